import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId } from '#lib/id.ts';
import { all, run, type Tx } from '#platform/db/database.ts';

export type Succession = { readonly from: string; readonly to: string; readonly kind: 'renamed' | 'merged' | 'split'; readonly on: Day };

export const insertSuccession = async (tx: Tx, here: PartnershipId, from: OrganisationId, to: OrganisationId, kind: Succession['kind'], on: Day): Promise<void> => {
  await run(tx, sql`insert into partnership.succession (partnership_id, from_id, to_id, kind, on_day) values (${here}, ${from}, ${to}, ${kind}, ${on})`);
};

/** Which organisation came after which, by name, the latest first. */
export const successionsOf = (tx: Tx, here: PartnershipId): Promise<readonly Succession[]> =>
  all<Succession>(
    tx,
    sql`select f.name as "from", t.name as "to", s.kind, s.on_day as "on" from partnership.succession s
        join partnership.organisation f on f.partnership_id = s.partnership_id and f.id = s.from_id
        join partnership.organisation t on t.partnership_id = s.partnership_id and t.id = s.to_id
        where s.partnership_id = ${here} order by s.on_day desc, f.name`,
  );

/** Moves people to the successor; ends each seat held for the old organisation and goes on with it for the new one; hosts, lines of accountability and areas follow. */
export const moveToSuccessor = async (tx: Tx, here: PartnershipId, from: OrganisationId, to: OrganisationId, on: Day): Promise<{ readonly people: number; readonly seats: number }> => {
  const people = await run(tx, sql`update partnership.person set organisation_id = ${to}, version = version + 1 where partnership_id = ${here} and organisation_id = ${from} and to_day is null`);
  const later = await run(tx, sql`update partnership.seat set organisation_id = ${to}, version = version + 1 where partnership_id = ${here} and organisation_id = ${from} and to_day is null and from_day >= ${on}`);
  const earlier = await run(
    tx,
    sql`with ended as (
          update partnership.seat set to_day = ${on}, version = version + 1 where partnership_id = ${here} and organisation_id = ${from} and to_day is null
          returning partnership_id, person_id, group_id, role, substitute_for, authority)
        insert into partnership.seat (partnership_id, person_id, group_id, organisation_id, role, substitute_for, authority, from_day)
        select partnership_id, person_id, group_id, ${to}, role, substitute_for, authority, ${on} from ended
        on conflict do nothing`,
  );
  await run(tx, sql`update partnership."group" set host_id = ${to}, version = version + 1 where partnership_id = ${here} and host_id = ${from} and to_day is null`);
  for (const column of ['from_organisation', 'to_organisation']) await run(tx, sql`update partnership.accountability set ${sql.ref(column)} = ${to}, version = version + 1 where partnership_id = ${here} and ${sql.ref(column)} = ${from} and to_day is null`);
  return { people, seats: later + earlier };
};
