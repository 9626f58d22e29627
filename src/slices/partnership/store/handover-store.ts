import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';

export type HandoverInput = { readonly person: PersonId; readonly name: string; readonly email: string | null; readonly note: string; readonly askedAt: Date };
export type Handover = HandoverInput & { readonly id: string; readonly personName: string; readonly status: 'waiting' | 'agreed' | 'declined'; readonly version: number };

const columns = sql`h.id, h.person_id as person, p.name as "personName", h.name, h.email, h.note, h.asked_at as "askedAt", h.status, h.version`;
const joined = sql`partnership.handover h join partnership.person p on p.partnership_id = h.partnership_id and p.id = h.person_id`;

/** A second request of the same person takes the place of the first, while that still waits. */
export const insertHandover = async (tx: Tx, here: PartnershipId, input: HandoverInput): Promise<string> => {
  await run(tx, sql`delete from partnership.handover where partnership_id = ${here} and person_id = ${input.person} and status = 'waiting'`);
  const row = await first<{ readonly id: string }>(
    tx,
    sql`insert into partnership.handover (partnership_id, person_id, name, email, note, asked_at) values (${here}, ${input.person}, ${input.name}, ${input.email}, ${input.note}, ${input.askedAt}) returning id`,
  );
  return (row as { readonly id: string }).id;
};

export const waitingHandovers = (tx: Tx, here: PartnershipId): Promise<readonly Handover[]> =>
  all<Handover>(tx, sql`select ${columns} from ${joined} where h.partnership_id = ${here} and h.status = 'waiting' order by h.asked_at`);

/** Locked, so that two coordinators do not settle it twice. */
export const handoverById = (tx: Tx, here: PartnershipId, id: string): Promise<Handover | null> =>
  first<Handover>(tx, sql`select ${columns} from ${joined} where h.partnership_id = ${here} and h.id = ${id} for update of h`);

export const settleHandover = async (tx: Tx, here: PartnershipId, id: string, status: 'agreed' | 'declined', to: PersonId | null, at: Date): Promise<void> => {
  await run(tx, sql`update partnership.handover set status = ${status}, to_person = ${to}, settled_at = ${at}, version = version + 1 where partnership_id = ${here} and id = ${id}`);
};

/** Gives every seat that a person holds now to another, from a day on. A seat that the other holds already is only ended. Returns how many moved. */
export const moveSeats = async (tx: Tx, here: PartnershipId, from: PersonId, to: PersonId, day: string): Promise<number> => {
  const moved = await run(
    tx,
    sql`insert into partnership.seat (partnership_id, person_id, group_id, organisation_id, role, substitute_for, authority, from_day, to_day)
        select partnership_id, ${to}, group_id, organisation_id, role, nullif(substitute_for, ${to}), authority, greatest(from_day, ${day}), to_day from partnership.seat as given
        where partnership_id = ${here} and person_id = ${from} and (to_day is null or to_day > ${day})
          and not exists (select 1 from partnership.seat as held where held.partnership_id = ${here} and held.person_id = ${to} and held.group_id = given.group_id and held.role = given.role
                            and held.organisation_id is not distinct from given.organisation_id and (held.to_day is null or held.to_day > ${day}))
        on conflict do nothing`,
  );
  await run(tx, sql`update partnership.seat set substitute_for = ${to}, version = version + 1 where partnership_id = ${here} and substitute_for = ${from} and person_id <> ${to} and partnership.lasts(to_day)`);
  return moved;
};
