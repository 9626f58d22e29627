import type { Layer, Membership, SeatRole } from './membership-record.ts';
import { layerFromName, type MemberRow } from './read-members.ts';

/** What an import will add or change, by name: worked out before anything is written, and shown on the preview. */
export type ImportPlan = {
  readonly organisations: readonly { readonly name: string; readonly sector: string | null }[];
  readonly groups: readonly { readonly name: string; readonly layer: Layer; readonly guessed: boolean }[];
  readonly people: readonly { readonly key: string; readonly row: MemberRow; readonly existing: string | null }[];
  readonly seats: readonly { readonly person: string; readonly group: string; readonly role: SeatRole; readonly organisation: string | null }[];
  /** Rows that add nothing that is not there already. */
  readonly unchanged: number;
};

const same = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** One person is one address; with no address, one name in one organisation. */
export const personKey = (person: { readonly name: string; readonly email: string | null }, organisation: string | null): string =>
  person.email === null ? `${same(person.name)}|${same(organisation ?? '')}` : same(person.email);

const sectorWords: readonly (readonly [string, RegExp])[] = [
  ['police', /polic|constab|crime commissioner|probation/],
  ['fire', /\bfire\b/],
  ['health', /\bnhs\b|health|hospital|\bpct\b|primary care|integrated care|ambulance|clinical|medical|doctor|\bgp\b/],
  ['education', /college|university|school|academ|learning and skills/],
  ['faith', /church|diocese|mosque|faith|synagogue|temple|gurdwara|interfaith/],
  ['voluntary', /voluntary|charit|age uk|citizens advice|\bcvs\b|foundation|trust fund|third sector|mind\b|volunteer/],
  ['community', /community|residents|tenants|neighbourhood|parish|town council|forum/],
  ['private', /\bltd\b|limited|\bplc\b|chamber of commerce|business|enterprise|bus compan|\bllp\b/],
  ['council', /council|borough|authority/],
  ['other-public', /jobcentre|department|agency|housing|national park|environment/],
];

/** The sector an organisation's name speaks of; null when it does not say. */
export const sectorFromName = (name: string): string | null => sectorWords.find(([, pattern]) => pattern.test(name.toLowerCase()))?.[0] ?? null;

const newOrganisations = (rows: readonly MemberRow[], membership: Membership, sectors: ReadonlySet<string>): ImportPlan['organisations'] => {
  const known = new Set(membership.organisations.map((organisation) => same(organisation.name)));
  const made = new Map<string, { readonly name: string; readonly sector: string | null }>();
  for (const { organisation, sector } of rows) {
    if (organisation === null || known.has(same(organisation)) || made.has(same(organisation))) continue;
    const given = sector === null ? null : ([...sectors].find((one) => same(one) === same(sector)) ?? null);
    made.set(same(organisation), { name: organisation, sector: given ?? sectorFromName(organisation) });
  }
  return [...made.values()];
};

const newGroups = (rows: readonly MemberRow[], membership: Membership): ImportPlan['groups'] => {
  const known = new Set(membership.groups.map((group) => same(group.name)));
  const made = new Map<string, { readonly name: string; readonly layer: Layer; readonly guessed: boolean }>();
  for (const { group, layer } of rows) {
    if (group === null || known.has(same(group))) continue;
    const before = made.get(same(group));
    if (before !== undefined && !(before.guessed && layer !== null)) continue;
    made.set(same(group), { name: group, layer: layer ?? layerFromName(group) ?? 'operational', guessed: layer === null });
  }
  return [...made.values()];
};

const seatKey = (person: string, group: string, role: string): string => `${person}\n${same(group)}\n${role}`;

/** Works out what the rows add to the membership. Running the result twice adds nothing the second time. */
export const planImport = (rows: readonly MemberRow[], membership: Membership, sectors: ReadonlySet<string>): ImportPlan => {
  const organisationName = new Map(membership.organisations.map((organisation) => [organisation.id as string, organisation.name]));
  const groupName = new Map(membership.groups.map((group) => [group.id as string, group.name]));
  const keyOf = new Map(membership.people.map((person) => [person.id as string, personKey(person, organisationName.get(person.organisation ?? '') ?? null)]));
  const existing = new Map([...keyOf].map(([id, key]) => [key, id]));
  const held = new Set(membership.seats.map((seat) => seatKey(keyOf.get(seat.person) ?? '', groupName.get(seat.group) ?? '', seat.role)));
  const people = new Map<string, { readonly key: string; readonly row: MemberRow; readonly existing: string | null }>();
  const seats = new Map<string, ImportPlan['seats'][number]>();
  let unchanged = 0;
  for (const row of rows) {
    const key = personKey(row, row.organisation);
    const fresh = !people.has(key);
    if (fresh) people.set(key, { key, row, existing: existing.get(key) ?? null });
    const seat = row.group === null ? null : seatKey(key, row.group, row.role);
    const addsSeat = seat !== null && !held.has(seat) && !seats.has(seat);
    if (addsSeat) seats.set(seat, { person: key, group: row.group as string, role: row.role, organisation: row.organisation });
    if (!addsSeat && (!fresh || existing.has(key))) unchanged += 1;
  }
  return { organisations: newOrganisations(rows, membership, sectors), groups: newGroups(rows, membership), people: [...people.values()], seats: [...seats.values()], unchanged };
};

export const sameName = same;
