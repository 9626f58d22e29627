import type { Bank, Question, Scale } from '#pack';
import { notFound, ok, type Result } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import type { Reply } from '#platform/http/reply.ts';
import { byLink, type Answering } from '../../commands/answering.ts';
import { bankOf } from '../../commands/bank-of.ts';
import { answersOf, type SavedAnswer } from '../../store/response-store.ts';

/** The bank as one person answers it: the questions in order and what has been saved. */
export type Sheet = {
  readonly answering: Answering;
  readonly bank: Bank;
  readonly questions: readonly Question[];
  readonly scaleOf: (question: Question) => Scale;
  readonly saved: ReadonlyMap<string, SavedAnswer>;
  /** `/r/…` and the path after it. */
  readonly link: (path: string) => string;
};

const sheetFor = async (answering: Answering, text: string): Promise<Result<Sheet>> => {
  const { campaign, services, tx, here, response } = answering;
  const bank = await bankOf(answering, campaign);
  if (!bank.ok) return bank;
  const pack = await services.packFor(tx, { ...here, pack: campaign.pack, packVersion: campaign.packVersion });
  const answers = response === null ? [] : await answersOf(tx, here.id, response.id);
  return ok({
    answering,
    bank: bank.value,
    questions: bank.value.themes.flatMap((theme) => theme.questions),
    scaleOf: (question) => pack.scales[question.scale] as Scale,
    saved: new Map(answers.map((answer) => [answer.question, answer])),
    link: (path) => `/r/${text}${path}`,
  });
};

/** Opens the sheet of whoever holds the link and does one thing with it. */
export const withSheet = (ask: Ask, work: (sheet: Sheet) => Promise<Result<Reply>>): Promise<Result<Reply>> => {
  const text = ask.params['link'] ?? '';
  return byLink(ask.services, text, ask.now, async (answering) => {
    const sheet = await sheetFor(answering, text);
    return sheet.ok ? work(sheet.value) : sheet;
  });
};

export type Place = { readonly question: Question; readonly number: number; readonly next: Question | null; readonly previous: Question | null; readonly theme: string };

/** Where a question stands in the sheet. */
export const placeOf = (sheet: Sheet, id: string): Result<Place> => {
  const index = sheet.questions.findIndex((question) => question.id === id);
  const question = sheet.questions[index];
  if (question === undefined) return notFound('There is no such question in this assessment. Go back to the start of it.');
  return ok({
    question,
    number: index + 1,
    next: sheet.questions[index + 1] ?? null,
    previous: sheet.questions[index - 1] ?? null,
    theme: sheet.bank.themes.find((theme) => theme.questions.includes(question))?.title ?? '',
  });
};

export const isAnswered = (sheet: Sheet, question: Question): boolean => {
  const saved = sheet.saved.get(question.id);
  return saved !== undefined && saved.state !== 'none';
};

/** What an answer is called on screen. */
export const answerText = (saved: SavedAnswer | undefined, scale: Scale): string => {
  if (saved === undefined || saved.state === 'none') return 'Not answered';
  if (saved.state === 'na') return 'Not applicable';
  if (saved.state === 'dk') return 'Don’t know';
  return `${saved.point} – ${scale.points[String(saved.point)] ?? ''}`;
};

/** A score that invites a reason: at the weak end of its scale. */
export const isLow = (point: number | null, scale: Scale, reverse: boolean): boolean => {
  const points = Object.keys(scale.points).map(Number);
  const [least, most] = [Math.min(...points), Math.max(...points)];
  const place = point === null ? 1 : (point - least) / (most - least);
  return (reverse ? 1 - place : place) <= 0.25;
};
