import type { Fault } from '#lib/result.ts';

/** A refusal as a page of its own: what went wrong, and what to do. */
export const ErrorPage = ({ heading, message, faults }: { readonly heading: string; readonly message: string; readonly faults: readonly Fault[] }) => (
  <>
    <h1 class="govuk-heading-l">{heading}</h1>
    <p class="govuk-body">{message}</p>
    {faults.length === 0 ? null : (
      <ul class="govuk-list govuk-list--bullet">
        {faults.slice(0, 50).map((fault) => <li>{fault.row === undefined ? '' : `Row ${fault.row + 1}: `}{fault.message}</li>)}
      </ul>
    )}
    <p class="govuk-body"><a class="govuk-link" href="/">Go to your home page</a></p>
  </>
);
