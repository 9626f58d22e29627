import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';

export type Balance = { readonly id: string; readonly what: string; readonly from: Day; readonly version: number };

export const balancesOf = (tx: Tx, here: PartnershipId): Promise<readonly Balance[]> =>
  all<Balance>(tx, sql`select id, what, from_day as "from", version from partnership.balance where partnership_id = ${here} and to_day is null order by from_day, what`);

export const insertBalance = async (tx: Tx, here: PartnershipId, what: string, today: Day): Promise<string> =>
  ((await first<{ readonly id: string }>(tx, sql`insert into partnership.balance (partnership_id, what, from_day) values (${here}, ${what}, ${today}) returning id`)) as { readonly id: string }).id;

export const endBalance = async (tx: Tx, here: PartnershipId, id: string, today: Day): Promise<boolean> =>
  (await run(tx, sql`update partnership.balance set to_day = ${today}, version = version + 1 where partnership_id = ${here} and id = ${id} and to_day is null`)) === 1;

/** The last day on which each person contributed, confirmed a record, came to an event or signed in. Anonymous answers leave no trace here. */
export const heardOf = async (tx: Tx, here: PartnershipId): Promise<ReadonlyMap<PersonId, Day>> => {
  const rows = await all<{ readonly person: PersonId; readonly on: Day }>(
    tx,
    sql`select person, max(day)::date::text as "on" from (
          select person_id as person, (at at time zone 'Europe/London')::date as day from partnership.contribution where partnership_id = ${here}
          union all select person_id, on_day from partnership.confirmation where partnership_id = ${here}
          union all select person_id, on_day from partnership.placing where partnership_id = ${here}
          union all select a.person_id, e.on_day from partnership.development_attendance a join partnership.development_event e on e.partnership_id = a.partnership_id and e.id = a.event_id where a.partnership_id = ${here}
          union all select person_id, (seen_at at time zone 'Europe/London')::date from platform.membership where partnership_id = ${here} and person_id is not null and seen_at is not null
        ) as seen group by person`,
  );
  return new Map(rows.map((row) => [row.person, row.on]));
};

export type Placing = { readonly person: PersonId; readonly stage: string; readonly type: string; readonly note: string; readonly on: Day };

/** The latest view of each person who is still at the table. */
export const placingsOf = (tx: Tx, here: PartnershipId): Promise<readonly Placing[]> =>
  all<Placing>(
    tx,
    sql`select distinct on (v.person_id) v.person_id as person, v.stage, v.type, v.note, v.on_day as "on" from partnership.placing v
        join partnership.person p on p.partnership_id = v.partnership_id and p.id = v.person_id
        where v.partnership_id = ${here} and partnership.lasts(p.to_day) and p.erased_at is null order by v.person_id, v.on_day desc`,
  );

/** A view given twice on one day is one view, the later. */
export const savePlacing = async (tx: Tx, here: PartnershipId, placing: Placing): Promise<void> => {
  await run(
    tx,
    sql`insert into partnership.placing (partnership_id, person_id, stage, type, note, on_day) values (${here}, ${placing.person}, ${placing.stage}, ${placing.type}, ${placing.note}, ${placing.on})
        on conflict (partnership_id, person_id, on_day) do update set stage = excluded.stage, type = excluded.type, note = excluded.note`,
  );
};

/** The day of a person's latest view of stage and type; null when there is none. */
export const placedOn = async (tx: Tx, here: PartnershipId, person: PersonId): Promise<Day | null> =>
  (await first<{ readonly on: Day | null }>(tx, sql`select max(on_day)::text as "on" from partnership.placing where partnership_id = ${here} and person_id = ${person}`))?.on ?? null;
