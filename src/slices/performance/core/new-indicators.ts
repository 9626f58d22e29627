import { possibleRules, type PeriodRule } from '#lib/period.ts';
import { emptyIndicator, frequencyOf, type IndicatorDraft, type Measure } from './indicator.ts';
import type { Mapping } from './mapping.ts';
import type { SeriesSeen } from './read-rows.ts';

/** A series that a file brings and nobody has described yet. `choices` are the rules that read all its periods; none means that no rule does. */
export type NewSeries = { readonly series: string; readonly rows: number; readonly example: string; readonly choices: readonly PeriodRule[]; readonly rule: PeriodRule | null; readonly sure: boolean; readonly draft: IndicatorDraft };

const measureOf = ({ series, least, most }: SeriesSeen): Measure => {
  const words = series.toLowerCase();
  if (/per ?cent|percentage|%|proportion/.test(words) && least >= 0 && most <= 100) return 'per-cent';
  if (/£|pay|earnings|price|income/.test(words)) return 'money';
  return /\bcount\b|frequency|number of/.test(words) ? 'number' : 'other';
};

/** What a new series would be kept as. One with more than one possible rule is a question, unless the mapping answers it. */
export const newSeries = (seen: SeriesSeen, mapping: Mapping): NewSeries => {
  const choices = possibleRules([...seen.labels].filter((label) => label !== ''));
  const told = mapping.rules[seen.series] ?? mapping.rule;
  const rule = told !== null && choices.includes(told) ? told : (choices[0] ?? null);
  const title = mapping.wide.length > 0 ? seen.series.replaceAll('_', ' ') : seen.series;
  const draft: IndicatorDraft = { ...emptyIndicator, title: title.slice(0, 400), theme: seen.theme.slice(0, 200), measure: measureOf(seen), decimals: Math.min(seen.decimals, 2), periodRule: rule ?? 'year', frequency: frequencyOf(rule ?? 'year') };
  return { series: seen.series, rows: seen.rows, example: [...seen.labels].slice(0, 2).join(', '), choices, rule, sure: choices.length === 1 || (told !== null && choices.includes(told)), draft };
};
