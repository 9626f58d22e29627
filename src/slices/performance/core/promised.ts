import { daysBetween, type Day } from '#lib/day.ts';
import { readPeriod, type Period, type PeriodRule } from '#lib/period.ts';
import type { Indicator } from './indicator.ts';
import type { Trajectory } from './trajectory.ts';

/** What was promised of an indicator: from where, and where to in which period. */
export type TargetLine = { readonly baseline: number | null; readonly baselinePeriod: string | null; readonly yearly: readonly { readonly period: string; readonly value: number | null }[] };

/** A moment as a number of years, the end of the day. */
export const yearsAt = (day: Day): number => daysBetween('2000-01-01' as Day, day) / 365.25;

/**
 * The period that a label of an agreement names. Agreements promise by the year, whatever the periods of the indicator's figures are:
 * 2010/11 and 2010-11 are years first (academic where the indicator's are), 2010 is a calendar year, and only then does the indicator's rule read it.
 */
export const readPromised = (rule: PeriodRule, label: string): Period | null => {
  const split = rule === 'academic-year' ? 'academic-year' : 'financial-year';
  return readPeriod(split, label) ?? (/^\s*\d{4}\s*$/.test(label) ? readPeriod('year', label) : null) ?? readPeriod(rule, label) ?? readPeriod('year', label);
};

/** A value that was promised for a period, or that it all begins from. */
export type PromisedValue = { readonly period: Period; readonly label: string; readonly value: number; readonly isBaseline: boolean };

/** The baseline and what was promised for each period, in order of time; what has no value or no period that can be read is left out. */
export const promisedValues = (rule: PeriodRule, { baseline, baselinePeriod, yearly }: TargetLine): readonly PromisedValue[] =>
  [{ period: baselinePeriod, value: baseline, isBaseline: true }, ...yearly.map((one) => ({ ...one, isBaseline: false }))]
    .flatMap(({ period: label, value, isBaseline }) => {
      const period = label === null ? null : readPromised(rule, label);
      return period === null || label === null || value === null ? [] : [{ period, label: label.trim(), value, isBaseline }];
    })
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : 0));

/** The way from the baseline to the last promised value, through each year's; none where something is missing or neither way is better. */
export const trajectoriesOf = ({ better, periodRule }: Pick<Indicator, 'better' | 'periodRule'>, target: TargetLine | null): readonly Trajectory[] => {
  if (target === null || better === 'none') return [];
  const points = promisedValues(periodRule, target).map(({ period, value }) => ({ at: yearsAt(period.to), value }));
  return points.slice(1).map((to, index) => ({ from: points[index] as typeof to, to, better }));
};

/** Why it can’t be told whether a promise is kept: there is no figure, chance could account for the difference, or nothing is promised of so early a figure. */
export type Doubt = 'no-figure' | 'chance' | 'too-early';

/** Why a figure of a period says nothing of what was promised, in a word and in a sentence; null where it does. */
export const doubtOf = (values: readonly PromisedValue[], { period }: { readonly period: Period }): { readonly doubt: Doubt; readonly why: string } | null => {
  const [baseline, first] = [values.find((one) => one.isBaseline), values.find((one) => !one.isBaseline)];
  if (first === undefined) return null;
  const tooEarly = (words: string) => ({ doubt: 'too-early', why: `The first promise is for ${first.label}; ${words}.` }) as const;
  if (baseline === undefined) return period.to < first.period.to ? tooEarly('the figure comes from before it') : null;
  if (period.to > baseline.period.to) return null;
  return tooEarly(period.to === baseline.period.to ? 'this is where it began' : 'the figure comes from before it began');
};
