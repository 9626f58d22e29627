import { addDays, dayOf, daysBetween, formatDay, type Day } from '#lib/day.ts';
import { isMailbox } from '#partnership';
import { ok, refuse, type Fault, type Result } from '#lib/result.ts';
import type { Audience } from './audience.ts';

export type RoundStatus = 'draft' | 'scheduled' | 'open' | 'closed';

/** What anything put to people for a time has, whatever it asks: who, from when until when, and the words that go with the link. */
export type RoundPlan = {
  readonly title: string;
  readonly audience: Audience;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly message: string;
  readonly replyName: string;
  readonly replyAddress: string;
};

export type RoundState = {
  readonly status: RoundStatus;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly remindedOn: Day | null;
  readonly reminders: number;
};

export const daysBetweenReminders = 7;

const isEmpty = (audience: Audience): boolean =>
  !audience.everyone && audience.groups.length + audience.roles.length + audience.organisations.length + audience.people.length === 0;

/** What is wrong with the asking itself, field by field. */
export const roundFaults = (plan: RoundPlan): readonly Fault[] =>
  [
    plan.title === '' ? { field: 'title', message: 'Enter a title that says what it is and when, for example “Health check, autumn 2026” or “Who works with whom, 2026”' } : null,
    plan.title.length > 120 ? { field: 'title', message: 'Title must be 120 characters or fewer' } : null,
    daysBetween(plan.opensOn, plan.closesOn) < 1 ? { field: 'closesOn', message: 'Closing date must be after the opening date' } : null,
    daysBetween(plan.opensOn, plan.closesOn) > 180 ? { field: 'closesOn', message: 'Closing date must be within 180 days of the opening date' } : null,
    plan.replyName === '' ? { field: 'replyName', message: 'Enter the name that the message comes from' } : null,
    isMailbox(plan.replyAddress) ? null : { field: 'replyAddress', message: 'Enter the email address for replies, like name@example.org' },
    plan.message.length > 4000 ? { field: 'message', message: 'Message must be 4,000 characters or fewer' } : null,
    isEmpty(plan.audience) ? { field: 'audience', message: 'Choose who to ask' } : null,
  ].filter((fault): fault is Fault => fault !== null);

/** The day on which a round closed: its last day, or an earlier one when it was closed before. */
export const closedOn = (campaign: Pick<RoundPlan & RoundState, 'closesOn' | 'closedAt'>): Day => (campaign.closedAt !== null && dayOf(campaign.closedAt) < campaign.closesOn ? dayOf(campaign.closedAt) : campaign.closesOn);

/** Whether a reminder may go today: never more than one a week to one person. */
export const mayRemind = (campaign: Pick<RoundState, 'status' | 'remindedOn' | 'openedAt'>, today: Day): Result<null> => {
  if (campaign.status !== 'open') return refuse({ kind: 'gone', message: 'Reminders go out only while a campaign is open.' });
  const last = campaign.remindedOn ?? (campaign.openedAt === null ? null : dayOf(campaign.openedAt));
  if (last !== null && daysBetween(last, today) < daysBetweenReminders) {
    return refuse({ kind: 'conflict', message: `People were ${campaign.remindedOn === null ? 'asked' : 'reminded'} less than a week ago. Wait until ${formatDay(addDays(last, daysBetweenReminders))}: nobody should get more than one message a week about this.` });
  }
  return ok(null);
};

/** Whether answers can still be given. */
export const takesAnswers = (campaign: Pick<RoundPlan & RoundState, 'status' | 'closesOn'>, today: Day): boolean =>
  campaign.status === 'open' && daysBetween(today, campaign.closesOn) >= 0;

export type Due = 'open' | 'remind' | 'close';

/** What the dates ask for today: opening, the weekly reminder, or closing on the day after the last. */
export const dueToday = (round: Pick<RoundPlan & RoundState, 'status' | 'opensOn' | 'closesOn' | 'remindedOn' | 'openedAt'>, today: Day): Due | null => {
  if (round.status === 'scheduled') return round.opensOn <= today ? 'open' : null;
  if (round.status !== 'open') return null;
  if (round.closesOn < today) return 'close';
  const last = round.remindedOn ?? (round.openedAt === null ? today : dayOf(round.openedAt));
  return daysBetween(last, today) >= daysBetweenReminders && addDays(today, 1) <= round.closesOn ? 'remind' : null;
};
