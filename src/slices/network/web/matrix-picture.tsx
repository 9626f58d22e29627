import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { NetworkMatrix } from '#platform/charts/network-matrix.tsx';
import type { Aggregated, Block } from '../core/aggregate.ts';
import { ruleInWords } from '../core/aggregate.ts';
import { matrixOrder } from '../core/layout/matrix-order.ts';
import { captionOf, type PictureOrigin } from './picture-data.ts';

export type MatrixPictureProps = {
  readonly id: string;
  readonly title: string;
  /** Organisations out of people; from `publishable` where all may see it. */
  readonly aggregated: Pick<Aggregated, 'graph' | 'blocks' | 'rule'>;
  readonly labelOf?: (id: string) => string;
  /** The sector of an organisation. */
  readonly groupOf: (id: string) => string | null;
  readonly groupName: string;
  readonly origin: PictureOrigin;
};

type Row = { readonly within: number; readonly others: number; readonly partners: number };

const rowFor = (blocks: readonly Block[], id: string): Row => {
  const across = blocks.filter(({ source, target, ties }) => source !== target && ties > 0 && (source === id || target === id));
  return {
    within: blocks.find(({ source, target }) => source === id && target === id)?.ties ?? 0,
    others: across.reduce((sum, { ties }) => sum + ties, 0),
    partners: new Set(across.map(({ source, target }) => (source === id ? target : source))).size,
  };
};

/** Which organisation works with which, as a sorted square with its table. Above about 150 nodes it reads better than a map. */
export const NetworkMatrixPicture = ({ id, title, aggregated: { graph, blocks, rule }, labelOf = (one) => one, groupOf, groupName, origin }: MatrixPictureProps) => {
  const order = matrixOrder(graph, groupOf);
  const chart = {
    title, directed: graph.directed, ends: order.map((one) => ({ id: one, label: labelOf(one), group: groupOf(one) })),
    cells: blocks.map(({ source, target, ties }) => ({ row: source, column: target, value: ties })), counts: 'ties between people of the two',
    caption: captionOf({ graph, noun: ['organisation', 'organisations'] }, origin),
  };
  return (
    <ChartWithTable
      title={title}
      chart={<NetworkMatrix {...chart} id={id} />}
      compactChart={<NetworkMatrix {...chart} id={`${id}-compact`} compact />}
      columns={[{ title: 'Organisation' }, { title: groupName }, { title: 'Ties within', numeric: true }, { title: 'Ties to others', numeric: true }, { title: 'Organisations tied to', numeric: true }]}
      rows={order.map((one) => {
        const { within, others, partners } = rowFor(blocks, one);
        return [labelOf(one), groupOf(one) ?? '–', within, others, partners];
      })}
      note={`${ruleInWords(rule)} A square on the diagonal is an organisation with itself.`}
    />
  );
};
