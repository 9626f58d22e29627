import { closenessOf } from './closeness.ts';
import { components } from './components.ts';
import { degrees } from './density.ts';
import type { Graph } from './graph.ts';
import type { Reach } from './reach.ts';

/** From 0, all alike, to 1, a star. null where it is not defined. */
export type Centralisation = { readonly degree: number | null; readonly inDegree: number | null; readonly outDegree: number | null; readonly betweenness: number | null; readonly closeness: number | null };

const shortfall = (values: ArrayLike<number>): number => {
  const list = Array.from(values);
  const most = list.reduce((greatest, one) => Math.max(greatest, one), 0);
  return list.reduce((sum, one) => sum + (most - one), 0);
};

/**
 * How far the network turns on one node: the sum of what each falls short of the greatest, over what it is in a star (L. Freeman,
 * Social Networks 1, 1978). The divisors are (n − 1)(n − 2) for degree, (n − 1)² for degree in and out of directed networks,
 * (n − 1)²(n − 2) / 2 for betweenness, twice that when directed, and (n − 1)(n − 2) / (2n − 3) for closeness, which takes one
 * connected undirected piece. Betweenness and closeness count ties, not strengths. Not defined below three nodes.
 *
 * Example: a star of five is 1 by each, a ring 0.
 */
export const centralisation = (graph: Graph, betweenness: Float64Array, reach: Pick<Reach, 'reached' | 'far'>): Centralisation => {
  const { size, directed } = graph;
  if (size < 3) return { degree: null, inDegree: null, outDegree: null, betweenness: null, closeness: null };
  const { all, into, out } = degrees(graph);
  const pairs = (size - 1) * (size - 2);
  const arcs = (size - 1) ** 2;
  const isWhole = !directed && components(graph).sizes.length === 1;
  const close = closenessOf(reach).map(({ within }) => within ?? 0);
  return {
    degree: directed ? null : shortfall(all) / pairs,
    inDegree: directed ? shortfall(into) / arcs : null,
    outDegree: directed ? shortfall(out) / arcs : null,
    betweenness: shortfall(betweenness) / ((pairs * (size - 1)) / (directed ? 1 : 2)),
    closeness: isWhole ? shortfall(close) / (pairs / (2 * size - 3)) : null,
  };
};
