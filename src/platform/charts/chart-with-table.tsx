import type { Child } from 'hono/jsx';
import { Table } from '#platform/ui/table.tsx';

export type ChartColumn = { readonly title: string; readonly numeric?: boolean };
export type ChartWithTableProps = {
  /** Says what the picture shows: 'Partners and the coordinator differ most on challenge'. */
  readonly title: string;
  readonly chart: Child;
  /** The same chart drawn compact for narrow screens, with an id of its own. */
  readonly compactChart?: Child;
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly note?: string;
  /** Folds the table on screen, or keeps it open, whatever its length. */
  readonly folded?: boolean;
};

const mostPlainRows = 12;

/** The figures of a picture as a table, wide ones to be scrolled. */
export const Figures = ({ title, columns, rows }: Pick<ChartWithTableProps, 'title' | 'columns' | 'rows'>) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label={`Figures: ${title}`}>
    <Table
      classes="joinery-dense"
      caption={`Figures: ${title}`}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={columns.map((column) => ({ text: column.title, ...(column.numeric === true ? { format: 'numeric' } : {}) }))}
      rows={rows.map((row) => row.map((value, index) => ({ text: String(value), ...(columns[index]?.numeric === true ? { format: 'numeric' } : {}) })))}
    />
  </div>
);

/** A picture under a title that says what it shows, and the same figures as a table: in sight up to twelve rows, else folded on screen and open in print. */
export const ChartWithTable = (props: ChartWithTableProps) => (
  <figure class="joinery-figure">
    <figcaption class="joinery-figure__title">{props.title}</figcaption>
    {props.compactChart === undefined ? props.chart : (
      <>
        <div class="joinery-figure__wide">{props.chart}</div>
        <div class="joinery-figure__compact">{props.compactChart}</div>
      </>
    )}
    {props.note === undefined ? null : <p class="govuk-body-s">{props.note}</p>}
    {!(props.folded ?? props.rows.length > mostPlainRows) ? <Figures {...props} /> : (
      <details class="govuk-details joinery-figure__table">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Show the figures as a table</span></summary>
        <div class="govuk-details__text"><Figures {...props} /></div>
      </details>
    )}
  </figure>
);
