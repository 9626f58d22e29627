import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkChallenge, mayAnswer, mayWithdraw, type Challenge, type ChallengeDraft, type ChallengeId } from '../core/challenges.ts';
import type { Doer } from '../core/quality.ts';
import { challengeById, challengesOf, insertChallenge, setAnswer, setChallenged, setWithdrawn } from '../store/challenge-store.ts';
import { indicatorById } from '../store/indicator-store.ts';
import { lockTrust } from '../store/quality-store.ts';

const gone = notFound('There is no such challenge here.');
const stale = refuse({ kind: 'conflict', message: 'Somebody else answered or withdrew this challenge after you opened it. Nothing of theirs was overwritten: open it again to see what they said.' });

export type ChallengeInput = Omit<ChallengeDraft, 'dueOn'> & { readonly dueOn: ChallengeDraft['dueOn'] | null };

/** Asks a partner about a figure. The same question sent twice is asked once. */
export const challenge = async (work: Work, input: ChallengeInput, doer: Doer): Promise<Result<ChallengeId>> => {
  const { tx, here, actor, now } = work;
  await lockTrust(tx, here.id);
  const indicator = await indicatorById(tx, here.id, input.indicator);
  if (indicator === null) return notFound('There is no such indicator here.');
  const { people, organisations } = await readMembership(tx, here.id);
  const person = people.find((one) => one.id === input.toPerson);
  if (input.toPerson !== null && person === undefined) return invalid([{ field: 'to', message: 'Choose a person of this partnership' }]);
  if (input.toOrganisation !== null && !organisations.some((one) => one.id === input.toOrganisation)) return invalid([{ field: 'to', message: 'Choose an organisation of this partnership' }]);
  const checked = checkChallenge({ ...input, toOrganisation: input.toOrganisation ?? person?.organisation ?? null }, dayOf(now));
  if (!checked.ok) return checked;
  const draft = checked.value;
  const same = (await challengesOf(tx, here.id, draft.indicator)).find((one) => one.state === 'open' && one.question === draft.question && one.by === actor.name && one.toPerson === draft.toPerson && one.toOrganisation === draft.toOrganisation);
  if (same !== undefined) return ok(same.id);
  const id = await insertChallenge(tx, here.id, draft, { by: actor.name, person: doer.person, organisation: doer.organisation, at: now });
  await record(work, { what: 'FigureChallenged', subject: { kind: 'challenge', id }, data: { title: indicator.title, dueOn: draft.dueOn, to: draft.toPerson ?? draft.toOrganisation } });
  return ok(id);
};

const titleOf = async ({ tx, here }: Work, { indicator }: Challenge): Promise<string> => (await indicatorById(tx, here.id, indicator))?.title ?? '';

/** Answers a challenge, or puts another answer in place of one; refused when somebody else did so first. */
export const answerChallenge = async (work: Work, id: ChallengeId, version: number, text: string, doer: Doer): Promise<Result<null>> => {
  const { tx, here, actor, now } = work;
  const current = await challengeById(tx, here.id, id);
  if (current === null) return gone;
  if (!mayAnswer(current, doer)) return refuse({ kind: 'forbidden', message: 'Those who were asked answer, or the coordinator for them.' });
  const answer = text.trim();
  if (answer === '') return invalid([{ field: 'answer', message: 'Write your answer' }]);
  if (answer.length > 8000) return invalid([{ field: 'answer', message: 'Make it 8,000 characters or fewer' }]);
  if (current.state === 'answered' && current.answer === answer) return ok(null);
  if (current.state === 'withdrawn' || current.version !== version) return stale;
  if (!(await setAnswer(tx, here.id, id, version, answer, { by: actor.name, person: doer.person, at: now }))) return stale;
  await record(work, { what: 'ChallengeAnswered', subject: { kind: 'challenge', id }, data: { title: await titleOf(work, current), ...(current.answer === '' ? {} : { was: current.answer }) } });
  return ok(null);
};

/** Takes a challenge back while it is open; that it was asked stays on record. */
export const withdrawChallenge = async (work: Work, id: ChallengeId, version: number, doer: Doer): Promise<Result<null>> => {
  const { tx, here } = work;
  const current = await challengeById(tx, here.id, id);
  if (current === null) return gone;
  if (!mayWithdraw(current, doer)) return refuse({ kind: 'forbidden', message: 'Whoever asked takes a challenge back, or the coordinator for them.' });
  if (current.state === 'withdrawn') return ok(null);
  if (current.version !== version || !(await setWithdrawn(tx, here.id, id, version))) return stale;
  await record(work, { what: 'ChallengeWithdrawn', subject: { kind: 'challenge', id }, data: { title: await titleOf(work, current) } });
  return ok(null);
};

/** Gives an open challenge to another person to answer. */
export const handOverChallenge = async (work: Work, id: ChallengeId, to: PersonId): Promise<Result<string>> => {
  const { tx, here } = work;
  const current = await challengeById(tx, here.id, id);
  const person = (await readMembership(tx, here.id)).people.find((one) => one.id === to);
  if (current === null || person === undefined) return notFound('There is no such challenge or person here.');
  await setChallenged(tx, here.id, id, to, person.organisation ?? current.toOrganisation);
  await record(work, { what: 'ChallengeHandedOver', subject: { kind: 'challenge', id }, data: { title: await titleOf(work, current), to } });
  return ok(`${person.name} is now asked for the answer`);
};
