import type { Pack, PackFault, Question } from './types.ts';

export type PackDifference = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Questions that are in both, with the parts that differ: ask, scale, levels … */
  readonly changed: readonly { readonly id: string; readonly parts: readonly string[] }[];
};

const questionsOf = (pack: Pick<Pack, 'banks'>): ReadonlyMap<string, Question> =>
  new Map(pack.banks.flatMap((bank) => bank.themes.flatMap((theme) => theme.questions.map((question) => [`${bank.id}.${question.id}`, question] as const))));

const renamesOf = (pack: Pick<Pack, 'banks'>): ReadonlyMap<string, string> =>
  new Map(pack.banks.flatMap((bank) => Object.entries(bank.renames ?? {}).map(([from, to]) => [`${bank.id}.${from}`, `${bank.id}.${to}`] as const)));

// A renamed question has another id, theme or parent by its nature: only what is asked and how counts as a change.
const parts = ['ask', 'help', 'scale', 'levels', 'evidence', 'low', 'sevenS', 'layers', 'audience', 'source', 'sameAs', 'when', 'national'] as const;

const changedParts = (before: Question, after: Question): readonly string[] => parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));

/** What became of the questions from one version of a pack to another, by full id. */
export const packDifference = (before: Pick<Pack, 'banks'>, after: Pick<Pack, 'banks'>): PackDifference => {
  const [old, now, renames] = [questionsOf(before), questionsOf(after), renamesOf(after)];
  const renamed = [...renames].flatMap(([from, to]) => (old.has(from) && now.has(to) && !now.has(from) ? [{ from, to }] : []));
  const nowOf = new Map([...renamed.map(({ from, to }) => [from, to] as const), ...[...old.keys()].filter((id) => now.has(id)).map((id) => [id, id] as const)]);
  const kept = new Set(nowOf.values());
  return {
    added: [...now.keys()].filter((id) => !kept.has(id)),
    removed: [...old.keys()].filter((id) => !nowOf.has(id)),
    renamed,
    changed: [...nowOf].flatMap(([from, to]) => {
      const differing = changedParts(old.get(from) as Question, now.get(to) as Question);
      return differing.length === 0 ? [] : [{ id: to, parts: differing }];
    }),
  };
};

/** A published version never changes: any difference under the same id and version is a fault. */
export const publishedFaults = (published: Pack, given: Pack): readonly PackFault[] => {
  if (published.id !== given.id || published.version !== given.version) return [];
  const { added, removed, renamed, changed } = packDifference(published, given);
  const said = [
    ...added.map((id) => `“${id}” was added`),
    ...removed.map((id) => `“${id}” was removed`),
    ...renamed.map(({ from, to }) => `“${from}” was renamed to “${to}”`),
    ...changed.map(({ id, parts: differing }) => `“${id}” changed (${differing.join(', ')})`),
  ];
  return said.map((what) => ({ file: 'pack.yaml', line: 1, reason: `${what}, and version ${given.version} is published already: raise the version` }));
};
