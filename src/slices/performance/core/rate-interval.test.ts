import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { projectRoot } from '#platform/files/root.ts';
import { gammaQuantile, logGamma, lowerGamma } from '#lib/gamma.ts';
import { normalBelow, normalQuantile } from '#lib/normal.ts';
import { byar, exactCount, proportion, rate, wilson } from '#lib/rate-interval.ts';
import { directRate, indirectRatio } from './standardised-rate.ts';
import { meanLimits, studentQuantile } from '#lib/student.ts';

const near = (found: number | null | undefined, expected: number, about: string): void => assert.ok(found != null && Math.abs(found - expected) <= 1e-6 * Math.max(1e-9, Math.abs(expected)), `${about}: ${found} is not ${expected}`);

test('the worked examples', () => {
  near(wilson(65, 100).lower, 0.5525444329688797, 'Wilson, lower');
  near(wilson(65, 100).upper, 0.7363575175690247, 'Wilson, upper');
  near(byar(65).lower, 50.163187710459454, 'Byar, lower');
  near(byar(65).upper, 82.84913854593984, 'Byar, upper');
  near(exactCount(5).lower, 1.62348639011842, 'exact, lower');
  near(exactCount(5).upper, 11.668332079322669, 'exact, upper');
  near(normalQuantile(0.975), 1.959963984540054, 'z');
  near(logGamma(5), Math.log(24), 'log gamma');
  near(studentQuantile(0.95, 7), 2.364624251592785, 't');
  near(gammaQuantile(0.025, 5), 1.62348639011842, 'gamma');
});

test('a standardised rate of fewer than ten says too little; a ratio has the interval of what was counted, over what was expected', () => {
  const rated = (count: number): number | null => directRate([{ count, population: 1000, standard: 600 }]).value;
  assert.deepEqual([rated(9), rated(10)], [null, 0.01]);
  const found = indirectRatio(20, 10);
  near(found.value, 2, 'ratio');
  near(found.lower, (byar(20).lower ?? 0) / 10, 'ratio, lower');
  near(found.upper, (byar(20).upper ?? 0) / 10, 'ratio, upper');
  assert.deepEqual(indirectRatio(20, 0), { value: null, lower: null, upper: null });
});

test('quantiles undo what they are quantiles of', () => {
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => assert.ok(Math.abs(normalBelow(normalQuantile(p)) - p) < 1e-9)));
  fc.assert(fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.double({ min: 0.5, max: 5000, noNaN: true }), (p, a) => assert.ok(Math.abs(lowerGamma(a, gammaQuantile(p, a)) - p) < 1e-8)));
});

test('every interval holds its value, and a surer one holds the other', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (x, n) => {
    const [one, wide] = [rate(x, n), rate(x, n, 0.998)];
    assert.ok((one.lower ?? 0) <= (one.value ?? 0) + 1e-12 && (one.value ?? 0) <= (one.upper ?? 0) + 1e-12);
    assert.ok((wide.lower ?? 0) <= (one.lower ?? 0) + 1e-12 && (wide.upper ?? 0) >= (one.upper ?? 0) - 1e-12);
    if (x > n) return;
    const share = proportion(x, n);
    assert.ok((share.lower ?? 0) >= 0 && (share.upper ?? 1) <= 1 && (share.lower ?? 0) <= x / n + 1e-12 && (share.upper ?? 1) >= x / n - 1e-12);
  }));
});

test('what is missing leaves it empty; what can’t be so is a fault in words', () => {
  assert.deepEqual(proportion(null, 10), { value: null, lower: null, upper: null });
  assert.match(proportion(11, 10).fault ?? '', /above the denominator/);
  assert.equal(rate(11, 10).fault, undefined);
  for (const [x, n, level] of [[-1, 10, 0.95], [1, 0, 0.95], [1, 10, 0.5], [1, 10, 1], [Number.NaN, 10, 0.95]] as const) assert.notEqual(rate(x, n, level).fault, undefined);
});

const file = join(projectRoot(), '../shared/data/fixtures/phe_intervals_fixture.json');
type Fixture = Readonly<Record<string, readonly Readonly<Record<string, number | string | null>>[]>>;

test('published intervals of public health, to a millionth', { skip: existsSync(file) ? false : 'the published intervals are not here' }, () => {
  const fixture = JSON.parse(readFileSync(file, 'utf8')) as Fixture;
  let checked = 0;
  const check = (row: Readonly<Record<string, number | string | null>>, found: (level: number) => { readonly lower: number | null; readonly upper: number | null }, by: number): void => {
    for (const [level, key] of [[0.95, '95_0'], [0.998, '99_8']] as const) for (const side of ['lower', 'upper'] as const) {
      const expected = row[`${side}${key}cl`];
      const limit = found(level)[side];
      if (typeof expected === 'number') near(limit === null ? null : limit * by, expected, JSON.stringify(row));
      checked += 1;
    }
  };
  for (const row of fixture['proportion'] ?? []) check(row, (level) => proportion(row['Numerator'] as number, row['Denominator'] as number, level), row['multiplier'] as number);
  for (const row of fixture['rate'] ?? []) check(row, (level) => rate(row['Numerator'] as number, row['Denominator'] as number, level), row['multiplier'] as number);
  for (const row of fixture['mean'] ?? []) check(row, (level) => meanLimits(row['value_count'] as number, row['value'] as number, row['stdev'] as number, level) ?? { lower: null, upper: null }, 1);
  const standard = fixture['esp2013'] as unknown as readonly number[] | readonly { readonly pop: number }[];
  for (const row of fixture['dsr'] ?? []) {
    const bands = (fixture['dsr_input'] ?? []).filter((band) => band['area'] === row['area']);
    const per = Number(/(\d+)$/.exec(String(row['statistic']))?.[1] ?? 'NaN');
    if (typeof row['value'] !== 'number' || !Number.isFinite(per)) continue;
    const found = (level: number) => directRate(bands.map((band, index) => ({ count: band['count'] as number, population: band['pop'] as number, standard: typeof standard[index] === 'number' ? (standard[index] as number) : ((standard[index] as { readonly pop: number } | undefined)?.pop ?? 0) })), level);
    near((found(0.95).value ?? 0) * per, row['value'], 'standardised rate');
    check(row, found, per);
  }
  assert.ok(checked > 40, `only ${checked} ends were checked`);
});
