import { dayOf } from '#lib/day.ts';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkClaim, emptyClaim, mayChangeClaim, type ClaimDraft, type ClaimId, type ClaimInput } from '../core/claims.ts';
import type { Doer } from '../core/quality.ts';
import { claimById, claimsOf, endClaim, insertClaim, updateClaim } from '../store/claim-store.ts';
import { indicatorById } from '../store/indicator-store.ts';
import { lockTrust } from '../store/quality-store.ts';
import { strengthsOf } from './read-claims.ts';

const gone = notFound('There is no such claim here, or it was taken back.');
const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this claim after you opened it. Nothing of theirs was overwritten: open it again to see what they saved.' });

const notTheirs = refuse({ kind: 'forbidden', message: 'Whoever wrote a claim changes it or takes it back, or the coordinator for them.' });

const isSame = (one: ClaimDraft, other: ClaimDraft): boolean =>
  (Object.keys(emptyClaim) as (keyof ClaimDraft)[]).every((field) => (field === 'organisations' ? one.organisations.toSorted().join() === other.organisations.toSorted().join() : one[field] === other[field]));

const sound = async (work: Work, input: ClaimInput, was: readonly string[]): Promise<Result<ClaimDraft>> => {
  const checked = checkClaim(input, (await strengthsOf(work)).map((one) => one.id));
  if (!checked.ok) return checked;
  const { organisations, indicator } = checked.value;
  const known = new Set<string>([...was, ...(await readMembership(work.tx, work.here.id)).organisations.map((one) => one.id)]);
  const faults: Fault[] = organisations.every((one) => known.has(one)) ? [] : [{ field: 'organisations', message: 'Choose organisations of this partnership' }];
  if (indicator !== null && (await indicatorById(work.tx, work.here.id, indicator)) === null) faults.push({ field: 'indicator', message: 'Choose an indicator of this partnership' });
  return faults.length > 0 ? invalid(faults) : checked;
};

/** Adds a claim of what working together contributed. The same form sent twice adds one. */
export const addClaim = async (work: Work, input: ClaimInput, doer: Doer): Promise<Result<ClaimId>> => {
  const { tx, here, actor, now } = work;
  await lockTrust(tx, here.id);
  const checked = await sound(work, input, []);
  if (!checked.ok) return checked;
  const known = (await claimsOf(tx, here.id)).find((one) => isSame(one, checked.value));
  if (known !== undefined) return ok(known.id);
  const id = await insertClaim(tx, here.id, checked.value, { by: actor.name, person: doer.person, at: now });
  await record(work, { what: 'ContributionClaimed', subject: { kind: 'claim', id }, data: { title: checked.value.title, strength: checked.value.strength } });
  return ok(id);
};

/** Changes a claim; refused to those who neither wrote it nor coordinate, and when somebody else changed it to something else first. */
export const changeClaim = async (work: Work, id: ClaimId, version: number, input: ClaimInput, doer: Doer): Promise<Result<ClaimId>> => {
  const { tx, here } = work;
  const current = await claimById(tx, here.id, id);
  if (current === null || current.endedOn !== null) return gone;
  if (!mayChangeClaim(current, doer)) return notTheirs;
  const checked = await sound(work, input, current.organisations);
  if (!checked.ok) return checked;
  if (isSame(current, checked.value)) return ok(id);
  if (current.version !== version || !(await updateClaim(tx, here.id, id, version, checked.value))) return stale;
  const changed = (Object.keys(emptyClaim) as (keyof ClaimDraft)[]).filter((field) => String(current[field]) !== String(checked.value[field]));
  await record(work, { what: 'ContributionClaimChanged', subject: { kind: 'claim', id }, data: { title: checked.value.title, was: Object.fromEntries(changed.map((field) => [field, current[field]])) } });
  return ok(id);
};

/** Takes a claim back, by whoever wrote it or the coordinator; that it was made stays on record. */
export const takeBackClaim = async (work: Work, id: ClaimId, version: number, doer: Doer): Promise<Result<null>> => {
  const { tx, here } = work;
  const current = await claimById(tx, here.id, id);
  if (current === null) return gone;
  if (!mayChangeClaim(current, doer)) return notTheirs;
  if (current.endedOn !== null) return ok(null);
  if (!(await endClaim(tx, here.id, id, version, dayOf(work.now)))) return stale;
  await record(work, { what: 'ContributionClaimEnded', subject: { kind: 'claim', id }, data: { title: current.title } });
  return ok(null);
};
