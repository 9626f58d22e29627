import { spawnSync } from 'node:child_process';
import { UndirectedGraph, type DirectedGraph } from 'graphology';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import { coreNumbers, cutPoints, eigenvector, graphOf, graphOfColumns, measure, networkFindings, pagerank, reachOf, type Graph, type NetworkPerson } from '#network';
import type { BenchmarkRow } from '#tests/support/run-benchmarks.ts';
import { seeded } from '#lib/chance.ts';
import { betweennessShared } from '../../src/slices/network/run/betweenness-shared.ts';

const betweennessOfGraphology = betweennessModule as unknown as (graph: UndirectedGraph | DirectedGraph, options: { readonly normalized: boolean; readonly getEdgeWeight: null }) => unknown;

type Drawn = { readonly graph: Graph; readonly edges: readonly (readonly [number, number])[] };

const drawn = (size: number, ties: number): Drawn => {
  const chance = seeded(size);
  const met = new Set<number>();
  const edges: (readonly [number, number])[] = [];
  while (edges.length < ties) {
    const [a, b] = [chance.below(size), chance.below(size)];
    const key = Math.min(a, b) * size + Math.max(a, b);
    if (a === b || met.has(key)) continue;
    met.add(key);
    edges.push([a, b]);
  }
  const columns = { from: Int32Array.from(edges, ([a]) => a), to: Int32Array.from(edges, ([, b]) => b), strengths: null };
  return { graph: graphOfColumns(Array.from({ length: size }, (_, at) => String(at)), columns, false), edges };
};

// What igraph's C takes, called from Python: the best of several runs, as ours.
const program = `
import sys, json, time
import igraph
given = json.load(sys.stdin)
graph = igraph.Graph(n=given["size"], edges=given["edges"])
def best(work, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter(); work(); times.append((time.perf_counter() - start) * 1000)
    return min(times)
few, many = given["few"], given["many"]
json.dump({
  "betweenness": best(graph.betweenness, few), "reach": best(graph.closeness, few) + best(graph.harmonic_centrality, few),
  "eigenvector": best(graph.eigenvector_centrality, many), "pagerank": best(graph.pagerank, many),
  "core": best(graph.coreness, many), "cut": best(graph.articulation_points, many),
}, sys.stdout)
`;

type Times = Readonly<Record<'betweenness' | 'reach' | 'eigenvector' | 'pagerank' | 'core' | 'cut', number>>;

/** null where igraph is not installed. */
const timesOfIgraph = ({ graph, edges }: Drawn, few: number, many: number): Times | null => {
  const ran = spawnSync('python3', ['-c', program], { input: JSON.stringify({ size: graph.size, edges, few, many }), encoding: 'utf8', maxBuffer: 2 ** 26 });
  return ran.status === 0 ? (JSON.parse(ran.stdout) as Times) : null;
};

const best = (work: () => unknown, runs: number): number => {
  let least = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    work();
    least = Math.min(least, performance.now() - from);
  }
  return least;
};

const row = (name: string, ours: number, theirs: number | null, aim: string): BenchmarkRow => ({ name, ours, theirs, ratio: theirs === null ? null : ours / theirs, aim, unit: 'ms' });

const timeOfGraphology = ({ graph, edges }: Drawn, runs: number): number => {
  const theirs = new UndirectedGraph();
  for (const id of graph.ids) theirs.addNode(id);
  for (const [a, b] of edges) theirs.addEdge(a, b);
  return best(() => betweennessOfGraphology(theirs, { normalized: false, getEdgeWeight: null }), runs);
};

const rowsOf = (size: number, ties: number, few: number, many: number): readonly BenchmarkRow[] => {
  const made = drawn(size, ties);
  const { graph } = made;
  const what = `${size.toLocaleString('en-GB')} nodes and ${ties.toLocaleString('en-GB')} ties`;
  // Before and after the others, and the better of the two: whoever else is at work on the machine is so for all alike.
  const before = best(() => betweennessShared(graph), few);
  const igraph = timesOfIgraph(made, few, many);
  const between = Math.min(before, best(() => betweennessShared(graph), few));
  const graphology = timeOfGraphology(made, few);
  const isLarge = size > 10_000;
  const against = igraph === null ? 'against igraph, which is not installed here' : 'against igraph';
  const rest: readonly (readonly [string, keyof Times, () => unknown, number, string])[] = [
    ['Closeness and harmonic', 'reach', () => reachOf(graph), few, 'at most 0.125'],
    ['Eigenvector', 'eigenvector', () => eigenvector(graph), many, 'at most 1'],
    ['PageRank', 'pagerank', () => pagerank(graph), many, 'at most 1'],
    ['Cores', 'core', () => coreNumbers(graph), many, 'at most 1'],
    ['Cut points and bridges', 'cut', () => cutPoints(graph), many, 'at most 1'],
  ];
  return [
    row(`Betweenness, ${what}, ${against}`, between, igraph?.betweenness ?? null, isLarge ? 'at most 0.33' : 'below 1'),
    row(`Betweenness, ${what}, against graphology`, between, graphology, isLarge ? 'at most 0.17' : '–'),
    ...rest.map(([name, key, work, runs, aim]) => row(`${name}, ${what}, ${against}`, best(work, runs), igraph?.[key] ?? null, aim)),
  ];
};

/** A network of 210 people in 24 organisations, with two relations, every measure and what it shows in words. */
const everythingRow = (): BenchmarkRow => {
  const { graph } = drawn(210, 1500);
  const sectors = ['public', 'voluntary', 'private', 'community'];
  const people = graph.ids.map((id, at): NetworkPerson => ({ id, name: `Person ${id}`, organisation: `Organisation ${at % 24}`, sector: sectors[at % 4] as string, layer: at % 7 === 0 ? 'board' : 'delivery' }));
  const directed = (seed: number): Graph => {
    const chance = seeded(seed);
    return graphOf(graph.ids, Array.from({ length: 900 }, () => ({ source: String(chance.below(210)), target: String(chance.below(210)) })), { directed: true });
  };
  const relations = new Map([['work', directed(3)], ['strategy', directed(4)]]);
  const shared = Array.from({ length: 6 }, (_, at) => ({ what: `Outcome ${at}`, organisations: [0, 1, 2, 3].map((step) => `Organisation ${(at * 4 + step) % 24}`) }));
  const work = (): void => {
    measure(graph);
    networkFindings({ graph, people, relations, shared });
  };
  return row('Every measure of 210 people and 1,500 ties with findings in words', best(work, 15), null, 'under 50 ms');
};

export const run = async (): Promise<readonly BenchmarkRow[]> => [everythingRow(), ...rowsOf(210, 1500, 40, 40), ...rowsOf(2000, 12_000, 5, 20), ...rowsOf(20_000, 100_000, 1, 8)];
