import type { GroupId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { slug } from '#lib/text.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { EvidenceId } from '../core/evidence.ts';
import { whyNotServe } from '../core/levels.ts';
import { checkOutcome, checkTitle, type OutcomeId, type OutcomeInput, type Plan, type PlanId, type PlacedOutcome, type ThemeId } from '../core/plan.ts';
import { setRests } from '../store/evidence-store.ts';
import { lockStrategy } from '../store/part-lock.ts';
import { insertOutcome, insertTheme, isKeyTaken, outcomesNow, outcomesOfPlan, planById, removeOutcome, removeTheme, themesOf, updateOutcome, updateTheme } from '../store/plan-store.ts';
import { noPlan, staleRecord } from './edit-plan.ts';

const closed = refuse({ kind: 'conflict', message: 'A newer version has replaced this plan. It stays as it was: change the newer one.' });

const openPlan = async (work: Work, id: PlanId): Promise<Result<Plan>> => {
  const plan = await planById(work.tx, work.here.id, id);
  return plan === null ? noPlan : plan.status === 'replaced' ? closed : ok(plan);
};

export type ThemeInput = { readonly title: string; readonly group: GroupId | null };

/** Adds a theme to a plan, or changes one. The same title twice is one theme. */
export const saveTheme = async (work: Work, plan: PlanId, id: ThemeId | null, version: number, input: ThemeInput): Promise<Result<ThemeId>> => {
  const { tx, here } = work;
  await lockStrategy(tx, here.id, 'plans');
  const [open, sound] = [await openPlan(work, plan), checkTitle(input.title, 'the name of the theme')];
  if (!open.ok) return open;
  if (!sound.ok) return sound;
  if (input.group !== null && !(await readMembership(tx, here.id)).groups.some((group) => group.id === input.group)) return invalid([{ field: 'group', message: 'Choose a group from the list' }]);
  const themes = await themesOf(tx, here.id, plan);
  const twin = themes.find((theme) => theme.title === input.title && theme.id !== id);
  if (twin !== undefined) return id === null && twin.group === input.group ? ok(twin.id) : invalid([{ field: 'title', message: 'This plan has a theme of this name already' }]);
  if (id === null) {
    const made = await insertTheme(tx, here.id, plan, input.title, input.group);
    await record(work, { what: 'ThemeAdded', subject: { kind: 'theme', id: made }, data: { title: input.title } });
    return ok(made);
  }
  if (!themes.some((theme) => theme.id === id)) return notFound('There is no such theme in this plan.');
  if (!(await updateTheme(tx, here.id, id, version, input.title, input.group))) return staleRecord;
  await record(work, { what: 'ThemeChanged', subject: { kind: 'theme', id }, data: { title: input.title } });
  return ok(id);
};

/** Takes a theme out of a plan; its outcomes stay. */
export const dropTheme = async (work: Work, plan: PlanId, id: ThemeId, version: number): Promise<Result<null>> => {
  const open = await openPlan(work, plan);
  if (!open.ok) return open;
  const theme = (await themesOf(work.tx, work.here.id, plan)).find((one) => one.id === id);
  if (theme === undefined) return ok(null);
  if (!(await removeTheme(work.tx, work.here.id, id, version))) return staleRecord;
  await record(work, { what: 'ThemeRemoved', subject: { kind: 'theme', id }, data: { title: theme.title } });
  return ok(null);
};

// An address and a name for every version: from the title, with a number where it is taken.
const freeKey = async (work: Work, title: string): Promise<string> => {
  const base = slug(title).slice(0, 60).replace(/-+$/, '') || 'outcome';
  for (let count = 1; ; count += 1) {
    const key = count === 1 && base !== 'new' ? base : `${base}-${count}`;
    if (!(await isKeyTaken(work.tx, work.here.id, key))) return key;
  }
};

const checked = async (work: Work, plan: Plan, current: PlacedOutcome | null, input: OutcomeInput): Promise<Result<OutcomeInput>> => {
  const sound = checkOutcome(input);
  if (!sound.ok) return sound;
  if (input.theme !== null && !(await themesOf(work.tx, work.here.id, plan.id)).some((theme) => theme.id === input.theme)) return invalid([{ field: 'theme', message: 'Choose a theme from the list' }]);
  const wrong = input.serves === null ? null : whyNotServe(await outcomesNow(work.tx, work.here.id), { key: current?.key ?? null, level: plan.level }, input.serves);
  return wrong === null || input.serves === current?.serves ? sound : invalid([{ field: 'serves', message: wrong }]);
};

type OutcomeSave = { readonly id: OutcomeId | null; readonly version: number; readonly input: OutcomeInput; readonly evidence: readonly EvidenceId[] | null };

/** Adds an outcome to a plan or changes it, and says which evidence it rests on (null leaves that as it is). */
export const saveOutcome = async (work: Work, plan: PlanId, { id, version, input, evidence }: OutcomeSave): Promise<Result<string>> => {
  const { tx, here } = work;
  await lockStrategy(tx, here.id, 'plans');
  const open = await openPlan(work, plan);
  if (!open.ok) return open;
  const outcomes = await outcomesOfPlan(tx, here.id, plan);
  const current = id === null ? null : (outcomes.find((one) => one.id === id) ?? null);
  if (id !== null && current === null) return notFound('There is no such outcome in this plan.');
  const sound = await checked(work, open.value, current, input);
  if (!sound.ok) return sound;
  const twin = outcomes.find((one) => one.title === input.title && one.id !== id);
  if (twin !== undefined) return id === null ? ok(twin.key) : invalid([{ field: 'title', message: 'This plan has an outcome of this title already' }]);
  const key = current?.key ?? (await freeKey(work, input.title));
  if (current === null) await insertOutcome(tx, here.id, plan, key, sound.value);
  else if (!(await updateOutcome(tx, here.id, { id: current.id, version }, sound.value))) return staleRecord;
  if (evidence !== null) await setRests(tx, here.id, { outcome: key }, evidence);
  await record(work, { what: current === null ? 'OutcomeAdded' : 'OutcomeChanged', subject: { kind: 'outcome', id: null }, data: { key, title: input.title, ...(current === null ? {} : { before: current.title }) } });
  return ok(key);
};

/** Takes an outcome out of a draft. In an adopted plan it stays: the next version leaves it out. */
export const dropOutcome = async (work: Work, plan: PlanId, id: OutcomeId, version: number): Promise<Result<null>> => {
  const open = await openPlan(work, plan);
  if (!open.ok) return open;
  if (open.value.status !== 'draft') return refuse({ kind: 'conflict', message: 'The plan is adopted. Make a new version and take the outcome out there.' });
  const outcome = (await outcomesOfPlan(work.tx, work.here.id, plan)).find((one) => one.id === id);
  if (outcome === undefined) return ok(null);
  if (!(await removeOutcome(work.tx, work.here.id, { id, version }))) return staleRecord;
  await record(work, { what: 'OutcomeRemoved', subject: { kind: 'outcome', id: null }, data: { key: outcome.key, title: outcome.title } });
  return ok(null);
};
