import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { run, type Tx } from '#platform/db/database.ts';

/** Keeps for the time before a day which organisation a person belonged to, when their record is about to name another. */
export const keepBelonging = async (tx: Tx, here: PartnershipId, person: PersonId, next: OrganisationId | null, today: Day): Promise<void> => {
  await run(
    tx,
    sql`insert into partnership.belonging (partnership_id, person_id, organisation_id, to_day)
        select partnership_id, id, organisation_id, ${today} from partnership.person
        where partnership_id = ${here} and id = ${person} and organisation_id is not null and organisation_id is distinct from ${next} and (from_day is null or from_day < ${today})
        on conflict do nothing`,
  );
};

/** Moves whoever belonged to an organisation on a day or after it to the one that comes after. The time before stays as it was. */
export const moveBelonging = async (tx: Tx, here: PartnershipId, from: OrganisationId, to: OrganisationId, on: Day): Promise<number> => {
  const crossing = sql`(p.from_day is null or p.from_day < ${on}) and not exists (select 1 from partnership.belonging e where e.partnership_id = ${here} and e.person_id = p.id and e.to_day > ${on}`;
  await run(
    tx,
    sql`insert into partnership.belonging (partnership_id, person_id, organisation_id, to_day)
        select p.partnership_id, p.id, ${from}::uuid, ${on}::date from partnership.person p
        where p.partnership_id = ${here} and p.organisation_id = ${from} and (p.to_day is null or p.to_day > ${on}) and ${crossing})
        union all
        select p.partnership_id, p.id, ${from}::uuid, ${on}::date from partnership.belonging b join partnership.person p on p.partnership_id = b.partnership_id and p.id = b.person_id
        where b.partnership_id = ${here} and b.organisation_id = ${from} and b.to_day > ${on} and ${crossing} and e.to_day < b.to_day)
        on conflict do nothing`,
  );
  await run(tx, sql`update partnership.belonging set organisation_id = ${to} where partnership_id = ${here} and organisation_id = ${from} and to_day > ${on}`);
  return run(tx, sql`update partnership.person set organisation_id = ${to}, version = version + 1 where partnership_id = ${here} and organisation_id = ${from} and (to_day is null or to_day > ${on})`);
};

/** People, groups and organisations are there from the first day of the seats that hang on them. */
export const widenToSeats = async (tx: Tx, here: PartnershipId): Promise<void> => {
  for (const [table, column] of [['person', 'person_id'], ['group', 'group_id'], ['organisation', 'organisation_id']] as const) {
    await run(
      tx,
      sql`update ${sql.table(`partnership.${table}`)} as t set from_day = s.first from (
            select ${sql.ref(column)} as id, min(from_day) as first from partnership.seat where partnership_id = ${here} group by 1) as s
          where t.partnership_id = ${here} and t.id = s.id and t.from_day > s.first`,
    );
  }
};
