import { sql } from 'kysely';
import { addDays, type Day } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { addAccountability, addDevelopmentEvent, addSkillNeeds, chooseAreas, keepAreas, readMembership, recordBalance, seePartnership, type AreaDrawn } from '#partnership/reads';
import { run, type Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';

// Codes of an invented county begin with X, which no real area code does.
const codes = { county: 'X10000001', force: 'X23000001', trust: 'X40000001' } as const;
const districts: readonly (readonly [name: string, code: string, column: number, row: number])[] = [
  ['Ambleton', 'X07000001', 1, 1], ['Brackenfield', 'X07000002', 0, 0], ['Calderwick', 'X07000003', 1, 0],
  ['Dunmere', 'X07000004', 0, 1], ['Eastling', 'X07000005', 2, 0], ['Fernhaven', 'X07000006', 2, 1],
];
const beyond = ['Port Sallow', 'X06000009', 3, 1] as const;

const wave = (x: number, y: number): readonly [number, number] => [Math.round((-1.9 + x * 0.28 + Math.sin(y * 3.1 + x) * 0.03) * 1e4) / 1e4, Math.round((53.4 - y * 0.16 + Math.cos(x * 2.7 + y) * 0.018) * 1e4) / 1e4];
const steps = [0, 0.25, 0.5, 0.75] as const;

// Neighbours share the same wavering edge, because each point of it is worked out from where it lies.
const outline = (column: number, row: number): AreaDrawn['geometry'] => {
  const ring = [
    ...steps.map((step) => wave(column + step, row)), ...steps.map((step) => wave(column + 1, row + step)),
    ...steps.map((step) => wave(column + 1 - step, row + 1)), ...steps.map((step) => wave(column, row + 1 - step)),
  ];
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as readonly [number, number]]] };
};

const loadAreas = async (tx: Tx, here: Here): Promise<void> => {
  await keepAreas(tx, here.id, [
    ...districts.map(([name, code, column, row]) => ({ code, name, within: [codes.county, codes.force, ...(column < 2 ? [codes.trust] : [])], geometry: outline(column, row) })),
    { code: codes.county, name: 'Hartshire', within: [], geometry: null },
    { code: codes.force, name: 'Hartshire and Port Sallow', within: [], geometry: null },
    { code: codes.trust, name: 'The Hart valley', within: [], geometry: null },
    { code: beyond[1], name: beyond[0], within: [codes.force], geometry: outline(beyond[2], beyond[3]) },
  ]);
  await chooseAreas(tx, here.id, [codes.county]);
  const areas: readonly (readonly [string, readonly string[]])[] = [
    ['Hartshire County Council', [codes.county]], ...districts.map(([name, code]) => [name, [code]] as const),
    ['Hartshire Police', [codes.force]], ['Hartshire Police Authority', [codes.force]], ['Hartshire Fire and Rescue', [codes.force]], ['Hartshire Primary Care Trust', [codes.county]],
    ['Ambleton Hospitals', [codes.trust]], ['Hart Valley', [codes.trust, beyond[1]]], ['Hartshire Voluntary Action', [codes.county]], ['Hartshire College', ['X07000001', 'X07000002', 'X07000004']],
  ];
  for (const [name, own] of areas) await run(tx, sql`update partnership.organisation set areas = ${own} where partnership_id = ${here.id} and name like ${`${name}%`}`);
};

const elected: Readonly<Record<string, readonly [place: string, party: string, portfolio: string | null]>> = {
  'Helen Marsh': ['leader', 'Independent', null], 'Nigel Frost': ['leader', 'Conservative', null], 'Marion Tate': ['leader', 'Labour', null], 'Lucy Bream': ['leader', 'Liberal Democrat', null],
  'Sadie Cole': ['leader', 'Conservative', null], 'Irene Vale': ['leader', 'Labour', null], 'Bridget Doyle': ['leader', 'Conservative', null], 'Leonard Pike': ['backbench', 'Labour', null],
};

const authority: Readonly<Record<string, string>> = { 'David Achebe': 'Up to £250,000 and staff time', 'Karen Stone': 'Officers’ time; money goes to the authority', 'Grace Adeyemi': 'Up to £100,000', 'Miriam Katz': 'The sector’s time, not its money', 'Alan Birch': 'Up to £50,000' };

const kinds: Readonly<Record<string, readonly [kind: string, decides: boolean, principals: boolean]>> = {
  'Partnership Forum': ['forum', false, false], 'Partnership Board': ['board', true, true], 'Public Service Board': ['executive', true, true], 'Performance and Finance Group': ['performance-group', true, false],
  'Safer Hartshire': ['theme-group', true, false], 'Healthy Lives': ['theme-group', true, false], 'Working Hartshire': ['theme-group', true, false], 'Children and Young People': ['theme-group', true, false],
};

const loadSeats = async (tx: Tx, here: Here): Promise<void> => {
  for (const [name, [place, party, portfolio]] of Object.entries(elected)) await run(tx, sql`update partnership.person set elected = ${JSON.stringify({ place, party, portfolio })}::jsonb where partnership_id = ${here.id} and name = ${name}`);
  for (const [name, what] of Object.entries(authority)) await run(tx, sql`update partnership.seat set authority = ${what} where partnership_id = ${here.id} and person_id = (select id from partnership.person where partnership_id = ${here.id} and name = ${name})`);
  for (const [name, [kind, decides, principals]] of Object.entries(kinds)) await run(tx, sql`update partnership."group" set kind = ${kind}, decides = ${decides}, principals = ${principals} where partnership_id = ${here.id} and name = ${name}`);
};

