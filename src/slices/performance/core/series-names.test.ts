import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bySeries, oneSeries } from './series-names.ts';

const one = (title: string, code: string | null = null, series: string | null = null) => ({ title, code, series });
const seen = (series: string, ...labels: readonly string[]) => ({ series, theme: '', labels: new Set(labels), rows: labels.length, least: 1, most: 2, decimals: 0 });

test('a code is found however it is typed, and a name only as it is written', () => {
  const find = bySeries([one('Homes built', 'NI 1'), one('L-2'), one('Aged 15'), one('Jobs, Count', null, 'jobs')]);
  assert.deepEqual(['NI 1', 'ni1', 'NI-1', ' N I 1', 'l 2', 'L2', 'JOBS', 'Homes built', 'homesbuilt', 'NI 11', 'Aged 1 5'].map((name) => find(name)?.title ?? null), ['Homes built', 'Homes built', 'Homes built', 'Homes built', 'L-2', 'L-2', 'Jobs, Count', 'Homes built', null, null, null]);
});

test('an indicator’s own code goes before another’s title, and a name as it is written before either', () => {
  assert.equal(bySeries([one('NI 1'), one('Homes', 'ni-1')])('NI1')?.title, 'Homes');
  assert.equal(bySeries([one('NI 1'), one('Homes', 'ni-1')])('ni 1')?.title, 'NI 1');
});

test('series that differ in how their code is typed are one, under the name that comes first; others are not', () => {
  assert.deepEqual(oneSeries([seen('NI 1', '2024'), seen('Fires', '2024'), seen('NI1', '2025'), seen('fires', '2026'), seen('Aged 1 5'), seen('Aged 15')]).map(({ series, labels, rows }) => [series, [...labels], rows]), [
    ['NI 1', ['2024', '2025'], 2], ['Fires', ['2024', '2026'], 2], ['Aged 1 5', [], 0], ['Aged 15', [], 0],
  ]);
});
