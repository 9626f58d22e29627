import { z } from 'zod';
import { readId, type GroupId, type OrganisationId, type PersonId } from '#lib/id.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { workOf } from '#platform/http/work-of.ts';
import { ok, notFound } from '#lib/result.ts';
import { editGroup, editOrganisation, editPerson } from '../commands/edit-record.ts';
import { layers, seatRoles } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';

const id = z.uuid();
const text = z.string().nullable();
const organisation = z.object({ id, name: z.string(), sector: text, kind: text, version: z.number().int() });
const person = z.object({ id, name: z.string(), email: text, phone: text, organisation: id.nullable(), job: text, version: z.number().int() });
const group = z.object({ id, name: z.string(), layer: z.enum(layers), remit: text, parent: id.nullable(), meetingsAYear: z.number().int().nullable(), version: z.number().int() });
const seat = z.object({ id, person: id, group: id, organisation: id.nullable(), role: z.enum(seatRoles), from: text, to: text, version: z.number().int() });
const made = z.object({ id });

const organisationInput = z.object({ name: z.string(), sector: text.default(null), kind: text.default(null), version: z.number().int().default(0) });
const personInput = z.object({ name: z.string(), email: text.default(null), phone: text.default(null), organisation: id.nullable().default(null), job: text.default(null), version: z.number().int().default(0) });
const groupInput = z.object({ name: z.string(), layer: z.enum(layers), remit: text.default(null), parent: id.nullable().default(null), meetingsAYear: z.number().int().nullable().default(null), version: z.number().int().default(0) });

type Kind = 'organisations' | 'people' | 'groups' | 'seats';

const list = (kind: Kind, schema: z.ZodType, summary: string): ApiRoute => ({
  method: 'get', path: `/${kind}`, act: 'people.read', scope: 'read', summary, answer: z.array(schema),
  handle: async (ask) => ok((await ask.within((tx) => readMembership(tx, ask.here.id)))[kind]),
});

type Save = (ask: Parameters<ApiRoute['handle']>[0], wanted: string | null, body: unknown) => ReturnType<ApiRoute['handle']>;

const writes = (path: string, what: string, body: z.ZodType, save: Save): readonly ApiRoute[] => [
  { method: 'post', path, act: 'people.edit', scope: 'write', summary: `Add ${what}`, body, answer: made, status: 201, handle: (ask, given) => save(ask, null, given) },
  {
    method: 'patch', path: `${path}/:id`, act: 'people.edit', scope: 'write', summary: `Change ${what}; send the version you read`, body, answer: made,
    handle: (ask, given) => (readId(ask.params['id']) === null ? Promise.resolve(notFound('There is no such record here.')) : save(ask, readId(ask.params['id']), given)),
  },
];

const saveOrganisation: Save = async (ask, wanted, body) => {
  const { version, ...input } = body as z.output<typeof organisationInput>;
  const done = await ask.within((tx) => editOrganisation(workOf(ask, tx), { id: wanted as OrganisationId | null, version, input }));
  return done.ok ? ok({ id: done.value }) : done;
};

const savePerson: Save = async (ask, wanted, body) => {
  const { version, organisation: at, ...input } = body as z.output<typeof personInput>;
  const done = await ask.within((tx) => editPerson(workOf(ask, tx), { id: wanted as PersonId | null, version, input: { ...input, organisation: at as OrganisationId | null } }));
  return done.ok ? ok({ id: done.value }) : done;
};

const saveGroup: Save = async (ask, wanted, body) => {
  const { version, parent, ...input } = body as z.output<typeof groupInput>;
  const done = await ask.within((tx) => editGroup(workOf(ask, tx), { id: wanted as GroupId | null, version, input: { ...input, parent: parent as GroupId | null } }));
  return done.ok ? ok({ id: done.value }) : done;
};

export const api: readonly ApiRoute[] = [
  list('organisations', organisation, 'Organisations at the table'),
  list('people', person, 'People at the table'),
  list('groups', group, 'Groups, by layer'),
  list('seats', seat, 'Who sits where'),
  ...writes('/organisations', 'an organisation', organisationInput, saveOrganisation),
  ...writes('/people', 'a person', personInput, savePerson),
  ...writes('/groups', 'a group', groupInput, saveGroup),
];
