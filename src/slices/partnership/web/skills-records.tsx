import type { Child } from 'hono/jsx';
import { readId, type Id } from '#lib/id.ts';
import { notFound, ok, type Result } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { addEvent, changeEvent } from '../commands/edit-development.ts';
import { addNeeds, changePersonSkills, inductToday, removeNeed } from '../commands/edit-skills.ts';
import { readMembership } from '../store/membership-store.ts';
import { eventsOf, needsOf } from '../store/skills-store.ts';
import { peopleSide } from './people-side.ts';
import { sentValues } from '#platform/http/sent-values.ts';
import { recordReply, refusedReply, type Field, type RecordForm } from '#platform/http/record-page.tsx';
import { eventFields, eventInput, eventValues, needFields, needInput, personFields, personInput, personValues, type SkillsSeen } from './skills-forms.ts';

type Values = RecordForm['values'];
type Current = { readonly values: Values; readonly version: number; readonly heading: string };

/** One kind of form of these pages: what it shows, and what it does with what is sent. */
type Kind = {
  readonly caption: string;
  readonly path: string;
  readonly newHeading: string | null;
  readonly fields: (seen: SkillsSeen, id: string | null) => readonly Field[];
  /** The record as it is now; null when there is none. */
  readonly current: (seen: SkillsSeen, id: string) => Current | null;
  readonly change: (work: Work, id: string | null, version: number, values: Values) => Promise<Result<unknown>>;
  readonly below?: Child;
};

const need: Kind = {
  caption: 'Skills and development', path: 'need', newHeading: 'Add skills that a role needs',
  fields: () => needFields,
  current: () => null,
  change: (work, _id, _version, values) => addNeeds(work, needInput(values)),
};

const person: Kind = {
  caption: 'Skills and induction', path: 'person', newHeading: null,
  fields: (seen) => personFields(seen),
  current: ({ membership }, id) => {
    const found = membership.people.find((one) => one.id === id);
    return found === undefined ? null : { values: personValues(found), version: found.version, heading: found.name };
  },
  change: (work, id, version, values) => changePersonSkills(work, id as Id<'person'>, version, personInput(values)),
};

const event: Kind = {
  caption: 'Development event', path: 'event', newHeading: 'Add a development event',
  fields: (seen, id) => eventFields(seen, seen.events.find((one) => one.id === id) ?? null),
  current: ({ events }, id) => {
    const found = events.find((one) => one.id === id);
    return found === undefined ? null : { values: eventValues(found), version: found.version, heading: found.title };
  },
  change: (work, id, version, values) => (id === null ? addEvent(work, eventInput(values)) : changeEvent(work, id as Id<'development-event'>, version, eventInput(values))),
};

const missing = notFound('There is no such page here, or what it was about has ended.');

/** Everything these pages are made from. */
export const skillsSeen = (ask: AskHere): Promise<SkillsSeen> =>
  ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), ever: await readMembership(tx, ask.here.id, 'ever'), needs: await needsOf(tx, ask.here.id), events: await eventsOf(tx, ask.here.id) }));

const formOf = (ask: AskHere, kind: Kind, seen: SkillsSeen, id: string | null, values: Values, version: number): RecordForm => ({
  heading: (id === null ? kind.newHeading : kind.current(seen, id)?.heading) ?? '',
  caption: kind.caption,
  action: ask.link(`/people/skills/${kind.path}/${id ?? 'new'}`),
  back: ask.link('/people/skills'),
  side: peopleSide(ask, 'skills'),
  fields: kind.fields(seen, id),
  values,
  version,
  mayEdit: ask.may('people.edit'),
});

const idOf = (ask: AskHere): string | null => readId(ask.params['id']);

const read = (kind: Kind) => async (ask: AskHere): Answered => {
  const seen = await skillsSeen(ask);
  const id = idOf(ask);
  if (ask.params['id'] === 'new' && kind.newHeading !== null) return ask.may('people.edit') ? ok(recordReply(formOf(ask, kind, seen, null, Object.fromEntries(ask.query), 0))) : missing;
  const current = id === null ? null : kind.current(seen, id);
  return current === null ? missing : ok(recordReply(formOf(ask, kind, seen, id, current.values, current.version)));
};

const save = (kind: Kind, said: string) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const before = await skillsSeen(ask);
  const id = idOf(ask);
  if (id === null ? ask.params['id'] !== 'new' || kind.newHeading === null : kind.current(before, id) === null) return missing;
  const values = sentValues(form.value, kind.fields(before, id));
  const version = Number(form.value.text('version')) || 0;
  const done = await ask.within((tx) => kind.change(workOf(ask, tx), id, version, values));
  if (done.ok) {
    sayNext(ask.http, said);
    return ok(redirect(ask.link('/people/skills')));
  }
  const after = await skillsSeen(ask);
  return refusedReply(formOf(ask, kind, after, id, values, version), done.refusal, id === null ? null : kind.current(after, id));
};

export const needPage = read(need);
export const saveNeed = save(need, 'What the role needs is saved');
export const personSkillsPage = read(person);
export const savePersonSkills = save(person, 'Skills and induction saved');
export const eventPage = read(event);
export const saveEvent = save(event, 'The event is saved');

/** Takes one need away. */
export const dropNeed = async (ask: AskHere): Answered => {
  const id = readId<'skill-need'>(ask.params['id']);
  if (id === null) return missing;
  await ask.within((tx) => removeNeed(workOf(ask, tx), id));
  sayNext(ask.http, 'The skill is no longer needed of that role');
  return ok(redirect(ask.link('/people/skills')));
};

/** Records an induction that is done today, in one press. */
export const inductNow = async (ask: AskHere): Answered => {
  const id = readId<'person'>(ask.params['id']);
  if (id === null) return missing;
  const done = await ask.within((tx) => inductToday(workOf(ask, tx), id));
  if (!done.ok) return done;
  sayNext(ask.http, `The induction of ${done.value} is done`);
  return ok(redirect(ask.link('/people/skills')));
};
