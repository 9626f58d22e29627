import { dayOf, type Day } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkEvidence, type EvidenceId, type EvidenceInput } from '../core/evidence.ts';
import { evidenceById, evidenceOf, holdEvidence, insertEvidence, setEvidenceOwner, updateEvidence, withdrawEvidence } from '../store/evidence-store.ts';
import { lockStrategy } from '../store/part-lock.ts';
import { staleRecord } from './edit-plan.ts';

export const noEvidence = notFound('There is no such evidence here.');

const checked = async (work: Work, input: EvidenceInput): Promise<Result<EvidenceInput>> => {
  const sound = checkEvidence(input, dayOf(work.now));
  if (!sound.ok) return sound;
  return input.owner !== null && !(await readMembership(work.tx, work.here.id)).people.some((one) => one.id === input.owner) ? invalid([{ field: 'owner', message: 'Choose a person from the list' }]) : sound;
};

/** Adds evidence, or changes it. The same form sent twice adds one. */
export const saveEvidence = async (work: Work, id: EvidenceId | null, version: number, input: EvidenceInput): Promise<Result<EvidenceId>> => {
  const sound = await checked(work, input);
  if (!sound.ok) return sound;
  await lockStrategy(work.tx, work.here.id, 'evidence');
  const known = await evidenceOf(work.tx, work.here.id);
  const twin = known.find((one) => one.title === input.title && one.publisher === input.publisher && one.id !== id && one.withdrawnOn === null);
  if (twin !== undefined) return id === null && twin.publishedOn === input.publishedOn ? ok(twin.id) : invalid([{ field: 'title', message: 'There is evidence of this title and publisher already. Change that one' }]);
  const before = known.find((one) => one.id === id);
  if (id !== null && before === undefined) return noEvidence;
  if (id !== null && !(await updateEvidence(work.tx, work.here.id, id, version, sound.value))) return staleRecord;
  const saved = id ?? (await insertEvidence(work.tx, work.here.id, sound.value));
  await record(work, { what: id === null ? 'EvidenceAdded' : 'EvidenceChanged', subject: { kind: 'evidence', id: saved }, data: { title: input.title, publishedOn: input.publishedOn, ...(before === undefined ? {} : { publishedBefore: before.publishedOn }) } });
  return ok(saved);
};

export type EvidenceSaying =
  | { readonly says: 'holds' }
  | { readonly says: 'afresh'; readonly publishedOn: Day | null }
  | { readonly says: 'gone'; readonly why: string };

const wrongSaying = (work: Work, said: EvidenceSaying): Result<null> => {
  if (said.says === 'afresh' && (said.publishedOn === null || said.publishedOn > dayOf(work.now))) return invalid([{ field: 'published', message: 'Enter the day it was published, today or earlier, like 31 3 2026' }]);
  return said.says === 'gone' && said.why === '' ? invalid([{ field: 'why', message: 'Say why it no longer holds' }]) : said.says === 'gone' && said.why.length > 1000 ? invalid([{ field: 'why', message: 'Why must be 1,000 characters or fewer' }]) : ok(null);
};

/** Somebody who knows says whether evidence still holds: as it is, done afresh, or no more. */
export const sayOfEvidence = async (work: Work, id: EvidenceId, version: number, said: EvidenceSaying): Promise<Result<string>> => {
  const sound = wrongSaying(work, said);
  if (!sound.ok) return sound;
  const evidence = await evidenceById(work.tx, work.here.id, id);
  if (evidence === null) return noEvidence;
  const today = dayOf(work.now);
  const done = said.says === 'gone'
    ? await withdrawEvidence(work.tx, work.here.id, id, version, today, said.why)
    : await holdEvidence(work.tx, work.here.id, id, version, { on: today, by: work.actor.name, publishedOn: said.says === 'afresh' ? said.publishedOn : null });
  if (!done) return staleRecord;
  const what = said.says === 'holds' ? 'EvidenceConfirmed' : said.says === 'afresh' ? 'EvidenceRefreshed' : 'EvidenceWithdrawn';
  await record(work, { what, subject: { kind: 'evidence', id }, data: { title: evidence.title, ...(said.says === 'afresh' ? { publishedOn: said.publishedOn } : {}) }, ...(said.says === 'gone' ? { why: said.why } : {}) });
  return ok(said.says === 'holds' ? 'It still holds' : said.says === 'afresh' ? 'It was done afresh' : 'It no longer holds');
};

/** Gives evidence to another person to look after. */
export const handEvidence = async (work: Work, id: EvidenceId, to: PersonId): Promise<Result<string>> => {
  const evidence = await evidenceById(work.tx, work.here.id, id);
  const person = (await readMembership(work.tx, work.here.id)).people.find((one) => one.id === to);
  if (evidence === null || person === undefined) return notFound('There is no such evidence or person here.');
  await setEvidenceOwner(work.tx, work.here.id, id, to);
  await record(work, { what: 'EvidenceHanded', subject: { kind: 'evidence', id }, data: { title: evidence.title, to } });
  return ok(`“${evidence.title}” now belongs to ${person.name}`);
};
