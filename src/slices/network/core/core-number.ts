import { degreeAt, type Graph } from './graph.ts';

/**
 * The core of a node: the largest k for which it is in a group where each has k ties or more to others in the group. On the
 * undirected simple network (S. Seidman, Social Networks 5, 1983; V. Batagelj and M. Zaveršnik's algorithm, 2003, linear in ties).
 *
 * Example: a triangle with a tail: 2 for the three, 1 for the tail; 0 for a node with no tie.
 */
export const coreNumbers = (simple: Graph): Int32Array => {
  const { size, out } = simple;
  const degree = new Int32Array(size);
  for (let node = 0; node < size; node += 1) degree[node] = degreeAt(out, node);
  const starts = new Int32Array(size + 1);
  for (let node = 0; node < size; node += 1) starts[(degree[node] as number) + 1] = (starts[(degree[node] as number) + 1] as number) + 1;
  for (let at = 0; at < size; at += 1) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const sorted = new Int32Array(size);
  const place = new Int32Array(size);
  const next = starts.slice();
  for (let node = 0; node < size; node += 1) {
    const at = next[degree[node] as number] as number;
    next[degree[node] as number] = at + 1;
    sorted[at] = node;
    place[node] = at;
  }
  const { offsets, targets } = out;
  for (let turn = 0; turn < size; turn += 1) {
    const node = sorted[turn] as number;
    const own = degree[node] as number;
    const end = offsets[node + 1] as number;
    for (let at = offsets[node] as number; at < end; at += 1) {
      const other = targets[at] as number;
      const theirs = degree[other] as number;
      if (theirs <= own) continue;
      // The neighbour moves to the front of those of its degree, and then counts as one of the degree below.
      const from = place[other] as number;
      const to = starts[theirs] as number;
      const front = sorted[to] as number;
      sorted[from] = front;
      place[front] = from;
      sorted[to] = other;
      place[other] = to;
      starts[theirs] = to + 1;
      degree[other] = theirs - 1;
    }
  }
  return degree;
};
