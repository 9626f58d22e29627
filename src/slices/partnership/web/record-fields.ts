import { readId, type GroupId, type OrganisationId, type PersonId } from '#lib/id.ts';
import { invalid, type Result } from '#lib/result.ts';
import { capitalise } from '#lib/text.ts';
import type { Pack } from '#pack';
import type { Work } from '#platform/services.ts';
import { editGroup, editOrganisation, editPerson } from '../commands/edit-record.ts';
import { parseAreaCodes } from '../core/area-codes.ts';
import { readIdentifiers, writeIdentifiers } from '../core/identifiers.ts';
import { electedPlaces, layers, type Group, type Layer, type Membership, type Organisation, type Person } from '../core/membership-record.ts';
import { namedEntries } from '../core/named-partner.ts';
import type { Field } from '#platform/http/record-page.tsx';

export type Kind = 'person' | 'organisation' | 'group';
export type Values = Readonly<Record<string, string>>;
export type Seen = { readonly membership: Membership; readonly ever: Membership; readonly pack: Pack };

const none = { value: '', text: 'None' };
const yesNo = (yes: string, no: string) => [{ value: 'yes', text: yes }, { value: 'no', text: no }];
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

const electedNames: Readonly<Record<(typeof electedPlaces)[number], string>> = { leader: 'Leader or elected mayor', portfolio: 'Cabinet member', scrutiny: 'Scrutiny member', backbench: 'Backbench member', opposition: 'Opposition member' };

/** The fields of a record's form, in order. */
export const fieldsOf: Readonly<Record<Kind, (seen: Seen) => readonly Field[]>> = {
  person: ({ membership }) => [
    { name: 'name', label: 'Name' },
    { name: 'email', label: 'Email address', kind: 'email', hint: 'Messages and personal links go here' },
    { name: 'phone', label: 'Phone' },
    { name: 'job', label: 'Job' },
    { name: 'organisation', label: 'Organisation', options: [none, ...membership.organisations.map((one) => ({ value: one.id, text: one.name }))] },
    { name: 'place', label: 'Elected member', options: [{ value: '', text: 'Not elected' }, ...electedPlaces.map((place) => ({ value: place, text: electedNames[place] }))] },
    { name: 'party', label: 'Party', hint: 'For elected members' },
    { name: 'portfolio', label: 'Portfolio', hint: 'For cabinet members' },
  ],
  organisation: ({ pack }) => [
    { name: 'name', label: 'Name' },
    { name: 'sector', label: 'Sector', options: [none, ...(pack.catalogues['sectors'] ?? []).map((one) => ({ value: one.id, text: one.title }))] },
    { name: 'kind', label: 'Kind', options: [none, ...(pack.catalogues['organisation-kinds'] ?? []).map((one) => ({ value: one.id, text: one.title }))] },
    { name: 'standing', label: 'Named by', hint: 'Tick these only where its kind does not say it already', kind: 'checks', options: namedEntries(pack).map((entry) => ({ value: entry.id, text: `${entry.name} (${entry.list.title})` })) },
    { name: 'areas', label: 'Areas it serves', hint: 'Area codes (GSS), one a line, for example E07000033', kind: 'lines' },
    { name: 'identifiers', label: 'Numbers it goes by', hint: 'One a line: the scheme, then the number. For example GB-COH 01234567, GB-CHC 1012345, ODS RXF, GSS E10000007', kind: 'lines' },
  ],
  group: ({ membership, pack }) => [
    { name: 'name', label: 'Name' },
    { name: 'layer', label: 'Layer', options: layers.map((layer) => ({ value: layer, text: capitalise(layer) })) },
    { name: 'kind', label: 'Kind', options: [none, ...(pack.catalogues['group-kinds'] ?? []).map((one) => ({ value: one.id, text: one.title }))] },
    { name: 'remit', label: 'What it is for', kind: 'lines' },
    { name: 'parent', label: 'Reports to', options: [none, ...membership.groups.map((one) => ({ value: one.id, text: one.name }))] },
    { name: 'host', label: 'Committee of', hint: 'Only for a committee of one organisation', options: [{ value: '', text: 'The partnership’s own' }, ...membership.organisations.map((one) => ({ value: one.id, text: one.name }))] },
    { name: 'meetingsAYear', label: 'Meetings a year', kind: 'number' },
    { name: 'decides', label: 'Does it take decisions?', options: yesNo('Yes, it decides', 'No, it advises or discusses') },
    { name: 'principals', label: 'Are substitutes welcome?', options: [{ value: 'no', text: 'Yes' }, { value: 'yes', text: 'No, members come in person' }] },
  ],
};

