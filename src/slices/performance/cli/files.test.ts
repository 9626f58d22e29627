import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intervalsOf } from './intervals-file.ts';
import { signalsOf } from './signals-file.ts';

test('series may be mixed in a file; the answer keeps the order of the file', () => {
  const lines = Array.from({ length: 8 }, (_, index) => [`a,${index},${index}`, `b,${index},5`]).flat();
  const read = signalsOf(`series,period,value\n${lines.join('\n')}`);
  assert.ok(read.ok);
  assert.deepEqual(read.value.rows.map((row) => row.series).slice(0, 4), ['a', 'b', 'a', 'b']);
  assert.ok(read.value.rows.filter((row) => row.series === 'a').every((row) => row.direction === (row.signal === 'none' ? null : row.direction)));
  assert.equal(read.value.rows.filter((row) => row.series === 'a' && row.signal !== 'none').length, 8);
  assert.deepEqual(read.value.icons.map((one) => one.points), [8, 8]);
});

test('every faulty row is named, and nothing is worked out', () => {
  const read = signalsOf('series,period,value,target,improvement\na,1,x,,\na,2,3,y,\na,3,4,,sideways\na,4,5,,up');
  assert.deepEqual(read.ok ? [] : read.refusal.faults?.map((fault) => [fault.row, fault.field]), [[1, 'value'], [2, 'target'], [3, 'improvement']]);
  assert.match((signalsOf('a,b\n1,2') as { readonly refusal: { readonly faults: readonly { readonly message: string }[] } }).refusal.faults[0]?.message ?? '', /no column “series”/);
});

test('an interval row that can’t be so keeps its place, with what is wrong', () => {
  const read = intervalsOf('id,method,numerator,denominator,level\n1,proportion,65,100,\n2,proportion,11,10,\n3,rate,NA,10,\n4,median,1,2,\n5,rate,5,100,0.998');
  assert.ok(read.ok);
  assert.deepEqual(read.value.map((row) => [row.id, row.value, row.error !== undefined]), [['1', 0.65, false], ['2', null, true], ['3', null, false], ['4', null, true], ['5', 0.05, false]]);
});

test('a level is a share or a per cent; anything else is refused in its row, in words', () => {
  const read = intervalsOf(`id,method,numerator,denominator,level\n${['', 'NA', '0.95', '95', '95%', '95 %'].map((level, at) => `${at},rate,5,100,${level}`).join('\n')}\nx,rate,5,100,ninety\ny,rate,5,100,1.5\nz,rate,5,100,100%`);
  assert.ok(read.ok);
  assert.equal(new Set(read.value.slice(0, 6).map((one) => `${one.value} ${one.lower} ${one.upper} ${one.error ?? ''}`)).size, 1);
  assert.deepEqual(read.value.slice(6), ['ninety', '1.5', '100%'].map((level, at) => ({ id: 'xyz'.charAt(at), value: null, lower: null, upper: null, error: `“${level}” is no level. Write 0.95, 95 or 95%` })));
});
