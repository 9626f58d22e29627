import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type ErrorMessageProps = Content & { readonly id?: string; readonly classes?: string; readonly attributes?: Attributes; readonly visuallyHiddenText?: string | false };

export const ErrorMessage = (props: ErrorMessageProps) => {
  const hidden = props.visuallyHiddenText ?? 'Error';
  return (
    <p {...(props.id === undefined ? {} : { id: props.id })} class={classNames('govuk-error-message', props.classes)} {...props.attributes}>
      {hidden === '' || hidden === false ? '' : <><span class="govuk-visually-hidden">{hidden}:</span>{' '}</>}{contentOf(props)}
    </p>
  );
};
