import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { betweenness, communities, components, constraint, cutPoints, density, effectiveSize, fragmentation, graphOf, measure, modularity, pagerank, reachOf, tiesOf, undirectedOf, weightedPaths, type Graph, type Tie } from '#network';
import { partingWithout } from './what-if.ts';

type Made = { readonly size: number; readonly ties: readonly Tie[]; readonly directed: boolean; readonly weighted: boolean };

const made: fc.Arbitrary<Made> = fc.integer({ min: 1, max: 40 }).chain((size) =>
  fc.record({
    size: fc.constant(size), directed: fc.boolean(), weighted: fc.boolean(),
    ties: fc.array(fc.record({ source: fc.nat(size - 1).map(String), target: fc.nat(size - 1).map(String), strength: fc.constantFrom(1, 2, 3, 0.5, 0.3) }), { maxLength: 90 }),
  }));

const names = (size: number): readonly string[] => Array.from({ length: size }, (_, at) => String(at));
const graphFrom = ({ size, ties, directed, weighted }: Made, ids = names(size)): Graph => graphOf(ids, ties, { directed, weighted });
const near = (a: number | null, b: number | null, what: string): void => assert.ok(a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))), `${what}: ${a} and ${b}`);

test('relabelling changes nothing', () => {
  fc.assert(fc.property(made, fc.infiniteStream(fc.nat()), (given, chance) => {
    const order = names(given.size).map((id) => [chance.next().value as number, id] as const).toSorted((a, b) => a[0] - b[0]).map(([, id]) => id);
    const [first, second] = [measure(graphFrom(given)), measure(graphFrom({ ...given, ties: given.ties.toReversed() }, order))];
    for (const name of ['nodes', 'ties', 'density', 'reciprocity', 'components', 'diameter'] as const) near(Number(first.graph[name] ?? -1), Number(second.graph[name] ?? -1), name);
    assert.deepEqual(first.graph.articulationPoints.toSorted(), second.graph.articulationPoints.toSorted());
    const found = new Map(second.nodes.map((node) => [node.id, node]));
    for (const node of first.nodes) for (const [name, value] of Object.entries(node)) if (name !== 'id' && name !== 'community') near(value as number | null, found.get(node.id)?.[name as 'degree'] ?? null, `${node.id} ${name}`);
  }));
});

test('someone with no tie changes no raw value', () => {
  fc.assert(fc.property(made, (given) => {
    const [first, second] = [measure(graphFrom(given)), measure(graphFrom(given, [...names(given.size), 'alone']))];
    for (const [at, node] of first.nodes.entries()) {
      const other = second.nodes[at] as typeof node;
      for (const name of ['degree', 'inDegree', 'outDegree', 'betweenness', 'closenessWithin', 'harmonic', 'eigenvector', 'core', 'clustering', 'constraint', 'effectiveSize'] as const) near(node[name], other[name], name);
    }
  }));
});

test('turning every arrow round swaps in and out, and leaves betweenness', () => {
  fc.assert(fc.property(made, (given) => {
    const turned = { ...given, directed: true, ties: given.ties.map(({ source, target, strength }) => ({ source: target, target: source, strength: strength ?? 1 })) };
    const [first, second] = [measure(graphFrom({ ...given, directed: true })), measure(graphFrom(turned))];
    for (const [at, node] of first.nodes.entries()) {
      const other = second.nodes[at] as typeof node;
      assert.deepEqual([node.inDegree, node.outDegree], [other.outDegree, other.inDegree]);
      near(node.betweenness, other.betweenness, 'betweenness');
    }
    near(first.graph.diameter, second.graph.diameter, 'diameter');
    near(first.graph.reciprocity, second.graph.reciprocity, 'reciprocity');
  }));
});

