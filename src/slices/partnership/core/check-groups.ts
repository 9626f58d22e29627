import { plural, sentenceList } from '#lib/text.ts';
import type { Pack } from '#pack';
import type { Finding } from './finding.ts';
import { offTheLine } from './group-tree.ts';
import type { Group, Membership } from './membership-record.ts';

const own = (membership: Membership): readonly Group[] => membership.groups.filter((group) => group.host === null);

const rhythm = (group: Group, pack: Pick<Pack, 'catalogues'>): Finding | null => {
  const tags = pack.catalogues['layers']?.find((layer) => layer.id === group.layer)?.tags ?? {};
  const [least, most] = [Number(tags['meetings-least']), Number(tags['meetings-most'])];
  const times = group.meetingsAYear;
  if (times === null || !Number.isFinite(least) || (times >= least && times <= most)) return null;
  return {
    id: `size/rhythm/${group.id}`, check: 'size', weight: 'look',
    text: `${group.name} meets ${plural(times, 'time')} a year. At ${group.layer} level ${least} to ${most} is usual.`,
    todo: times < least ? 'Too seldom to keep up with what it steers: add meetings, or let another group take part of the work.' : 'So often that it may be doing the work of the layer below: see what can be passed on.',
    source: 'WBT Table 8', path: `/people/group/${group.id}`,
  };
};

/** Groups too large to decide, forums used to decide (WBT ¶64), and meetings more or less often than their layer needs (WBT Table 8). */
export const checkSizes = (membership: Membership, pack: Pick<Pack, 'limits' | 'catalogues'>): readonly Finding[] => {
  const most = pack.limits['forum-members']?.least ?? 30;
  const seats = Map.groupBy(membership.seats, (seat) => seat.group);
  return own(membership).flatMap((group): readonly Finding[] => {
    const size = (seats.get(group.id) ?? []).filter((seat) => seat.role !== 'substitute').length;
    const path = `/people/group/${group.id}`;
    const found: (Finding | null)[] = [
      group.kind !== 'forum' && group.decides && size >= most ? { id: `size/large/${group.id}`, check: 'size', weight: 'act', text: `${group.name} has ${plural(size, 'seat')} and takes decisions. From about ${most} a meeting is too large to decide in detail.`, todo: 'Keep it for direction and review, and let a smaller executive group decide.', source: 'WBT ¶64', path } : null,
      group.kind === 'forum' && group.decides ? { id: `size/forum/${group.id}`, check: 'size', weight: 'act', text: `${group.name} is a forum, and is used to decide.`, todo: 'Give its decisions to a board or an executive, and say on its page that it does not decide.', source: 'WBT ¶64', path } : null,
      size === 0 ? { id: `size/empty/${group.id}`, check: 'size', weight: 'act', text: `Nobody has a seat in ${group.name}.`, todo: 'Add its members, or end the group.', source: 'WBT ¶1', path } : null,
      rhythm(group, pack),
    ];
    return found.filter((one): one is Finding => one !== null);
  });
};

/** Groups with no line to the board, and groups with no chair. */
export const checkStructure = (membership: Membership): readonly Finding[] => {
  const groups = own(membership);
  const loose = offTheLine(groups);
  const chaired = new Set(membership.seats.filter((seat) => seat.role === 'chair').map((seat) => seat.group));
  const unled = groups.filter((group) => !chaired.has(group.id));
  const found: Finding[] = [];
  if (groups.length > 0 && !groups.some((group) => group.layer === 'strategic')) found.push({ id: 'structure/no-board', check: 'structure', weight: 'act', text: 'There is no strategic group: nobody sets the direction.', todo: 'Add the board, or change the layer of the group that does it.', source: 'WBT Fig 5', path: '/people/groups' });
  else if (loose.length > 0) found.push({ id: 'structure/off-the-line', check: 'structure', weight: 'act', text: `${plural(loose.length, 'group has', 'groups have')} no line to the board: ${sentenceList(loose.map((group) => group.name))}.`, todo: 'Say on each group’s page which group it reports to.', source: 'WBT ¶44', path: '/people/groups' });
  if (unled.length > 0) found.push({ id: 'structure/no-chair', check: 'structure', weight: 'act', text: `${plural(unled.length, 'group has', 'groups have')} no chair: ${sentenceList(unled.map((group) => group.name))}.`, todo: 'Add a chair’s seat on the group’s page.', source: 'WBT ¶47', path: '/people/groups' });
  return found;
};

/** Substitutes in groups that expect members in person, and substitutes who stand in for nobody (WBT ¶53). */
export const checkSubstitutes = (membership: Membership): readonly Finding[] => {
  const groups = new Map(own(membership).map((group) => [group.id, group]));
  const names = new Map(membership.people.map((person) => [person.id, person.name]));
  return membership.seats.flatMap((seat): readonly Finding[] => {
    const group = groups.get(seat.group);
    if (seat.role !== 'substitute' || group === undefined) return [];
    const who = names.get(seat.person) ?? 'Somebody';
    const instead = seat.substituteFor === null ? null : (names.get(seat.substituteFor) ?? null);
    const path = `/people/group/${group.id}`;
    if (group.principals) return [{ id: `substitutes/${seat.id}`, check: 'substitutes', weight: 'act', text: `${who} comes to ${group.name} ${instead === null ? 'as a substitute' : `in place of ${instead}`}, and this group expects members in person.`, todo: 'Ask the organisation to send somebody who can decide, or change what the group expects.', source: 'WBT ¶53', path }];
    return instead === null ? [{ id: `substitutes/for-whom/${seat.id}`, check: 'substitutes', weight: 'look', text: `${who} is a substitute in ${group.name}, and it is not said for whom.`, todo: 'Say for whom on the seat.', source: 'WBT ¶53', path }] : [];
  });
};
