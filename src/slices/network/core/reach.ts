import { onesIn } from './bits.ts';
import type { Graph } from './graph.ts';
import { reordered, searchOrder } from './search-order.ts';

/** What each node reaches along its outgoing ties: how many others, the sum of the distances to them and of 1/distance, and the farthest. */
export type Reach = {
  readonly reached: Int32Array;
  readonly far: Float64Array;
  readonly harmonic: Float64Array;
  /** 0 for a node that reaches nobody. */
  readonly farthest: Float64Array;
};

/** Searches run against the ties from this many nodes at once, one bit of a word each. */
const sources = 32;

type Room = {
  readonly seen: Int32Array;
  readonly lists: readonly [Int32Array, Int32Array];
  readonly waves: readonly [Int32Array, Int32Array];
  readonly reach: Reach;
};

const note = ({ reached, far, harmonic, farthest }: Reach, node: number, fresh: number, distance: number): void => {
  const count = onesIn(fresh);
  reached[node] = (reached[node] as number) + count;
  far[node] = (far[node] as number) + count * distance;
  harmonic[node] = (harmonic[node] as number) + count / distance;
  if (distance > (farthest[node] as number)) farthest[node] = distance;
};

/** One step in which every node asks those it has ties to. Gives how many learnt something; they are in the list. */
const ask = ({ out, size }: Graph, { seen, reach }: Room, now: Int32Array, next: Int32Array, list: Int32Array, full: number, distance: number): number => {
  const { offsets, targets } = out;
  let length = 0;
  for (let node = 0; node < size; node += 1) {
    const before = seen[node] as number;
    if (before === full) continue;
    let found = 0;
    const end = offsets[node + 1] as number;
    for (let at = offsets[node] as number; at < end; at += 1) found |= now[targets[at] as number] as number;
    found &= ~before;
    if (found === 0) continue;
    next[node] = found;
    seen[node] = before | found;
    list[length] = node;
    length += 1;
    note(reach, node, found, distance);
  }
  return length;
};

/** The same step where few have news: they tell those who have ties to them. */
const tell = ({ into }: Graph, { seen, reach }: Room, now: Int32Array, next: Int32Array, news: Int32Array, count: number, list: Int32Array, distance: number): number => {
  const { offsets, targets } = into;
  let length = 0;
  for (let at = 0; at < count; at += 1) {
    const node = news[at] as number;
    const word = now[node] as number;
    const end = offsets[node + 1] as number;
    for (let tie = offsets[node] as number; tie < end; tie += 1) {
      const other = targets[tie] as number;
      const fresh = word & ~(seen[other] as number);
      if (fresh === 0) continue;
      if (next[other] === 0) {
        list[length] = other;
        length += 1;
      }
      next[other] = (next[other] as number) | fresh;
    }
  }
  for (let at = 0; at < length; at += 1) {
    const node = list[at] as number;
    const fresh = next[node] as number;
    seen[node] = (seen[node] as number) | fresh;
    note(reach, node, fresh, distance);
  }
  return length;
};

const tiesInto = ({ into }: Graph, list: Int32Array, length: number): number => {
  let ties = 0;
  for (let at = 0; at < length; at += 1) ties += (into.offsets[(list[at] as number) + 1] as number) - (into.offsets[list[at] as number] as number);
  return ties;
};

const searchBatch = (graph: Graph, room: Room, first: number, count: number): void => {
  const { seen, waves, lists } = room;
  const full = count === sources ? -1 : (1 << count) - 1;
  seen.fill(0);
  for (let bit = 0; bit < count; bit += 1) {
    seen[first + bit] = 1 << bit;
    waves[0][first + bit] = 1 << bit;
    lists[0][bit] = first + bit;
  }
  let [length, distance] = [count, 0];
  while (length > 0) {
    const turn = distance & 1;
    const [now, next] = [waves[turn] as Int32Array, waves[1 - turn] as Int32Array];
    const [news, list] = [lists[turn] as Int32Array, lists[1 - turn] as Int32Array];
    distance += 1;
    const isFew = tiesInto(graph, news, length) * 3 < graph.out.targets.length;
    const found = isFew ? tell(graph, room, now, next, news, length, list, distance) : ask(graph, room, now, next, list, full, distance);
    for (let at = 0; at < length; at += 1) now[news[at] as number] = 0;
    length = found;
  }
};

/** Sums over all nodes that each node reaches, counting ties along the shortest paths. Exact; 32 searches at a time. */
export const reachOf = (asked: Graph): Reach => {
  const { size } = asked;
  const order = searchOrder(asked);
  const graph = reordered(asked, order);
  const empty = (): Reach => ({ reached: new Int32Array(size), far: new Float64Array(size), harmonic: new Float64Array(size), farthest: new Float64Array(size) });
  const reach = empty();
  const room: Room = { seen: new Int32Array(size), lists: [new Int32Array(size + sources), new Int32Array(size + sources)], waves: [new Int32Array(size), new Int32Array(size)], reach };
  for (let first = 0; first < size; first += sources) searchBatch(graph, room, first, Math.min(sources, size - first));
  const placed = empty();
  order.forEach((node, at) => {
    placed.reached[node] = reach.reached[at] as number;
    placed.far[node] = reach.far[at] as number;
    placed.harmonic[node] = reach.harmonic[at] as number;
    placed.farthest[node] = reach.farthest[at] as number;
  });
  return placed;
};
