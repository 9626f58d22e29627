import type { Graph } from './graph.ts';

const stopAt = 1e-13;
const roundsAtMost = 1000;

const given = ({ size, out }: Graph): Float64Array => {
  const total = new Float64Array(size);
  for (let node = 0; node < size; node += 1) for (let at = out.offsets[node] as number; at < (out.offsets[node + 1] as number); at += 1) total[node] = (total[node] as number) + (out.strengths === null ? 1 : (out.strengths[at] as number));
  return total;
};

/**
 * PageRank: where someone is who follows ties, each as likely as it is strong, and with 15 chances in 100, or at a node with no way
 * out, starts again anywhere. Sums to 1 (L. Page and S. Brin, 1998; damping 0.85).
 *
 * It is solved as x = 1 + 0.85 Σ x(j) w(j,i) / out(j) in place (Gauss and Seidel), where no way out counts as no tie, and is scaled
 * afterwards: both give the same shares (G. Del Corso and others, Internet Mathematics 2, 2005). Not defined with no node.
 *
 * Example: a→b, with b leading nowhere: 0.350877 and 0.649123.
 */
export const pagerank = (graph: Graph, damping = 0.85): Float64Array => {
  const { size, into } = graph;
  const { offsets, targets, strengths } = into;
  const out = given(graph);
  // Ties in are a first guess, near the answer where ties go both ways.
  const perTie = targets.length === 0 ? 0 : (damping / (1 - damping)) * (size / targets.length);
  const rank = new Float64Array(size);
  for (let node = 0; node < size; node += 1) rank[node] = 1 + perTie * ((offsets[node + 1] as number) - (offsets[node] as number));
  // What a node hands to each tie of strength 1; kept beside its rank so that a tie costs one reading.
  const share = out.map((sum) => (sum === 0 ? 0 : damping / sum));
  const handed = share.map((one, node) => one * (rank[node] as number));
  for (let round = 0; round < roundsAtMost; round += 1) {
    let moved = 0;
    let total = 0;
    let passedOn = 0;
    for (let node = 0; node < size; node += 1) {
      let sum = 1;
      const end = offsets[node + 1] as number;
      if (strengths === null) for (let at = offsets[node] as number; at < end; at += 1) sum += handed[targets[at] as number] as number;
      else for (let at = offsets[node] as number; at < end; at += 1) sum += (handed[targets[at] as number] as number) * (strengths[at] as number);
      moved += Math.abs(sum - (rank[node] as number));
      total += sum;
      if ((share[node] as number) > 0) passedOn += sum;
      rank[node] = sum;
      handed[node] = sum * (share[node] as number);
    }
    // Of the answer it is known that total = n + damping × what is passed on: put so, the slowest part of the way is skipped.
    const fit = size / (total - damping * passedOn);
    for (let node = 0; node < size; node += 1) {
      rank[node] = (rank[node] as number) * fit;
      handed[node] = (handed[node] as number) * fit;
    }
    if (moved + Math.abs(fit - 1) * total <= stopAt * total) break;
  }
  const total = rank.reduce((sum, one) => sum + one, 0);
  return rank.map((one) => one / total);
};
