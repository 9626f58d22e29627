import type { Day } from '#lib/day.ts';
import type { Fault } from '#lib/result.ts';
import type { Incoming, IncomingGroup, IncomingOrganisation, IncomingPerson, IncomingSeat } from './incoming.ts';
import type { Group, Membership, Organisation, Person, Seat } from './membership-record.ts';

/** One record as it will be: new, changed or as it was. */
export type Planned<Row> = { readonly row: Row; readonly state: 'new' | 'changed' | 'same' };

/** What an import will add or change: worked out before anything is written, and shown on the preview. */
export type ImportPlan = {
  readonly organisations: readonly Planned<Organisation>[];
  readonly groups: readonly (Planned<Group> & { readonly guessed: boolean })[];
  readonly people: readonly Planned<Person>[];
  readonly seats: readonly Planned<Seat>[];
  readonly faults: readonly Fault[];
};

export type PlanContext = { readonly today: Day; readonly newId: () => string };

/** Two names are the same whatever their capitals, spaces and Unicode form. */
export const sameName = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

type Found<Row> = { readonly byId: ReadonlyMap<string, Row>; readonly byExternal: ReadonlyMap<string, Row> };
const indexed = <Row extends { readonly id: string; readonly externalId: string | null }>(rows: readonly Row[]): Found<Row> => ({
  byId: new Map(rows.map((row) => [row.id, row])),
  byExternal: new Map(rows.flatMap((row) => (row.externalId === null ? [] : [[row.externalId, row] as const]))),
});

const has = <Row>(given: { readonly id: string | null; readonly externalId: string | null }, found: Found<Row>): Row | undefined =>
  (given.id === null ? undefined : found.byId.get(given.id)) ?? (given.externalId === null ? undefined : found.byExternal.get(given.externalId));

// An export of ours names a record by its own id, which is no id from elsewhere.
const externalOf = (given: { readonly id: string | null; readonly externalId: string | null }, now: { readonly id: string; readonly externalId: string | null } | undefined): string | null => (now === undefined ? given.externalId : (now.externalId ?? (now.id === given.id ? null : given.externalId)));

const keep = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given);
// The database gives the keys of an object back in an order of its own.
const inOrder = (value: object): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part));
const stateOf = (before: object | undefined, row: object): Planned<unknown>['state'] => (before === undefined ? 'new' : inOrder(before) === inOrder(row) ? 'same' : 'changed');

type Settled<Row> = { readonly rows: Map<string, Planned<Row>>; readonly idOf: Map<string, string> };
const settled = <Row>(): Settled<Row> => ({ rows: new Map(), idOf: new Map() });

// Later rows of one file build on earlier ones: a person in two groups has two rows.
const put = <Row extends { readonly id: string }>(into: Settled<Row>, key: string, before: Row | undefined, row: Row): void => {
  const first = into.rows.get(row.id);
  const was = first === undefined ? stateOf(before, row) : first.state === 'new' ? 'new' : stateOf(before, row);
  into.rows.set(row.id, { row, state: was as Planned<Row>['state'] });
  into.idOf.set(key, row.id);
};

const planOrganisations = (given: readonly IncomingOrganisation[], ever: readonly Organisation[], { today, newId }: PlanContext): Settled<Organisation> => {
  const plan = settled<Organisation>();
  const found = indexed(ever);
  const byName = new Map(ever.filter((one) => one.to === null).map((one) => [sameName(one.name), one]));
  for (const one of given) {
    const stored = has(one, found) ?? (one.to == null ? byName.get(sameName(one.name)) : undefined);
    const now = stored === undefined ? undefined : (plan.rows.get(stored.id)?.row ?? stored);
    const row: Organisation = {
      id: (now?.id ?? newId()) as Organisation['id'], name: one.name,
      sector: keep(one.sector, now?.sector ?? null), kind: keep(one.kind, now?.kind ?? null), standing: keep(one.standing, now?.standing ?? []), areas: keep(one.areas, now?.areas ?? []), identifiers: keep(one.identifiers, now?.identifiers ?? {}),
      from: keep(one.from, now === undefined ? today : now.from), to: keep(one.to, now?.to ?? null), externalId: externalOf(one, now), version: now?.version ?? 1,
    };
    put(plan, one.key, found.byId.get(row.id), row);
    if (row.to === null) byName.set(sameName(row.name), row);
  }
  return plan;
};

