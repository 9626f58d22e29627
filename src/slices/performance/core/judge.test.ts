import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type Day } from '#lib/day.ts';
import { readPeriod, type Period } from '#lib/period.ts';
import { dueOf, lateWords } from './due.ts';
import { emptyIndicator } from './indicator.ts';
import { comparable, intervalOf, judge } from './judge.ts';
import { noFigure, type KeptObservation } from './observation.ts';
import { trajectoriesOf } from './promised.ts';

const share = { ...emptyIndicator, measure: 'per-cent', better: 'up', periodRule: 'financial-year' } as const;
const of = (label: string, value: number | null, more: Partial<KeptObservation> = {}): KeptObservation => ({ ...noFigure, absent: value === null ? 'missing' : 'there', value, indicator: 1, area: '', breakdown: '', period: readPeriod('financial-year', label) as Period, revision: 1, load: 1, ...more });
const out = (label: string, numerator: number, denominator: number): KeptObservation => of(label, (100 * numerator) / denominator, { numerator, denominator });
const promised = { baseline: 40, baselinePeriod: '2022/23', yearly: [{ period: '2023/24', value: 44 }, { period: '2024/25', value: 50 }] };
const today = '2025-09-01' as Day;

test('a share is on track when even the worse end of its interval is past what was promised, and can’t be told when the interval takes it in', () => {
  assert.equal(judge(share, [out('2024/25', 560, 1000)], promised, today).status, 'on-track');
  assert.equal(judge(share, [out('2024/25', 51, 100)], promised, today).status, 'cant-tell');
  assert.equal(judge(share, [out('2024/25', 400, 1000)], promised, today).status, 'off-track');
  assert.equal(judge(share, [out('2023/24', 445, 1000)], promised, today).should, 44, 'each year’s own promise, and not only the last');
  assert.equal(judge(share, [], promised, today).status, 'cant-tell');
  assert.equal(judge(share, [out('2024/25', 560, 1000)], null, today).status, null);
});

test('imputed and projected figures are never judged, and a pooled period is not the same series as a year', () => {
  const figures = [of('2022/23', 40), of('2023/24', 45), of('2024/25', 90, { origin: 'projected' }), of('2021/22', 10, { origin: 'imputed' })];
  assert.equal(judge(share, figures, promised, today).latest?.value, 45);
  const pooled = [of('2020/21', 30), of('2021/22', 31), of('2020/21 - 2022/23', 33), of('2021/22 - 2023/24', 34)];
  assert.deepEqual(comparable('financial-year', pooled).map((one) => one.value), [33, 34]);
});

test('the way it goes is told by intervals, and two bare figures are no trend', () => {
  assert.equal(judge(share, [out('2023/24', 400, 1000), out('2024/25', 500, 1000)], null, today).way, 'better');
  assert.equal(judge({ ...share, better: 'down' }, [out('2023/24', 400, 1000), out('2024/25', 500, 1000)], null, today).way, 'worse');
  assert.equal(judge({ ...share, better: 'none' }, [out('2023/24', 400, 1000), out('2024/25', 500, 1000)], null, today).way, 'rising');
  assert.equal(judge(share, [out('2023/24', 40, 100), out('2024/25', 44, 100)], null, today).way, 'cant-tell');
  assert.equal(judge(share, [of('2023/24', 40), of('2024/25', 60)], null, today).way, 'cant-tell');
  const five = ['2020/21', '2021/22', '2022/23', '2023/24', '2024/25'].map((label, at) => out(label, 400 + 40 * at, 1000));
  assert.match(judge(share, five, null, today).wayWhy, /last five figures have been rising/);
});

