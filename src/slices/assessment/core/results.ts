import type { Bank, National, Question } from '#pack';
import type { Response } from './answer.ts';
import { changeOf, type Change } from './change.ts';
import { findingsOf, type Finding } from './findings.ts';
import { gapOf, type Gap } from './gap.ts';
import type { Interval } from './interval.ts';
import { intervalOf, measure, type Measures } from './measures.ts';
import { balanceOf, wheelOf, type Balance, type Spoke } from './seven-s.ts';
import { withheldParts } from './suppress.ts';
import { pointsOf, questionsOf, tally, type GroupBy, type GroupTally, type Scales, type Tally } from './tally.ts';

export type QuestionResult = Measures & {
  readonly interval: Interval | null;
  readonly gap: Gap | null;
  readonly change: Change | null;
  readonly national: National | null;
  /** Per cent who chose a favourable point, as the national figures are stated; null when nobody answered. */
  readonly favourable: number | null;
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

const answered = (group: GroupTally, question: string): number => group.counts.get(question)?.points.reduce((sum, count) => sum + count, 0) ?? 0;

const groupResults = (bank: Bank, scales: Scales, counted: Tally, least: number): readonly GroupResult[] =>
  bys.flatMap((by) => {
    const parts = counted.groups.filter((group) => group.by === by);
    const hidden = withheldParts(parts, least);
    const hiddenAt = new Map(questionsOf(bank).map((question) => [question.id, withheldParts(parts.map((group) => ({ name: group.name, n: answered(group, question.id) })), least, hidden)]));
    return parts.map((group): GroupResult => {
      const head = { by, name: group.name, n: group.n };
      if (hidden.has(group.name)) return { ...head, questions: null, withheld: true };
      const questions = questionsOf(bank).map((question): GroupQuestion => {
        if (hiddenAt.get(question.id)?.has(group.name) === true && answered(group, question.id) > 0) return { id: question.id, withheld: true };
        const measured = measure(question.id, pointsOf(question, scales), group.counts.get(question.id) ?? { points: [], na: 0, dk: 0, none: 0 });
        return { ...measured, interval: intervalOf(measured) };
      });
      return { ...head, questions, withheld: false };
    });
  });

const favourableOf = (question: Question, scales: Scales, measured: Measures): number | null => {
  const favourable = scales[question.scale]?.favourable ?? [];
  return measured.n === 0 ? null : (100 * favourable.reduce((sum, point) => sum + (measured.distribution[String(point)] ?? 0), 0)) / measured.n;
};

const themeResults = (bank: Bank, questions: ReadonlyMap<string, QuestionResult>, previous: Results | undefined): readonly ThemeResult[] =>
  bank.themes.map((theme) => {
    const means = theme.questions.flatMap((question) => questions.get(question.id)?.mean ?? []);
    const mean = means.length === 0 ? null : means.reduce((sum, value) => sum + value, 0) / means.length;
    const before = previous?.themes.find((one) => one.id === theme.id)?.mean ?? null;
    const n = Math.max(0, ...theme.questions.map((question) => questions.get(question.id)?.n ?? 0));
    return { id: theme.id, title: theme.title, n, mean, change: mean === null || before === null ? null : mean - before };
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
  const groups = groupResults(bank, scales, counted, options.minGroup);
  const shown = new Set(groups.filter((group) => !group.withheld).map((group) => `${group.by} ${group.name}`));
  const questions = questionsOf(bank).map((question): QuestionResult => {
    const measured = measure(question.id, pointsOf(question, scales), counted.counts.get(question.id) ?? { points: [], na: 0, dk: 0, none: 0 });
    return {
      ...measured,
      interval: intervalOf(measured),
      gap: shown.has('role coordinator') ? gapOf(question, scales, counted, options.minGroup) : null,
      change: changeOf(measured, options.previous?.questions.find((one) => one.id === question.id)),
      national: question.national,
      favourable: favourableOf(question, scales, measured),
    };
  });
  const byId = new Map(questions.map((question) => [question.id, question]));
  const wheel = wheelOf(bank, scales, byId);
  const balance = balanceOf(wheel);
  return {
    bank: bank.id, respondents: counted.respondents, minGroup: options.minGroup, withheld: false,
    questions, themes: themeResults(bank, byId, options.previous), groups,
    findings: findingsOf({ bank, scales, questions: byId, balance }), wheel, balance, agenda: agendaOf(questions),
  };
};

/** Scores the responses of a bank. */
export const assess = (bank: Bank, scales: Scales, responses: readonly Response[], options: Options): Results => resultsFromTally(bank, scales, tally(bank, scales, responses), options);
