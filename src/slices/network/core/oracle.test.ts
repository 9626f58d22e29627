import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DirectedGraph, UndirectedGraph } from 'graphology';
import { countConnectedComponents } from 'graphology-components';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import closenessModule from 'graphology-metrics/centrality/closeness.js';
import eigenvectorModule from 'graphology-metrics/centrality/eigenvector.js';
import pagerankModule from 'graphology-metrics/centrality/pagerank.js';
import diameterModule from 'graphology-metrics/graph/diameter.js';
import { density as densityOf } from 'graphology-metrics/graph/density.js';
import { graphOf, measure, type Graph } from '#network';
import { seeded } from '#lib/chance.ts';

/** Their types speak of a module with a default, and their files are the function itself. */
const callable = <T>(module: { readonly default: T }): T => module as unknown as T;
const [betweennessCentrality, closenessCentrality, eigenvectorCentrality] = [callable(betweennessModule), callable(closenessModule), callable(eigenvectorModule)] as const;
const [pagerankCentrality, diameter] = [callable(pagerankModule), callable(diameterModule)] as const;

type Both = { readonly ours: Graph; readonly theirs: DirectedGraph | UndirectedGraph };

const drawn = (size: number, ties: number, directed: boolean, seed: number): Both => {
  const chance = seeded(seed);
  const ids = Array.from({ length: size }, (_, at) => String(at));
  const theirs = directed ? new DirectedGraph() : new UndirectedGraph();
  for (const id of ids) theirs.addNode(id);
  const list = Array.from({ length: ties }, () => ({ source: String(chance.below(size)), target: String(chance.below(size)) }));
  for (const { source, target } of list) if (source !== target) theirs.mergeEdge(source, target);
  return { ours: graphOf(ids, list, { directed }), theirs };
};

const near = (found: number | null, expected: number | undefined, what: string, tolerance = 1e-9): void => assert.ok(found !== null && expected !== undefined && Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${what}: ${found} and ${expected}`);

for (const [size, ties, directed] of [[20, 15, false], [60, 120, false], [60, 200, true], [150, 900, false], [150, 300, true], [300, 2000, true]] as const) {
  test(`graphology says the same of ${size} nodes and ${ties} ${directed ? 'directed' : 'undirected'} ties`, () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const { ours, theirs } = drawn(size, ties, directed, seed);
      const { graph, nodes } = measure(ours);
      near(graph.density, densityOf(theirs), 'density');
      assert.deepEqual([graph.ties, graph.components], [theirs.size, countConnectedComponents(theirs)]);
      const between = betweennessCentrality(theirs, { normalized: false, getEdgeWeight: null });
      // Closeness there is by distances to a node; ours is by distances from it.
      const turned = new (directed ? DirectedGraph : UndirectedGraph)();
      theirs.forEachNode((node) => turned.addNode(node));
      theirs.forEachEdge((_edge, _attributes, source, target) => turned.addEdge(target, source));
      const [overall, within] = [closenessCentrality(turned, { wassermanFaust: true }), closenessCentrality(turned)];
      const rank = pagerankCentrality(theirs, { tolerance: 1e-13, maxIterations: 5000, getEdgeWeight: null });
      for (const node of nodes) {
        near(node.betweenness, between[node.id], `${node.id} betweenness`);
        near(node.closeness ?? 0, overall[node.id], `${node.id} closeness`);
        near(node.closenessWithin ?? 0, within[node.id], `${node.id} closeness within`);
        near(node.pagerank, rank[node.id], `${node.id} PageRank`, 1e-6);
      }
    }
  });
}

test('graphology says the same of eigenvector and diameter where all hang together', () => {
  let compared = 0;
  for (let seed = 1; seed <= 10; seed += 1) {
    const { ours, theirs } = drawn(80, 400, false, seed);
    const { graph, nodes } = measure(ours);
    if (graph.components > 1) continue;
    compared += 1;
    assert.equal(graph.diameter, diameter(theirs));
    const values = eigenvectorCentrality(theirs, { tolerance: 1e-10, maxIterations: 10_000, getEdgeWeight: null });
    const most = Math.max(...Object.values(values));
    for (const node of nodes) near(node.eigenvector, (values[node.id] as number) / most, `${node.id} eigenvector`, 1e-7);
  }
  assert.ok(compared >= 3);
});
