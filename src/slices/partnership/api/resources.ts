import { z } from 'zod';
import { readId, type GroupId, type OrganisationId, type PersonId } from '#lib/id.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { ok, notFound, type Result } from '#lib/result.ts';
import { addSeat } from '../commands/edit-seat.ts';
import { editGroup, editOrganisation, editPerson } from '../commands/edit-record.ts';
import { runChecks } from '../commands/run-checks.ts';
import { most } from '../core/limits.ts';
import { electedPlaces, layers, rhythms, seatRoles, type Membership } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';
import type { GroupInput, OrganisationInput, PersonInput } from '../store/record-store.ts';

const id = z.uuid();
const text = z.string().nullable();
const spans = { from: text, to: text, externalId: text, version: z.number().int() };
const codes = z.array(z.string().regex(/^[A-Z]\d{8}$/, 'an area code is a letter and eight figures, like E10000007'));
const elected = z.object({ place: z.enum(electedPlaces), party: text, portfolio: text }).nullable();
const electedInput = z.object({ place: z.enum(electedPlaces), party: z.string().max(most.party).nullable(), portfolio: z.string().max(most.portfolio).nullable() }).nullable();
const organisation = z.object({ id, name: z.string(), sector: text, kind: text, standing: z.array(z.string()), areas: z.array(z.string()), identifiers: z.record(z.string(), z.string()), ...spans });
const person = z.object({ id, name: z.string(), email: text, phone: text, organisation: id.nullable(), job: text, elected, skills: z.array(z.string()), inductedOn: text, rhythm: z.enum(rhythms), bounceReason: text, ...spans });
const group = z.object({ id, name: z.string(), layer: z.enum(layers), kind: text, remit: text, parent: id.nullable(), host: id.nullable(), meetingsAYear: z.number().int().nullable(), decides: z.boolean(), principals: z.boolean(), ...spans });
const seat = z.object({ id, person: id, group: id, organisation: id.nullable(), role: z.enum(seatRoles), substituteFor: id.nullable(), authority: text, from: text, to: text, version: z.number().int() });
const made = z.object({ id });
const finding = z.object({ id: z.string(), check: z.string(), weight: z.enum(['act', 'look']), text: z.string(), todo: z.string(), source: z.string(), path: z.string() });
const checks = z.object({ on: z.string(), findings: z.array(finding) });

const long = (length: number) => z.string().max(length);
const named = long(most.name);
const organisationFields = {
  name: named, sector: long(most.kind).nullable(), kind: long(most.kind).nullable(), standing: z.array(named).max(500), areas: codes.max(1000), identifiers: z.record(long(most.kind), named),
};
const personFields = { name: named, email: long(most.email).nullable(), phone: long(most.phone).nullable(), organisation: id.nullable(), job: long(most.job).nullable(), elected: electedInput };
const groupFields = {
  name: named, layer: z.enum(layers), remit: long(most.remit).nullable(), parent: id.nullable(), meetingsAYear: z.number().int().nullable(), kind: long(most.kind).nullable(), host: id.nullable(), decides: z.boolean(), principals: z.boolean(),
};
// A change says the version that was read, and what is to be another; what it does not say stays.
const version = z.number().int();
const forms = {
  organisations: { add: z.object(organisationFields).partial().required({ name: true }), change: z.object(organisationFields).partial().extend({ version }) },
  people: { add: z.object(personFields).partial().required({ name: true }), change: z.object(personFields).partial().extend({ version }) },
  groups: { add: z.object(groupFields).partial().required({ name: true, layer: true }), change: z.object(groupFields).partial().extend({ version }) },
};
const seatInput = z.object({ person: id, group: id, role: z.enum(seatRoles), organisation: id.nullable().default(null), substituteFor: id.nullable().default(null), authority: long(most.authority).nullable().default(null) });

type Kind = 'organisations' | 'people' | 'groups' | 'seats';

const list = (kind: Kind, schema: z.ZodType, summary: string): ApiRoute => ({
  method: 'get', path: `/${kind}`, act: 'people.read', scope: 'read', summary, answer: z.array(schema),
  handle: async (ask) => ok((await ask.within((tx) => readMembership(tx, ask.here.id)))[kind]),
});

