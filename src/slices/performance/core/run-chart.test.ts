import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { projectRoot } from '#platform/files/root.ts';
import { assuranceOf, runChart, runLimits, shifts, trends, twoOfThree, variationOf } from './run-chart.ts';

test('six points rising are no trend, seven are, and equal neighbours break one', () => {
  assert.deepEqual(trends([1, 2, 3, 4, 5, 6]), [0, 0, 0, 0, 0, 0]);
  assert.deepEqual(trends([1, 2, 3, 4, 5, 6, 7, 3]), [1, 1, 1, 1, 1, 1, 1, 0]);
  assert.deepEqual(trends([1, 2, 3, 3, 4, 5, 6]), [0, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual(trends([7, 6, 5, 4, 3, 2, 1]), [-1, -1, -1, -1, -1, -1, -1]);
});

test('a leap of more than 3.267 times the mean moving range says nothing of how far points usually move', () => {
  const [leaping, steady] = [[0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 14 / 3], [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 4]].map((values) => runLimits(values));
  assert.ok(Math.abs((leaping?.upper ?? 0) - (leaping?.mean ?? 0) - 2.66) < 1e-9, 'a leap of 3.5 times the mean is left out');
  assert.ok(Math.abs((steady?.upper ?? 0) - (steady?.mean ?? 0) - 2.66 * (14 / 11)) < 1e-9, 'one of 3.14 times is not');
});

test('seven points on one side of the mean are a shift, all of them flagged; a point on it breaks the run', () => {
  assert.deepEqual(shifts([1, 1, 1, 1, 1, 1, 1, -1], 0), [1, 1, 1, 1, 1, 1, 1, 0]);
  assert.deepEqual(shifts([1, 1, 1, 0, 1, 1, 1], 0), [0, 0, 0, 0, 0, 0, 0]);
});

test('two of three near one limit are flagged, and the point between them is not; three on both sides are not', () => {
  assert.deepEqual(twoOfThree([0.5, 2.5, 0.5, 2.6, 0.5], 0, 3), [0, 1, 0, 1, 0]);
  assert.deepEqual(twoOfThree([2.5, -0.5, 2.6], 0, 3), [0, 0, 0]);
  assert.deepEqual(twoOfThree([3.5, 1, 2.6], 0, 3), [0, 0, 0], 'a point outside the limits is another signal');
});

test('a value outside the limits says so before all else, and which way is better makes it good news or bad', () => {
  const values = [...Array.from({ length: 14 }, (_, index) => 10 + (index % 2)), 30];
  const chart = runChart(values);
  assert.deepEqual([chart.at(-1)?.signal, chart.at(-1)?.direction], ['outside', 'high']);
  assert.deepEqual([variationOf(chart, 'up'), variationOf(chart, 'down'), variationOf(chart, 'none')], ['improving', 'concerning', 'changing']);
  assert.deepEqual([assuranceOf(chart, 1000, 'up'), assuranceOf(chart, -1000, 'up'), assuranceOf(chart, 11, 'up'), assuranceOf(chart, null, 'up')], ['failing', 'passing', 'by-chance', null]);
});

test('turning a series upside down turns its signals upside down, and adding a constant changes none', () => {
  const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });
  fc.assert(fc.property(series, (values) => {
    const [chart, turned, moved] = [runChart(values), runChart(values.map((value) => -value)), runChart(values.map((value) => value + 1024))];
    chart.forEach((point, index) => {
      assert.equal(turned[index]?.signal, point.signal);
      assert.equal(turned[index]?.direction, point.direction === 'high' ? 'low' : point.direction === 'low' ? 'high' : null);
      assert.equal(moved[index]?.signal, point.signal);
    });
  }));
});

const file = join(projectRoot(), '../shared/data/fixtures/spc_fixture.json');
type Case = { readonly name: string; readonly y: readonly number[]; readonly screen_outliers: boolean; readonly fix_after_n_points: number | null; readonly expected: { readonly mean: readonly number[]; readonly lpl: readonly number[]; readonly upl: readonly number[]; readonly special_cause_type: readonly string[] } };

const said = (signal: string, direction: string | null): string =>
  signal === 'none' ? 'Common Cause' : signal === 'outside' ? (direction === 'high' ? 'Above UCL' : 'Below LCL') : signal === 'trend' ? `7 Point Trend (${direction === 'high' ? 'Increasing' : 'Decreasing'})` : signal === 'two-of-three' ? `2 in 3 ${direction === 'high' ? 'Above' : 'Below'} CL` : `7 Points ${direction === 'high' ? 'Above' : 'Below'} CL`;

test('published run charts of the health service', { skip: existsSync(file) ? false : 'the published run charts are not here' }, () => {
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Case[] };
  for (const one of cases) {
    const chart = runChart(one.y, { screen: one.screen_outliers, fixAfter: one.fix_after_n_points });
    chart.forEach((point, index) => {
      for (const [found, expected] of [[point.mean, one.expected.mean[index]], [point.lower, one.expected.lpl[index]], [point.upper, one.expected.upl[index]]] as const) assert.ok(Math.abs(found - (expected as number)) < 1e-6, `${one.name} ${index}`);
      assert.equal(said(point.signal, point.direction), one.expected.special_cause_type[index], `${one.name} ${index}`);
    });
  }
});
