import { addDays, formatDay, type Day } from '#lib/day.ts';
import { formatPeriod, monthsLater, nextPeriod, type Period } from '#lib/period.ts';
import { timesAYear, type Indicator } from './indicator.ts';

type Rhythm = Pick<Indicator, 'periodRule' | 'frequency'>;

/** The period of the figure after one, as often as figures come: two years on where they come every two years. Null where they come now and then. */
export const periodAfter = ({ periodRule, frequency }: Rhythm, latest: Period): Period | null => {
  const times = timesAYear[frequency];
  if (times === null) return null;
  if (periodRule === 'day') { const days = Math.round(365.25 / times); return { from: addDays(latest.from, days), to: addDays(latest.to, days) }; }
  const [next, later] = [nextPeriod(periodRule, latest), monthsLater(latest, Math.round(12 / times))];
  // No figure for a year comes before the year is over, however often somebody said that it comes.
  return later.to > next.to ? later : next;
};

/** The day by which the figure after the latest should be here; null where nobody has said how soon, where none came yet, or where they come now and then. */
export const dueOf = ({ returnedWithin, ...rhythm }: Rhythm & Pick<Indicator, 'returnedWithin'>, latest: Period | null): Day | null => {
  const next = returnedWithin === null || latest === null ? null : periodAfter(rhythm, latest);
  return next === null || returnedWithin === null ? null : addDays(next.to, returnedWithin);
};

/** “2024/25 was due by 30 June 2026”, for a list of what is late. */
export const lateWords = (rhythm: Rhythm, latest: Period | null, due: Day): string => {
  const next = latest === null ? null : periodAfter(rhythm, latest);
  return `${next === null ? 'The first figure' : formatPeriod(rhythm.periodRule, next)} was due by ${formatDay(due)}`;
};
