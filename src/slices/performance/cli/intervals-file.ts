import Papa from 'papaparse';
import { invalid, ok, type Result } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import { proportion, rate, type IntervalOf } from '#lib/rate-interval.ts';

export type IntervalRow = { readonly id: string; readonly value: number | null; readonly lower: number | null; readonly upper: number | null; readonly error?: string };

const isMissing = (text: string): boolean => text === '' || text.toUpperCase() === 'NA';

const measured = (method: string, numerator: number | null, denominator: number | null, level: number): IntervalOf => {
  if (method === 'proportion') return proportion(numerator, denominator, level);
  return method === 'rate' ? rate(numerator, denominator, level) : { value: null, lower: null, upper: null, fault: `“${clip(method, 40)}” is neither proportion nor rate` };
};

// 0.95, 95 and 95% are one level; empty and NA are 0.95.
const levelOf = (written: string): number | null => {
  if (isMissing(written)) return 0.95;
  const [, figure, sign] = /^(\d*\.?\d+)\s*(%?)$/.exec(written) ?? [];
  const number = Number(figure ?? Number.NaN);
  const level = sign === '%' || number >= 50 ? number / 100 : number;
  return level > 0 && level < 1 ? level : null;
};

/** Values with intervals for every row of a CSV, in its order. A row that can't be so keeps its place, empty, with what is wrong. */
export const intervalsOf = (text: string): Result<readonly IntervalRow[]> => {
  const [heading = [], ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const column = (name: string): number => heading.findIndex((one) => one.replace(/^\uFEFF/, '').trim().toLowerCase() === name);
  const [id, method, numerator, denominator, level] = ['id', 'method', 'numerator', 'denominator', 'level'].map(column) as [number, number, number, number, number];
  const missing = [['id', id], ['method', method], ['numerator', numerator], ['denominator', denominator]].flatMap(([name, at]) => (at === -1 ? [name as string] : []));
  if (missing.length > 0) return invalid([{ field: 'columns', message: `The file has no column “${missing.join('”, no column “')}”. It takes id, method, numerator, denominator and if you have it level` }]);
  return ok(
    rows.map((cells): IntervalRow => {
      const cell = (at: number): string => (at === -1 ? '' : (cells[at] ?? '').trim());
      const number = (at: number): number | null => (isMissing(cell(at)) ? null : Number(cell(at)));
      const at = levelOf(cell(level));
      if (at === null) return { id: cell(id), value: null, lower: null, upper: null, error: `“${clip(cell(level), 40)}” is no level. Write 0.95, 95 or 95%` };
      const { fault, value, lower, upper } = measured(cell(method).toLowerCase(), number(numerator), number(denominator), at);
      return { id: cell(id), value, lower, upper, ...(fault === undefined ? {} : { error: fault }) };
    }),
  );
};
