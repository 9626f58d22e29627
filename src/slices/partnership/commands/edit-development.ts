import { dayOf } from '#lib/day.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkEvent, type EventDraft, type EventInput } from '../core/check-skills.ts';
import { sameWords } from '../core/same-words.ts';
import { knownSkills, type DevelopmentEvent, type DevelopmentEventId } from '../core/skills.ts';
import { readMembership } from '../store/membership-store.ts';
import { lockPart } from '../store/part-lock.ts';
import { eventsOf, insertEvent, needsOf, updateEvent } from '../store/skills-store.ts';

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this event after you opened it. Nothing of theirs was overwritten: open it again to see what they saved.' });
const twice = invalid([{ field: 'title', message: 'There is an event of this name on this day already. Change that one, or give this one another name' }]);

const isOne = (a: EventDraft, b: EventDraft): boolean => a.on === b.on && sameWords(a.title) === sameWords(b.title);
const isAlike = (a: EventDraft, b: EventDraft): boolean =>
  a.on === b.on && a.title === b.title && a.about === b.about && a.skills.join('\n') === b.skills.join('\n') && a.came.join() === b.came.join();

const checked = async ({ tx, here, now }: Work, events: readonly DevelopmentEvent[], input: EventInput): Promise<Result<EventDraft>> => {
  const ever = await readMembership(tx, here.id, 'ever');
  return checkEvent(ever, knownSkills(ever, await needsOf(tx, here.id), events), input, dayOf(now));
};

// Who came is in the record itself, where it can be erased; the trail keeps how many.
const noted = async (work: Work, what: string, id: DevelopmentEventId, { title, on, came }: EventDraft): Promise<Result<DevelopmentEventId>> => {
  await record(work, { what, subject: { kind: 'development-event', id }, data: { title, on, came: came.length } });
  return ok(id);
};

/** Adds a development event. The same form sent twice adds one. */
export const addEvent = async (work: Work, input: EventInput): Promise<Result<DevelopmentEventId>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'development');
  const events = await eventsOf(tx, here.id);
  const sound = await checked(work, events, input);
  if (!sound.ok) return sound;
  const known = events.find((event) => isOne(event, sound.value));
  if (known !== undefined) return isAlike(known, sound.value) ? ok(known.id) : twice;
  return noted(work, 'DevelopmentEventAdded', await insertEvent(tx, here.id, sound.value), sound.value);
};

/** Changes an event and who came to it; refused when somebody else changed it to something else first. */
export const changeEvent = async (work: Work, id: DevelopmentEventId, version: number, input: EventInput): Promise<Result<DevelopmentEventId>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'development');
  const events = await eventsOf(tx, here.id);
  const current = events.find((event) => event.id === id);
  if (current === undefined) return notFound('There is no such event here.');
  const sound = await checked(work, events, input);
  if (!sound.ok) return sound;
  if (isAlike(current, sound.value)) return ok(id);
  if (current.version !== version) return stale;
  if (events.some((event) => event.id !== id && isOne(event, sound.value))) return twice;
  return (await updateEvent(tx, here.id, id, version, sound.value)) ? noted(work, 'DevelopmentEventChanged', id, sound.value) : stale;
};
