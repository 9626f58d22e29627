import { degreeAt, type Graph } from './graph.ts';
import { triangles } from './clustering.ts';

/**
 * Burt's constraint: how far a node's ties lead back to the same people. With p(i,j) = 1 / degree(i) for a neighbour,
 * c(i) = Σ_j (p(i,j) + Σ_q p(i,q) p(q,j))² over neighbours j. On the undirected simple network; not defined with no tie
 * (R. Burt, Structural Holes, 1992, ch. 2).
 *
 * Example: the middle of a–b–c has 1/2, each end 1; each corner of a triangle has 9/8.
 */
export const constraint = ({ size, out }: Graph): readonly (number | null)[] => {
  const { offsets, targets } = out;
  const mark = new Int32Array(size).fill(-1);
  const indirect = new Float64Array(size);
  const share = Float64Array.from({ length: size }, (_, node) => 1 / degreeAt(out, node));
  const found: (number | null)[] = [];
  for (let node = 0; node < size; node += 1) {
    const [from, to] = [offsets[node] as number, offsets[node + 1] as number];
    for (let at = from; at < to; at += 1) {
      mark[targets[at] as number] = node;
      indirect[targets[at] as number] = 1;
    }
    for (let at = from; at < to; at += 1) {
      const between = targets[at] as number;
      const through = share[between] as number;
      for (let on = offsets[between] as number; on < (offsets[between + 1] as number); on += 1) {
        const other = targets[on] as number;
        if (mark[other] === node) indirect[other] = (indirect[other] as number) + through;
      }
    }
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += (indirect[targets[at] as number] as number) ** 2;
    found.push(from === to ? null : sum * (share[node] as number) ** 2);
  }
  return found;
};

/**
 * Effective size: a node's neighbours less the mean ties each of them has to the others, n − 2t / n. On the undirected simple
 * network; not defined with no tie (R. Burt, 1992; S. Borgatti, Connections 20, 1997, for the short form).
 *
 * Example: the middle of a star of five has 5, a corner of a triangle 1.
 */
export const effectiveSize = (simple: Graph): readonly (number | null)[] => {
  const counts = triangles(simple);
  return Array.from(counts, (ties, node) => {
    const degree = degreeAt(simple.out, node);
    return degree === 0 ? null : degree - (2 * ties) / degree;
  });
};
