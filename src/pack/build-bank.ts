import type { BankInput, NationalInput, QuestionInput } from './schema.ts';
import type { Bank, National, NationalFigure, Question, Theme } from './types.ts';

type Figure = { readonly percent: number | null; readonly n?: number | null | undefined } | null | undefined;

const figure = (given: Figure): NationalFigure | null => (given == null ? null : { percent: given.percent, n: given.n ?? null });

const nationalOf = (given: NationalInput | undefined): National | null =>
  given === undefined ? null : { coordinators: figure(given.coordinators), partners: figure(given.partners), statement: given.statement ?? null, source: given.source, note: given.note ?? null };

type At = { readonly bank: BankInput; readonly theme: string; readonly parent: string | null; readonly path: string };

type Inherited = Pick<Question, 'scale' | 'evidence' | 'sevenS' | 'layers' | 'audience' | 'when'>;

const filled = (own: readonly string[], above: readonly string[]): readonly string[] => (own.length > 0 ? own : above);

// A sub-question says only what differs from the question above it.
const inherit = (given: QuestionInput, above: Inherited): Inherited => ({
  scale: given.scale ?? above.scale,
  evidence: given.evidence ?? above.evidence,
  sevenS: given['seven-s'] ?? above.sevenS,
  layers: filled(given.layer, above.layers),
  audience: filled(given.audience, above.audience),
  when: given.when ?? above.when,
});

const flatten = (given: QuestionInput, at: At, above: Inherited): readonly Question[] => {
  const question: Question = {
    id: at.path,
    bank: at.bank.bank,
    theme: at.theme,
    parent: at.parent,
    ask: given.ask,
    help: given.help ?? null,
    levels: given.levels ?? null,
    low: given.low ?? null,
    reverse: given.reverse ?? false,
    source: given.source,
    sameAs: given['same-as'],
    national: nationalOf(given['national-2008']),
    ...inherit(given, above),
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
  renames: given.renames ?? {},
  themes: Object.entries(given.themes).map(([theme, content]): Theme => ({
    id: theme,
    title: content.title,
    intro: content.intro ?? null,
    questions: Object.entries(content.questions).flatMap(([key, question]) => flatten(question, { bank: given, theme, parent: null, path: `${theme}.${key}` }, { scale: given.scale, evidence: null, sevenS: content['seven-s'] ?? null, layers: [], audience: given.audience, when: null })),
  })),
});
