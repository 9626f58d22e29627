import { cutPoints } from './cut-points.ts';
import { undirectedOf, type Graph } from './graph.ts';
import { keyPlayers, lossOf } from './key-players.ts';

export type Successor = {
  readonly id: string;
  /** Pairs of others who could no longer reach each other. */
  readonly pairsCut: number;
  /** How much farther apart the rest would be: the rise in distance-weighted fragmentation; null when fewer than two are left. */
  readonly rise: number | null;
  /** One of the set whose loss together would do most. */
  readonly isKeyPlayer: boolean;
};

const largestSearch = 1500;

// A set is not searched for in a large network: those who cut others off are counted, and nothing more.
const cutters = (graph: Graph, simple: Graph, count: number): readonly Successor[] => {
  const { points, pairsCut } = cutPoints(simple);
  return points
    .map((node, at): Successor => ({ id: graph.ids[node] as string, pairsCut: pairsCut[at] as number, rise: null, isKeyPlayer: false }))
    .toSorted((a, b) => b.pairsCut - a.pairsCut || (a.id < b.id ? -1 : 1))
    .slice(0, count);
};

/**
 * The few to plan succession for: whose loss would cut others off, then those of the set whose loss together would do most. It says
 * where the network leans on one pair of shoulders; it ranks nobody's worth. Above 1,500 nodes only those who cut others off are looked for.
 *
 * Example: in two triangles that share one node, that node comes first and cuts 4 pairs.
 */
export const successionList = (graph: Graph, count: number): readonly Successor[] => {
  const simple = undirectedOf(graph);
  if (graph.size > largestSearch) return cutters(graph, simple, count);
  const key = new Set(keyPlayers(simple, Math.min(3, count)).nodes);
  return [...new Set([...cutPoints(simple).points, ...key])]
    .map((node): Successor => {
      const { pairsCut, before, fragmentation } = lossOf(simple, [node]);
      return { id: graph.ids[node] as string, pairsCut, rise: before === null || fragmentation === null ? null : fragmentation - before, isKeyPlayer: key.has(node) };
    })
    .toSorted((a, b) => b.pairsCut - a.pairsCut || (b.rise ?? 0) - (a.rise ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, count);
};