test('an interval is the source’s own where it gives one, and else worked out in the unit of the figure', () => {
  assert.deepEqual(intervalOf(share, of('2024/25', 50, { lower: 45, upper: 55 })), { lower: 45, upper: 55, given: true });
  const worked = intervalOf(share, out('2024/25', 65, 100));
  assert.equal(worked?.lower.toFixed(4), '55.2544');
  const perThousand = intervalOf({ measure: 'rate', ratePer: 1000 }, of('2024/25', 6.5, { numerator: 65, denominator: 10_000 }));
  assert.equal(perThousand?.lower.toFixed(6), '5.016319');
  assert.equal(intervalOf({ measure: 'number', ratePer: null }, of('2024/25', 5)), null);
});

test('a figure is late when its next period is over by more than the days it may take', () => {
  const method = { ...share, returnedWithin: 90 };
  assert.equal(dueOf(method, (of('2023/24', 1)).period), '2025-06-29');
  assert.equal(judge(method, [of('2023/24', 40)], null, today).late, true);
  assert.equal(judge(method, [of('2024/25', 40)], null, today).late, false);
  assert.equal(judge(share, [of('2023/24', 40)], null, today).late, false, 'nobody said how soon');
});

test('a promise with neither way better, or with no period that can be read, draws no line', () => {
  assert.equal(trajectoriesOf({ ...share, better: 'none' }, promised).length, 0);
  assert.equal(trajectoriesOf(share, { ...promised, baselinePeriod: 'soon', yearly: [{ period: '2024/25', value: 50 }] }).length, 0);
  assert.equal(trajectoriesOf(share, promised).length, 2);
});

test('a hundred years of daily figures are judged at once', () => {
  const days: readonly KeptObservation[] = Array.from({ length: 36_500 }, (_, at) => { const day = addDays('1925-01-01' as Day, at); return of('2024/25', 50 + (at % 7), { period: { from: day, to: day } }); });
  const begun = performance.now();
  assert.equal(judge({ ...share, measure: 'number', periodRule: 'day', frequency: 'week' }, days, promised, today).latest?.period.to, days.at(-1)?.period.to);
  assert.ok(performance.now() - begun < 3000, `${Math.round(performance.now() - begun)} ms`);
});

test('a monthly figure is judged against the way to the year that was promised, not to a month of the same look', () => {
  const monthly = { ...share, periodRule: 'month' } as const;
  const target = { baseline: 40, baselinePeriod: '2008/09', yearly: [{ period: '2010/11', value: 50 }] };
  const december = { from: '2010-12-01' as Day, to: '2010-12-31' as Day };
  const seen = judge(monthly, [of('2010/11', 49.5, { period: december })], target, today);
  assert.deepEqual([seen.status, seen.should?.toFixed(1)], ['on-track', '48.8']);
});

// The same numbers between 0 and 1 from the same seed (Park and Miller).
const chances = (seed: number) => { let state = seed; return () => { state = (state * 48_271) % 2_147_483_647; return state / 2_147_483_647; }; };
const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

test('pure chance is called better or worse as seldom in pooled years that overlap as in single ones', () => {
  for (const years of [16, 45]) {
    const chance = chances(years);
    let [single, pooled] = [0, 0];
    const trials = 400;
    for (let trial = 0; trial < trials; trial += 1) {
      const counts = Array.from({ length: years }, () => sum(Array.from({ length: 100 }, () => (chance() < 0.3 ? 1 : 0))));
      const label = (from: number): string => `${1970 + from}/${String((1971 + from) % 100).padStart(2, '0')}`;
      const alone = counts.map((count, at) => out(label(at), count, 100));
      const rolling = counts.slice(2).map((_, at) => out(`${label(at)} - ${label(at + 2)}`, sum(counts.slice(at, at + 3)), 300));
      const isAlarm = (figures: readonly KeptObservation[]): number => (['better', 'worse'].includes(judge(share, figures, null, today).way) ? 1 : 0);
      single += isAlarm(alone);
      pooled += isAlarm(rolling);
    }
    assert.ok(pooled <= single + 0.02 * trials, `${years} years: ${pooled} of ${trials} pooled, ${single} single`);
  }
});