type Sent = Readonly<Record<string, unknown>> & { readonly version?: number };
type Handle = ApiRoute['handle'];
type Saving<Id> = { readonly id: Id | null; readonly version: number; readonly given: Readonly<Record<string, unknown>> };

const fields = { organisations: organisationFields, people: personFields, groups: groupFields };
const kept = (kind: keyof typeof fields, now: object): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(now).filter(([name]) => name in fields[kind]));

/** Adding and changing one kind of record. What a change does not say is as it is in the record of now. */
const writes = <K extends 'organisations' | 'people' | 'groups'>(kind: K, what: string, save: (work: Work, saving: Saving<Membership[K][number]['id']>) => Promise<Result<string>>): readonly ApiRoute[] => {
  const run = (ask: Parameters<Handle>[0], wanted: string | null, { version: read = 0, ...given }: Sent): ReturnType<Handle> =>
    ask.within(async (tx) => {
      const rows: readonly Membership[K][number][] = wanted === null ? [] : (await readMembership(tx, ask.here.id))[kind];
      const now = rows.find((one) => one.id === wanted);
      if (wanted !== null && now === undefined) return gone;
      const done = await save(workOf(ask, tx), { id: now?.id ?? null, version: read, given: now === undefined ? given : { ...kept(kind, now), ...given } });
      return done.ok ? ok({ id: done.value }) : done;
    });
  return [
    { method: 'post', path: `/${kind}`, act: 'people.edit', scope: 'write', summary: `Add ${what}`, body: forms[kind].add, answer: made, status: 201, handle: (ask, given) => run(ask, null, given as Sent) },
    {
      method: 'patch', path: `/${kind}/:id`, act: 'people.edit', scope: 'write', summary: `Change ${what}: send the version you read, and what is to be another`, body: forms[kind].change, answer: made,
      handle: (ask, given) => (readId(ask.params['id']) === null ? Promise.resolve(gone) : run(ask, readId(ask.params['id']), given as Sent)),
    },
  ];
};

const gone = notFound('There is no such record here, or it has ended.');
const noOrganisation = { sector: null, kind: null };
const noPerson = { email: null, phone: null, organisation: null, job: null };
const noGroup = { remit: null, parent: null, meetingsAYear: null };

const addOneSeat: ApiRoute['handle'] = async (ask, body) => {
  const { person: who, group: where, organisation: at, substituteFor, ...input } = body as z.output<typeof seatInput>;
  const done = await ask.within((tx) => addSeat(workOf(ask, tx), { ...input, person: who as PersonId, group: where as GroupId, organisation: at as OrganisationId | null, substituteFor: substituteFor as PersonId | null }));
  return done.ok ? ok({ id: done.value.id }) : done;
};

export const api: readonly ApiRoute[] = [
  list('organisations', organisation, 'Organisations at the table'),
  list('people', person, 'People at the table'),
  list('groups', group, 'Groups, by layer'),
  list('seats', seat, 'Who sits where'),
  ...writes('organisations', 'an organisation', (work, { id: which, version: read, given }) => editOrganisation(work, { id: which, version: read, input: { ...noOrganisation, ...given } as OrganisationInput })),
  ...writes('people', 'a person', (work, { id: which, version: read, given }) => editPerson(work, { id: which, version: read, input: { ...noPerson, ...given } as PersonInput })),
  ...writes('groups', 'a group', (work, { id: which, version: read, given }) => editGroup(work, { id: which, version: read, input: { ...noGroup, ...given } as GroupInput })),
  { method: 'post', path: '/seats', act: 'people.edit', scope: 'write', summary: 'Give a person a seat', body: seatInput, answer: made, status: 201, handle: addOneSeat },
  { method: 'get', path: '/checks', act: 'people.read', scope: 'read', summary: 'The checks of who is at the table, in words', answer: checks, handle: async (ask) => ok(await ask.within((tx) => runChecks(workOf(ask, tx)))) },
];
