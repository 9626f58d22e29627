import { NetworkChange } from '../network-change.tsx';
import { exampleGroups, exampleNetwork } from './network-example.ts';

const { nodes, ties } = exampleNetwork(84, 7);
const gone = ['p0', 'p3'];

const cutOff = (): readonly (readonly string[])[] => {
  const left = nodes.map(({ id }) => id).filter((id) => !gone.includes(id) && ties.some(({ source, target }) => source === id || target === id));
  const pieces: string[][] = [];
  const seen = new Set<string>();
  for (const start of left) {
    if (seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (const id of piece) for (const { source, target } of ties) {
      const other = source === id ? target : target === id ? source : null;
      if (other === null || seen.has(other) || gone.includes(other)) continue;
      seen.add(other);
      piece.push(other);
    }
    pieces.push(piece);
  }
  return pieces.toSorted((a, b) => b.length - a.length).slice(1);
};

const props = {
  id: 'network-change', title: 'Without two people others are cut off', nodes, ties, directed: false, groups: exampleGroups, removed: gone, cutOff: cutOff(), added: [{ source: 'p20', target: 'p33' }],
  beforeLabel: 'As it is', beforeNote: '84 people, 194 ties, 5 pieces', afterLabel: 'Without Amara Abbott and Dev Khan', afterNote: '82 people, 160 ties', caption: 'Work · asked in November 2026 · 84% answered',
};

export const networkWithoutOne = () => <NetworkChange {...props} />;
export const networkWithoutOneCompact = () => <NetworkChange {...props} compact />;
