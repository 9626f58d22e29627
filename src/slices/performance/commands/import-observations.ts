import { dayOf, type Day } from '#lib/day.ts';
import { invalid, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { clip, plural } from '#lib/text.ts';
import { record } from '#platform/db/event.ts';
import type { CopyIn } from '#platform/db/database.ts';
import { UnreadableFile, type RowBlocks } from '#platform/files/row-blocks.ts';
import type { Work } from '#platform/services.ts';
import { mayEnter, type Entrant } from '../core/entrant.ts';
import type { Indicator } from '../core/indicator.ts';
import { mappingFaults, type Mapping } from '../core/mapping.ts';
import { newSeries, type NewSeries } from '../core/new-indicators.ts';
import { bySeries, oneSeries } from '../core/series-names.ts';
import { rowReader, seriesScanner, type ReadFor, type RowFault } from '../core/read-rows.ts';
import { indicatorsOf, insertIndicator, lockFigures } from '../store/indicator-store.ts';
import { chooseAreas, insertLoad, momentOfLoad, nameAreas } from '../store/observation-store.ts';
import { lastLoad } from '../store/report-store.ts';
import { countStage, doubles, firstChanges, isAllNew, keepStage, oddSizes, openStage, stageRows, strangeRows, type Change, type StageCounts } from '../store/stage.ts';

export type ImportAsk = {
  readonly rows: RowBlocks;
  readonly mapping: Mapping;
  readonly name: string;
  /** Whoever sends it: a coordinator, or somebody who brings no more than their own. */
  readonly by: Entrant;
  /** Series that nobody has described yet become indicators, where a coordinator sends them; otherwise they are faults. */
  readonly allowNew: boolean;
  /** False for a preview: everything is tried and nothing is kept. */
  readonly keep: boolean;
  readonly source?: 'file' | 'api';
  /** The last entry that whoever agreed to it had seen the figures after; left out where nobody looked first. */
  readonly seen?: number;
};

export type ImportDone = {
  readonly rows: number;
  readonly added: number;
  readonly revised: number;
  readonly same: number;
  /** The last entry of figures that this was held against. */
  readonly seen: number;
  readonly newSeries: readonly NewSeries[];
  readonly changes: readonly (Change & { readonly title: string })[];
  readonly warnings: readonly string[];
};

export type Progress = (rows: number) => void;

/** What is said when figures came in between a preview and its answer. */
export const overtaken = 'Somebody else brought figures after you looked. Nothing of yours was added: this is what would change now. Look again, and add them if they still stand.';

const mostFaults = 50;
const asFault = ({ row, column, message }: RowFault): Fault => ({ row, field: column, message });
const refusedRows = (faults: readonly RowFault[], count: number) => invalid(faults.map(asFault), `${plural(count, 'cell')} of the file can’t be read. Nothing was added.`);

type Outcome = { readonly keep: boolean; readonly value: Result<ImportDone> };
const stop = (value: Result<ImportDone>): Outcome => ({ keep: false, value });

type Known = ReadFor & Pick<Indicator, 'leadPerson' | 'compilingPerson'>;
type Finder = (series: string) => Known | null;

const headingOf = async (rows: RowBlocks): Promise<readonly string[]> => {
  for await (const block of rows()) return (block[0] ?? []).map((cell) => cell.replace(/^\uFEFF/, '').trim());
  return [];
};

/** Every row after the heading, with its number; told how far it is after each block. */
const eachRow = async (rows: RowBlocks, take: (cells: readonly string[], row: number) => void, after: (row: number) => Promise<void>): Promise<number> => {
  let row = -1;
  for await (const block of rows()) {
    for (const cells of block) {
      row += 1;
      if (row > 0) take(cells, row);
      if (row % 64 === 0) await after(row);
    }
  }
  return Math.max(0, row);
};

/** The series of a file that nobody has described yet. */
export const unknownSeries = async (work: Pick<Work, 'tx' | 'here'>, rows: RowBlocks, mapping: Mapping): Promise<readonly NewSeries[]> => {
  const known = bySeries(await indicatorsOf(work.tx, work.here.id));
  const scanner = seriesScanner(mapping, await headingOf(rows));
  await eachRow(rows, scanner.row, async () => undefined);
  return oneSeries(scanner.seen().filter(({ series }) => series !== '' && known(series) === null)).map((seen) => newSeries(seen, mapping));
};

type Described = { readonly fresh: readonly NewSeries[]; readonly numbers: readonly number[]; readonly known: Finder; readonly titles: ReadonlyMap<number, string> };

// A preview describes no indicator: those that would be new have numbers of their own, below nought, for as long as it lasts.
const imagined = (fresh: readonly NewSeries[], indicators: readonly Indicator[]): Described => {
  const all = [...indicators, ...fresh.map(({ draft, series }, at) => ({ ...draft, series, number: -1 - at }))];
  return { fresh, numbers: [], known: bySeries(all), titles: new Map(all.map((one) => [one.number, one.title])) };
};

const describe = async ({ tx, here }: Work, ask: ImportAsk): Promise<Described> => {
  const fresh = ask.allowNew && ask.by.coordinator ? await unknownSeries({ tx, here }, ask.rows, ask.mapping) : [];
  if (!ask.keep) return imagined(fresh, await indicatorsOf(tx, here.id));
  const numbers: number[] = [];
  for (const { draft, series, rule } of fresh) if (rule !== null) numbers.push((await insertIndicator(tx, here.id, draft, series)).number);
  const indicators = await indicatorsOf(tx, here.id);
  return { fresh, numbers, known: bySeries(indicators), titles: new Map(indicators.map((one) => [one.number, one.title])) };
};

type Staged = { readonly rows: number; readonly staged: number; readonly faults: readonly RowFault[]; readonly faultCount: number; readonly areas: ReadonlyMap<string, string> };

const stageFile = async (ask: ImportAsk, copyIn: CopyIn, heading: readonly string[], known: Finder, today: Day, progress: Progress): Promise<Staged> => {
  const [faults, areas]: [RowFault[], Map<string, string>] = [[], new Map()];
  let [faultCount, staged] = [0, 0];
  const stage = stageRows(copyIn);
  const found = new Map<string, ReadFor | null>();
  const find = (series: string): ReadFor | null => {
    const seen = found.get(series);
    if (seen !== undefined) return seen;
    const indicator = known(series);
    const one = indicator !== null && !mayEnter(indicator, ask.by) ? null : indicator;
    if (found.size < 100_000) found.set(series, one);
    return one;
  };
  const read = rowReader(ask.mapping, heading, find, today, {
    observation: (row, observation) => {
      staged += 1;
      stage.add(row, observation);
    },
    area: (code, name) => void areas.set(code.slice(0, 120), name.slice(0, 200)),
    fault: (fault) => {
      faultCount += 1;
      if (faults.length < mostFaults) faults.push(fault);
    },
  });
  try {
    const rows = await eachRow(ask.rows, read, async (row) => {
      await stage.flush();
      if (row % 20_480 === 0) progress(row);
    });
    return { rows, staged, faults, faultCount, areas };
  } finally {
    await stage.close();
  }
};

const about = (value: number): string => Number(value.toPrecision(2)).toLocaleString('en-GB');
const warningsOf = async (work: Work, titles: ReadonlyMap<number, string>): Promise<readonly string[]> =>
  (await oddSizes(work.tx, work.here.id)).map(({ indicator, before: now, after }) => `“${titles.get(indicator) ?? ''}”: its figures here are about ${about(now)} and those in the file about ${about(after)}. Is it the same unit?`);

const kept = async (work: Work, ask: ImportAsk, staged: Staged, counts: StageCounts, allNew: boolean, fresh: readonly number[]): Promise<void> => {
  const { tx, here } = work;
  const load = await insertLoad(tx, here.id, { at: await momentOfLoad(tx, here.id, work.services.clock), by: work.actor.name, person: ask.by.person, source: ask.source ?? 'file', name: ask.name, added: counts.fresh, revised: counts.revised });
  await keepStage(tx, here.id, load, allNew);
  await nameAreas(tx, here.id, staged.areas);
  await chooseAreas(tx, here.id, fresh);
  await record(work, { what: 'FiguresImported', subject: { kind: 'load', id: null }, data: { load, file: ask.name, added: counts.fresh, revised: counts.revised } });
};

const inOne = async (work: Work, copyIn: CopyIn, ask: ImportAsk, heading: readonly string[], progress: Progress): Promise<Outcome> => {
  const { tx, here } = work;
  // A preview keeps nothing, so it makes nobody wait.
  if (ask.keep) await lockFigures(tx, here.id);
  const seen = await lastLoad(tx, here.id);
  if (ask.seen !== undefined && ask.seen !== seen) return stop(refuse({ kind: 'conflict', message: overtaken }));
  const { fresh, numbers, known, titles } = await describe(work, ask);
  const unread = fresh.filter((one) => one.rule === null);
  if (unread.length > 0) return stop(invalid(unread.slice(0, mostFaults).map((one) => ({ field: one.series, message: `No rule reads all its periods (${one.example}): ${one.series}` })), 'The periods of some indicators can’t be read. Nothing was added.'));
  await openStage(tx);
  const staged = await stageFile(ask, copyIn, heading, known, dayOf(work.now), progress);
  if (staged.faultCount > 0) return stop(refusedRows(staged.faults, staged.faultCount));
  if (staged.rows === 0) return stop(invalid([{ field: 'file', message: 'The file has headings and no rows under them' }]));
  const strange = ask.by.coordinator ? [] : await strangeRows(tx, here.id, mostFaults);
  if (strange.length > 0) return stop(refusedRows(strange.map(({ row, area }) => ({ row, column: ask.mapping.area ?? ask.mapping.areaName ?? 'area', message: `There is no area “${clip(area, 40)}” among the figures of this indicator. A coordinator adds the first figure of an area` })), strange.length));
  const double = await doubles(tx, mostFaults);
  if (double.clashes.length > 0) return stop(refusedRows(double.clashes.map(({ row, other }) => ({ row, column: ask.mapping.value ?? 'value', message: `Row ${other + 1} of the file says otherwise of the same indicator, area, group and period` })), double.clashes.length));
  const allNew = await isAllNew(tx, here.id);
  const counts = allNew ? { staged: staged.staged, fresh: staged.staged - double.more, revised: 0 } : await countStage(tx, here.id);
  const changes = counts.revised === 0 ? [] : (await firstChanges(tx, here.id, mostFaults)).map((one) => ({ ...one, title: titles.get(one.indicator) ?? '' }));
  const warnings = allNew ? [] : await warningsOf(work, titles);
  if (ask.keep && counts.fresh + counts.revised > 0) await kept(work, ask, staged, counts, allNew, numbers);
  return { keep: ask.keep, value: ok({ seen, rows: staged.rows, added: counts.fresh, revised: counts.revised, same: counts.staged - counts.fresh - counts.revised, newSeries: fresh, changes, warnings }) };
};

/** Reads a file of figures: all of it or nothing. A preview does everything and keeps nothing. */
export const importObservations = async (at: Omit<Work, 'tx'>, ask: ImportAsk, progress: Progress = () => undefined): Promise<Result<ImportDone>> => {
  try {
    const heading = await headingOf(ask.rows);
    const wrong = mappingFaults(ask.mapping, heading);
    if (wrong.length > 0) return invalid(wrong.map((message) => ({ field: 'columns', message })));
    return await at.services.db.forMany(at.here.id, (tx, copyIn) => inOne({ ...at, tx }, copyIn, ask, heading, progress));
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse({ kind: 'invalid', message: `${error.message} Nothing was added.` });
    throw error;
  }
};
