import { dayOf } from '#lib/day.ts';
import type { ActionId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkAction, isEnded, type ActionPlan, type ActionStatus } from '../core/action.ts';
import { actionById, insertAction, insertUpdate, setActionStatus, updateAction } from '../store/action-store.ts';

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this action after you opened it. Nothing of theirs was overwritten: open it again to see what they wrote.' });

const checked = async (work: Work, plan: ActionPlan): Promise<Result<ActionPlan>> => {
  const sound = checkAction(plan);
  if (!sound.ok) return sound;
  const { organisations, people } = await readMembership(work.tx, work.here.id);
  if (!organisations.some((one) => one.id === plan.ownerOrganisation)) return invalid([{ field: 'organisation', message: 'Choose an organisation from the list' }]);
  if (plan.ownerPerson !== null && !people.some((one) => one.id === plan.ownerPerson)) return invalid([{ field: 'person', message: 'Choose a person from the list' }]);
  return ok(plan);
};

export const addAction = async (work: Work, plan: ActionPlan): Promise<Result<ActionId>> => {
  const sound = await checked(work, plan);
  if (!sound.ok) return sound;
  const id = await insertAction(work.tx, work.here.id, plan);
  await record(work, { what: 'ActionAdded', subject: { kind: 'action', id }, data: { what: plan.what, dueOn: plan.dueOn } });
  return ok(id);
};

export const changeAction = async (work: Work, id: ActionId, version: number, plan: ActionPlan): Promise<Result<ActionId>> => {
  const sound = await checked(work, plan);
  if (!sound.ok) return sound;
  if (!(await updateAction(work.tx, work.here.id, id, version, plan))) return (await actionById(work.tx, work.here.id, id)) === null ? notFound('There is no such action here.') : stale;
  await record(work, { what: 'ActionChanged', subject: { kind: 'action', id }, data: { what: plan.what, dueOn: plan.dueOn } });
  return ok(id);
};

/** Says how an action goes. What was said before stays. */
export const reportAction = async (work: Work, id: ActionId, version: number, status: ActionStatus, note: string): Promise<Result<ActionId>> => {
  if (note.length > 2000) return invalid([{ field: 'note', message: 'Note must be 2,000 characters or fewer' }]);
  if (!(await setActionStatus(work.tx, work.here.id, id, version, status, isEnded(status) ? dayOf(work.now) : null))) return (await actionById(work.tx, work.here.id, id)) === null ? notFound('There is no such action here.') : stale;
  const known = await actionById(work.tx, work.here.id, id);
  await insertUpdate(work.tx, work.here.id, id, { at: work.now, by: work.actor.name, byPerson: work.actor.person ?? null, status, note });
  await record(work, { what: 'ActionReported', subject: { kind: 'action', id }, data: { what: known?.what ?? '', status, note } });
  return ok(id);
};
