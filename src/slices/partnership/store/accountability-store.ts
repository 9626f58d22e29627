import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { AccountabilityLine, LineInput } from '../core/accountability.ts';

export const linesOf = (tx: Tx, here: PartnershipId): Promise<readonly AccountabilityLine[]> =>
  all<AccountabilityLine>(
    tx,
    sql`select id, from_group as "fromGroup", from_organisation as "fromOrganisation", to_group as "toGroup", to_organisation as "toOrganisation", to_other as "toOther", layer, way, what, sanction, from_day as "from", version
        from partnership.accountability where partnership_id = ${here} and to_day is null order by what`,
  );

export const insertLine = async (tx: Tx, here: PartnershipId, line: LineInput, today: Day): Promise<string> =>
  ((await first<{ readonly id: string }>(
    tx,
    sql`insert into partnership.accountability (partnership_id, from_group, from_organisation, to_group, to_organisation, to_other, layer, way, what, sanction, from_day)
        values (${here}, ${line.fromGroup}, ${line.fromOrganisation}, ${line.toGroup}, ${line.toOrganisation}, ${line.toOther}, ${line.layer}, ${line.way}, ${line.what}, ${line.sanction}, ${today}) returning id`,
  )) as { readonly id: string }).id;

export const updateLine = async (tx: Tx, here: PartnershipId, id: string, version: number, line: LineInput): Promise<boolean> =>
  (await run(
    tx,
    sql`update partnership.accountability set from_group = ${line.fromGroup}, from_organisation = ${line.fromOrganisation}, to_group = ${line.toGroup}, to_organisation = ${line.toOrganisation}, to_other = ${line.toOther},
          layer = ${line.layer}, way = ${line.way}, what = ${line.what}, sanction = ${line.sanction}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and to_day is null`,
  )) === 1;

export const endLine = async (tx: Tx, here: PartnershipId, id: string, version: number, today: Day): Promise<boolean> =>
  (await run(tx, sql`update partnership.accountability set to_day = ${today}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and to_day is null`)) === 1;