test('of pooled years that overlap, the time before shares no year with the latest, and all are still drawn', () => {
  const figures = Array.from({ length: 7 }, (_, at) => out(`${2015 + at}/${16 + at} - ${2017 + at}/${18 + at}`, 300 + at, 1000));
  const judged = judge(share, figures, null, today);
  assert.deepEqual([judged.latest?.period.from, judged.previous?.period.to, judged.run.length], ['2021-04-01', '2021-03-31', 3]);
  assert.match(judged.wayWhy, /only those that share no time are compared/);
  assert.equal(comparable('financial-year', figures).length, 7);
});

test('the figure that a promise begins from, and any before it, is no promise kept', () => {
  const target = { baseline: 30, baselinePeriod: '2025/26', yearly: [{ period: '2026/27', value: 32 }, { period: '2027/28', value: 35 }] };
  const began = judge(share, [out('2025/26', 300, 1000)], target, today);
  assert.deepEqual([began.status, began.doubt, began.should, began.why], ['cant-tell', 'too-early', null, 'The first promise is for 2026/27; this is where it began.']);
  const earlier = judge(share, [out('2023/24', 900, 1000)], target, today);
  assert.deepEqual([earlier.status, earlier.why], ['cant-tell', 'The first promise is for 2026/27; the figure comes from before it began.']);
  assert.equal(judge(share, [out('2025/26', 900, 1000)], { ...target, baseline: null }, today).why, 'The first promise is for 2026/27; the figure comes from before it.');
  assert.equal(judge(share, [out('2026/27', 900, 1000)], target, today).status, 'on-track');
});

test('a count over a month is not held against a year’s total; a share may be, and says so', () => {
  const target = { baseline: 1300, baselinePeriod: '2023/24', yearly: [{ period: '2024/25', value: 1200 }] };
  const march = { from: '2025-03-01' as Day, to: '2025-03-31' as Day };
  const crimes = { ...share, measure: 'number', better: 'down', periodRule: 'month', decimals: 0 } as const;
  const seen = judge(crimes, [of('2024/25', 150, { period: march })], target, today);
  assert.deepEqual([seen.status, seen.doubt, seen.should, seen.why], ['cant-tell', 'length', null, 'The figure is for 1 month, and what was promised for 1 year: counts over different lengths of time can’t be held against each other.']);
  assert.equal(judge({ ...crimes, measure: 'money' }, [of('2024/25', 150, { period: march })], target, today).doubt, 'length');
  assert.equal(judge({ ...crimes, periodRule: 'financial-year' }, [of('2024/25', 1150)], target, today).status, 'on-track');
  const monthly = judge({ ...share, periodRule: 'month' }, [of('2024/25', 60, { period: march })], promised, today);
  assert.equal(monthly.status, 'on-track');
  assert.match(monthly.why, /The figure is for 1 month, and what was promised for 1 year\.$/);
  const leap = judge({ ...crimes, periodRule: 'year' }, [of('2024/25', 900, { period: { from: '2024-01-01' as Day, to: '2024-12-31' as Day } })], { baseline: 1300, baselinePeriod: '2023', yearly: [{ period: '2024', value: 1200 }] }, today);
  assert.equal(leap.status, 'on-track');
  assert.doesNotMatch(judge(share, [out('2024/25', 560, 1000)], promised, today).why, /The figure is for/);
});

