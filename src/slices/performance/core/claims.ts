import type { Day } from '#lib/day.ts';
import type { Id, OrganisationId, PersonId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import type { IndicatorId } from './indicator.ts';
import type { Judged } from './judge.ts';
import type { Doer } from './quality.ts';

export type ClaimId = Id<'claim'>;

/** Working together may change how things are done, or what happens to people: the one is not the other (CSP 3.5, 3.19). */
export const claimKinds = ['people', 'process'] as const;
export type ClaimKind = (typeof claimKinds)[number];
export const claimKindNames: Readonly<Record<ClaimKind, string>> = { people: 'A result for people', process: 'A better way of working' };

/** What partners say that working together added, beyond what each would have done alone. */
export type ClaimDraft = {
  readonly title: string;
  readonly indicator: IndicatorId | null;
  /** The outcome it adds to, by its key or in words. */
  readonly outcome: string;
  readonly what: string;
  readonly organisations: readonly OrganisationId[];
  readonly from: Day | null;
  readonly to: Day | null;
  readonly kind: ClaimKind;
  /** What else could explain the change. */
  readonly otherwise: string;
  /** How strong the evidence is, by the pack's catalogue. */
  readonly strength: string;
  readonly evidence: string;
  readonly link: string;
};
export type Claim = ClaimDraft & { readonly id: ClaimId; readonly by: string; readonly person: PersonId | null; readonly at: Date; readonly endedOn: Day | null; readonly version: number };
export type ClaimInput = Omit<ClaimDraft, 'kind'> & { readonly kind: string; readonly badDates: readonly string[] };

export const emptyClaim: ClaimDraft = { title: '', indicator: null, outcome: '', what: '', organisations: [], from: null, to: null, kind: 'people', otherwise: '', strength: '', evidence: '', link: '' };

/** Whoever wrote a claim stands for it: they change it or take it back, and so may the coordinator. */
export const mayChangeClaim = ({ person }: Pick<Claim, 'person'>, doer: Pick<Doer, 'person' | 'coordinator'>): boolean => doer.coordinator || (doer.person !== null && person === doer.person);

const isWeb = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** A claim as it may be kept, or what is wrong with it. `strengths` are the ids of the pack's catalogue. */
export const checkClaim = ({ badDates, ...input }: ClaimInput, strengths: readonly string[]): Result<ClaimDraft> => {
  const faults: Fault[] = [];
  const need = (sound: boolean, field: string, message: string): void => {
    if (!sound) faults.push({ field, message });
  };
  const kind = claimKinds.find((one) => one === input.kind);
  need(input.title !== '', 'title', 'Say in one line what working together added');
  need(input.title.length <= 200, 'title', 'Make it 200 characters or fewer');
  need(input.what !== '', 'what', 'Write what was done');
  for (const field of ['what', 'otherwise', 'evidence', 'outcome'] as const) need(input[field].length <= 4000, field, 'Make it 4,000 characters or fewer');
  need(input.organisations.length > 0, 'organisations', 'Tick who did it');
  need(kind !== undefined, 'kind', 'Say whether it is a result for people or a better way of working');
  need(strengths.includes(input.strength), 'strength', 'Say how strong the evidence is');
  need(input.link === '' || isWeb(input.link), 'link', 'Enter a web address that begins with https://');
  for (const field of badDates) faults.push({ field, message: 'Enter a date, for example 31 3 2026' });
  need(input.from === null || input.to === null || input.from <= input.to, 'to', 'The end can’t be before the beginning');
  return faults.length > 0 || kind === undefined ? invalid(faults) : ok({ ...input, kind });
};

const sayWay: Readonly<Record<Judged['way'], string | null>> = {
  better: null, rising: null, falling: null, worse: 'Its figure has been getting worse.', same: 'Its figure shows no change that chance could not account for.', 'cant-tell': 'Its figure shows no change that chance could not account for.',
};

/**
 * What a reader should know before believing a claim. Partners find it hard to tell what they added from what would have happened
 * anyway (CSP 2.20, 3.5, 3.19), so each thing that is lacking is named. `judged` is the series of the claim's indicator.
 */
export const warningsOf = (claim: Pick<Claim, 'strength' | 'otherwise' | 'evidence' | 'indicator' | 'kind'>, judged: Pick<Judged, 'way' | 'latest'> | null): readonly string[] => {
  const way = claim.indicator === null ? (claim.kind === 'people' ? 'It names no figure that would show a change for people.' : null) : judged === null ? null : judged.latest === null ? 'Its indicator has no figure yet.' : sayWay[judged.way];
  return [
    ...(claim.strength === 'asserted' ? ['It rests on the word of those who did it.'] : claim.evidence === '' ? ['It says how strong the evidence is, not what it is.'] : []),
    ...(claim.otherwise === '' ? ['It names nothing else that could explain the change.'] : []),
    ...(way === null ? [] : [way]),
  ];
};

/** Claims by what they are about, those with the strongest evidence first; `strengths` go from weak to strong. */
export const sortClaims = <T extends Pick<Claim, 'strength' | 'title'>>(claims: readonly T[], strengths: readonly string[]): readonly T[] =>
  claims.toSorted((a, b) => strengths.indexOf(b.strength) - strengths.indexOf(a.strength) || a.title.localeCompare(b.title));
