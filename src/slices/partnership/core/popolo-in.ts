import type { Day } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import type { Incoming, IncomingGroup, IncomingOrganisation, IncomingPerson, IncomingSeat } from './incoming.ts';
import { isMailbox } from './mailbox.ts';
import { popoloSchema, type Popolo, type PopoloOrganization } from './popolo-schema.ts';
import { layerFromName, roleFromWords } from './read-members.ts';
import { sectorFromName } from './sector-from-name.ts';
import { readWrittenDay } from './written-day.ts';

type Reading = { readonly faults: Fault[]; readonly groups: ReadonlySet<string>; readonly organizations: ReadonlyMap<string, PopoloOrganization> };

const bodies = /committee|board|panel|cabinet|scrutin|forum|sub-?group|working group|full.council|licensing|planning/i;

/** A committee is a group: it says so itself, it has a parent, or its kind is that of a body that meets. A council is an organisation. */
const isGroup = (one: PopoloOrganization): boolean => (one.joinery == null ? one.parent_id != null || bodies.test(one.classification ?? '') : one.joinery.is === 'group');

const known = (id: string) => ({ key: id, id: readId(id) as string | null, externalId: id });
const said = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

const dayOf = (text: string | null | undefined, about: string, field: string, faults: Fault[]): Day | null | undefined => {
  if (text == null || text.trim() === '') return undefined;
  const day = readWrittenDay(text);
  if (day === null) faults.push({ field, message: `${about}: “${clip(text, 40)}” is not a date` });
  return day ?? undefined;
};

// An export of ours says that there is none by saying null; a foreign file that is silent says nothing.
const ownDay = (ours: boolean, text: string | null | undefined, about: string, field: string, faults: Fault[]): Day | null | undefined => dayOf(text, about, field, faults) ?? (ours ? null : undefined);

const identifiersOf = (one: PopoloOrganization): Readonly<Record<string, string>> | undefined => {
  const found = (one.identifiers ?? []).flatMap(({ scheme, identifier }) => (scheme != null && scheme !== '' && identifier != null && identifier !== '' ? [[scheme, identifier] as const] : []));
  return found.length === 0 && one.joinery == null ? undefined : Object.fromEntries(found);
};

const topOf = (one: PopoloOrganization, { organizations, groups }: Reading): string | null => {
  const seen = new Set<string>();
  for (let at: PopoloOrganization | undefined = one; at !== undefined && !seen.has(at.id); at = at.parent_id == null ? undefined : organizations.get(at.parent_id)) {
    if (!groups.has(at.id)) return at.id;
    seen.add(at.id);
  }
  return null;
};

const organisationFrom = (one: PopoloOrganization, { faults }: Reading): IncomingOrganisation => {
  const ours = one.joinery ?? null;
  const name = one.name?.trim() ?? '';
  const gss = one.identifiers?.find(({ scheme }) => scheme === 'GSS')?.identifier;
  return {
    ...known(one.id), name,
    sector: ours === null ? sectorFromName(`${name} ${one.classification ?? ''}`) : (ours.sector ?? null),
    kind: ours === null ? undefined : (ours.kind ?? null),
    standing: said(ours?.standing), identifiers: identifiersOf(one),
    areas: ours === null ? (gss == null ? undefined : [gss]) : (ours.areas ?? []),
    from: ownDay(ours !== null, one.founding_date, name, 'founding_date', faults), to: ownDay(ours !== null, one.dissolution_date, name, 'dissolution_date', faults),
  };
};

const groupFrom = (one: PopoloOrganization, reading: Reading): IncomingGroup => {
  const ours = one.joinery ?? null;
  const name = one.name?.trim() ?? '';
  const parent = one.parent_id != null && reading.groups.has(one.parent_id) ? one.parent_id : null;
  return {
    ...known(one.id), name, layer: ours?.layer ?? layerFromName(name) ?? 'operational', guessed: ours?.layer == null,
    kind: ours === null ? 'committee' : (ours.kind ?? null), remit: ours === null ? undefined : (ours.remit ?? null), meetingsAYear: ours === null ? undefined : (ours.meetingsAYear ?? null),
    parent: ours === null ? parent : (ours.parent ?? null), host: ours === null ? topOf(one, reading) : (ours.host ?? null), decides: said(ours?.decides), principals: said(ours?.principals),
    from: ownDay(ours !== null, one.founding_date, name, 'founding_date', reading.faults), to: ownDay(ours !== null, one.dissolution_date, name, 'dissolution_date', reading.faults),
  };
};

