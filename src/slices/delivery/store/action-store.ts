import { sql } from 'kysely';
import type { ActionId, PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Action, ActionPlan, ActionStatus, Origin } from '../core/action.ts';

type Row = Omit<Action, 'origin'> & { readonly slice: string | null; readonly kind: string | null; readonly originId: string | null; readonly text: string | null };

const columns = sql`id, what, owner_organisation as "ownerOrganisation", owner_person as "ownerPerson", due_on as "dueOn", coalesce(measure, '') as measure, status, version,
  ended_on as "endedOn", origin_slice as slice, origin_kind as kind, origin_id as "originId", origin_text as text`;

const fromRow = ({ slice, kind, originId, text, ...row }: Row): Action => {
  const origin: Origin | null = slice === null ? null : { slice, kind: kind ?? '', id: originId ?? '', text: text ?? '' };
  return { ...row, origin };
};

/** Every action, those with the nearest date first and ended ones last. */
export const actionsOf = async (tx: Tx, here: PartnershipId): Promise<readonly Action[]> =>
  (await all<Row>(tx, sql`select ${columns} from delivery.action where partnership_id = ${here} order by (status in ('done', 'dropped')), due_on nulls last, created_at`)).map(fromRow);

export const actionById = async (tx: Tx, here: PartnershipId, id: ActionId): Promise<Action | null> => {
  const row = await first<Row>(tx, sql`select ${columns} from delivery.action where partnership_id = ${here} and id = ${id}`);
  return row === null ? null : fromRow(row);
};

export const insertAction = async (tx: Tx, here: PartnershipId, plan: ActionPlan): Promise<ActionId> => {
  const { origin } = plan;
  const row = await first<{ readonly id: ActionId }>(
    tx,
    sql`insert into delivery.action (partnership_id, what, owner_organisation, owner_person, due_on, measure, origin_slice, origin_kind, origin_id, origin_text)
        values (${here}, ${plan.what}, ${plan.ownerOrganisation}, ${plan.ownerPerson}, ${plan.dueOn}, ${plan.measure}, ${origin?.slice ?? null}, ${origin?.kind ?? null}, ${origin?.id ?? null}, ${origin?.text ?? null}) returning id`,
  );
  return (row as { readonly id: ActionId }).id;
};

export const updateAction = async (tx: Tx, here: PartnershipId, id: ActionId, version: number, plan: ActionPlan): Promise<boolean> =>
  (await run(
    tx,
    sql`update delivery.action set what = ${plan.what}, owner_organisation = ${plan.ownerOrganisation}, owner_person = ${plan.ownerPerson}, due_on = ${plan.dueOn}, measure = ${plan.measure}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version}`,
  )) === 1;

export const setActionStatus = async (tx: Tx, here: PartnershipId, id: ActionId, version: number, status: ActionStatus, endedOn: string | null): Promise<boolean> =>
  (await run(tx, sql`update delivery.action set status = ${status}, ended_on = ${endedOn}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version}`)) === 1;

export type ActionUpdate = { readonly at: Date; readonly by: string; readonly status: ActionStatus; readonly note: string };

export const insertUpdate = async (tx: Tx, here: PartnershipId, id: ActionId, update: ActionUpdate): Promise<void> => {
  await run(tx, sql`insert into delivery.action_update (partnership_id, action_id, at, by, status, note) values (${here}, ${id}, ${update.at}, ${update.by}, ${update.status}, ${update.note})`);
};

export const updatesOf = (tx: Tx, here: PartnershipId, id: ActionId): Promise<readonly ActionUpdate[]> =>
  all<ActionUpdate>(tx, sql`select at, by, status, note from delivery.action_update where partnership_id = ${here} and action_id = ${id} order by at desc`);
