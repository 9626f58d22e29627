import type { Day } from '#lib/day.ts';
import type { Fault } from '#lib/result.ts';
import type { Incoming, IncomingOrganisation } from './incoming.ts';
import type { Group, Membership, Organisation, Person, Seat } from './membership-record.ts';
import { blank, externalOf, has, indexed, lasts, put, said, sameName, settled, type PlanContext, type Planned, type Settled } from './plan-basics.ts';
import { planGroups } from './plan-groups.ts';
import { emailFaults, planPeople } from './plan-people.ts';
import { planSeats } from './plan-seats.ts';

export { sameName, type PlanContext, type Planned } from './plan-basics.ts';

/** What an import will add or change: worked out before anything is written, and shown on the preview. */
export type ImportPlan = {
  readonly organisations: readonly Planned<Organisation>[];
  readonly groups: readonly (Planned<Group> & { readonly guessed: boolean })[];
  readonly people: readonly Planned<Person>[];
  readonly seats: readonly Planned<Seat>[];
  readonly faults: readonly Fault[];
};

const blankOrganisation = { ...blank, sector: null, kind: null, standing: [], areas: [], identifiers: {} } as const;

const planOrganisations = (given: readonly IncomingOrganisation[], ever: readonly Organisation[], { today, newId }: PlanContext): Settled<Organisation> => {
  const plan = settled<Organisation>();
  const found = indexed(ever);
  const byName = new Map(ever.filter((one) => lasts(one, today)).map((one) => [sameName(one.name), one]));
  const storedFor = (one: IncomingOrganisation): Organisation | undefined => {
    const known = has(one, found);
    if (known !== undefined || !lasts(one, today)) return known;
    const named = byName.get(sameName(one.name));
    return named !== undefined && one.id !== null && plan.rows.has(named.id) ? undefined : named;
  };
  for (const one of given) {
    const { key, id: _, externalId: __, sectorGuess = null, ...fields } = one;
    const stored = storedFor(one);
    const now = stored && (plan.rows.get(stored.id)?.row ?? stored);
    const row = { ...blankOrganisation, from: today, sector: sectorGuess, ...now, ...said(fields), id: now?.id ?? newId(), externalId: externalOf(one, now, found) } as Organisation;
    put(plan, key, found.byId.get(row.id), row);
    if (lasts(row, today)) byName.set(sameName(row.name), row);
  }
  return plan;
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

// Two that are here today under one name: which of them is meant could no longer be told.
const twins = <Row extends { readonly id: string; readonly name: string; readonly to: Day | null }>(plan: Settled<Row>, ever: readonly Row[], keyOf: (row: Row) => string, what: string): readonly Fault[] => {
  const rows = [...ever.filter((one) => !plan.rows.has(one.id)), ...[...plan.rows.values()].map((one) => one.row)].filter((one) => one.to === null);
  return [...Map.groupBy(rows, keyOf).values()].filter((same) => same.length > 1).map(([one]) => ({ field: 'name', message: `There would be two ${what} called ${one?.name}. Give one of them another name, or end one first` }));
};

/** Works out what a file adds to and changes in everything that is kept. Running the result twice changes nothing the second time. Linear in the rows. */
export const planImport = (incoming: Incoming, ever: Membership, context: PlanContext): ImportPlan => {
  const now = incoming.seats.filter((seat) => lasts(seat, context.today));
  const organisations = planOrganisations(incoming.organisations, ever.organisations, context);
  const groups = planGroups(incoming.groups, ever.groups, organisations.idOf, new Set(now.map((seat) => seat.group)), context);
  const people = planPeople(incoming.people, ever.people, organisations.idOf, new Set(now.map((seat) => seat.person)), context);
  const before = new Map(ever.people.map((one) => [one.id as string, one]));
  const wasHomeOf = (person: string): string | null => before.get(person)?.organisation ?? null;
  const homeOf = (person: string): string | null => people.rows.get(person)?.row.organisation ?? wasHomeOf(person);
  const nameOf = (person: string): string => people.rows.get(person)?.row.name ?? '';
  const seats = planSeats(incoming.seats, ever.seats, { people: people.idOf, groups: groups.idOf, organisations: organisations.idOf, homeOf, wasHomeOf, nameOf }, context);
  const planned = [...seats.rows.values()];
  return {
    organisations: sinceSeats([...organisations.rows.values()], earliest(planned, 'organisation'), saidFrom(incoming.organisations, organisations.idOf)),
    groups: sinceSeats([...groups.rows.values()], earliest(planned, 'group'), saidFrom(incoming.groups, groups.idOf)).map((one) => ({ ...one, guessed: groups.guessed.has(one.row.id) })),
    people: sinceSeats([...people.rows.values()], earliest(planned, 'person'), saidFrom(incoming.people, people.idOf)),
    seats: planned,
    faults: [
      ...emailFaults(people, ever.people, context), ...groups.faults, ...seats.faults,
      ...twins(organisations, ever.organisations, (one) => sameName(one.name), 'organisations'), ...twins(groups, ever.groups, (one) => `${sameName(one.name)}\n${one.host ?? ''}`, 'groups'),
    ],
  };
};

/** How many records of a plan are new, changed and as they were. */
export const countPlan = (rows: readonly Planned<unknown>[]): { readonly fresh: number; readonly changed: number; readonly same: number } => ({
  fresh: rows.filter((one) => one.state === 'new').length,
  changed: rows.filter((one) => one.state === 'changed').length,
  same: rows.filter((one) => one.state === 'same').length,
});
