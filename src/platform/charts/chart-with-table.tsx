import type { Child } from 'hono/jsx';
import { Details } from '#platform/ui/details.tsx';
import { Table } from '#platform/ui/table.tsx';

export type ChartWithTableProps = { readonly title: string; readonly chart: Child; readonly head: readonly string[]; readonly rows: readonly (readonly (string | number)[])[]; readonly folded?: boolean };

/** A picture titled by what it shows, and the same figures as a table beside it. */
export const ChartWithTable = ({ title, chart, head, rows, folded }: ChartWithTableProps) => {
  const table = (
    <div class="joinery-scroll joinery-dense" tabindex={0} role="region" aria-label={`Figures: ${title}`}>
      <Table
        caption={`Figures: ${title}`}
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={head.map((text, index) => ({ text, ...(index === 0 ? {} : { format: 'numeric' }) }))}
        rows={rows.map((row) => row.map((cell, index) => ({ text: cell, ...(index === 0 ? {} : { format: 'numeric' }) })))}
      />
    </div>
  );
  return (
    <figure class="joinery-figure">
      <figcaption>{title}</figcaption>
      <div class="joinery-scroll" tabindex={0} role="region" aria-label={`Picture: ${title}`}>{chart}</div>
      {folded === true ? <Details summaryText="The same figures as a table">{table}</Details> : table}
    </figure>
  );
};
