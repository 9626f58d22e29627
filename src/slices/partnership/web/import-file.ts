import { invalid, ok, type Result } from '#lib/result.ts';
import { decodeText } from '#platform/files/decode-text.ts';
import { headingFault } from '../core/read-members.ts';
import { readFileTable, readTextTable, type TextTable } from '#platform/files/read-table.ts';

/** What a user gave to import: rows with headings, or Popolo JSON. */
export type Given = { readonly kind: 'table'; readonly table: TextTable } | { readonly kind: 'popolo'; readonly json: unknown; readonly text: string };

const looksLikeJson = (text: string): boolean => /^\s*[{[]/.test(text);

const withHeadings = (table: TextTable): Result<Given> => {
  const fault = headingFault(table.heading, table.rows);
  return fault === null ? ok({ kind: 'table', table }) : invalid([fault]);
};

/** Reads text that was pasted, or what a file holds once decoded: JSON when it begins so, else rows. */
export const givenText = (text: string): Result<Given> => {
  if (!looksLikeJson(text)) {
    const table = readTextTable(text);
    return table.ok ? withHeadings(table.value) : table;
  }
  try {
    return ok({ kind: 'popolo', json: JSON.parse(text) as unknown, text });
  } catch {
    return invalid([{ field: 'file', message: 'The file begins like JSON and is not. Export it again, and send it as it is' }]);
  }
};

/** Reads an uploaded file: a spreadsheet, CSV, or Popolo JSON. */
export const givenFile = async (bytes: Uint8Array): Promise<Result<Given>> => {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const table = await readFileTable(bytes);
    return table.ok ? withHeadings(table.value) : table;
  }
  const text = decodeText(bytes);
  return looksLikeJson(text) ? givenText(text) : readFileTable(bytes).then((table) => (table.ok ? withHeadings(table.value) : table));
};
