import type { Rows } from './graph.ts';

/** Searches run from this many nodes side by side: each tie is read once for all of them. */
export const lanes = 4;

/**
 * Room for breadth-first searches from four nodes at once. Every array of four times the nodes has a node's four lanes side by side.
 * Each level of the search is done from whichever side has fewer ties: pushed along the ties of the nodes just reached, or pulled
 * by the nodes not yet reached.
 */
export type Search = {
  readonly size: number;
  readonly out: Rows;
  readonly into: Rows;
  readonly level: Int32Array;
  readonly paths: Float64Array;
  /** What the nodes of the level in hand pass on, in each lane; nought for all others. */
  readonly wave: Float64Array;
  readonly sum: Float64Array;
  readonly order: Int32Array;
  readonly starts: Int32Array;
  /** Ties of each level's nodes: out of them, and into them. */
  readonly outWork: Float64Array;
  readonly inWork: Float64Array;
  readonly rest: Int32Array;
  readonly touched: Int32Array;
  readonly isTouched: Uint8Array;
};

export const searchRoom = (size: number, out: Rows, into: Rows): Search => ({
  size, out, into,
  level: new Int32Array(lanes * size), paths: new Float64Array(lanes * size), wave: new Float64Array(lanes * size), sum: new Float64Array(lanes * size),
  order: new Int32Array(lanes * size + lanes + 1), starts: new Int32Array(size + 3), outWork: new Float64Array(size + 3), inWork: new Float64Array(size + 3),
  rest: new Int32Array(size + 1), touched: new Int32Array(size + 1), isTouched: new Uint8Array(size),
});

/** Sends what the listed nodes hold along their ties, and gives how many nodes it reached; they are in `touched`. */
export const pushAlong = ({ offsets, targets }: Rows, { wave, sum, order, touched, isTouched }: Search, from: number, to: number): number => {
  let reached = 0;
  for (let at = from; at < to; at += 1) {
    const node = order[at] as number;
    const base = node * 4;
    const a = wave[base] as number;
    const b = wave[base + 1] as number;
    const c = wave[base + 2] as number;
    const d = wave[base + 3] as number;
    const end = offsets[node + 1] as number;
    for (let tie = offsets[node] as number; tie < end; tie += 1) {
      const target = targets[tie] as number;
      touched[reached] = target;
      reached += 1 - (isTouched[target] as number);
      isTouched[target] = 1;
      const into = target * 4;
      sum[into] = (sum[into] as number) + a;
      sum[into + 1] = (sum[into + 1] as number) + b;
      sum[into + 2] = (sum[into + 2] as number) + c;
      sum[into + 3] = (sum[into + 3] as number) + d;
    }
  }
  return reached;
};

/** What the listed nodes are sent along ties to them, into `sum`. */
export const pullAlong = ({ offsets, targets }: Rows, { wave, sum }: Search, list: Int32Array, from: number, to: number): void => {
  for (let at = from; at < to; at += 1) {
    const node = list[at] as number;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    const end = offsets[node + 1] as number;
    for (let tie = offsets[node] as number; tie < end; tie += 1) {
      const base = (targets[tie] as number) * 4;
      a += wave[base] as number;
      b += wave[base + 1] as number;
      c += wave[base + 2] as number;
      d += wave[base + 3] as number;
    }
    const into = node * 4;
    sum[into] = a;
    sum[into + 1] = b;
    sum[into + 2] = c;
    sum[into + 3] = d;
  }
};

/** What one lane takes: its sum, if it was not reached before. No branches, since no processor can foresee which lane is reached when. */
const settleLane = ({ level, paths, wave, sum }: Search, at: number, depth: number): number => {
  const value = sum[at] as number;
  const before = level[at] as number;
  const isNew = (before >>> 31) & +(value > 0);
  const taken = isNew * value;
  level[at] = before ^ ((before ^ depth) & -isNew);
  paths[at] = (paths[at] as number) + taken - isNew;
  wave[at] = taken;
  sum[at] = 0;
  return isNew;
};

/**
 * Takes a node's sums into its lanes that were not reached before, puts them in the wave, and empties them. Bit 1: some lane is new;
 * bit 2: some lane is still not reached.
 */
const settle = (room: Search, node: number, depth: number): number => {
  const { level } = room;
  const at = node * 4;
  const isFound = settleLane(room, at, depth) | settleLane(room, at + 1, depth) | settleLane(room, at + 2, depth) | settleLane(room, at + 3, depth);
  const isLeft = ((level[at] as number) | (level[at + 1] as number) | (level[at + 2] as number) | (level[at + 3] as number)) >>> 31;
  return isFound | (isLeft << 1);
};

