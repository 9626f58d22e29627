import { tieColumns, type Graph } from './graph.ts';
import { seeded } from '#lib/chance.ts';

/** Ties across groups and within them, what their sizes alone would give, and how often chance gives as much. */
export type EiIndex = {
  readonly external: number;
  readonly internal: number;
  /** From −1, all ties within, to 1, all across; null with no tie. */
  readonly index: number | null;
  /** What it would be if ties fell on pairs regardless of group; null where there is no pair. */
  readonly expected: number | null;
  /** Share of random groupings of the same sizes at least as far from what is expected; null where there is nothing to compare. */
  readonly p: number | null;
  readonly groups: readonly { readonly group: string; readonly members: number; readonly external: number; readonly internal: number; readonly index: number | null }[];
};

const indexOf = (external: number, internal: number): number | null => (external + internal === 0 ? null : (external - internal) / (external + internal));

const expectedOf = (sizes: readonly number[]): number | null => {
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const pairs = (size * (size - 1)) / 2;
  const within = sizes.reduce((sum, one) => sum + (one * (one - 1)) / 2, 0);
  return pairs === 0 ? null : (pairs - 2 * within) / pairs;
};

/** A permutation test of how far the index lies from its expected value, the run as it is counted among the permutations. */
const chanceOf = (from: Int32Array, to: Int32Array, group: Int32Array, observed: number, expected: number, permutations: number, seed: number): number => {
  const chance = seeded(seed);
  const shuffled = group.slice();
  const distance = Math.abs(observed - expected) - 1e-12;
  let asFar = 1;
  for (let run = 0; run < permutations; run += 1) {
    chance.shuffle(shuffled);
    let across = 0;
    for (let at = 0; at < from.length; at += 1) across += +(shuffled[from[at] as number] !== shuffled[to[at] as number]);
    if (Math.abs((2 * across - from.length) / from.length - expected) >= distance) asFar += 1;
  }
  return asFar / (permutations + 1);
};

/**
 * The E-I index, (E − I) / (E + I) with E ties across groups and I within (D. Krackhardt and R. Stern, Social Psychology Quarterly 51,
 * 1988). It says little by itself: with many small groups nearly all pairs lie across, so what the sizes alone would give and a
 * permutation test stand beside it. Nodes whose group is not known (null) are left out.
 *
 * Example: a, b of one group and c, d of another, ties a–b, c–d, a–c: E 1, I 2, index −1/3; expected (4 − 2) / 6 = 1/3.
 */
export const eiIndex = (graph: Graph, groupOf: readonly (string | null)[], { permutations = 999, seed = 1 }: { readonly permutations?: number; readonly seed?: number } = {}): EiIndex => {
  const names = [...new Set(groupOf.filter((name) => name !== null))].toSorted();
  const numbers = new Map(names.map((name, at) => [name, at]));
  const known = groupOf.flatMap((name, node) => (name === null ? [] : [node]));
  const place = new Map(known.map((node, at) => [node, at]));
  const group = Int32Array.from(known, (node) => numbers.get(groupOf[node] as string) as number);
  const columns = tieColumns(graph);
  const kept = Array.from(columns.from.keys()).filter((at) => place.has(columns.from[at] as number) && place.has(columns.to[at] as number));
  const [from, to] = [Int32Array.from(kept, (at) => place.get(columns.from[at] as number) as number), Int32Array.from(kept, (at) => place.get(columns.to[at] as number) as number)];
  const [external, internal] = [new Float64Array(names.length), new Float64Array(names.length)];
  let across = 0;
  from.forEach((source, at) => {
    const [mine, theirs] = [group[source] as number, group[to[at] as number] as number];
    across += +(mine !== theirs);
    const counted = mine === theirs ? internal : external;
    counted[mine] = (counted[mine] as number) + 1;
    if (mine !== theirs) external[theirs] = (external[theirs] as number) + 1;
  });
  const sizes = names.map((_, at) => group.reduce((count, one) => count + +(one === at), 0));
  const [index, expected] = [indexOf(across, from.length - across), expectedOf(sizes)];
  const p = index === null || expected === null || names.length < 2 ? null : chanceOf(from, to, group, index, expected, permutations, seed);
  return { external: across, internal: from.length - across, index, expected, p, groups: names.map((name, at) => ({ group: name, members: sizes[at] as number, external: external[at] as number, internal: internal[at] as number, index: indexOf(external[at] as number, internal[at] as number) })) };
};
