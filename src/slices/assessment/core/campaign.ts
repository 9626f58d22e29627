import type { CampaignId } from '#lib/id.ts';
import { invalid, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { roundFaults, type RoundPlan, type RoundState } from './round.ts';

export type CampaignPlan = RoundPlan & {
  readonly bank: string;
  /** Question ids when only part of the bank is put; null for the whole. */
  readonly questions: readonly string[] | null;
  /** What one run is about, for a bank about an outcome, an organisation or a meeting. */
  readonly subject: string | null;
  readonly anonymous: boolean;
  readonly minGroup: number;
};

export type Campaign = CampaignPlan & RoundState & {
  readonly id: CampaignId;
  readonly pack: string;
  readonly packVersion: string;
  readonly version: number;
};

/** The smallest group whose answers an anonymous campaign may show. Three is the floor others use (App 1 practice of survey offices). */
export const smallestAnonymousGroup = 3;

const planFaults = (plan: CampaignPlan): readonly (Fault | null)[] => [
  plan.questions?.length === 0 ? { field: 'questions', message: 'Choose at least one question' } : null,
  plan.anonymous && plan.minGroup < smallestAnonymousGroup
    ? { field: 'minGroup', message: `Smallest group must be ${smallestAnonymousGroup} or more when answers are anonymous` }
    : null,
  plan.minGroup < 1 || plan.minGroup > 50 || !Number.isInteger(plan.minGroup) ? { field: 'minGroup', message: 'Smallest group must be a whole number from 1 to 50' } : null,
];

/** A plan that can be kept, or what is wrong with it, field by field. */
export const checkPlan = (plan: CampaignPlan): Result<CampaignPlan> => {
  const faults = [...roundFaults(plan), ...planFaults(plan).filter((fault): fault is Fault => fault !== null)];
  return faults.length === 0 ? ok(plan) : invalid(faults);
};

/** Only a draft can be changed; what people were told when it opened stands. */
export const mayEdit = (campaign: Pick<Campaign, 'status'>): Result<null> =>
  campaign.status === 'draft' || campaign.status === 'scheduled'
    ? ok(null)
    : refuse({ kind: 'conflict', message: 'This campaign is already open, so it can’t be changed. Close it and start another if something is wrong.' });
