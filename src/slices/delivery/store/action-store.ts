import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { ActionId, OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
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

export const actionsOwnedBy = async (tx: Tx, here: PartnershipId, person: PersonId): Promise<readonly Action[]> =>
  (await all<Row>(tx, sql`select ${columns} from delivery.action where partnership_id = ${here} and owner_person = ${person} order by due_on nulls last, created_at`)).map(fromRow);

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

export type ActionUpdate = { readonly at: Date; readonly by: string; readonly byPerson?: PersonId | null; readonly status: ActionStatus; readonly note: string };

export const insertUpdate = async (tx: Tx, here: PartnershipId, id: ActionId, update: ActionUpdate): Promise<void> => {
  await run(tx, sql`insert into delivery.action_update (partnership_id, action_id, at, by, by_person, status, note) values (${here}, ${id}, ${update.at}, ${update.by}, ${update.byPerson ?? null}, ${update.status}, ${update.note})`);
};

export const updatesOf = (tx: Tx, here: PartnershipId, id: ActionId): Promise<readonly ActionUpdate[]> =>
  all<ActionUpdate>(tx, sql`select at, by, status, note from delivery.action_update where partnership_id = ${here} and action_id = ${id} order by at desc`);

export type LastReport = { readonly on: Day; readonly status: ActionStatus };

/** When something was last said about each action, and what. */
export const lastReports = async (tx: Tx, here: PartnershipId, owner: PersonId | null = null): Promise<ReadonlyMap<ActionId, LastReport>> => {
  const rows = await all<LastReport & { readonly action: ActionId }>(
    tx,
    sql`select distinct on (action_id) action_id as action, (at at time zone 'Europe/London')::date as "on", status from delivery.action_update where partnership_id = ${here}
          and (${owner}::uuid is null or action_id in (select id from delivery.action where partnership_id = ${here} and owner_person = ${owner})) order by action_id, at desc`,
  );
  return new Map(rows.map(({ action, ...row }) => [action, row]));
};

export const setActionOwner = async (tx: Tx, here: PartnershipId, id: ActionId, person: PersonId, organisation: OrganisationId | null): Promise<void> => {
  await run(tx, sql`update delivery.action set owner_person = ${person}, owner_organisation = ${organisation}, version = version + 1 where partnership_id = ${here} and id = ${id}`);
};

/** Moves the open and the ended actions of an organisation to the one that comes after it. */
export const moveActions = (tx: Tx, here: PartnershipId, from: OrganisationId, to: OrganisationId): Promise<number> =>
  run(tx, sql`update delivery.action set owner_organisation = ${to}, version = version + 1 where partnership_id = ${here} and owner_organisation = ${from}`);

// A report is somebody's when it says so; one that says only a name, when the name is theirs alone.
const byThem = (person: PersonId, names: readonly string[]) => sql`(by_person = ${person} or (by_person is null and by = any(${names}::text[])))`;

/** What is held about one person: the actions they own and what they said. */
export const heldOn = async (tx: Tx, here: PartnershipId, person: PersonId, names: readonly string[]): Promise<{ readonly actions: readonly Readonly<Record<string, unknown>>[]; readonly updates: readonly Readonly<Record<string, unknown>>[] }> => ({
  actions: await all(tx, sql`select what, due_on as due, status from delivery.action where partnership_id = ${here} and owner_person = ${person} order by due_on`),
  updates: await all(tx, sql`select a.what, u.at, u.status, u.note from delivery.action_update u join delivery.action a on a.partnership_id = u.partnership_id and a.id = u.action_id where u.partnership_id = ${here} and ${byThem(person, names)} order by u.at`),
});

/** Takes a name off the reports; what was said stays. */
export const forgetReporter = async (tx: Tx, here: PartnershipId, person: PersonId, names: readonly string[]): Promise<void> => {
  await run(tx, sql`update delivery.action_update set by = 'Someone who has left' where partnership_id = ${here} and ${byThem(person, names)}`);
};
