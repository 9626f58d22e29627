import { degreeAt, type Graph } from './graph.ts';

/** Triangles that each node is in, counted once each along ties that point from lower to higher degree. */
export const triangles = ({ size, out }: Graph): Float64Array => {
  const { offsets, targets } = out;
  const isAbove = (a: number, b: number): boolean => degreeAt(out, a) < degreeAt(out, b) || (degreeAt(out, a) === degreeAt(out, b) && a < b);
  const upOffsets = new Int32Array(size + 1);
  const up = new Int32Array(targets.length / 2);
  let length = 0;
  for (let node = 0; node < size; node += 1) {
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) if (isAbove(node, targets[at] as number)) up[length++] = targets[at] as number;
    upOffsets[node + 1] = length;
  }
  const found = new Float64Array(size);
  const mark = new Int32Array(size).fill(-1);
  const add = (node: number): void => {
    found[node] = (found[node] as number) + 1;
  };
  for (let node = 0; node < size; node += 1) {
    const [from, to] = [upOffsets[node] as number, upOffsets[node + 1] as number];
    for (let at = from; at < to; at += 1) mark[up[at] as number] = node;
    for (let at = from; at < to; at += 1) {
      const second = up[at] as number;
      for (let on = upOffsets[second] as number; on < (upOffsets[second + 1] as number); on += 1) {
        const third = up[on] as number;
        if (mark[third] !== node) continue;
        add(node);
        add(second);
        add(third);
      }
    }
  }
  return found;
};

/**
 * Of the pairs of a node's neighbours, the share that are tied: 2t / (k(k − 1)). On the undirected simple network; not defined for
 * fewer than two neighbours (D. Watts and S. Strogatz, Nature 393, 1998).
 *
 * Example: a triangle with a tail at c: a and b have 1, c has 1/3, the tail none.
 */
export const clustering = (simple: Graph): readonly (number | null)[] => {
  const counts = triangles(simple);
  return Array.from(counts, (count, node) => {
    const degree = degreeAt(simple.out, node);
    return degree < 2 ? null : (2 * count) / (degree * (degree - 1));
  });
};

/** Mean clustering: over those for whom it is defined, and over all with nought for the others. Say which. `transitivity`: triangles over open or closed triples. */
export type MeanClustering = { readonly ofDefined: number | null; readonly ofAll: number | null; readonly transitivity: number | null };

/**
 * Both averages in use, and the share of triples that are closed.
 *
 * Example: a triangle with a tail: of those defined 7/9, of all 7/12, transitivity 3/5.
 */
export const meanClustering = (simple: Graph): MeanClustering => {
  const each = clustering(simple);
  const defined = each.filter((one) => one !== null);
  const sum = defined.reduce((total, one) => total + one, 0);
  const triples = Array.from({ length: simple.size }, (_, node) => degreeAt(simple.out, node)).reduce((total, degree) => total + (degree * (degree - 1)) / 2, 0);
  return {
    ofDefined: defined.length === 0 ? null : sum / defined.length,
    ofAll: simple.size === 0 ? null : sum / simple.size,
    transitivity: triples === 0 ? null : triangles(simple).reduce((total, one) => total + one, 0) / triples,
  };
};
