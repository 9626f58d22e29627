import { UndirectedGraph, type DirectedGraph } from 'graphology';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import { coreNumbers, cutPoints, eigenvector, graphOf, graphOfColumns, measure, networkFindings, pagerank, reachOf, type Graph, type NetworkPerson } from '#network';
import { measured, timesIn, type Measured, type Times } from './network-others.ts';
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

const names: Readonly<Record<Measured, string>> = { betweenness: 'Betweenness', reach: 'Closeness and harmonic', eigenvector: 'Eigenvector', pagerank: 'PageRank', core: 'Cores', cut: 'Cut points and bridges' };

const works = (graph: Graph): Readonly<Record<Measured, () => unknown>> => ({
  betweenness: () => betweennessShared(graph), reach: () => reachOf(graph), eigenvector: () => eigenvector(graph), pagerank: () => pagerank(graph), core: () => coreNumbers(graph), cut: () => cutPoints(graph),
});

const lesser = (a: Times | null, b: Times | null): Times | null => (a === null || b === null ? (a ?? b) : Object.fromEntries(measured.flatMap((name) => (a[name] === undefined || b[name] === undefined ? [] : [[name, Math.min(a[name], b[name])]]))));

type Size = {
  readonly size: number;
  readonly ties: number;
  /** How often each is done in a turn: the slow ones (betweenness, closeness) and the rest. */
  readonly few: number;
  readonly many: number;
  /** Ours and theirs by turns, and the best of each: whoever else is at work on the machine is so for all alike. */
  readonly turns: number;
  /** What networkx does in reasonable time. */
  readonly networkx: readonly Measured[];
};

const aimOf = (name: Measured, size: number): string => {
  if (name === 'betweenness') return size > 10_000 ? 'at most 0.33' : 'below 1';
  return name === 'reach' ? 'at most 0.125' : 'at most 1';
};

const rowsOf = ({ size, ties, few, many, turns, networkx: asked }: Size): readonly BenchmarkRow[] => {
  const made = drawn(size, ties);
  const what = `${size.toLocaleString('en-GB')} nodes and ${ties.toLocaleString('en-GB')} ties`;
  const runs = Object.fromEntries(measured.map((name) => [name, name === 'betweenness' || name === 'reach' ? few : many])) as Readonly<Record<Measured, number>>;
  const work = works(made.graph);
  const mine = (): Times => Object.fromEntries(measured.map((name) => [name, best(work[name], runs[name])]));
  let [ours, igraph]: [Times | null, Times | null] = [mine(), null];
  for (let turn = 0; turn < turns; turn += 1) {
    igraph = lesser(igraph, timesIn('igraph', { size, edges: made.edges, runs }));
    ours = lesser(ours, mine());
  }
  const graphology = timeOfGraphology(made, few);
  const networkx = timesIn('networkx', { size, edges: made.edges, runs: Object.fromEntries(asked.map((name) => [name, 2])) });
  ours = lesser(ours, mine());
  const line = (name: Measured, library: string, theirs: number | null | undefined, aim: string): BenchmarkRow => row(`${names[name]}, ${what}, against ${library}${theirs === null ? ', which is not installed here' : ''}`, ours?.[name] ?? Number.NaN, theirs ?? null, aim);
  return [
    line('betweenness', 'graphology', graphology, size > 10_000 ? 'at most 0.17' : '–'),
    ...measured.map((name) => line(name, 'igraph', igraph === null ? null : igraph[name], aimOf(name, size))),
    ...asked.map((name) => line(name, 'networkx', networkx === null ? null : networkx[name], '–')),
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
  return row('Every measure of 210 people and 1,500 ties with findings in words', best(work, 40), null, 'under 50 ms');
};

const nearLinear: readonly Measured[] = ['eigenvector', 'pagerank', 'core', 'cut'];

export const run = async (): Promise<readonly BenchmarkRow[]> => [
  everythingRow(),
  ...rowsOf({ size: 210, ties: 1500, few: 40, many: 40, turns: 3, networkx: measured }),
  ...rowsOf({ size: 2000, ties: 12_000, few: 5, many: 20, turns: 3, networkx: ['reach', ...nearLinear] }),
  ...rowsOf({ size: 20_000, ties: 100_000, few: 1, many: 8, turns: 2, networkx: nearLinear }),
];
