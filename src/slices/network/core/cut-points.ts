import type { Graph } from './graph.ts';

/** `points`: nodes whose loss leaves more pieces. `bridges`: ties whose loss does, the lower position first. */
export type CutPoints = { readonly points: readonly number[]; readonly bridges: readonly (readonly [number, number])[] };

type Walk = { readonly met: Int32Array; readonly low: Int32Array; readonly next: Int32Array; readonly parent: Int32Array; readonly isPoint: Uint8Array; readonly bridges: (readonly [number, number])[] };

const leave = ({ met, low, parent, isPoint, bridges }: Walk, node: number): number => {
  const above = parent[node] as number;
  if (above < 0) return above;
  low[above] = Math.min(low[above] as number, low[node] as number);
  if ((low[node] as number) > (met[above] as number)) bridges.push(above < node ? [above, node] : [node, above]);
  if ((low[node] as number) >= (met[above] as number) && (parent[above] as number) >= 0) isPoint[above] = 1;
  return above;
};

/** Walks one piece depth first, with no recursion, so that a long chain is no trouble. Gives the clock. */
const walkPiece = ({ out }: Graph, walk: Walk, start: number, from: number): number => {
  const { met, low, next, parent, isPoint } = walk;
  let [clock, node, branches] = [from, start, 0];
  met[start] = clock;
  low[start] = clock;
  clock += 1;
  while (node >= 0) {
    const at = next[node] as number;
    if (at === (out.offsets[node + 1] as number)) {
      node = leave(walk, node);
      if (node === start) branches += 1;
      continue;
    }
    next[node] = at + 1;
    const other = out.targets[at] as number;
    if (met[other] === -1) {
      parent[other] = node;
      met[other] = clock;
      low[other] = clock;
      clock += 1;
      node = other;
    } else if (other !== parent[node]) low[node] = Math.min(low[node] as number, met[other] as number);
  }
  if (branches > 1) isPoint[start] = 1;
  return clock;
};

/**
 * Cut points and bridges of the undirected simple network, in one walk linear in ties (J. Hopcroft and R. Tarjan, Communications of
 * the ACM 16, 1973).
 *
 * Example: a–b–c: b is the only cut point, and both ties are bridges.
 */
export const cutPoints = (simple: Graph): CutPoints => {
  const { size, out } = simple;
  const walk: Walk = { met: new Int32Array(size).fill(-1), low: new Int32Array(size), next: out.offsets.slice(0, size), parent: new Int32Array(size).fill(-1), isPoint: new Uint8Array(size), bridges: [] };
  let clock = 0;
  for (let start = 0; start < size; start += 1) if (walk.met[start] === -1) clock = walkPiece(simple, walk, start, clock);
  return { points: Array.from(walk.isPoint.keys()).filter((node) => walk.isPoint[node] === 1), bridges: walk.bridges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]) };
};
