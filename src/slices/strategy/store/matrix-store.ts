import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Answer, Cell, CellDraft, CellId, Doer, Effect, EffectId } from '../core/contribution-cell.ts';

type Row = Omit<Cell, 'doer'> & { readonly organisation: OrganisationId | null; readonly group: string | null };

const fromRow = ({ organisation, group, ...row }: Row): Cell => ({ ...row, doer: (organisation === null ? { kind: 'group', id: group } : { kind: 'organisation', id: organisation }) as Doer });

/** Every cell of the matrix that has not ended, leads first. */
export const cellsOf = async (tx: Tx, here: PartnershipId): Promise<readonly Cell[]> =>
  (await all<Row>(
    tx,
    sql`select c.id, c.outcome_key as outcome, c.organisation_id as organisation, c.group_id as "group", c.role, c.what, c.asked_person as asked, c.offered_by as "offeredBy", c.offered_on as "offeredOn",
          c.answer, c.answered_at as "answeredAt", c.answered_by as "answeredBy", c.words, c.version, coalesce(o.name, g.name) as "doerName", coalesce(o.to_day, g.to_day) is not null as "doerEnded"
        from strategy.cell c left join partnership.organisation o on o.partnership_id = c.partnership_id and o.id = c.organisation_id
        left join partnership."group" g on g.partnership_id = c.partnership_id and g.id = c.group_id
        where c.partnership_id = ${here} and c.ended_on is null order by (c.role = 'leads') desc, coalesce(o.name, g.name) collate "en-x-icu", c.id`,
  )).map(fromRow);

const idOf = (doer: Doer, kind: Doer['kind']): string | null => (doer.kind === kind ? doer.id : null);

export const insertCell = async (tx: Tx, here: PartnershipId, cell: CellDraft, by: string, on: Day): Promise<CellId | null> => {
  const row = await first<{ readonly id: CellId }>(
    tx,
    sql`insert into strategy.cell (partnership_id, outcome_key, organisation_id, group_id, role, what, asked_person, offered_by, offered_on)
        values (${here}, ${cell.outcome}, ${idOf(cell.doer, 'organisation')}, ${idOf(cell.doer, 'group')}, ${cell.role}, ${cell.what}, ${cell.asked}, ${by}, ${on}) on conflict do nothing returning id`,
  );
  return row?.id ?? null;
};

/** Changes what was offered. What it says is another thing then, so that an earlier answer no longer counts. */
export const updateCell = async (tx: Tx, here: PartnershipId, id: CellId, version: number, cell: CellDraft, keepAnswer: boolean): Promise<boolean> =>
  (await run(
    tx,
    sql`update strategy.cell set role = ${cell.role}, what = ${cell.what}, asked_person = ${cell.asked}, version = version + 1,
          answer = case when ${keepAnswer} then answer end, answered_at = case when ${keepAnswer} then answered_at end, answered_by = case when ${keepAnswer} then answered_by end,
          answered_person = case when ${keepAnswer} then answered_person end, words = case when ${keepAnswer} then words else '' end
        where partnership_id = ${here} and id = ${id} and version = ${version} and ended_on is null`,
  )) === 1;

export type Said = { readonly answer: Answer; readonly words: string; readonly at: Date; readonly by: string; readonly person: PersonId };

export const answerCell = async (tx: Tx, here: PartnershipId, id: CellId, version: number, said: Said): Promise<boolean> =>
  (await run(
    tx,
    sql`update strategy.cell set answer = ${said.answer}, words = ${said.words}, answered_at = ${said.at}, answered_by = ${said.by}, answered_person = ${said.person}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and ended_on is null`,
  )) === 1;

export const endCell = async (tx: Tx, here: PartnershipId, id: CellId, version: number, on: Day): Promise<boolean> =>
  (await run(tx, sql`update strategy.cell set ended_on = ${on}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and ended_on is null`)) === 1;

export const effectsOf = (tx: Tx, here: PartnershipId): Promise<readonly Effect[]> =>
  all<Effect>(tx, sql`select id, from_key as "from", to_key as "to", sense, why, version from strategy.effect where partnership_id = ${here} and ended_on is null order by sense desc, from_key, to_key`);

export const insertEffect = async (tx: Tx, here: PartnershipId, effect: Omit<Effect, 'id' | 'version'>): Promise<EffectId | null> => {
  const row = await first<{ readonly id: EffectId }>(
    tx,
    sql`insert into strategy.effect (partnership_id, from_key, to_key, sense, why) values (${here}, ${effect.from}, ${effect.to}, ${effect.sense}, ${effect.why}) on conflict do nothing returning id`,
  );
  return row?.id ?? null;
};

export const updateEffect = async (tx: Tx, here: PartnershipId, id: EffectId, version: number, effect: Omit<Effect, 'id' | 'version'>): Promise<boolean> =>
  (await run(tx, sql`update strategy.effect set sense = ${effect.sense}, why = ${effect.why}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and ended_on is null`)) === 1;

export const endEffect = async (tx: Tx, here: PartnershipId, id: EffectId, version: number, on: Day): Promise<boolean> =>
  (await run(tx, sql`update strategy.effect set ended_on = ${on}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and ended_on is null`)) === 1;
