import { addDays, readDay, type Day } from '#lib/day.ts';
import type { Membership } from '#partnership';
import type { Work } from '#platform/services.ts';
import type { AgreementId, EvidenceId, TargetId } from '#strategy';
import { addAgreement, answerTarget, negotiate, offerContribution, saveRound, saveShares, saveTarget, takeDraft } from '#strategy/reads';
import { contributors, earlier, rounds, shares, targets, type TargetWords } from './agreement-words.ts';
import { as, must, personOf } from './demo-steps.ts';

type EvidenceIds = readonly EvidenceId[];
type Keys = ReadonlyMap<string, string>;

/** The year from April in which a day lies, so many years on: '2026/27'. */
export const yearFrom = (today: Day, years: number): string => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const begins = (month >= 4 ? year : year - 1) + years;
  return `${begins}/${String((begins + 1) % 100).padStart(2, '0')}`;
};

export const beginOf = (today: Day, years: number): Day => readDay(`${yearFrom(today, years).slice(0, 4)}-04-01`) ?? today;

export const inputOf = (one: TargetWords, yearly: TargetWords['yearly'], membership: Membership, today: Day, keys: Keys) => {
  const [valueKind, unit, polarity, measure] = one.figures;
  const [amount, certainty, reward = null] = one.money;
  const [organisation, person] = one.lead ?? [null, null];
  const [denominator, denominatorOf] = one.of ?? [null, null];
  return {
    key: one.key, kind: one.kind, title: one.title, indicator: one.indicator, definition: one.definition, unit, polarity, measure, valueKind, baseline: one.baseline, baselinePeriod: one.baseline === null ? null : yearFrom(today, -1), notApplicable: [],
    denominator, denominatorOf, sample: one.sample ?? null, past: (one.past ?? []).map((value, index) => ({ period: yearFrom(today, index - 4), value })), yearly: yearly.map((value, index) => ({ period: yearFrom(today, index), value })),
    outcome: one.outcome === null ? null : (keys.get(one.outcome) ?? null), leadOrganisation: membership.organisations.find((each) => each.name === organisation)?.id ?? null, leadPerson: personOf(membership, person), leadName: null, leadAreas: [], area: ['Hartshire'],
    leadHasPower: one.noPower === true ? false : null, funding: { amount, certainty }, reward, reason: one.reason ?? null, evidenceNote: null, movesWith: (one.moves ?? []).map(([key, sense]) => ({ key, sense })),
  };
};

type Made = { readonly agreement: AgreementId; readonly ids: ReadonlyMap<string, TargetId> };

// A first draft as it was sent, and a second with what was changed since.
const loadTargets = async (work: Work, agreement: AgreementId, input: (one: TargetWords, yearly: TargetWords['yearly']) => ReturnType<typeof inputOf>, evidence: EvidenceIds): Promise<Made> => {
  const ids = new Map<string, TargetId>();
  for (const one of targets) ids.set(one.key, await must(saveTarget(work, agreement, { id: null, version: 0, input: input(one, earlier[one.key]?.yearly ?? one.yearly), evidence: one.evidence.flatMap((index) => evidence[index] ?? []), why: '' })));
  await must(takeDraft(work, agreement, 'As sent to the government office'));
  for (const one of targets) if (earlier[one.key] !== undefined) await must(saveTarget(work, agreement, { id: ids.get(one.key) ?? null, version: 1, input: input(one, one.yearly), evidence: null, why: earlier[one.key]?.why ?? '' }));
  await must(takeDraft(work, agreement, 'After the second round'));
  return { agreement, ids };
};

const loadPartners = async (work: Work, membership: Membership, { ids }: Made): Promise<void> => {
  for (const [target, organisation, person, what, answer, words = ''] of contributors) {
    const [id, asked] = [ids.get(target), personOf(membership, person)];
    if (id === undefined) continue;
    const made = await must(offerContribution(work, id, { organisation: membership.organisations.find((one) => one.name === organisation)?.id ?? null, what, asked }));
    if (answer !== null && asked !== null) await must(answerTarget(as(work, person), made, 1, { person: asked, answer, words }));
  }
};

/** An agreement in negotiation: a first draft, what was asked for, a second draft, partners asked and the parts of the districts. */
export const loadAgreement = async (work: Work, membership: Membership, today: Day, keys: Keys, evidence: EvidenceIds): Promise<void> => {
  const agreement = await must(addAgreement(work, { title: `Hartshire’s agreement ${yearFrom(today, 0).slice(0, 4)} to ${yearFrom(today, 3).slice(0, 4)}`, from: beginOf(today, 0), to: addDays(beginOf(today, 3), -1) }));
  await must(negotiate(work, agreement, 1));
  const made = await loadTargets(work, agreement, (one, yearly) => inputOf(one, yearly, membership, today, keys), evidence);
  for (const [number, days, askedBy, target, what, why, answer] of rounds) await must(saveRound(work, agreement, null, 0, { number, on: addDays(today, days), askedBy, target: target === null ? null : (made.ids.get(target) ?? null), what, why, answer }));
  await loadPartners(work, membership, made);
  for (const { target, year, parts } of shares) {
    const id = made.ids.get(target);
    if (id !== undefined) await must(saveShares(work, id, { period: yearFrom(today, year), version: 0 }, parts.map(([area, value, base, agreed]) => ({ area, value, base, agreed }))));
  }
};
