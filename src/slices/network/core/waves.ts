import { density, reciprocity } from './density.ts';
import { inducedOf, isTied, tieColumns, type Graph } from './graph.ts';
import { figuresOf, type Figures } from './what-if.ts';

type Pair = readonly [string, string];

export type WaveChange = {
  readonly arrived: readonly string[];
  readonly left: readonly string[];
  /** How many are in both waves. */
  readonly inBoth: number;
  /** Those of them that are compared. All figures below are of them alone. */
  readonly stayed: readonly string[];
  readonly made: readonly Pair[];
  readonly ended: readonly Pair[];
  readonly kept: number;
  /** Kept over all ties that either wave has (Jaccard); null with none. */
  readonly stability: number | null;
  readonly before: Figures;
  readonly after: Figures;
  readonly words: readonly string[];
};

const restricted = (graph: Graph, ids: readonly string[]): Graph => {
  const place = new Map(graph.ids.map((id, node) => [id, node]));
  return inducedOf(graph, Int32Array.from(ids, (id) => place.get(id) as number));
};

const pairsOnlyIn = (graph: Graph, other: Graph): readonly Pair[] => {
  const { from, to } = tieColumns(graph);
  return Array.from(from).flatMap((source, at) => (isTied(other.out, source, to[at] as number) ? [] : [[graph.ids[source] as string, graph.ids[to[at] as number] as string] as const]));
};

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);
const percent = (share: number): string => `${(share * 100).toFixed(1)} per cent`;

const inWords = (change: Omit<WaveChange, 'words'>, before: Graph, after: Graph): readonly string[] => {
  const { arrived, left, inBoth, stayed, made, ended, kept } = change;
  const [was, is] = [density(before), density(after)];
  const [returnedWas, returnedIs] = [reciprocity(before).arcs, reciprocity(after).arcs];
  return [
    `${people(inBoth)} ${inBoth === 1 ? 'is' : 'are'} in both waves; ${arrived.length} came and ${left.length} left. ${stayed.length === inBoth ? 'What follows compares those in both.' : `What follows compares the ${stayed.length} of them who answered both times.`}`,
    `${kept} ties were kept, ${made.length} made and ${ended.length} ended.`,
    ...(was === null || is === null ? [] : [`Of all ties there could be, ${percent(is)} are there, before ${percent(was)}.`]),
    ...(returnedWas === null || returnedIs === null ? [] : [`Of ties that one names, the other returns ${percent(returnedIs)}, before ${percent(returnedWas)}.`]),
    ...(change.after.components === change.before.components ? [] : [`They hang together in ${change.after.components} ${change.after.components === 1 ? 'piece' : 'pieces'}, before in ${change.before.components}.`]),
  ];
};

/**
 * Two waves, like with like: only those in both, and if `comparable` is given only those of it, such as those who answered both
 * times. Who came and who left is said beside it.
 *
 * Example: a–b, b–c before and a–b, a–c, c–d after: d came; a–c made, b–c ended, one kept, stability 1/3.
 */
export const compareWaves = (before: Graph, after: Graph, comparable: ReadonlySet<string> | null = null): WaveChange => {
  const [was, is] = [new Set(before.ids), new Set(after.ids)];
  const stayed = before.ids.filter((id) => is.has(id) && (comparable === null || comparable.has(id)));
  const [first, second] = [restricted(before, stayed), restricted(after, stayed)];
  const [made, ended] = [pairsOnlyIn(second, first), pairsOnlyIn(first, second)];
  const kept = first.ties - ended.length;
  const all = kept + made.length + ended.length;
  const change = {
    inBoth: before.ids.filter((id) => is.has(id)).length, arrived: after.ids.filter((id) => !was.has(id)), left: before.ids.filter((id) => !is.has(id)), stayed, made, ended, kept,
    stability: all === 0 ? null : kept / all, before: figuresOf(first), after: figuresOf(second),
  };
  return { ...change, words: inWords(change, first, second) };
};
