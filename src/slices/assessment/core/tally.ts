import type { Bank, Question, Scale } from '#pack';
import type { Response } from './answer.ts';

/** Counts of one question among one group of people: by point from the least to the greatest, and the three kinds of no answer. */
export type Counts = { readonly points: readonly number[]; readonly na: number; readonly dk: number; readonly none: number };

export type GroupBy = 'sector' | 'layer' | 'role';
export type GroupTally = { readonly by: GroupBy; readonly name: string; readonly n: number; readonly counts: ReadonlyMap<string, Counts> };

/** People who share sector, layer and role: which groups they stand in, how many they are, and how many answered each question with a point. */
export type CellTally = { readonly groups: readonly string[]; readonly n: number; readonly answered: ReadonlyMap<string, number> };

export const groupKey = (by: GroupBy, name: string): string => `${by}\n${name}`;

/** Everything that results are made from: counts for all, for each group, and what withholding needs. Answers themselves are no longer in it. */
export type Tally = {
  readonly cells: readonly CellTally[];
  readonly respondents: number;
  readonly counts: ReadonlyMap<string, Counts>;
  readonly groups: readonly GroupTally[];
};

export type Scales = Readonly<Record<string, Scale>>;

export const unrecordedName = 'not recorded';

export const questionsOf = (bank: Bank): readonly Question[] => bank.themes.flatMap((theme) => theme.questions);

/** The points of a question's scale, ascending. */
export const pointsOf = (question: Pick<Question, 'scale'>, scales: Scales): readonly number[] =>
  Object.keys(scales[question.scale]?.points ?? {}).map(Number).toSorted((a, b) => a - b);

type Open = { points: number[]; na: number; dk: number; none: number };
type OpenCell = { readonly groups: readonly string[]; n: number; readonly answered: Map<string, number> };
type OpenGroup = { readonly by: GroupBy; readonly name: string; n: number; readonly counts: Map<string, Open> };

const empty = (size: number): Open => ({ points: Array.from({ length: size }, () => 0), na: 0, dk: 0, none: 0 });

const blank = (questions: readonly Question[], scales: Scales): Map<string, Open> => new Map(questions.map((question) => [question.id, empty(pointsOf(question, scales).length)]));

const groupsOf = (response: Response): readonly (readonly [GroupBy, string])[] => [
  ['sector', response.sector ?? unrecordedName],
  ['layer', response.layer ?? unrecordedName],
  ['role', response.role ?? unrecordedName],
];

const add = (counts: Open, response: Response, question: Question, indexOf: ReadonlyMap<number, number>): void => {
  const answer = response.answers.get(question.id) ?? null;
  if (answer === null) counts.none += 1;
  else if (answer === 'na') counts.na += 1;
  else if (answer === 'dk') counts.dk += 1;
  else {
    const index = indexOf.get(answer);
    if (index !== undefined) counts.points[index] = (counts.points[index] ?? 0) + 1;
  }
};

/** Counts the answers of all respondents. A question that a respondent did not meet counts as unanswered. */
export const tally = (bank: Bank, scales: Scales, responses: readonly Response[]): Tally => {
  const questions = questionsOf(bank);
  const indexes = new Map(questions.map((question) => [question.id, new Map(pointsOf(question, scales).map((point, index) => [point, index]))]));
  const whole = blank(questions, scales);
  const groups = new Map<string, OpenGroup>();
  const cells = new Map<string, OpenCell>();
  for (const response of responses) {
    const keys = groupsOf(response).map(([by, name]) => groupKey(by, name));
    const cell: OpenCell = cells.get(keys.join('\t')) ?? { groups: keys, n: 0, answered: new Map() };
    cells.set(keys.join('\t'), cell);
    cell.n += 1;
    const mine = groupsOf(response).map(([by, name]) => {
      const key = groupKey(by, name);
      const group = groups.get(key) ?? { by, name, n: 0, counts: blank(questions, scales) };
      groups.set(key, group);
      group.n += 1;
      return group;
    });
    for (const question of questions) {
      const index = indexes.get(question.id) as ReadonlyMap<number, number>;
      add(whole.get(question.id) as Open, response, question, index);
      if (typeof response.answers.get(question.id) === 'number' && index.has(response.answers.get(question.id) as number)) cell.answered.set(question.id, (cell.answered.get(question.id) ?? 0) + 1);
      for (const group of mine) add(group.counts.get(question.id) as Open, response, question, index);
    }
  }
  return { respondents: responses.length, counts: whole, cells: [...cells.values()], groups: [...groups.values()].toSorted((a, b) => (a.by + a.name < b.by + b.name ? -1 : 1)) };
};
