import type { Graph } from './graph.ts';

/**
 * `points`: nodes whose loss leaves more pieces. `pairsCut`, beside them: pairs of others who could then no longer reach each other.
 * `bridges`: ties whose loss leaves more pieces, the lower position first.
 */
export type CutPoints = { readonly points: readonly number[]; readonly pairsCut: readonly number[]; readonly bridges: readonly (readonly [number, number])[] };

type Walk = {
  readonly met: Int32Array;
  readonly low: Int32Array;
  readonly next: Int32Array;
  readonly parent: Int32Array;
  readonly isPoint: Uint8Array;
  readonly bridges: (readonly [number, number])[];
  /** The first node of the piece that a node is in. */
  readonly first: Int32Array;
  /** How many hang below a node in the walk, itself among them; of a first node, its whole piece. */
  readonly below: Int32Array;
  /** Of those below, how many come away without the node, and the pairs within what comes away. */
  readonly away: Int32Array;
  readonly awayPairs: Float64Array;
};

const pairsOf = (size: number): number => (size * (size - 1)) / 2;

const leave = ({ met, low, parent, isPoint, bridges, below, away, awayPairs }: Walk, node: number): number => {
  const above = parent[node] as number;
  if (above < 0) return above;
  const size = below[node] as number;
  below[above] = (below[above] as number) + size;
  if ((low[node] as number) >= (met[above] as number)) {
    away[above] = (away[above] as number) + size;
    awayPairs[above] = (awayPairs[above] as number) + pairsOf(size);
  }
  low[above] = Math.min(low[above] as number, low[node] as number);
  if ((low[node] as number) > (met[above] as number)) bridges.push(above < node ? [above, node] : [node, above]);
  if ((low[node] as number) >= (met[above] as number) && (parent[above] as number) >= 0) isPoint[above] = 1;
  return above;
};

/** Walks one piece depth first, with no recursion, so that a long chain is no trouble. Gives the clock. */
const walkPiece = ({ out }: Graph, walk: Walk, start: number, from: number): number => {
  const { met, low, next, parent, isPoint, first } = walk;
  let [clock, node, branches] = [from, start, 0];
  met[start] = clock;
  low[start] = clock;
  first[start] = start;
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
      first[other] = start;
      clock += 1;
      node = other;
    } else if (other !== parent[node]) low[node] = Math.min(low[node] as number, met[other] as number);
  }
  if (branches > 1) isPoint[start] = 1;
  return clock;
};

/** Of the others in its piece, those pairs that are in different pieces once the node is gone. */
const pairsCutBy = ({ first, below, away, awayPairs }: Walk, node: number): number => {
  const others = (below[first[node] as number] as number) - 1;
  return pairsOf(others) - (awayPairs[node] as number) - pairsOf(others - (away[node] as number));
};

/**
 * Cut points and bridges of the undirected simple network, in one walk linear in ties (J. Hopcroft and R. Tarjan, Communications of
 * the ACM 16, 1973).
 *
 * Example: a–b–c: b is the only cut point and cuts one pair, and both ties are bridges.
 */
export const cutPoints = (simple: Graph): CutPoints => {
  const { size, out } = simple;
  const room = (): Int32Array => new Int32Array(size);
  const walk: Walk = { met: room().fill(-1), low: room(), next: out.offsets.slice(0, size), parent: room().fill(-1), isPoint: new Uint8Array(size), bridges: [], first: room(), below: room().fill(1), away: room(), awayPairs: new Float64Array(size) };
  let clock = 0;
  for (let start = 0; start < size; start += 1) if (walk.met[start] === -1) clock = walkPiece(simple, walk, start, clock);
  const points = Array.from(walk.isPoint.keys()).filter((node) => walk.isPoint[node] === 1);
  return { points, pairsCut: points.map((node) => pairsCutBy(walk, node)), bridges: walk.bridges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]) };
};