const views: readonly (readonly [name: string, stage: string, type: string, note: string])[] = [
  ['Ruth Ellery', 'cooperation', 'commissioning', 'We share staff for two themes already.'], ['Helen Marsh', 'collaboration', 'commissioning', ''], ['David Achebe', 'cooperation', 'commissioning', ''],
  ['Karen Stone', 'cooperation', 'advisory', 'It advises; the money is decided elsewhere.'], ['Grace Adeyemi', 'coordination', 'advisory', ''], ['Miriam Katz', 'coordination', 'advisory', 'We hear plans once they are made.'],
  ['Mark Tully', 'networking', 'advisory', ''], ['Alan Birch', 'cooperation', 'commissioning', ''], ['Noor Haddad', 'coordination', 'laboratory', ''], ['Walter Finch', 'networking', 'community-empowerment', 'Parishes are told, not asked.'],
  ['Canon Judith Hale', 'coordination', 'advisory', ''], ['Victor Lund', 'coordination', 'commissioning', ''],
];

const lines: readonly (readonly [from: string, to: string, layer: 'strategic' | 'executive' | 'operational', way: 'account' | 'held' | 'redress', what: string, sanction: string | null])[] = [
  ['Partnership Board', 'The public', 'strategic', 'account', 'The strategy and the agreement', null],
  ['Partnership Board', 'County scrutiny committee', 'strategic', 'held', 'The strategy and the agreement', 'A report to full council'],
  ['Public Service Board', 'Partnership Board', 'executive', 'account', 'How partners use their resources', null],
  ['Hartshire County Council', 'Communities department', 'executive', 'held', 'The agreement’s targets, as accountable body', 'Reward money is not paid'],
  ['Hartshire Police', 'Hartshire Police Authority', 'executive', 'held', 'Policing of the county', 'The chief constable answers for it'],
  ['Hartshire Primary Care Trust', 'Health department', 'executive', 'held', 'The health plan', null],
  ['Performance and Finance Group', 'Public Service Board', 'executive', 'redress', 'What complaints show', null],
  ['Safer Hartshire', 'Public Service Board', 'operational', 'account', 'Crime and fire', null],
  ['Healthy Lives', 'Public Service Board', 'operational', 'account', 'Health and care', null],
];

const bodyOf = (membership: Awaited<ReturnType<typeof readMembership>>, name: string) => {
  const group = membership.groups.find((one) => one.name === name);
  const organisation = membership.organisations.find((one) => one.name === name);
  return group !== undefined ? { kind: 'group' as const, id: group.id } : organisation !== undefined ? { kind: 'organisation' as const, id: organisation.id } : { kind: 'other' as const, name };
};

/** What the partnership knows of its own table: areas and a map, elected members, what seats may commit, views, accountability, skills. */
export const loadTable = async (tx: Tx, here: Here, today: Day): Promise<void> => {
  await loadAreas(tx, here);
  await loadSeats(tx, here);
  const membership = await readMembership(tx, here.id);
  const person = (name: string): PersonId => membership.people.find((one) => one.name === name)?.id as PersonId;
  for (const [index, [name, stage, type, note]] of views.entries()) await seePartnership(tx, here.id, { person: person(name), stage, type, note, on: addDays(today, -40 + index) });
  await recordBalance(tx, here.id, 'Strong overview and scrutiny by the county council', addDays(today, -300));
  await recordBalance(tx, here.id, 'The vice-chair comes from the voluntary sector', addDays(today, -200));
  for (const [from, to, layer, way, what, sanction] of lines) await addAccountability(tx, here.id, { from: bodyOf(membership, from), to: bodyOf(membership, to), layer, way, what, sanction }, addDays(today, -250));
  await addSkillNeeds(tx, here.id, { layer: 'strategic', role: 'chair', skills: ['Chairing equals', 'Reading figures'] });
  await addSkillNeeds(tx, here.id, { layer: 'operational', role: 'chair', skills: ['Delivery chain workshops'] });
  const came = ['Ruth Ellery', 'Rob Fenner', 'Hugh Barton', 'Miriam Katz', 'Janet Ogden', 'Polly Hines', 'Farah Aziz'].map(person);
  await addDevelopmentEvent(tx, here.id, { title: 'How to read a run chart', about: 'An hour for theme leads and board members', skills: ['Reading figures'], on: addDays(today, -75), came });
  await addDevelopmentEvent(tx, here.id, { title: 'Induction for new members', about: 'Who does what, and how to be heard', skills: [], on: addDays(today, 20), came: [] });
  await run(tx, sql`update partnership.person set skills = '{Chairing equals}', inducted_on = ${addDays(today, -600)} where partnership_id = ${here.id} and id = any(${[person('Helen Marsh'), person('Miriam Katz')]}::uuid[])`);
  await run(tx, sql`update partnership.person set inducted_on = ${addDays(today, -500)} where partnership_id = ${here.id} and inducted_on is null and name < 'P'`);
};
