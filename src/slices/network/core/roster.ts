import type { Participant, Roster } from './wave.ts';

const shares = (one: readonly string[], other: readonly string[]): number => one.filter((id) => other.includes(id)).length;

/** How likely it is that two are tied, before anyone has said so: groups in common count most, then the organisation, sector and layer. */
const nearness = (me: Participant, other: Participant): number =>
  10 * shares(me.groups, other.groups) + (me.organisation !== null && me.organisation === other.organisation ? 6 : 0) + (me.sector !== null && me.sector === other.sector ? 2 : 0) + (me.layer !== null && me.layer === other.layer ? 1 : 0);

// A theme roster holds those who share a group with them; those they added themselves are always on it, and those who withdrew never are.
const isOffered = (me: Participant, { rule, ids }: Roster): ((other: Participant) => boolean) => {
  const mine = rule === 'theme' ? me.groups : ids;
  return (other) => other.id !== me.id && other.state !== 'withdrawn' && (other.kind === 'added' ? other.addedBy === me.id : rule === 'all' || shares(mine, other.groups) > 0);
};

/** Everyone that a respondent may name, the most likely first: whoever is at the table, and those they added themselves. */
export const nameableBy = (me: Participant, everyone: readonly Participant[]): readonly Participant[] =>
  everyone
    .filter(isOffered(me, { rule: 'all', ids: [] }))
    .map((other) => ({ other, near: nearness(me, other) }))
    .toSorted((a, b) => b.near - a.near || (a.other.name < b.other.name ? -1 : 1))
    .map(({ other }) => other);

/** Those that one respondent is offered without looking, the most likely first; `named` are those they have named, who stay on the list. */
export const rosterOf = (me: Participant, nameable: readonly Participant[], roster: Roster, named: ReadonlySet<string>): readonly Participant[] => {
  const offered = isOffered(me, roster);
  return nameable.filter((other) => named.has(other.id) || offered(other));
};

type Asked = { readonly roster: Roster; readonly origin: 'survey' | 'file' };

/** What a list that does not hold everyone means for what the survey shows; nothing where it holds everyone. */
export const boundedInWords = ({ roster }: { readonly roster: Roster }): string =>
  roster.rule === 'all' ? '' : `Each person was offered ${roster.rule === 'theme' ? 'those who sit in a group with them' : 'the people of some groups'}, and had to look for anybody else. Fewer ties across groups can come of that: read pieces, distances and go-betweens with care.`;

const offered: Readonly<Record<Roster['rule'], string>> = { all: 'everyone at the table', theme: 'those who sit in a group with them', group: 'the people of some groups' };

/** What it means for two surveys set side by side that they offered people unlike lists; nothing where the lists were alike. */
export const askedUnlikeInWords = (before: Asked, after: Asked): string => {
  const isAlike = before.roster.rule === after.roster.rule && [...before.roster.ids].toSorted().join() === [...after.roster.ids].toSorted().join();
  if (isAlike || before.origin === 'file' || after.origin === 'file') return '';
  const both = before.roster.rule === after.roster.rule ? 'both times the people of some groups, and not of the same' : `${offered[before.roster.rule]} the first time, and ${offered[after.roster.rule]} the second`;
  return `The two did not ask alike: people were offered ${both}. Ties made or ended, and nearer or further ways, can come of that alone.`;
};

/** How many that is before anybody is named. */
export const rosterSize = (me: Participant, everyone: readonly Participant[], roster: Roster): number => everyone.filter(isOffered(me, roster)).length;

/** Letters alone, so that case, accents and double spaces do not tell two spellings apart. */
export const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();

/** Those whose name or organisation has every word of what is looked for. */
export const found = (people: readonly Participant[], words: string): readonly Participant[] => {
  const wanted = plain(words).split(/\s+/).filter((word) => word !== '');
  return people.filter((one) => {
    const text = plain(`${one.name} ${one.organisation ?? ''}`);
    return wanted.every((word) => text.includes(word));
  });
};