test('a figure is due as often as it comes: every two years, every half year, and now and then at no time', () => {
  const due = (more: Partial<typeof emptyIndicator>, from: string, to: string) => dueOf({ ...emptyIndicator, returnedWithin: 10, ...more }, { from: from as Day, to: to as Day });
  assert.equal(due({ frequency: 'two-years' }, '2022-04-01', '2023-03-31'), '2025-04-10');
  assert.equal(due({ periodRule: 'quarter', frequency: 'half-year' }, '2025-04-01', '2025-06-30'), '2026-01-10');
  assert.equal(due({ periodRule: 'month', frequency: 'quarter' }, '2025-03-01', '2025-03-31'), '2025-07-10');
  assert.equal(due({ periodRule: 'month', frequency: 'month' }, '2025-01-01', '2025-01-31'), '2025-03-10');
  assert.equal(due({ frequency: 'irregular' }, '2022-04-01', '2023-03-31'), null);
  assert.equal(due({ periodRule: 'day', frequency: 'week' }, '2025-03-31', '2025-03-31'), '2025-04-17');
  assert.equal(due({ frequency: 'month' }, '2022-04-01', '2023-03-31'), '2024-04-10', 'no year’s figure comes before the year is over');
  assert.equal(due({ frequency: 'year' }, '2020-04-01', '2023-03-31'), '2024-04-10', 'three pooled years come again a year later');
  assert.equal(judge({ ...share, frequency: 'two-years', returnedWithin: 90 }, [of('2023/24', 40)], null, today).late, false);
  assert.equal(lateWords({ periodRule: 'financial-year', frequency: 'two-years' }, { from: '2022-04-01' as Day, to: '2023-03-31' as Day }, '2025-04-10' as Day), '2024/25 was due by 10 April 2025');
  const none = judge({ ...share, returnedWithin: 90 }, [], promised, today);
  assert.deepEqual([none.due, none.late, none.why], [null, false, 'There is no figure yet.']);
});

test('seven figures in a row that fall are a way down, with or without intervals; six are not', () => {
  const falling = Array.from({ length: 8 }, (_, at) => of(`${2017 + at}/${18 + at}`, 700 - 3 * at));
  const counts = { ...share, measure: 'number', better: 'down' } as const;
  const seen = judge(counts, falling, null, today);
  assert.deepEqual([seen.way, seen.wayWhy], ['better', 'Each of the last seven figures is lower than the one before it, which chance seldom brings about.']);
  const six = judge(counts, falling.slice(2), null, today);
  assert.deepEqual([six.way, six.wayWhy], ['cant-tell', 'Figures with no interval tell a way only when seven in a row go up or down.']);
});

test('a per cent that was promised says nothing of a count', () => {
  const counted = { ...share, measure: 'number', decimals: 0 } as const;
  const seen = judge(counted, [of('2024/25', 900)], { ...promised, valueKind: 'per-cent' }, today);
  assert.deepEqual([seen.status, seen.doubt, seen.should, seen.why], ['cant-tell', 'unit', null, 'What was promised is a per cent, and the figure is a count: they can’t be held against each other.']);
  assert.equal(judge(share, [out('2024/25', 560, 1000)], { ...promised, valueKind: 'number' }, today).doubt, 'unit');
  for (const [measure, valueKind, unit] of [['number', 'number', null], ['money', 'number', null], ['rate', 'number', 'per 1,000'], ['mean', 'per-cent', null], ['other', 'rate', null], ['number', 'other', null]] as const) {
    assert.equal(judge({ ...share, measure, ratePer: 1000 }, [of('2024/25', 56)], { ...promised, valueKind, unit }, today).status, 'on-track', measure);
  }
});

test('numbers too large to reckon with give no forecast and no judgement, and never a number that is none', () => {
  const labels = Array.from({ length: 14 }, (_, at) => `${2011 + at}/${12 + at}`);
  const figures = labels.map((label, at) => of(label, at % 2 === 0 ? 1e308 : -1e308));
  const target = { baseline: -1e308, baselinePeriod: '2023/24', yearly: [{ period: '2026/27', value: 1e308 }] };
  for (const measure of ['per-cent', 'number', 'rate', 'mean'] as const) {
    const seen = judge({ ...share, measure }, figures, target, today);
    assert.deepEqual([seen.status, seen.doubt, seen.should, seen.outlook], ['cant-tell', 'too-large', null, null], measure);
    assert.doesNotMatch(JSON.stringify(seen, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NaN' : value)), /NaN/, measure);
  }
});
