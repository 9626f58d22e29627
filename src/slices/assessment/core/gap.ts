import type { Question } from '#pack';
import { differenceInterval, type Interval } from './interval.ts';
import { measure } from './measures.ts';
import { pointsOf, type Counts, type Scales, type Tally } from './tally.ts';

/** How coordinators and partners answer one question: the difference is coordinators less partners. */
export type Gap = { readonly coordinators: { readonly n: number; readonly mean: number }; readonly partners: { readonly n: number; readonly mean: number }; readonly difference: number; readonly interval: Interval | null };

const less = (whole: Counts, part: Counts): Counts => ({ points: whole.points.map((count, index) => count - (part.points[index] ?? 0)), na: whole.na - part.na, dk: whole.dk - part.dk, none: whole.none - part.none });

/** The gap between coordinators and everybody else; null when either side has fewer answers than the smallest group. */
export const gapOf = (question: Question, scales: Scales, counted: Tally, least: number): Gap | null => {
  const group = counted.groups.find((one) => one.by === 'role' && one.name === 'coordinator');
  const [all, theirs] = [counted.counts.get(question.id), group?.counts.get(question.id)];
  if (all === undefined || theirs === undefined) return null;
  const points = pointsOf(question, scales);
  const [a, b] = [measure(question.id, points, theirs), measure(question.id, points, less(all, theirs))];
  if (a.mean === null || b.mean === null || a.n < least || b.n < least) return null;
  const interval = a.sd === null || b.sd === null ? null : differenceInterval({ n: a.n, mean: a.mean, sd: a.sd }, { n: b.n, mean: b.mean, sd: b.sd });
  return { coordinators: { n: a.n, mean: a.mean }, partners: { n: b.n, mean: b.mean }, difference: a.mean - b.mean, interval };
};
