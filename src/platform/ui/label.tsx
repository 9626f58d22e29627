import { classNames, contentOf, hasContent, type Attributes, type Content } from './content.tsx';

export type LabelProps = Content & { readonly for?: string; readonly isPageHeading?: boolean; readonly classes?: string; readonly attributes?: Attributes };

export const Label = (props: LabelProps) => {
  if (!hasContent(props)) return null;
  const label = <label class={classNames('govuk-label', props.classes)} {...props.attributes} {...(props.for === undefined ? {} : { for: props.for })}>{contentOf(props)}</label>;
  return props.isPageHeading === true ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
};
