import { addDays, readDay, type Day } from '#lib/day.ts';
import { addAction } from '#delivery/reads';
import type { Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import type { Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services, Work } from '#platform/services.ts';
import type { EvidenceId, PlanId, ThemeId } from '#strategy';
import { addPlan, adoptPlan, answerPart, offerPart, saveEffect, saveEvidence, saveOutcome, saveTheme } from '#strategy/reads';
import { as, must, personOf } from './demo-steps.ts';
import { loadAgreement } from './load-agreement.ts';
import { cells, effects, evidence, outcomes, plans, themes } from './strategy-words.ts';

const doerOf = ({ organisations, groups }: Membership, name: string) => {
  const [organisation, group] = [organisations.find((one) => one.name === name), groups.find((one) => one.name === name)];
  return organisation !== undefined ? { kind: 'organisation' as const, id: organisation.id } : group !== undefined ? { kind: 'group' as const, id: group.id } : null;
};

const loadEvidence = async (work: Work, membership: Membership, today: Day): Promise<readonly EvidenceId[]> => {
  const ids: EvidenceId[] = [];
  for (const { published, months, owner, ...one } of evidence) ids.push(await must(saveEvidence(work, null, 0, { ...one, publishedOn: addDays(today, published), refreshMonths: months, link: '', owner: personOf(membership, owner) })));
  return ids;
};

type Loaded = { readonly keys: ReadonlyMap<string, string>; readonly evidence: readonly EvidenceId[] };

const loadPlans = async (work: Work, membership: Membership, today: Day): Promise<Loaded> => {
  const sources = await loadEvidence(work, membership, today);
  const [ids, themeIds] = [[] as PlanId[], [] as ThemeId[]];
  for (const { from, to, review, reviewed, words, ...plan } of plans) {
    const text = { actionPlan: '', actionPlanLink: '', commitment: '', checking: '', reporting: '', engagement: '', ...words };
    const id = await must(addPlan(work, { ...plan, ...text, coversFrom: addDays(today, from), coversTo: addDays(today, to), adoptedOn: addDays(today, from), reviewedOn: reviewed === null ? null : addDays(today, reviewed), reviewDue: review === null ? null : addDays(today, review) }));
    await must(adoptPlan(work, id, 1));
    ids.push(id);
  }
  const [first] = ids;
  if (first === undefined) throw new Error('The demo has no plan');
  for (const [title, group] of themes) themeIds.push(await must(saveTheme(work, first, null, 0, { title, group: membership.groups.find((one) => one.name === group)?.id ?? null })));
  const keys = new Map<string, string>();
  for (const one of outcomes) {
    const theme = one.theme === null ? null : (themeIds[one.theme] ?? null);
    const input = { title: one.title, theme, good: one.good, byWhen: readDay(`${Number(today.slice(0, 4)) + one.years}-03-31`), serves: one.serves === undefined ? null : (keys.get(one.serves) ?? null) };
    keys.set(one.id, await must(saveOutcome(work, ids[one.plan] ?? first, { id: null, version: 0, input, evidence: one.evidence.flatMap((index) => sources[index] ?? []) })));
  }
  return { keys, evidence: sources };
};

const loadMatrix = async (work: Work, membership: Membership, keys: Loaded['keys']): Promise<void> => {
  for (const [outcome, doer, leads, what, person, answer, words = ''] of cells) {
    const asked = personOf(membership, person);
    const id = await must(offerPart(work, { outcome: keys.get(outcome) ?? '', doer: doerOf(membership, doer), role: leads ? 'leads' : 'contributes', what, asked }));
    if (answer !== null && asked !== null) await must(answerPart(as(work, person), id, 1, { person: asked, answer, words }));
  }
  for (const [from, to, sense, why] of effects) await must(saveEffect(work, null, 0, { from: keys.get(from) ?? '', to: keys.get(to) ?? '', sense, why }));
};

const actions: readonly (readonly [outcome: string, what: string, organisation: string, person: string, due: number, measure: string])[] = [
  ['young', 'Call every school leaver with no plan in the last week of August', 'Hartshire College', 'Ben Carver', 75, 'Each of them was reached, and by name'],
  ['longer', 'Open the first two health trainers’ desks in Fernhaven library', 'Hartshire Primary Care Trust', 'Hugh Barton', 30, 'Fifty people a month come back a second time'],
  ['homes', 'List all public land that could hold ten homes or more', 'Ambleton Borough Council', 'Owen Clarke', 110, 'One list that all six districts have signed'],
];

/** What Hartshire promised: three plans with their outcomes and evidence, who does what, and an agreement in negotiation. */
export const loadStrategy = async (tx: Tx, services: Services, here: Here, today: Day): Promise<Loaded> => {
  const work: Work = { tx, here, actor: { user: null, name: 'Ruth Ellery' }, now: services.clock(), services };
  const membership = await readMembership(tx, here.id);
  const { keys, evidence: sources } = await loadPlans(work, membership, today);
  await loadMatrix(work, membership, keys);
  await loadAgreement(work, membership, today, keys, sources);
  for (const [outcome, what, organisation, person, due, measure] of actions) {
    const origin = { slice: 'strategy', kind: 'outcome', id: keys.get(outcome) ?? '', text: outcomes.find((one) => one.id === outcome)?.title ?? '' };
    await must(addAction(work, { what, measure, dueOn: addDays(today, due), ownerOrganisation: membership.organisations.find((one) => one.name === organisation)?.id ?? null, ownerPerson: personOf(membership, person), origin }));
  }
  return { keys, evidence: sources };
};
