import type { Fault } from '#lib/result.ts';
import type { Incoming, IncomingGroup, IncomingOrganisation, IncomingPerson, IncomingSeat } from './incoming.ts';
import { sameName } from './plan-import.ts';
import { layerFromName, type MemberRow } from './read-members.ts';
import { sectorFromName } from './sector-from-name.ts';

const nameKey = (row: MemberRow): string => `${sameName(row.name)}|${sameName(row.organisation ?? '')}`;

/** One person is one id of the file's own, else one address, else one name in one organisation: that of the address, where one row has it. */
const personKeys = (rows: readonly MemberRow[]): ((row: MemberRow) => string) => {
  const addresses = new Map<string, Set<string>>();
  for (const row of rows) if (row.externalId === null && row.email !== null) addresses.set(nameKey(row), (addresses.get(nameKey(row)) ?? new Set()).add(sameName(row.email)));
  return (row) => {
    if (row.externalId !== null) return `id ${row.externalId}`;
    if (row.email !== null) return sameName(row.email);
    const known = addresses.get(nameKey(row));
    return known?.size === 1 ? ([...known][0] as string) : nameKey(row);
  };
};

const given = <T>(value: T | null): T | undefined => value ?? undefined;

type Spoken = { readonly sectors: ReadonlySet<string> };

const organisationOf = (name: string, sector: string | null, { sectors }: Spoken): IncomingOrganisation => {
  const said = sector === null ? undefined : [...sectors].find((one) => sameName(one) === sameName(sector));
  return { key: sameName(name), id: null, externalId: null, name, sector: said, sectorGuess: sectorFromName(name) };
};

const groupKey = (name: string, { host }: MemberRow): string => `${sameName(name)}\n${host === undefined ? '?' : sameName(host ?? '')}`;

const groupOf = (name: string, row: MemberRow): IncomingGroup => ({
  key: groupKey(name, row), id: null, externalId: null, name, host: row.host == null ? row.host : sameName(row.host), layer: row.layer ?? layerFromName(name) ?? 'operational', guessed: row.layer === null,
});

// What a later row of the same person does not say stays as the earlier one said.
const said = <T extends object>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

const personOf = (row: MemberRow, key: string): IncomingPerson => ({
  key, id: null, externalId: row.externalId, name: row.name, email: given(row.email), phone: given(row.phone), job: given(row.job), elected: given(row.elected),
  organisation: row.organisation === null ? undefined : sameName(row.organisation),
});

const organisationsIn = (rows: readonly MemberRow[], spoken: Spoken): readonly IncomingOrganisation[] => {
  const found = new Map<string, IncomingOrganisation>();
  for (const row of rows) {
    if (row.organisation !== null && (!found.has(sameName(row.organisation)) || row.sector !== null)) found.set(sameName(row.organisation), organisationOf(row.organisation, row.sector, spoken));
    for (const name of [row.sitsFor, row.host]) if (name != null && !found.has(sameName(name))) found.set(sameName(name), organisationOf(name, null, spoken));
  }
  return [...found.values()];
};

const groupsIn = (rows: readonly MemberRow[]): readonly IncomingGroup[] => {
  const found = new Map<string, IncomingGroup>();
  for (const row of rows) if (row.group !== null && (found.get(groupKey(row.group, row))?.guessed ?? true)) found.set(groupKey(row.group, row), groupOf(row.group, row));
  return [...found.values()];
};

const keyOrNot = (name: string | null): string | undefined => (name === null ? undefined : sameName(name));

/** Rows of members as what an import plans with; one row is one seat. Faults name substitutes for people who are in no row. */
export const incomingFromRows = (rows: readonly MemberRow[], spoken: Spoken): { readonly incoming: Incoming; readonly faults: readonly Fault[] } => {
  const people = new Map<string, IncomingPerson>();
  const byName = new Map<string, string>();
  const personKey = personKeys(rows);
  for (const row of rows) {
    const key = personKey(row);
    // The first organisation that a person is written down with is their own; they may sit for others in other rows.
    const home = people.get(key)?.organisation;
    people.set(key, { ...people.get(key), ...said(personOf(row, key)), ...(home === undefined ? {} : { organisation: home }) } as IncomingPerson);
    byName.set(sameName(row.name), key);
    if (row.email !== null) byName.set(sameName(row.email), key);
  }
  const faults: Fault[] = [];
  const seats: IncomingSeat[] = [];
  for (const row of rows) {
    const substituteFor = row.substituteFor === null ? undefined : byName.get(sameName(row.substituteFor));
    if (row.substituteFor !== null && substituteFor === undefined) faults.push({ field: 'substitute for', row: row.row, message: `“${row.substituteFor.slice(0, 60)}” is in no row: add a row for them, or leave this empty` });
    if (row.group === null) continue;
    seats.push({ row: row.row, person: personKey(row), group: groupKey(row.group, row), role: row.role, organisation: keyOrNot(row.sitsFor ?? row.organisation), substituteFor, authority: given(row.authority), from: given(row.from), to: given(row.to) });
  }
  return { incoming: { organisations: organisationsIn(rows, spoken), groups: groupsIn(rows), people: [...people.values()], seats }, faults };
};
