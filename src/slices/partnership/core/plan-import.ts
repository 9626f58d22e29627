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

// What a file does not say stays as it was.
const said = <T extends object>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

// Whether a record that ends on this day, or on none, is still so today.
const lasts = ({ to }: { readonly to?: Day | null | undefined }, today: Day): boolean => to == null || to > today;

const blank = { from: null, to: null, externalId: null, version: 1 } as const;
const blankOrganisation = { ...blank, sector: null, kind: null, standing: [], areas: [], identifiers: {} } as const;
const blankGroup = { ...blank, kind: null, remit: null, parent: null, host: null, meetingsAYear: null, decides: true, principals: false } as const;
const blankPerson = { ...blank, email: null, phone: null, organisation: null, job: null, elected: null, skills: [], inductedOn: null, rhythm: 'monthly', bounceReason: null } as const;
const blankSeat = { organisation: null, substituteFor: null, authority: null, from: null, to: null, version: 1 } as const;
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

// Another record's key becomes its id; a key that is nowhere is none.
const linked = (key: string | null | undefined, ids: ReadonlyMap<string, string>): string | null | undefined => (key == null ? key : (ids.get(key) ?? null));

const planOrganisations = (given: readonly IncomingOrganisation[], ever: readonly Organisation[], { today, newId }: PlanContext): Settled<Organisation> => {
  const plan = settled<Organisation>();
  const found = indexed(ever);
  const byName = new Map(ever.filter((one) => lasts(one, today)).map((one) => [sameName(one.name), one]));
  for (const one of given) {
    const { key, id: _, externalId: __, sectorGuess = null, ...fields } = one;
    const stored = has(one, found) ?? (lasts(one, today) ? byName.get(sameName(one.name)) : undefined);
    const now = stored && (plan.rows.get(stored.id)?.row ?? stored);
    const row = { ...blankOrganisation, from: today, sector: sectorGuess, ...now, ...said(fields), id: now?.id ?? newId(), externalId: externalOf(one, now) } as Organisation;
    put(plan, key, found.byId.get(row.id), row);
    if (lasts(row, today)) byName.set(sameName(row.name), row);
  }
  return plan;
};

type GroupPlan = Settled<Group> & { readonly guessed: Set<string> };

// Parents last: a group may stand in the file before the one it reports to.
const planParents = (given: readonly IncomingGroup[], plan: GroupPlan, found: Found<Group>): void => {
  for (const { key, parent: wanted } of given) {
    const id = plan.idOf.get(key) as string;
    const { row } = plan.rows.get(id) as Planned<Group>;
    const parent = linked(wanted, plan.idOf) as Group['parent'] | undefined;
    if (parent !== undefined && parent !== row.parent && parent !== id) put(plan, key, found.byId.get(id), { ...row, parent });
  }
};

const planGroups = (given: readonly IncomingGroup[], ever: readonly Group[], hosts: ReadonlyMap<string, string>, { today, newId }: PlanContext): GroupPlan => {
  const plan: GroupPlan = { ...settled<Group>(), guessed: new Set() };
  const found = indexed(ever);
  const nameKey = (name: string, host: string | null): string => `${sameName(name)}\n${host ?? ''}`;
  const byName = new Map(ever.filter((one) => lasts(one, today)).map((one) => [nameKey(one.name, one.host), one]));
  for (const one of given) {
    const { key, id: _, externalId: __, guessed, parent: ___, layer, ...fields } = one;
    const host = linked(one.host, hosts) as Group['host'] | undefined;
    const stored = has(one, found) ?? (lasts(one, today) ? byName.get(nameKey(one.name, host ?? null)) : undefined);
    const now = stored && (plan.rows.get(stored.id)?.row ?? stored);
    const free = now === undefined || plan.guessed.has(now.id) || !guessed;
    const row = { ...blankGroup, from: today, ...now, ...said({ ...fields, host }), layer: free ? layer : now.layer, id: now?.id ?? newId(), externalId: externalOf(one, now) } as Group;
    put(plan, key, found.byId.get(row.id), row);
    if (guessed && free) plan.guessed.add(row.id);
    else plan.guessed.delete(row.id);
    if (lasts(row, today)) byName.set(nameKey(row.name, row.host), row);
  }
  planParents(given, plan, found);
  return plan;
};

type Finder = { readonly find: (one: IncomingPerson, organisation: string | null) => Person | undefined; readonly learn: (row: Person, plain: boolean) => void };

