import type { Bank, Question } from '#pack';
import type { QuestionResult } from './results.ts';
import { pointsOf, questionsOf, type Scales } from './tally.ts';

export const sevenS = ['strategy', 'staff', 'style', 'synergies', 'steering', 'standards', 'systems'] as const;
export type SevenS = (typeof sevenS)[number];
const soft: readonly SevenS[] = ['staff', 'style', 'synergies'];
const hard: readonly SevenS[] = ['steering', 'standards', 'systems'];

/** One element of the wheel: the mean of its questions, each put on a scale of 1 to 5; null when none was answered. */
export type Spoke = { readonly id: SevenS; readonly side: 'soft' | 'hard' | 'centre'; readonly questions: number; readonly mean: number | null };

/** Soft and hard means of 1 to 5, and how far hard is ahead of soft. */
export type Balance = { readonly soft: number; readonly hard: number; readonly difference: number };

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

/** A score on its own scale, put on a scale from 1 to 5. */
export const onFive = (value: number, points: readonly number[]): number => {
  const [least, most] = [points[0] ?? 1, points.at(-1) ?? 5];
  return most === least ? value : 1 + (4 * (value - least)) / (most - least);
};

/** How good a score is, from 1 to 5: turned round where agreeing is bad news. */
export const standing = (question: Pick<Question, 'reverse'>, value: number, points: readonly number[]): number => (question.reverse ? 6 - onFive(value, points) : onFive(value, points));

/** The seven elements of the whole-system framework (WBT Table 2, Fig 3); empty when the bank asks about fewer than five of them, or about none of the soft or the hard: then it says nothing of the whole. */
export const wheelOf = (bank: Bank, scales: Scales, results: ReadonlyMap<string, QuestionResult>): readonly Spoke[] => {
  const questions = questionsOf(bank);
  const spokes = sevenS.map((id): Spoke => {
    const own = questions.filter((question) => question.sevenS === id);
    const values = own.flatMap((question) => {
      const value = results.get(question.id)?.mean ?? null;
      return value === null ? [] : [standing(question, value, pointsOf(question, scales))];
    });
    return { id, side: soft.includes(id) ? 'soft' : hard.includes(id) ? 'hard' : 'centre', questions: own.length, mean: mean(values) };
  });
  const asked = spokes.filter((spoke) => spoke.questions > 0);
  return asked.length < 5 || !asked.some((spoke) => spoke.side === 'soft') || !asked.some((spoke) => spoke.side === 'hard') ? [] : spokes;
};

/** The balance of soft and hard elements (WBT ¶33–35); null when one side has no answers. */
export const balanceOf = (wheel: readonly Spoke[]): Balance | null => {
  const side = (ids: readonly SevenS[]) => mean(wheel.flatMap((spoke) => (ids.includes(spoke.id) && spoke.mean !== null ? [spoke.mean] : [])));
  const [a, b] = [side(soft), side(hard)];
  return a === null || b === null ? null : { soft: a, hard: b, difference: b - a };
};
