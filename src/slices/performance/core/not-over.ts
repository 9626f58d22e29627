import { formatDay, type Day } from '#lib/day.ts';
import type { Period } from '#lib/period.ts';
import type { Figure } from './observation.ts';

/** Why a figure can't be final yet, in words; null when it can. What is measured is measured once its period is over; so far it is provisional. */
export const notOver = ({ from, to }: Period, { value, origin, provisional }: Pick<Figure, 'value' | 'origin' | 'provisional'>, today: Day): string | null => {
  if (value === null || origin === 'projected' || to <= today) return null;
  if (from > today) return `The period begins on ${formatDay(from)}. Mark a figure for it as a projection`;
  return provisional || origin === 'imputed' ? null : `The period is not over before ${formatDay(to)}. Mark the figure as provisional if it says how things stand so far, or as a projection`;
};

const apart = 20;

/** Whether a figure is of quite another size than the one before it: another unit, most likely. */
export const isOddSize = (value: number | null, before: number | null): boolean => value !== null && before !== null && value !== 0 && before !== 0 && (Math.abs(value / before) > apart || Math.abs(before / value) > apart);
