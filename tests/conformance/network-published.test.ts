import assert from 'node:assert/strict';
import { test } from 'node:test';
import { betweenness, centralisation, closenessOf, communities, coreNumbers, cutPoints, density, diameterOf, eigenvector, graphOf, keyPlayers, lossOf, meanClustering, meanDistance, modularity, reachOf, type Graph } from '#network';
import { florentine, florentineWithoutPucci, karate, kite } from '#tests/support/known-networks.ts';

const at = (graph: Graph, id: string): number => graph.ids.indexOf(id);
const ring = (size: number, tieAt: (node: number) => readonly [number, number]): Graph =>
  graphOf(Array.from({ length: size }, (_, node) => String(node)), Array.from({ length: size }, (_, node) => tieAt(node)).filter(([a, b]) => a !== b).map(([a, b]) => ({ source: String(a), target: String(b) })), { directed: false });
const near = (found: number | null | undefined, expected: number, digits: number): void => assert.ok(found !== null && found !== undefined && Math.abs(found - expected) <= 0.5 * 10 ** -digits, `${found}, not ${expected}`);

test('the Medici have 0.4524 of the greatest betweenness with all sixteen families, 0.522 without the one that has no tie', () => {
  near((betweenness(florentine)[at(florentine, 'Medici')] as number) / 105, 0.4524, 4);
  near((betweenness(florentineWithoutPucci)[at(florentineWithoutPucci, 'Medici')] as number) / 91, 0.522, 3);
  near(betweenness(florentine)[at(florentine, 'Guadagni')], 23.1667, 4);
});

test('closeness of the Medici is 0.560 within their piece and 0.523 over all; the Pucci have none', () => {
  const close = closenessOf(reachOf(florentine));
  near(close[at(florentine, 'Medici')]?.within, 0.56, 3);
  near(close[at(florentine, 'Medici')]?.overall, 0.523, 3);
  assert.deepEqual(close[at(florentine, 'Pucci')], { overall: null, within: null });
});

test('the Florentine marriages as a whole', () => {
  near(density(florentine), 0.1667, 4);
  assert.equal(diameterOf(reachOf(florentine)), 5);
  assert.deepEqual(cutPoints(florentine).points.map((node) => florentine.ids[node] as string).toSorted(), ['Albizzi', 'Guadagni', 'Medici', 'Salviati']);
  near(eigenvector(florentine).values?.[at(florentine, 'Medici')], 1, 9);
  near((eigenvector(florentine).values?.[at(florentine, 'Strozzi')] as number) * 0.430308, 0.355980, 4);
});

test('Zachary’s karate club', () => {
  const between = betweenness(karate);
  near(between[0], 231.0714, 4);
  near(between[33], 160.5516, 4);
  near(between[32], 76.6905, 4);
  near(meanClustering(karate).ofAll, 0.5706, 4);
  near(meanClustering(karate).transitivity, 0.2557, 4);
  assert.equal(diameterOf(reachOf(karate)), 5);
  near(meanDistance(reachOf(karate)), 2.4082, 4);
  assert.equal(Math.max(...coreNumbers(karate)), 4);
  assert.deepEqual(cutPoints(karate), { points: [0], pairsCut: [27 * 5 + 27 * 1 + 5 * 1], bridges: [[0, 11]] });
  near(communities(karate, { runs: 10 }).modularity, 0.4198, 4);
  });

test('the two clubs it split into have modularity 0.3715', () => {
  const officers = new Set([9, 10, 15, 16, 19, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34]);
  near(modularity(karate, Int32Array.from(karate.ids, (id) => (officers.has(Number(id)) ? 1 : 0))), 0.3715, 4);
});

test('in Krackhardt’s kite Diane has most ties, Heather most betweenness, Fernando and Garth are nearest to all', () => {
  const [between, close] = [betweenness(kite), closenessOf(reachOf(kite))];
  assert.equal((kite.out.offsets[at(kite, 'Diane') + 1] as number) - (kite.out.offsets[at(kite, 'Diane')] as number), 6);
  near(between[at(kite, 'Heather')], 14, 9);
  near((between[at(kite, 'Heather')] as number) / 36, 0.389, 3);
  near(close[at(kite, 'Fernando')]?.within, 0.643, 3);
  near(close[at(kite, 'Garth')]?.within, 0.643, 3);
  near(close[at(kite, 'Diane')]?.within, 0.6, 3);
});

test('a star is as central as can be and a ring not at all', () => {
  const star = ring(6, (node) => [0, node]);
  const found = centralisation(star, betweenness(star), reachOf(star));
  assert.deepEqual([found.degree, found.betweenness], [1, 1]);
  near(found.closeness, 1, 12);
  const round = ring(6, (node) => [node, (node + 1) % 6]);
  const none = centralisation(round, betweenness(round), reachOf(round));
  for (const one of [none.degree, none.betweenness, none.closeness]) near(one, 0, 12);
});

test('the set whose loss fragments the club most is found, and is not the top of a ranking', () => {
  let best = lossOf(karate, [0, 1]);
  for (let first = 0; first < karate.size; first += 1) {
    for (let second = first + 1; second < karate.size; second += 1) {
      const loss = lossOf(karate, [first, second]);
      if ((loss.fragmentation ?? 0) > (best.fragmentation ?? 0)) best = loss;
    }
  }
  assert.deepEqual(keyPlayers(karate, 2), best);
  assert.deepEqual(best.nodes.map((node) => karate.ids[node]), ['1', '2']);
  const between = betweenness(karate);
  assert.deepEqual([...karate.ids.keys()].toSorted((a, b) => (between[b] as number) - (between[a] as number)).slice(0, 2), [0, 33]);
  assert.deepEqual(keyPlayers(karate, 3).nodes.map((node) => karate.ids[node]), ['1', '33', '34']);
});
