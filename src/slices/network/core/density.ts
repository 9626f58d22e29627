import { degreeAt, isTied, type Graph } from './graph.ts';

/**
 * The share of possible ties that exist: of n(n − 1) arcs when directed, of n(n − 1)/2 pairs when not. Not defined below two nodes.
 * Nodes with no tie count (S. Wasserman and K. Faust, Social Network Analysis, 1994, p. 101).
 *
 * Example: 20 marriages among 16 families: 20 / 120 = 0.1667.
 */
export const density = ({ size, ties, directed }: Pick<Graph, 'size' | 'ties' | 'directed'>): number | null =>
  size < 2 ? null : ties / ((size * (size - 1)) / (directed ? 1 : 2));

/** `arcs`: the share of arcs that are returned. `pairs`: of the pairs with a tie either way, the share with both. null when undirected or with no tie. */
export type Reciprocity = { readonly arcs: number | null; readonly pairs: number | null };

/**
 * How much is returned, by two conventions that differ: say which. With M mutual pairs and A one-sided ones,
 * arcs = 2M / (2M + A) and pairs = M / (M + A) (S. Wasserman and K. Faust, 1994, ch. 13).
 *
 * Example: a→b, b→a, a→c: arcs 2/3, pairs 1/2.
 */
export const reciprocity = ({ size, ties, directed, out }: Graph): Reciprocity => {
  if (!directed || ties === 0) return { arcs: null, pairs: null };
  let returned = 0;
  for (let node = 0; node < size; node += 1) for (let at = out.offsets[node] as number; at < (out.offsets[node + 1] as number); at += 1) if (isTied(out, out.targets[at] as number, node)) returned += 1;
  return { arcs: returned / ties, pairs: returned / 2 / (ties - returned / 2) };
};

/** Degrees count ties, not their strength. In an undirected network the three are the same. */
export type Degrees = { readonly all: Int32Array; readonly into: Int32Array; readonly out: Int32Array };

/**
 * How many ties a node has: into it, out of it, and both together.
 *
 * Example: a→b, b→a, a→c: a has 2 out, 1 in, 3 in all.
 */
export const degrees = (graph: Graph): Degrees => {
  const count = (rows: Graph['out']): Int32Array => Int32Array.from({ length: graph.size }, (_, node) => degreeAt(rows, node));
  const [out, into] = [count(graph.out), count(graph.into)];
  return { out, into, all: graph.directed ? out.map((one, node) => one + (into[node] as number)) : out };
};
