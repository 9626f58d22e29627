import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId, PersonId } from '#lib/id.ts';
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

const people = (tx: Tx, id: PartnershipId, when: RawBuilder<unknown>): Promise<readonly Person[]> =>
  all<Person>(
    tx,
    sql`select id, name, email, phone, organisation_id as organisation, job, elected, skills, inducted_on as "inductedOn", rhythm, bounce_reason as "bounceReason",
          from_day as "from", to_day as "to", external_id as "externalId", version
        from partnership.person where partnership_id = ${id} and erased_at is null and ${when} order by name ${byName}`,
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

/**
 * Everyone at the table in one partnership: today, on a past day, or ever (`'ever'`: everything that is kept).
 * Seats of people and groups that are not there on that day are left out.
 */
export const readMembership = async (tx: Tx, id: PartnershipId, day: Day | null | 'ever' = null): Promise<Membership> => {
  const when = alive(day);
  const found = { organisations: await organisations(tx, id, when), people: await people(tx, id, when), groups: await groups(tx, id, when) };
  const [persons, places] = [new Set(found.people.map((one) => one.id)), new Set(found.groups.map((one) => one.id))];
  return { ...found, seats: (await seats(tx, id, when)).filter((seat) => persons.has(seat.person) && places.has(seat.group)) };
};
