import { betweenness as countBetweenness } from './betweenness.ts';
import { closenessOf, diameterOf } from './closeness.ts';
import { clustering } from './clustering.ts';
import { communities } from './communities.ts';
import { components } from './components.ts';
import { coreNumbers } from './core-number.ts';
import { cutPoints } from './cut-points.ts';
import { degrees, density, reciprocity } from './density.ts';
import { eigenvector } from './eigenvector.ts';
import { undirectedOf, type Graph } from './graph.ts';
import { pagerank } from './pagerank.ts';
import { reachOf, type Reach } from './reach.ts';
import { constraint, effectiveSize } from './structural-holes.ts';
import { weightedPaths } from './weighted-paths.ts';

export type GraphMeasures = {
  readonly nodes: number;
  readonly ties: number;
  readonly directed: boolean;
  readonly density: number | null;
  /** The share of arcs that are returned; null when undirected. */
  readonly reciprocity: number | null;
  readonly components: number;
  readonly diameter: number | null;
  readonly articulationPoints: readonly string[];
  readonly bridges: readonly (readonly [string, string])[];
};

export type NodeMeasures = {
  readonly id: string;
  readonly degree: number;
  readonly inDegree: number;
  readonly outDegree: number;
  readonly betweenness: number;
  readonly closeness: number | null;
  readonly closenessWithin: number | null;
  readonly harmonic: number;
  readonly eigenvector: number | null;
  readonly pagerank: number;
  readonly core: number;
  readonly clustering: number | null;
  readonly constraint: number | null;
  readonly effectiveSize: number | null;
  readonly community: number;
};

/** Nothing is rounded, and what is not defined is null. */
export type Measures = { readonly graph: GraphMeasures; readonly nodes: readonly NodeMeasures[] };

/** What counts shortest paths: given from outside where it was shared out over several threads. */
export type Paths = Pick<Reach, 'reached' | 'far' | 'harmonic' | 'farthest'> & { readonly betweenness: Float64Array };

/** By ties, or where the network has strengths by their lengths. */
export const pathsOf = (graph: Graph): Paths => (graph.out.strengths === null ? { ...reachOf(graph), betweenness: countBetweenness(graph) } : weightedPaths(graph));

/** The figures of the network as a whole. */
export const graphMeasures = (graph: Graph, reach: Pick<Reach, 'reached' | 'farthest'>, simple = undirectedOf(graph)): GraphMeasures => {
  const { points, bridges } = cutPoints(simple);
  const idOf = (node: number): string => graph.ids[node] as string;
  return {
    nodes: graph.size, ties: graph.ties, directed: graph.directed, density: density(graph), reciprocity: reciprocity(graph).arcs,
    components: components(graph).sizes.length, diameter: diameterOf(reach), articulationPoints: points.map(idOf), bridges: bridges.map(([a, b]) => [idOf(a), idOf(b)] as const),
  };
};

/**
 * Every measure of every node, and of the whole. Paths, eigenvector, PageRank and communities take strengths where the network has
 * them; core, clustering, constraint and effective size are of the undirected simple network.
 */
export const measure = (graph: Graph, { paths = pathsOf(graph), seed = 1 }: { readonly paths?: Paths; readonly seed?: number } = {}): Measures => {
  const simple = undirectedOf(graph);
  const { all, into, out } = degrees(graph);
  const close = closenessOf(paths);
  const { values } = eigenvector(graph);
  const rank = pagerank(graph);
  const [core, clustered, constrained, effective] = [coreNumbers(simple), clustering(simple), constraint(simple), effectiveSize(simple)];
  const { of } = communities(graph, { seed });
  return {
    graph: graphMeasures(graph, paths, simple),
    nodes: graph.ids.map((id, node): NodeMeasures => ({
      id, degree: all[node] as number, inDegree: into[node] as number, outDegree: out[node] as number, betweenness: paths.betweenness[node] as number,
      closeness: close[node]?.overall ?? null, closenessWithin: close[node]?.within ?? null, harmonic: paths.harmonic[node] as number,
      eigenvector: values === null ? null : (values[node] as number), pagerank: rank[node] as number, core: core[node] as number,
      clustering: clustered[node] ?? null, constraint: constrained[node] ?? null, effectiveSize: effective[node] ?? null, community: of[node] as number,
    })),
  };
};
