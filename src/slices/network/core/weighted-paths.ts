import type { Graph } from './graph.ts';
import type { Reach } from './reach.ts';
import { wholeLengths, type Lengths } from './whole-lengths.ts';

/** Reach and betweenness by distance, where a strong tie is a short one: its length is 1 / strength. */
export type WeightedPaths = Reach & { readonly betweenness: Float64Array };

type Room = {
  readonly distance: Float64Array;
  readonly paths: Float64Array;
  readonly dependency: Float64Array;
  readonly settled: Int32Array;
  /** A heap of nodes by distance, and where in it each node is: −1 when it is not, −2 when it is settled. */
  readonly heap: Int32Array;
  readonly place: Int32Array;
};

const put = ({ heap, place }: Room, node: number, at: number): void => {
  heap[at] = node;
  place[node] = at;
};

const rise = (room: Room, node: number, from: number): void => {
  const { heap, distance } = room;
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] as number;
    if ((distance[above] as number) <= (distance[node] as number)) break;
    put(room, above, at);
    at = parent;
  }
  put(room, node, at);
};

const sink = (room: Room, node: number, length: number): void => {
  const { heap, distance } = room;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= length) break;
    if (child + 1 < length && (distance[heap[child + 1] as number] as number) < (distance[heap[child] as number] as number)) child += 1;
    const below = heap[child] as number;
    if ((distance[below] as number) >= (distance[node] as number)) break;
    put(room, below, at);
    at = child;
  }
  put(room, node, at);
};

const tolerance = 1e-10;

/** Below 0: shorter; 0: as long as; above 0: longer. */
const compareLengths = (a: number, b: number, isWhole: boolean): number => (isWhole || Math.abs(a - b) > tolerance * b ? a - b : 0);

/** Shortest paths from one node, counted; gives how many nodes are settled, in rising distance. */
const searchFrom = ({ out }: Graph, { lengths, isWhole }: Lengths, room: Room, source: number): number => {
  const { distance, paths, settled, heap, place } = room;
  distance.fill(Infinity);
  place.fill(-1);
  distance[source] = 0;
  paths[source] = 1;
  put(room, source, 0);
  let [waiting, done] = [1, 0];
  while (waiting > 0) {
    const node = heap[0] as number;
    waiting -= 1;
    if (waiting > 0) sink(room, heap[waiting] as number, waiting);
    place[node] = -2;
    settled[done] = node;
    done += 1;
    for (let at = out.offsets[node] as number; at < (out.offsets[node + 1] as number); at += 1) {
      const other = out.targets[at] as number;
      if (place[other] === -2) continue;
      const through = (distance[node] as number) + (lengths[at] as number);
      const isNew = place[other] === -1;
      const order = isNew ? -1 : compareLengths(through, distance[other] as number, isWhole);
      if (order > 0) continue;
      if (order === 0) paths[other] = (paths[other] as number) + (paths[node] as number);
      else {
        paths[other] = paths[node] as number;
        distance[other] = through;
        rise(room, other, isNew ? waiting : (place[other] as number));
        if (isNew) waiting += 1;
      }
    }
  }
  return done;
};

const walkBack = ({ into }: Graph, { lengths, isWhole }: Lengths, { distance, paths, dependency, settled }: Room, done: number, total: Float64Array): void => {
  for (let at = 0; at < done; at += 1) dependency[settled[at] as number] = 0;
  for (let at = done - 1; at > 0; at -= 1) {
    const node = settled[at] as number;
    const share = (1 + (dependency[node] as number)) / (paths[node] as number);
    total[node] = (total[node] as number) + (dependency[node] as number);
    for (let tie = into.offsets[node] as number; tie < (into.offsets[node + 1] as number); tie += 1) {
      const before = into.targets[tie] as number;
      if (compareLengths((distance[before] as number) + (lengths[tie] as number), distance[node] as number, isWhole) === 0) dependency[before] = (dependency[before] as number) + (paths[before] as number) * share;
    }
  }
};

const noteReach = ({ reached, far, harmonic, farthest }: Reach, { distance, settled }: Room, source: number, done: number, unit: number): void => {
  let [sum, near] = [0, 0];
  for (let at = 1; at < done; at += 1) {
    const length = distance[settled[at] as number] as number;
    sum += length;
    near += unit / length;
  }
  reached[source] = done - 1;
  far[source] = sum / unit;
  harmonic[source] = near;
  farthest[source] = done > 1 ? (distance[settled[done - 1] as number] as number) / unit : 0;
};

/**
 * Shortest paths by strength: Dijkstra's search from every node with Brandes's accumulation. Betweenness is raw, and counts each
 * unordered pair once when undirected. All ties need a strength above 0.
 *
 * Example: a–b and b–c of strength 2 and a–c of strength 1 are two paths of length 1 from a to c, so b has 1/2.
 */
export const weightedPaths = (graph: Graph): WeightedPaths => {
  const { size, out, into, directed } = graph;
  const room: Room = { distance: new Float64Array(size), paths: new Float64Array(size), dependency: new Float64Array(size), settled: new Int32Array(size), heap: new Int32Array(size), place: new Int32Array(size) };
  const found: WeightedPaths = { reached: new Int32Array(size), far: new Float64Array(size), harmonic: new Float64Array(size), farthest: new Float64Array(size), betweenness: new Float64Array(size) };
  const forward = wholeLengths(out.strengths ?? new Float64Array(out.targets.length).fill(1));
  const back = directed ? wholeLengths(into.strengths ?? new Float64Array(into.targets.length).fill(1)) : forward;
  for (let source = 0; source < size; source += 1) {
    const done = searchFrom(graph, forward, room, source);
    noteReach(found, room, source, done, forward.unit);
    walkBack(graph, back, room, done, found.betweenness);
  }
  return directed ? found : { ...found, betweenness: found.betweenness.map((one) => one / 2) };
};
