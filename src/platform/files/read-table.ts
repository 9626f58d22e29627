import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { readXlsx } from 'hucre';
import { invalid, ok, type Result } from '#lib/result.ts';
import { decodeText } from './decode-text.ts';

/** Rows of text cells, the heading row first. */
export type TextTable = { readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] };

const mostRows = 20_000;
/** How many columns a table for people to look through may have. */
export const mostColumns = 100;

const tableFrom = (cells: readonly (readonly string[])[]): Result<TextTable> => {
  const filled = cells.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ''));
  const [heading, ...rows] = filled;
  if (heading === undefined) return invalid([{ field: 'file', message: 'There is nothing in it. Paste or choose the rows with their column headings.' }]);
  if (rows.length > mostRows) return invalid([{ field: 'file', message: `It has more than ${mostRows.toLocaleString('en-GB')} rows. Split it and send the parts.` }]);
  if (heading.length > mostColumns) return invalid([{ field: 'file', message: `It has more than ${mostColumns} columns. Take out those that are not needed.` }]);
  return ok({ heading, rows });
};

/** Reads text separated by commas, semicolons or tabs, as pasted from a spreadsheet or saved as CSV. */
export const readTextTable = (text: string): Result<TextTable> => {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy', delimitersToGuess: ['\t', ';', ',', '|'] });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken !== undefined) return invalid([{ field: 'file', message: `A quotation mark is never closed, from row ${(broken.row ?? 0) + 1} on. Mend it and send it again.`, row: broken.row ?? 0 }]);
  return tableFrom(parsed.data);
};

const mostUnpacked = 100_000_000;

/** How large a zipped file says its contents are, without unpacking them. */
const unpackedSize = (bytes: Uint8Array): number => {
  let total = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize;
      return false;
    },
  });
  return total;
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Reads an uploaded CSV or spreadsheet: the first sheet, formulae by their values. */
export const readFileTable = async (bytes: Uint8Array): Promise<Result<TextTable>> => {
  if (!isZip(bytes)) return bytes.includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe ? invalid([{ field: 'file', message: 'It is not a CSV file or a spreadsheet (.xlsx). Save it as one of these and send it again.' }]) : readTextTable(decodeText(bytes));
  try {
    if (unpackedSize(bytes) > mostUnpacked) return invalid([{ field: 'file', message: 'The spreadsheet is far larger than it looks. Copy the rows to a new one and send that.' }]);
    const book = await readXlsx(bytes);
    const cells = (book.sheets[0]?.rows ?? []).map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell))));
    return tableFrom(cells);
  } catch {
    return invalid([{ field: 'file', message: 'The spreadsheet could not be read. Save it again as .xlsx or CSV and send it once more.' }]);
  }
};