const planGroups = (given: readonly IncomingGroup[], ever: readonly Group[], hosts: ReadonlyMap<string, string>, { today, newId }: PlanContext): Settled<Group> & { readonly guessed: ReadonlySet<string> } => {
  const plan = settled<Group>();
  const guessed = new Set<string>();
  const found = indexed(ever);
  const nameKey = (name: string, host: string | null): string => `${sameName(name)}\n${host ?? ''}`;
  const byName = new Map(ever.filter((one) => one.to === null).map((one) => [nameKey(one.name, one.host), one]));
  for (const one of given) {
    const host = one.host == null ? one.host : (hosts.get(one.host) ?? null);
    const stored = has(one, found) ?? (one.to == null ? byName.get(nameKey(one.name, host ?? null)) : undefined);
    const now = stored === undefined ? undefined : (plan.rows.get(stored.id)?.row ?? stored);
    const fresh = now === undefined || guessed.has(now.id);
    const row: Group = {
      id: (now?.id ?? newId()) as Group['id'], name: one.name, layer: fresh || !one.guessed ? one.layer : now.layer,
      kind: keep(one.kind, now?.kind ?? null), remit: keep(one.remit, now?.remit ?? null), parent: now?.parent ?? null, host: keep(host as Group['host'] | undefined, now?.host ?? null),
      meetingsAYear: keep(one.meetingsAYear, now?.meetingsAYear ?? null), decides: keep(one.decides, now?.decides ?? true), principals: keep(one.principals, now?.principals ?? false),
      from: keep(one.from, now === undefined ? today : now.from), to: keep(one.to, now?.to ?? null), externalId: externalOf(one, now), version: now?.version ?? 1,
    };
    put(plan, one.key, found.byId.get(row.id), row);
    if (one.guessed && fresh) guessed.add(row.id);
    else guessed.delete(row.id);
    if (row.to === null) byName.set(nameKey(row.name, row.host), row);
  }
  // Parents last: a group may stand in the file before the one it reports to.
  for (const one of given) {
    const id = plan.idOf.get(one.key) as string;
    const { row } = plan.rows.get(id) as Planned<Group>;
    const parent = one.parent === undefined ? row.parent : one.parent === null ? null : ((plan.idOf.get(one.parent) ?? null) as Group['parent']);
    if (parent !== row.parent && parent !== id) put(plan, one.key, found.byId.get(id), { ...row, parent });
  }
  return { ...plan, guessed };
};

const planPeople = (given: readonly IncomingPerson[], ever: readonly Person[], homes: ReadonlyMap<string, string>, { today, newId }: PlanContext): Settled<Person> => {
  const plan = settled<Person>();
  const found = indexed(ever);
  const current = ever.filter((one) => one.to === null);
  const byEmail = new Map(current.flatMap((one) => (one.email === null ? [] : [[one.email.toLowerCase(), one] as const])));
  const nameKey = (name: string, organisation: string | null): string => `${sameName(name)}\n${organisation ?? ''}`;
  const byName = new Map(current.map((one) => [nameKey(one.name, one.organisation), one]));
  for (const one of given) {
    const organisation = one.organisation == null ? one.organisation : ((homes.get(one.organisation) ?? null) as Person['organisation']);
    const plain = one.externalId === null && one.id === null;
    const email = one.email ?? null;
    const living = one.to == null;
    const stored = has(one, found) ?? (living && email !== null ? byEmail.get(email.toLowerCase()) : undefined) ?? (living && plain && email === null ? byName.get(nameKey(one.name, organisation ?? null)) : undefined);
    const now = stored === undefined ? undefined : (plan.rows.get(stored.id)?.row ?? stored);
    const row: Person = {
      id: (now?.id ?? newId()) as Person['id'], name: one.name, email: one.email === undefined || (one.email === null && plain) ? (now?.email ?? null) : one.email,
      phone: keep(one.phone, now?.phone ?? null), organisation: keep(organisation, now?.organisation ?? null), job: keep(one.job, now?.job ?? null), elected: keep(one.elected, now?.elected ?? null),
      skills: keep(one.skills, now?.skills ?? []), inductedOn: keep(one.inductedOn, now?.inductedOn ?? null), rhythm: keep(one.rhythm, now?.rhythm ?? 'monthly'), bounceReason: now?.bounceReason ?? null,
      from: keep(one.from, now === undefined ? today : now.from), to: keep(one.to, now?.to ?? null), externalId: externalOf(one, now), version: now?.version ?? 1,
    };
    put(plan, one.key, found.byId.get(row.id), row);
    if (row.to !== null) continue;
    if (row.email !== null) byEmail.set(row.email.toLowerCase(), row);
    if (plain) byName.set(nameKey(row.name, row.organisation), row);
  }
  return plan;
};

type Ids = { readonly people: ReadonlyMap<string, string>; readonly groups: ReadonlyMap<string, string>; readonly organisations: ReadonlyMap<string, string>; readonly homeOf: (person: string) => string | null };

