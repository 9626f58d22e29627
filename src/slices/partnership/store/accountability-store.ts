import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Body, BodyRef, Line, LineDraft, LineId } from '../core/accountability.ts';

type Row = Omit<Line, 'from' | 'to'> & {
  readonly fromKind: string; readonly fromId: string | null; readonly fromName: string; readonly fromEnded: boolean;
  readonly toKind: string; readonly toId: string | null; readonly toName: string; readonly toEnded: boolean;
};

const bodyOf = (kind: string, id: string | null, name: string, ended: boolean): Body => ({ ...((kind === 'other' ? { kind } : { kind, id }) as BodyRef), name, ended });

const fromRow = ({ fromKind, fromId, fromName, fromEnded, toKind, toId, toName, toEnded, ...row }: Row): Line => ({
  ...row, from: bodyOf(fromKind, fromId, fromName, fromEnded), to: bodyOf(toKind, toId, toName, toEnded),
});

/** Every line that holds today, from the top layer down. */
export const linesOf = async (tx: Tx, here: PartnershipId): Promise<readonly Line[]> =>
  (await all<Row>(
    tx,
    sql`select a.id, a.layer, a.way, a.what, a.sanction, a.from_day as since, a.version,
          case when a.from_group is null then 'organisation' else 'group' end as "fromKind", coalesce(a.from_group, a.from_organisation) as "fromId",
          coalesce(fg.name, fo.name) as "fromName", not partnership.lasts(coalesce(fg.to_day, fo.to_day)) as "fromEnded",
          case when a.to_group is not null then 'group' when a.to_organisation is not null then 'organisation' else 'other' end as "toKind", coalesce(a.to_group, a.to_organisation) as "toId",
          coalesce(tg.name, o.name, a.to_other) as "toName", not partnership.lasts(coalesce(tg.to_day, o.to_day)) as "toEnded"
        from partnership.accountability a
        left join partnership."group" fg on fg.partnership_id = a.partnership_id and fg.id = a.from_group
        left join partnership.organisation fo on fo.partnership_id = a.partnership_id and fo.id = a.from_organisation
        left join partnership."group" tg on tg.partnership_id = a.partnership_id and tg.id = a.to_group
        left join partnership.organisation o on o.partnership_id = a.partnership_id and o.id = a.to_organisation
        where a.partnership_id = ${here} and a.to_day is null
        order by case a.layer when 'strategic' then 1 when 'executive' then 2 else 3 end, case a.way when 'account' then 1 when 'held' then 2 else 3 end, coalesce(fg.name, fo.name) collate "en-x-icu", a.what collate "en-x-icu", a.id`,
  )).map(fromRow);

const idOf = (body: BodyRef, kind: BodyRef['kind']): string | null => (body.kind !== kind ? null : body.kind === 'other' ? body.name : body.id);

/** Adds a line that holds from a day. */
export const insertLine = async (tx: Tx, here: PartnershipId, { from, to, layer, way, what, sanction }: LineDraft, today: Day): Promise<LineId> => {
  const made = await first<{ readonly id: LineId }>(
    tx,
    sql`insert into partnership.accountability (partnership_id, from_group, from_organisation, to_group, to_organisation, to_other, layer, way, what, sanction, from_day)
        values (${here}, ${idOf(from, 'group')}, ${idOf(from, 'organisation')}, ${idOf(to, 'group')}, ${idOf(to, 'organisation')}, ${idOf(to, 'other')}, ${layer}, ${way}, ${what}, ${sanction}, ${today}) returning id`,
  );
  return (made as { readonly id: LineId }).id;
};

/** Changes a line; refused (false) when somebody else has changed it since `version`, or it has ended. */
export const updateLine = async (tx: Tx, here: PartnershipId, id: LineId, version: number, { from, to, layer, way, what, sanction }: LineDraft): Promise<boolean> =>
  (await run(
    tx,
    sql`update partnership.accountability set from_group = ${idOf(from, 'group')}, from_organisation = ${idOf(from, 'organisation')}, to_group = ${idOf(to, 'group')},
          to_organisation = ${idOf(to, 'organisation')}, to_other = ${idOf(to, 'other')}, layer = ${layer}, way = ${way}, what = ${what}, sanction = ${sanction}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and to_day is null`,
  )) === 1;

/** Ends a line on a day; it stays readable. False when somebody else has changed it since `version`. */
export const endLine = async (tx: Tx, here: PartnershipId, id: LineId, version: number, day: Day): Promise<boolean> =>
  (await run(tx, sql`update partnership.accountability set to_day = greatest(${day}::date, from_day), version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and to_day is null`)) === 1;

/** Whether a line was here and has ended; null when there never was one. */
export const hasEnded = async (tx: Tx, here: PartnershipId, id: LineId): Promise<boolean | null> =>
  (await first<{ readonly ended: boolean }>(tx, sql`select to_day is not null as ended from partnership.accountability where partnership_id = ${here} and id = ${id}`))?.ended ?? null;
