import type { Day } from '#lib/day.ts';
import type { Id, OrganisationId, PersonId } from '#lib/id.ts';
import { isPeriodRule, type PeriodRule } from '#lib/period.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { codeKey } from '#lib/text.ts';

export type IndicatorId = Id<'indicator'>;

export const measures = ['per-cent', 'number', 'rate', 'mean', 'money', 'other'] as const;
export type Measure = (typeof measures)[number];
export const measureNames: Readonly<Record<Measure, string>> = { 'per-cent': 'Per cent of a group', number: 'A count', rate: 'A rate, so many in a population', mean: 'An average', money: 'Money, in pounds', other: 'Something else' };

export const betters = ['up', 'down', 'none'] as const;
export type Better = (typeof betters)[number];
export const betterNames: Readonly<Record<Better, string>> = { up: 'Higher is better', down: 'Lower is better', none: 'Neither' };

export const figureKinds = ['input', 'process', 'output', 'outcome', 'perception'] as const;
export type FigureKind = (typeof figureKinds)[number];
export const kindNames: Readonly<Record<FigureKind, string>> = { input: 'Input', process: 'Process', output: 'Output', outcome: 'Outcome', perception: 'Perception' };

export const frequencies = ['week', 'month', 'quarter', 'half-year', 'year', 'two-years', 'irregular'] as const;
export type Frequency = (typeof frequencies)[number];
export const frequencyNames: Readonly<Record<Frequency, string>> = { week: 'Every week', month: 'Every month', quarter: 'Every quarter', 'half-year': 'Every half year', year: 'Every year', 'two-years': 'Every two years', irregular: 'Now and then' };
/** How many figures a year brings; null where that can't be said. */
export const timesAYear: Readonly<Record<Frequency, number | null>> = { week: 52, month: 12, quarter: 4, 'half-year': 2, year: 1, 'two-years': 0.5, irregular: null };

/** What an indicator is, whoever asks for it. */
export type IndicatorDraft = {
  /** Short and unique here: `NI 16`, `L 3`. */
  readonly code: string | null;
  readonly title: string;
  readonly definition: string;
  readonly unit: string;
  readonly measure: Measure;
  /** For a rate: in how many people, 1,000 or 100,000. */
  readonly ratePer: number | null;
  readonly better: Better;
  readonly kind: FigureKind;
  readonly frequency: Frequency;
  readonly periodRule: PeriodRule;
  /** What its areas are: districts, wards, the county alone. */
  readonly geography: string;
  /** The area whose figure stands for the partnership; empty when figures name no area. */
  readonly area: string;
  readonly source: string;
  readonly theme: string;
  readonly decimals: number;
  /** Numerators under this are withheld; 0 withholds nothing. */
  readonly smallest: number;
  readonly story: string;
  readonly leadOrganisation: OrganisationId | null;
  readonly leadPerson: PersonId | null;
  readonly compilingPerson: PersonId | null;
  readonly accountablePerson: PersonId | null;
  /** Days after its period's end by which a figure should be here. */
  readonly returnedWithin: number | null;
};

export type Indicator = IndicatorDraft & {
  readonly id: IndicatorId;
  readonly number: number;
  /** The name under which files bring it, when that is not its code or its title. */
  readonly series: string | null;
  readonly retiredOn: Day | null;
  readonly version: number;
};

/** What somebody typed: text where the draft has a choice. */
export type IndicatorInput = Omit<IndicatorDraft, 'measure' | 'better' | 'kind' | 'frequency' | 'periodRule'> & { readonly measure: string; readonly better: string; readonly kind: string; readonly frequency: string; readonly periodRule: string };

export const emptyIndicator: IndicatorDraft = {
  code: null, title: '', definition: '', unit: '', measure: 'other', ratePer: null, better: 'none', kind: 'outcome', frequency: 'year', periodRule: 'financial-year', geography: '', area: '', source: '', theme: '',
  decimals: 1, smallest: 0, story: '', leadOrganisation: null, leadPerson: null, compilingPerson: null, accountablePerson: null, returnedWithin: null,
};

const oneOf = <T extends string>(known: readonly T[], text: string): text is T => (known as readonly string[]).includes(text);
const whole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;

/** An indicator as it may be kept, or what is wrong with it. */
export const checkIndicator = (input: IndicatorInput): Result<IndicatorDraft> => {
  const { measure, better, kind, frequency, periodRule } = input;
  const faults: Fault[] = [];
  const need = (sound: boolean, field: string, message: string): void => {
    if (!sound) faults.push({ field, message });
  };
  need(input.title !== '', 'title', 'Enter what the indicator is called');
  need(input.title.length <= 400, 'title', 'Make the title 400 characters or fewer');
  need(input.code === null || input.code.length <= 40, 'code', 'Make the code 40 characters or fewer');
  need(measure !== 'rate' || (input.ratePer !== null && input.ratePer > 0), 'ratePer', 'Say in how many people the rate is counted, like 1,000');
  need(whole(input.decimals, 0, 6), 'decimals', 'Decimal places are a whole number from 0 to 6');
  need(whole(input.smallest, 0, 100), 'smallest', 'The smallest number shown is a whole number from 0 to 100');
  need(input.returnedWithin === null || whole(input.returnedWithin, 0, 1500), 'returnedWithin', 'Enter a whole number of days, from 0 to 1,500');
  if (!oneOf(measures, measure)) faults.push({ field: 'measure', message: 'Say what kind of number it is' });
  else if (!oneOf(betters, better)) faults.push({ field: 'better', message: 'Say whether higher or lower is better' });
  else if (!oneOf(figureKinds, kind)) faults.push({ field: 'kind', message: 'Say what it measures' });
  else if (!oneOf(frequencies, frequency)) faults.push({ field: 'frequency', message: 'Say how often a figure comes' });
  else if (!isPeriodRule(periodRule)) faults.push({ field: 'periodRule', message: 'Say what its periods are' });
  else if (faults.length === 0) return ok({ ...input, measure, better, kind, frequency, periodRule });
  return invalid(faults);
};

/** Whether an indicator has a code, however that is typed. */
export const isCode = ({ code }: Pick<IndicatorDraft, 'code'>, typed: string): boolean => code !== null && codeKey(code) === codeKey(typed);

/** How often figures come when their periods are these. */
export const frequencyOf = (rule: PeriodRule): Frequency => (rule === 'month' ? 'month' : rule.endsWith('quarter') ? 'quarter' : rule === 'day' ? 'irregular' : 'year');
