import { createHash } from 'node:crypto';
import { dayOf } from '#lib/day.ts';
import type { OrganisationId, PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { Answer } from '../core/contribution-cell.ts';
import type { ContributorId, KeptTarget, TargetId } from '../core/kept-target.ts';
import { whomToAsk } from '../core/whom-to-ask.ts';
import { agreementById } from '../store/agreement-store.ts';
import { answerContributor, askedContributors, contributorsOf, endContributor, insertContributor, setShares, sharesOf, type Share } from '../store/contributor-store.ts';
import { lockStrategy } from '../store/part-lock.ts';
import { targetById } from '../store/target-store.ts';
import { closed, noTarget } from './edit-target.ts';
import { staleRecord } from './edit-plan.ts';

export type ContributorOffer = { readonly organisation: OrganisationId | null; readonly what: string; readonly asked: PersonId | null };

const offerFaults = ({ organisation, what }: ContributorOffer) => [
  ...(organisation === null ? [{ field: 'organisation', message: 'Choose the organisation that contributes' }] : []),
  ...(what === '' ? [{ field: 'what', message: 'Say what it is asked to do' }] : []), ...(what.length > 500 ? [{ field: 'what', message: 'What it is asked to do must be 500 characters or fewer' }] : []),
];

const isClosed = async ({ tx, here }: Work, target: KeptTarget): Promise<boolean> => (await agreementById(tx, here.id, target.agreement))?.status === 'closed';

/** Names a partner that is to contribute to a target. It counts when the partner itself has said yes. */
export const offerContribution = async (work: Work, target: TargetId, offer: ContributorOffer): Promise<Result<ContributorId>> => {
  const { tx, here } = work;
  await lockStrategy(tx, here.id, 'agreements');
  const found = await targetById(tx, here.id, target);
  if (found === null || found.leftOutOn !== null) return noTarget;
  if (await isClosed(work, found)) return closed;
  const faults = offerFaults(offer);
  const membership = await readMembership(tx, here.id);
  if (offer.organisation !== null && !membership.organisations.some((one) => one.id === offer.organisation)) faults.push({ field: 'organisation', message: 'Choose the organisation that contributes' });
  if (offer.asked !== null && !membership.people.some((one) => one.id === offer.asked)) faults.push({ field: 'asked', message: 'Choose a person from the list' });
  if (faults.length > 0 || offer.organisation === null) return invalid(faults);
  const twin = (await contributorsOf(tx, here.id, found.agreement)).find((one) => one.target === target && one.organisation === offer.organisation);
  if (twin !== undefined) return twin.what === offer.what ? ok(twin.id) : invalid([{ field: 'organisation', message: 'This organisation is named already. Take it out first to ask for something else' }]);
  const asked = offer.asked ?? whomToAsk(membership, { kind: 'organisation', id: offer.organisation });
  const id = await insertContributor(tx, here.id, target, { ...offer, name: null, asked }, work.actor.name, dayOf(work.now));
  if (id === null) return staleRecord;
  await record(work, { what: 'ContributionOffered', subject: { kind: 'target', id: target }, data: { title: found.title, organisation: offer.organisation, what: offer.what } });
  return ok(id);
};

/** Takes a contributor off a target; that it was named stays on record. */
export const dropContributor = async (work: Work, target: TargetId, id: ContributorId, version: number): Promise<Result<null>> => {
  const found = await targetById(work.tx, work.here.id, target);
  if (found === null) return noTarget;
  const one = (await contributorsOf(work.tx, work.here.id, found.agreement)).find((each) => each.id === id && each.target === target);
  if (one === undefined) return ok(null);
  if (await isClosed(work, found)) return closed;
  if (!(await endContributor(work.tx, work.here.id, id, version, dayOf(work.now)))) return staleRecord;
  await record(work, { what: 'ContributionEnded', subject: { kind: 'target', id: target }, data: { title: found.title, name: one.name, answer: one.answer } });
  return ok(null);
};

/** The partner's own answer about its part in a target. */
export const answerTarget = async (work: Work, id: ContributorId, version: number, said: { readonly person: PersonId; readonly answer: Answer; readonly words: string }): Promise<Result<string>> => {
  const one = (await askedContributors(work.tx, work.here.id, said.person)).find((each) => each.id === id);
  if (one === undefined) return notFound('This no longer waits for you.');
  if (said.words.length > 2000) return invalid([{ field: 'words', message: 'Your words must be 2,000 characters or fewer' }]);
  if (said.answer === 'declined' && said.words === '') return invalid([{ field: 'words', message: 'Say why, so that something else can be found' }]);
  if (!(await answerContributor(work.tx, work.here.id, id, version, { ...said, at: work.now, by: work.actor.name }))) return staleRecord;
  await record(work, { what: said.answer === 'accepted' ? 'ContributionAccepted' : 'ContributionDeclined', subject: { kind: 'target', id: one.target }, data: { title: one.targetTitle, name: one.name } });
  return ok(said.answer === 'accepted' ? 'Accepted' : 'Declined');
};

type Part = Omit<Share, 'period'>;

/** Which state of the parts of one period somebody saw: 0 for none, else a digest of them. */
export const versionOfShares = (period: string, shares: readonly Part[]): number =>
  shares.length === 0 ? 0 : createHash('sha256').update(JSON.stringify([period, shares.map(({ area, value, base, agreed }) => [area, value, base, agreed])])).digest().readUInt32BE() + 1;

/** Says what each part of the area takes of a target in one period, to whoever saw the parts that are there. What stood before is in the event. */
export const saveShares = async (work: Work, target: TargetId, { period, version }: { readonly period: string; readonly version: number }, shares: readonly Part[]): Promise<Result<null>> => {
  const { tx, here } = work;
  await lockStrategy(tx, here.id, 'agreements');
  const found = await targetById(tx, here.id, target);
  if (found === null || found.leftOutOn !== null) return noTarget;
  if (await isClosed(work, found)) return closed;
  if (!found.yearly.some((one) => one.period === period)) return invalid([{ field: 'period', message: 'Choose a year of the target' }]);
  const names = shares.map((one) => one.area.toLowerCase());
  if (new Set(names).size < names.length) return invalid([{ field: 'shares', message: 'An area is there twice: keep one row for each' }]);
  if (shares.length > 60 || shares.some((one) => one.area.length > 120)) return invalid([{ field: 'shares', message: 'Enter 60 areas or fewer, each of 120 characters or fewer' }]);
  const before = (await sharesOf(tx, here.id, { target })).filter((one) => one.period === period);
  if (before.length > 0 && versionOfShares(period, before) !== version) return staleRecord;
  await setShares(tx, here.id, target, period, shares);
  await record(work, { what: 'SharesChanged', subject: { kind: 'target', id: target }, data: { title: found.title, period, shares, before } });
  return ok(null);
};
