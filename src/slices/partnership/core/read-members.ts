import type { Day } from '#lib/day.ts';
import type { Fault } from '#lib/result.ts';
import { most, tooLong } from './limits.ts';
import { isMailbox } from './mailbox.ts';
import { electedPlaces, layers, seatRoles, type Elected, type Layer, type SeatRole } from './membership-record.ts';
import { readWrittenDay } from './written-day.ts';

/** What a column can hold. */
export const memberFields = ['name', 'organisation', 'email', 'group', 'role', 'sector', 'layer', 'job', 'phone', 'from', 'to', 'substitute for', 'authority', 'elected', 'party', 'portfolio', 'sits for', 'committee of', 'id'] as const;
export type MemberField = (typeof memberFields)[number];
export type Columns = Readonly<Partial<Record<MemberField, number>>>;

export type MemberRow = {
  readonly row: number;
  readonly name: string;
  readonly organisation: string | null;
  readonly sector: string | null;
  readonly email: string | null;
  readonly group: string | null;
  readonly layer: Layer | null;
  readonly role: SeatRole;
  readonly job: string | null;
  readonly phone: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** The name or address of the person for whom a substitute comes. */
  readonly substituteFor: string | null;
  readonly authority: string | null;
  readonly elected: Elected | null;
  readonly externalId: string | null;
  /** The organisation that the seat is held for, where it is not the person's own. */
  readonly sitsFor: string | null;
  /** The organisation whose committee the group is; undefined where the file has no such column. */
  readonly host: string | null | undefined;
};

export type MembersRead = { readonly rows: readonly MemberRow[]; readonly faults: readonly Fault[] };

const headings: readonly (readonly [MemberField, RegExp])[] = [
  ['id', /^(external |person |member )?id$|^ref(erence)?$/],
  ['sits for', /^sits for$|on behalf/],
  ['committee of', /^committee of$/],
  ['email', /e-?mail/],
  ['substitute for', /substitut|instead|in place|deputi[sz]/],
  ['from', /^from|start|since|appointed|joined/],
  ['to', /^to$|^until|^end|left|term end|expir/],
  ['authority', /authori[st]|delegat|commit$/],
  ['party', /party|political/],
  ['portfolio', /portfolio/],
  ['elected', /elected|councillor/],
  ['organisation', /organi[sz]ation|^org|employer|agency|partner|company|^body/],
  ['sector', /sector/],
  ['layer', /layer|level|tier/],
  ['group', /group|board|committee|meeting|team/],
  ['job', /job|post|position|title/],
  ['role', /role|seat|capacity/],
  ['phone', /phone|mobile|^tel/],
  ['name', /name|person|member|who|contact/],
];

/** Guesses what each column holds from its heading; each field is given to one column at most. */
export const guessColumns = (heading: readonly string[]): Columns => {
  const columns: Partial<Record<MemberField, number>> = {};
  heading.forEach((text, index) => {
    const plain = text.toLowerCase().trim();
    const [field] = headings.find(([name, pattern]) => pattern.test(plain) && columns[name] === undefined) ?? [];
    if (field !== undefined) columns[field] = index;
  });
  return columns;
};

const roleWords: readonly (readonly [SeatRole, RegExp])[] = [
  ['vice-chair', /vice|deputy chair/],
  ['chair', /chair|convenor|convener/],
  ['coordinator', /co-?ordinat|support|secretar|partnership manager|lsp manager/],
  ['substitute', /substitut|deput|alternate|stand.?in/],
  ['adviser', /advis|observer|attend|invite/],
  ['member', /^$|member|rep|trustee|director|lead|officer|partner/],
];

/** The seat that a word speaks of; null when it does not say. An empty word is a member. */
export const roleFromWords = (text: string): SeatRole | null => roleWords.find(([, pattern]) => pattern.test(text.toLowerCase().trim()))?.[0] ?? null;

const electedWords: readonly (readonly [Elected['place'], RegExp])[] = [
  ['opposition', /opposition/],
  ['leader', /leader|mayor/],
  ['portfolio', /portfolio|cabinet|executive/],
  ['scrutiny', /scrutin/],
  ['backbench', /back|^yes$|^y$|councillor|member|ward/],
];

const layerWords: readonly (readonly [Layer, RegExp])[] = [
  ['strategic', /strateg|forum|assembly/],
  ['executive', /exec|board|management/],
  ['operational', /operat|theme|thematic|sub-?group|task|deliver/],
];

/** Which layer a group's name speaks of; null when it does not say. */
export const layerFromName = (group: string): Layer | null => layerWords.find(([, pattern]) => pattern.test(group.toLowerCase()))?.[0] ?? null;

// A cell that a spreadsheet would run as a formula is kept as the text it shows, without the apostrophe some tools put before it.
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '').replace(/\s+/g, ' ').trim();

type Cells = { readonly cell: (field: MemberField) => string; readonly orNull: (field: MemberField) => string | null };

