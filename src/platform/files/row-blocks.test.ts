import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { rowBlocksOfBytes } from './row-blocks.ts';

type Read = { readonly rows: number; readonly last: readonly string[] };
const readAll = async (bytes: Uint8Array): Promise<Read> => {
  const blocks = await rowBlocksOfBytes(bytes);
  assert.ok(blocks.ok);
  let [rows, last]: [number, readonly string[]] = [0, []];
  for await (const block of blocks.value()) [rows, last] = [rows + block.length, block.at(-1) ?? last];
  return { rows, last };
};

test('a stray quotation mark in a plain cell costs no time and breaks no row', async () => {
  const lines = Array.from({ length: 60_000 }, (_, at) => `"row ${at}","value, ${at}"`).join('\n');
  const began = performance.now();
  const read = await readAll(Buffer.from(`name,value\n5" pipe,1\n${lines}\n`));
  assert.ok(performance.now() - began < 1500, `${performance.now() - began} ms`);
  assert.deepEqual(read, { rows: 60_002, last: ['row 59999', 'value, 59999'] });
});

test('quotation marks that stay open never stall it: they are refused in words', async () => {
  const lines = Array.from({ length: 60_000 }, (_, at) => `"row ${at}","value" ${at}"`).join('\n');
  const began = performance.now();
  await assert.rejects(readAll(Buffer.from(`name,value\nA,"b\n${'x,y\n'.repeat(500_000)}`)), /A row never ends/);
  await readAll(Buffer.from(`name,value\n${lines}\n`));
  assert.ok(performance.now() - began < 2500, `${performance.now() - began} ms`);
});

test('pairs of marks, line feeds in cells and marks at the seam of two pieces are read alike', async () => {
  for (let shift = 0; shift < 6; shift += 1) {
    const filler = 'a'.repeat((1 << 18) - 24 + shift);
    const read = await readAll(Buffer.from(`\uFEFF"h","k"\n${filler},"say ""so""\nand on",""\n"last","one"`));
    assert.deepEqual(read, { rows: 3, last: ['last', 'one'] }, String(shift));
  }
});

test('a small packed file that unpacks to a great one is refused in words, by its rows and by its size', async () => {
  await assert.rejects(readAll(gzipSync(`a,b\n${'1,2\n'.repeat(1_000_000)}`)), /more than 250,000 rows/);
  await assert.rejects(readAll(gzipSync(`a,b\n${`${'x'.repeat(999)}\n`.repeat(70_000)}`)), /more than 64 MB when unpacked/);
  assert.equal((await readAll(gzipSync(`a,b\n${'1,2\n'.repeat(200_000)}`))).rows, 200_001);
});

test('the encoding is that of the whole file, wherever its first letter outside ASCII stands', async () => {
  const rows = `name,value\n${'plain,1\n'.repeat(100_000)}Café,2`;
  for (const bytes of [Buffer.from(rows, 'latin1'), Buffer.from(rows, 'utf8'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows, 'utf16le')])]) {
    for (const sent of [bytes, gzipSync(bytes)]) assert.deepEqual((await readAll(sent)).last, ['Café', '2']);
  }
});

test('what is no text at all is refused in words', async () => {
  await assert.rejects(readAll(Buffer.from('name,value\na\0b,1\n')), /characters that no text has/);
});

test('a file of very many columns is refused in words on a page, before anything is made of them', async () => {
  const wide = (columns: number) => Buffer.from(`name${',c'.repeat(columns - 1)}\nA\n`);
  assert.equal((await readAll(wide(1000))).rows, 2);
  await assert.rejects(readAll(wide(1001)), /It has more than 1,000 columns/);
});
