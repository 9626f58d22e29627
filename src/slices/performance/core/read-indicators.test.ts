import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTextTable } from '#platform/files/read-table.ts';
import { projectRoot } from '#platform/files/root.ts';
import { emptyIndicator } from './indicator.ts';
import { indicatorTable, mergedWith, readIndicators } from './read-indicators.ts';

test('what goes out reads in again as it was', () => {
  const one = { ...emptyIndicator, code: 'L 1', title: 'Fires, "all"', measure: 'rate', ratePer: 1000, better: 'down', kind: 'output', frequency: 'quarter', periodRule: 'financial-quarter', decimals: 2, returnedWithin: 30 } as const;
  const { head, rows } = indicatorTable([one]);
  const read = readIndicators(head, rows.map((row) => row.map(String)));
  assert.ok(read.ok);
  assert.deepEqual(mergedWith(read.value[0] as never, null), one);
});

test('what a list says nothing of stays as it is', () => {
  const read = readIndicators(['Indicator'], [['Fires']]);
  assert.ok(read.ok);
  assert.equal(mergedWith(read.value[0] as never, { ...emptyIndicator, title: 'Fires', definition: 'All', better: 'down' }).definition, 'All');
});

const frameworks = join(projectRoot(), '../shared/data/frameworks');
const skip = existsSync(frameworks) ? false : 'the real files are not beside the project';
test('published lists are read by their own headings', { skip }, () => {
  for (const [name, count] of [['fingertips_next_indicators.csv', 37], ['scotland_cpop_18_indicators.csv', 18]] as const) {
    const table = readTextTable(readFileSync(join(frameworks, name), 'utf8'));
    assert.ok(table.ok);
    const read = readIndicators(table.value.heading, table.value.rows);
    assert.ok(read.ok, JSON.stringify(read));
    assert.equal(read.value.length, count);
    assert.ok(read.value.every((one) => one.title !== ''));
    // One row of the Scottish list leaves open which way is good, and so do we.
    assert.equal(read.value.filter((one) => (name.startsWith('scotland') ? one.better : one.measure) === undefined).length, name.startsWith('scotland') ? 1 : 0);
  }
});