const electedOf = ({ cell, orNull }: Cells): Elected | null => {
  const said = cell('elected').toLowerCase();
  const place = electedPlaces.find((one) => one === said) ?? electedWords.find(([, pattern]) => said !== '' && pattern.test(said))?.[0] ?? null;
  if (place === null && orNull('party') === null && orNull('portfolio') === null) return null;
  return { place: place ?? (orNull('portfolio') === null ? 'backbench' : 'portfolio'), party: orNull('party'), portfolio: orNull('portfolio') };
};

const unclear = (text: string, what: string): string => `“${text.slice(0, 60)}” is not ${what}`;

const rowFaults = ({ cell, orNull }: Cells, email: string | null, row: number, known: { readonly role: boolean; readonly layer: boolean; readonly from: Day | null; readonly to: Day | null }): readonly Fault[] => {
  const faults: Fault[] = [];
  const add = (field: MemberField, message: string) => void faults.push({ field, row, message });
  if (cell('name') === '') add('name', 'Enter a name');
  if (email !== null && !isMailbox(email)) add('email', `${unclear(email, 'an email address')}. Write it like name@example.org`);
  if (!known.role) add('role', `${unclear(cell('role'), 'a role we know')}. Use one of: ${seatRoles.join(', ')}`);
  if (cell('layer') !== '' && !known.layer) add('layer', `${unclear(cell('layer'), 'a layer')}. Use one of: ${layers.join(', ')}`);
  for (const field of ['from', 'to'] as const) if (orNull(field) !== null && known[field] === null) add(field, `${unclear(cell(field), 'a date')}. Write it like 31/3/2026 or 2026-03-31`);
  if (known.from !== null && known.to !== null && known.to < known.from) add('to', 'The seat ends before it begins');
  for (const { field, message } of tooLong({ name: cell('name'), email, phone: cell('phone'), job: cell('job'), party: cell('party'), portfolio: cell('portfolio'), authority: cell('authority') })) add(field as MemberField, message);
  for (const field of ['organisation', 'group', 'sits for', 'committee of', 'id'] as const) if (cell(field).length > most.name) add(field, `This must be ${most.name} characters or fewer`);
  return faults;
};

const oneRow = (cells: readonly string[], columns: Columns, row: number): { readonly value: MemberRow; readonly faults: readonly Fault[] } => {
  const cell = (field: MemberField): string => plain(cells[columns[field] ?? -1] ?? '');
  const orNull = (field: MemberField): string | null => (cell(field) === '' ? null : cell(field));
  const role = roleFromWords(cell('role'));
  const layerText = cell('layer').toLowerCase();
  const layer = layers.find((one) => one === layerText) ?? layerWords.find(([, pattern]) => layerText !== '' && pattern.test(layerText))?.[0] ?? null;
  const email = orNull('email')?.replace(/^mailto:/i, '') ?? null;
  const [from, to] = [readWrittenDay(cell('from')), readWrittenDay(cell('to'))];
  const faults = rowFaults({ cell, orNull }, email, row, { role: role !== null, layer: layer !== null, from, to });
  const value: MemberRow = {
    row, name: cell('name'), organisation: orNull('organisation'), sector: orNull('sector'), email, group: orNull('group'), layer, role: role ?? 'member', job: orNull('job'), phone: orNull('phone'),
    from, to, substituteFor: orNull('substitute for'), authority: orNull('authority'), elected: electedOf({ cell, orNull }), externalId: orNull('id'),
    sitsFor: orNull('sits for'), host: columns['committee of'] === undefined ? undefined : orNull('committee of'),
  };
  return { value, faults };
};

const clashes = (rows: readonly MemberRow[]): readonly Fault[] => {
  const byEmail = Map.groupBy(rows.filter((row) => row.email !== null), (row) => (row.email as string).toLowerCase());
  return [...byEmail.values()].flatMap((same) => {
    const other = same.find((row) => row.name.toLowerCase() !== same[0]?.name.toLowerCase());
    return other === undefined ? [] : [{ field: 'email', row: other.row, message: `${other.email} is also the address of ${same[0]?.name} in row ${same[0]?.row}. One address belongs to one person` }];
  });
};

/** What is wrong with the first row where it is no row of headings, or with a table that has nothing under them; null when it is sound. */
export const headingFault = (heading: readonly string[], rows: readonly (readonly string[])[]): Fault | null => {
  const looksLikeData = heading.some((cell) => isMailbox(cell.trim()) || (cell.trim() !== '' && readWrittenDay(cell) !== null));
  if (looksLikeData) return { field: 'rows', message: 'The first row holds no headings, but somebody’s details. Put a row above it that says what each column holds: Name, Organisation, Email and so on' };
  return rows.length === 0 ? { field: 'rows', message: 'There is only one row. The first row must hold the headings, and each row under it one seat' } : null;
};

/** Reads rows of members with the columns in any order. A person may stand in several rows, one for each seat. */
export const readMembers = (rows: readonly (readonly string[])[], columns: Columns): MembersRead => {
  if (columns.name === undefined) return { rows: [], faults: [{ field: 'columns', message: 'Say which column holds the name' }] };
  const read = rows.map((cells, index) => oneRow(cells, columns, index + 1));
  const values = read.map((one) => one.value);
  return { rows: values, faults: [...read.flatMap((one) => one.faults), ...clashes(values)] };
};
