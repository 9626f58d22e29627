import type { Day } from '#lib/day.ts';
import type { Id, OrganisationId, PersonId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import type { AgreementTarget } from './agreement.ts';
import type { Answered } from './contribution-cell.ts';

export type AgreementId = Id<'agreement'>;
export type TargetId = Id<'target'>;
export type ContributorId = Id<'contributor'>;

export type AgreementStatus = 'draft' | 'negotiating' | 'signed' | 'closed';
export const agreementStatusNames: Readonly<Record<AgreementStatus, string>> = { draft: 'Draft', negotiating: 'In negotiation', signed: 'Signed', closed: 'Closed' };

export type AgreementInput = { readonly title: string; readonly from: Day | null; readonly to: Day | null };
export type Agreement = AgreementInput & {
  readonly id: AgreementId;
  readonly status: AgreementStatus;
  readonly previous: AgreementId | null;
  readonly signedOn: Day | null;
  readonly signedBy: string | null;
  readonly signedWhy: string | null;
  readonly closedOn: Day | null;
  readonly closedWhy: string | null;
  readonly version: number;
};

/** What a target says, its lead and outcome by their records. Who contributes and what it rests on stand apart. */
export type TargetInput = Omit<AgreementTarget, 'lead' | 'contributors' | 'evidence'> & {
  readonly outcome: string | null;
  readonly leadOrganisation: OrganisationId | null;
  readonly leadPerson: PersonId | null;
  /** A lead that is not at the table, by name. */
  readonly leadName: string | null;
  readonly evidenceNote: string | null;
};

export type KeptTarget = TargetInput & { readonly id: TargetId; readonly agreement: AgreementId; readonly leftOutOn: Day | null; readonly leftOutWhy: string | null; readonly version: number };

/** What a kept target says. */
export const inputOf = ({ id: _id, agreement: _agreement, leftOutOn: _on, leftOutWhy: _why, version: _version, ...input }: KeptTarget): TargetInput => input;

// What a partner says yes to: the figures, and what they mean.
const terms = ['yearly', 'baseline', 'baselinePeriod', 'definition', 'unit', 'valueKind', 'polarity', 'denominator', 'denominatorOf'] as const;

/** Whether a yes to one state of a target is a yes to the other. */
export const sameTerms = (a: TargetInput, b: TargetInput): boolean => terms.every((term) => JSON.stringify(a[term]) === JSON.stringify(b[term]));

/** What a revision keeps for ever: the organisation that leads, and no person. */
export const contentOf = ({ leadPerson: _person, ...said }: TargetInput): Readonly<Record<string, unknown>> => said;

/** A partner's part in a target: it counts when the partner itself has said yes to what the target says now. `earlierAt`: it said yes to an earlier version. */
export type TargetContributor = Answered & {
  readonly id: ContributorId;
  readonly target: TargetId;
  readonly organisation: OrganisationId | null;
  readonly name: string;
  readonly what: string;
  readonly asked: PersonId | null;
  readonly earlierAt: Date | null;
  readonly earlierBy: string | null;
  readonly version: number;
};

const longest: Readonly<Partial<Record<keyof TargetInput, readonly [most: number, label: string]>>> = {
  title: [300, 'Title'], indicator: [60, 'Indicator'], definition: [4000, 'Definition'], unit: [60, 'Unit'], baselinePeriod: [40, 'Period of the baseline'], denominatorOf: [120, 'What is counted'], reason: [2000, 'Reason'], evidenceNote: [2000, 'Other evidence'], leadName: [200, 'Lead'],
};

const tooLong = (target: TargetInput): readonly Fault[] =>
  Object.entries(longest).flatMap(([field, [most, label]]) => {
    const value = target[field as keyof TargetInput];
    return typeof value === 'string' && value.length > most ? [{ field, message: `${label} must be ${most.toLocaleString('en-GB')} characters or fewer` }] : [];
  });

const twice = (periods: readonly { readonly period: string }[], field: string): readonly Fault[] => {
  const seen = new Set<string>();
  for (const { period } of periods) {
    if (seen.has(period)) return [{ field, message: `${period} is there twice: keep one figure for each period` }];
    seen.add(period);
  }
  return [];
};

/** A target that can be kept, or what is wrong with it. What it lacks is for the check of the agreement to say, not for this. */
export const checkTarget = (target: TargetInput, kinds: readonly string[]): Result<TargetInput> => {
  const faults: readonly Fault[] = [
    ...(target.title === '' ? [{ field: 'title', message: 'Enter the title of the target' }] : []),
    ...(kinds.includes(target.kind) ? [] : [{ field: 'kind', message: 'Choose the kind of target' }]),
    ...(/^[\w ./-]{1,40}$/.test(target.key) ? [] : [{ field: 'key', message: 'Enter a short reference of letters, figures and hyphens, like T1' }]),
    ...(target.denominator !== null && target.denominator <= 0 ? [{ field: 'denominator', message: 'How many it is of must be more than 0' }] : []),
    ...(target.sample !== null && (target.sample <= 0 || !Number.isInteger(target.sample)) ? [{ field: 'sample', message: 'How many the survey asks must be a whole number, like 1,100' }] : []),
    ...(target.funding.amount !== null && target.funding.amount < 0 ? [{ field: 'fundingAmount', message: 'Funding must be 0 or more' }] : []),
    ...(target.yearly.length > 12 ? [{ field: 'yearly', message: 'Enter 12 years or fewer' }] : []),
    ...twice(target.yearly, 'yearly'), ...twice(target.past, 'past'), ...tooLong(target),
  ];
  return faults.length === 0 ? ok(target) : invalid(faults);
};

export type AroundTarget = { readonly lead: string | null; readonly contributors: readonly TargetContributor[]; readonly evidence: readonly string[] };

const accepted = ({ answer }: TargetContributor): boolean | null => (answer === null ? null : answer === 'accepted');

/** A kept target as the checks, the comparison and the files know it. */
export const asAgreementTarget = (kept: KeptTarget, around: AroundTarget): AgreementTarget => {
  const { id: _id, agreement: _agreement, leftOutOn: _on, leftOutWhy: _why, version: _version, outcome: _outcome, leadOrganisation: _organisation, leadPerson: _person, leadName, evidenceNote, ...said } = kept;
  const evidence = [...around.evidence, ...(evidenceNote === null ? [] : [evidenceNote])].join('; ');
  return {
    ...said, lead: around.lead ?? leadName,
    contributors: around.contributors.map((one) => ({ name: one.name, accepted: accepted(one) })), evidence: evidence === '' ? null : evidence,
  };
};

export const checkAgreementRecord = (input: AgreementInput): Result<AgreementInput> => {
  const faults: readonly Fault[] = [
    ...(input.title === '' ? [{ field: 'title', message: 'Enter the title of the agreement' }] : []),
    ...(input.title.length > 200 ? [{ field: 'title', message: 'Title must be 200 characters or fewer' }] : []),
    ...(input.from !== null && input.to !== null && input.to <= input.from ? [{ field: 'to', message: 'The end must be after the beginning' }] : []),
  ];
  return faults.length === 0 ? ok(input) : invalid(faults);
};
