import type { Practice } from '#pack';

/** A weakness to find practice for: its questions by full id, its 7S elements and layers. */
export type Weakness = { readonly questions: readonly string[]; readonly sevenS: readonly string[]; readonly layers: readonly string[] };
export type Suggestion = { readonly practice: Practice; readonly reason: string };

const shares = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

const rate = (practice: Practice, weakness: Weakness): { readonly score: number; readonly reason: string } => {
  if (shares(practice.questions, weakness.questions)) return { score: 4, reason: 'It answers this very question.' };
  const sameElement = shares(practice.sevenS, weakness.sevenS);
  if (sameElement && shares(practice.layers, weakness.layers)) return { score: 2, reason: 'It worked on the same element at the same layer.' };
  return sameElement ? { score: 1, reason: 'It worked on the same element.' } : { score: 0, reason: '' };
};

/** Practices that may help with a weakness, the closest first, each with the reason. */
export const suggestPractice = (practices: readonly Practice[], weakness: Weakness): readonly Suggestion[] =>
  practices
    .map((practice) => ({ practice, ...rate(practice, weakness) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.practice.id < b.practice.id ? -1 : 1))
    .map(({ practice, reason }) => ({ practice, reason }));
