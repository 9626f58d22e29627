import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import type { Bank, Pack } from '#pack';
import { decodeText } from '#platform/files/decode-text.ts';
import { resultsFromTally, type Results } from '../core/results.ts';
import { FastTally } from './fast-tally.ts';
import { scanRows } from './scan-rows.ts';

const columns = ['respondent', 'role', 'sector', 'layer', 'question', 'answer'] as const;
type Column = (typeof columns)[number];

const readAll = async (file: string): Promise<Result<Uint8Array>> => {
  if (file !== '-') {
    const found = await stat(file).catch(() => null);
    if (found === null || !found.isFile()) return notFound(`There is no file ${file}.`);
  }
  const parts: Buffer[] = [];
  for await (const chunk of file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 })) parts.push(chunk as Buffer);
  return ok(Buffer.concat(parts));
};

const separatorOf = (head: string): string => [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';

const placesOf = (heading: readonly string[]): Result<Readonly<Record<Column, number>>> => {
  const names = heading.map((text) => text.trim().toLowerCase());
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) return invalid(missing.map((column) => ({ field: column, message: `The column “${column}” is missing. The columns are ${columns.join(', ')}, in any order` })), 'The file can’t be scored.');
  const unknown = names.filter((name) => name !== '' && !(columns as readonly string[]).includes(name));
  if (unknown.length > 0) return invalid(unknown.map((name) => ({ field: name, message: `There is no such column. The columns are ${columns.join(', ')}` })), 'The file can’t be scored.');
  return ok(Object.fromEntries(columns.map((column) => [column, names.indexOf(column)])) as Record<Column, number>);
};

const mostFaults = 50;

const score = (text: string, pack: Pack, bank: Bank): Result<FastTally> => {
  const end = text.search(/[\r\n]/);
  const separator = separatorOf(end === -1 ? text : text.slice(0, end));
  const counted = new FastTally(bank, pack.scales);
  const faults: Fault[] = [];
  let places: Result<Readonly<Record<Column, number>>> | null = null;
  let width = 0;
  const broken = scanRows(text, separator, (cells, row) => {
    if (places === null) {
      places = placesOf(cells.slice());
      width = cells.length;
      return places.ok;
    }
    if (!places.ok) return false;
    if (cells.length === 1 && cells[0]?.trim() === '') return true;
    const at = places.value;
    const fault = cells.length < width ? { field: 'row', message: `It has ${cells.length} cells and the heading has ${width}` } : counted.add(cells[at.respondent] ?? '', cells[at.role] ?? '', cells[at.sector] ?? '', cells[at.layer] ?? '', cells[at.question] ?? '', cells[at.answer] ?? '');
    if (fault !== null) faults.push({ ...fault, row });
    return faults.length < mostFaults;
  });
  const read = places as Result<Readonly<Record<Column, number>>> | null;
  if (read === null) return invalid([{ field: 'file', message: 'It is empty' }], 'The file can’t be scored.');
  if (!read.ok) return read;
  if (broken !== null) faults.push({ field: 'row', message: 'A quotation mark is never closed', row: broken });
  if (faults.length > 0) return invalid(faults, `The file has faults${faults.length >= mostFaults ? `; the first ${mostFaults} are` : ':'}`);
  return counted.respondents === 0 ? invalid([{ field: 'file', message: 'It has a heading and no answers' }], 'The file can’t be scored.') : ok(counted);
};

/** Scores a CSV file of answers with no server (`-` is standard input). Every fault keeps its row, counted without the heading; the terminal tells it as a spreadsheet shows it. */
export const assessFile = async (file: string, pack: Pack, bankId: string, minGroup: number): Promise<Result<Results>> => {
  const bank = pack.banks.find((one) => one.id === bankId);
  if (bank === undefined) return notFound(`There is no bank “${bankId}”. Banks: ${pack.banks.map((one) => one.id).join(', ')}`);
  const bytes = await readAll(file);
  if (!bytes.ok) return bytes;
  if (bytes.value.length > 500_000_000) return refuse({ kind: 'too-large', message: 'The file is larger than 500 MB.' });
  const counted = score(decodeText(bytes.value).replace(/^\uFEFF/, ''), pack, bank);
  return counted.ok ? ok(resultsFromTally(bank, pack.scales, counted.value.finish(), { minGroup, showWhole: true })) : counted;
};
