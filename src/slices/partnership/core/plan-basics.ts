import type { Day } from '#lib/day.ts';

/** One record as it will be: new, changed or as it was. */
export type Planned<Row> = { readonly row: Row; readonly state: 'new' | 'changed' | 'same' };

export type PlanContext = { readonly today: Day; readonly newId: () => string };

/** Two names are the same whatever their capitals, spaces and Unicode form. */
export const sameName = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

export type Found<Row> = { readonly byId: ReadonlyMap<string, Row>; readonly byExternal: ReadonlyMap<string, Row> };
export const indexed = <Row extends { readonly id: string; readonly externalId: string | null }>(rows: readonly Row[]): Found<Row> => ({
  byId: new Map(rows.map((row) => [row.id, row])),
  byExternal: new Map(rows.flatMap((row) => (row.externalId === null ? [] : [[row.externalId, row] as const]))),
});

type Given = { readonly id: string | null; readonly externalId: string | null };

/** The record that a file names by an id: ours in an export of ours, one from elsewhere, or ours as another partnership keeps it. */
export const has = <Row>(given: Given, found: Found<Row>): Row | undefined =>
  (given.id === null ? undefined : found.byId.get(given.id)) ?? (given.externalId === null ? undefined : (found.byExternal.get(given.externalId) ?? found.byId.get(given.externalId)));

/** The id from elsewhere that a record has from now on: one that is known stays, and one that is another record's is left to it. */
export const externalOf = <Row extends Given & { readonly id: string }>(given: Given, now: Row | undefined, found: Found<Row>): string | null => {
  const wanted = now?.externalId ?? given.externalId;
  if (wanted === null || wanted === now?.id) return null;
  const owner = found.byExternal.get(wanted);
  return owner === undefined || owner.id === now?.id ? wanted : (now?.externalId ?? null);
};

/** What a file does not say stays as it was. */
export const said = <T extends object>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Whether a record that ends on this day, or on none, is still so today. */
export const lasts = ({ to }: { readonly to?: Day | null | undefined }, today: Day): boolean => to == null || to > today;

/** Whether a record that has ended here is there again: the file says nothing of its end, and has it hold or be a seat today. */
export const isBack = (one: { readonly key: string; readonly to?: Day | null | undefined }, now: { readonly to: Day | null } | undefined, seated: ReadonlySet<string>, today: Day): boolean =>
  now !== undefined && one.to === undefined && !lasts(now, today) && seated.has(one.key);

export const blank = { from: null, to: null, externalId: null, version: 1 } as const;

// The database gives the keys of an object back in an order of its own.
const inOrder = (value: object): string => JSON.stringify(value, (_, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part));
const stateOf = (before: object | undefined, row: object): Planned<unknown>['state'] => (before === undefined ? 'new' : inOrder(before) === inOrder(row) ? 'same' : 'changed');

export type Settled<Row> = { readonly rows: Map<string, Planned<Row>>; readonly idOf: Map<string, string> };
export const settled = <Row>(): Settled<Row> => ({ rows: new Map(), idOf: new Map() });

/** Keeps what a row of the file makes of a record. Later rows of one file build on earlier ones: a person in two groups has two rows. */
export const put = <Row extends { readonly id: string }>(into: Settled<Row>, key: string, before: Row | undefined, row: Row): void => {
  const first = into.rows.get(row.id);
  const was = first === undefined ? stateOf(before, row) : first.state === 'new' ? 'new' : stateOf(before, row);
  into.rows.set(row.id, { row, state: was as Planned<Row>['state'] });
  into.idOf.set(key, row.id);
};

/** Another record's key becomes its id; a key that is nowhere is none. */
export const linked = (key: string | null | undefined, ids: ReadonlyMap<string, string>): string | null | undefined => (key == null ? key : (ids.get(key) ?? null));
