import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type WarningTextProps = Content & { readonly iconFallbackText?: string; readonly classes?: string; readonly attributes?: Attributes };

export const WarningText = (props: WarningTextProps) => (
  <div class={classNames('govuk-warning-text', props.classes)} {...props.attributes}>
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{props.iconFallbackText ?? 'Warning'}</span> {contentOf(props)}
    </strong>
  </div>
);
