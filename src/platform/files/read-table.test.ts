import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre';
import { readFileTable, readTextTable } from './read-table.ts';

const rows = [['Name', 'Email'], ['Zoë', 'zoe@example.org']];

test('commas, semicolons, tabs and bars, with or without a mark, read the same', async () => {
  for (const separator of [',', ';', '\t', '|']) {
    for (const mark of ['', '\uFEFF']) {
      const read = await readFileTable(Buffer.from(`${mark}${rows.map((row) => row.join(separator)).join('\r\n')}`));
      assert.ok(read.ok && read.value.rows[0]?.[0] === 'Zoë' && read.value.heading[1] === 'Email', JSON.stringify(separator));
    }
  }
});

test('Windows-1252 and UTF-16 files read as their letters', async () => {
  for (const encoding of ['latin1', 'utf16le'] as const) {
    const bytes = Buffer.from(rows.map((row) => row.join(',')).join('\n'), encoding);
    const read = await readFileTable(encoding === 'utf16le' ? Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]) : bytes);
    assert.ok(read.ok && read.value.rows[0]?.[0] === 'Zoë', encoding);
  }
});

test('a spreadsheet reads as its first sheet', async () => {
  const read = await readFileTable(await writeXlsx({ sheets: [{ name: 'Members', rows }] }));
  assert.ok(read.ok);
  assert.deepEqual(read.value, { heading: rows[0], rows: [rows[1]] });
});

test('what is no table says so and what to do', async () => {
  for (const bytes of [Buffer.from(''), Buffer.from([0x50, 0x4b, 3, 4, 1, 2]), Buffer.from([1, 0, 2, 0, 3]), Buffer.from('a,"b\nc')]) {
    const read = await readFileTable(bytes);
    assert.ok(!read.ok && (read.refusal.faults?.[0]?.message.length ?? 0) > 20);
  }
  assert.ok(!readTextTable(`${'a,'.repeat(200)}b\n1`).ok);
});
