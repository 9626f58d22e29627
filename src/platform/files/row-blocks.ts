import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import Papa from 'papaparse';
import { ok, refuse, type Result } from '#lib/result.ts';
import { readFileTable } from './read-table.ts';

/** Rows of text cells in blocks, the heading row first. It can be read again from the beginning. */
export type RowBlocks = () => AsyncIterable<readonly (readonly string[])[]>;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // A character cut off at the end of what was looked at is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

const quotesIn = (text: string, from: number, to: number): number => {
  let count = 0;
  for (let at = text.indexOf('"', from); at !== -1 && at < to; at = text.indexOf('"', at + 1)) count += 1;
  return count;
};

/** The end of the last whole row in a text, or 0: a line feed inside quotation marks ends nothing. */
const lastRowEnd = (text: string): number => {
  for (let end = text.lastIndexOf('\n'); end > 0; end = text.lastIndexOf('\n', end - 1)) {
    if (!text.includes('"') || quotesIn(text, 0, end) % 2 === 0) return end + 1;
  }
  return 0;
};

const mostOfARow = 1_000_000;

async function* blocksOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<readonly (readonly string[])[]> {
  let decoder: TextDecoder | null = null;
  let rest = '';
  let delimiter = '';
  const parse = (text: string): readonly (readonly string[])[] => {
    const parsed = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess: [',', '\t', ';', '|'], ...(delimiter === '' ? {} : { delimiter }) });
    if (delimiter === '') delimiter = parsed.meta.delimiter;
    return parsed.data;
  };
  for await (const chunk of stream) {
    decoder ??= new TextDecoder(isUtf8(chunk) ? 'utf-8' : 'windows-1252');
    rest += decoder.decode(chunk, { stream: true });
    const end = lastRowEnd(rest);
    if (end === 0) {
      if (rest.length > mostOfARow) throw new UnreadableFile('A row never ends: a quotation mark is opened and not closed, or it is no CSV file.');
      continue;
    }
    yield parse(rest.slice(0, end));
    rest = rest.slice(end);
  }
  rest += decoder?.decode() ?? '';
  if (quotesIn(rest, 0, rest.length) % 2 === 1) throw new UnreadableFile('A quotation mark is never closed in the last rows. Mend it and send the file again.');
  if (rest.trim() !== '') yield parse(rest);
}

/** A file that can't be read to its end, in words for whoever sent it. */
export class UnreadableFile extends Error {}

const damagedGzip = async function* (stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new UnreadableFile('The compressed file is damaged. Make it again and send it once more.');
    throw error;
  }
};

const unpacked = (stream: Readable, first: Uint8Array): AsyncIterable<Uint8Array> => damagedGzip(isGzip(first) ? stream.pipe(createGunzip()) : stream);

/** The rows of an uploaded CSV, gzipped CSV or spreadsheet. */
export const rowBlocksOfBytes = async (bytes: Uint8Array): Promise<Result<RowBlocks>> => {
  if (!isZip(bytes)) return bytes.length === 0 ? refuse({ kind: 'invalid', message: 'The file is empty.' }) : ok(() => blocksOf(unpacked(Readable.from([bytes]), bytes)));
  const table = await readFileTable(bytes);
  if (!table.ok) return table;
  const { heading, rows } = table.value;
  return ok(async function* () {
    yield [heading, ...rows];
  });
};

/** The rows of a file on disk, read as it is needed and never held whole, unless it is a spreadsheet. */
export const rowBlocksOfFile = async (path: string): Promise<Result<RowBlocks>> => {
  const handle = await open(path).catch(() => null);
  if (handle === null) return refuse({ kind: 'not-found', message: `There is no file “${path}” that can be read.` });
  const first = new Uint8Array(4);
  await handle.read(first, 0, 4, 0);
  if (isZip(first)) {
    const bytes = await handle.readFile();
    await handle.close();
    return rowBlocksOfBytes(bytes);
  }
  await handle.close();
  return ok(() => blocksOf(unpacked(createReadStream(path, { highWaterMark: 1 << 18 }), first)));
};
