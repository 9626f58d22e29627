import { raw } from 'hono/html';
import { escapedText } from './escaped-text.ts';
import { classNames, contentOf, type Attributes, type Content } from './content.tsx';

export type TableCell = Content & { readonly format?: string; readonly classes?: string; readonly colspan?: number; readonly rowspan?: number; readonly attributes?: Attributes };
export type TableProps = {
  readonly rows: readonly (readonly TableCell[])[];
  readonly head?: readonly TableCell[];
  readonly caption?: string;
  readonly captionClasses?: string;
  readonly firstCellIsHeader?: boolean;
  readonly classes?: string;
  readonly attributes?: Attributes;
};

const spans = (cell: TableCell) => ({ ...(cell.colspan === undefined ? {} : { colspan: cell.colspan }), ...(cell.rowspan === undefined ? {} : { rowspan: cell.rowspan }) });

const plain = (cell: TableCell): boolean => cell.classes === undefined && cell.attributes === undefined && cell.colspan === undefined && cell.rowspan === undefined;

const classOf = (cell: TableCell): string => {
  const format = cell.format === undefined || cell.format === '' ? false : `govuk-table__cell--${cell.format}`;
  return classNames('govuk-table__cell', format, cell.classes);
};

const isText = (cell: TableCell): boolean => plain(cell) && cell.children === undefined && (cell.html === undefined ? cell.text !== undefined : typeof cell.html === 'string' && (cell.html !== '' || cell.text !== undefined));

// Written out rather than composed: an element for each cell of text doubles the cost of a long table. The text is escaped as JSX would.
const textCell = (cell: TableCell, header: boolean): string => {
  const text = typeof cell.html === 'string' && cell.html !== '' ? cell.html : escapedText(String(cell.text));
  if (header) return `<th scope="row" class="govuk-table__header">${text}</th>`;
  return `<td class="${cell.format === undefined ? 'govuk-table__cell' : escapedText(classOf(cell))}">${text}</td>`;
};

const rowHeader = (cell: TableCell) =>
  isText(cell) ? raw(textCell(cell, true)) : plain(cell) ? <th scope="row" class="govuk-table__header">{contentOf(cell)}</th> : <th scope="row" class={classNames('govuk-table__header', cell.classes)} {...spans(cell)} {...cell.attributes}>{contentOf(cell)}</th>;

const dataCell = (cell: TableCell) =>
  isText(cell) ? raw(textCell(cell, false)) : plain(cell) ? <td class={cell.format === undefined ? 'govuk-table__cell' : classOf(cell)}>{contentOf(cell)}</td> : <td class={classOf(cell)} {...spans(cell)} {...cell.attributes}>{contentOf(cell)}</td>;

const Head = ({ cells }: { readonly cells: readonly TableCell[] }) => (
  <thead class="govuk-table__head">
    <tr class="govuk-table__row">
      {cells.map((cell) => (
        <th scope="col" class={classNames('govuk-table__header', cell.format !== undefined && cell.format !== '' && `govuk-table__header--${cell.format}`, cell.classes)} {...spans(cell)} {...cell.attributes}>{contentOf(cell)}</th>
      ))}
    </tr>
  </thead>
);

const Row = ({ cells, firstCellIsHeader }: { readonly cells: readonly TableCell[]; readonly firstCellIsHeader: boolean }) =>
  cells.every(isText)
    ? raw(`<tr class="govuk-table__row">${cells.map((cell, index) => textCell(cell, index === 0 && firstCellIsHeader)).join('')}</tr>`)
    : <tr class="govuk-table__row">{cells.map((cell, index) => (index === 0 && firstCellIsHeader ? rowHeader(cell) : dataCell(cell)))}</tr>;

export const Table = (props: TableProps) => (
  <table class={classNames('govuk-table', props.classes)} {...props.attributes}>
    {props.caption === undefined || props.caption === '' ? null : <caption class={classNames('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>}
    {props.head === undefined || props.head.length === 0 ? null : <Head cells={props.head} />}
    <tbody class="govuk-table__body">
      {props.rows.map((row) => (row ? <Row cells={row} firstCellIsHeader={props.firstCellIsHeader === true} /> : null))}
    </tbody>
  </table>
);