const planSeats = (given: readonly IncomingSeat[], ever: readonly Seat[], ids: Ids, { today, newId }: PlanContext): Settled<Seat> => {
  const plan = settled<Seat>();
  const byId = new Map(ever.map((one) => [one.id as string, one]));
  const placeKey = (person: string, group: string, role: string): string => `${person} ${group} ${role}`;
  const held = Map.groupBy(ever, (seat) => placeKey(seat.person, seat.group, seat.role));
  given.forEach((one, index) => {
    const [person, group] = [ids.people.get(one.person), ids.groups.get(one.group)];
    if (person === undefined || group === undefined) return;
    const organisation = one.organisation == null ? one.organisation : (ids.organisations.get(one.organisation) ?? null);
    const key = placeKey(person, group, one.role);
    const known = held.get(key) ?? [];
    const fits = (seat: Seat): boolean => organisation === undefined || organisation === null || seat.organisation === organisation;
    const match = known.find((seat) => fits(seat) && (one.to == null ? seat.to === null : seat.to === one.to && (one.from == null || seat.from === one.from))) ?? (one.to == null ? undefined : known.find((seat) => fits(seat) && seat.to === null && (one.from == null || seat.from === null || seat.from === one.from)));
    const substitute = one.substituteFor == null ? one.substituteFor : ((ids.people.get(one.substituteFor) ?? null) as Seat['substituteFor']);
    const row: Seat = {
      id: (match?.id ?? newId()) as Seat['id'], person: person as Seat['person'], group: group as Seat['group'], organisation: (organisation ?? match?.organisation ?? ids.homeOf(person)) as Seat['organisation'], role: one.role,
      substituteFor: keep(substitute, match?.substituteFor ?? null), authority: keep(one.authority, match?.authority ?? null),
      from: one.from === undefined ? (match === undefined ? today : match.from) : one.from, to: keep(one.to, match?.to ?? null), version: match?.version ?? 1,
    };
    put(plan, String(index), byId.get(row.id), row);
    held.set(key, [...known.filter((seat) => seat.id !== row.id), row]);
  });
  return plan;
};

const emailFaults = (plan: Settled<Person>, ever: readonly Person[]): readonly Fault[] => {
  const rows = [...ever.filter((one) => !plan.rows.has(one.id)), ...[...plan.rows.values()].map((one) => one.row)].filter((one) => one.to === null && one.email !== null);
  return [...Map.groupBy(rows, (one) => (one.email as string).toLowerCase()).values()].filter((same) => same.length > 1).map((same) => ({ field: 'email', message: `${same[0]?.email} would belong to ${same.map((one) => one.name).join(' and ')}. One address belongs to one person` }));
};

type Earliest = ReadonlyMap<string, Day | null>;

// The first day of a seat; null, which is as early as can be, when a seat has none.
const earliest = (seats: readonly Planned<Seat>[], by: 'person' | 'group' | 'organisation'): Earliest => {
  const first = new Map<string, Day | null>();
  for (const { row } of seats) {
    const id = row[by];
    if (id === null) continue;
    const known = first.get(id);
    first.set(id, known === null || row.from === null ? null : known === undefined || row.from < known ? row.from : known);
  }
  return first;
};

// What is new was there from the day of its first seat, unless the file says from when.
const sinceSeats = <Row extends { readonly id: string; readonly from: Day | null }>(rows: readonly Planned<Row>[], seats: Earliest, saidBy: ReadonlySet<string>): readonly Planned<Row>[] =>
  rows.map((one) => {
    const first = seats.get(one.row.id);
    const earlier = first !== undefined && one.row.from !== null && (first === null || first < one.row.from);
    return one.state === 'new' && earlier && !saidBy.has(one.row.id) ? { ...one, row: { ...one.row, from: first } } : one;
  });

const saidFrom = (given: readonly { readonly key: string; readonly from?: Day | null | undefined }[], ids: ReadonlyMap<string, string>): ReadonlySet<string> => new Set(given.filter((one) => one.from !== undefined).map((one) => ids.get(one.key) as string));

/** Works out what a file adds to and changes in everything that is kept. Running the result twice changes nothing the second time. Linear in the rows. */
export const planImport = (incoming: Incoming, ever: Membership, context: PlanContext): ImportPlan => {
  const organisations = planOrganisations(incoming.organisations, ever.organisations, context);
  const groups = planGroups(incoming.groups, ever.groups, organisations.idOf, context);
  const people = planPeople(incoming.people, ever.people, organisations.idOf, context);
  const homes = new Map(ever.people.map((one) => [one.id as string, one.organisation as string | null]));
  const homeOf = (person: string): string | null => people.rows.get(person)?.row.organisation ?? homes.get(person) ?? null;
  const seats = planSeats(incoming.seats, ever.seats, { people: people.idOf, groups: groups.idOf, organisations: organisations.idOf, homeOf }, context);
  const planned = [...seats.rows.values()];
  return {
    organisations: sinceSeats([...organisations.rows.values()], earliest(planned, 'organisation'), saidFrom(incoming.organisations, organisations.idOf)),
    groups: sinceSeats([...groups.rows.values()], earliest(planned, 'group'), saidFrom(incoming.groups, groups.idOf)).map((one) => ({ ...one, guessed: groups.guessed.has(one.row.id) })),
    people: sinceSeats([...people.rows.values()], earliest(planned, 'person'), saidFrom(incoming.people, people.idOf)),
    seats: planned,
    faults: emailFaults(people, ever.people),
  };
};

/** How many records of a plan are new, changed and as they were. */
export const countPlan = (rows: readonly Planned<unknown>[]): { readonly fresh: number; readonly changed: number; readonly same: number } => ({
  fresh: rows.filter((one) => one.state === 'new').length,
  changed: rows.filter((one) => one.state === 'changed').length,
  same: rows.filter((one) => one.state === 'same').length,
});
