import type { Child } from 'hono/jsx';
import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type DetailsProps = Content & { readonly summaryText?: string; readonly summaryHtml?: Child; readonly id?: string; readonly open?: boolean; readonly classes?: string; readonly attributes?: Attributes };

export const Details = (props: DetailsProps) => (
  <details {...(props.id === undefined ? {} : { id: props.id })} class={classNames('govuk-details', props.classes)} {...(props.open === true ? { open: true } : {})} {...props.attributes}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{contentOf({ html: props.summaryHtml, ...(props.summaryText === undefined ? {} : { text: props.summaryText }) })}</span>
    </summary>
    <div class="govuk-details__text">{contentOf(props)}</div>
  </details>
);
