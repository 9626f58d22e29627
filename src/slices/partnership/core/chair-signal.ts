import type { Membership, Organisation, Person } from './membership-record.ts';

const bySector: Readonly<Record<string, string>> = {
  council: 'council-officer', health: 'other-public', police: 'other-public', fire: 'other-public', education: 'other-public', 'other-public': 'other-public',
  private: 'private', faith: 'faith', voluntary: 'voluntary', community: 'voluntary',
};

/** Which kind of chair a person is, as an id of the pack's catalogue `chair-signals` (WBT Table 3). */
export const chairSignal = (person: Pick<Person, 'elected'>, organisation: Pick<Organisation, 'sector'> | null): string => {
  if (person.elected?.place === 'leader') return 'council-leader';
  if (person.elected?.place === 'portfolio') return 'cabinet-member';
  if (person.elected !== null) return 'other';
  return bySector[organisation?.sector ?? ''] ?? 'other';
};

/** The chairs of the strategic groups, each with its signal. */
export const strategicChairs = (membership: Membership): readonly { readonly person: Person; readonly group: string; readonly groupId: string; readonly organisation: Organisation | null; readonly signal: string }[] => {
  const people = new Map(membership.people.map((one) => [one.id, one]));
  const organisations = new Map(membership.organisations.map((one) => [one.id, one]));
  const strategic = new Map(membership.groups.filter((group) => group.layer === 'strategic' && group.host === null).map((group) => [group.id, group]));
  return membership.seats.flatMap((seat) => {
    const [person, group] = [people.get(seat.person), strategic.get(seat.group)];
    if (seat.role !== 'chair' || person === undefined || group === undefined) return [];
    const organisation = organisations.get(seat.organisation ?? person.organisation ?? ('' as never)) ?? null;
    return [{ person, group: group.name, groupId: group.id, organisation, signal: chairSignal(person, organisation) }];
  });
};
