import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatPeriod, nextPeriod, periodRules, possibleRules, readPeriod, unitsIn, type PeriodRule } from './period.ts';

const cases: readonly (readonly [PeriodRule, string, string, string])[] = [
  ['financial-year', '2010/11', '2010-04-01', '2011-03-31'],
  ['financial-year', '1999/00', '1999-04-01', '2000-03-31'],
  ['academic-year', '2013/14', '2013-09-01', '2014-08-31'],
  ['year', '1990', '1990-01-01', '1990-12-31'],
  ['year', '2001-05', '2001-01-01', '2005-12-31'],
  ['year', '2021-23', '2021-01-01', '2023-12-31'],
  ['year', '2015 - 17', '2015-01-01', '2017-12-31'],
  ['year', '1998-01', '1998-01-01', '2001-12-31'],
  ['financial-year', '2009/10 - 2011/12', '2009-04-01', '2012-03-31'],
  ['financial-year', '2002/03-2004/05', '2002-04-01', '2005-03-31'],
  ['month', '2023-04', '2023-04-01', '2023-04-30'],
  ['month', 'Apr 2024', '2024-04-01', '2024-04-30'],
  ['month', 'Sept 2024', '2024-09-01', '2024-09-30'],
  ['month', 'April 2023', '2023-04-01', '2023-04-30'],
  ['month', 'Apr 2022-Mar 2023', '2022-04-01', '2023-03-31'],
  ['month', 'Feb 2024', '2024-02-01', '2024-02-29'],
  ['day', '2008-12-31', '2008-12-31', '2008-12-31'],
  ['financial-quarter', '2021/22 Q1', '2021-04-01', '2021-06-30'],
  ['financial-quarter', '2025/26 Q4', '2026-01-01', '2026-03-31'],
  ['financial-quarter', 'Q2 2025/26', '2025-07-01', '2025-09-30'],
  ['financial-quarter', '2021/22 Q1 - 2021/22 Q2', '2021-04-01', '2021-09-30'],
  ['quarter', 'Q1 2022', '2022-01-01', '2022-03-31'],
  ['quarter', 'Q4 2025', '2025-10-01', '2025-12-31'],
];

test('each label is read by the rule of its series', () => {
  for (const [rule, label, from, to] of cases) assert.deepEqual(readPeriod(rule, label), { from, to }, `${label} by ${rule}`);
});

test('one label is two different periods under two rules', () => {
  assert.deepEqual(readPeriod('month', '2001-05'), { from: '2001-05-01', to: '2001-05-31' });
  assert.deepEqual(readPeriod('year', '2001-05'), { from: '2001-01-01', to: '2005-12-31' });
});

test('what a rule does not know is not read', () => {
  for (const [rule, label] of [['year', '2023-04'], ['month', '2023-13'], ['financial-year', '2010/12'], ['quarter', 'Q5 2020'], ['day', '2023-02-29'], ['month', 'Maple 2020'], ['year', '0099'], ['month', 'Mar 2023-Apr 2022'], ['financial-quarter', 'Q1 2022'], ['year', '']] as const) {
    assert.equal(readPeriod(rule, label), null, `${label} by ${rule}`);
  }
});

test('the rule that makes an even series comes first, and where two fit, both are named', () => {
  assert.deepEqual(possibleRules(['2001-05', '2002-06', '2003-07', '2004-08']), ['year', 'month']);
  assert.deepEqual(possibleRules(['2023-04', '2023-05', '2023-06']), ['month']);
  assert.deepEqual(possibleRules(['2013/14', '2014/15']), ['financial-year', 'academic-year']);
  assert.deepEqual(possibleRules(['soon']), []);
});

test('a period in words is read again as itself, and the next one begins a unit later', () => {
  fc.assert(
    fc.property(fc.constantFrom(...periodRules), fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 0, max: 30 }), (rule, year, steps) => {
      const seed = { day: `${year}-03-31`, month: `Mar ${year}`, quarter: `Q3 ${year}`, 'financial-quarter': `${year}/${String((year + 1) % 100).padStart(2, '0')} Q2`, year: `${year}`, 'financial-year': `${year}/${String((year + 1) % 100).padStart(2, '0')}`, 'academic-year': `${year}/${String((year + 1) % 100).padStart(2, '0')}` }[rule];
      let period = readPeriod(rule, seed);
      assert.ok(period !== null);
      for (let step = 0; step < steps; step += 1) {
        const next = nextPeriod(rule, period);
        assert.equal(unitsIn(rule, next), 1);
        assert.ok(next.from > period.to);
        period = next;
      }
      assert.deepEqual(readPeriod(rule, formatPeriod(rule, period)), period);
    }),
  );
});

test('pooled periods in words are read again as themselves', () => {
  for (const [rule, label] of [['year', '2001-05'], ['financial-year', '2009/10 - 2011/12'], ['month', 'Apr 2022-Mar 2023'], ['financial-quarter', '2021/22 Q1 - 2025/26 Q3'], ['academic-year', '2009/10 to 2011/12']] as const) {
    const period = readPeriod(rule, label);
    assert.ok(period !== null, label);
    assert.deepEqual(readPeriod(rule, formatPeriod(rule, period)), period);
  }
});

const seen = new URL('../../../shared/data/fixtures/period_label_patterns_seen.csv', import.meta.url);
test('every pattern seen in real series is read', { skip: existsSync(seen) ? false : 'the real files are not beside the project' }, () => {
  for (const line of readFileSync(seen, 'utf8').trim().split('\n').slice(1)) {
    const [source, pattern, , , first, last] = line.split(',') as [string, string, string, string, string, string];
    assert.ok(possibleRules([first, last]).length > 0, `${source} ${pattern}: ${first}, ${last}`);
  }
});