test('betweenness sums to the sum over pairs of distance less one', () => {
  fc.assert(fc.property(made, (given) => {
    const graph = graphFrom({ ...given, weighted: false });
    const { far, reached } = reachOf(graph);
    const pairs = far.reduce((sum, one, node) => sum + one - (reached[node] as number), 0);
    near(betweenness(graph).reduce((sum, one) => sum + one, 0), pairs / (graph.directed ? 1 : 2), 'sum');
  }));
});

test('with every strength 1, ways by strength are ways by ties', () => {
  fc.assert(fc.property(made, ({ size, ties, directed }) => {
    const plain = graphOf(names(size), ties, { directed });
    const weighted = graphOf(names(size), tiesOf(plain).map((tie) => ({ ...tie, strength: 1 })), { directed, weighted: true });
    const [reach, paths, between] = [reachOf(plain), weightedPaths(weighted), betweenness(plain)];
    for (let node = 0; node < size; node += 1) {
      near(between[node] as number, paths.betweenness[node] as number, 'betweenness');
      for (const name of ['reached', 'far', 'harmonic', 'farthest'] as const) near(reach[name][node] as number, paths[name][node] as number, name);
    }
  }));
});

test('PageRank sums to 1 and is nought nowhere', () => {
  fc.assert(fc.property(made, (given) => {
    const rank = pagerank(graphFrom(given));
    near(rank.reduce((sum, one) => sum + one, 0), 1, 'sum');
    assert.ok(rank.every((one) => one > 0));
  }));
});

test('a cut point leaves more pieces and any other node does not', () => {
  fc.assert(fc.property(made, (given) => {
    const graph = undirectedOf(graphFrom(given));
    const isPoint = new Set(cutPoints(graph).points);
    const count = (removed: string): number => components(graphOf(graph.ids.filter((id) => id !== removed), tiesOf(graph).filter(({ source, target }) => source !== removed && target !== removed), { directed: false })).sizes.length;
    const before = components(graph).sizes.length;
    for (const [node, id] of graph.ids.entries()) assert.equal(count(id) > before, isPoint.has(node), id);
  }), { numRuns: 40 });
});

test('a cut point cuts as many pairs as a network without it says', () => {
  fc.assert(fc.property(made, (given) => {
    const graph = undirectedOf(graphFrom(given));
    const { points, pairsCut } = cutPoints(graph);
    points.forEach((node, at) => assert.equal(pairsCut[at], partingWithout(graph, [graph.ids[node] as string]).pairsCut));
  }));
});

test('communities hang together, and merging any two gives no more modularity', () => {
  fc.assert(fc.property(made, (given) => {
    const graph = undirectedOf(graphFrom(given));
    const { of, sizes, modularity: found, range } = communities(graph, { runs: 3 });
    assert.equal(sizes.reduce((sum, one) => sum + one, 0), graph.size);
    for (const community of sizes.keys()) {
      const ids = graph.ids.filter((_, node) => of[node] === community);
      assert.equal(components(graphOf(ids, tiesOf(graph).filter(({ source, target }) => ids.includes(source) && ids.includes(target)), { directed: false })).sizes.length, 1);
    }
    if (found === null || range === null) return;
    near(found, modularity(graph, of), 'modularity');
    assert.ok(range[0] <= found && found === range[1]);
    for (let one = 0; one < Math.min(sizes.length, 5); one += 1) for (let other = one + 1; other < sizes.length; other += 1) assert.ok((modularity(graph, of.map((each) => (each === other ? one : each))) as number) <= found + 1e-9);
  }), { numRuns: 60 });
});

test('what has bounds stays within them', () => {
  fc.assert(fc.property(made, (given) => {
    const graph = graphFrom(given);
    const simple = undirectedOf(graph);
    for (const share of [density(graph), fragmentation(simple)]) assert.ok(share === null || (share > -1e-12 && share < 1 + 1e-12));
    const size = effectiveSize(simple);
    for (const [node, one] of constraint(simple).entries()) assert.ok(one === null ? size[node] === null : one > 0 && one <= 9 / 8 + 1e-9 && (size[node] as number) >= 1 - 1e-9);
  }));
});
