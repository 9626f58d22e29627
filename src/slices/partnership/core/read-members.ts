import type { Fault } from '#lib/result.ts';
import { isMailbox } from './mailbox.ts';
import { layers, seatRoles, type Layer, type SeatRole } from './membership-record.ts';

/** What a column can hold. */
export const memberFields = ['name', 'organisation', 'email', 'group', 'role', 'sector', 'layer', 'job', 'phone'] as const;
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
};

export type MembersRead = { readonly rows: readonly MemberRow[]; readonly faults: readonly Fault[] };

const headings: readonly (readonly [MemberField, RegExp])[] = [
  ['email', /e-?mail/],
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

const layerWords: readonly (readonly [Layer, RegExp])[] = [
  ['strategic', /strateg|forum|assembly/],
  ['executive', /exec|board|management/],
  ['operational', /operat|theme|thematic|sub-?group|task|deliver/],
];

/** Which layer a group's name speaks of; null when it does not say. */
export const layerFromName = (group: string): Layer | null => layerWords.find(([, pattern]) => pattern.test(group.toLowerCase()))?.[0] ?? null;

// A cell that a spreadsheet would run as a formula is kept as the text it shows, without the apostrophe some tools put before it.
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '').replace(/\s+/g, ' ').trim();

const oneRow = (cells: readonly string[], columns: Columns, row: number): { readonly value: MemberRow; readonly faults: readonly Fault[] } => {
  const cell = (field: MemberField): string => plain(cells[columns[field] ?? -1] ?? '');
  const orNull = (field: MemberField): string | null => (cell(field) === '' ? null : cell(field));
  const role = roleWords.find(([, pattern]) => pattern.test(cell('role').toLowerCase()))?.[0];
  const layerText = cell('layer').toLowerCase();
  const layer = layers.find((one) => one === layerText) ?? layerWords.find(([, pattern]) => layerText !== '' && pattern.test(layerText))?.[0] ?? null;
  const email = orNull('email')?.replace(/^mailto:/i, '') ?? null;
  const faults: Fault[] = [];
  if (cell('name') === '') faults.push({ field: 'name', row, message: 'Enter a name' });
  if (cell('name').length > 200) faults.push({ field: 'name', row, message: 'Name must be 200 characters or fewer' });
  if (email !== null && !isMailbox(email)) faults.push({ field: 'email', row, message: `“${email.slice(0, 60)}” is not an email address. Write it like name@example.org` });
  if (role === undefined) faults.push({ field: 'role', row, message: `“${cell('role').slice(0, 60)}” is not a role we know. Use one of: ${seatRoles.join(', ')}` });
  if (layerText !== '' && layer === null) faults.push({ field: 'layer', row, message: `“${cell('layer').slice(0, 60)}” is not a layer. Use one of: ${layers.join(', ')}` });
  const value: MemberRow = { row, name: cell('name'), organisation: orNull('organisation'), sector: orNull('sector'), email, group: orNull('group'), layer, role: role ?? 'member', job: orNull('job'), phone: orNull('phone') };
  return { value, faults };
};

const clashes = (rows: readonly MemberRow[]): readonly Fault[] => {
  const byEmail = Map.groupBy(rows.filter((row) => row.email !== null), (row) => (row.email as string).toLowerCase());
  return [...byEmail.values()].flatMap((same) => {
    const other = same.find((row) => row.name.toLowerCase() !== same[0]?.name.toLowerCase());
    return other === undefined ? [] : [{ field: 'email', row: other.row, message: `${other.email} is also the address of ${same[0]?.name} in row ${same[0]?.row}. One address belongs to one person` }];
  });
};

/** Reads rows of members with the columns in any order. A person may stand in several rows, one for each seat. */
export const readMembers = (rows: readonly (readonly string[])[], columns: Columns): MembersRead => {
  if (columns.name === undefined) return { rows: [], faults: [{ field: 'columns', message: 'Say which column holds the name' }] };
  const read = rows.map((cells, index) => oneRow(cells, columns, index + 1));
  const values = read.map((one) => one.value);
  return { rows: values, faults: [...read.flatMap((one) => one.faults), ...clashes(values)] };
};
