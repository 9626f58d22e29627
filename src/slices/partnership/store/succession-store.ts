import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId } from '#lib/id.ts';
import { all, run, type Tx } from '#platform/db/database.ts';
import { moveBelonging } from './belonging-store.ts';

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

/** Splits each seat held for an organisation across a day into one that ends on it and one that begins. */
const splitSeats = async (tx: Tx, here: PartnershipId, organisation: OrganisationId, on: Day): Promise<void> => {
  await run(
    tx,
    sql`with crossing as (
          select id, to_day from partnership.seat where partnership_id = ${here} and organisation_id = ${organisation} and (from_day is null or from_day < ${on}) and (to_day is null or to_day > ${on})),
        ended as (
          update partnership.seat s set to_day = ${on}, version = s.version + 1 from crossing c where s.partnership_id = ${here} and s.id = c.id
          returning s.partnership_id, s.person_id, s.group_id, s.organisation_id, s.role, s.substitute_for, s.authority, c.to_day)
        insert into partnership.seat (partnership_id, person_id, group_id, organisation_id, role, substitute_for, authority, from_day, to_day)
        select partnership_id, person_id, group_id, organisation_id, role, substitute_for, authority, ${on}, to_day from ended`,
  );
};

/** Moves the seats held for an organisation from a day on. Where the same person holds the same seat for the successor as well, the one ends where the other begins. */
const moveSeats = async (tx: Tx, here: PartnershipId, from: OrganisationId, to: OrganisationId, on: Day): Promise<number> => {
  await splitSeats(tx, here, from, on);
  const twice = await run(
    tx,
    sql`update partnership.seat s set to_day = greatest(h.from_day, s.from_day), organisation_id = ${to}, version = s.version + 1 from partnership.seat h
        where s.partnership_id = ${here} and s.organisation_id = ${from} and s.from_day >= ${on} and s.to_day is null
          and h.partnership_id = ${here} and h.organisation_id = ${to} and h.person_id = s.person_id and h.group_id = s.group_id and h.role = s.role and h.to_day is null`,
  );
  return twice + (await run(tx, sql`update partnership.seat set organisation_id = ${to}, version = version + 1 where partnership_id = ${here} and organisation_id = ${from} and from_day >= ${on}`));
};

/** Moves people and their seats to the successor from a day on; what was before stays. Hosts, lines of accountability and areas follow. */
export const moveToSuccessor = async (tx: Tx, here: PartnershipId, from: OrganisationId, to: OrganisationId, on: Day): Promise<{ readonly people: number; readonly seats: number }> => {
  await run(tx, sql`update partnership.organisation set from_day = ${on} where partnership_id = ${here} and id = ${to} and from_day > ${on}`);
  const people = await moveBelonging(tx, here, from, to, on);
  const seats = await moveSeats(tx, here, from, to, on);
  await run(tx, sql`update partnership."group" set host_id = ${to}, version = version + 1 where partnership_id = ${here} and host_id = ${from} and (to_day is null or to_day > ${on})`);
  for (const column of ['from_organisation', 'to_organisation']) await run(tx, sql`update partnership.accountability set ${sql.ref(column)} = ${to}, version = version + 1 where partnership_id = ${here} and ${sql.ref(column)} = ${from} and to_day is null`);
  return { people, seats };
};
