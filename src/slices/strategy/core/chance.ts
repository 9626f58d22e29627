import { wilson } from '#lib/rate-interval.ts';
import { normalQuantile, twoSided } from '#lib/normal.ts';

export type Difference = { readonly difference: number; readonly lower: number; readonly upper: number };

/**
 * The difference of two shares of separate groups, second less first, with its interval (R. G. Newcombe, Statistics in Medicine 17,
 * 1998, method 10: Wilson's intervals of both, joined). Shares from 0 to 1. Example: 48 of 80 and 56 of 70: 0.2, 0.0524 to 0.3339.
 */
export const differenceOfShares = (first: { readonly share: number; readonly of: number }, second: { readonly share: number; readonly of: number }, level = 0.95): Difference => {
  const [one, two] = [wilson(first.share * first.of, first.of, level), wilson(second.share * second.of, second.of, level)];
  const difference = second.share - first.share;
  const below = Math.hypot(second.share - (two.lower ?? 0), (one.upper ?? 1) - first.share);
  const above = Math.hypot((two.upper ?? 1) - second.share, first.share - (one.lower ?? 0));
  return { difference, lower: difference - below, upper: difference + above };
};

/**
 * How many people each of two surveys must ask, drawn at random, for a change between two shares to show: at 95 per cent two-sided,
 * four times in five, both variances kept apart and no continuity correction (J. L. Fleiss, Statistical Methods for Rates and Proportions):
 * (z₁ + z₂)² (p₁(1 − p₁) + p₂(1 − p₂)) / (p₂ − p₁)². Null for no change. Example: 0.40 to 0.45: 1,531.
 */
export const surveySize = (from: number, to: number, level = 0.95, power = 0.8): number | null => {
  if (Math.abs(from - to) < 1e-6) return null;
  const z = twoSided(level) + normalQuantile(power);
  return Math.max(1, Math.ceil((z * z * (from * (1 - from) + to * (1 - to))) / (to - from) ** 2));
};

/** The smallest change that two surveys of one size can show from a share, the same way as `surveySize`, taking both shares to be near it. Example: 0.5, 1,000 asked: 0.0626. */
export const visibleChange = (share: number, asked: number, level = 0.95, power = 0.8): number => (twoSided(level) + normalQuantile(power)) * Math.sqrt((2 * share * (1 - share)) / asked);
