import { capitalise } from '#lib/text.ts';
import type { Membership } from './membership-record.ts';

export type SharedRows = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Groups with their layer and size; no names of people. */
export const sharedGroups = (membership: Membership): SharedRows => {
  const names = new Map(membership.groups.map((group) => [group.id, group.name]));
  const own = membership.groups.filter((group) => group.host === null);
  return {
    head: ['Group', 'Layer', 'Reports to', 'Seats', 'Meetings a year'],
    rows: own.map((group) => [group.name, capitalise(group.layer), names.get(group.parent ?? ('' as never)) ?? '', String(membership.seats.filter((seat) => seat.group === group.id).length), group.meetingsAYear === null ? '' : String(group.meetingsAYear)]),
  };
};

/** Organisations with their sector; no names of people. */
export const sharedOrganisations = (membership: Membership): SharedRows => ({ head: ['Organisation', 'Sector', 'Areas'], rows: membership.organisations.map((one) => [one.name, one.sector ?? '', one.areas.join(', ')]) });

/** Who sits where: names and organisations, never addresses. */
export const sharedSeats = (membership: Membership): SharedRows => {
  const [people, groups, organisations] = [new Map(membership.people.map((one) => [one.id, one])), new Map(membership.groups.map((one) => [one.id, one])), new Map(membership.organisations.map((one) => [one.id, one.name]))];
  return {
    head: ['Person', 'Organisation', 'Group', 'Role'],
    rows: membership.seats.flatMap((seat) => {
      const [person, group] = [people.get(seat.person), groups.get(seat.group)];
      if (person === undefined || group === undefined || group.host !== null) return [];
      return [[person.name, organisations.get(seat.organisation ?? person.organisation ?? ('' as never)) ?? '', group.name, capitalise(seat.role)]];
    }),
  };
};
