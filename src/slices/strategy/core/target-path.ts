import type { AgreementTarget } from './agreement.ts';
import { byYear, yearsApart } from './written-year.ts';

export type Point = { readonly period: string; readonly value: number };

const known = (points: AgreementTarget['yearly']): readonly Point[] => points.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));

/** The yearly targets that have a value, in the order of time. */
export const pathOf = (target: AgreementTarget): readonly Point[] => known(byYear(target.yearly));

/** The value that the target is to reach in the end; null when it has no yearly targets. */
export const aimOf = (target: AgreementTarget): Point | null => pathOf(target).at(-1) ?? null;

/** What was measured, the past and then the baseline, in the order of time. */
export const seenOf = (target: AgreementTarget): readonly Point[] => {
  const past = known(byYear(target.past)).filter((point) => point.period !== target.baselinePeriod);
  return target.baseline === null ? past : byYear([...past, { period: target.baselinePeriod ?? '', value: target.baseline }]);
};

/** The years from the baseline to the aim, or the number of yearly targets when the periods do not say. */
export const yearsToAim = (target: AgreementTarget): number | null => {
  const aim = aimOf(target);
  if (aim === null) return null;
  const apart = target.baselinePeriod === null ? null : yearsApart(target.baselinePeriod, aim.period);
  return apart !== null && apart > 0 ? apart : pathOf(target).length;
};

/** Which way the target goes: 1 up, −1 down, 0 when it stands still or can't be told. */
export const wayOf = (target: AgreementTarget): number => {
  const aim = aimOf(target);
  return aim === null || target.baseline === null ? 0 : Math.sign(aim.value - target.baseline);
};
