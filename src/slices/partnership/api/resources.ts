import { z } from 'zod';
import { readId, type GroupId, type OrganisationId, type PersonId } from '#lib/id.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { workOf } from '#platform/http/work-of.ts';
import { ok, notFound } from '#lib/result.ts';
import { addSeat, editGroup, editOrganisation, editPerson } from '../commands/edit-record.ts';
import { runChecks } from '../commands/run-checks.ts';
import { electedPlaces, layers, rhythms, seatRoles } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';

const id = z.uuid();
const text = z.string().nullable();
const spans = { from: text, to: text, externalId: text, version: z.number().int() };
const codes = z.array(z.string().regex(/^[A-Z]\d{8}$/, 'an area code is a letter and eight figures, like E10000007'));
const elected = z.object({ place: z.enum(electedPlaces), party: text, portfolio: text }).nullable();
const organisation = z.object({ id, name: z.string(), sector: text, kind: text, standing: z.array(z.string()), areas: z.array(z.string()), identifiers: z.record(z.string(), z.string()), ...spans });
const person = z.object({ id, name: z.string(), email: text, phone: text, organisation: id.nullable(), job: text, elected, skills: z.array(z.string()), inductedOn: text, rhythm: z.enum(rhythms), bounceReason: text, ...spans });
const group = z.object({ id, name: z.string(), layer: z.enum(layers), kind: text, remit: text, parent: id.nullable(), host: id.nullable(), meetingsAYear: z.number().int().nullable(), decides: z.boolean(), principals: z.boolean(), ...spans });
const seat = z.object({ id, person: id, group: id, organisation: id.nullable(), role: z.enum(seatRoles), substituteFor: id.nullable(), authority: text, from: text, to: text, version: z.number().int() });
const made = z.object({ id });
const finding = z.object({ id: z.string(), check: z.string(), weight: z.enum(['act', 'look']), text: z.string(), todo: z.string(), source: z.string(), path: z.string() });
const checks = z.object({ on: z.string(), findings: z.array(finding) });

const read = { version: z.number().int().default(0) };
const organisationInput = z.object({ name: z.string(), sector: text.default(null), kind: text.default(null), standing: z.array(z.string()).optional(), areas: codes.optional(), identifiers: z.record(z.string(), z.string()).optional(), ...read });
const personInput = z.object({ name: z.string(), email: text.default(null), phone: text.default(null), organisation: id.nullable().default(null), job: text.default(null), elected: elected.optional(), ...read });
const groupInput = z.object({ name: z.string(), layer: z.enum(layers), remit: text.default(null), parent: id.nullable().default(null), meetingsAYear: z.number().int().nullable().default(null), kind: text.optional(), host: id.nullable().optional(), decides: z.boolean().optional(), principals: z.boolean().optional(), ...read });
const seatInput = z.object({ person: id, group: id, role: z.enum(seatRoles), organisation: id.nullable().default(null), substituteFor: id.nullable().default(null), authority: text.default(null) });

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
  const { version, parent, host, ...input } = body as z.output<typeof groupInput>;
  const done = await ask.within((tx) => editGroup(workOf(ask, tx), { id: wanted as GroupId | null, version, input: { ...input, parent: parent as GroupId | null, host: host as OrganisationId | null | undefined } }));
  return done.ok ? ok({ id: done.value }) : done;
};

const addOneSeat: ApiRoute['handle'] = async (ask, body) => {
  const { person: who, group: where, organisation: at, substituteFor, ...input } = body as z.output<typeof seatInput>;
  const done = await ask.within((tx) => addSeat(workOf(ask, tx), { ...input, person: who as PersonId, group: where as GroupId, organisation: at as OrganisationId | null, substituteFor: substituteFor as PersonId | null }));
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
  { method: 'post', path: '/seats', act: 'people.edit', scope: 'write', summary: 'Give a person a seat', body: seatInput, answer: made, status: 201, handle: addOneSeat },
  { method: 'get', path: '/checks', act: 'people.read', scope: 'read', summary: 'The checks of who is at the table, in words', answer: checks, handle: async (ask) => ok(await ask.within((tx) => runChecks(workOf(ask, tx)))) },
];
