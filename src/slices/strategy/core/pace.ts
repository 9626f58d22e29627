import { forecastAt, lineThrough, type Forecast } from '#lib/line.ts';
import type { AgreementTarget } from './agreement.ts';
import { aimOf, pathOf, seenOf, wayOf, yearsToAim, type Point } from './target-path.ts';
import { writtenYear, yearsApart } from './written-year.ts';

export type YearlyChange = { readonly change: number; readonly from: string; readonly to: string };

/** How fast a target asks to go, beside how fast it has gone. Changes are positive in the way that the target goes. */
export type Pace = { readonly needed: number; readonly years: number; readonly steepest: YearlyChange; readonly changes: number; readonly largest: YearlyChange | null; readonly forecast: Forecast | null };

const enoughForALine = 5;

const changesOf = (points: readonly Point[], way: number): readonly YearlyChange[] =>
  points.slice(1).flatMap((point, index) => {
    const before = points[index] as Point;
    const years = yearsApart(before.period, point.period) ?? 1;
    return years <= 0 ? [] : [{ change: (way * (point.value - before.value)) / years, from: before.period, to: point.period }];
  });

const largestOf = (changes: readonly YearlyChange[]): YearlyChange | null => changes.reduce<YearlyChange | null>((most, one) => (most === null || one.change > most.change ? one : most), null);

const forecastOf = (target: AgreementTarget, aim: string): Forecast | null => {
  const at = writtenYear(aim);
  const points = seenOf(target).map((point) => [writtenYear(point.period), point.value] as const);
  if (at === null || points.length < enoughForALine || points.some(([year]) => year === null || year > 1000 !== at > 1000)) return null;
  const line = lineThrough(points as readonly (readonly [number, number])[]);
  return line === null ? null : forecastAt(line, at);
};

/**
 * The yearly change that a target needs from its baseline to its aim, its steepest year, the largest yearly change seen the same way, and from five
 * figures on where a line through them leads, with an 80 per cent range. Null when there is no baseline or aim, or no change.
 */
export const paceOf = (target: AgreementTarget): Pace | null => {
  const [aim, way, years] = [aimOf(target), wayOf(target), yearsToAim(target)];
  if (aim === null || target.baseline === null || years === null || way === 0) return null;
  const changes = changesOf(seenOf(target), way);
  const needed = Math.abs(aim.value - target.baseline) / years;
  const start = { period: target.baselinePeriod ?? 'the baseline', value: target.baseline };
  const steepest = largestOf(changesOf([start, ...pathOf(target)], way)) ?? { change: needed, from: start.period, to: aim.period };
  return { needed, years, steepest, changes: changes.length, largest: largestOf(changes), forecast: forecastOf(target, aim.period) };
};
