import type { Graph } from './graph.ts';

/** Which piece each node is in, numbered from 0 by size, largest first, and by first member where sizes tie. */
export type Components = { readonly of: Int32Array; readonly sizes: readonly number[] };

const ranked = (found: Int32Array, sizes: readonly number[]): Components => {
  const rank = new Int32Array(sizes.length);
  const order = sizes.map((_, piece) => piece).toSorted((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b);
  order.forEach((piece, at) => {
    rank[piece] = at;
  });
  return { of: found.map((piece) => rank[piece] as number), sizes: order.map((piece) => sizes[piece] as number) };
};

/**
 * The pieces that hang together when direction is left aside (weak components). A node with no tie is a piece of its own.
 *
 * Example: the Florentine marriages have two: 15 families, and the Pucci.
 */
export const components = ({ size, out, into, directed }: Graph): Components => {
  const of = new Int32Array(size).fill(-1);
  const sizes: number[] = [];
  const waiting = new Int32Array(size);
  for (let start = 0; start < size; start += 1) {
    if (of[start] !== -1) continue;
    of[start] = sizes.length;
    waiting[0] = start;
    let length = 1;
    for (let head = 0; head < length; head += 1) {
      const node = waiting[head] as number;
      for (const { offsets, targets } of directed ? [out, into] : [out]) {
        for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) {
          const other = targets[at] as number;
          if (of[other] !== -1) continue;
          of[other] = sizes.length;
          waiting[length] = other;
          length += 1;
        }
      }
    }
    sizes.push(length);
  }
  return ranked(of, sizes);
};

/** Of a node in the search for strong components: when it was met, and the earliest that it gets back to. */
type Tarjan = { readonly met: Int32Array; readonly low: Int32Array; readonly next: Int32Array; readonly of: Int32Array; readonly open: number[]; readonly path: number[] };

const closeNode = ({ met, low, of, open, path }: Tarjan, sizes: number[]): void => {
  const node = path.pop() as number;
  const parent = path.at(-1);
  if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
  if (low[node] !== met[node]) return;
  const members = open.splice(open.lastIndexOf(node));
  for (const member of members) of[member] = sizes.length;
  sizes.push(members.length);
};

/**
 * The pieces in which everyone reaches everyone along the arrows (strong components; R. Tarjan, SIAM Journal on Computing 1, 1972).
 *
 * Example: a→b→a, b→c: {a, b} and {c}.
 */
export const strongComponents = ({ size, out }: Graph): Components => {
  const state: Tarjan = { met: new Int32Array(size).fill(-1), low: new Int32Array(size), next: out.offsets.slice(0, size), of: new Int32Array(size).fill(-1), open: [], path: [] };
  const { met, low, next, of, open, path } = state;
  const sizes: number[] = [];
  let clock = 0;
  const meet = (node: number): void => {
    met[node] = clock;
    low[node] = clock;
    clock += 1;
    open.push(node);
    path.push(node);
  };
  for (let start = 0; start < size; start += 1) {
    if (met[start] === -1) meet(start);
    while (path.length > 0) {
      const node = path.at(-1) as number;
      const at = next[node] as number;
      if (at === (out.offsets[node + 1] as number)) {
        closeNode(state, sizes);
        continue;
      }
      next[node] = at + 1;
      const other = out.targets[at] as number;
      if (met[other] === -1) meet(other);
      else if (of[other] === -1) low[node] = Math.min(low[node] as number, met[other] as number);
    }
  }
  return ranked(of, sizes);
};
