import type { Child } from 'hono/jsx';

/** Caption, heading and the one sentence that says what the page tells you. */
export const PageHeading = ({ caption, heading, lead }: { readonly caption?: string | undefined; readonly heading: string; readonly lead?: Child }) => (
  <>
    {caption === undefined ? null : <span class="govuk-caption-l">{caption}</span>}
    <h1 class="govuk-heading-l">{heading}</h1>
    {lead === undefined || lead === '' ? null : <p class="govuk-body-l joinery-lead">{lead}</p>}
  </>
);
