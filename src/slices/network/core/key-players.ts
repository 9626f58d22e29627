import { betweenness } from './betweenness.ts';
import { onesIn } from './bits.ts';
import { inducedOf, undirectedOf, type Graph } from './graph.ts';
import { reachOf } from './reach.ts';
import { components } from './components.ts';

/** What the loss of a set of nodes does. */
export type Loss = {
  readonly nodes: readonly number[];
  /** Distance-weighted fragmentation of those left, from 0, all tied to all, to 1, nobody tied; null below two left. */
  readonly fragmentation: number | null;
  readonly before: number | null;
  /** Pairs of those left who could reach each other and no longer can. */
  readonly pairsCut: number;
};

/**
 * Distance-weighted fragmentation, 1 − Σ 2 / d(i,j) over pairs / (n(n − 1)): 1/d is nought for a pair with no path. On the undirected
 * simple network (S. Borgatti, Computational and Mathematical Organization Theory 12, 2006). Not defined below two nodes.
 *
 * Example: a–b–c: 1 − (1 + 1 + 1/2) / 3 = 1/6.
 */
export const fragmentation = (simple: Graph): number | null => {
  if (simple.size < 2) return null;
  const { harmonic } = reachOf(simple);
  return 1 - harmonic.reduce((sum, one) => sum + one, 0) / (simple.size * (simple.size - 1));
};

const without = (graph: Graph, removed: ReadonlySet<number>): Graph => inducedOf(graph, Int32Array.from({ length: graph.size }, (_, node) => node).filter((node) => !removed.has(node)));

const pairsIn = (sizes: Iterable<number>): number => {
  let sum = 0;
  for (const size of sizes) sum += (size * (size - 1)) / 2;
  return sum;
};

/** Pairs of those left that reached each other before, less those that still do. */
const cutPairs = (graph: Graph, removed: ReadonlySet<number>): number => {
  const before = components(graph);
  const left = new Map<number, number>();
  before.of.forEach((piece, node) => {
    if (!removed.has(node)) left.set(piece, (left.get(piece) ?? 0) + 1);
  });
  return pairsIn(left.values()) - pairsIn(components(without(graph, removed)).sizes);
};

/** What losing these nodes does to the rest. */
export const lossOf = (graph: Graph, nodes: readonly number[]): Loss => {
  const simple = undirectedOf(graph);
  const removed = new Set(nodes);
  return { nodes, before: fragmentation(simple), fragmentation: fragmentation(without(simple, removed)), pairsCut: cutPairs(simple, removed) };
};

type Sets = { readonly seen: Int32Array; readonly waves: readonly [Int32Array, Int32Array]; readonly news: Int32Array; readonly words: number };

/** What a node's neighbours saw last and it has not: into the next wave. Gives how many they are. */
const hear = ({ out }: Graph, { seen, news, words }: Sets, from: Int32Array, to: Int32Array, node: number): number => {
  news.fill(0);
  for (let at = out.offsets[node] as number; at < (out.offsets[node + 1] as number); at += 1) {
    const other = (out.targets[at] as number) * words;
    for (let word = 0; word < words; word += 1) news[word] = (news[word] as number) | (from[other + word] as number);
  }
  let found = 0;
  for (let word = 0; word < words; word += 1) {
    const at = node * words + word;
    const fresh = (news[word] as number) & ~(seen[at] as number);
    to[at] = fresh;
    seen[at] = (seen[at] as number) | fresh;
    found += onesIn(fresh);
  }
  return found;
};

/** Fragmentation once some are gone, with every search of a step done at once on sets of bits, since a search of sets asks it often. */
const fragmentationOf = (simple: Graph, room: Sets, removed: ReadonlySet<number>): number => {
  const { seen, waves, words } = room;
  seen.fill(0);
  for (const wave of waves) wave.fill(0);
  const left = Array.from({ length: simple.size }, (_, node) => node).filter((node) => !removed.has(node));
  for (const node of left) {
    const at = node * words + (node >>> 5);
    seen[at] = 1 << (node & 31);
    waves[0][at] = 1 << (node & 31);
  }
  let [sum, distance, found] = [0, 0, 1];
  while (found > 0) {
    const [from, to] = distance % 2 === 0 ? waves : [waves[1], waves[0]];
    distance += 1;
    found = 0;
    for (const node of left) found += hear(simple, room, from, to, node);
    sum += found / distance;
  }
  return left.length < 2 ? 1 : 1 - sum / (left.length * (left.length - 1));
};

