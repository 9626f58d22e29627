import type { Pack } from './types.ts';

/** Classes of questions that ask the same, by full id `bank.question`: marked once on either side, read both ways and onwards. */
export const sameQuestions = (pack: Pick<Pack, 'banks'>): ReadonlyMap<string, readonly string[]> => {
  const classOf = new Map<string, Set<string>>();
  for (const bank of pack.banks) {
    for (const question of bank.themes.flatMap((theme) => theme.questions)) {
      const id = `${bank.id}.${question.id}`;
      for (const other of question.sameAs) {
        const joined = new Set([...(classOf.get(id) ?? [id]), ...(classOf.get(other) ?? [other])]);
        for (const member of joined) classOf.set(member, joined);
      }
    }
  }
  return new Map([...classOf].map(([id, members]) => [id, [...members].filter((member) => member !== id).toSorted()]));
};
