import type { Graph } from './graph.ts';
import { reordered, searchOrder } from './search-order.ts';
import { clearWave, lanes, pullAlong, pushAlong, searchFrom, searchRoom, type Search } from './shortest-paths.ts';

/** Work that may be shared out: any part may be done by anyone, and the sum over the parts in order is the same whoever did them. */
export type PathPlan = {
  readonly graph: Graph;
  /** Node `order[i]` of the network asked about is node i of the plan. */
  readonly order: Int32Array;
  readonly parts: number;
};

const partsAtMost = 16;
const nodesOfPart = 64;

export const planPaths = (graph: Graph): PathPlan => {
  const order = searchOrder(graph);
  return { graph: reordered(graph, order), order, parts: Math.max(1, Math.min(partsAtMost, Math.ceil(graph.size / nodesOfPart))) };
};

/** What a node depends on in one lane, if the lane is at this level; leaves in the wave what it passes back. */
const turnLane = ({ level, paths, wave, sum }: Search, at: number, depth: number): number => {
  const isHere = +(level[at] === depth);
  const ways = paths[at] as number;
  const dependency = isHere * ways * (sum[at] as number);
  wave[at] = (isHere + dependency) / ways;
  sum[at] = 0;
  return dependency;
};

/** Takes in what the nodes of a level depend on, and adds it up. */
const turnLevel = (room: Search, from: number, to: number, depth: number, total: Float64Array): void => {
  const { order } = room;
  for (let at = from; at < to; at += 1) {
    const node = order[at] as number;
    const lane = node * 4;
    total[node] = (total[node] as number) + turnLane(room, lane, depth) + turnLane(room, lane + 1, depth) + turnLane(room, lane + 2, depth) + turnLane(room, lane + 3, depth);
  }
};

const walkBack = (room: Search, levels: number, total: Float64Array): void => {
  const { starts, outWork, inWork, order, sum, touched, isTouched } = room;
  const startOf = (depth: number): number => starts[depth] as number;
  if (levels > 1) turnLevel(room, startOf(levels - 1), startOf(levels), levels - 1, total);
  for (let depth = levels - 2; depth > 0; depth -= 1) {
    const from = startOf(depth);
    const to = startOf(depth + 1);
    const end = startOf(depth + 2);
    let reached = 0;
    if ((inWork[depth + 1] as number) * 2 <= (outWork[depth] as number)) reached = pushAlong(room.into, room, to, end);
    else pullAlong(room.out, room, order, from, to);
    clearWave(room, to, end);
    turnLevel(room, from, to, depth, total);
    for (let at = 0; at < reached; at += 1) {
      const node = touched[at] as number;
      isTouched[node] = 0;
      sum[node * 4] = 0;
      sum[node * 4 + 1] = 0;
      sum[node * 4 + 2] = 0;
      sum[node * 4 + 3] = 0;
    }
  }
  if (levels > 1) clearWave(room, startOf(1), startOf(2));
};

/** Room to do parts in, one after another. */
export const roomFor = ({ graph }: PathPlan): Search => searchRoom(graph.size, graph.out, graph.into);

/** Adds to `total` what the sources of one part give, by Brandes's accumulation on four sources at once. */
export const addPart = ({ graph, parts }: PathPlan, part: number, total: Float64Array, room: Search): void => {
  const { offsets } = graph.out;
  for (let first = part * lanes; first < graph.size; first += parts * lanes) {
    const count = Math.min(lanes, graph.size - first);
    if ((offsets[first + count] as number) > (offsets[first] as number)) walkBack(room, searchFrom(room, first, count), total);
  }
};

/** Sums over parts, in their order, back in the order of the network asked about. Each unordered pair counts once when undirected. */
export const gatherParts = ({ graph, order }: PathPlan, sums: readonly Float64Array[]): Float64Array => {
  const total = new Float64Array(graph.size);
  for (const sum of sums) for (let at = 0; at < sum.length; at += 1) total[at] = (total[at] as number) + (sum[at] as number);
  const placed = new Float64Array(graph.size);
  for (let at = 0; at < placed.length; at += 1) placed[order[at] as number] = (total[at] as number) / (graph.directed ? 1 : 2);
  return placed;
};

/**
 * Betweenness: over all pairs of others, the share of their shortest paths that go through the node. Raw: not divided by the number
 * of pairs. Directed networks count ordered pairs, undirected ones each pair once. A node with no tie has 0.
 * Paths count ties; with strengths, see `weightedBetweenness`.
 *
 * b(v) = Σ σ(s,t|v) / σ(s,t) (L. Freeman, Sociometry 40, 1977; U. Brandes, Journal of Mathematical Sociology 25, 2001).
 * Example: in the marriages of Florentine families, the Medici have 47.5, which of 105 pairs of the other 15 is 0.4524.
 */
export const betweenness = (graph: Graph): Float64Array => {
  const plan = planPaths(graph);
  const room = roomFor(plan);
  const sums = Array.from({ length: plan.parts }, (_, part) => {
    const sum = new Float64Array(graph.size);
    addPart(plan, part, sum, room);
    return sum;
  });
  return gatherParts(plan, sums);
};
