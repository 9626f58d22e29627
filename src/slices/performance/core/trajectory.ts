import { forecastAt, lineThrough, type Forecast } from '#lib/line.ts';

export type Status = 'on-track' | 'off-track' | 'cant-tell';
/** A baseline and a target, each at a time in years or any even unit. */
export type Trajectory = { readonly from: { readonly at: number; readonly value: number }; readonly to: { readonly at: number; readonly value: number }; readonly better: 'up' | 'down' };
export type Seen = { readonly at: number; readonly value: number; readonly lower?: number | null; readonly upper?: number | null };

/** Where a straight way from baseline to target stands at a time; before it and after it, its ends. */
export const expectedAt = ({ from, to }: Trajectory, at: number): number => (at <= from.at ? from.value : at >= to.at ? to.value : from.value + ((to.value - from.value) * (at - from.at)) / (to.at - from.at));

/**
 * Whether a value is on the way to its target: on track when even the worse end of its interval is at or past where it should be, off
 * track when even the better end is not; between, it can't be told. With no interval the value alone decides.
 */
export const statusOf = (trajectory: Trajectory, seen: Seen | null): Status => {
  if (seen === null) return 'cant-tell';
  const should = expectedAt(trajectory, seen.at);
  const [low, high] = [seen.lower ?? seen.value, seen.upper ?? seen.value];
  const [worse, best] = trajectory.better === 'up' ? [low, high] : [high, low];
  const reached = (value: number): boolean => (trajectory.better === 'up' ? value >= should : value <= should);
  return reached(worse) ? 'on-track' : reached(best) ? 'cant-tell' : 'off-track';
};

export type Outlook = { readonly forecast: Forecast; readonly willReach: 'likely' | 'unlikely' | 'cant-tell' };

/** Where a line through at least five values leads at the target's time, and whether its 80 per cent range lies past the target, short of it, or across it; null where there are fewer, or numbers too large to reckon with. */
export const outlookOf = (trajectory: Trajectory, values: readonly Seen[]): Outlook | null => {
  const line = values.length < 5 ? null : lineThrough(values.map(({ at, value }) => [at, value]));
  if (line === null) return null;
  const forecast = forecastAt(line, trajectory.to.at);
  if (![forecast.value, forecast.lower, forecast.upper].every(Number.isFinite)) return null;
  const past = (value: number): boolean => (trajectory.better === 'up' ? value >= trajectory.to.value : value <= trajectory.to.value);
  return { forecast, willReach: past(forecast.lower) && past(forecast.upper) ? 'likely' : past(forecast.lower) || past(forecast.upper) ? 'cant-tell' : 'unlikely' };
};
