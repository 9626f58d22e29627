import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { betweenness, graphOfColumns, type Graph } from '#network';
import { seeded } from '#lib/chance.ts';
import { gatherParts, planPaths } from '../core/betweenness.ts';
import { betweennessShared, shareOut, startHelpers } from './betweenness-shared.ts';

const drawn = (size: number, ties: number, directed: boolean): Graph => {
  const chance = seeded(11);
  const ends = (): Int32Array => Int32Array.from({ length: ties }, () => chance.below(size));
  return graphOfColumns(Array.from({ length: size }, (_, at) => String(at)), { from: ends(), to: ends(), strengths: null }, directed);
};

for (const directed of [false, true]) {
  test(`threads give to the last bit what one gives, ${directed ? 'with' : 'without'} direction`, () => {
    const graph = drawn(1200, 5000, directed);
    assert.deepEqual(betweennessShared(graph, { threads: 3, least: 0 }), betweenness(graph));
  });
}

test('a helper does parts by itself', async () => {
  const graph = drawn(600, 2000, false);
  const plan = planPaths(graph);
  const job = shareOut(plan);
  const [helper] = startHelpers(job, 1);
  assert.ok(helper !== undefined);
  assert.deepEqual(await once(helper, 'exit'), [0]);
  assert.equal(Atomics.load(job.state, 1), plan.parts);
  assert.deepEqual(gatherParts(plan, job.sums), betweenness(graph));
});
