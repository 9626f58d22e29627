import { differenceInterval, type Interval } from './interval.ts';
import type { Measures } from './measures.ts';

/** The change of a question's mean since the campaign before. The people are not the same, so it is a difference of two groups. */
export type Change = { readonly before: number; readonly difference: number; readonly interval: Interval | null };

export const changeOf = (now: Measures, before: Measures | undefined): Change | null => {
  if (before === undefined || before.mean === null || now.mean === null) return null;
  const interval = now.sd === null || before.sd === null ? null : differenceInterval({ n: now.n, mean: now.mean, sd: now.sd }, { n: before.n, mean: before.mean, sd: before.sd });
  return { before: before.mean, difference: now.mean - before.mean, interval };
};
