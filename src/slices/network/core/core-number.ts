import type { Graph } from './graph.ts';

/**
 * The core of a node: the largest k for which it is in a group where each has k ties or more to others in the group. On the
 * undirected simple network (S. Seidman, Social Networks 5, 1983). Peeled level by level: those with k ties left go, and take with
 * them whoever then has k; linear in ties, and in nodes for each level.
 *
 * Example: a triangle with a tail: 2 for the three, 1 for the tail; 0 for a node with no tie.
 */
export const coreNumbers = (simple: Graph): Int32Array => {
  const { size } = simple;
  const { offsets, targets } = simple.out;
  const degree = new Int32Array(size);
  const left = new Int32Array(size);
  const going = new Int32Array(size);
  for (let node = 0; node < size; node += 1) {
    degree[node] = (offsets[node + 1] as number) - (offsets[node] as number);
    left[node] = node;
  }
  let remaining = size;
  // The next level is at least one above the last: whoever had less has gone.
  for (let level = 0; remaining > 0; level += 1) {
    let gone = 0;
    let kept = 0;
    for (let at = 0; at < remaining; at += 1) {
      const node = left[at] as number;
      const own = degree[node] as number;
      if (own === level) going[gone++] = node;
      else if (own > level) left[kept++] = node;
    }
    remaining = kept;
    for (let turn = 0; turn < gone; turn += 1) {
      const node = going[turn] as number;
      const end = offsets[node + 1] as number;
      for (let at = offsets[node] as number; at < end; at += 1) {
        const other = targets[at] as number;
        const less = (degree[other] as number) - 1;
        if (less < level) continue;
        degree[other] = less;
        if (less === level) going[gone++] = other;
      }
    }
  }
  return degree;
};
