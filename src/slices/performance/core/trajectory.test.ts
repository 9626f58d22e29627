import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { proportionFunnel, quantileOf, slopeIndex } from './compare-areas.ts';
import { recentTrend } from './recent-trend.ts';
import { indirectRatio } from './standardised-rate.ts';
import { expectedAt, outlookOf, statusOf, type Trajectory } from './trajectory.ts';

const way: Trajectory = { from: { at: 2008, value: 40 }, to: { at: 2011, value: 31 }, better: 'down' };

test('a straight way stands between its ends', () => {
  assert.equal(expectedAt(way, 2009), 37);
  assert.equal(expectedAt(way, 2000), 40);
  assert.equal(expectedAt(way, 2020), 31);
});

test('status says that it can’t tell when the interval crosses the way', () => {
  assert.equal(statusOf(way, { at: 2009, value: 35, lower: 34, upper: 36 }), 'on-track');
  assert.equal(statusOf(way, { at: 2009, value: 36, lower: 34, upper: 38 }), 'cant-tell');
  assert.equal(statusOf(way, { at: 2009, value: 40, lower: 38, upper: 42 }), 'off-track');
  assert.equal(statusOf(way, { at: 2009, value: 36 }), 'on-track');
  assert.equal(statusOf(way, null), 'cant-tell');
});

test('a steady fall is likely to reach, a steady rise is not, and four values are too few to say', () => {
  const values = (slope: number, count = 6) => Array.from({ length: count }, (_, index) => ({ at: 2004 + index, value: 45 + slope * index + (index % 2) * 0.2 }));
  assert.equal(outlookOf(way, values(-2.5))?.willReach, 'likely');
  assert.equal(outlookOf(way, values(1))?.willReach, 'unlikely');
  assert.equal(outlookOf(way, values(-2.5, 4)), null);
});

test('a recent trend needs five points and intervals, and is not cried out over noise', () => {
  const points = (values: readonly number[], half: number) => values.map((value) => ({ value, lower: value - half, upper: value + half }));
  assert.equal(recentTrend(points([10, 11, 12, 13, 14], 0.5)).way, 'rising');
  assert.equal(recentTrend(points([14, 13, 12, 11, 10], 0.5)).way, 'falling');
  assert.equal(recentTrend(points([10, 11, 12, 13, 14], 5)).way, 'no-change');
  assert.equal(recentTrend(points([10, 11, 12, 13], 0.5)).way, 'cant-tell');
  assert.equal(recentTrend(points([10, 11, 12, 13, 14], 0)).way, 'cant-tell');
});

test('the slope index of a straight gradient is the height between its ends', () => {
  const bands = Array.from({ length: 10 }, (_, index) => ({ population: 100, value: 20 + (index + 0.5) }));
  assert.ok(Math.abs((slopeIndex(bands) ?? 0) - 10) < 1e-9);
  assert.equal(slopeIndex(bands.slice(0, 2)), null);
});

test('a funnel narrows as places grow, and holds its middle', () => {
  fc.assert(fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.integer({ min: 5, max: 5000 }), (share, n) => {
    const [small, large] = [proportionFunnel(share, n), proportionFunnel(share, n * 4)];
    assert.ok(small.lower998 <= small.lower95 && small.lower95 <= share && share <= small.upper95 && small.upper95 <= small.upper998);
    assert.ok(large.upper95 - large.lower95 < small.upper95 - small.lower95);
  }));
});

test('quantiles are as even as they can be, and null values get none', () => {
  assert.deepEqual(quantileOf([5, 1, null, 3, 2, 4, 6], 3), [3, 1, null, 2, 1, 2, 3]);
  assert.deepEqual(indirectRatio(20, 10).value, 2);
});
