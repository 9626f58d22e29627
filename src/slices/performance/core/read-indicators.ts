import type { PeriodRule } from '#lib/period.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import { betters, emptyIndicator, figureKinds, frequencies, frequencyOf, isCode, measures, type Better, type FigureKind, type Frequency, type IndicatorDraft, type Measure } from './indicator.ts';
import { isPeriodRule } from '#lib/period.ts';

/** An indicator as a list describes it. Fields that the list says nothing of are left out, and stay as they are where the indicator is known. */
export type ListedIndicator = Partial<Omit<IndicatorDraft, 'title'>> & { readonly title: string; readonly asked: string | null };

type Column = 'code' | 'title' | 'definition' | 'unit' | 'measure' | 'ratePer' | 'better' | 'kind' | 'frequency' | 'periodRule' | 'geography' | 'area' | 'source' | 'theme' | 'decimals' | 'smallest' | 'story' | 'returnedWithin';

// Headings of our own list first, then those that published lists use.
const headings: Readonly<Record<Column, readonly string[]>> = {
  code: ['code', 'indicator code', 'indicatorid', 'indicator id', 'id', 'number', 'reference'],
  title: ['name', 'title', 'indicatorname', 'indicator name', 'indicator'],
  definition: ['definition', 'description', 'importance'],
  unit: ['unit', 'units'],
  measure: ['kind of number', 'valuetype', 'value type', 'measure'],
  ratePer: ['rate per'],
  better: ['which way is good', 'polarity', 'good when', 'high is positive', 'improvement'],
  kind: ['measures', 'kind'],
  frequency: ['how often', 'frequency'],
  periodRule: ['periods', 'periodtype', 'period type'],
  geography: ['other areas', 'geography'],
  area: ['own area'],
  source: ['source', 'publisher'],
  theme: ['theme', 'domain', 'outcome area'],
  decimals: ['decimal places', 'decimals'],
  smallest: ['withhold below'],
  story: ['story'],
  returnedWithin: ['due after days'],
};

const plain = (text: string): string => text.replace(/^\uFEFF/, '').trim().toLowerCase().replaceAll('_', ' ').replace(/\s+/g, ' ');

const places = (heading: readonly string[]): Readonly<Record<Column, number>> => {
  const found = heading.map(plain);
  return Object.fromEntries(Object.entries(headings).map(([column, names]) => [column, names.map((name) => found.indexOf(name)).find((at) => at !== -1) ?? -1])) as Record<Column, number>;
};

const betterFrom = (text: string): Better | null => {
  const said = plain(text);
  if ((betters as readonly string[]).includes(said)) return said as Better;
  if (/^(high|higher|yes|increase|up|rise)\b/.test(said)) return 'up';
  if (/^(low|lower|decrease|down|fall)\b/.test(said) || said === 'no') return 'down';
  return /^(no judg|neither|none|neutral|n\/a|not applicable)/.test(said) ? 'none' : null;
};

const measureFrom = (text: string): Measure | null => {
  const said = plain(text);
  if ((measures as readonly string[]).includes(said)) return said as Measure;
  if (/proportion|per ?cent|percentage|%/.test(said)) return 'per-cent';
  if (/rate|ratio per/.test(said)) return 'rate';
  if (/count|number/.test(said)) return 'number';
  if (/mean|average|life expectancy/.test(said)) return 'mean';
  return said === '' ? null : 'other';
};

const frequencyFrom = (text: string): Frequency | null => {
  const said = plain(text);
  const known: readonly (readonly [RegExp, Frequency])[] = [[/week/, 'week'], [/month/, 'month'], [/quarter/, 'quarter'], [/half|six/, 'half-year'], [/two|bienn|every other/, 'two-years'], [/year|annual/, 'year']];
  return (frequencies as readonly string[]).includes(said) ? (said as Frequency) : (known.find(([pattern]) => pattern.test(said))?.[1] ?? (said === '' ? null : 'irregular'));
};

const ruleFrom = (text: string, frequency: Frequency | null): PeriodRule | null => {
  const said = plain(text);
  if (isPeriodRule(said)) return said;
  if (/financ|fiscal/.test(said)) return frequency === 'quarter' ? 'financial-quarter' : frequency === 'month' ? 'month' : 'financial-year';
  if (/academ|school/.test(said)) return 'academic-year';
  return /calend|^year/.test(said) ? (frequency === 'quarter' ? 'quarter' : frequency === 'month' ? 'month' : 'year') : null;
};

type Told = (column: Column, message: string) => void;

const numberFrom = (text: string, column: Column, tell: Told): number | null => {
  if (text === '') return null;
  const number = Number(text.replaceAll(',', ''));
  if (!Number.isFinite(number)) tell(column, `“${clip(text, 40)}” is not a number`);
  return number;
};

