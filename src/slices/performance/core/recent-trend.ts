import { normalBelow, twoSided } from '#lib/normal.ts';

/** A value with its interval of `level` (0.95 unless said), as of the same length of time as its neighbours. */
export type TrendPoint = { readonly value: number; readonly lower: number; readonly upper: number };
export type RecentTrend = { readonly way: 'rising' | 'falling' | 'no-change' | 'cant-tell'; readonly slope: number | null; readonly p: number | null };

/** So many of the last points make a trend. */
export const trendPoints = 5;

/**
 * Whether a short series has been rising or falling over its last five points: a line through them weighted by one over the variance
 * that each interval tells, and the chance of so steep a line were there none (two-sided; significant below 0.002, as public health
 * profiles do). “Can't tell” below five points or where an interval has no width.
 */
export const recentTrend = (points: readonly TrendPoint[], level = 0.95, significant = 0.002): RecentTrend => {
  const last = points.slice(-trendPoints);
  const z = twoSided(level);
  const weights = last.map(({ lower, upper }) => 1 / ((upper - lower) / (2 * z)) ** 2);
  if (last.length < trendPoints || weights.some((weight) => !Number.isFinite(weight) || weight <= 0)) return { way: 'cant-tell', slope: null, p: null };
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [meanX, meanY] = [last.reduce((sum, _, index) => sum + (weights[index] as number) * index, 0) / total, last.reduce((sum, point, index) => sum + (weights[index] as number) * point.value, 0) / total];
  const spread = last.reduce((sum, _, index) => sum + (weights[index] as number) * (index - meanX) ** 2, 0);
  const slope = last.reduce((sum, point, index) => sum + (weights[index] as number) * (index - meanX) * (point.value - meanY), 0) / spread;
  const p = 2 * (1 - normalBelow(Math.abs(slope) * Math.sqrt(spread)));
  return { way: p >= significant ? 'no-change' : slope > 0 ? 'rising' : 'falling', slope, p };
};
