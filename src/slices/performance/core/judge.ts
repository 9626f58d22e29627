import type { Day } from '#lib/day.ts';
import { unitsIn, type Period, type PeriodRule } from '#lib/period.ts';
import { proportion, rate } from '#lib/rate-interval.ts';
import { dueOf } from './due.ts';
import type { Indicator } from './indicator.ts';
import { doubtOf, lengthsOf, promisedValues, trajectoriesOf, yearsAt, type Doubt, type TargetLine } from './promised.ts';
import { sayValue } from './say-figure.ts';
import { isScored, type KeptObservation } from './observation.ts';
import { recentTrend, trendPoints, type RecentTrend, type TrendPoint } from './recent-trend.ts';
import { assuranceOf, runChart, trends, variationOf, type Assurance, type RunPoint, type Variation } from './run-chart.ts';
import { expectedAt, outlookOf, statusOf, type Outlook, type Seen, type Status, type Trajectory } from './trajectory.ts';

/** The 95 per cent interval of a figure, in its own unit: given by its source, or worked out from its parts. */
export type FigureInterval = { readonly lower: number; readonly upper: number; readonly given: boolean };
export type Way = 'better' | 'worse' | 'rising' | 'falling' | 'same' | 'cant-tell';

/** Everything that can be said of one series, and nothing that can't. */
export type Judged = {
  readonly latest: KeptObservation | null;
  readonly previous: KeptObservation | null;
  readonly interval: FigureInterval | null;
  /** Null where nothing was promised. */
  readonly status: Status | null;
  readonly should: number | null;
  readonly why: string;
  /** What keeps it from being told whether the promise is kept; null where it can be told. */
  readonly doubt: Doubt | null;
  /** Which way it has been going, and how that is known. */
  readonly way: Way;
  readonly wayWhy: string;
  readonly trend: RecentTrend;
  readonly run: readonly (RunPoint & { readonly period: Period })[];
  readonly variation: Variation | null;
  readonly assurance: Assurance;
  readonly outlook: Outlook | null;
  /** When the next figure should be here; null where nobody has said how soon. */
  readonly due: Day | null;
  readonly late: boolean;
};

type Method = Pick<Indicator, 'measure' | 'ratePer' | 'better' | 'periodRule' | 'frequency' | 'returnedWithin' | 'decimals' | 'unit'>;

/** The interval of one figure; null where neither its source nor its parts give one. */
export const intervalOf = ({ measure, ratePer }: Pick<Method, 'measure' | 'ratePer'>, figure: KeptObservation): FigureInterval | null => {
  if (figure.lower !== null && figure.upper !== null) return { lower: figure.lower, upper: figure.upper, given: true };
  const times = measure === 'per-cent' ? 100 : measure === 'rate' ? (ratePer ?? 1) : null;
  if (times === null || figure.value === null) return null;
  const found = measure === 'per-cent' ? proportion(figure.numerator, figure.denominator) : rate(figure.numerator, figure.denominator);
  return found.lower === null || found.upper === null ? null : { lower: found.lower * times, upper: found.upper * times, given: false };
};

/** The measured figures whose periods are as long as the latest one's: a year and three pooled years are not one series. */
export const comparable = (rule: PeriodRule, figures: readonly KeptObservation[]): readonly KeptObservation[] => {
  const there = figures.filter(isScored);
  // They mostly come in order of time, and a scorecard asks this of every series.
  const scored = there.every((one, at) => at === 0 || (there[at - 1] as KeptObservation).period.to <= one.period.to) ? there : there.toSorted((a, b) => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : 0));
  const last = scored.at(-1);
  if (last === undefined) return [];
  const units = unitsIn(rule, last.period);
  return scored.filter((one) => unitsIn(rule, one.period) === units);
};

// Pooled years that share a year tell the same thing twice, and pure chance then looks like a run: those that don't overlap are taken, back from the latest.
const apart = (figures: readonly KeptObservation[]): readonly KeptObservation[] => {
  const kept: KeptObservation[] = [];
  for (const one of figures.toReversed()) if (one.period.to < (kept.at(-1)?.period.from ?? '9')) kept.push(one);
  return kept.toReversed();
};

