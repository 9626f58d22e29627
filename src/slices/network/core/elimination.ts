import type { Rows } from './graph.ts';

/**
 * The order in which the unknowns of a network's equations go, with those that each is still tied to when it goes: node `order[k]`
 * goes k-th, and `later` from `offsets[k]` up to `offsets[k + 1]` are the places, rising, of those.
 */
export type Elimination = { readonly order: Int32Array; readonly offsets: Int32Array; readonly later: Int32Array };

/** What may be spent: entries of the factors, and steps of one factorisation. */
export type EliminationLimits = { readonly entries: number; readonly steps: number };

const neighboursIn = (rows: Rows, size: number): readonly Set<number>[] => {
  const near = Array.from({ length: size }, () => new Set<number>());
  for (let node = 0; node < size; node += 1) {
    for (let at = rows.offsets[node] as number; at < (rows.offsets[node + 1] as number); at += 1) {
      const other = rows.targets[at] as number;
      near[node]?.add(other);
      near[other]?.add(node);
    }
  }
  return near;
};

/** Takes the node out and ties those it was tied to with one another. */
const takeOut = (near: readonly Set<number>[], node: number): readonly number[] => {
  const left = [...(near[node] as Set<number>)];
  for (const one of left) {
    const its = near[one] as Set<number>;
    its.delete(node);
    for (const other of left) if (other !== one) its.add(other);
  }
  return left;
};

const inPlaces = (order: Int32Array, left: readonly (readonly number[])[], entries: number): Elimination => {
  const place = new Int32Array(order.length);
  order.forEach((node, at) => {
    place[node] = at;
  });
  const [offsets, later] = [new Int32Array(order.length + 1), new Int32Array(entries)];
  left.forEach((nodes, at) => {
    const start = offsets[at] as number;
    later.set(Int32Array.from(nodes, (node) => place[node] as number).toSorted(), start);
    offsets[at + 1] = start + nodes.length;
  });
  return { order, offsets, later };
};

/**
 * Whoever has the fewest ties goes first (minimum degree; A. George and J. Liu, SIAM Review 31, 1989). Chains, circles, trees and
 * ladders gain next to no ties on the way, networks that hang together in every direction a great many: null once a limit is passed.
 *
 * Example: a–b–c: a, then b, then c, each but the last still tied to one.
 */
export const eliminationOf = (rows: Rows, size: number, limits: EliminationLimits): Elimination | null => {
  const near = neighboursIn(rows, size);
  const order = new Int32Array(size);
  const left: (readonly number[])[] = [];
  // Who has how many ties; someone may stand in several lists, of which only the one that is still true counts.
  const lists: number[][] = [];
  const note = (node: number): void => {
    (lists[near[node]?.size ?? 0] ??= []).push(node);
  };
  const isGone = new Uint8Array(size);
  for (let node = size - 1; node >= 0; node -= 1) note(node);
  let [entries, steps, fewest] = [0, 0, 0];
  while (left.length < size) {
    const node = lists[fewest]?.pop();
    if (node === undefined) fewest += 1;
    if (node === undefined || isGone[node] === 1 || near[node]?.size !== fewest) continue;
    isGone[node] = 1;
    order[left.length] = node;
    const nodes = takeOut(near, node);
    left.push(nodes);
    nodes.forEach(note);
    [entries, steps, fewest] = [entries + nodes.length, steps + nodes.length ** 2, Math.max(0, fewest - 1)];
    if (entries > limits.entries || steps > limits.steps) return null;
  }
  return inPlaces(order, left, entries);
};