const begin = (room: Search, first: number, count: number): void => {
  const { level, paths, wave, order, starts } = room;
  level.fill(-1);
  paths.fill(1);
  for (let lane = count; lane < lanes; lane += 1) for (let node = 0; node < room.size; node += 1) level[node * 4 + lane] = 0;
  for (let lane = 0; lane < count; lane += 1) {
    const at = (first + lane) * 4 + lane;
    level[at] = 0;
    wave[at] = 1;
    order[lane] = first + lane;
  }
  starts[0] = 0;
  starts[1] = count;
};

const unreached = ({ level, rest, size, into }: Search): number => {
  let length = 0;
  for (let node = 0; node < size; node += 1) {
    const at = node * 4;
    if (((level[at] as number) < 0 || (level[at + 1] as number) < 0 || (level[at + 2] as number) < 0 || (level[at + 3] as number) < 0) && (into.offsets[node] as number) < (into.offsets[node + 1] as number)) {
      rest[length] = node;
      length += 1;
    }
  }
  return length;
};

/** Empties the wave at the listed nodes. */
export const clearWave = ({ wave, order }: Search, from: number, to: number): void => {
  for (let at = from; at < to; at += 1) {
    const base = (order[at] as number) * 4;
    wave[base] = 0;
    wave[base + 1] = 0;
    wave[base + 2] = 0;
    wave[base + 3] = 0;
  }
};

/** How many ties leave and enter the nodes of a level, for choosing the side it is done from. */
const noteWork = ({ order, out, into, outWork, inWork }: Search, from: number, to: number, depth: number): void => {
  let leaving = 0;
  let entering = 0;
  for (let at = from; at < to; at += 1) {
    const node = order[at] as number;
    leaving += (out.offsets[node + 1] as number) - (out.offsets[node] as number);
    entering += (into.offsets[node + 1] as number) - (into.offsets[node] as number);
  }
  outWork[depth] = leaving;
  inWork[depth] = entering;
};

/** Puts what was touched in the order of nodes where that is soon done: what comes after then goes through memory from end to end. */
const sortTouched = ({ touched, isTouched, size }: Search, reached: number): void => {
  if (reached * 16 < size) return;
  let length = 0;
  for (let node = 0; node < size; node += 1) {
    touched[length] = node;
    length += isTouched[node] as number;
  }
};

const pushLevel = (room: Search, from: number, to: number, depth: number): number => {
  const { touched, isTouched, order } = room;
  let tail = to;
  const reached = pushAlong(room.out, room, from, to);
  sortTouched(room, reached);
  clearWave(room, from, to);
  for (let at = 0; at < reached; at += 1) {
    const node = touched[at] as number;
    isTouched[node] = 0;
    order[tail] = node;
    tail += settle(room, node, depth) & 1;
  }
  return tail;
};

/**
 * Counts the shortest paths from `count` nodes from `first` on, each in a lane of its own, and gives how many levels there are.
 * Level d is `order` from `starts[d]` to `starts[d + 1]`.
 */
export const searchFrom = (room: Search, first: number, count: number): number => {
  const { order, starts, rest, into, outWork } = room;
  begin(room, first, count);
  let depth = 0;
  let from = 0;
  let to = count;
  let restLength = -1;
  let restWork = into.targets.length;
  outWork[0] = 0;
  while (from < to && restLength !== 0) {
    depth += 1;
    let tail = to;
    // A push writes where a pull only reads: it is worth twice as much.
    if ((outWork[depth - 1] as number) * 2 <= restWork) tail = pushLevel(room, from, to, depth);
    else {
      if (restLength < 0) restLength = unreached(room);
      pullAlong(into, room, rest, 0, restLength);
      clearWave(room, from, to);
      let kept = 0;
      restWork = 0;
      for (let at = 0; at < restLength; at += 1) {
        const node = rest[at] as number;
        const found = settle(room, node, depth);
        order[tail] = node;
        tail += found & 1;
        rest[kept] = node;
        kept += found >> 1;
        restWork += (found >> 1) * ((into.offsets[node + 1] as number) - (into.offsets[node] as number));
      }
      restLength = kept;
    }
    noteWork(room, to, tail, depth);
    starts[depth + 1] = tail;
    from = to;
    to = tail;
  }
  clearWave(room, from, to);
  return from < to ? depth + 1 : depth;
};
