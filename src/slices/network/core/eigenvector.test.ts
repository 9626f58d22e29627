import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eigenvector, graphOf, type Graph } from '#network';
import { dominantVector, shortRuns } from './dominant-vector.ts';
import { steepSteps } from './steep-steps.ts';

type Pair = readonly [number, number];

const tied = (size: number, pairs: readonly Pair[], directed = false): Graph =>
  graphOf(Array.from({ length: size }, (_, at) => String(at)), pairs.map(([a, b]) => ({ source: String(a), target: String(b) })), { directed });

const chain = (size: number): readonly Pair[] => Array.from({ length: size - 1 }, (_, at) => [at, at + 1] as const);
const circle = (size: number): readonly Pair[] => [...chain(size), [size - 1, 0]];
const inChain = (size: number) => (at: number): number => Math.sin((Math.PI * (at + 1)) / (size + 1)) / Math.sin((Math.PI * Math.ceil(size / 2)) / (size + 1));

const farthest = (graph: Graph, expected: (at: number) => number): number => {
  const { values, why } = eigenvector(graph);
  assert.equal(why, null);
  return (values ?? new Float64Array()).reduce((most, one, at) => Math.max(most, Math.abs(one - expected(at))), 0);
};

for (const size of [2, 3, 10, 101, 1000, 3000]) {
  test(`a chain of ${size} has sin(π k / (n + 1))`, () => {
    assert.ok(farthest(tied(size, chain(size)), inChain(size)) < 1e-9);
    const bothWays = chain(size).flatMap(([a, b]): readonly Pair[] => [[a, b], [b, a]]);
    assert.ok(farthest(tied(size, bothWays, true), inChain(size)) < 1e-9);
  });
}

test('a circle has 1 for all, with direction too', () => {
  for (const size of [3, 4, 3000]) for (const directed of [false, true]) assert.ok(farthest(tied(size, circle(size), directed), () => 1) < 1e-12);
});

test('a star has 1 in the middle and 1 / √(n − 1) around it', () => {
  for (const size of [3, 50, 3000]) assert.ok(farthest(tied(size, Array.from({ length: size - 1 }, (_, at): Pair => [0, at + 1])), (at) => (at === 0 ? 1 : 1 / Math.sqrt(size - 1))) < 1e-12);
});

test('all of one side tied to all of another: 1 on the smaller side, √(a / b) on the larger', () => {
  for (const [a, b] of [[2, 3], [30, 70], [1, 400]] as const) assert.ok(farthest(tied(a + b, Array.from({ length: a * b }, (_, at): Pair => [at % a, a + Math.floor(at / a)])), (at) => (at < a ? 1 : Math.sqrt(a / b))) < 1e-12);
});

test('a square of 60 by 60 has the product of two chains', () => {
  const side = 60;
  const pairs = Array.from({ length: side * side }, (_, at) => at).flatMap((at): readonly Pair[] => [...(at % side < side - 1 ? [[at, at + 1] as const] : []), ...(at < side * (side - 1) ? [[at, at + side] as const] : [])]);
  const along = inChain(side);
  assert.ok(farthest(tied(side * side, pairs), (at) => along(at % side) * along(Math.floor(at / side))) < 1e-9);
});

test('a long directed circle with a short cut has what each takes in, over one greatest value', () => {
  const graph = tied(3000, [...circle(3000), [1000, 5], [7, 3000], [3000, 3001]].filter(([, b]) => b as number < 3000) as readonly Pair[], true);
  const { values } = eigenvector(graph);
  assert.ok(values !== null);
  const ratios = Array.from(values, (one, node) => Array.from(graph.into.targets.slice(graph.into.offsets[node], graph.into.offsets[node + 1])).reduce((sum, other) => sum + (values[other] as number), 0) / one);
  assert.ok(Math.max(...ratios) - Math.min(...ratios) < 1e-10);
});

test('those whom a circle leads to have a share, those who lead to it none, and a chain of another piece none', () => {
  const { values } = eigenvector(tied(6, [[0, 1], [1, 2], [2, 1], [2, 3], [4, 5]], true));
  assert.deepEqual(Array.from(values ?? [], (one) => Math.round(one * 1e9) / 1e9), [0, 1, 1, 1, 0, 0]);
});

test('it is not defined with no tie, where components tie, or in a chain that goes one way', () => {
  assert.equal(eigenvector(tied(3, [])).values, null);
  assert.equal(eigenvector(tied(600, [...chain(300), ...chain(300).map(([a, b]): Pair => [a + 300, b + 300])])).values, null);
  assert.equal(eigenvector(tied(50, chain(50), true)).values, null);
});

test('both ways of working it out agree', () => {
  const graph = tied(40, [...circle(40), [0, 7], [3, 19], [21, 33], [4, 25]]);
  const [quick, steep] = [dominantVector(graph.into, true, new Float64Array(40).fill(1), shortRuns), steepSteps(graph.into, 40)];
  assert.ok(quick !== null && steep !== null && Math.abs(quick.value - steep.value) < 1e-12);
  for (let at = 0; at < 40; at += 1) assert.ok(Math.abs((quick.vector[at] as number) - (steep.vector[at] as number)) < 1e-7);
});