const onWay = (ways: readonly Trajectory[], at: number): Trajectory | null => ways.find((way) => at <= way.to.at) ?? ways.at(-1) ?? null;

const said = (value: number, method: Method): string => sayValue(method, value);

const statusWhy = (method: Method, status: Status, seen: KeptObservation, interval: FigureInterval | null, should: number): string => {
  const [value, wanted] = [said(seen.value as number, method), said(should, method)];
  const range = interval === null ? '' : ` (${said(interval.lower, method)} to ${said(interval.upper, method)})`;
  if (status === 'on-track') return `It stands at ${value}${range}, at or past the ${wanted} that was promised by then.`;
  if (status === 'off-track') return `It stands at ${value}${range} and ${wanted} was promised by then.`;
  return `It stands at ${value}; the range it may lie in${range} takes in the ${wanted} that was promised by then, so chance alone could account for the difference.`;
};

const wayFrom = (method: Method, rising: boolean): Way => (method.better === 'none' ? (rising ? 'rising' : 'falling') : (method.better === 'up') === rising ? 'better' : 'worse');

type Told = { readonly way: Way; readonly wayWhy: string };

const runTold = (method: Method, run: Judged['run']): Told | null => {
  const last = run.at(-1);
  if (run.length < 13 || last === undefined) return null;
  if (last.signal === 'none' || last.direction === null) return { way: 'same', wayWhy: 'It varies as it always has: no sign of a change.' };
  return { way: wayFrom(method, last.direction === 'high'), wayWhy: `The run chart shows a change: the latest figures are ${last.direction === 'high' ? 'higher' : 'lower'} than the past accounts for.` };
};

const lastTwoTold = (method: Method, series: readonly KeptObservation[]): Told => {
  const [now, before] = [series.at(-1), series.at(-2)];
  if (now === undefined || before === undefined) return { way: 'cant-tell', wayWhy: 'There are too few figures to tell.' };
  const [one, other] = [intervalOf(method, now), intervalOf(method, before)];
  if (one === null || other === null) return { way: 'cant-tell', wayWhy: series.length === 2 ? 'Two figures with no interval don’t make a trend.' : 'Figures with no interval tell a way only when seven in a row go up or down.' };
  if (one.lower > other.upper) return { way: wayFrom(method, true), wayWhy: 'It is higher than the time before, by more than chance.' };
  if (one.upper < other.lower) return { way: wayFrom(method, false), wayWhy: 'It is lower than the time before, by more than chance.' };
  return { way: 'cant-tell', wayWhy: 'The difference from the time before is small enough to be chance.' };
};

const direction = (method: Method, series: readonly KeptObservation[], trend: RecentTrend, run: Judged['run']): Told => {
  if (trend.way === 'rising' || trend.way === 'falling') return { way: wayFrom(method, trend.way === 'rising'), wayWhy: `The last five figures have been ${trend.way}, by more than chance.` };
  const told = runTold(method, run);
  if (told !== null) return told;
  const going = trends(series.slice(-7).map((one) => one.value as number)).at(-1) ?? 0;
  if (going !== 0) return { way: wayFrom(method, going > 0), wayWhy: `Each of the last seven figures is ${going > 0 ? 'higher' : 'lower'} than the one before it, which chance seldom brings about.` };
  return trend.way === 'no-change' ? { way: 'same', wayWhy: 'The last five figures show no change that chance could not account for.' } : lastTwoTold(method, series);
};

const seenOf = (method: Method, one: KeptObservation): Seen => {
  const interval = intervalOf(method, one);
  return { at: yearsAt(one.period.to), value: one.value as number, ...(interval === null ? {} : { lower: interval.lower, upper: interval.upper }) };
};

type Promised = Pick<Judged, 'status' | 'should' | 'why' | 'doubt' | 'assurance' | 'outlook'>;