const kindFrom = (text: string): FigureKind | null => ((figureKinds as readonly string[]).includes(plain(text)) ? (plain(text) as FigureKind) : null);

const chosen = (cell: (column: Column) => string, tell: Told): Partial<IndicatorDraft> => {
  const [better, measure, kind, frequency] = [betterFrom(cell('better')), measureFrom(cell('measure')), kindFrom(cell('kind')), frequencyFrom(cell('frequency'))];
  if (cell('better') !== '' && better === null) tell('better', `“${clip(cell('better'), 40)}” doesn’t say which way is good. Write up, down or none`);
  const periodRule = ruleFrom(cell('periodRule'), frequency);
  if (cell('periodRule') !== '' && periodRule === null) tell('periodRule', `“${clip(cell('periodRule'), 40)}” is no kind of period we know. Write financial-year, year, month or another rule`);
  const ratePer = numberFrom(cell('ratePer'), 'ratePer', tell);
  const fallback = measure === 'rate' && ratePer === null ? { measure: 'other' as const } : {};
  return {
    ...(better === null ? {} : { better }), ...(measure === null ? {} : { measure }), ...(kind === null ? {} : { kind }), ...(ratePer === null ? {} : { ratePer }), ...fallback,
    ...(periodRule === null ? {} : { periodRule }), ...(frequency === null ? (periodRule === null ? {} : { frequency: frequencyOf(periodRule) }) : { frequency }),
  };
};

const texts = ['definition', 'unit', 'geography', 'area', 'source', 'theme', 'story'] as const;
const counts = ['decimals', 'smallest', 'returnedWithin'] as const;

/** Reads a list of indicators: our own, or one that somebody else published. Every fault names its row and heading. */
export const readIndicators = (heading: readonly string[], rows: readonly (readonly string[])[]): Result<readonly ListedIndicator[]> => {
  const at = places(heading);
  if (at.title === -1) return invalid([{ field: 'columns', message: 'The file has no column that names the indicators. Call it “name” or “indicator”' }]);
  const faults: Fault[] = [];
  const found = rows.map((row, index): ListedIndicator => {
    const cell = (column: Column): string => (at[column] === -1 ? '' : (row[at[column]] ?? '').trim());
    const tell: Told = (column, message) => faults.push({ row: index + 1, field: heading[at[column]] ?? column, message });
    if (cell('title') === '') tell('title', 'It names no indicator');
    const said = texts.flatMap((name) => (cell(name) === '' ? [] : [[name, clip(cell(name), name === 'definition' || name === 'story' ? 8000 : 400)] as const]));
    const numbers = counts.flatMap((name) => { const value = numberFrom(cell(name), name, tell); return value === null ? [] : [[name, value] as const]; });
    const code = cell('code');
    return { title: clip(cell('title'), 400), asked: code === '' ? null : clip(code, 40), ...(code === '' ? {} : { code: clip(code, 40) }), ...Object.fromEntries(said), ...Object.fromEntries(numbers), ...chosen(cell, tell) };
  });
  return faults.length > 0 ? invalid(faults.slice(0, 50), `${faults.length} cells of the file can’t be read. Nothing was added.`) : ok(found);
};

const exported: readonly (readonly [heading: string, field: keyof IndicatorDraft])[] = [
  ['Code', 'code'], ['Name', 'title'], ['Definition', 'definition'], ['Unit', 'unit'], ['Kind of number', 'measure'], ['Rate per', 'ratePer'], ['Which way is good', 'better'], ['Measures', 'kind'], ['How often', 'frequency'], ['Periods', 'periodRule'],
  ['Other areas', 'geography'], ['Own area', 'area'], ['Source', 'source'], ['Theme', 'theme'], ['Decimal places', 'decimals'], ['Withhold below', 'smallest'], ['Story', 'story'], ['Due after days', 'returnedWithin'],
];

/** A list of indicators as a table that reads in again as it went out. */
export const indicatorTable = (indicators: readonly IndicatorDraft[]): { readonly head: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] } => ({
  head: exported.map(([name]) => name),
  rows: indicators.map((one) => exported.map(([, field]) => one[field] ?? '')),
});

/** What a listed indicator becomes: what is known of it already, and what the list says over that. A code that is only typed differently stays as it is. */
export const mergedWith = (listed: ListedIndicator, known: IndicatorDraft | null): IndicatorDraft => {
  const { asked: _asked, ...said } = listed;
  return { ...emptyIndicator, ...(known === null ? {} : Object.fromEntries(Object.keys(emptyIndicator).map((field) => [field, known[field as keyof IndicatorDraft]]))), ...said, ...(known !== null && listed.code != null && isCode(known, listed.code) ? { code: known.code } : {}) };
};
