import type { PeriodRule } from '#lib/period.ts';

/** How the columns of a file are read. Columns are named by their headings, so that the same mapping reads the next file. */
export type Mapping = {
  /** Columns that together name the series: indicator, measure, unit. Empty for a wide file. */
  readonly indicator: readonly string[];
  readonly area: string | null;
  readonly areaName: string | null;
  /** Columns that together name a group of people: sex, age band. */
  readonly breakdown: readonly string[];
  readonly period: string | null;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly lower: string | null;
  readonly upper: string | null;
  /** A column that says how the figure came about, or whether it is final. */
  readonly state: string | null;
  readonly note: string | null;
  readonly theme: string | null;
  /** A wide file: each of these columns is an indicator. */
  readonly wide: readonly string[];
  /** Where the file has no column for it. */
  readonly fixedPeriod: string;
  readonly fixedArea: string;
  /** Words of the state column and what they say; small letters. */
  readonly imputed: readonly string[];
  readonly projected: readonly string[];
  readonly provisional: readonly string[];
  /** Marks in place of a value: not applicable, and withheld by the publisher. Blank is missing. */
  readonly notApplicable: readonly string[];
  readonly withheld: readonly string[];
  /** What the periods of series are, by the series' name; and of all others that are new here. */
  readonly rules: Readonly<Record<string, PeriodRule>>;
  readonly rule: PeriodRule | null;
};

export const noMapping: Mapping = {
  indicator: [], area: null, areaName: null, breakdown: [], period: null, value: null, numerator: null, denominator: null, lower: null, upper: null, state: null, note: null, theme: null, wide: [], fixedPeriod: '', fixedArea: '',
  imputed: ['imputed', 'estimated', 'estimate', 'modelled'],
  projected: ['projected', 'projection', 'forecast'],
  provisional: ['provisional', 'draft', 'p'],
  notApplicable: ['na', 'n/a', '[x]', '[z]', 'not applicable', '..'],
  withheld: ['*', '[c]', 'c', 'suppressed', 'withheld', '-'],
  rules: {},
  rule: null,
};

export const singleColumns = ['area', 'areaName', 'period', 'value', 'numerator', 'denominator', 'lower', 'upper', 'state', 'note', 'theme'] as const;
export type SingleColumn = (typeof singleColumns)[number];

export const columnNames: Readonly<Record<SingleColumn | 'indicator' | 'breakdown', string>> = {
  indicator: 'Indicator', breakdown: 'Group of people', area: 'Area code', areaName: 'Area name', period: 'Period', value: 'Value', numerator: 'Numerator', denominator: 'Denominator', lower: 'Lower limit', upper: 'Upper limit', state: 'Final, provisional, imputed or projected', note: 'Note', theme: 'Theme',
};

const synonyms: Readonly<Record<SingleColumn | 'indicator' | 'breakdown', readonly string[]>> = {
  indicator: ['indicator', 'indicator code', 'indicator name', 'code', 'statistic', 'measure', 'unit', 'dataset'],
  breakdown: ['breakdown', 'group', 'sex', 'gender', 'age', 'age band', 'inequality', 'category'],
  area: ['area code', 'area_code', 'areacode', 'gss code', 'area', 'cpp', 'la code'],
  areaName: ['area name', 'area_name', 'areaname', 'name of area'],
  period: ['period', 'time period', 'timeperiod', 'year', 'date', 'quarter', 'month'],
  value: ['value', 'figure', 'result'],
  numerator: ['numerator', 'count', 'number'],
  denominator: ['denominator', 'population', 'base'],
  lower: ['lower', 'lower limit', 'lower ci', 'lower ci 95.0 limit', 'lowerci'],
  upper: ['upper', 'upper limit', 'upper ci', 'upper ci 95.0 limit', 'upperci'],
  state: ['state', 'status', 'type', 'value note'],
  note: ['note', 'notes', 'comment'],
  theme: ['theme', 'domain'],
};

const plain = (heading: string): string => heading.replace(/^\uFEFF/, '').trim().toLowerCase().replaceAll('_', ' ');

/** The columns as their headings suggest; a person looks at them before anything is read. */
export const guessMapping = (heading: readonly string[]): Mapping => {
  const known = (field: SingleColumn | 'indicator' | 'breakdown'): readonly string[] => heading.filter((name) => synonyms[field].includes(plain(name)) || synonyms[field].includes(name.trim().toLowerCase()));
  const firstOf = (field: SingleColumn): string | null => synonyms[field].flatMap((word) => heading.filter((name) => plain(name) === word))[0] ?? null;
  const single = Object.fromEntries(singleColumns.map((field) => [field, firstOf(field)])) as Readonly<Record<SingleColumn, string | null>>;
  const taken = new Set(Object.values(single));
  return { ...noMapping, ...single, indicator: known('indicator').filter((name) => !taken.has(name)), breakdown: known('breakdown').filter((name) => !taken.has(name)) };
};

/** What stops a mapping from reading a file with these headings, in words; empty when nothing does. */
export const mappingFaults = (mapping: Mapping, heading: readonly string[]): readonly string[] => {
  const named = [...mapping.indicator, ...mapping.breakdown, ...mapping.wide, ...singleColumns.flatMap((field) => mapping[field] ?? [])];
  const lacking = [...new Set(named)].filter((name) => !heading.includes(name));
  const isWide = mapping.wide.length > 0;
  return [
    ...lacking.map((name) => `The file has no column “${name}”`),
    ...(isWide || mapping.indicator.length > 0 ? [] : ['Say which column names the indicator']),
    ...(isWide || mapping.value !== null ? [] : ['Say which column holds the value']),
    ...(mapping.period !== null || mapping.fixedPeriod !== '' ? [] : ['Say which column holds the period, or which one period all figures are for']),
  ];
};
