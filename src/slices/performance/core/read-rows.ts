import type { Day } from '#lib/day.ts';
import { readPeriod, type Period, type PeriodRule } from '#lib/period.ts';
import { clip } from '#lib/text.ts';
import { nameFault } from './entrant.ts';
import type { Indicator } from './indicator.ts';
import { notOver } from './not-over.ts';
import type { Mapping, SingleColumn } from './mapping.ts';
import type { Figure, Observation } from './observation.ts';

/** What reading a figure needs of its indicator. */
export type ReadFor = Pick<Indicator, 'number' | 'periodRule' | 'measure' | 'ratePer'>;
export type RowFault = { readonly row: number; readonly column: string; readonly message: string };
export type SeriesKey = string;

/** Where each thing stands in a row. */
type Places = { readonly indicator: readonly number[]; readonly breakdown: readonly number[]; readonly wide: readonly (readonly [place: number, series: SeriesKey])[]; readonly at: Readonly<Record<SingleColumn, number>> };

const none = -1;

const placesOf = (mapping: Mapping, heading: readonly string[]): Places => {
  const place = (name: string | null): number => (name === null ? none : heading.indexOf(name));
  const { area, areaName, period, value, numerator, denominator, lower, upper, state, note, theme } = mapping;
  return {
    indicator: mapping.indicator.map(place), breakdown: mapping.breakdown.map(place), wide: mapping.wide.map((name) => [place(name), name] as const),
    at: { area: place(area), areaName: place(areaName), period: place(period), value: place(value), numerator: place(numerator), denominator: place(denominator), lower: place(lower), upper: place(upper), state: place(state), note: place(note), theme: place(theme) },
  };
};

const cell = (row: readonly string[], place: number): string => (place === none ? '' : (row[place] ?? '').trim());
const joined = (row: readonly string[], places: readonly number[]): string => (places.length === 0 ? '' : places.length === 1 ? cell(row, places[0] as number) : places.map((place) => cell(row, place)).filter((text) => text !== '').join(', '));

const tidy = /[£$€%,\s]/g;
const asTyped = /^[£$€]?\s*-?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?\s*%?$/;
/** A number as people type it: `1,204`, `45%`, `£3.2`; null when it is none. A comma parts thousands and nothing else. */
export const readNumber = (text: string): number | null => {
  const number = Number(text);
  if (text !== '' && Number.isFinite(number)) return number;
  const stripped = text.replace(tidy, '');
  const second = Number(stripped);
  return stripped !== '' && asTyped.test(text) && Number.isFinite(second) ? second : null;
};

// Far beyond any count of people or pounds: what is larger is a slip.
const largest = 1e15;

/** Why a text is not read as a number, in words. */
const notNumber = (text: string): string => {
  const comma = /^([£$€]?\s*-?\d+),(\d+)\s*%?$/.exec(text);
  return comma === null ? `“${clip(text, 40)}” is not a number` : `“${clip(text, 40)}” may be ${clip(`${comma[1]}.${comma[2]}`, 40)} or ${clip(`${comma[1]}${comma[2]}`, 40)}. Write decimals with a point, and thousands like 1,204`;
};

/** One row's figure as text, found in its places; the same for a row of a file, of a form and of the API. */
export type FigureText = { readonly value: string; readonly numerator: string; readonly denominator: string; readonly lower: string; readonly upper: string; readonly state: string; readonly note: string };

type Marks = { readonly imputed: ReadonlySet<string>; readonly projected: ReadonlySet<string>; readonly provisional: ReadonlySet<string>; readonly notApplicable: ReadonlySet<string>; readonly withheld: ReadonlySet<string> };

/** The marks of a mapping, ready to be looked up. */
export const marksOf = ({ imputed, projected, provisional, notApplicable, withheld }: Pick<Mapping, 'imputed' | 'projected' | 'provisional' | 'notApplicable' | 'withheld'>): Marks => ({ imputed: new Set(imputed), projected: new Set(projected), provisional: new Set(provisional), notApplicable: new Set(notApplicable), withheld: new Set(withheld) });

type Told = (column: string, message: string) => void;

const readPart = (text: string, column: string, tell: Told): number | null => {
  if (text === '') return null;
  const number = readNumber(text);
  if (number === null) tell(column, notNumber(text));
  else if (Math.abs(number) > largest) tell(column, `“${clip(text, 40)}” is larger than any figure can be`);
  return number;
};

