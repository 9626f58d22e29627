import { daysBetween, type Day } from '#lib/day.ts';
import type { Id, OrganisationId, PersonId } from '#lib/id.ts';
import type { Period } from '#lib/period.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import type { IndicatorId } from './indicator.ts';
import type { Doer } from './quality.ts';

export type ChallengeId = Id<'challenge'>;
export const challengeStates = ['open', 'answered', 'withdrawn'] as const;
export type ChallengeState = (typeof challengeStates)[number];
export const challengeStateNames: Readonly<Record<ChallengeState, string>> = { open: 'Open', answered: 'Answered', withdrawn: 'Withdrawn' };

/** What one partner asks another about a figure. */
export type ChallengeDraft = { readonly indicator: IndicatorId; readonly period: Period | null; readonly toOrganisation: OrganisationId | null; readonly toPerson: PersonId | null; readonly question: string; readonly dueOn: Day };

export type Challenge = ChallengeDraft & {
  readonly id: ChallengeId;
  readonly by: string;
  readonly askedPerson: PersonId | null;
  readonly askedOrganisation: OrganisationId | null;
  readonly askedAt: Date;
  readonly askedOn: Day;
  readonly answer: string;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly answeredOn: Day | null;
  readonly state: ChallengeState;
  readonly version: number;
};

/** Days that somebody has to answer when no other day is named. */
export const daysToAnswer = 14;
const longest = 4000;

/** A challenge as it may be kept, or what is wrong with it. */
export const checkChallenge = (draft: Omit<ChallengeDraft, 'dueOn'> & { readonly dueOn: Day | null }, today: Day): Result<ChallengeDraft> => {
  const faults: Fault[] = [];
  const { question, dueOn } = draft;
  if (question === '') faults.push({ field: 'question', message: 'Write what you ask about the figure' });
  if (question.length > longest) faults.push({ field: 'question', message: 'Make it 4,000 characters or fewer' });
  if (draft.toPerson === null && draft.toOrganisation === null) faults.push({ field: 'to', message: 'Choose who is to answer' });
  if (dueOn === null) faults.push({ field: 'dueOn', message: 'Say by when you ask for an answer, for example 31 3 2026' });
  else if (dueOn < today) faults.push({ field: 'dueOn', message: 'Choose today or a later day' });
  else if (daysBetween(today, dueOn) > 366) faults.push({ field: 'dueOn', message: 'Choose a day within a year' });
  return faults.length > 0 || dueOn === null ? invalid(faults) : ok({ ...draft, dueOn });
};

export const isOverdue = ({ state, dueOn }: Pick<Challenge, 'state' | 'dueOn'>, today: Day): boolean => state === 'open' && dueOn < today;

/** The coordinator may answer for anybody; else whoever was asked, or anybody of the organisation that was asked. */
export const mayAnswer = ({ toPerson, toOrganisation }: Pick<Challenge, 'toPerson' | 'toOrganisation'>, { coordinator, person, organisation }: Doer): boolean =>
  coordinator || (person !== null && toPerson === person) || (organisation !== null && toOrganisation === organisation);

/** Whoever asked may take it back, and so may the coordinator. */
export const mayWithdraw = ({ askedPerson }: Pick<Challenge, 'askedPerson'>, { coordinator, person }: Doer): boolean => coordinator || (person !== null && askedPerson === person);

export type Partner = { readonly id: OrganisationId; readonly name: string; readonly from: Day | null; readonly to: Day | null };
/** How many of the partners at the table in a year asked at least once. */
export type YearOfChallenge = { readonly year: number; readonly asked: number; readonly partners: number };
/** What one partner asked and was asked. */
export type PartnerChallenges = { readonly partner: Partner; readonly asked: number; readonly wasAsked: number; readonly answered: number; readonly late: number };

const isThere = ({ from, to }: Partner, year: number): boolean => (from === null || from <= `${year}-12-31`) && (to === null || to >= `${year}-01-01`);
const counts = ({ state, askedOrganisation, toOrganisation }: Challenge): boolean => state !== 'withdrawn' && (toOrganisation === null || askedOrganisation !== toOrganisation);

/** The share of partners who challenged, year by year from the first challenge; one that was withdrawn, or put within one organisation, does not count. */
export const challengeYears = (challenges: readonly Challenge[], partners: readonly Partner[], today: Day): readonly YearOfChallenge[] => {
  const stands = challenges.filter(counts);
  const now = Number(today.slice(0, 4));
  const first = Math.min(now, ...stands.map((one) => Number(one.askedOn.slice(0, 4))));
  return Array.from({ length: now - first + 1 }, (_, step) => {
    const year = first + step;
    const there = partners.filter((one) => isThere(one, year));
    const askers = new Set(stands.filter((one) => one.askedOn.startsWith(String(year))).map((one) => one.askedOrganisation));
    return { year, asked: there.filter((one) => askers.has(one.id)).length, partners: there.length };
  });
};

/** Who challenges and who never does: the partners at the table today, those who ask most first. */
export const whoChallenges = (challenges: readonly Challenge[], partners: readonly Partner[], today: Day): readonly PartnerChallenges[] => {
  const stands = challenges.filter(counts);
  return partners
    .filter((one) => one.to === null || one.to >= today)
    .map((partner) => {
      const put = stands.filter((one) => one.toOrganisation === partner.id);
      const done = put.filter((one) => one.state === 'answered');
      return { partner, asked: stands.filter((one) => one.askedOrganisation === partner.id).length, wasAsked: put.length, answered: done.length, late: put.filter((one) => isOverdue(one, today) || (one.answeredOn !== null && one.answeredOn > one.dueOn)).length };
    })
    .toSorted((a, b) => b.asked - a.asked || a.partner.name.localeCompare(b.partner.name));
};

/** How many said in 2008 that members challenge each other's performance (WBT ¶57), and whether partners are challenged at all (WBT ¶100). */
export const challengeIn2008 = { coordinators: 58, members: 44, shouldChallenge: 75, doesChallenge: 41 } as const;
