import assert from 'node:assert/strict';
import test from 'node:test';
import Papa from 'papaparse';
import { printCsv } from './csv.ts';

test('a formula is shown as text and a negative number stays a number', () => {
  const csv = printCsv({ columns: [{ title: 'Name' }, { title: 'Figure' }], rows: [['=cmd|calc', -3], ['@sum', '-4.5'], ['+44 1234', '+2']] });
  assert.equal(csv, "\uFEFFName,Figure\r\n'=cmd|calc,-3\r\n'@sum,-4.5\r\n'+44 1234,+2\r\n");
});

test('commas, quotation marks and line breaks come back as they were', () => {
  const rows = [['a, b', 'say "yes"'], ['two\nlines', '']];
  const read = Papa.parse<string[]>(printCsv({ columns: [{ title: 'x' }, { title: 'y' }], rows }).slice(1), { skipEmptyLines: true });
  assert.deepEqual(read.data.slice(1), rows);
});
