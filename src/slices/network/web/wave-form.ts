import { askingFrom, askingPlan, readAsking, roundFaults, usualAsking, type AskingDraft } from '#assessment/asking';
import { addDays, dayOf, type Day } from '#lib/day.ts';
import { readId, type GroupId, type PersonId } from '#lib/id.ts';
import { oncePerField, type Fault } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { sentDate, typedDay } from '#platform/http/typed-date.ts';
import { sevenRelations } from '../core/relations.ts';
import { waveFaults, type RosterRule } from '../core/wave.ts';
import type { Wave, WavePlan } from '../store/wave-store.ts';

/** What the form shows: text as typed, so that nothing is lost when it is refused. */
export type WaveDraft = AskingDraft & {
  readonly purpose: string;
  readonly consent: string;
  readonly seenByCoordinators: boolean;
  readonly seenBy: readonly string[];
  readonly relations: readonly string[];
  readonly ratings: boolean;
  readonly roster: string;
  readonly rosterGroups: readonly string[];
  readonly minGroup: string;
  readonly organisationsNamed: boolean;
  readonly keepUntil: string;
  readonly version: number;
};

const purpose = 'We want to see how people in the partnership really work together: which links are weak, who holds others together and needs support, and who is left out. The board will use the findings to bring people together who should be in touch.';
const consent = 'Your answers are used for the findings on how the partnership works, and for nothing else. They are not given to any employer.';

/** A draft that would do as it stands: all seven questions, everyone, three weeks, names kept for a year. */
export const usualWave = (ask: AskHere): WaveDraft => {
  const asking = usualAsking(ask, 'Who works with whom');
  return { ...asking, purpose, consent, seenByCoordinators: true, seenBy: [], relations: sevenRelations.map(({ id }) => id), ratings: true, roster: 'all', rosterGroups: [], minGroup: '5', organisationsNamed: false, keepUntil: addDays(dayOf(ask.now), 386), version: 0 };
};

/**
 * The same questions, list and people as the last survey, so that like can be compared with like; days, message and version are new.
 * Its title differs from those that are there already. `waves` come the newest first.
 */
export const nextWave = (ask: AskHere, waves: readonly Wave[]): { readonly draft: WaveDraft; readonly after: Wave | null } => {
  const usual = usualWave(ask);
  const taken = new Set(waves.map(({ title }) => title));
  const titles = [usual.title, ...Array.from({ length: waves.length }, (_, at) => `${usual.title} (${at + 2})`)];
  const title = titles.find((one) => !taken.has(one)) ?? usual.title;
  const after = waves.find(({ origin }) => origin === 'survey') ?? null;
  if (after === null) return { draft: { ...usual, title }, after };
  const { purpose: what, consent: how, seenByCoordinators, seenBy, relations, ratings, roster, rosterGroups, minGroup, organisationsNamed, everyone, groups, roles, organisations, people } = waveDraftFrom(after);
  return { draft: { ...usual, title, purpose: what, consent: how, seenByCoordinators, seenBy, relations, ratings, roster, rosterGroups, minGroup, organisationsNamed, everyone, groups, roles, organisations, people }, after };
};

export const waveDraftFrom = (wave: Wave): WaveDraft => ({
  ...askingFrom(wave), purpose: wave.purpose, consent: wave.consent, seenByCoordinators: wave.seenBy.coordinators, seenBy: wave.seenBy.people, relations: wave.relations.map(({ id }) => id), ratings: wave.ratings, roster: wave.roster.rule, rosterGroups: wave.roster.ids, minGroup: String(wave.minGroup), organisationsNamed: wave.organisationsNamed, keepUntil: wave.keepUntil, version: wave.version,
});

export const readWaveDraft = (form: Form): WaveDraft => ({
  ...readAsking(form), purpose: form.lines('purpose'), consent: form.lines('consent'), seenByCoordinators: form.text('seenByCoordinators') === 'yes', seenBy: form.all('seenBy'), relations: form.all('relations'), ratings: form.text('ratings') === 'yes', roster: form.text('roster'), rosterGroups: form.all('rosterGroups'),
  minGroup: form.text('minGroup'), organisationsNamed: form.text('organisationsNamed') === 'yes', keepUntil: sentDate(form, 'keepUntil'), version: Number(form.text('version')) || 0,
});

// The order in which the form asks, so that what is wrong is listed in it.
const inOrder = ['title', 'purpose', 'consent', 'seenBy', 'keepUntil', 'minGroup', 'relations', 'roster', 'everyone', 'audience', 'opens', 'closes', 'closesOn', 'message', 'replyName', 'replyAddress'];
const sorted = (faults: readonly Fault[]): readonly Fault[] => faults.toSorted((a, b) => inOrder.indexOf(a.field) - inOrder.indexOf(b.field));

const rules: readonly RosterRule[] = ['all', 'theme', 'group'];

/** The plan that a draft means, with every fault of it. With a fault it is not to be kept. */
export const wavePlanFrom = (draft: WaveDraft): { readonly plan: WavePlan; readonly faults: readonly Fault[] } => {
  const asking = askingPlan(draft);
  const keepUntil: Day | null = typedDay(draft.keepUntil);
  const faults: Fault[] = [...asking.faults];
  if (keepUntil === null) faults.push({ field: 'keepUntil', message: 'The day on which names are removed must be a real date, like 21 11 2027' });
  const plan: WavePlan = {
    ...asking.plan, purpose: draft.purpose, consent: draft.consent, relations: sevenRelations.filter(({ id }) => draft.relations.includes(id)), ratings: draft.ratings,
    seenBy: { coordinators: draft.seenByCoordinators, people: draft.seenBy.flatMap((id) => readId<'person'>(id) ?? []) as readonly PersonId[] },
    roster: { rule: rules.find((one) => one === draft.roster) ?? 'all', ids: draft.rosterGroups.flatMap((id) => readId<'group'>(id) ?? []) as readonly GroupId[] }, minGroup: Number(draft.minGroup), organisationsNamed: draft.organisationsNamed, keepUntil: keepUntil ?? addDays(asking.plan.closesOn, 1),
  };
  return { plan, faults: sorted(oncePerField([...faults, ...roundFaults(plan), ...waveFaults(plan, asking.isDated ? plan.closesOn : addDays(plan.keepUntil, -1))])) };
};
