import { formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { saveOutcome } from '../commands/edit-outcome.ts';
import type { Evidence } from '../core/evidence.ts';
import { levels, levelNames, type PlacedOutcome, type Plan, type Theme } from '../core/plan.ts';
import { evidenceOf, restsOf, type Rest } from '../store/evidence-store.ts';
import { outcomesNow, outcomesOfPlan, planById, themesOf } from '../store/plan-store.ts';
import type { FormPage } from './form-page.ts';
import { typed } from './typed-values.ts';

type Seen = { readonly plan: Plan; readonly outcome: PlacedOutcome | null; readonly themes: readonly Theme[]; readonly upper: readonly PlacedOutcome[]; readonly evidence: readonly Evidence[]; readonly rests: readonly Rest[] };

/** Evidence to tick, each with its date. */
export const evidenceOptions = (evidence: readonly Evidence[]) =>
  evidence.filter((one) => one.withdrawnOn === null).map((one) => ({ value: one.id, text: one.publishedOn === null ? one.title : `${one.title} (${formatDay(one.publishedOn)})` }));

const wider = (plan: Plan, outcomes: readonly PlacedOutcome[]): readonly PlacedOutcome[] =>
  outcomes.filter((one) => one.plan !== plan.id && (plan.level === 'other' || one.level === 'other' || levels.indexOf(one.level) > levels.indexOf(plan.level)));

/** The form of an outcome of a plan. */
export const outcomeForm: FormPage<Seen> = {
  part: 'plans', missing: 'There is no such outcome in this plan.', done: 'The outcome is saved',
  load: async (ask, tx) => {
    const [planId, id] = [readId<'plan'>(ask.params['plan']), readId<'outcome'>(ask.params['id'])];
    const plan = planId === null ? null : await planById(tx, ask.here.id, planId);
    if (plan === null) return null;
    const outcome = (await outcomesOfPlan(tx, ask.here.id, plan.id)).find((one) => one.id === id) ?? null;
    if (outcome === null && ask.params['id'] !== 'new') return null;
    const upper = wider(plan, await outcomesNow(tx, ask.here.id));
    return { plan, outcome, upper, themes: await themesOf(tx, ask.here.id, plan.id), evidence: await evidenceOf(tx, ask.here.id), rests: await restsOf(tx, ask.here.id) };
  },
  form: (ask, { plan, outcome, themes, upper, evidence }) => ({
    heading: outcome === null ? 'Add an outcome' : `Change “${outcome.title}”`, caption: plan.title, action: ask.link(`/strategy/plans/${plan.id}/outcomes/${outcome?.id ?? 'new'}`), back: ask.link(`/strategy/plans/${plan.id}`),
    fields: [
      { name: 'title', label: 'Outcome', hint: 'What will be different for people. For example: Fewer young people leave school with nowhere to go' },
      { name: 'theme', label: 'Theme', options: [{ value: '', text: 'None' }, ...themes.map((theme) => ({ value: theme.id, text: theme.title }))] },
      { name: 'good', label: 'What good looks like', kind: 'lines', hint: 'How people would know that it has come true' },
      { name: 'byWhen', label: 'By when', kind: 'date' },
      ...(upper.length === 0 && outcome?.serves == null ? [] : [{ name: 'serves', label: 'Outcome of a wider plan that it serves', options: [{ value: '', text: 'None' }, ...upper.map((one) => ({ value: one.key, text: `${one.title} (${levelNames[one.level].toLowerCase()})` }))] }]),
      ...(evidence.length === 0 ? [] : [{ name: 'evidence', label: 'What evidence does it rest on?', kind: 'checks' as const, open: true, options: evidenceOptions(evidence) }]),
    ],
  }),
  current: ({ outcome, rests }, ask) =>
    outcome === null
      ? { values: { theme: ask.query.get('theme') ?? '' }, version: 0 }
      : { values: { title: outcome.title, theme: outcome.theme ?? '', good: outcome.good, byWhen: outcome.byWhen ?? '', serves: outcome.serves ?? '', evidence: rests.filter((rest) => rest.outcome === outcome.key).map((rest) => rest.evidence).join('\n') }, version: outcome.version },
  save: async (work, { plan, outcome, evidence }, values, version) => {
    const from = typed(values);
    const input = from.read({ title: from.text('title'), theme: from.id<'theme'>('theme'), good: from.text('good'), byWhen: from.day('byWhen'), serves: from.orNull('serves') });
    if (!input.ok) return input;
    const done = await saveOutcome(work, plan.id, { id: outcome?.id ?? null, version, input: input.value, evidence: evidence.length === 0 ? null : from.ids<'evidence'>('evidence') });
    return done.ok ? { ok: true, value: `/strategy/plans/${plan.id}` } : done;
  },
};
