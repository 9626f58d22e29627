import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PeriodRule } from '#lib/period.ts';
import { readPromised } from './promised.ts';

const read = (rule: PeriodRule, label: string): string => { const found = readPromised(rule, label); return found === null ? 'none' : `${found.from} ${found.to}`; };

test('the years of an agreement are years, whatever the periods of the indicator are', () => {
  for (const rule of ['day', 'month', 'quarter', 'financial-quarter', 'year', 'financial-year'] as const) {
    for (const label of ['2008/09', '2008-09', '2008/2009', '2008–09']) assert.equal(read(rule, label), '2008-04-01 2009-03-31', `${rule} ${label}`);
    assert.equal(read(rule, '2010/11'), '2010-04-01 2011-03-31', rule);
    assert.equal(read(rule, '2010'), '2010-01-01 2010-12-31', rule);
  }
  assert.equal(read('academic-year', '2010/11'), '2010-09-01 2011-08-31');
  assert.equal(read('academic-year', '2010-11'), '2010-09-01 2011-08-31');
});

test('what names no year is read by the indicator’s own rule', () => {
  assert.equal(read('month', 'March 2011'), '2011-03-01 2011-03-31');
  assert.equal(read('month', '2011-03'), '2011-03-01 2011-03-31');
  assert.equal(read('quarter', 'Q1 2011'), '2011-01-01 2011-03-31');
  assert.equal(read('financial-quarter', '2010/11 Q4'), '2011-01-01 2011-03-31');
  assert.equal(read('year', '2009-11'), '2009-01-01 2011-12-31');
  assert.equal(read('day', '31 March 2011'), '2011-03-31 2011-03-31');
  assert.equal(read('financial-year', '2008/09 to 2010/11'), '2008-04-01 2011-03-31');
  assert.equal(read('month', 'soon'), 'none');
});