const personFrom = (one: Popolo['persons'][number], homes: ReadonlyMap<string, string>, faults: Fault[]): IncomingPerson => {
  const ours = one.joinery ?? null;
  const name = one.name?.trim() ?? '';
  const email = one.email?.trim() ?? one.contact_details?.find(({ type }) => type === 'email')?.value ?? null;
  if (email !== null && email !== '' && !isMailbox(email)) faults.push({ field: 'email', message: `${name}: “${clip(email, 60)}” is not an email address` });
  return {
    ...known(one.id), name, email: email === '' || email === null ? (ours === null ? undefined : null) : email,
    phone: one.contact_details?.find(({ type }) => type === 'voice' || type === 'phone' || type === 'cell')?.value ?? (ours === null ? undefined : null),
    job: ours === null ? undefined : (ours.job ?? null), elected: ours === null ? undefined : (ours.elected ?? null), skills: said(ours?.skills), rhythm: said(ours?.rhythm),
    inductedOn: ownDay(ours !== null, ours?.inductedOn, name, 'inductedOn', faults),
    organisation: ours === null ? said(homes.get(one.id)) : (ours.organisation ?? null),
    from: ownDay(ours !== null, ours?.from, name, 'from', faults), to: ownDay(ours !== null, ours?.to, name, 'to', faults),
  };
};

type Member = Popolo['memberships'][number];

const seatFrom = (one: Member, index: number, people: ReadonlySet<string>, reading: Reading): IncomingSeat | null => {
  const { faults, groups, organizations } = reading;
  const about = `Membership ${index + 1}`;
  const [person, group] = [one.person_id ?? '', one.organization_id ?? ''];
  if (!people.has(person)) faults.push({ field: 'memberships', row: index + 1, message: `there is no person “${clip(person, 60)}” in the file` });
  if (!organizations.has(group)) faults.push({ field: 'memberships', row: index + 1, message: `there is no organisation “${clip(group, 60)}” in the file` });
  if (!people.has(person) || !groups.has(group)) return null;
  const ours = one.joinery ?? null;
  const [from, to] = [ownDay(ours !== null, one.start_date, about, 'start_date', faults), ownDay(ours !== null, one.end_date, about, 'end_date', faults)];
  if (from != null && to != null && to < from) faults.push({ field: 'memberships', row: index + 1, message: 'it ends before it begins' });
  const behalf = one.on_behalf_of_id ?? null;
  return {
    person, group, role: roleFromWords(one.role ?? one.label ?? '') ?? 'member', from: from ?? (ours === null ? null : from), to,
    organisation: behalf !== null && organizations.has(behalf) && !groups.has(behalf) ? behalf : undefined,
    substituteFor: ours === null ? undefined : (ours.substituteFor ?? null), authority: ours === null ? undefined : (ours.authority ?? null),
  };
};

// A person's home is the organisation they are a plain member of, else the one they sit on behalf of.
const homesOf = (popolo: Popolo, groups: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const homes = new Map<string, string>();
  const plain = (one: Member): boolean => one.organization_id != null && !groups.has(one.organization_id);
  for (const one of popolo.memberships.toSorted((a, b) => Number(plain(b)) - Number(plain(a)))) {
    const home = plain(one) ? one.organization_id : one.on_behalf_of_id;
    if (one.person_id != null && home != null && !homes.has(one.person_id)) homes.set(one.person_id, home);
  }
  return homes;
};

/** Reads Popolo JSON, ours or that of a committee system. Duplicate names stay two people; groups with no members are kept; missing dates stay missing. */
export const incomingFromPopolo = (json: unknown): Result<{ readonly incoming: Incoming; readonly faults: readonly Fault[] }> => {
  const read = popoloSchema.safeParse(json);
  if (!read.success) return invalid(read.error.issues.slice(0, 50).map((issue) => ({ field: issue.path.join('.'), message: `${issue.path.join('.')}: ${issue.message}` })), 'The file is not Popolo JSON');
  const popolo = read.data;
  if (popolo.persons.length + popolo.organizations.length === 0) return invalid([{ field: 'file', message: 'The file holds no “persons” and no “organizations”. Popolo JSON has both' }], 'The file is not Popolo JSON');
  const organizations = new Map(popolo.organizations.map((one) => [one.id, one]));
  const groups = new Set(popolo.organizations.filter(isGroup).map((one) => one.id));
  const reading: Reading = { faults: [], groups, organizations };
  for (const [what, list] of [['person', popolo.persons], ['organisation', popolo.organizations]] as const) for (const one of list) if ((one.name ?? '').trim() === '') reading.faults.push({ field: 'name', message: `The ${what} “${clip(one.id, 60)}” has no name` });
  const homes = homesOf(popolo, groups);
  const people = new Set(popolo.persons.map((one) => one.id));
  const incoming: Incoming = {
    organisations: popolo.organizations.filter((one) => !groups.has(one.id)).map((one) => organisationFrom(one, reading)),
    groups: popolo.organizations.filter((one) => groups.has(one.id)).map((one) => groupFrom(one, reading)),
    people: popolo.persons.map((one) => personFrom(one, homes, reading.faults)),
    seats: popolo.memberships.flatMap((one, index) => seatFrom(one, index, people, reading) ?? []),
  };
  return ok({ incoming, faults: reading.faults });
};
