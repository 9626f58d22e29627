import { NetworkMultiples } from '../network-multiples.tsx';
import { exampleGroups, exampleNetwork } from './network-example.ts';
import { seeded } from '#lib/chance.ts';

const { nodes, ties } = exampleNetwork(84, 7);
const { next } = seeded(3);
const panels = [['Work', 1], ['Innovation', 0.45], ['Expertise', 0.6], ['Informal', 0.35], ['Strategy', 0.5], ['Decisions', 0.2]].map(([label, share]) => {
  const kept = ties.filter(() => next() < Number(share)).map(({ source, target }) => ({ source, target }));
  const values = new Map<string, number>();
  for (const id of kept.flatMap(({ source, target }) => [source, target])) values.set(id, (values.get(id) ?? 0) + 1);
  return { label: String(label), note: `${kept.length} ties · ${84 - values.size} with none`, ties: kept, values };
});
const props = { id: 'relations', title: 'They meet at work, and decide with few', nodes: nodes.map((node) => ({ ...node, silent: false })), panels, directed: false, groups: exampleGroups, caption: '84 people in the same places · asked in November 2026 · larger: the more ties in that relation · grey dot: none in it' };

export const networkByRelation = () => <NetworkMultiples {...props} />;
export const networkByRelationCompact = () => <NetworkMultiples {...props} compact />;
