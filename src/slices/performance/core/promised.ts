import { addDays, daysBetween, type Day } from '#lib/day.ts';
import { readPeriod, unitsIn, type Period, type PeriodRule } from '#lib/period.ts';
import { plural } from '#lib/text.ts';
import type { Indicator } from './indicator.ts';
import type { Trajectory } from './trajectory.ts';

/** What kind of number was promised; not given where nobody asks. */
type Unit = { readonly valueKind: 'per-cent' | 'number' | 'rate' | 'other'; readonly unit: string | null };

/** What was promised of an indicator: from where, and where to in which period. */
export type TargetLine = { readonly baseline: number | null; readonly baselinePeriod: string | null; readonly yearly: readonly { readonly period: string; readonly value: number | null }[] } & Partial<Unit>;

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

/** Why it can’t be told whether a promise is kept: there is no figure, chance could account for the difference, nothing is promised of so early a figure, it counts over another length of time or in another unit, or the numbers are too large. */
export type Doubt = 'no-figure' | 'chance' | 'too-early' | 'length' | 'unit' | 'too-large';

type Doubted = { readonly doubt: Doubt; readonly why: string };

const earlyOf = (values: readonly PromisedValue[], period: Period): Doubted | null => {
  const [baseline, first] = [values.find((one) => one.isBaseline), values.find((one) => !one.isBaseline)];
  if (first === undefined) return null;
  const tooEarly = (words: string): Doubted => ({ doubt: 'too-early', why: `The first promise is for ${first.label}; ${words}.` });
  if (baseline === undefined) return period.to < first.period.to ? tooEarly('the figure comes from before it') : null;
  if (period.to > baseline.period.to) return null;
  return tooEarly(period.to === baseline.period.to ? 'this is where it began' : 'the figure comes from before it began');
};

/** Whether what is promised says something of a figure of a period: its first promised year has begun by the period's end. */
export const hasBegun = (rule: PeriodRule, target: TargetLine, period: Period): boolean => {
  const values = promisedValues(rule, target);
  const first = values.find((one) => !one.isBaseline);
  return first !== undefined && first.period.from <= period.to && earlyOf(values, period) === null;
};

// Whole months are told as months, so that a leap year is as long as any other.
const lengthOf = ({ from, to }: Period): string => {
  if (!from.endsWith('-01') || !addDays(to, 1).endsWith('-01')) return plural(daysBetween(from, to) + 1, 'day');
  const months = unitsIn('month', { from, to });
  return months % 12 === 0 ? plural(months / 12, 'year') : plural(months, 'month');
};

/** The values between which a figure is held: the promised one it comes up to, and where it stands before it the one that goes before. */
const heldAgainst = (values: readonly PromisedValue[], period: Period): readonly PromisedValue[] => {
  const at = values.findIndex((one, index) => index > 0 && period.to <= one.period.to);
  return at === -1 ? values.slice(-1) : values.slice(period.to === values[at]?.period.to ? at : at - 1, at + 1);
};

/** How long a figure is for and how long what it is held against, in words; null where both are as long. */
export const lengthsOf = (values: readonly PromisedValue[], period: Period): string | null => {
  const other = heldAgainst(values, period).find((one) => lengthOf(one.period) !== lengthOf(period));
  return other === undefined ? null : `The figure is for ${lengthOf(period)}, and what was promised for ${lengthOf(other.period)}`;
};

const kindWords = { 'per-cent': 'a per cent', number: 'a number', rate: 'a rate' } as const;
const measureWords = { 'per-cent': 'a per cent', number: 'a count', rate: 'a rate', money: 'a sum of money' } as const;

/** Why what was promised and what is measured are not one kind of number, in words; null where they may be. */
export const unitClash = ({ measure }: Pick<Indicator, 'measure'>, { valueKind = 'other', unit = null }: Partial<Unit>): string | null => {
  if (valueKind === 'other' || measure === 'other' || measure === 'mean' || valueKind === measure) return null;
  const isLike = valueKind === 'number' && (measure === 'money' || (measure === 'rate' && /\bper\b|\//i.test(unit ?? '')));
  return isLike ? null : `What was promised is ${kindWords[valueKind]}, and the figure is ${measureWords[measure]}: they can’t be held against each other.`;
};

/** Why a figure of a period says nothing of what was promised, in a word and in a sentence; null where it does. */
export const doubtOf = (method: Pick<Indicator, 'measure' | 'periodRule'>, target: TargetLine, { period }: { readonly period: Period }): Doubted | null => {
  const clash = unitClash(method, target);
  if (clash !== null) return { doubt: 'unit', why: clash };
  const values = promisedValues(method.periodRule, target);
  const lengths = lengthsOf(values, period);
  if (lengths === null || (method.measure !== 'number' && method.measure !== 'money')) return earlyOf(values, period);
  return earlyOf(values, period) ?? { doubt: 'length', why: `${lengths}: ${method.measure === 'money' ? 'sums' : 'counts'} over different lengths of time can’t be held against each other.` };
};
