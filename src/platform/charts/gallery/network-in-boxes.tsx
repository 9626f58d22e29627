import { NetworkChart, type NetworkBox, type NetworkNode } from '../network-chart.tsx';
import { exampleGroups, exampleNetwork } from './network-example.ts';

const { nodes, ties } = exampleNetwork(84, 7);
const step = 44;
const boxes: NetworkBox[] = [];
const placed: NetworkNode[] = [];
let [left, top, high] = [0, 0, 0];
exampleGroups.forEach((label, group) => {
  const members = nodes.filter((node) => node.group === group).toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0));
  const across = Math.ceil(Math.sqrt(members.length * 1.3));
  const [width, height] = [across * step, Math.ceil(members.length / across) * step];
  if (left > 0 && left + width > 900) [left, top, high] = [0, top + high + 42, 0];
  members.forEach((node, at) => placed.push({ ...node, x: left + ((at % across) + 0.4 + (Math.floor(at / across) % 2) * 0.2) * step, y: top + (Math.floor(at / across) + 0.5) * step }));
  boxes.push({ label, left, top, width, height });
  left += width + 30;
  high = Math.max(high, height);
});

const props = { id: 'network-boxes', title: 'Local government holds the sectors together', nodes: placed, ties, boxes, directed: false, groups: exampleGroups, measure: 'the more ties', caption: 'Work · 84 people, 194 ties · asked in November 2026 · 84% answered · every tie is shown' };

export const networkInBoxes = () => <NetworkChart {...props} mostNames={12} />;
export const networkInBoxesCompact = () => <NetworkChart {...props} compact mostNames={4} />;
