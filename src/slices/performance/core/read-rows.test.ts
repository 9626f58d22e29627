import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noMapping } from './mapping.ts';
import { marksOf, readFigure, readNumber } from './read-rows.ts';

const said = (value: string, numerator = '', denominator = '', measure: 'per-cent' | 'number' = 'per-cent'): readonly string[] => {
  const faults: string[] = [];
  readFigure({ value, numerator, denominator, lower: '', upper: '', state: '', note: '' }, { number: 1, periodRule: 'year', measure, ratePer: null }, marksOf(noMapping), (column, message) => faults.push(`${column}: ${message}`));
  return faults;
};

test('a value may be rounded as far as it was written, and no further', () => {
  for (const [value, numerator, denominator] of [['3', '31', '1000'], ['8', '15', '200'], ['3.1', '31', '1000'], ['33', '1', '3'], ['33.33', '1', '3']] as const) assert.deepEqual(said(value, numerator, denominator), [], value);
  for (const [value, numerator, denominator] of [['4', '31', '1000'], ['3.3', '31', '1000'], ['40', '20', '100']] as const) assert.match(said(value, numerator, denominator)[0] ?? '', /is not what/, value);
});

test('a comma parts thousands; where it may be a decimal it is asked about', () => {
  assert.deepEqual(['1,204', '12,204,100.5', '£3.2', '45%', '-1,000'].map(readNumber), [1204, 12_204_100.5, 3.2, 45, -1000]);
  for (const text of ['12,5', '1,20', '1,2345']) assert.match(said(text, '', '', 'number')[0] ?? '', /Write decimals with a point/, text);
  for (const text of ['1,2,3', ',5', '1.204,5']) assert.match(said(text, '', '', 'number')[0] ?? '', /is not a number/, text);
});

test('numbers beyond all sense are faults', () => {
  for (const text of ['1e308', '-1e300', '1e19', '99999999999999999999']) assert.match(said(text, '', '', 'number')[0] ?? '', /larger than any figure can be/, text);
  for (const text of ['1e999', 'NaN', 'Infinity']) assert.match(said(text, '', '', 'number')[0] ?? '', /is not a number/, text);
  assert.match(said('', '1e308', '1', 'number')[0] ?? '', /numerator: .*larger/);
});