// One person is one id, else one address; with neither, one name in one organisation.
const personFinder = (ever: readonly Person[], found: Found<Person>, today: Day): Finder => {
  const nameKey = (name: string, organisation: string | null): string => `${sameName(name)}\n${organisation ?? ''}`;
  const current = ever.filter((one) => lasts(one, today));
  const byEmail = new Map(current.flatMap((one) => (one.email === null ? [] : [[one.email.toLowerCase(), one] as const])));
  const byName = new Map(current.map((one) => [nameKey(one.name, one.organisation), one]));
  return {
    find: (one, organisation) => {
      const known = has(one, found);
      if (known !== undefined || !lasts(one, today)) return known;
      const byAddress = one.email == null ? undefined : byEmail.get(one.email.toLowerCase());
      const namesake = one.externalId === null && one.id === null ? byName.get(nameKey(one.name, organisation)) : undefined;
      // A new address belongs to a namesake in the same organisation only where that one has none.
      return byAddress ?? (one.email == null || namesake?.email === null ? namesake : undefined);
    },
    learn: (row, plain) => {
      if (!lasts(row, today)) return;
      if (row.email !== null) byEmail.set(row.email.toLowerCase(), row);
      if (plain) byName.set(nameKey(row.name, row.organisation), row);
    },
  };
};

const planPeople = (given: readonly IncomingPerson[], ever: readonly Person[], homes: ReadonlyMap<string, string>, { today, newId }: PlanContext): Settled<Person> => {
  const plan = settled<Person>();
  const found = indexed(ever);
  const { find, learn } = personFinder(ever, found, today);
  for (const one of given) {
    const { key, id: _, externalId: __, ...fields } = one;
    const organisation = linked(one.organisation, homes) as Person['organisation'] | undefined;
    const stored = find(one, organisation ?? null);
    if (stored?.erased === true) {
      put(plan, key, stored, stored);
      continue;
    }
    const now = stored && (plan.rows.get(stored.id)?.row ?? stored);
    const row = { ...blankPerson, from: today, ...now, ...said({ ...fields, organisation }), id: now?.id ?? newId(), externalId: externalOf(one, now) } as Person;
    put(plan, key, found.byId.get(row.id), row);
    learn(row, one.externalId === null && one.id === null);
  }
  return plan;
};

type Ids = { readonly people: ReadonlyMap<string, string>; readonly groups: ReadonlyMap<string, string>; readonly organisations: ReadonlyMap<string, string>; readonly homeOf: (person: string) => string | null };

// The seat that a row means: the one held now, or the one of the same days; a row with an end ends the one held now, unless another row says that it is held.
const seatFor = (one: IncomingSeat, organisation: string | null | undefined, known: readonly Seat[], claimed: ReadonlySet<string>, today: Day): Seat | undefined => {
  const fits = known.filter((seat) => organisation == null || seat.organisation === organisation);
  const begun = (seat: Seat): boolean => one.from == null || seat.from === one.from;
  if (one.to == null) return fits.find((seat) => seat.to === null) ?? fits.find((seat) => lasts(seat, today));
  const { to } = one;
  return fits.find((seat) => seat.to === to && begun(seat)) ?? fits.find((seat) => lasts(seat, today) && !claimed.has(seat.id) && (seat.from === null || (begun(seat) && seat.from <= to)));
};

const planSeats = (given: readonly IncomingSeat[], ever: readonly Seat[], ids: Ids, { today, newId }: PlanContext): Settled<Seat> => {
  const plan = settled<Seat>();
  const byId = new Map(ever.map((one) => [one.id as string, one]));
  const placeKey = (person: string, group: string, role: string): string => `${person} ${group} ${role}`;
  const held = new Map(Map.groupBy(ever, (seat) => placeKey(seat.person, seat.group, seat.role)));
  const claimed = new Set<string>();
  given.forEach((one, index) => {
    const [person, group] = [ids.people.get(one.person), ids.groups.get(one.group)];
    if (person === undefined || group === undefined) return;
    const key = placeKey(person, group, one.role);
    const known = held.get(key) ?? [];
    const organisation = linked(one.organisation, ids.organisations);
    const match = seatFor(one, organisation, known, claimed, today);
    const { person: _, group: __, organisation: ___, substituteFor, from, ...fields } = one;
    // That a file knows no first day does not undo one that is known here.
    const begun = from === null ? match?.from : from;
    const home = match === undefined ? ids.homeOf(person) : match.organisation;
    const row = { ...blankSeat, from: lasts(one, today) ? today : null, ...match, ...(from === null && match === undefined ? { from: null } : {}), ...said({ ...fields, from: begun, substituteFor: linked(substituteFor, ids.people) }), organisation: organisation ?? home, person, group, id: match?.id ?? newId() } as Seat;
    put(plan, String(index), byId.get(row.id), row);
    claimed.add(row.id);
    held.set(key, [...known.filter((seat) => seat.id !== row.id), row]);
  });
  return plan;
};

const emailFaults = (plan: Settled<Person>, ever: readonly Person[], { today }: PlanContext): readonly Fault[] => {
  const rows = [...ever.filter((one) => !plan.rows.has(one.id)), ...[...plan.rows.values()].map((one) => one.row)].filter((one) => lasts(one, today) && one.email !== null);
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
    faults: emailFaults(people, ever.people, context),
  };
};

/** How many records of a plan are new, changed and as they were. */
export const countPlan = (rows: readonly Planned<unknown>[]): { readonly fresh: number; readonly changed: number; readonly same: number } => ({
  fresh: rows.filter((one) => one.state === 'new').length,
  changed: rows.filter((one) => one.state === 'changed').length,
  same: rows.filter((one) => one.state === 'same').length,
});
