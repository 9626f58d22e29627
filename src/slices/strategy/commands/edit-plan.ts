import { dayOf } from '#lib/day.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkPlan, type Plan, type PlanId, type PlanInput } from '../core/plan.ts';
import { lockStrategy } from '../store/part-lock.ts';
import { adoptPlan, copyInto, draftAfter, insertPlan, planById, plansOf, updatePlan } from '../store/plan-store.ts';

export const staleRecord = refuse({ kind: 'conflict', message: 'Somebody else changed this after you opened it. Nothing of theirs was overwritten: open it again to see what they saved.' });
export const noPlan = notFound('There is no such strategy or plan here.');

const inputOf = ({ id: _id, status: _status, number: _number, replaces: _replaces, version: _version, ...input }: Plan): PlanInput => input;
const same = (plan: Plan, input: PlanInput): boolean => Object.entries(inputOf(plan)).every(([key, value]) => input[key as keyof PlanInput] === value);

/** Adds a strategy or plan as a draft. The same form sent twice adds one. */
export const addPlan = async (work: Work, input: PlanInput): Promise<Result<PlanId>> => {
  const sound = checkPlan(input);
  if (!sound.ok) return sound;
  await lockStrategy(work.tx, work.here.id, 'plans');
  const twin = (await plansOf(work.tx, work.here.id)).find((plan) => plan.title === input.title && plan.level === input.level && plan.status !== 'replaced');
  if (twin !== undefined) return same(twin, input) ? ok(twin.id) : invalid([{ field: 'title', message: 'There is a plan of this title and level already. Change that one, or give this one another title' }]);
  const id = await insertPlan(work.tx, work.here.id, sound.value);
  await record(work, { what: 'PlanAdded', subject: { kind: 'plan', id }, data: { title: input.title, level: input.level } });
  return ok(id);
};

/** Changes a plan. One that was replaced stays as it was. */
export const changePlan = async (work: Work, id: PlanId, version: number, input: PlanInput): Promise<Result<PlanId>> => {
  const sound = checkPlan(input);
  if (!sound.ok) return sound;
  const plan = await planById(work.tx, work.here.id, id);
  if (plan === null) return noPlan;
  if (same(plan, input)) return ok(id);
  if (plan.status === 'replaced') return refuse({ kind: 'conflict', message: 'A newer version has replaced this plan. It stays as it was: change the newer one.' });
  if (!(await updatePlan(work.tx, work.here.id, id, version, sound.value))) return staleRecord;
  await record(work, { what: 'PlanChanged', subject: { kind: 'plan', id }, data: { title: input.title, before: inputOf(plan) } });
  return ok(id);
};

/** Adopts a draft; the version before it is replaced, and everything that rests on an outcome follows its key. */
export const adopt = async (work: Work, id: PlanId, version: number): Promise<Result<PlanId>> => {
  await lockStrategy(work.tx, work.here.id, 'plans');
  const plan = await planById(work.tx, work.here.id, id);
  if (plan === null) return noPlan;
  if (plan.status === 'adopted') return ok(id);
  if (plan.status === 'replaced' || plan.version !== version) return staleRecord;
  if (!(await adoptPlan(work.tx, work.here.id, plan, dayOf(work.now)))) return staleRecord;
  await record(work, { what: 'PlanAdopted', subject: { kind: 'plan', id }, data: { title: plan.title, number: plan.number } });
  return ok(id);
};

/** Begins the next version: a draft with a copy of the themes and outcomes. Where one is begun already, that one. */
export const makeVersion = async (work: Work, id: PlanId): Promise<Result<PlanId>> => {
  await lockStrategy(work.tx, work.here.id, 'plans');
  const plan = await planById(work.tx, work.here.id, id);
  if (plan === null) return noPlan;
  const begun = await draftAfter(work.tx, work.here.id, id);
  if (begun !== null) return ok(begun.id);
  const made = await insertPlan(work.tx, work.here.id, { ...inputOf(plan), adoptedOn: null }, plan);
  await copyInto(work.tx, work.here.id, id, made);
  await record(work, { what: 'PlanVersionAdded', subject: { kind: 'plan', id: made }, data: { title: plan.title, number: plan.number + 1 } });
  return ok(made);
};
