import { graphOfColumns, tieColumns, type Graph } from './graph.ts';
import { fold, moveNodes, refine, renumber, type Folded } from './leiden.ts';
import { seeded, type Chance } from '#lib/chance.ts';

export type Communities = {
  /** Numbered from 0 by size, largest first. */
  readonly of: Int32Array;
  readonly sizes: readonly number[];
  /** null with no tie. */
  readonly modularity: number | null;
  /** Lowest and highest over the runs. */
  readonly range: readonly [number, number] | null;
  /** How far the runs agree with the one given: mean adjusted Rand index, 1 for the same each time; null for one run. */
  readonly stability: number | null;
  /** For each node, the mean overlap (Jaccard) of its community with the ones it is in in the other runs; null for one run. */
  readonly nodeStability: Float64Array | null;
};

/** Without direction; the strengths of two arcs between the same pair add up, and mere arcs count once. */
const asFolded = (asked: Graph): Folded => {
  const { out, size } = asked.directed ? graphOfColumns(asked.ids, tieColumns(asked), false) : asked;
  const weights = out.strengths ?? new Float64Array(out.targets.length).fill(1);
  const strength = Float64Array.from({ length: size }, (_, node) => {
    let sum = 0;
    for (let at = out.offsets[node] as number; at < (out.offsets[node + 1] as number); at += 1) sum += weights[at] as number;
    return sum;
  });
  return { size, offsets: out.offsets, targets: out.targets, weights, strength, total: strength.reduce((sum, one) => sum + one, 0) };
};

const quality = ({ size, offsets, targets, weights, strength, total }: Folded, of: Int32Array): number => {
  const held = new Float64Array(size);
  let within = 0;
  for (let node = 0; node < size; node += 1) {
    held[of[node] as number] = (held[of[node] as number] as number) + (strength[node] as number);
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) if (of[targets[at] as number] === of[node]) within += weights[at] as number;
  }
  return within / total - held.reduce((sum, one) => sum + (one / total) ** 2, 0);
};

/**
 * Modularity of a grouping: the share of ties within communities, less what it would be if ties fell at random on nodes of the same
 * degrees (M. Newman and M. Girvan, Physical Review E 69, 2004). null with no tie.
 *
 * Example: two triangles joined by one tie, each a community: 6/7 − 1/2 = 0.3571.
 */
export const modularity = (graph: Graph, of: Int32Array): number | null => (graph.ties === 0 ? null : quality(asFolded(graph), renumber(of).of));

/** One pass of Leiden: move, refine, fold, until nothing moves. Starts from `of` and improves it in place. */
const pass = (base: Folded, of: Int32Array, chance: Chance): boolean => {
  const place = Int32Array.from({ length: base.size }, (_, node) => node);
  let [graph, groups, hasMoved] = [base, renumber(of).of, false];
  for (;;) {
    const isMoved = moveNodes(graph, groups, chance);
    hasMoved ||= isMoved;
    for (let node = 0; node < of.length; node += 1) of[node] = groups[place[node] as number] as number;
    if (new Set(groups).size === graph.size) return hasMoved;
    const { of: part, count } = renumber(refine(graph, groups, chance));
    if (count === graph.size) return hasMoved;
    const next = new Int32Array(count);
    part.forEach((one, node) => {
      next[one] = groups[node] as number;
    });
    for (let node = 0; node < of.length; node += 1) place[node] = part[place[node] as number] as number;
    graph = fold(graph, part, count);
    groups = renumber(next).of;
  }
};

const passesAtMost = 10;

const runOnce = (base: Folded, seed: number): Int32Array => {
  const chance = seeded(seed);
  const of = Int32Array.from({ length: base.size }, (_, node) => node);
  for (let round = 0; round < passesAtMost; round += 1) if (!pass(base, of, chance)) break;
  return renumber(of).of;
};

const bySize = (of: Int32Array): { readonly of: Int32Array; readonly sizes: readonly number[] } => {
  const sizes: number[] = [];
  for (const one of of) sizes[one] = (sizes[one] ?? 0) + 1;
  const order = sizes.map((_, at) => at).toSorted((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  const rank = new Int32Array(sizes.length);
  order.forEach((one, at) => {
    rank[one] = at;
  });
  return { of: of.map((one) => rank[one] as number), sizes: order.map((one) => sizes[one] as number) };
};

const pairsOf = (counts: Iterable<number>): number => {
  let sum = 0;
  for (const count of counts) sum += (count * (count - 1)) / 2;
  return sum;
};

type Compared = { readonly rand: number; readonly overlap: Float64Array };

const countsOf = (keys: Float64Array): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Two groupings of the same nodes: adjusted Rand index (L. Hubert and P. Arabie, Journal of Classification 2, 1985), and each node's overlap. */
export const compareGroupings = (first: Int32Array, second: Int32Array): Compared => {
  const size = first.length;
  const keys = Float64Array.from(first, (one, node) => one * size + (second[node] as number));
  const [both, mine, theirs] = [countsOf(keys), countsOf(Float64Array.from(first)), countsOf(Float64Array.from(second))];
  const [shared, a, b, all] = [pairsOf(both.values()), pairsOf(mine.values()), pairsOf(theirs.values()), pairsOf([size])];
  const expected = all === 0 ? 0 : (a * b) / all;
  const most = (a + b) / 2;
  const overlap = Float64Array.from(first, (one, node) => {
    const common = both.get(keys[node] as number) as number;
    return common / ((mine.get(one) as number) + (theirs.get(second[node] as number) as number) - common);
  });
  return { rand: most === expected ? 1 : (shared - expected) / (most - expected), overlap };
};

/** Up to here several runs are soon done. */
const fewNodes = 1000;

/**
 * Communities by the Leiden algorithm with modularity (V. Traag, L. Waltman and N. van Eck, Scientific Reports 9, 2019). They are not
 * unique: each run starts from a seed of its own, the one with the greatest modularity is given (of five up to 1,000 nodes, else of one, unless told), with the range over runs and how
 * stable membership is. Direction is left aside. A node with no tie is a community of its own.
 *
 * Example: two triangles joined by one tie are two communities, modularity 0.3571, in every run.
 */
export const communities = (graph: Graph, { seed = 1, runs = graph.size <= fewNodes ? 5 : 1 }: { readonly seed?: number; readonly runs?: number } = {}): Communities => {
  const base = asFolded(graph);
  if (graph.ties === 0) return { ...bySize(Int32Array.from({ length: graph.size }, (_, node) => node)), modularity: null, range: null, stability: null, nodeStability: null };
  const found = Array.from({ length: runs }, (_, run) => {
    const of = runOnce(base, seed + run);
    return { of, value: quality(base, of) };
  });
  const best = found.reduce((most, one) => (one.value > most.value ? one : most));
  const values = found.map(({ value }) => value);
  const others = found.filter((one) => one !== best).map(({ of }) => compareGroupings(best.of, of));
  const isOne = others.length === 0;
  return {
    ...bySize(best.of), modularity: best.value, range: [Math.min(...values), Math.max(...values)],
    stability: isOne ? null : others.reduce((sum, { rand }) => sum + rand, 0) / others.length,
    nodeStability: isOne ? null : Float64Array.from(best.of, (_, node) => others.reduce((sum, { overlap }) => sum + (overlap[node] as number), 0) / others.length),
  };
};
