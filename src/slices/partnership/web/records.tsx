import { formatDay, type Day } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { capitalise } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { readMembership } from '../store/membership-store.ts';
import { personLabels } from '../core/person-label.ts';
import { sameName } from '../core/plan-import.ts';
import { dayAsked, onDay } from './on-day.tsx';
import { peopleSide } from './people-side.ts';
import { dayBelow, groupBelow, organisationBelow, personAbove, personBelow } from './record-below.tsx';
import { sentValues } from '#platform/http/sent-values.ts';
import { changeRecord, fieldsOf, valuesOf, type Kind, type Seen, type Values } from './record-fields.ts';
import { recordReply, refusedReply, type RecordForm } from '#platform/http/record-page.tsx';

const below = { person: personBelow, organisation: organisationBelow, group: groupBelow } as const;
const plurals: Readonly<Record<Kind, string>> = { person: '/people', organisation: '/people/organisations', group: '/people/groups' };
const currents: Readonly<Record<Kind, string>> = { person: 'people', organisation: 'organisations', group: 'groups' };

const formOf = (ask: AskHere, kind: Kind, id: string | null, seen: Seen, values: Values, version: number): RecordForm => ({
  heading: id === null ? `Add ${kind === 'organisation' ? 'an' : 'a'} ${kind}` : (valuesOf(kind, seen.membership, id)?.values['name'] ?? ''),
  caption: capitalise(kind),
  action: ask.link(`/people/${kind}/${id ?? 'new'}`),
  back: ask.link(plurals[kind]),
  side: peopleSide(ask, currents[kind]),
  fields: fieldsOf[kind](seen),
  values,
  version,
  mayEdit: ask.may('people.edit'),
  ...(id === null || kind !== 'person' ? {} : { above: personAbove({ ask, now: seen.membership, ever: seen.ever, day: null }, id) }),
  ...(id === null ? {} : { below: below[kind]({ ask, now: seen.membership, ever: seen.ever, day: null }, id) }),
});

// Who was there on a past day, to read: what is changed is changed today.
const dayForm = (ask: AskHere, kind: Kind, id: string, seen: Seen, found: { readonly values: Values; readonly version: number }, day: Day): RecordForm => ({
  ...formOf(ask, kind, id, seen, found.values, found.version), fields: fieldsOf[kind](seen).filter(({ name }) => name !== 'email' && name !== 'phone'), caption: `${capitalise(kind)} on ${formatDay(day)}`, back: ask.link(onDay(plurals[kind], day)), mayEdit: false,
  above: undefined, below: dayBelow({ ask, now: seen.membership, ever: seen.ever, day }, kind, id),
});

const seenOf = (ask: AskHere, day: Day | null = null): Promise<Seen> => ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id, day), ever: await readMembership(tx, ask.here.id, 'ever'), pack: await ask.services.packFor(tx, ask.here) }));

const read = (kind: Kind) => async (ask: AskHere): Answered => {
  const day = dayAsked(ask);
  const seen = await seenOf(ask, day);
  const wanted = ask.params['id'] ?? '';
  if (wanted === 'new') {
    return ask.may('people.edit') ? ok(recordReply(formOf(ask, kind, null, seen, kind === 'group' ? { layer: 'operational', decides: 'yes', principals: 'no' } : {}, 0))) : notFound('There is no such page for you here.');
  }
  const found = valuesOf(kind, seen.membership, wanted);
  if (found !== null && day !== null) return ok(recordReply(dayForm(ask, kind, wanted, seen, found, day)));
  return found === null ? notFound(`There is no such ${kind} in ${ask.here.name}, or it has ended.`) : ok(recordReply(formOf(ask, kind, wanted, seen, found.values, found.version)));
};

const save = (kind: Kind) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const before = await seenOf(ask);
  const id = ask.params['id'] === 'new' ? null : readId(ask.params['id']);
  if (id === null && ask.params['id'] !== 'new') return notFound(`There is no such ${kind} here.`);
  const values = sentValues(form.value, fieldsOf[kind](before));
  const version = Number(form.value.text('version')) || 0;
  const done = await ask.within((tx) => changeRecord(workOf(ask, tx), kind, id, version, values));
  if (!done.ok) {
    const after = await seenOf(ask);
    return refusedReply(formOf(ask, kind, id, after, values, version), done.refusal, id === null ? null : valuesOf(kind, after.membership, id));
  }
  const twin = kind === 'person' && id === null ? before.membership.people.find((one) => sameName(one.name) === sameName(values['name'] ?? '')) : undefined;
  sayNext(ask.http, `${values['name'] ?? ''} saved${twin === undefined ? '' : `. ${personLabels(before.membership, true).get(twin.id)} has the same name: if this is one person, end one of the two`}`);
  return ok(redirect(ask.link(`/people/${kind}/${done.value}`)));
};

export const readPerson = read('person');
export const readOrganisation = read('organisation');
export const readGroup = read('group');
export const savePerson = save('person');
export const saveOrganisation = save('organisation');
export const saveGroup = save('group');
