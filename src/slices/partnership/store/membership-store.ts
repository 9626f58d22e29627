import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, type Tx } from '#platform/db/database.ts';
import type { Group, Membership, Organisation, Person, Seat } from '../core/membership-record.ts';

const byName = sql.raw('collate "en-x-icu"');

// The day a record ends is the first on which it is no longer so. What begins on a day to come is among what is here now, with that day.
const alive = (day: Day | null | 'ever'): RawBuilder<unknown> =>
  day === 'ever' ? sql`true` : day === null ? sql`partnership.lasts(to_day)` : sql`(from_day is null or from_day <= ${day}) and (to_day is null or to_day > ${day})`;

const organisations = (tx: Tx, id: PartnershipId, when: RawBuilder<unknown>): Promise<readonly Organisation[]> =>
  all<Organisation>(
    tx,
    sql`select id, name, sector, kind, standing, areas, identifiers, from_day as "from", to_day as "to", external_id as "externalId", version
        from partnership.organisation where partnership_id = ${id} and ${when} order by name ${byName}`,
  );

// On a past day it is the organisation of that day: the one until the nearest change after it, else that of the record.
const organisationOn = (day: Day | null | 'ever'): RawBuilder<unknown> =>
  day === null || day === 'ever'
    ? sql`organisation_id`
    : sql`(select b.organisation_id from (
            select organisation_id, to_day from partnership.belonging where partnership_id = person.partnership_id and person_id = person.id and to_day > ${day}
            union all select person.organisation_id, 'infinity') as b order by b.to_day limit 1)`;

const people = (tx: Tx, id: PartnershipId, day: Day | null | 'ever'): Promise<readonly Person[]> =>
  all<Person>(
    tx,
    sql`select id, name, email, phone, ${organisationOn(day)} as organisation, job, elected, skills, inducted_on as "inductedOn", erased_at is not null as erased, rhythm, bounce_reason as "bounceReason",
          from_day as "from", to_day as "to", external_id as "externalId", version
        from partnership.person where partnership_id = ${id} and ${day === null ? sql`erased_at is null` : sql`true`} and ${alive(day)} order by name ${byName}`,
  );

const groups = (tx: Tx, id: PartnershipId, when: RawBuilder<unknown>): Promise<readonly Group[]> =>
  all<Group>(
    tx,
    sql`select id, name, layer, kind, remit, parent_id as parent, host_id as host, meetings_a_year as "meetingsAYear", decides, principals,
          from_day as "from", to_day as "to", external_id as "externalId", version
        from partnership."group" where partnership_id = ${id} and ${when}
        order by case layer when 'strategic' then 1 when 'executive' then 2 else 3 end, name ${byName}`,
  );

const seats = (tx: Tx, id: PartnershipId, when: RawBuilder<unknown>): Promise<readonly Seat[]> =>
  all<Seat>(
    tx,
    sql`select id, person_id as person, group_id as "group", organisation_id as organisation, role, substitute_for as "substituteFor", authority,
          from_day as "from", to_day as "to", version
        from partnership.seat where partnership_id = ${id} and ${when} order by from_day nulls first, id`,
  );

/** One person who is at the table now, in brief. */
export const personNow = async (tx: Tx, id: PartnershipId, person: PersonId): Promise<Pick<Person, 'name' | 'organisation'> | null> =>
  first(tx, sql`select name, organisation_id as organisation from partnership.person where partnership_id = ${id} and id = ${person} and erased_at is null and ${alive(null)}`);

// A committee of a past day is that of the organisation from which today's came, where that was one.
const hostsOn = async (tx: Tx, id: PartnershipId, day: Day, places: readonly Group[], there: ReadonlySet<string>): Promise<readonly Group[]> => {
  if (places.every((one) => one.host === null || there.has(one.host))) return places;
  const steps = await all<{ readonly from: OrganisationId; readonly to: OrganisationId }>(tx, sql`select from_id as "from", to_id as "to" from partnership.succession where partnership_id = ${id} and on_day > ${day}`);
  const before = (host: OrganisationId, depth: number): readonly OrganisationId[] => (there.has(host) || depth > 20 ? [host] : steps.filter((one) => one.to === host).flatMap((one) => before(one.from, depth + 1)));
  return places.map((one) => {
    const found = one.host === null ? [] : before(one.host, 0).filter((each) => there.has(each));
    return found.length === 1 ? { ...one, host: found[0] as OrganisationId } : one;
  });
};

// What was changed before changes were kept can still be told by the seat that somebody held on the day.
const bySeats = (persons: readonly Person[], places: readonly Organisation[], held: readonly Seat[]): readonly Person[] => {
  const there = new Set<string>(places.map((one) => one.id));
  const seatOf = new Map(held.filter((seat) => seat.organisation !== null && there.has(seat.organisation)).map((seat) => [seat.person, seat.organisation]));
  return persons.map((one) => (one.organisation === null || there.has(one.organisation) ? one : { ...one, organisation: seatOf.get(one.id) ?? one.organisation }));
};

/**
 * Everyone at the table in one partnership: today, on a past day, or ever (`'ever'`: everything that is kept).
 * Seats of people and groups that are not there on that day are left out. Of the erased, “Someone who has left” sat there.
 */
export const readMembership = async (tx: Tx, id: PartnershipId, day: Day | null | 'ever' = null): Promise<Membership> => {
  const when = alive(day);
  const found = { organisations: await organisations(tx, id, when), people: await people(tx, id, day), groups: await groups(tx, id, when) };
  const [persons, places] = [new Set(found.people.map((one) => one.id)), new Set(found.groups.map((one) => one.id))];
  const held = (await seats(tx, id, when)).filter((seat) => persons.has(seat.person) && places.has(seat.group));
  return day === null || day === 'ever' ? { ...found, seats: held } : { ...found, people: bySeats(found.people, found.organisations, held), groups: await hostsOn(tx, id, day, found.groups, new Set(found.organisations.map((one) => one.id))), seats: held };
};
