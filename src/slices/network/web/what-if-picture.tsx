import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { NetworkChange } from '#platform/charts/network-change.tsx';
import type { Figures, WhatIf } from '../core/what-if.ts';
import { captionOf, chartNodes, chartTies, groupsOf, type PictureFacts, type PictureOrigin } from './picture-data.ts';

export type WhatIfPictureProps = PictureFacts & {
  readonly id: string;
  readonly title: string;
  readonly change: WhatIf;
  readonly origin: PictureOrigin;
  /** Whether those gone and cut off are named on it. */
  readonly named?: boolean;
};

const figure = (value: number | null, digits: number): string => (value === null ? '–' : value.toFixed(digits));

const rowsOf = (before: Figures, after: Figures, many = 'people'): readonly (readonly (string | number)[])[] => [
  [`${many.charAt(0).toUpperCase()}${many.slice(1)}`, before.nodes, after.nodes], ['Ties', before.ties, after.ties], ['Pieces', before.components, after.components], ['With no tie', before.isolates, after.isolates],
  ['Density', figure(before.density, 3), figure(after.density, 3)], ['Mean steps between two', figure(before.meanDistance, 2), figure(after.meanDistance, 2)],
  ['Longest way', figure(before.diameter, 0), figure(after.diameter, 0)], ['Fragmentation', figure(before.fragmentation, 3), figure(after.fragmentation, 3)],
];

const summed = ({ nodes, ties, components }: Figures, [one, many]: readonly [string, string] = ['person', 'people']): string => `${nodes} ${nodes === 1 ? one : many}, ${ties} ${ties === 1 ? 'tie' : 'ties'}, ${components} ${components === 1 ? 'piece' : 'pieces'}`;

/** A network as it is and as it would be, with the figures of both. */
export const WhatIfPicture = ({ id, title, change, origin, named = true, ...facts }: WhatIfPictureProps) => {
  const groups = groupsOf(facts);
  const names = change.removed.map((one) => facts.nodes.get(one)?.label ?? one);
  const without = names.length === 0 ? 'With the new ties' : named && names.length <= 2 ? `Without ${names.join(' and ')}` : `Without ${names.length}`;
  const chart = {
    title, named, groups, nodes: chartNodes(facts, groups), ties: chartTies(facts), directed: facts.graph.directed, removed: change.removed, cutOff: change.cutOff, added: change.added,
    beforeLabel: 'As it is', beforeNote: summed(change.before, facts.noun), afterLabel: without, afterNote: summed(change.after, facts.noun), caption: captionOf(facts, origin),
  };
  return (
    <ChartWithTable
      title={title}
      chart={<NetworkChange {...chart} id={id} />}
      compactChart={<NetworkChange {...chart} id={`${id}-compact`} compact />}
      columns={[{ title: 'Figure' }, { title: 'As it is', numeric: true }, { title: without, numeric: true }]}
      rows={rowsOf(change.before, change.after, facts.noun?.[1])}
      note={change.words.join(' ')}
    />
  );
};
