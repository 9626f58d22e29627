import type { Child } from 'hono/jsx';
import { capitalise } from '#lib/text.ts';
import { ChartWithTable, Figures } from '#platform/charts/chart-with-table.tsx';
import { NetworkMatrix } from '#platform/charts/network-matrix.tsx';
import type { Aggregated, Block } from '../core/aggregate.ts';
import { ruleInWords } from '../core/aggregate.ts';
import { matrixOrder } from '../core/layout/matrix-order.ts';
import { captionOf, type PictureOrigin } from './picture-data.ts';

export type MatrixPictureProps = {
  readonly id: string;
  readonly title: string;
  /** Organisations out of people; from `atLevel` where all may see it. */
  readonly aggregated: Pick<Aggregated, 'graph' | 'blocks' | 'rule'>;
  readonly labelOf?: (id: string) => string;
  /** The sector of an organisation. */
  readonly groupOf: (id: string) => string | null;
  readonly groupName: string;
  /** What a row is: organisations unless said otherwise. */
  readonly noun?: readonly [one: string, many: string];
  /** What a square counts, where it is not ties between people. */
  readonly counts?: string;
  readonly origin: PictureOrigin;
  /** Where all are found, said where there are too many for a square. */
  readonly rest?: Child;
};

type Row = { within: number; others: number; readonly partners: Set<string> };

/** For each, ties within and to others, and with how many others. */
const rowsFor = (blocks: readonly Block[]): ReadonlyMap<string, Row> => {
  const found = new Map<string, Row>();
  const rowOf = (id: string): Row => {
    const row = found.get(id) ?? { within: 0, others: 0, partners: new Set<string>() };
    found.set(id, row);
    return row;
  };
  for (const { source, target, ties } of blocks) {
    if (source === target) rowOf(source).within += ties;
    else if (ties > 0) {
      for (const [one, other] of [[source, target], [target, source]] as const) {
        const row = rowOf(one);
        row.others += ties;
        row.partners.add(other);
      }
    }
  }
  return found;
};

/** Above so many a square has cells too small to see, and is not drawn. */
export const mostInSquare = 200;

const TooMany = ({ title, size, figures, rest }: { readonly title: string; readonly size: number; readonly figures: Pick<Parameters<typeof Figures>[0], 'columns' | 'rows'>; readonly rest?: Child }) => {
  const rows = figures.rows.toSorted((a, b) => Number(b.at(-2)) - Number(a.at(-2))).slice(0, mostInSquare);
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body">{size.toLocaleString('en-GB')} are too many for a square of who works with whom. Choose sectors, groups or layers above to see one. {rest}</p>
      <details class="govuk-details">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">The {rows.length} with the most ties to others</span></summary>
        <div class="govuk-details__text"><Figures title={title} columns={figures.columns} rows={rows} /></div>
      </details>
    </>
  );
};

/** Which organisation works with which, as a sorted square with its table. Above about 150 nodes it reads better than a map; above 200 only the table is left. */
export const NetworkMatrixPicture = ({ id, title, aggregated: { graph, blocks, rule }, labelOf = (one) => one, groupOf, groupName, noun = ['organisation', 'organisations'], counts, origin, rest }: MatrixPictureProps) => {
  const isTooLarge = graph.size > mostInSquare;
  const order = isTooLarge ? graph.ids : matrixOrder(graph, groupOf);
  const counted = rowsFor(blocks);
  const ofPeople = counts !== undefined;
  const figures = {
    columns: [{ title: capitalise(noun[0]) }, { title: groupName }, ...(ofPeople ? [] : [{ title: 'Ties within', numeric: true }]), { title: ofPeople ? 'Strength of ties' : 'Ties to others', numeric: true }, { title: `${capitalise(noun[1])} tied to`, numeric: true }],
    rows: order.map((one) => [labelOf(one), groupOf(one) ?? '–', ...(ofPeople ? [] : [counted.get(one)?.within ?? 0]), counted.get(one)?.others ?? 0, counted.get(one)?.partners.size ?? 0]),
  };
  if (isTooLarge) return <TooMany title={title} size={graph.size} figures={figures} rest={rest} />;
  const chart = {
    title, directed: graph.directed, ends: order.map((one) => ({ id: one, label: labelOf(one), group: groupOf(one) })),
    cells: blocks.map(({ source, target, ties }) => ({ row: source, column: target, value: ties })), counts: counts ?? 'ties between people of the two',
    caption: captionOf({ graph, noun }, origin),
  };
  return (
    <ChartWithTable
      title={title}
      chart={<NetworkMatrix {...chart} id={id} />}
      compactChart={<NetworkMatrix {...chart} id={`${id}-compact`} compact />}
      {...figures}
      note={ofPeople ? 'Those with most ties stand first in their sector.' : `${ruleInWords(rule)} A square on the diagonal is what lies within one.`}
    />
  );
};
