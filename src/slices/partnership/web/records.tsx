import type { GroupId, OrganisationId, PersonId } from '#lib/id.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Result } from '#lib/result.ts';
import { capitalise } from '#lib/text.ts';
import type { Pack } from '#pack';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { editGroup, editOrganisation, editPerson } from '../commands/edit-record.ts';
import { layers, type Layer, type Membership } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';
import { peopleSide } from './people-side.ts';
import { recordReply, refusedReply, type Field, type RecordForm } from './record-page.tsx';
import { groupBelow, organisationBelow, personBelow } from './record-below.tsx';

type Kind = 'person' | 'organisation' | 'group';
type Values = Readonly<Record<string, string>>;
type Seen = { readonly membership: Membership; readonly pack: Pack };

const none = { value: '', text: 'None' };
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

const fieldsOf: Readonly<Record<Kind, (seen: Seen) => readonly Field[]>> = {
  person: ({ membership }) => [
    { name: 'name', label: 'Name' },
    { name: 'email', label: 'Email address', kind: 'email', hint: 'Messages and personal links go here' },
    { name: 'phone', label: 'Phone' },
    { name: 'job', label: 'Job' },
    { name: 'organisation', label: 'Organisation', options: [none, ...membership.organisations.map((one) => ({ value: one.id, text: one.name }))] },
  ],
  organisation: ({ pack }) => [
    { name: 'name', label: 'Name' },
    { name: 'sector', label: 'Sector', options: [none, ...(pack.catalogues['sectors'] ?? []).map((one) => ({ value: one.id, text: one.title }))] },
    { name: 'kind', label: 'Kind', options: [none, ...(pack.catalogues['organisation-kinds'] ?? []).map((one) => ({ value: one.id, text: one.title }))] },
  ],
  group: ({ membership }) => [
    { name: 'name', label: 'Name' },
    { name: 'layer', label: 'Layer', options: layers.map((layer) => ({ value: layer, text: capitalise(layer) })) },
    { name: 'remit', label: 'What it is for', kind: 'lines' },
    { name: 'parent', label: 'Reports to', options: [none, ...membership.groups.map((one) => ({ value: one.id, text: one.name }))] },
    { name: 'meetingsAYear', label: 'Meetings a year', kind: 'number' },
  ],
};

const valuesOf = (kind: Kind, membership: Membership, id: string): { readonly values: Values; readonly version: number } | null => {
  const text = (record: Readonly<Record<string, unknown>>): Values => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value == null ? '' : String(value)]));
  const records: Readonly<Record<Kind, readonly { readonly id: string; readonly version: number }[]>> = { person: membership.people, organisation: membership.organisations, group: membership.groups };
  const found = records[kind].find((one) => one.id === id);
  return found === undefined ? null : { values: text(found), version: found.version };
};

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
  ...(id === null ? {} : { below: below[kind](ask, seen.membership, id) }),
});

const seenOf = (ask: AskHere): Promise<Seen> => ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), pack: await ask.services.packFor(tx, ask.here) }));

const read = (kind: Kind) => async (ask: AskHere): Answered => {
  const seen = await seenOf(ask);
  const wanted = ask.params['id'] ?? '';
  if (wanted === 'new') {
    return ask.may('people.edit') ? ok(recordReply(formOf(ask, kind, null, seen, kind === 'group' ? { layer: 'operational' } : {}, 0))) : notFound('There is no such page for you here.');
  }
  const found = valuesOf(kind, seen.membership, wanted);
  return found === null ? notFound(`There is no such ${kind} in ${ask.here.name}, or it has ended.`) : ok(recordReply(formOf(ask, kind, wanted, seen, found.values, found.version)));
};

const change = (work: Work, kind: Kind, id: string | null, version: number, values: Values): Promise<Result<string>> => {
  const name = values['name'] ?? '';
  if (kind === 'organisation') return editOrganisation(work, { id: id as OrganisationId | null, version, input: { name, sector: orNull(values['sector']), kind: orNull(values['kind']) } });
  if (kind === 'person') {
    return editPerson(work, {
      id: id as PersonId | null,
      version,
      input: { name, email: orNull(values['email']), phone: orNull(values['phone']), job: orNull(values['job']), organisation: readId<'organisation'>(values['organisation']) },
    });
  }
  const layer = layers.find((one) => one === values['layer']) ?? ('operational' as Layer);
  const meetings = orNull(values['meetingsAYear']);
  return editGroup(work, { id: id as GroupId | null, version, input: { name, layer, remit: orNull(values['remit']), parent: readId<'group'>(values['parent']), meetingsAYear: meetings === null ? null : Number(meetings) } });
};

const sentValues = (form: Form, fields: readonly Field[]): Values => Object.fromEntries(fields.map((field) => [field.name, field.kind === 'lines' ? form.lines(field.name) : form.text(field.name)]));

const save = (kind: Kind) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const before = await seenOf(ask);
  const id = ask.params['id'] === 'new' ? null : readId(ask.params['id']);
  if (id === null && ask.params['id'] !== 'new') return notFound(`There is no such ${kind} here.`);
  const values = sentValues(form.value, fieldsOf[kind](before));
  const version = Number(form.value.text('version')) || 0;
  const done = await ask.within((tx) => change(workOf(ask, tx), kind, id, version, values));
  if (!done.ok) {
    const after = await seenOf(ask);
    return refusedReply(formOf(ask, kind, id, after, values, version), done.refusal, id === null ? null : valuesOf(kind, after.membership, id));
  }
  sayNext(ask.http, `${values['name'] ?? ''} saved`);
  return ok(redirect(ask.link(`/people/${kind}/${done.value}`)));
};

export const readPerson = read('person');
export const readOrganisation = read('organisation');
export const readGroup = read('group');
export const savePerson = save('person');
export const saveOrganisation = save('organisation');
export const saveGroup = save('group');
