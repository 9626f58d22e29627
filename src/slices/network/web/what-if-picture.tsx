import { capitalise, plural } from '#lib/text.ts';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { NetworkChange } from '#platform/charts/network-change.tsx';
import { figureRows } from '../core/figure-rows.ts';
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

const summed = ({ nodes, ties, components }: Figures, [one, many]: readonly [string, string] = ['person', 'people']): string => `${nodes} ${nodes === 1 ? one : many}, ${ties} ${ties === 1 ? 'tie' : 'ties'}, ${components} ${components === 1 ? 'piece' : 'pieces'}`;

/** A network as it is and as it would be, with the figures of both. */
export const WhatIfPicture = ({ id, title, change, origin, named = true, ...facts }: WhatIfPictureProps) => {
  const groups = groupsOf(facts);
  const names = change.removed.map((one) => facts.nodes.get(one)?.label ?? one);
  const joined = change.added.length === 0 ? '' : `with ${plural(change.added.length, 'new tie')}`;
  const without = names.length === 0 ? capitalise(joined) : `Without ${named && names.length <= 2 ? names.join(' and ') : names.length}${joined === '' ? '' : `, ${joined}`}`;
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
      rows={figureRows(change.before, change.after, facts.noun?.[1])}
      note={change.words.join(' ')}
    />
  );
};
