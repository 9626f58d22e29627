import assert from 'node:assert/strict';
import { test } from 'node:test';
import { centralisation, communities, graphOf, keyPlayers, measure, pathsOf, tiesOf, whatIf } from '#network';

test('loops are left out, what is said twice is merged and its strengths add up, and people with no tie stay', () => {
  const graph = graphOf(['z'], [{ source: 'a', target: 'b', strength: 2 }, { source: 'b', target: 'a', strength: 3 }, { source: 'c', target: 'c', strength: 1 }], { directed: false, weighted: true });
  assert.deepEqual([graph.ids, graph.ties, graph.loops, graph.merged], [['z', 'a', 'b', 'c'], 1, 1, 1]);
  assert.deepEqual(tiesOf(graph), [{ source: 'a', target: 'b', strength: 5 }]);
  assert.equal(graphOf([], [{ source: 'a', target: 'b' }, { source: 'b', target: 'a' }], { directed: true }).ties, 2);
});

test('with no node at all there is nothing, and nothing fails', () => {
  const graph = graphOf([], [], { directed: false });
  assert.deepEqual(measure(graph), { graph: { nodes: 0, ties: 0, directed: false, density: null, reciprocity: null, components: 0, diameter: null, articulationPoints: [], bridges: [] }, nodes: [] });
  assert.deepEqual(keyPlayers(graph, 3).nodes, []);
  assert.equal(communities(graph).modularity, null);
});

test('one node is an isolate: what is not defined is null', () => {
  const { graph, nodes } = measure(graphOf(['a'], [], { directed: true }));
  assert.deepEqual([graph.density, graph.reciprocity, graph.diameter, graph.components], [null, null, null, 1]);
  assert.deepEqual(nodes, [{ id: 'a', degree: 0, inDegree: 0, outDegree: 0, betweenness: 0, closeness: null, closenessWithin: null, harmonic: 0, eigenvector: null, pagerank: 1, core: 0, clustering: null, constraint: null, effectiveSize: null, community: 0 }]);
});

test('two nodes, with and without a tie', () => {
  const tied = measure(graphOf([], [{ source: 'a', target: 'b' }], { directed: false }));
  assert.deepEqual([tied.graph.density, tied.graph.diameter, tied.graph.bridges, tied.graph.articulationPoints], [1, 1, [['a', 'b']], []]);
  assert.deepEqual(tied.nodes.map(({ closeness, eigenvector, constraint, effectiveSize, clustering }) => [closeness, eigenvector, constraint, effectiveSize, clustering]), [[1, 1, 1, 1, null], [1, 1, 1, 1, null]]);
  const apart = measure(graphOf(['a', 'b'], [], { directed: false }));
  assert.deepEqual([apart.graph.density, apart.graph.diameter, apart.graph.components, apart.nodes[0]?.eigenvector], [0, null, 2, null]);
  const small = graphOf(['a', 'b'], [], { directed: false });
  assert.equal(centralisation(small, pathsOf(small).betweenness, pathsOf(small)).degree, null);
});

test('an eigenvector is not made up where two components tie, nor where nobody is gone to in a circle', () => {
  const tie = (source: string, target: string): { source: string; target: string } => ({ source, target });
  assert.equal(measure(graphOf([], [tie('a', 'b'), tie('c', 'd')], { directed: false })).nodes[0]?.eigenvector, null);
  assert.equal(measure(graphOf([], [tie('a', 'b'), tie('b', 'c')], { directed: true })).nodes[0]?.eigenvector, null);
  const uneven = measure(graphOf([], [tie('a', 'b'), tie('b', 'c'), tie('c', 'a'), tie('d', 'e'), tie('e', 'f')], { directed: false }));
  assert.deepEqual(uneven.nodes.map(({ eigenvector }) => Math.round((eigenvector as number) * 1e9) / 1e9), [1, 1, 1, 0, 0, 0]);
});

test('equal ways by strength count as equal, also where 1/strength is no round fraction', () => {
  // Two ways of length 1/3 + 1/6 and 1/2 + 0: 1/0.1 + 1/0.3 against 1/0.3 + 1/0.1 in another order and with other factors.
  const ways = [['s', 'a', 0.1], ['a', 't', 0.3], ['s', 'b', 0.3], ['b', 't', 0.1], ['s', 'c', 0.15], ['c', 't', 0.15]] as const;
  const graph = graphOf(['s', 'a', 'b', 'c', 't'], ways.map(([source, target, strength]) => ({ source, target, strength })), { directed: false, weighted: true });
  const { nodes } = measure(graph);
  // 1/0.1 + 1/0.3 = 13.333… = 2/0.15, so each of three ways has a third.
  for (const node of nodes.slice(1, 4)) assert.ok(Math.abs(node.betweenness - 1 / 3) < 1e-12, `${node.id} ${node.betweenness}`);
});

test('without someone who is not there nothing changes', () => {
  const graph = graphOf([], [{ source: 'a', target: 'b' }], { directed: false });
  const { removed, before, after } = whatIf(graph, { remove: ['x'] });
  assert.deepEqual([removed, before], [[], after]);
});
