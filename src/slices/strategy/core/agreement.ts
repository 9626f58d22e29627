/** Whether more of what is measured is good, or less, or neither. */
export type Polarity = 'up' | 'down' | 'none';
export const polarities: readonly Polarity[] = ['up', 'down', 'none'];

/** What an indicator looks at, from what goes in to what people feel. */
export type MeasureKind = 'input' | 'process' | 'output' | 'outcome' | 'perception';
export const measureKinds: readonly MeasureKind[] = ['input', 'process', 'output', 'outcome', 'perception'];

export type ValueKind = 'per-cent' | 'number' | 'rate' | 'other';
export type Certainty = 'certain' | 'likely' | 'uncertain';
export const certainties: readonly Certainty[] = ['certain', 'likely', 'uncertain'];
export type Sense = 'helps' | 'harms';

/** A value for a period as people write it, such as 2008/09. Null: the period is there and the value is not. */
export type PeriodValue = { readonly period: string; readonly value: number | null };
/** A partner that is to contribute, and whether the partner itself has said yes. Null: nobody has asked or noted it. */
export type Contributor = { readonly name: string; readonly accepted: boolean | null };

/** One target of an agreement. A per cent is written 62, not 0.62. */
export type AgreementTarget = {
  readonly key: string;
  /** A kind that the pack knows, such as designated, statutory or local. */
  readonly kind: string;
  readonly title: string;
  readonly indicator: string | null;
  readonly definition: string | null;
  readonly unit: string | null;
  readonly polarity: Polarity | null;
  readonly measure: MeasureKind | null;
  readonly valueKind: ValueKind;
  readonly baseline: number | null;
  readonly baselinePeriod: string | null;
  /** How many the per cent is of: people, or what `denominatorOf` says. */
  readonly denominator: number | null;
  readonly denominatorOf: string | null;
  /** How many a survey asks, for a measure of what people feel. */
  readonly sample: number | null;
  readonly past: readonly PeriodValue[];
  readonly yearly: readonly PeriodValue[];
  readonly lead: string | null;
  /** Codes or names of the areas where the lead works, and of those that the target is for. */
  readonly leadAreas: readonly string[];
  readonly area: readonly string[];
  readonly leadHasPower: boolean | null;
  readonly contributors: readonly Contributor[];
  readonly funding: { readonly amount: number | null; readonly certainty: Certainty | null };
  readonly reward: number | null;
  readonly reason: string | null;
  readonly evidence: string | null;
  readonly movesWith: readonly { readonly key: string; readonly sense: Sense }[];
  /** Fields of which somebody has said that they do not apply, as against fields left empty. */
  readonly notApplicable: readonly TargetField[];
};

export type TargetField = Exclude<keyof AgreementTarget, 'notApplicable' | 'key'>;

/** One kind of target with the most that an agreement may hold of it; null for any number. `national` is what the government asks for. */
export type KindLimit = { readonly kind: string; readonly most: number | null; readonly national: boolean; readonly source: string };
/** What an agreement may hold. `manageable` is how many indicators the partners can look after; null to leave that unsaid. */
export type AgreementLimits = { readonly kinds: readonly KindLimit[]; readonly manageable: number | null; readonly manageableSource: string };

const empty: Omit<AgreementTarget, 'key' | 'kind' | 'title'> = {
  indicator: null, definition: null, unit: null, polarity: null, measure: null, valueKind: 'other', baseline: null, baselinePeriod: null, denominator: null, denominatorOf: null,
  sample: null, past: [], yearly: [], lead: null, leadAreas: [], area: [], leadHasPower: null, contributors: [], funding: { amount: null, certainty: null }, reward: null,
  reason: null, evidence: null, movesWith: [], notApplicable: [],
};

/** A target of which no more is known than what is given. */
export const aTarget = (known: Pick<AgreementTarget, 'key' | 'kind' | 'title'> & Partial<AgreementTarget>): AgreementTarget => ({ ...empty, ...known });
