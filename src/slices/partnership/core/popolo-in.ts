import type { Day } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import type { Incoming, IncomingGroup, IncomingOrganisation, IncomingPerson, IncomingSeat } from './incoming.ts';
import { tooLong } from './limits.ts';
import { isMailbox } from './mailbox.ts';
import { popoloSchema, type Popolo, type PopoloOrganization } from './popolo-schema.ts';
import { layerFromName, roleFromWords } from './read-members.ts';
import { sectorFromName } from './sector-from-name.ts';
import { readWrittenDay } from './written-day.ts';

type Reading = { readonly faults: Fault[]; readonly groups: ReadonlySet<string>; readonly organizations: ReadonlyMap<string, PopoloOrganization> };

const bodies = /committee|board|panel|cabinet|scrutin|forum|sub-?group|working group|full.council|licensing|planning/i;

/** A committee is a group: it says so itself, it has a parent, or its kind is that of a body that meets. A council is an organisation. */
const isGroup = (one: PopoloOrganization): boolean => (one.joinery == null ? one.parent_id != null || bodies.test(one.classification ?? '') : one.joinery.is === 'group');

// In an export of ours an id is ours, and what the record is called elsewhere stands beside it. Where it is called nothing, our id is
// what another partnership that reads the file calls it.
const known = ({ id, joinery }: { readonly id: string; readonly joinery?: { readonly externalId?: string | null | undefined } | null | undefined }) => ({ key: id, id: joinery == null ? null : (readId(id) as string | null), externalId: joinery?.externalId ?? id });
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

type Own<T> = Exclude<T, null | undefined>;
type OwnOrganisation = Own<PopoloOrganization['joinery']>;
type PopoloPerson = Popolo['persons'][number];

const datesOf = (one: PopoloOrganization, name: string, faults: Fault[]) => ({ from: ownDay(one.joinery != null, one.founding_date, name, 'founding_date', faults), to: ownDay(one.joinery != null, one.dissolution_date, name, 'dissolution_date', faults) });

const ownOrganisation = (ours: OwnOrganisation) => ({ sector: ours.sector ?? null, kind: ours.kind ?? null, standing: ours.standing ?? [], areas: ours.areas ?? [] });

const foreignOrganisation = (one: PopoloOrganization, name: string) => {
  const gss = one.identifiers?.find(({ scheme }) => scheme === 'GSS')?.identifier;
  return { sectorGuess: sectorFromName(`${name} ${one.classification ?? ''}`), areas: gss == null ? undefined : [gss] };
};

const organisationFrom = (one: PopoloOrganization, { faults }: Reading): IncomingOrganisation => {
  const name = one.name?.trim() ?? '';
  return { ...known(one), name, identifiers: identifiersOf(one), ...datesOf(one, name, faults), ...(one.joinery == null ? foreignOrganisation(one, name) : ownOrganisation(one.joinery)) };
};

const ownGroup = (ours: OwnOrganisation, guess: IncomingGroup['layer']) => ({
  layer: ours.layer ?? guess, guessed: ours.layer == null, kind: ours.kind ?? null, remit: ours.remit ?? null, meetingsAYear: ours.meetingsAYear ?? null, parent: ours.parent ?? null, host: ours.host ?? null,
  decides: said(ours.decides), principals: said(ours.principals),
});

const groupFrom = (one: PopoloOrganization, reading: Reading): IncomingGroup => {
  const name = one.name?.trim() ?? '';
  const guess = layerFromName(name) ?? 'operational';
  const parent = one.parent_id != null && reading.groups.has(one.parent_id) ? one.parent_id : null;
  return { ...known(one), name, ...datesOf(one, name, reading.faults), ...(one.joinery == null ? { layer: guess, guessed: true, kind: 'committee', parent, host: topOf(one, reading) } : ownGroup(one.joinery, guess)) };
};

const contactOf = (one: PopoloPerson, types: readonly string[]): string | null => {
  const found = one.contact_details?.find(({ type }) => types.includes(type ?? ''))?.value?.trim() ?? '';
  return found === '' ? null : found;
};

const ownPerson = (ours: Own<PopoloPerson['joinery']>, name: string, faults: Fault[]) => ({
  job: ours.job ?? null, elected: ours.elected ?? null, skills: said(ours.skills), rhythm: said(ours.rhythm), organisation: ours.organisation ?? null,
  inductedOn: ownDay(true, ours.inductedOn, name, 'inductedOn', faults), from: ownDay(true, ours.from, name, 'from', faults), to: ownDay(true, ours.to, name, 'to', faults),
});

const personFrom = (one: PopoloPerson, homes: ReadonlyMap<string, string>, faults: Fault[]): IncomingPerson => {
  const name = one.name?.trim() ?? '';
  const written = one.email?.trim() ?? '';
  const email = written === '' ? contactOf(one, ['email']) : written;
  const phone = contactOf(one, ['voice', 'phone', 'cell']);
  faults.push(...tooLong({ phone }).map((fault) => ({ ...fault, message: `${name}: ${fault.message.toLowerCase()}` })));
  if (email !== null && !isMailbox(email)) faults.push({ field: 'email', message: `${name}: “${clip(email, 60)}” is not an email address` });
  if (one.joinery != null) return { ...known(one), name, ...(one.joinery.contacts === false ? {} : { email, phone }), ...ownPerson(one.joinery, name, faults) };
  return { ...known(one), name, email: said(email), phone: said(phone), organisation: said(homes.get(one.id)) };
};

type Member = Popolo['memberships'][number];

const memberFaults = (one: Member, index: number, people: ReadonlySet<string>, { faults, organizations }: Reading): void => {
  const [person, group] = [one.person_id ?? '', one.organization_id ?? ''];
  if (!people.has(person)) faults.push({ field: 'memberships', row: index + 1, message: `there is no person “${clip(person, 60)}” in the file` });
  if (!organizations.has(group)) faults.push({ field: 'memberships', row: index + 1, message: `there is no organisation “${clip(group, 60)}” in the file` });
};

// An export of ours that names no organisation says that there is none; a foreign file that is silent says nothing.
const behalfOf = (one: Member, { groups, organizations }: Reading): string | null | undefined => {
  const behalf = one.on_behalf_of_id ?? '';
  return organizations.has(behalf) && !groups.has(behalf) ? behalf : one.joinery == null ? undefined : null;
};

const seatFrom = (one: Member, index: number, people: ReadonlySet<string>, reading: Reading): IncomingSeat | null => {
  const { faults, groups } = reading;
  memberFaults(one, index, people, reading);
  const [person, group] = [one.person_id ?? '', one.organization_id ?? ''];
  if (!people.has(person) || !groups.has(group)) return null;
  const about = `Membership ${index + 1}`;
  // A membership with no date began at a time that nobody knows.
  const from = ownDay(true, one.start_date, about, 'start_date', faults);
  const to = ownDay(one.joinery != null, one.end_date, about, 'end_date', faults);
  if (from != null && to != null && to < from) faults.push({ field: 'memberships', row: index + 1, message: 'it ends before it begins' });
  const ours = one.joinery == null ? {} : { substituteFor: one.joinery.substituteFor ?? null, authority: one.joinery.authority ?? null };
  return { id: one.joinery == null || one.id == null ? null : readId(one.id), row: index + 1, person, group, role: roleFromWords(one.role ?? one.label ?? '') ?? 'member', from, to, organisation: behalfOf(one, reading), ...ours };
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
