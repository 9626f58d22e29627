import type { Fault } from '#lib/result.ts';
import type { Incoming, IncomingGroup, IncomingOrganisation, IncomingPerson, IncomingSeat } from './incoming.ts';
import { sameName } from './plan-import.ts';
import { layerFromName, type MemberRow } from './read-members.ts';
import { sectorFromName } from './sector-from-name.ts';

/** One person is one id of the file's own, else one address, else one name in one organisation. */
const personKey = (row: MemberRow): string => (row.externalId !== null ? `id ${row.externalId}` : row.email !== null ? sameName(row.email) : `${sameName(row.name)}|${sameName(row.organisation ?? '')}`);

const given = <T>(value: T | null): T | undefined => value ?? undefined;

type Spoken = { readonly sectors: ReadonlySet<string>; readonly known: ReadonlySet<string> };

// A new organisation gets the sector that its name speaks of; one that is here already keeps what it has.
const organisationOf = (name: string, sector: string | null, { sectors, known }: Spoken): IncomingOrganisation => {
  const said = sector === null ? undefined : [...sectors].find((one) => sameName(one) === sameName(sector));
  return { key: sameName(name), id: null, externalId: null, name, ...(said !== undefined ? { sector: said } : known.has(sameName(name)) ? {} : { sector: sectorFromName(name) }) };
};

const groupOf = (name: string, row: MemberRow): IncomingGroup => ({ key: sameName(name), id: null, externalId: null, name, layer: row.layer ?? layerFromName(name) ?? 'operational', guessed: row.layer === null });

const personOf = (row: MemberRow, key: string): IncomingPerson => ({
  key, id: null, externalId: row.externalId, name: row.name, email: given(row.email), phone: given(row.phone), job: given(row.job), elected: given(row.elected),
  organisation: row.organisation === null ? undefined : sameName(row.organisation),
});

/** Rows of members as what an import plans with; one row is one seat. Faults name substitutes for people who are in no row. */
export const incomingFromRows = (rows: readonly MemberRow[], spoken: Spoken): { readonly incoming: Incoming; readonly faults: readonly Fault[] } => {
  const organisations = new Map<string, IncomingOrganisation>();
  const groups = new Map<string, IncomingGroup>();
  const people: IncomingPerson[] = [];
  const byName = new Map<string, string>();
  for (const row of rows) {
    if (row.organisation !== null && (!organisations.has(sameName(row.organisation)) || row.sector !== null)) organisations.set(sameName(row.organisation), organisationOf(row.organisation, row.sector, spoken));
    if (row.group !== null && (groups.get(sameName(row.group))?.guessed ?? true)) groups.set(sameName(row.group), groupOf(row.group, row));
    const key = personKey(row);
    people.push(personOf(row, key));
    byName.set(sameName(row.name), key);
    if (row.email !== null) byName.set(sameName(row.email), key);
  }
  const faults: Fault[] = [];
  const seats: IncomingSeat[] = [];
  for (const row of rows) {
    const substituteFor = row.substituteFor === null ? undefined : byName.get(sameName(row.substituteFor));
    if (row.substituteFor !== null && substituteFor === undefined) faults.push({ field: 'substitute for', row: row.row, message: `“${row.substituteFor.slice(0, 60)}” is in no row: add a row for them, or leave this empty` });
    if (row.group === null) continue;
    seats.push({ person: personKey(row), group: sameName(row.group), role: row.role, organisation: row.organisation === null ? undefined : sameName(row.organisation), substituteFor, authority: given(row.authority), from: given(row.from), to: given(row.to) });
  }
  return { incoming: { organisations: [...organisations.values()], groups: [...groups.values()], people, seats }, faults };
};
