import { readId } from '#lib/id.ts';
import { notFound } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import type { Membership } from '#partnership';
import type { Field } from '#platform/http/record-page.tsx';
import { saveTheme } from '../commands/edit-outcome.ts';
import { addPlan, changePlan } from '../commands/edit-plan.ts';
import { levelNames, levels, type Plan, type PlanInput, type Theme } from '../core/plan.ts';
import { planById, themesOf } from '../store/plan-store.ts';
import type { FormPage } from './form-page.ts';
import { Press } from './parts.tsx';
import { typed, type Values } from './typed-values.ts';

const fields: readonly Field[] = [
  { name: 'title', label: 'Title', hint: 'For example Sustainable community strategy' },
  { name: 'level', label: 'Level', options: levels.map((level) => ({ value: level, text: levelNames[level] })) },
  { name: 'area', label: 'Area', hint: 'The county, district or parish that it is for' },
  { name: 'coversFrom', label: 'It covers the time from', kind: 'date', part: 'When' },
  { name: 'coversTo', label: 'To', kind: 'date' },
  { name: 'adoptedOn', label: 'Adopted on', kind: 'date' },
  { name: 'reviewedOn', label: 'Last reviewed on', kind: 'date' },
  { name: 'reviewDue', label: 'Next review due', kind: 'date', hint: 'After this day it counts as out of date' },
  { name: 'vision', label: 'Long-term vision', kind: 'lines', hint: 'How the place will be for the people who live there, in ten years or more', part: 'The four ingredients' },
  { name: 'actionPlan', label: 'Action plan', kind: 'lines', hint: 'What comes first, in a few sentences' },
  { name: 'actionPlanLink', label: 'Link to the action plan', hint: 'Where the whole of it can be read' },
  { name: 'commitment', label: 'Shared commitment', kind: 'lines', hint: 'What each partner brings, and how the plan will be carried out' },
  { name: 'checking', label: 'Checking progress', kind: 'lines', hint: 'Who looks at progress, and how often' },
  { name: 'reporting', label: 'Telling residents', kind: 'lines', hint: 'How local people hear of progress' },
  { name: 'engagement', label: 'Asking residents', kind: 'lines', hint: 'How local people helped to choose the priorities' },
];

const blank: Values = { level: 'county' };

const valuesOf = (plan: Plan): Values => Object.fromEntries(fields.map(({ name }) => [name, String(plan[name as keyof PlanInput] ?? '')]));

const inputOf = (values: Values) => {
  const from = typed(values);
  return from.read({
    title: from.text('title'), level: from.oneOf('level', levels) ?? 'other', area: from.text('area'), vision: from.text('vision'), coversFrom: from.day('coversFrom'), coversTo: from.day('coversTo'),
    adoptedOn: from.day('adoptedOn'), reviewedOn: from.day('reviewedOn'), reviewDue: from.day('reviewDue'), actionPlan: from.text('actionPlan'), actionPlanLink: from.text('actionPlanLink'),
    commitment: from.text('commitment'), checking: from.text('checking'), reporting: from.text('reporting'), engagement: from.text('engagement'),
  } satisfies PlanInput);
};

type SeenPlan = { readonly plan: Plan | null };

/** The form of a strategy or plan. */
export const planForm: FormPage<SeenPlan> = {
  part: 'plans', missing: 'There is no such strategy or plan here.', done: 'The plan is saved',
  load: async (ask, tx) => {
    const id = readId<'plan'>(ask.params['id']);
    const plan = id === null ? null : await planById(tx, ask.here.id, id);
    return plan === null && ask.params['id'] !== 'new' ? null : { plan };
  },
  form: (ask, { plan }) => ({
    heading: plan === null ? 'Add a strategy or plan' : `Change ${plan.title}`, caption: 'Strategies and plans', fields,
    action: ask.link(`/strategy/plans/${plan?.id ?? 'new'}/edit`), back: ask.link(plan === null ? '/strategy/plans' : `/strategy/plans/${plan.id}`),
  }),
  current: ({ plan }) => (plan === null ? { values: blank, version: 0 } : { values: valuesOf(plan), version: plan.version }),
  save: async (work, { plan }, values, version) => {
    const input = inputOf(values);
    if (!input.ok) return input;
    const done = await (plan === null ? addPlan(work, input.value) : changePlan(work, plan.id, version, input.value));
    return done.ok ? { ok: true, value: `/strategy/plans/${done.value}` } : done;
  },
};

type SeenTheme = { readonly plan: Plan; readonly theme: Theme | null; readonly membership: Membership };

/** The form of a theme of a plan. */
export const themeForm: FormPage<SeenTheme> = {
  part: 'plans', missing: 'There is no such theme in this plan.', done: 'The theme is saved',
  load: async (ask, tx) => {
    const [planId, id] = [readId<'plan'>(ask.params['plan']), readId<'theme'>(ask.params['id'])];
    const plan = planId === null ? null : await planById(tx, ask.here.id, planId);
    if (plan === null) return null;
    const theme = (await themesOf(tx, ask.here.id, plan.id)).find((one) => one.id === id) ?? null;
    return theme === null && ask.params['id'] !== 'new' ? null : { plan, theme, membership: await readMembership(tx, ask.here.id) };
  },
  form: (ask, { plan, theme, membership }) => ({
    heading: theme === null ? 'Add a theme' : theme.title, caption: plan.title, action: ask.link(`/strategy/plans/${plan.id}/themes/${theme?.id ?? 'new'}`), back: ask.link(`/strategy/plans/${plan.id}`),
    ...(theme === null ? {} : { below: <><h2 class="govuk-heading-m">Is it no longer a theme?</h2><p class="govuk-body">Its outcomes stay in the plan.</p><Press action={ask.link(`/strategy/plans/${plan.id}/themes/${theme.id}/remove`)} version={theme.version} text="Take this theme out" classes="govuk-button--warning" /></> }),
    fields: [
      { name: 'title', label: 'Theme', hint: 'For example Safer communities' },
      { name: 'group', label: 'Theme group', hint: 'The group that looks after it', options: [{ value: '', text: 'None' }, ...membership.groups.map((group) => ({ value: group.id, text: group.name }))] },
    ],
  }),
  current: ({ theme }) => (theme === null ? { values: {}, version: 0 } : { values: { title: theme.title, group: theme.group ?? '' }, version: theme.version }),
  save: async (work, { plan, theme }, values, version) => {
    const from = typed(values);
    const group = from.id<'group'>('group');
    if (group === null && from.text('group') !== '') return notFound('There is no such group here.');
    const done = await saveTheme(work, plan.id, theme?.id ?? null, version, { title: from.text('title'), group });
    return done.ok ? { ok: true, value: `/strategy/plans/${plan.id}` } : done;
  },
};
