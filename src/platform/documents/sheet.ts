import { writeXlsx, type Cell } from 'hucre';
import { printable } from './printable.ts';
import type { PaperTable } from './paper.ts';

const headStyle = { font: { bold: true, color: { rgb: 'FFFFFF' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '12436D' } }, alignment: { vertical: 'top', wrapText: true } } as const;
const textStyle = { alignment: { vertical: 'top', wrapText: true } } as const;

/** Excel allows 31 characters, none of []:*?/\ and no name twice. */
const sheetNames = (captions: readonly string[]): readonly string[] => {
  const taken = new Set<string>();
  return captions.map((caption, index) => {
    const plain = caption.replaceAll(/[[\]:*?/\\']/g, ' ').replaceAll(/\s+/g, ' ').trim() || `Table ${index + 1}`;
    const short = plain.slice(0, 31).trim();
    const name = taken.has(short.toLowerCase()) ? `${plain.slice(0, 26).trim()} (${index + 1})` : short;
    taken.add(name.toLowerCase());
    return name;
  });
};

const writtenNumber = /^([+\-−]?)(\d+)(\.\d+)?(%?)$/;

/** A figure that is written out for a page becomes a number in a column of numbers, and looks as it was written. */
const cellOf = (value: string | number, numeric: boolean): Partial<Cell> => {
  if (typeof value === 'number') return { value, type: 'number' };
  const [, sign = '', whole, decimals = '', percent = ''] = (numeric ? writtenNumber.exec(value.trim()) : null) ?? [];
  if (whole === undefined) return { value, type: 'string', style: textStyle };
  const number = Number(`${sign === '−' || sign === '-' ? '-' : ''}${whole}${decimals}`);
  const shape = `0${decimals === '' ? '' : `.${'0'.repeat(decimals.length - 1)}`}`;
  return { value: percent === '' ? number : number / 100, type: 'number', style: { numFmt: `${sign === '+' ? `+${shape};-${shape};` : ''}${shape}${percent}` } };
};

/** Every text is written as text by its type, so one that begins with = stays one. */
const cellsOf = ({ columns, rows }: PaperTable): Map<string, Partial<Cell>> => {
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach(({ title }, column) => cells.set(`0,${column}`, { value: title, type: 'string', style: headStyle }));
  rows.forEach((row, index) => row.forEach((value, column) => cells.set(`${index + 1},${column}`, cellOf(value, columns[column]?.numeric === true))));
  return cells;
};

const widthOf = (table: PaperTable, column: number): number =>
  Math.min(60, Math.max(9, (table.columns[column]?.title.length ?? 0) + 2, ...table.rows.map((row) => String(row[column] ?? '').length + 2)));

/** Prints tables as a spreadsheet: one sheet each, its heading row kept in sight. */
export const printSheet = async (name: string, given: readonly PaperTable[]): Promise<Uint8Array> => {
  const [title, tables] = [printable(name), printable(given)];
  const names = sheetNames(tables.map(({ caption }) => caption));
  return writeXlsx({
    properties: { title },
    defaultFont: { name: 'Arial', size: 11 },
    sheets: tables.map((table, index) => ({
      name: names[index] ?? `Table ${index + 1}`,
      columns: table.columns.map((_, column) => ({ width: widthOf(table, column) })),
      rows: [table.columns.map((column) => column.title), ...table.rows.map((row) => [...row])],
      cells: cellsOf(table),
      freezePane: { rows: 1 },
    })),
  });
};
