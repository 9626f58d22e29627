import { sql } from 'kysely';
import type { GroupId, PartnershipId } from '#lib/id.ts';
import type { Layer } from '#partnership';
import { all, run, type Tx } from '#platform/db/database.ts';
import type { IndicatorId } from '../core/indicator.ts';
import { usualLimits, type ReportLimit } from '../core/length.ts';

/** What each layer may give to monitoring: as this partnership set it, or as is usual. */
export const limitsOf = async (tx: Tx, here: PartnershipId): Promise<Readonly<Record<Layer, ReportLimit & { readonly version: number }>>> => {
  const kept = await all<ReportLimit & { readonly version: number }>(tx, sql`select layer, pages, minutes, meeting, share, version from performance.report_limit where partnership_id = ${here}`);
  const of = (layer: Layer) => kept.find((one) => one.layer === layer) ?? { ...usualLimits[layer], version: 0 };
  return { strategic: of('strategic'), executive: of('executive'), operational: of('operational') };
};

/** False when somebody else set it first. */
export const setLimit = async (tx: Tx, here: PartnershipId, { layer, pages, minutes, meeting, share }: ReportLimit, version: number): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into performance.report_limit as l (partnership_id, layer, pages, minutes, meeting, share) values (${here}, ${layer}, ${pages}, ${minutes}, ${meeting}, ${share})
        on conflict (partnership_id, layer) do update set pages = excluded.pages, minutes = excluded.minutes, meeting = excluded.meeting, share = excluded.share, version = l.version + 1 where l.version = ${version}`,
  )) === 1;

/** The figures that were chosen for groups, by group. */
export const looksOf = async (tx: Tx, here: PartnershipId): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const rows = await all<{ readonly group: GroupId; readonly indicator: IndicatorId }>(tx, sql`select l.group_id as "group", l.indicator_id as indicator from performance.look l join performance.indicator i on i.partnership_id = l.partnership_id and i.id = l.indicator_id where l.partnership_id = ${here} and i.retired_on is null`);
  return new Map([...Map.groupBy(rows, (row) => row.group)].map(([group, own]) => [group, new Set<string>(own.map((row) => row.indicator))]));
};

/** Chooses what a group looks at; with nothing chosen it looks at what its layer does. */
export const setLooks = async (tx: Tx, here: PartnershipId, group: GroupId, indicators: readonly IndicatorId[]): Promise<void> => {
  await run(tx, sql`delete from performance.look where partnership_id = ${here} and group_id = ${group}`);
  await run(tx, sql`insert into performance.look (partnership_id, group_id, indicator_id) select ${here}::uuid, ${group}::uuid, id from unnest(${indicators}::uuid[]) id`);
};
