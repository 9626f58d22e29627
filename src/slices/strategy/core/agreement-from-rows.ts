import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { codeKey } from '#lib/text.ts';
import type { AgreementTarget } from './agreement.ts';
import { headings, readColumn, type Column } from './agreement-columns.ts';
import { targetFromCells, type Cells, type RowTarget } from './target-from-cells.ts';

/** What a file of targets holds. Warnings are in words: columns not read, columns said twice. */
export type AgreementRead = { readonly targets: readonly AgreementTarget[]; readonly warnings: readonly string[] };

const most = 30;
const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const nameOf = (column: Column): string => ('period' in column ? `${column.field} ${column.period}` : column.field);

const usedColumns = (columns: readonly Column[]): { readonly used: readonly Column[]; readonly warnings: readonly string[] } => {
  const groups = [...Map.groupBy(columns.filter((column) => column.field !== 'unknown'), nameOf).values()];
  const twice = groups.filter((all) => all.length > 1).map((all) => `The columns “${all.map((one) => one.heading.trim()).join('” and “')}” mean the same; only the first is read.`);
  const unknown = columns.filter((column) => column.field === 'unknown' && column.heading.trim() !== '').map((column) => `“${column.heading.trim()}”`);
  return { used: groups.map((all) => all[0] as Column), warnings: [...twice, ...(unknown.length > 0 ? [`Not read, because no such column is known: ${unknown.join(', ')}.`] : [])] };
};

const keysOf = (rows: readonly RowTarget[], faults: Fault[]): readonly AgreementTarget[] => {
  const seen = new Map<string, number>();
  const taken = new Set(rows.flatMap(({ target, keyGiven }) => (keyGiven ? [target.key.toLowerCase()] : [])));
  return rows.map(({ target, row, keyGiven }) => {
    const before = seen.get(target.key.toLowerCase());
    if (before === undefined && (keyGiven || !taken.has(target.key.toLowerCase()))) {
      seen.set(target.key.toLowerCase(), row);
      return target;
    }
    if (keyGiven) faults.push({ row, field: 'key', message: `the key “${target.key}” was given to row ${(before ?? row) + 1} already; each target needs its own` });
    return { ...target, key: `${target.key} (row ${row + 1})` };
  });
};

/** Keys that other targets are named by, as they are written in their own rows; an indicator will do where only one target has it. */
const withTrueKeys = (targets: readonly AgreementTarget[]): readonly AgreementTarget[] => {
  const keys = new Map(targets.map((target) => [target.key.toLowerCase(), target.key]));
  const indicators = Map.groupBy(targets.filter((target) => target.indicator !== null), (target) => codeKey(target.indicator as string));
  const trueKey = (key: string): string => {
    const alone = indicators.get(codeKey(key));
    return keys.get(key.toLowerCase()) ?? (alone?.length === 1 ? (alone[0] as AgreementTarget).key : key);
  };
  return targets.map((target) => ({ ...target, movesWith: target.movesWith.map((one) => ({ ...one, key: trueKey(one.key) })) }));
};

/**
 * The targets of a table, its first row the headings (`docs/reference/agreement-file.md`). Headings are read forgivingly. A cell that can't be
 * understood is a fault with its row and column, and then nothing is read; a column that is not known is a warning.
 */
export const agreementFromRows = (rows: readonly (readonly string[])[], kinds: readonly string[]): Result<AgreementRead> => {
  const [heading = [], ...body] = rows;
  const columns = heading.map(readColumn);
  const { used, warnings } = usedColumns(columns);
  if (!used.some(({ field }) => field === 'title' || field === 'indicator' || field === 'key')) {
    return invalid([{ field: 'columns', message: `The file has no column “title”, “indicator” or “key”, so no target can be told from another. It may hold: ${Object.values(headings).map((all) => all[0]).join(', ')}, and columns for years such as “target 2010/11” and “past 2006/07”` }]);
  }
  const faults: Fault[] = [];
  const read = body.flatMap((cells, index): readonly RowTarget[] => {
    if (isBlank(cells)) return [];
    const row = index + 1;
    const beyond = cells.slice(heading.length).filter((cell) => cell.trim() !== '');
    if (beyond.length > 0) faults.push({ row, field: 'columns', message: `there are ${cells.length} cells and ${heading.length} headings. A comma inside a cell needs quotation marks around the cell` });
    const done: Cells = { row, cells, columns: used, kinds, fault: (field, message) => faults.push({ row, field, message }) };
    return [targetFromCells(done)];
  });
  if (read.length === 0) return invalid([{ field: 'rows', message: 'The file has headings and no targets below them' }]);
  const targets = withTrueKeys(keysOf(read, faults));
  return faults.length > 0 ? invalid(faults.slice(0, most), `${faults.length === 1 ? 'One cell has a fault' : `${faults.length} cells have faults`}. Nothing was checked.`) : ok({ targets, warnings });
};