const text = (value: unknown): string => (value == null ? '' : String(value));
const yes = (value: boolean): string => (value ? 'yes' : 'no');

const valuesOfPerson = (one: Person): Values => ({
  name: one.name, email: text(one.email), phone: text(one.phone), job: text(one.job), organisation: text(one.organisation),
  place: text(one.elected?.place), party: text(one.elected?.party), portfolio: text(one.elected?.portfolio),
});
const valuesOfOrganisation = (one: Organisation): Values => ({ name: one.name, sector: text(one.sector), kind: text(one.kind), standing: one.standing.join('\n'), areas: one.areas.join('\n'), identifiers: writeIdentifiers(one.identifiers) });
const valuesOfGroup = (one: Group): Values => ({
  name: one.name, layer: one.layer, kind: text(one.kind), remit: text(one.remit), parent: text(one.parent), host: text(one.host), meetingsAYear: text(one.meetingsAYear),
  decides: yes(one.decides), principals: yes(one.principals),
});

/** A record as its form shows it, with its version; null when there is none of that id now. */
export const valuesOf = (kind: Kind, membership: Membership, id: string): { readonly values: Values; readonly version: number } | null => {
  const person = kind === 'person' ? membership.people.find((one) => one.id === id) : undefined;
  if (person !== undefined) return { values: valuesOfPerson(person), version: person.version };
  const organisation = kind === 'organisation' ? membership.organisations.find((one) => one.id === id) : undefined;
  if (organisation !== undefined) return { values: valuesOfOrganisation(organisation), version: organisation.version };
  const group = kind === 'group' ? membership.groups.find((one) => one.id === id) : undefined;
  return group === undefined ? null : { values: valuesOfGroup(group), version: group.version };
};

const changeOrganisation = async (work: Work, id: string | null, version: number, values: Values): Promise<Result<string>> => {
  const [areas, identifiers] = [parseAreaCodes(values['areas'] ?? ''), readIdentifiers(values['identifiers'] ?? '')];
  const faults = [areas, identifiers].flatMap((read) => (read.ok ? [] : (read.refusal.faults ?? [])));
  if (!areas.ok || !identifiers.ok) return invalid(faults);
  const standing = (values['standing'] ?? '').split('\n').filter((one) => one !== '');
  return editOrganisation(work, { id: id as OrganisationId | null, version, input: { name: values['name'] ?? '', sector: orNull(values['sector']), kind: orNull(values['kind']), standing, areas: areas.value, identifiers: identifiers.value } });
};

const changePerson = (work: Work, id: string | null, version: number, values: Values): Promise<Result<string>> => {
  const place = electedPlaces.find((one) => one === values['place']);
  const elected = place === undefined ? null : { place, party: orNull(values['party']), portfolio: orNull(values['portfolio']) };
  return editPerson(work, {
    id: id as PersonId | null,
    version,
    input: { name: values['name'] ?? '', email: orNull(values['email']), phone: orNull(values['phone']), job: orNull(values['job']), organisation: readId<'organisation'>(values['organisation']), elected },
  });
};

const changeGroup = (work: Work, id: string | null, version: number, values: Values): Promise<Result<string>> => {
  const layer = layers.find((one) => one === values['layer']) ?? ('operational' as Layer);
  const meetings = orNull(values['meetingsAYear']);
  return editGroup(work, {
    id: id as GroupId | null,
    version,
    input: {
      name: values['name'] ?? '', layer, remit: orNull(values['remit']), parent: readId<'group'>(values['parent']), meetingsAYear: meetings === null ? null : Number(meetings),
      kind: orNull(values['kind']), host: readId<'organisation'>(values['host']), decides: values['decides'] !== 'no', principals: values['principals'] === 'yes',
    },
  });
};

/** Saves what a record's form sent. */
export const changeRecord = (work: Work, kind: Kind, id: string | null, version: number, values: Values): Promise<Result<string>> =>
  kind === 'organisation' ? changeOrganisation(work, id, version, values) : kind === 'person' ? changePerson(work, id, version, values) : changeGroup(work, id, version, values);
