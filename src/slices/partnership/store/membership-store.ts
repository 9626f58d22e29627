import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all, type Tx } from '#platform/db/database.ts';
import type { Group, Membership, Organisation, Person, Seat } from '../core/membership-record.ts';

const byName = sql.raw('collate "en-x-icu"');

/** Everyone at the table today, in one partnership. */
export const readMembership = async (tx: Tx, id: PartnershipId): Promise<Membership> => ({
  organisations: await all<Organisation>(
    tx,
    sql`select id, name, sector, kind, version from partnership.organisation where partnership_id = ${id} and to_day is null order by name ${byName}`,
  ),
  people: await all<Person>(
    tx,
    sql`select id, name, email, phone, organisation_id as organisation, job, version from partnership.person
        where partnership_id = ${id} and to_day is null and erased_at is null order by name ${byName}`,
  ),
  groups: await all<Group>(
    tx,
    sql`select id, name, layer, remit, parent_id as parent, meetings_a_year as "meetingsAYear", version from partnership."group"
        where partnership_id = ${id} and to_day is null
        order by case layer when 'strategic' then 1 when 'executive' then 2 else 3 end, name ${byName}`,
  ),
  seats: await all<Seat>(
    tx,
    sql`select s.id, s.person_id as person, s.group_id as "group", s.organisation_id as organisation, s.role, s.from_day as "from", s.to_day as "to", s.version
        from partnership.seat s join partnership.person p on p.partnership_id = s.partnership_id and p.id = s.person_id
        where s.partnership_id = ${id} and s.to_day is null and p.to_day is null and p.erased_at is null`,
  ),
});