export type KeyPlayerSearch = { readonly candidates?: number };

/** Above this many nodes a set takes long to weigh, and fewer are tried. */
const [large, fewCandidates] = [400, 12] as const;

/** Every node where that is soon done; of a large network those with the most betweenness. */
const shortlist = (simple: Graph, score: (removed: ReadonlySet<number>) => number, most: number): readonly number[] => {
  const nodes = Array.from({ length: simple.size }, (_, node) => node);
  if (nodes.length <= most) return nodes;
  const values = simple.size <= large ? Float64Array.from(nodes, (node) => score(new Set([node]))) : betweenness(simple);
  return nodes.toSorted((a, b) => (values[b] as number) - (values[a] as number) || a - b).slice(0, most);
};

type Chosen = { readonly nodes: readonly number[]; readonly value: number };

/** The candidate that adds most to those kept, if any adds more than `least`. */
const bestBeside = (listed: readonly number[], score: (removed: ReadonlySet<number>) => number, kept: readonly number[], least: number): Chosen | null => {
  let best: Chosen | null = null;
  for (const node of listed) {
    if (kept.includes(node)) continue;
    const value = score(new Set([...kept, node]));
    if (value > (best?.value ?? least) + 1e-12) best = { nodes: [...kept, node], value };
  }
  return best;
};

/** Built up from one node, then each exchanged for a better one until none is better. */
const searchFrom = (first: number, listed: readonly number[], score: (removed: ReadonlySet<number>) => number, count: number): Chosen => {
  let chosen: Chosen = { nodes: [first], value: score(new Set([first])) };
  while (chosen.nodes.length < count) chosen = bestBeside(listed, score, chosen.nodes, -1) ?? chosen;
  for (let at = 0; at < chosen.nodes.length; at += 1) {
    const better = bestBeside(listed, score, chosen.nodes.filter((_, place) => place !== at), chosen.value);
    if (better === null) continue;
    chosen = better;
    at = -1;
  }
  return chosen;
};

/**
 * The set of nodes whose loss fragments the rest most (KPP-neg): built up one at a time from several starts, then each exchanged for
 * any other candidate while that helps. A set is looked for and not the top of a ranking, since two who do the same for the network
 * make each other look dispensable. Candidates are everyone, or in a network of more than `candidates` (30) those whose own loss is
 * greatest, and above 400 the 12 with the most betweenness, from one start. A better set may be missed, seldom in a small network.
 *
 * Example: in Zachary's karate club the best pair is 1 and 2, where by betweenness it would be 1 and 34.
 */
export const keyPlayers = (graph: Graph, count: number, { candidates = 30 }: KeyPlayerSearch = {}): Loss => {
  const simple = undirectedOf(graph);
  const words = (simple.size + 31) >>> 5;
  const room: Sets = { seen: new Int32Array(simple.size * words), waves: [new Int32Array(simple.size * words), new Int32Array(simple.size * words)], news: new Int32Array(words), words };
  const score = (removed: ReadonlySet<number>): number => fragmentationOf(simple, room, removed);
  const isLarge = simple.size > large;
  const listed = shortlist(simple, score, isLarge ? Math.min(candidates, fewCandidates) : candidates);
  const wanted = Math.min(count, listed.length);
  if (wanted < 1) return lossOf(simple, []);
  const starts = listed.slice(0, isLarge ? 1 : simple.size <= 60 ? listed.length : 3);
  const best = starts.map((first) => searchFrom(first, listed, score, wanted)).reduce((most, one) => (one.value > most.value + 1e-12 ? one : most));
  return lossOf(simple, best.nodes.toSorted((a, b) => a - b));
};
