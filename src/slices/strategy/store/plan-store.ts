import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { GroupId, PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Outcome, OutcomeId, OutcomeInput, PlacedOutcome, Plan, PlanId, PlanInput, Theme, ThemeId } from '../core/plan.ts';

const planColumns = sql`id, title, level, area, vision, covers_from as "coversFrom", covers_to as "coversTo", adopted_on as "adoptedOn", review_due as "reviewDue", action_plan as "actionPlan",
  action_plan_link as "actionPlanLink", commitment, checking, reporting, engagement, reviewed_on as "reviewedOn", status, number, replaces, version`;

/** Every plan: those of the widest area first, the newest version of each first. */
export const plansOf = (tx: Tx, here: PartnershipId): Promise<readonly Plan[]> =>
  all<Plan>(tx, sql`select ${planColumns} from strategy.plan where partnership_id = ${here} order by case level when 'county' then 1 when 'district' then 2 when 'parish' then 3 else 4 end, title collate "en-x-icu", number desc, id`);

export const planById = (tx: Tx, here: PartnershipId, id: PlanId): Promise<Plan | null> =>
  first<Plan>(tx, sql`select ${planColumns} from strategy.plan where partnership_id = ${here} and id = ${id}`);

export const insertPlan = async (tx: Tx, here: PartnershipId, plan: PlanInput, before: Pick<Plan, 'id' | 'number'> | null = null): Promise<PlanId> => {
  const row = await first<{ readonly id: PlanId }>(
    tx,
    sql`insert into strategy.plan (partnership_id, title, level, area, vision, covers_from, covers_to, adopted_on, review_due, action_plan, action_plan_link, commitment, checking, reporting, engagement, reviewed_on, number, replaces)
        values (${here}, ${plan.title}, ${plan.level}, ${plan.area}, ${plan.vision}, ${plan.coversFrom}, ${plan.coversTo}, ${plan.adoptedOn}, ${plan.reviewDue}, ${plan.actionPlan}, ${plan.actionPlanLink},
          ${plan.commitment}, ${plan.checking}, ${plan.reporting}, ${plan.engagement}, ${plan.reviewedOn}, ${(before?.number ?? 0) + 1}, ${before?.id ?? null}) returning id`,
  );
  return (row as { readonly id: PlanId }).id;
};

export const updatePlan = async (tx: Tx, here: PartnershipId, id: PlanId, version: number, plan: PlanInput): Promise<boolean> =>
  (await run(
    tx,
    sql`update strategy.plan set title = ${plan.title}, level = ${plan.level}, area = ${plan.area}, vision = ${plan.vision}, covers_from = ${plan.coversFrom}, covers_to = ${plan.coversTo}, adopted_on = ${plan.adoptedOn},
          review_due = ${plan.reviewDue}, action_plan = ${plan.actionPlan}, action_plan_link = ${plan.actionPlanLink}, commitment = ${plan.commitment}, checking = ${plan.checking}, reporting = ${plan.reporting},
          engagement = ${plan.engagement}, reviewed_on = ${plan.reviewedOn}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and status <> 'replaced'`,
  )) === 1;

/** Adopts a draft, and marks the one before it as replaced. */
export const adoptPlan = async (tx: Tx, here: PartnershipId, { id, replaces, version }: Plan, on: Day): Promise<boolean> => {
  const done = await run(tx, sql`update strategy.plan set status = 'adopted', adopted_on = coalesce(adopted_on, ${on}), version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and status = 'draft'`);
  if (done === 1 && replaces !== null) await run(tx, sql`update strategy.plan set status = 'replaced', version = version + 1 where partnership_id = ${here} and id = ${replaces}`);
  return done === 1;
};

export const draftAfter = (tx: Tx, here: PartnershipId, id: PlanId): Promise<{ readonly id: PlanId } | null> =>
  first(tx, sql`select id from strategy.plan where partnership_id = ${here} and replaces = ${id}`);

/** Puts a copy of every theme and outcome of a plan under another; the outcomes keep their keys. */
export const copyInto = async (tx: Tx, here: PartnershipId, from: PlanId, to: PlanId): Promise<void> => {
  await run(
    tx,
    sql`with old as (select *, gen_random_uuid() as made from strategy.theme where partnership_id = ${here} and plan_id = ${from}),
          themes as (insert into strategy.theme (partnership_id, id, plan_id, title, group_id, position) select partnership_id, made, ${to}, title, group_id, position from old returning id)
        insert into strategy.outcome (partnership_id, plan_id, theme_id, key, title, good, by_when, serves, position)
        select o.partnership_id, ${to}, old.made, o.key, o.title, o.good, o.by_when, o.serves, o.position
        from strategy.outcome o left join old on old.id = o.theme_id, (select count(*) from themes) as counted where o.partnership_id = ${here} and o.plan_id = ${from}`,
  );
};

export const themesOf = (tx: Tx, here: PartnershipId, plan: PlanId | null = null): Promise<readonly Theme[]> =>
  all<Theme>(tx, sql`select id, plan_id as plan, title, group_id as "group", position, version from strategy.theme where partnership_id = ${here} and (${plan}::uuid is null or plan_id = ${plan}) order by position, title, id`);

