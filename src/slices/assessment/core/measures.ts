import { agreement } from './agreement.ts';
import { meanInterval, type Interval } from './interval.ts';
import type { Counts } from './tally.ts';

/** What one group of people said to one question. Nothing is rounded; what is undefined is null. */
export type Measures = {
  readonly id: string;
  readonly n: number;
  readonly notApplicable: number;
  readonly dontKnow: number;
  readonly unanswered: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly sd: number | null;
  readonly distribution: Readonly<Record<string, number>>;
  readonly agreement: number | null;
};

/** The value at position `rank` (from 0) when all answers stand in order. */
const atRank = (points: readonly number[], counts: readonly number[], rank: number): number => {
  let passed = 0;
  for (const [index, count] of counts.entries()) {
    passed += count;
    if (rank < passed) return points[index] as number;
  }
  return points.at(-1) as number;
};

const median = (points: readonly number[], counts: readonly number[], n: number): number | null =>
  n === 0 ? null : (atRank(points, counts, Math.floor((n - 1) / 2)) + atRank(points, counts, Math.floor(n / 2))) / 2;

/** Mean, median, sample standard deviation and agreement from counts. */
export const measure = (id: string, points: readonly number[], counts: Counts): Measures => {
  const n = counts.points.reduce((sum, count) => sum + count, 0);
  const total = counts.points.reduce((sum, count, index) => sum + count * (points[index] as number), 0);
  const mean = n === 0 ? null : total / n;
  const squares = mean === null ? 0 : counts.points.reduce((sum, count, index) => sum + count * ((points[index] as number) - mean) ** 2, 0);
  return {
    id,
    n,
    notApplicable: counts.na,
    dontKnow: counts.dk,
    unanswered: counts.none,
    mean,
    median: median(points, counts.points, n),
    sd: n < 2 ? null : Math.sqrt(squares / (n - 1)),
    distribution: Object.fromEntries(points.map((point, index) => [String(point), counts.points[index] ?? 0])),
    agreement: agreement(counts.points),
  };
};

/** The 95 per cent interval of a question's mean, where at least five answered and they did not all say the same. */
export const intervalOf = ({ n, mean, sd }: Pick<Measures, 'n' | 'mean' | 'sd'>): Interval | null => (mean === null || sd === null ? null : meanInterval(n, mean, sd));