/** Half of the last place that was written: by so much honest rounding may differ. */
const roundingOf = (text: string): number => 0.5 * 10 ** -(/\.(\d+)/.exec(text)?.[1] ?? '').length;

// A value that its own parts contradict, by more than rounding, is one of the two wrongly typed.
const contradicts = (value: number, numerator: number, denominator: number, { measure, ratePer }: ReadFor, rounding: number): boolean => {
  const times = measure === 'per-cent' ? 100 : measure === 'rate' ? (ratePer ?? 1) : null;
  return times !== null && denominator > 0 && Math.abs((times * numerator) / denominator - value) > Math.max(rounding * 1.000001, Math.abs(value) * 0.006);
};

const checkShare = ({ value, numerator, denominator }: Figure, tell: Told): void => {
  if (numerator !== null && denominator !== null && numerator > denominator) tell('numerator', `The numerator ${numerator} is above the denominator ${denominator}: a share can’t be more than all`);
  if (value !== null && (value < 0 || value > 100)) tell('value', `${value} is not between 0 and 100, and the indicator is in per cent`);
};

const checkFigure = (figure: Figure, indicator: ReadFor, rounding: number, tell: Told): void => {
  const { value, numerator, denominator, lower, upper } = figure;
  if (denominator !== null && denominator < 0) tell('denominator', 'The denominator is below nought');
  if (indicator.measure === 'per-cent') checkShare(figure, tell);
  if (value === null) return;
  if (lower !== null && lower > value) tell('lower', `The lower limit ${lower} is above the value ${value}`);
  if (upper !== null && upper < value) tell('upper', `The upper limit ${upper} is below the value ${value}`);
  if (numerator !== null && denominator !== null && contradicts(value, numerator, denominator, indicator, rounding)) tell('value', `${value} is not what ${numerator} of ${denominator} makes`);
};

const computed = (numerator: number | null, denominator: number | null, { measure, ratePer }: ReadFor): number | null => {
  if (numerator === null || denominator === null || denominator <= 0) return null;
  return measure === 'per-cent' ? (100 * numerator) / denominator : measure === 'rate' && ratePer !== null ? (ratePer * numerator) / denominator : null;
};

/** Reads a figure; what is wrong with it is told by column. A value left out is worked out where its parts say it. */
export const readFigure = (text: FigureText, indicator: ReadFor, marks: Marks, tell: Told): Figure => {
  const state = text.state === '' ? '' : text.state.toLowerCase();
  const origin = marks.imputed.has(state) ? 'imputed' : marks.projected.has(state) ? 'projected' : 'measured';
  const mark = text.value.toLowerCase();
  const absent = mark === '' ? 'missing' : marks.notApplicable.has(mark) ? 'not-applicable' : marks.withheld.has(mark) ? 'withheld' : 'there';
  const [numerator, denominator] = [readPart(text.numerator, 'numerator', tell), readPart(text.denominator, 'denominator', tell)];
  const value = absent === 'there' ? readPart(text.value, 'value', tell) : absent === 'missing' ? computed(numerator, denominator, indicator) : null;
  const figure: Figure = {
    value, absent: value === null ? (absent === 'there' ? 'missing' : absent) : 'there', numerator, denominator, lower: readPart(text.lower, 'lower', tell), upper: readPart(text.upper, 'upper', tell),
    origin, provisional: marks.provisional.has(state), note: text.note === '' ? null : clip(text.note.replaceAll(/[\0\p{Surrogate}]/gu, ''), 2000),
  };
  checkFigure(figure, indicator, roundingOf(text.value), tell);
  return figure;
};

type Take = { readonly observation: (row: number, observation: Observation) => void; readonly fault: (fault: RowFault) => void; readonly area: (code: string, name: string) => void };

// Periods are read once for each label.
const periodReader = (): ((rule: PeriodRule, label: string) => Period | null) => {
  const periods = new Map<PeriodRule, Map<string, Period | null>>();
  return (rule: PeriodRule, label: string): Period | null => {
    const known = periods.get(rule) ?? new Map<string, Period | null>();
    periods.set(rule, known);
    const found = known.get(label);
    if (found !== undefined) return found;
    const read = readPeriod(rule, label);
    if (known.size < 50_000) known.set(label, read);
    return read;
  };
};

