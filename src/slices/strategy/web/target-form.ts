import { readId } from '#lib/id.ts';
import type { Pack } from '#pack';
import type { Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import type { Field } from '#platform/http/record-page.tsx';
import { saveTarget } from '../commands/edit-target.ts';
import { kindName } from '../commands/read-agreement.ts';
import { certainties, measureKinds, polarities, type TargetField } from '../core/agreement.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Agreement, KeptTarget, TargetInput } from '../core/kept-target.ts';
import { limitsFromPack } from '../core/limits-from-pack.ts';
import { readMoves } from '../core/read-words.ts';
import type { PlacedOutcome } from '../core/plan.ts';
import { agreementById } from '../store/agreement-store.ts';
import { evidenceOf, restsOf, type Rest } from '../store/evidence-store.ts';
import { outcomesNow } from '../store/plan-store.ts';
import { targetById, targetsOf } from '../store/target-store.ts';
import type { FormPage } from './form-page.ts';
import { evidenceOptions } from './outcome-form.ts';
import { typed, yearsShown, type Values } from './typed-values.ts';

export type SeenTarget = { readonly agreement: Agreement; readonly target: KeptTarget | null; readonly next: string; readonly outcomes: readonly PlacedOutcome[]; readonly evidence: readonly Evidence[]; readonly rests: readonly Rest[]; readonly membership: Membership; readonly pack: Pack };

const none = (text: string) => ({ value: '', text });
const valueKinds = ['per-cent', 'number', 'rate', 'other'] as const;
const valueKindNames = { 'per-cent': 'Per cent', number: 'Number', rate: 'Rate', other: 'Other' } as const;
const measureNames = { input: 'Input: what goes in', process: 'Process: what is done', output: 'Output: what comes out', outcome: 'Outcome: what changes for people', perception: 'Perception: what people say or feel' } as const;
const polarityNames = { up: 'More is better', down: 'Less is better', none: 'Neither' } as const;
const certaintyNames = { certain: 'Certain', likely: 'Likely', uncertain: 'Uncertain' } as const;
const notApplicable: readonly (readonly [TargetField, string])[] = [['baseline', 'Baseline'], ['denominator', 'How many it is of'], ['sample', 'Survey sample'], ['funding', 'Funding'], ['reward', 'Reward'], ['contributors', 'Contributors'], ['indicator', 'Indicator']];

const promised = ({ pack, outcomes }: SeenTarget): readonly Field[] => [
  { name: 'title', label: 'Target', part: 'What is promised' },
  { name: 'key', label: 'Reference', hint: 'Short, and its own in this agreement, like T1' },
  { name: 'kind', label: 'Kind', options: limitsFromPack(pack).kinds.map(({ kind }) => ({ value: kind, text: kindName(kind) })) },
  { name: 'indicator', label: 'Indicator', hint: 'Its code, like NI 117' },
  { name: 'outcome', label: 'Which outcome does it serve?', options: [none('None'), ...outcomes.map((one) => ({ value: one.key, text: one.title }))] },
  { name: 'definition', label: 'Definition', kind: 'lines', hint: 'Who or what is counted, over which period, from which source' },
  { name: 'measure', label: 'What does it look at?', options: [none('Not said'), ...measureKinds.map((one) => ({ value: one, text: measureNames[one] }))] },
  { name: 'polarity', label: 'Which way is better?', options: [none('Not said'), ...polarities.map((one) => ({ value: one, text: polarityNames[one] }))] },
];

const figures: readonly Field[] = [
  { name: 'valueKind', label: 'Figures are', options: valueKinds.map((one) => ({ value: one, text: valueKindNames[one] })), part: 'Figures' },
  { name: 'unit', label: 'Unit', hint: 'Like homes, tonnes or per 1,000 people' },
  { name: 'baseline', label: 'Baseline', kind: 'figure' },
  { name: 'baselinePeriod', label: 'Period of the baseline', hint: 'Like 2025/26' },
  { name: 'yearly', label: 'Target for each year', kind: 'lines', hint: 'One year a line, like 2026/27: 62.5' },
  { name: 'past', label: 'Past figures', kind: 'lines', hint: 'One year a line. They show whether the target is likely' },
  { name: 'denominator', label: 'How many is it of?', kind: 'figure', hint: 'For a per cent: how many people, homes or cases, so that it can be put into numbers' },
  { name: 'denominatorOf', label: 'Of what?', hint: 'Like young people. Leave empty for people' },
  { name: 'sample', label: 'How many does the survey ask?', kind: 'figure', hint: 'For what people say or feel' },
];

const people = ({ membership }: SeenTarget): readonly Field[] => [
  { name: 'leadOrganisation', label: 'Lead organisation', options: [none('Nobody yet, or named below'), ...membership.organisations.map((one) => ({ value: one.id, text: one.name }))], part: 'Who leads' },
  { name: 'leadName', label: 'Lead outside the partnership', hint: 'Only if it is not on the list' },
  { name: 'leadPerson', label: 'Lead person', options: [none('Nobody yet'), ...membership.people.map((one) => ({ value: one.id, text: one.name }))] },
  { name: 'leadHasPower', label: 'Does the lead have power over what decides it?', options: [none('Not said'), { value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }] },
  { name: 'area', label: 'Areas it is for', kind: 'lines', hint: 'Names or codes, one a line. It is checked whether the lead works there' },
];

const reasons = ({ evidence, agreement, target }: SeenTarget): readonly Field[] => [
  { name: 'fundingAmount', label: 'Funding in pounds', kind: 'figure', part: 'Money and reasons' },
  { name: 'fundingCertainty', label: 'How certain is the funding?', options: [none('Not said'), ...certainties.map((one) => ({ value: one, text: certaintyNames[one] }))] },
  { name: 'reward', label: 'Reward in pounds if it is met', kind: 'figure' },
  { name: 'reason', label: 'Why was it chosen?', kind: 'lines' },
  ...(evidence.length === 0 ? [] : [{ name: 'evidence', label: 'What evidence does it rest on?', kind: 'checks' as const, open: true, options: evidenceOptions(evidence) }]),
  { name: 'evidenceNote', label: 'Other evidence, in words', kind: 'lines' },
  { name: 'movesWith', label: 'Which other targets does it move?', kind: 'lines', hint: 'One a line, like T4 (helps) or T9 (harms)' },
  { name: 'notApplicable', label: 'What does not apply to this target', kind: 'checks', options: notApplicable.map(([value, text]) => ({ value, text })) },
  ...(agreement.status === 'signed' || target !== null ? [{ name: 'why', label: 'Why this change?', kind: 'lines' as const, hint: agreement.status === 'signed' ? 'The agreement is signed, so a reason is needed. It stays with the target' : 'Optional. It stays with the target', part: 'This change' }] : []),
];

const valuesOf = (target: KeptTarget, rests: readonly Rest[]): Values => {
  const shown = (value: string | number | null): string => (value === null ? '' : String(value));
  return {
    title: target.title, key: target.key, kind: target.kind, indicator: shown(target.indicator), outcome: shown(target.outcome), definition: shown(target.definition), measure: shown(target.measure), polarity: shown(target.polarity),
    valueKind: target.valueKind, unit: shown(target.unit), baseline: shown(target.baseline), baselinePeriod: shown(target.baselinePeriod), yearly: yearsShown(target.yearly), past: yearsShown(target.past), denominator: shown(target.denominator),
    denominatorOf: shown(target.denominatorOf), sample: shown(target.sample), leadOrganisation: shown(target.leadOrganisation), leadName: shown(target.leadName), leadPerson: shown(target.leadPerson),
    leadHasPower: target.leadHasPower === null ? '' : target.leadHasPower ? 'yes' : 'no', area: target.area.join('\n'), fundingAmount: shown(target.funding.amount), fundingCertainty: shown(target.funding.certainty), reward: shown(target.reward),
    reason: shown(target.reason), evidence: rests.filter((rest) => rest.target === target.id).map((rest) => rest.evidence).join('\n'), evidenceNote: shown(target.evidenceNote),
    movesWith: target.movesWith.map(({ key, sense }) => `${key} (${sense})`).join('\n'), notApplicable: target.notApplicable.join('\n'), why: '',
  };
};

const inputOf = (values: Values, target: KeptTarget | null) => {
  const from = typed(values);
  const { moves, unclear } = readMoves(from.text('movesWith'));
  if (unclear.length > 0) from.fault('movesWith', `“${unclear[0] ?? ''}” does not say whether it helps or harms. Write T2 (harms) or T2 (helps)`);
  const power = from.text('leadHasPower');
  return from.read({
    key: from.text('key'), kind: from.text('kind'), title: from.text('title'), indicator: from.orNull('indicator'), definition: from.orNull('definition'), unit: from.orNull('unit'), polarity: from.oneOf('polarity', polarities), measure: from.oneOf('measure', measureKinds),
    valueKind: from.oneOf('valueKind', valueKinds) ?? 'other', baseline: from.figure('baseline'), baselinePeriod: from.orNull('baselinePeriod'), denominator: from.figure('denominator'), denominatorOf: from.orNull('denominatorOf'), sample: from.figure('sample'),
    past: from.years('past'), yearly: from.years('yearly'), outcome: from.orNull('outcome'), leadOrganisation: from.id<'organisation'>('leadOrganisation'), leadPerson: from.id<'person'>('leadPerson'), leadName: from.orNull('leadName'),
    leadAreas: target?.leadAreas ?? [], area: from.lines('area'), leadHasPower: power === '' ? null : power === 'yes', funding: { amount: from.figure('fundingAmount'), certainty: from.oneOf('fundingCertainty', certainties) }, reward: from.figure('reward'),
    reason: from.orNull('reason'), evidenceNote: from.orNull('evidenceNote'), movesWith: moves, notApplicable: [...notApplicable.map(([field]) => field).filter((field) => from.lines('notApplicable').includes(field)), ...(target?.notApplicable ?? []).filter((field) => !notApplicable.some(([known]) => known === field))],
  } satisfies TargetInput);
};

const nextKey = (targets: readonly KeptTarget[]): string => `T${Math.max(0, ...targets.map((one) => Number(/^T(\d+)$/.exec(one.key)?.[1] ?? 0))) + 1}`;

/** The form of a target: one record on one page. */
export const targetForm: FormPage<SeenTarget> = {
  part: 'agreements', missing: 'There is no such target in this agreement.', done: 'The target is saved',
  load: async (ask, tx) => {
    const [agreementId, id] = [readId<'agreement'>(ask.params['agreement']), readId<'target'>(ask.params['id'])];
    const agreement = agreementId === null ? null : await agreementById(tx, ask.here.id, agreementId);
    const target = id === null ? null : await targetById(tx, ask.here.id, id);
    if (agreement === null || (target === null && ask.params['id'] !== 'new') || (target !== null && (target.agreement !== agreement.id || target.leftOutOn !== null))) return null;
    return {
      agreement, target, next: nextKey(await targetsOf(tx, ask.here.id, agreement.id)), outcomes: await outcomesNow(tx, ask.here.id), evidence: await evidenceOf(tx, ask.here.id), rests: await restsOf(tx, ask.here.id),
      membership: await readMembership(tx, ask.here.id), pack: await ask.services.packFor(tx, ask.here),
    };
  },
  form: (ask, seen) => ({
    heading: seen.target === null ? 'Add a target' : `Change “${seen.target.title}”`, caption: seen.agreement.title, action: ask.link(`/strategy/agreements/${seen.agreement.id}/targets/${seen.target?.id ?? 'new'}`),
    back: ask.link(seen.target === null ? `/strategy/agreements/${seen.agreement.id}` : `/strategy/targets/${seen.target.id}`), lead: 'Only a title, a reference and a kind are needed to save it. The check of the agreement says what is still missing.',
    fields: [...promised(seen), ...figures, ...people(seen), ...reasons(seen)],
  }),
  current: ({ target, next, rests }, ask) => (target === null ? { values: { key: next, kind: 'local', outcome: ask.query.get('outcome') ?? '', valueKind: 'per-cent' }, version: 0 } : { values: valuesOf(target, rests), version: target.version }),
  save: async (work, { agreement, target, evidence, rests: before }, values, version) => {
    const input = inputOf(values, target);
    if (!input.ok) return input;
    const withdrawn = before.filter((one) => one.target === target?.id && evidence.some((each) => each.id === one.evidence && each.withdrawnOn !== null)).map((one) => one.evidence);
    const rests = evidence.length === 0 ? null : [...new Set([...typed(values).ids<'evidence'>('evidence'), ...withdrawn])];
    const done = await saveTarget(work, agreement.id, { id: target?.id ?? null, version, input: input.value, evidence: rests, why: values['why'] ?? '' });
    return done.ok ? { ok: true, value: `/strategy/targets/${done.value}` } : done;
  },
};
