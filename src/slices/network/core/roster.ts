import type { Participant, Roster } from './wave.ts';

const shares = (one: readonly string[], other: readonly string[]): number => one.filter((id) => other.includes(id)).length;

/** How likely it is that two are tied, before anyone has said so: groups in common count most, then the organisation, sector and layer. */
const nearness = (me: Participant, other: Participant): number =>
  10 * shares(me.groups, other.groups) + (me.organisation !== null && me.organisation === other.organisation ? 6 : 0) + (me.sector !== null && me.sector === other.sector ? 2 : 0) + (me.layer !== null && me.layer === other.layer ? 1 : 0);

/**
 * The people one respondent is offered, the most likely first. A theme roster holds those who share a group with them; those they
 * added themselves or have named are always on it, and those who withdrew never are.
 */
export const rosterOf = (me: Participant, everyone: readonly Participant[], { rule, ids }: Roster, named: ReadonlySet<string> = new Set()): readonly Participant[] => {
  const mine = rule === 'theme' ? me.groups : ids;
  return everyone
    .filter((other) => other.id !== me.id && other.state !== 'withdrawn')
    .filter((other) => (other.kind === 'added' ? other.addedBy === me.id : rule === 'all' || named.has(other.id) || shares(mine, other.groups) > 0))
    .map((other) => ({ other, near: nearness(me, other) }))
    .toSorted((a, b) => b.near - a.near || (a.other.name < b.other.name ? -1 : 1))
    .map(({ other }) => other);
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name or organisation has every word of what is looked for. */
export const found = (roster: readonly Participant[], words: string): readonly Participant[] => {
  const wanted = plain(words).split(/\s+/).filter((word) => word !== '');
  return roster.filter((one) => {
    const text = plain(`${one.name} ${one.organisation ?? ''}`);
    return wanted.every((word) => text.includes(word));
  });
};
