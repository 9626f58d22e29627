import type { PaperTable } from './paper.ts';

const plainNumber = /^[+-]?\d+(?:\.\d+)?%?$/;

/** A text that a spreadsheet would run as a formula is shown with an apostrophe before it (OWASP, CSV injection). */
const guarded = (value: string): string => (/^[=+\-@\t\r\n]/.test(value) && !plainNumber.test(value) ? `'${value}` : value);

const field = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value) : guarded(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Prints a table as CSV after RFC 4180, with a mark at the front by which Excel knows it as UTF-8. */
export const printCsv = ({ columns, rows }: Omit<PaperTable, 'caption'>): string =>
  `\uFEFF${[columns.map(({ title }) => title), ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