const tellNames = (area: string, breakdown: string, tell: Told): void => {
  for (const [column, text] of [['area', area], ['breakdown', breakdown]] as const) {
    const message = nameFault(column, text);
    if (message !== null) tell(column, message);
  }
};

/** A reader of rows under one mapping: it hands on what it reads and tells what it can't, row by row. */
export const rowReader = (mapping: Mapping, heading: readonly string[], find: (series: SeriesKey) => ReadFor | null, today: Day, take: Take): ((row: readonly string[], number: number) => void) => {
  const places = placesOf(mapping, heading);
  const marks = marksOf(mapping);
  const { at } = places;
  const names = new Map<string, string>();
  const periodOf = periodReader();
  const one = (row: readonly string[], number: number, series: SeriesKey, valueAt: number): void => {
    const tell: Told = (column, message) => take.fault({ row: number, column: mapping[column as SingleColumn] ?? column, message });
    const indicator = find(series);
    if (indicator === null) return take.fault({ row: number, column: mapping.indicator[0] ?? series, message: series === '' ? 'It names no indicator' : `There is no indicator “${clip(series, 80)}” here` });
    const label = at.period === none ? mapping.fixedPeriod : cell(row, at.period);
    const period = periodOf(indicator.periodRule, label);
    if (period === null) return take.fault({ row: number, column: mapping.period ?? 'period', message: `“${clip(label, 40)}” is not a period of this indicator (${indicator.periodRule})` });
    const name = cell(row, at.areaName);
    const area = (at.area === none ? '' : cell(row, at.area)) || name || mapping.fixedArea;
    if (name !== '' && area !== name && names.get(area) !== name) {
      names.set(area, name);
      take.area(area, name);
    }
    const breakdown = joined(row, places.breakdown);
    let sound = true;
    const fault: Told = (column, message) => {
      sound = false;
      tell(column, message);
    };
    tellNames(area, breakdown, fault);
    const figure = readFigure({ value: cell(row, valueAt), numerator: cell(row, at.numerator), denominator: cell(row, at.denominator), lower: cell(row, at.lower), upper: cell(row, at.upper), state: cell(row, at.state), note: cell(row, at.note) }, indicator, marks, fault);
    const early = notOver(period, figure, today);
    if (early !== null) fault('period', early);
    if (sound) take.observation(number, { indicator: indicator.number, area, breakdown, period, ...figure });
  };
  return (row, number) => {
    if (places.wide.length === 0) one(row, number, joined(row, places.indicator), at.value);
    else for (const [place, series] of places.wide) one(row, number, series, place);
  };
};

/** What a first look at a file finds: its series, with the labels and the spread of values that tell what they are. */
export type SeriesSeen = { readonly series: SeriesKey; readonly theme: string; readonly labels: ReadonlySet<string>; readonly rows: number; readonly least: number; readonly most: number; readonly decimals: number };

const mostLabels = 400;

/** A reader that gathers what series a file holds. */
export const seriesScanner = (mapping: Mapping, heading: readonly string[]): { readonly row: (cells: readonly string[]) => void; readonly seen: () => readonly SeriesSeen[] } => {
  const places = placesOf(mapping, heading);
  const found = new Map<SeriesKey, { theme: string; labels: Set<string>; rows: number; least: number; most: number; decimals: number }>();
  const note = (row: readonly string[], series: SeriesKey, valueAt: number): void => {
    let one = found.get(series);
    if (one === undefined) found.set(series, (one = { theme: cell(row, places.at.theme), labels: new Set(), rows: 0, least: Infinity, most: -Infinity, decimals: 0 }));
    one.rows += 1;
    if (one.labels.size < mostLabels) one.labels.add(places.at.period === none ? mapping.fixedPeriod : cell(row, places.at.period));
    const text = cell(row, valueAt);
    const value = readNumber(text);
    if (value === null) return;
    one.least = Math.min(one.least, value);
    one.most = Math.max(one.most, value);
    one.decimals = Math.max(one.decimals, Math.min(3, (/\.(\d+)/.exec(text)?.[1] ?? '').length));
  };
  return {
    row: (cells) => {
      if (places.wide.length === 0) note(cells, joined(cells, places.indicator), places.at.value);
      else for (const [place, series] of places.wide) note(cells, series, place);
    },
    seen: () => [...found].map(([series, one]) => ({ series, ...one })),
  };
};
