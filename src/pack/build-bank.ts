import type { BankInput, NationalInput, QuestionInput } from './schema.ts';
import type { Bank, National, NationalFigure, Question, Theme } from './types.ts';

type Figure = { readonly percent: number | null; readonly n?: number | null | undefined } | null | undefined;

const figure = (given: Figure): NationalFigure | null => (given == null ? null : { percent: given.percent, n: given.n ?? null });

const nationalOf = (given: NationalInput | undefined): National | null =>
  given === undefined ? null : { coordinators: figure(given.coordinators), partners: figure(given.partners), statement: given.statement ?? null, source: given.source, note: given.note ?? null };

type At = { readonly bank: BankInput; readonly theme: string; readonly parent: string | null; readonly path: string; readonly sevenS: string | undefined };

// A sub-question says only what differs from the question above it.
const flatten = (given: QuestionInput, at: At, above: Question | null): readonly Question[] => {
  const question: Question = {
    id: at.path,
    bank: at.bank.bank,
    theme: at.theme,
    parent: at.parent,
    ask: given.ask,
    help: given.help ?? null,
    scale: given.scale ?? above?.scale ?? at.bank.scale,
    levels: given.levels ?? null,
    evidence: given.evidence ?? above?.evidence ?? null,
    low: given.low ?? null,
    sevenS: given['seven-s'] ?? above?.sevenS ?? at.sevenS ?? null,
    layers: given.layer.length > 0 ? given.layer : (above?.layers ?? []),
    audience: given.audience.length > 0 ? given.audience : (above?.audience ?? at.bank.audience),
    source: given.source,
    sameAs: given['same-as'],
    when: given.when ?? above?.when ?? null,
    national: nationalOf(given['national-2008']),
  };
  const below = Object.entries(given.questions ?? {}).flatMap(([key, child]) => flatten(child, { ...at, parent: question.id, path: `${at.path}.${key}` }, question));
  return [question, ...below];
};

/** A bank with its questions in the order they are asked, sub-questions after the question they belong to. */
export const buildBank = (given: BankInput): Bank => ({
  id: given.bank,
  title: given.title,
  short: given.short,
  source: given.source,
  time: given.time,
  about: given.about,
  audience: given.audience,
  scale: given.scale,
  themes: Object.entries(given.themes).map(([theme, content]): Theme => ({
    id: theme,
    title: content.title,
    intro: content.intro ?? null,
    questions: Object.entries(content.questions).flatMap(([key, question]) => flatten(question, { bank: given, theme, parent: null, path: `${theme}.${key}`, sevenS: content['seven-s'] }, null)),
  })),
});
