import { communities } from './communities.ts';
import { components } from './components.ts';
import { degreeAt, graphOf, isTied, tiesOf, undirectedOf, type Graph } from './graph.ts';
import { reachOf } from './reach.ts';

export type BestTie = {
  readonly source: string;
  readonly target: string;
  /** How much distance-weighted fragmentation falls, with the better ones before it made. */
  readonly gain: number;
};

const far = 65_535;

const distancesOf = ({ size, out }: Graph): Uint16Array => {
  const table = new Uint16Array(size * size).fill(far);
  const waiting = new Int32Array(size);
  for (let source = 0; source < size; source += 1) {
    const base = source * size;
    table[base + source] = 0;
    waiting[0] = source;
    let length = 1;
    for (let head = 0; head < length; head += 1) {
      const node = waiting[head] as number;
      for (let at = out.offsets[node] as number; at < (out.offsets[node + 1] as number); at += 1) {
        const other = out.targets[at] as number;
        if (table[base + other] !== far) continue;
        table[base + other] = (table[base + node] as number) + 1;
        waiting[length] = other;
        length += 1;
      }
    }
  }
  return table;
};

/** How much the sum of 1/d over ordered pairs rises with a tie between two. */
const gainOf = (table: Uint16Array, size: number, first: number, second: number): number => {
  const [a, b] = [first * size, second * size];
  let gain = 0;
  for (let one = 0; one < size; one += 1) {
    const [toFirst, toSecond] = [table[a + one] as number, table[b + one] as number];
    if (Math.abs(toFirst - toSecond) < 2) continue;
    const base = one * size;
    const [near, start] = toFirst < toSecond ? [toFirst + 1, b] : [toSecond + 1, a];
    for (let other = 0; other < size; other += 1) {
      const through = near + (table[start + other] as number);
      const now = table[base + other] as number;
      if (through < now) gain += 1 / through - (now === far ? 0 : 1 / now);
    }
  }
  return gain;
};

const candidatesAtMost = 28;

/** Who a new tie might be for: the nearest to all in each piece and each community, and the farthest from all. */
const endsOf = (simple: Graph): readonly number[] => {
  const { harmonic } = reachOf(simple);
  const nodes = Array.from({ length: simple.size }, (_, node) => node);
  const byNear = nodes.toSorted((a, b) => (harmonic[b] as number) - (harmonic[a] as number) || degreeAt(simple.out, b) - degreeAt(simple.out, a) || a - b);
  const firstOf = (groups: Int32Array, most: number): readonly number[] => {
    const seen = new Set<number>();
    return byNear.filter((node) => !seen.has(groups[node] as number) && seen.add(groups[node] as number).size <= most);
  };
  return [...new Set([...firstOf(components(simple).of, 8), ...firstOf(communities(simple).of, 12), ...byNear.toReversed().slice(0, 8)])].slice(0, candidatesAtMost);
};

const largestTable = 1500;

const untied = (simple: Graph, ends: readonly number[]): readonly (readonly [number, number])[] =>
  ends.flatMap((first, at) => ends.slice(at + 1).flatMap((second) => (isTied(simple.out, first, second) ? [] : [[Math.min(first, second), Math.max(first, second)] as const])));

const bestPair = (simple: Graph): { readonly pair: readonly [number, number]; readonly gain: number } | null => {
  const { size } = simple;
  const pairs = untied(simple, endsOf(simple));
  const pieces = components(simple);
  // In a large network only ties between pieces are weighed, by how many pairs they join: a table of all distances would not fit.
  const table = size <= largestTable ? distancesOf(simple) : null;
  let best: { readonly pair: readonly [number, number]; readonly gain: number } | null = null;
  for (const pair of pairs) {
    const [mine, theirs] = [pieces.of[pair[0]] as number, pieces.of[pair[1]] as number];
    const gain = table === null ? (mine === theirs ? 0 : 2 * (pieces.sizes[mine] as number) * (pieces.sizes[theirs] as number)) : gainOf(table, size, pair[0], pair[1]);
    if (gain > (best?.gain ?? 0)) best = { pair, gain };
  }
  return best;
};

/**
 * The few ties that would bring people nearest, one after another. They are looked for among the best placed of each piece and
 * community and those farthest from all, so a better one may be missed. Above 1,500 nodes only ties that join pieces are weighed,
 * and `gain` is then the share of pairs that they join.
 *
 * Example: for a–b and c–d it is a tie between the two pairs; each new tie is chosen with those before it in place.
 */
export const bestTies = (asked: Graph, count: number): readonly BestTie[] => {
  let graph = undirectedOf(asked);
  const found: BestTie[] = [];
  while (found.length < count) {
    const best = bestPair(graph);
    if (best === null) break;
    const [source, target] = best.pair.map((node) => graph.ids[node] as string) as [string, string];
    found.push({ source, target, gain: best.gain / (graph.size * (graph.size - 1)) });
    graph = graphOf(graph.ids, [...tiesOf(graph), { source, target }], { directed: false });
  }
  return found;
};