export const insertTheme = async (tx: Tx, here: PartnershipId, plan: PlanId, title: string, group: GroupId | null): Promise<ThemeId> => {
  const row = await first<{ readonly id: ThemeId }>(
    tx,
    sql`insert into strategy.theme (partnership_id, plan_id, title, group_id, position)
        values (${here}, ${plan}, ${title}, ${group}, (select coalesce(max(position), 0) + 1 from strategy.theme where partnership_id = ${here} and plan_id = ${plan})) returning id`,
  );
  return (row as { readonly id: ThemeId }).id;
};

export const updateTheme = async (tx: Tx, here: PartnershipId, id: ThemeId, version: number, title: string, group: GroupId | null): Promise<boolean> =>
  (await run(tx, sql`update strategy.theme set title = ${title}, group_id = ${group}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version}`)) === 1;

/** Takes a theme out; its outcomes stay in the plan with none. */
export const removeTheme = async (tx: Tx, here: PartnershipId, id: ThemeId, version: number): Promise<boolean> => {
  await run(tx, sql`update strategy.outcome set theme_id = null, version = version + 1 where partnership_id = ${here} and theme_id = ${id}`);
  return (await run(tx, sql`delete from strategy.theme where partnership_id = ${here} and id = ${id} and version = ${version}`)) === 1;
};

const outcomeColumns = sql`o.id, o.plan_id as plan, o.theme_id as theme, o.key, o.title, o.good, o.by_when as "byWhen", o.serves, o.position, o.version,
  p.title as "planTitle", p.level, t.title as "themeTitle", t.group_id as "group"`;
const outcomeTables = sql`strategy.outcome o join strategy.plan p on p.partnership_id = o.partnership_id and p.id = o.plan_id left join strategy.theme t on t.partnership_id = o.partnership_id and t.id = o.theme_id`;
const inOrder = sql`order by case p.level when 'county' then 1 when 'district' then 2 when 'parish' then 3 else 4 end, p.title collate "en-x-icu", p.id, t.position nulls last, o.position, o.id`;

/** The outcomes that hold now: of adopted plans, and of plans still in their first draft. */
export const outcomesNow = (tx: Tx, here: PartnershipId): Promise<readonly PlacedOutcome[]> =>
  all<PlacedOutcome>(tx, sql`select ${outcomeColumns} from ${outcomeTables} where o.partnership_id = ${here} and (p.status = 'adopted' or (p.status = 'draft' and p.replaces is null)) ${inOrder}`);

export const outcomesOfPlan = (tx: Tx, here: PartnershipId, plan: PlanId): Promise<readonly PlacedOutcome[]> =>
  all<PlacedOutcome>(tx, sql`select ${outcomeColumns} from ${outcomeTables} where o.partnership_id = ${here} and o.plan_id = ${plan} ${inOrder}`);

/** The outcome of a key, wherever it stands: in the plan that holds now, else in the newest that had it. */
export const outcomeByKey = (tx: Tx, here: PartnershipId, key: string): Promise<(PlacedOutcome & { readonly status: Plan['status'] }) | null> =>
  first(tx, sql`select ${outcomeColumns}, p.status from ${outcomeTables} where o.partnership_id = ${here} and o.key = ${key} order by (p.status = 'adopted') desc, (p.status = 'draft' and p.replaces is null) desc, p.number desc, p.id limit 1`);

export const isKeyTaken = async (tx: Tx, here: PartnershipId, key: string): Promise<boolean> =>
  (await first(tx, sql`select 1 from strategy.outcome where partnership_id = ${here} and key = ${key} limit 1`)) !== null;

export const insertOutcome = async (tx: Tx, here: PartnershipId, plan: PlanId, key: string, outcome: OutcomeInput): Promise<OutcomeId> => {
  const row = await first<{ readonly id: OutcomeId }>(
    tx,
    sql`insert into strategy.outcome (partnership_id, plan_id, theme_id, key, title, good, by_when, serves, position)
        values (${here}, ${plan}, ${outcome.theme}, ${key}, ${outcome.title}, ${outcome.good}, ${outcome.byWhen}, ${outcome.serves},
          (select coalesce(max(position), 0) + 1 from strategy.outcome where partnership_id = ${here} and plan_id = ${plan})) returning id`,
  );
  return (row as { readonly id: OutcomeId }).id;
};

export const updateOutcome = async (tx: Tx, here: PartnershipId, { id, version }: Pick<Outcome, 'id' | 'version'>, outcome: OutcomeInput): Promise<boolean> =>
  (await run(
    tx,
    sql`update strategy.outcome set theme_id = ${outcome.theme}, title = ${outcome.title}, good = ${outcome.good}, by_when = ${outcome.byWhen}, serves = ${outcome.serves}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version}`,
  )) === 1;

export const removeOutcome = async (tx: Tx, here: PartnershipId, { id, version }: Pick<Outcome, 'id' | 'version'>): Promise<boolean> =>
  (await run(tx, sql`delete from strategy.outcome where partnership_id = ${here} and id = ${id} and version = ${version}`)) === 1;
