import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import Papa from 'papaparse';
import { ok, refuse, type Result } from '#lib/result.ts';
import { readFileTable } from './read-table.ts';

/** Rows of text cells in blocks, the heading row first. It can be read again from the beginning. */
export type RowBlocks = () => AsyncIterable<readonly (readonly string[])[]>;

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The encoding of a whole file: UTF-8 or UTF-16 by its mark, UTF-8 when every byte of it fits, else Windows-1252 as older spreadsheets write. */
const encodingOf = async (stream: AsyncIterable<Uint8Array>): Promise<string> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of stream) {
      if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
      isFirst = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
};

const isSeparator = (code: number): boolean => code === 10 || code === 13 || code === 44 || code === 9 || code === 59 || code === 124;

/** Finds ends of rows in text that comes in pieces, looking at each character once: a line feed inside quotation marks ends nothing, and a mark in the middle of a plain cell opens nothing. */
const rowEnds = () => {
  let [isOpen, wasClosed, before] = [false, false, 10];
  return {
    /** The place after the last whole row of the next piece; 0 when no row ends in it. */
    next: (piece: string): number => {
      let end = 0;
      for (let at = 0; at < piece.length; at += 1) {
        const code = piece.charCodeAt(at);
        if (code === 34) {
          // A mark right after one that closed was a pair: the cell goes on.
          wasClosed = isOpen;
          isOpen = isOpen ? false : before === 34 ? true : isSeparator(before);
        } else if (code === 10 && !isOpen) end = at + 1;
        before = code === 34 ? (wasClosed ? 34 : 0) : code === 0xfeff ? before : code;
      }
      return end;
    },
    isOpen: () => isOpen,
  };
};

const mostOfARow = 1_000_000;

/** How much a file may hold, unpacked. */
export type FileLimits = { readonly bytes: number; readonly rows: number; readonly columns: number };
/** For files sent to a page: what one of them costs is borne by everybody else. */
export const pageLimits: FileLimits = { bytes: 64_000_000, rows: 250_000, columns: 1000 };
/** For whoever runs the server and waits for it alone. */
export const noLimits: FileLimits = { bytes: Infinity, rows: Infinity, columns: Infinity };

const tooMany = (what: string): UnreadableFile => new UnreadableFile(`It holds more than ${what}. Split it and send the parts, or have it brought in on the command line of the server.`);

const atMost = async function* (stream: AsyncIterable<Uint8Array>, { bytes }: FileLimits): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > bytes) throw tooMany(`${Math.floor(bytes / 1_000_000)} MB when unpacked`);
    yield chunk;
  }
};

type Open = () => AsyncIterable<Uint8Array>;

const piecesOfText = async function* (bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
};

async function* blocksOf(pieces: AsyncIterable<string>, limits: FileLimits): AsyncGenerator<readonly (readonly string[])[]> {
  let rest = '';
  let [delimiter, rows] = ['', 0];
  const ends = rowEnds();
  const parse = (text: string): readonly (readonly string[])[] => {
    const parsed = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', delimitersToGuess: [',', '\t', ';', '|'], ...(delimiter === '' ? {} : { delimiter }) });
    if (delimiter === '') delimiter = parsed.meta.delimiter;
    // The heading alone: each of its cells is a choice on the page that asks how the file is read.
    if (rows === 0 && (parsed.data[0]?.length ?? 0) > limits.columns) throw new UnreadableFile(`It has more than ${limits.columns.toLocaleString('en-GB')} columns. Take out those that are not needed and send it again.`);
    rows += parsed.data.length;
    if (rows > limits.rows) throw tooMany(`${limits.rows.toLocaleString('en-GB')} rows`);
    return parsed.data;
  };
  for await (const piece of pieces) {
    if (piece.includes('\0')) throw new UnreadableFile('It holds characters that no text has, so it is no CSV file. Save it as CSV or as a spreadsheet (.xlsx) and send it again.');
    const found = ends.next(piece);
    const end = found === 0 ? 0 : rest.length + found;
    rest += piece;
    if (end > 0) {
      yield parse(rest.slice(0, end));
      rest = rest.slice(end);
    } else if (rest.length > mostOfARow) throw new UnreadableFile('A row never ends: a quotation mark is opened and not closed, or it is no CSV file.');
  }
  if (ends.isOpen()) throw new UnreadableFile('A quotation mark is never closed in the last rows. Mend it and send the file again.');
  if (rest.trim() !== '') yield parse(rest);
}

// The encoding is found out once, by reading to the end; then the file is read again from the beginning.
const blocksFrom = (begin: Open, limits: FileLimits): RowBlocks => {
  let encoding: Promise<string> | null = null;
  return async function* () {
    encoding ??= encodingOf(atMost(begin(), limits));
    yield* blocksOf(piecesOfText(atMost(begin(), limits), await encoding), limits);
  };
};

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

const unpacked = (stream: Readable, first: Uint8Array): AsyncIterable<Uint8Array> => damagedGzip(isGzip(first) ? pipeline(stream, createGunzip(), () => undefined) : stream);

const pieceSize = 1 << 18;
const piecesOf = function* (bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
};

/** The rows of an uploaded CSV, gzipped CSV or spreadsheet, within limits. */
export const rowBlocksOfBytes = async (bytes: Uint8Array, limits = pageLimits): Promise<Result<RowBlocks>> => {
  if (!isZip(bytes)) return bytes.length === 0 ? refuse({ kind: 'invalid', message: 'The file is empty.' }) : ok(blocksFrom(() => unpacked(Readable.from(piecesOf(bytes)), bytes), limits));
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
  return ok(blocksFrom(() => unpacked(createReadStream(path, { highWaterMark: pieceSize }), first), noLimits));
};
