import { writeXlsx, type Cell } from 'hucre';
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

/** Every text is written as text by its type, so one that begins with = stays one. */
const cellsOf = ({ columns, rows }: PaperTable): Map<string, Partial<Cell>> => {
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach(({ title }, column) => cells.set(`0,${column}`, { value: title, type: 'string', style: headStyle }));
  rows.forEach((row, index) => row.forEach((value, column) => cells.set(`${index + 1},${column}`, typeof value === 'number' ? { value, type: 'number' } : { value, type: 'string', style: textStyle })));
  return cells;
};

const widthOf = (table: PaperTable, column: number): number =>
  Math.min(60, Math.max(9, (table.columns[column]?.title.length ?? 0) + 2, ...table.rows.map((row) => String(row[column] ?? '').length + 2)));

/** Prints tables as a spreadsheet: one sheet each, its heading row kept in sight. */
export const printSheet = async (title: string, tables: readonly PaperTable[]): Promise<Uint8Array> => {
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
