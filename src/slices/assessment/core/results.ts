import type { Bank, National, Question } from '#pack';
import type { Response } from './answer.ts';
import { changeOf, type Change } from './change.ts';
import { findingsOf, type Finding } from './findings.ts';
import { gapOf, type Gap } from './gap.ts';
import type { Interval } from './interval.ts';
import { intervalOf, measure, type Measures } from './measures.ts';
import { balanceOf, wheelOf, type Balance, type Spoke } from './seven-s.ts';
import { shownGroups, sizesOf } from './suppress.ts';
import { groupKey, pointsOf, questionsOf, tally, type Counts, type GroupBy, type Scales, type Tally } from './tally.ts';

export type QuestionResult = Measures & {
  readonly interval: Interval | null;
  readonly gap: Gap | null;
  readonly change: Change | null;
  readonly national: National | null;
  /** Per cent who chose a favourable point, as the national figures are stated; null when nobody answered. */
  readonly favourable: number | null;
  /** True when some answered, and fewer than the smallest group: then nothing of it is shown. */
  readonly withheld: boolean;
};
export type GroupQuestion = (Measures & { readonly interval: Interval | null }) | { readonly id: string; readonly withheld: true };
export type GroupResult = { readonly by: GroupBy; readonly name: string; readonly n: number; readonly questions: readonly GroupQuestion[] | null; readonly withheld: boolean };
export type ThemeResult = { readonly id: string; readonly title: string; readonly n: number; readonly mean: number | null; readonly change: number | null };

export type Results = {
  readonly bank: string;
  readonly respondents: number;
  readonly minGroup: number;
  /** True when so few answered that nothing is shown at all. */
  readonly withheld: boolean;
  readonly questions: readonly QuestionResult[];
  readonly themes: readonly ThemeResult[];
  readonly groups: readonly GroupResult[];
  readonly findings: readonly Finding[];
  readonly wheel: readonly Spoke[];
  readonly balance: Balance | null;
  /** Question ids for the meeting's agenda: the widest spread first, then the lowest mean. */
  readonly agenda: readonly string[];
};

/** `showWhole`: the whole is shown however few answered, as when whoever asks holds every answer already. */
export type Options = { readonly minGroup: number; readonly previous?: Results | undefined; readonly showWhole?: boolean };

const bys: readonly GroupBy[] = ['sector', 'layer', 'role'];
const noCounts: Counts = { points: [], na: 0, dk: 0, none: 0 };

type Shown = { readonly groups: ReadonlySet<string>; readonly at: (question: string) => ReadonlySet<string> };

// Decided once over sector, layer and role together: what one of them withholds, another must not give back.
const shownIn = (bank: Bank, { cells }: Tally, least: number): Shown => {
  const groups = shownGroups(cells, least);
  const hidden = new Set([...sizesOf(cells).keys()].filter((name) => !groups.has(name)));
  const at = new Map(questionsOf(bank).map((question) => [question.id, shownGroups(cells.map((cell) => ({ groups: cell.groups, n: cell.answered.get(question.id) ?? 0 })), least, hidden)]));
  return { groups, at: (question) => at.get(question) ?? new Set() };
};

const groupResults = (bank: Bank, scales: Scales, counted: Tally, shown: Shown, tooFew: ReadonlySet<string>): readonly GroupResult[] =>
  bys.flatMap((by) =>
    counted.groups.filter((group) => group.by === by).map((group): GroupResult => {
      const key = groupKey(by, group.name);
      const head = { by, name: group.name, n: group.n };
      if (!shown.groups.has(key)) return { ...head, questions: null, withheld: true };
      const questions = questionsOf(bank).map((question): GroupQuestion => {
        if (tooFew.has(question.id) || !shown.at(question.id).has(key)) return { id: question.id, withheld: true };
        const measured = measure(question.id, pointsOf(question, scales), group.counts.get(question.id) ?? noCounts);
        return { ...measured, interval: intervalOf(measured) };
      });
      return { ...head, questions, withheld: false };
    }),
  );

const favourableOf = (question: Question, scales: Scales, measured: Measures): number | null => {
  const favourable = scales[question.scale]?.favourable ?? [];
  return measured.n === 0 ? null : (100 * favourable.reduce((sum, point) => sum + (measured.distribution[String(point)] ?? 0), 0)) / measured.n;
};

