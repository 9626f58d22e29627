import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aTarget } from './agreement.ts';
import { differenceOfShares, surveySize, visibleChange } from './chance.ts';
import { paceOf } from './pace.ts';
import { byYear, writtenYear, yearsApart } from './written-year.ts';

const near = (actual: number, expected: number, within = 5e-5) => assert.ok(Math.abs(actual - expected) < within, `${actual} is not ${expected}`);

test('the difference of two shares is as Newcombe publishes it', () => {
  // Statistics in Medicine 17, 1998, Table II: contrasts (a), (c) and (e), method 10.
  for (const [x1, n1, x2, n2, lower, upper] of [[48, 80, 56, 70, 0.0524, 0.3339], [3, 10, 9, 10, 0.1705, 0.809], [0, 10, 10, 10, 0.6075, 1]] as const) {
    const found = differenceOfShares({ share: x1 / n1, of: n1 }, { share: x2 / n2, of: n2 });
    near(found.lower, lower);
    near(found.upper, upper);
  }
});

test('a difference turned round is the same with its sign changed', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 100_000 }), (a, b, of) => {
    const [one, two] = [differenceOfShares({ share: a, of }, { share: b, of }), differenceOfShares({ share: b, of }, { share: a, of })];
    return Math.abs(one.lower + two.upper) < 1e-9 && Math.abs(one.upper + two.lower) < 1e-9 && one.lower <= one.difference + 1e-12 && one.difference <= one.upper + 1e-12;
  }));
});

test('how many a survey must ask: 1,531 each to see 40 per cent become 45, and more for less', () => {
  assert.equal(surveySize(0.4, 0.45), 1531);
  assert.equal(surveySize(0.45, 0.4), 1531);
  assert.equal(surveySize(0.5, 0.5), null);
  assert.ok((surveySize(0.4, 0.42) ?? 0) > 4 * 1531);
  near(visibleChange(0.5, 1000), 0.0626);
});

test('a period is known by the year in which it begins', () => {
  assert.deepEqual(['2008/09', '2008-9', 'Mar 2010', '08/09', '99/00', 'year 2', '2010', '12/15', 'soon', ''].map(writtenYear), [2008, 2008, 2010, 2008, 1999, 2, 2010, null, null, null]);
  assert.deepEqual([yearsApart('2007/08', '2010/11'), yearsApart('2007/08', 'year 3'), yearsApart('x', '2010')], [3, null, null]);
  assert.deepEqual(byYear([{ period: '2010' }, { period: '2008' }]).map((one) => one.period), ['2008', '2010']);
  assert.deepEqual(byYear([{ period: '2010' }, { period: 'last' }]).map((one) => one.period), ['2010', 'last']);
});

test('pace: what is needed a year, the most seen, and a line with its range from five figures', () => {
  const target = aTarget({ key: 'a', kind: 'local', title: 'A', baseline: 50, baselinePeriod: '2008', past: [{ period: '2005', value: 61 }, { period: '2004', value: 64 }, { period: '2006', value: 57 }, { period: '2007', value: 54 }], yearly: [{ period: '2009', value: 44 }, { period: '2011', value: 38 }] });
  const pace = paceOf(target);
  assert.deepEqual([pace?.needed, pace?.years, pace?.changes, pace?.largest, pace?.steepest], [4, 3, 4, { change: 4, from: '2005', to: '2006' }, { change: 6, from: '2008', to: '2009' }]);
  assert.deepEqual(paceOf({ ...target, past: [...target.past, { period: '2008', value: 70 }] }), pace, 'a past figure for the period of the baseline is the baseline');
  // By hand: slope −3.5, mean 57.2 in 2006.
  near(pace?.forecast?.value ?? 0, 57.2 - 3.5 * 5, 1e-9);
  assert.ok((pace?.forecast?.lower ?? 99) < 39.7 && (pace?.forecast?.upper ?? 0) > 39.7);
  assert.equal(paceOf({ ...target, past: target.past.slice(1) })?.forecast, null);
  assert.equal(paceOf({ ...target, yearly: [{ period: '2009', value: 50 }] }), null);
  assert.equal(paceOf({ ...target, baseline: null }), null);
});
