import Papa from 'papaparse';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import { assuranceOf, runChart, variationOf, type Direction, type Improvement, type Signal } from '../core/run-chart.ts';

export type SignalRow = { readonly series: string; readonly period: string; readonly value: number; readonly mean: number; readonly lower: number; readonly upper: number; readonly signal: Signal; readonly direction: Direction };
export type SeriesIcons = { readonly series: string; readonly points: number; readonly variation: string; readonly assurance: string | null };

type Row = { readonly series: string; readonly period: string; readonly value: number; readonly target: number | null; readonly improvement: Improvement; readonly at: number };

const most = 30;
const isImprovement = (text: string): text is Improvement => text === 'up' || text === 'down' || text === 'none';

const readRows = (lines: readonly (readonly string[])[]): Result<readonly Row[]> => {
  const [heading = [], ...body] = lines;
  const column = (name: string): number => heading.findIndex((text) => text.replace(/^\uFEFF/, '').trim().toLowerCase() === name);
  const [series, period, value, target, improvement] = ['series', 'period', 'value', 'target', 'improvement'].map(column) as [number, number, number, number, number];
  const missing = [['series', series], ['period', period], ['value', value]].flatMap(([name, at]) => (at === -1 ? [name as string] : []));
  if (missing.length > 0) return invalid([{ field: 'columns', message: `The file has no column “${missing.join('”, no column “')}”. It takes series, period, value and if you have them target and improvement` }]);
  const faults: Fault[] = [];
  const rows: Row[] = [];
  body.forEach((cells, at) => {
    const written = (cells[value] ?? '').trim();
    const number = Number(written);
    const better = (improvement === -1 ? '' : (cells[improvement] ?? '').trim().toLowerCase()) || 'none';
    const aim = target === -1 ? '' : (cells[target] ?? '').trim();
    if (written === '' || !Number.isFinite(number)) faults.push({ field: 'value', row: at + 1, message: `“${clip(written, 40)}” is not a number` });
    else if (aim !== '' && !Number.isFinite(Number(aim))) faults.push({ field: 'target', row: at + 1, message: `“${clip(aim, 40)}” is not a number` });
    else if (!isImprovement(better)) faults.push({ field: 'improvement', row: at + 1, message: `“${clip(better, 40)}” is none of up, down and none` });
    else rows.push({ series: cells[series] ?? '', period: cells[period] ?? '', value: number, target: aim === '' ? null : Number(aim), improvement: better, at });
  });
  return faults.length > 0 ? invalid(faults.slice(0, most), `${faults.length} rows have faults. Nothing was worked out.`) : ok(rows);
};

/** Run-chart signals of every series of a CSV, in the order of the file; series may be mixed, and within one the order of the file is the order of time. */
export const signalsOf = (text: string): Result<{ readonly rows: readonly SignalRow[]; readonly icons: readonly SeriesIcons[] }> => {
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: true });
  const read = readRows(parsed.data);
  if (!read.ok) return read;
  const found: SignalRow[] = [];
  const icons: SeriesIcons[] = [];
  for (const [series, rows] of Map.groupBy(read.value, (row) => row.series)) {
    const points = runChart(rows.map((row) => row.value));
    rows.forEach((row, index) => {
      const point = points[index] as (typeof points)[number];
      found[row.at] = { series, period: row.period, value: row.value, mean: point.mean, lower: point.lower, upper: point.upper, signal: point.signal, direction: point.direction };
    });
    const last = rows.at(-1) as Row;
    icons.push({ series, points: rows.length, variation: variationOf(points, last.improvement), assurance: assuranceOf(points, last.target, last.improvement) });
  }
  return ok({ rows: found, icons });
};