// A mean of means, with statements where agreeing is bad news turned round, so that more is better throughout.
const themeMean = (means: readonly { readonly mean: number; readonly top: number; readonly reverse: boolean }[], mixed: boolean): number | null =>
  means.length === 0 ? null : means.reduce((sum, { mean, top, reverse }) => sum + (mixed && reverse ? top - mean : mean), 0) / means.length;

const themeResults = (bank: Bank, scales: Scales, questions: ReadonlyMap<string, QuestionResult>, previous: Results | undefined): readonly ThemeResult[] =>
  bank.themes.map((theme) => {
    const mixed = theme.questions.some((question) => question.reverse) && theme.questions.some((question) => !question.reverse);
    const meansOf = (ids: (id: string) => number | null | undefined): readonly { readonly id: string; readonly mean: number; readonly top: number; readonly reverse: boolean }[] =>
      theme.questions.flatMap((question) => {
        const mean = ids(question.id);
        const points = pointsOf(question, scales);
        return mean == null ? [] : [{ id: question.id, mean, top: (points[0] ?? 0) + (points.at(-1) ?? 0), reverse: question.reverse }];
      });
    const now = meansOf((id) => questions.get(id)?.mean);
    const then = meansOf((id) => previous?.questions.find((one) => one.id === id)?.mean);
    // Like with like: only questions that both waves put and had answered.
    const both = new Set(now.map((one) => one.id).filter((id) => then.some((one) => one.id === id)));
    const [after, before] = [themeMean(now.filter((one) => both.has(one.id)), mixed), themeMean(then.filter((one) => both.has(one.id)), mixed)];
    const n = Math.max(0, ...theme.questions.map((question) => questions.get(question.id)?.n ?? 0));
    return { id: theme.id, title: theme.title, n, mean: themeMean(now, mixed), change: after === null || before === null ? null : after - before };
  });

const agendaOf = (questions: readonly QuestionResult[]): readonly string[] =>
  questions
    .filter((question) => question.n > 1)
    .toSorted((a, b) => (a.agreement ?? 1) - (b.agreement ?? 1) || (a.mean ?? 0) - (b.mean ?? 0))
    .map((question) => question.id);

const nothing = (bank: Bank, counted: Tally, least: number): Results => ({
  bank: bank.id, respondents: counted.respondents, minGroup: least, withheld: true, questions: [], themes: [], groups: [], findings: [], wheel: [], balance: null, agenda: [],
});

/** Results from counts alone: no answer of one person is needed, so a database can do the counting. */
export const resultsFromTally = (bank: Bank, scales: Scales, counted: Tally, options: Options): Results => {
  if (options.showWhole !== true && counted.respondents > 0 && counted.respondents < options.minGroup) return nothing(bank, counted, options.minGroup);
  const shown = shownIn(bank, counted, options.minGroup);
  const answered = (id: string): number => counted.counts.get(id)?.points.reduce((sum, count) => sum + count, 0) ?? 0;
  const tooFew = new Set(options.showWhole === true ? [] : questionsOf(bank).flatMap(({ id }) => (answered(id) > 0 && answered(id) < options.minGroup ? [id] : [])));
  const groups = groupResults(bank, scales, counted, shown, tooFew);
  const questions = questionsOf(bank).map((question): QuestionResult => {
    const withheld = tooFew.has(question.id);
    const measured = measure(question.id, pointsOf(question, scales), withheld ? noCounts : (counted.counts.get(question.id) ?? noCounts));
    return {
      ...measured,
      interval: intervalOf(measured),
      gap: !withheld && shown.at(question.id).has(groupKey('role', 'coordinator')) ? gapOf(question, scales, counted, options.minGroup) : null,
      change: changeOf(measured, options.previous?.questions.find((one) => one.id === question.id)),
      national: question.national,
      favourable: favourableOf(question, scales, measured),
      withheld,
    };
  });
  const byId = new Map(questions.map((question) => [question.id, question]));
  const wheel = wheelOf(bank, scales, byId);
  const balance = balanceOf(wheel);
  return {
    bank: bank.id, respondents: counted.respondents, minGroup: options.minGroup, withheld: false,
    questions, themes: themeResults(bank, scales, byId, options.previous), groups,
    findings: findingsOf({ bank, scales, questions: byId, balance }), wheel, balance, agenda: agendaOf(questions),
  };
};

/** Scores the responses of a bank. */
export const assess = (bank: Bank, scales: Scales, responses: readonly Response[], options: Options): Results => resultsFromTally(bank, scales, tally(bank, scales, responses), options);
