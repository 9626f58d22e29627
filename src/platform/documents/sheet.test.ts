import assert from 'node:assert/strict';
import test from 'node:test';
import { readXlsx } from 'hucre';
import { readZip } from '#tests/support/read-zip.ts';
import { tablesOf } from './paper.ts';
import { samplePaper } from './sample-paper.ts';
import { printSheet } from './sheet.ts';

const tables = tablesOf(samplePaper);
const bytes = await printSheet(samplePaper.title, tables);

test('what is read back is what was printed, a sheet a table', async () => {
  const book = await readXlsx(bytes);
  assert.deepEqual(book.sheets.map((sheet) => sheet.name), ['Scores of the seven', 'A long table', 'Actions']);
  assert.deepEqual(book.sheets.map((sheet) => sheet.rows), tables.map(({ columns, rows }) => [columns.map(({ title }) => title), ...rows]));
});

test('a text that begins with = is no formula, and the heading row is kept in sight', () => {
  const sheet = readZip(bytes).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
  assert.doesNotMatch(sheet, /<f>/);
  assert.match(sheet, /<pane[^>]*ySplit="1"[^>]*state="frozen"/);
});

test('names that Excel refuses or that come twice are mended', async () => {
  const table = (caption: string) => ({ caption, columns: [{ title: 'A' }], rows: [[1]] });
  const book = await readXlsx(await printSheet('x', [table('What? [all]: a/b'), table('What? [all]: a/b'), table(''), table('The answers of everyone who was asked in spring')]));
  assert.deepEqual(book.sheets.map((sheet) => sheet.name), ['What all a b', 'What all a b (2)', 'Table 3', 'The answers of everyone who was']);
});
