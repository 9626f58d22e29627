import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all, type Tx } from '#platform/db/database.ts';
import type { CountRevision } from '../core/withhold.ts';

// How many people a figure counts: its numerator, the value of a count, or what value and denominator give away between them.
const count = sql`coalesce(o.numerator, case when i.measure = 'number' then o.value when i.measure = 'per-cent' then round(o.value * o.denominator / 100) when i.measure = 'rate' and i.rate_per > 0 then round(o.value * o.denominator / i.rate_per) end)`;

/** Every revision of every count of the periods in which some count was ever too small to be shown, in order of their entries. */
export const smallPeriods = (tx: Tx, here: PartnershipId, indicators?: readonly number[]): Promise<readonly CountRevision[]> =>
  all(
    tx,
    sql`with c as (select o.indicator, i.area as total, i.smallest, o.area, o.breakdown, o.from_day as "from", o.to_day as "to", o.load, o.revision, ${count} as count
          from performance.indicator i join performance.observation o on o.partnership_id = i.partnership_id and o.indicator = i.number
          where i.partnership_id = ${here} and o.partnership_id = ${here} and i.smallest > 0 ${indicators === undefined ? sql`` : sql`and i.number = any(${indicators}::int[])`}),
        p as (select distinct indicator, "from", "to" from c where count > 0 and count < smallest)
        select c.* from c join p using (indicator, "from", "to") order by c.load, c.revision`,
  );