const judgePromise = (method: Method, series: readonly KeptObservation[], target: TargetLine | null, run: Judged['run']): Promised => {
  const ways = trajectoriesOf(method, target);
  const last = ways.at(-1);
  if (target === null || last === undefined) return { status: null, should: null, why: 'Nothing was promised of it.', doubt: null, assurance: null, outlook: null };
  const latest = series.at(-1);
  const way = latest === undefined ? null : onWay(ways, yearsAt(latest.period.to));
  const led = { assurance: assuranceOf(run, last.to.value, method.better), outlook: outlookOf(last, series.map((one) => seenOf(method, one))) };
  if (latest === undefined || way === null) return { status: 'cant-tell', should: null, why: 'There is no figure yet.', doubt: 'no-figure', ...led };
  const unlike = doubtOf(method, target, latest);
  if (unlike !== null) return { status: 'cant-tell', should: null, ...unlike, ...(unlike.doubt === 'too-early' ? led : { assurance: null, outlook: null }) };
  const status = statusOf(way, seenOf(method, latest));
  const should = expectedAt(way, yearsAt(latest.period.to));
  if (!Number.isFinite(should)) return { status: 'cant-tell', should: null, doubt: 'too-large', why: 'The numbers are too large to reckon with.', ...led };
  const lengths = lengthsOf(promisedValues(method.periodRule, target), latest.period);
  const why = `${statusWhy(method, status, latest, intervalOf(method, latest), should)}${lengths === null ? '' : ` ${lengths}.`}`;
  return { status, should, why, doubt: status === 'cant-tell' ? 'chance' : null, ...led };
};

// The trend looks at the last five that have an interval, and no interval is worked out for the others.
const trendOf = (method: Method, series: readonly KeptObservation[]): RecentTrend => {
  const points: TrendPoint[] = [];
  for (let at = series.length - 1; at >= 0 && points.length < trendPoints; at -= 1) {
    const one = series[at] as KeptObservation;
    const found = intervalOf(method, one);
    if (found !== null) points.push({ value: one.value as number, lower: found.lower, upper: found.upper });
  }
  return recentTrend(points.toReversed());
};

const latestGiven = (figures: readonly KeptObservation[]): Period | null => {
  let last: Period | null = null;
  for (const { value, origin, period } of figures) if (value !== null && origin !== 'projected' && (last === null || last.to <= period.to)) last = period;
  return last;
};

// Numbers too large for a mean have no run chart.
const runOf = (series: readonly KeptObservation[]): Judged['run'] => {
  const points = runChart(series.map((one) => one.value as number));
  const [first] = points;
  if (first === undefined || !Number.isFinite(first.mean) || !Number.isFinite(first.upper - first.lower)) return [];
  return points.map((one, at) => ({ value: one.value, mean: one.mean, lower: one.lower, upper: one.upper, signal: one.signal, direction: one.direction, period: (series[at] as KeptObservation).period }));
};

/** Judges one series: figures of one indicator, one area and one group of people, in any order. Imputed and projected figures are left out; of periods that overlap those that don't are taken. */
export const judge = (method: Method, figures: readonly KeptObservation[], target: TargetLine | null, today: Day): Judged => judgeSeries(method, figures, comparable(method.periodRule, figures), target, today);

/** The same where the comparable figures are at hand already. */
export const judgeSeries = (method: Method, figures: readonly KeptObservation[], whole: readonly KeptObservation[], target: TargetLine | null, today: Day): Judged => {
  const series = apart(whole);
  const latest = series.at(-1) ?? null;
  const trend = trendOf(method, series);
  const run = runOf(series);
  const due = dueOf(method, latestGiven(figures));
  const { way, wayWhy } = direction(method, series, trend, run);
  return {
    latest, previous: series.at(-2) ?? null, interval: latest === null ? null : intervalOf(method, latest), trend, run, due, late: due !== null && due < today,
    ...judgePromise(method, series, target, run),
    way, wayWhy: series.length === whole.length ? wayWhy : `${wayWhy} Its periods overlap, so only those that share no time are compared.`,
    variation: run.length === 0 ? null : variationOf(run, method.better),
  };
};
