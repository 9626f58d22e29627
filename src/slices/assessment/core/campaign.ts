import { dayOf, daysBetween, type Day } from '#lib/day.ts';
import type { CampaignId, GroupId, OrganisationId, PersonId } from '#lib/id.ts';
import { isMailbox } from '#partnership';
import { invalid, ok, refuse, type Fault, type Result } from '#lib/result.ts';

/** Who is asked: everybody, or all who fit any one of the choices. */
export type Audience = {
  readonly everyone: boolean;
  readonly groups: readonly GroupId[];
  readonly roles: readonly string[];
  readonly organisations: readonly OrganisationId[];
  readonly people: readonly PersonId[];
};

export type CampaignStatus = 'draft' | 'scheduled' | 'open' | 'closed';

export type CampaignPlan = {
  readonly title: string;
  readonly bank: string;
  /** Question ids when only part of the bank is put; null for the whole. */
  readonly questions: readonly string[] | null;
  /** What one run is about, for a bank about an outcome, an organisation or a meeting. */
  readonly subject: string | null;
  readonly audience: Audience;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly anonymous: boolean;
  readonly minGroup: number;
  readonly message: string;
  readonly replyName: string;
  readonly replyAddress: string;
};

export type Campaign = CampaignPlan & {
  readonly id: CampaignId;
  readonly pack: string;
  readonly packVersion: string;
  readonly status: CampaignStatus;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly remindedOn: Day | null;
  readonly reminders: number;
  readonly version: number;
};

/** The smallest group whose answers an anonymous campaign may show. Three is the floor others use (App 1 practice of survey offices). */
export const smallestAnonymousGroup = 3;
export const daysBetweenReminders = 7;

const planFaults = (plan: CampaignPlan): readonly (Fault | null)[] => [
  plan.title === '' ? { field: 'title', message: 'Enter a title, for example “Health check, autumn 2026”' } : null,
  plan.title.length > 120 ? { field: 'title', message: 'Title must be 120 characters or fewer' } : null,
  plan.questions?.length === 0 ? { field: 'questions', message: 'Choose at least one question' } : null,
  daysBetween(plan.opensOn, plan.closesOn) < 1 ? { field: 'closesOn', message: 'Closing date must be after the opening date' } : null,
  daysBetween(plan.opensOn, plan.closesOn) > 180 ? { field: 'closesOn', message: 'Closing date must be within 180 days of the opening date' } : null,
  plan.anonymous && plan.minGroup < smallestAnonymousGroup
    ? { field: 'minGroup', message: `Smallest group must be ${smallestAnonymousGroup} or more when answers are anonymous` }
    : null,
  plan.minGroup < 1 || plan.minGroup > 50 || !Number.isInteger(plan.minGroup) ? { field: 'minGroup', message: 'Smallest group must be a whole number from 1 to 50' } : null,
  plan.replyName === '' ? { field: 'replyName', message: 'Enter the name that the message comes from' } : null,
  isMailbox(plan.replyAddress) ? null : { field: 'replyAddress', message: 'Enter the email address for replies, like name@example.org' },
  plan.message.length > 4000 ? { field: 'message', message: 'Message must be 4,000 characters or fewer' } : null,
  isEmpty(plan.audience) ? { field: 'audience', message: 'Choose who to ask' } : null,
];

const isEmpty = (audience: Audience): boolean =>
  !audience.everyone && audience.groups.length + audience.roles.length + audience.organisations.length + audience.people.length === 0;

/** A plan that can be kept, or what is wrong with it, field by field. */
export const checkPlan = (plan: CampaignPlan): Result<CampaignPlan> => {
  const faults = planFaults(plan).filter((fault): fault is Fault => fault !== null);
  return faults.length === 0 ? ok(plan) : invalid(faults);
};

/** The day on which a campaign closed: its last day, or an earlier one when it was closed before. */
export const closedOn = (campaign: Pick<Campaign, 'closesOn' | 'closedAt'>): Day => (campaign.closedAt !== null && dayOf(campaign.closedAt) < campaign.closesOn ? dayOf(campaign.closedAt) : campaign.closesOn);

/** Only a draft can be changed; what people were told when it opened stands. */
export const mayEdit = (campaign: Pick<Campaign, 'status'>): Result<null> =>
  campaign.status === 'draft' || campaign.status === 'scheduled'
    ? ok(null)
    : refuse({ kind: 'conflict', message: 'This campaign is already open, so it can’t be changed. Close it and start another if something is wrong.' });

/** Whether a reminder may go today: never more than one a week to one person. */
export const mayRemind = (campaign: Pick<Campaign, 'status' | 'remindedOn'>, today: Day): Result<null> => {
  if (campaign.status !== 'open') return refuse({ kind: 'gone', message: 'Reminders go out only while a campaign is open.' });
  if (campaign.remindedOn !== null && daysBetween(campaign.remindedOn, today) < daysBetweenReminders) {
    return refuse({ kind: 'conflict', message: 'People were reminded less than a week ago. Wait until a week has passed: nobody should get more than one reminder a week.' });
  }
  return ok(null);
};

/** Whether answers can still be given. */
export const takesAnswers = (campaign: Pick<Campaign, 'status' | 'closesOn'>, today: Day): boolean =>
  campaign.status === 'open' && daysBetween(today, campaign.closesOn) >= 0;
