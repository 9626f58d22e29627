import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkNeeds, checkPersonSkills, type NeedInput, type PersonSkillsInput } from '../core/check-skills.ts';
import { knownSkills, whoNeeds, type NeedId } from '../core/skills.ts';
import { readMembership } from '../store/membership-store.ts';
import { lockPart } from '../store/part-lock.ts';
import { deleteNeed, eventsOf, insertNeeds, needsOf, setInducted, updatePersonSkills } from '../store/skills-store.ts';

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this record after you opened it. Nothing of theirs was overwritten.' });
const noPerson = notFound('There is no such person here, or they have left.');

const knownHere = async ({ tx, here }: Work): Promise<readonly string[]> => knownSkills(await readMembership(tx, here.id), await needsOf(tx, here.id), await eventsOf(tx, here.id));

/** Names skills that a role at a layer needs; those it needs already stay as they are. Says how many were new. */
export const addNeeds = async (work: Work, input: NeedInput): Promise<Result<number>> => {
  const sound = checkNeeds(await knownHere(work), input);
  if (!sound.ok) return sound;
  const added = await insertNeeds(work.tx, work.here.id, sound.value);
  for (const need of added) await record(work, { what: 'SkillNeedAdded', subject: { kind: 'skill-need', id: need.id }, data: { title: `${need.skill}, of ${whoNeeds(need)}` } });
  return ok(added.length);
};

/** Takes a need away. One that is gone already is no fault. */
export const removeNeed = async (work: Work, id: NeedId): Promise<Result<null>> => {
  const need = await deleteNeed(work.tx, work.here.id, id);
  if (need !== null) await record(work, { what: 'SkillNeedRemoved', subject: { kind: 'skill-need', id }, data: { title: `${need.skill}, of ${whoNeeds(need)}` } });
  return ok(null);
};

/** Changes what a person can do and the day of their induction. The trail says whose record changed, not what they can do. */
export const changePersonSkills = async (work: Work, id: PersonId, version: number, input: PersonSkillsInput): Promise<Result<PersonId>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'skills');
  const person = (await readMembership(tx, here.id)).people.find((one) => one.id === id);
  if (person === undefined) return noPerson;
  const sound = checkPersonSkills(await knownHere(work), input, dayOf(work.now));
  if (!sound.ok) return sound;
  const { skills, inductedOn } = sound.value;
  // The same form sent twice: what it asks for is so already.
  if (person.inductedOn === inductedOn && person.skills.join('\n') === skills.join('\n')) return ok(id);
  if (!(await updatePersonSkills(tx, here.id, id, version, sound.value))) return stale;
  await record(work, { what: 'PersonSkillsChanged', subject: { kind: 'person', id }, data: { name: person.name } });
  return ok(id);
};

/** Records that a person was inducted today. One who was inducted before keeps that day. */
export const inductToday = async (work: Work, id: PersonId): Promise<Result<string>> => {
  const { tx, here } = work;
  const person = (await readMembership(tx, here.id)).people.find((one) => one.id === id);
  if (person === undefined) return noPerson;
  if (await setInducted(tx, here.id, id, dayOf(work.now))) await record(work, { what: 'PersonInducted', subject: { kind: 'person', id }, data: { name: person.name } });
  return ok(person.name);
};
