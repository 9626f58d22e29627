import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Day } from '#lib/day.ts';
import type { GroupId, OrganisationId, PersonId, SeatId } from '#lib/id.ts';
import type { Pack } from '#pack';
import { readPack } from '#pack/reader';
import { projectRoot } from '#platform/files/root.ts';
import { checkPartnership } from './check-partnership.ts';
import { chairSignal } from './chair-signal.ts';
import { groupTree, offTheLine } from './group-tree.ts';
import type { Group, Membership, Organisation, Person, Seat } from './membership-record.ts';
import { entriesOf, namedEntries } from './named-partner.ts';

let pack: Pack;
const today = '2026-11-21' as Day;

before(async () => {
  const read = await readPack(join(projectRoot(), 'packs/lsp-2009'));
  assert.ok(read.ok);
  pack = read.value;
});

const organisation = (id: string, over: Partial<Organisation> = {}): Organisation => ({ id: id as OrganisationId, name: id, sector: 'council', kind: null, standing: [], areas: [], identifiers: {}, from: null, to: null, externalId: null, version: 1, ...over });
const person = (id: string, at: string, over: Partial<Person> = {}): Person => ({ id: id as PersonId, name: id, email: `${id}@example.org`, phone: null, organisation: at as OrganisationId, job: null, elected: null, skills: [], inductedOn: null, rhythm: 'monthly', bounceReason: null, from: null, to: null, externalId: null, version: 1, ...over });
const group = (id: string, over: Partial<Group> = {}): Group => ({ id: id as GroupId, name: id, layer: 'strategic', kind: 'board', remit: null, parent: null, host: null, meetingsAYear: null, decides: true, principals: false, from: null, to: null, externalId: null, version: 1, ...over });
const seat = (who: string, where: string, over: Partial<Seat> = {}): Seat => ({ id: `${who}-${where}` as SeatId, person: who as PersonId, group: where as GroupId, organisation: null, role: 'member', substituteFor: null, authority: null, from: '2026-10-01' as Day, to: null, version: 1, ...over });

const found = (membership: Partial<Membership>, over: { readonly heard?: ReadonlyMap<PersonId, Day>; readonly balances?: readonly string[] } = {}) =>
  checkPartnership({ membership: { organisations: [], people: [], groups: [], seats: [], ...membership }, pack, today, heard: over.heard ?? new Map(), balances: over.balances ?? [] });
const ids = (...given: Parameters<typeof found>) => found(...given).map((finding) => finding.id);

test('a named partner with no seat is missed; one that sits only at another layer is talked about', () => {
  const organisations = [organisation('force', { sector: 'police', kind: 'police-force' }), organisation('county', { kind: 'county-council' })];
  const people = [person('chief', 'force'), person('leader', 'county')];
  const groups = [group('board'), group('crime', { layer: 'operational', kind: 'theme-group', parent: 'board' as GroupId })];
  const findings = found({ organisations, people, groups, seats: [seat('leader', 'board', { role: 'chair' }), seat('chief', 'crime', { role: 'chair' })] });
  const whole = findings.find((one) => one.id === 'named-partners/crime-and-disorder-reduction');
  assert.match(whole?.text ?? '', /3 named partners have no seat at any layer: Primary care trusts, Police authorities and Fire and rescue authorities\./);
  const partly = findings.find((one) => one.id === 'named-partners/crime-and-disorder-reduction/layers');
  assert.match(partly?.text ?? '', /missing at another: at strategic level Chief officer of police; at operational level Local authorities\./);
});

test('what is ticked on an organisation takes the place of what its kind says', () => {
  const entries = namedEntries(pack);
  assert.deepEqual(entriesOf({ kind: 'police-force', standing: [] }, entries).map((one) => one.list.id), ['childrens-trust', 'crime-and-disorder-reduction', 'local-strategic-partnership'].filter((list) => entries.some((one) => one.list.id === list && one.kind === 'police-force')));
  assert.deepEqual(entriesOf({ kind: 'police-force', standing: ['local-strategic-partnership/jobcentre-plus'] }, entries).map((one) => one.name), ['Jobcentre Plus']);
  assert.ok(entriesOf({ kind: 'district-council', standing: [] }, entries).every((one) => one.name === 'Local authorities'));
});

test('a board of thirty that decides is too large, and a forum is not for deciding; one of twenty-nine is left alone', () => {
  const people = (count: number) => Array.from({ length: count }, (_, index) => person(`p${index}`, 'o'));
  const sized = (count: number, over: Partial<Group>) => ids({ groups: [group('g', over)], people: people(count), seats: people(count).map((one) => seat(one.id, 'g')) }).filter((id) => id.startsWith('size/'));
  assert.deepEqual(sized(30, {}), ['size/large/g']);
  assert.deepEqual(sized(29, {}), []);
  assert.deepEqual(sized(60, { kind: 'forum' }), ['size/forum/g']);
  assert.deepEqual(sized(60, { kind: 'forum', decides: false }), []);
});

test('groups with no line to the board, with no chair, with nobody, and meeting too seldom', () => {
  const groups = [group('board', { meetingsAYear: 4 }), group('exec', { layer: 'executive', parent: 'board' as GroupId, meetingsAYear: 4 }), group('theme', { layer: 'operational', parent: 'exec' as GroupId }), group('lost', { layer: 'operational' }), group('below', { layer: 'operational', parent: 'lost' as GroupId })];
  assert.deepEqual(offTheLine(groups).map((one) => one.id), ['lost', 'below']);
  const said = ids({ groups });
  for (const id of ['structure/off-the-line', 'structure/no-chair', 'size/empty/theme', 'size/rhythm/exec']) assert.ok(said.includes(id), id);
  assert.ok(!said.includes('size/rhythm/board'));
  assert.deepEqual(groupTree(groups).map((branch) => branch.group.id), ['board', 'lost']);
});

test('a circle of groups is not followed for ever, and reaches no board', () => {
  const circle = [group('a', { layer: 'executive', parent: 'b' as GroupId }), group('b', { layer: 'executive', parent: 'a' as GroupId })];
  assert.deepEqual(offTheLine(circle).map((one) => one.id), ['a', 'b']);
  assert.deepEqual(groupTree(circle), []);
});

test('a committee of one partner is left out of the checks', () => {
  assert.deepEqual(ids({ groups: [group('board'), group('scrutiny', { layer: 'operational', host: 'county' as OrganisationId })], organisations: [organisation('county')] }).filter((id) => id.includes('scrutiny')), []);
});

test('the council’s share counts from more than half of four seats, and of three chairs', () => {
  const organisations = [organisation('council'), organisation('nhs', { sector: 'health' })];
  const people = [person('a', 'council'), person('b', 'council'), person('c', 'council'), person('d', 'nhs')];
  const groups = [group('board'), group('x', { layer: 'operational' }), group('y', { layer: 'operational' })];
  const board = people.map((one) => seat(one.id, 'board', one.id === 'a' ? { role: 'chair' } : {}));
  const council = (seats: readonly Seat[]) => found({ organisations, people, groups, seats }).filter((one) => one.check === 'council');
  assert.match(council(board)[0]?.text ?? '', /Councils hold 3 of 4 \(75 per cent\) of the strategic seats/);
  assert.deepEqual(council(board.slice(1)).map((one) => one.id), []);
  assert.ok(council([...board, seat('b', 'x', { role: 'chair' }), seat('c', 'y', { role: 'chair' })]).some((one) => one.id === 'council/chairs'));
});

test('a substitute is a finding where members are expected in person', () => {
  const base = { people: [person('s', 'o'), person('m', 'o')], seats: [seat('s', 'board', { role: 'substitute', substituteFor: 'm' as PersonId })] };
  assert.deepEqual(ids({ ...base, groups: [group('board', { principals: true })] }).filter((id) => id.startsWith('substitutes')), ['substitutes/s-board']);
  assert.deepEqual(ids({ ...base, groups: [group('board')] }).filter((id) => id.startsWith('substitutes')), []);
});

test('somebody with a seat for over half a year of whom nothing was heard is named; one heard from is not', () => {
  const base = { people: [person('quiet', 'o'), person('heard', 'o')], groups: [group('board')], seats: ['quiet', 'heard'].map((one) => seat(one, 'board', { from: '2020-01-01' as Day })) };
  const [finding] = found(base, { heard: new Map([['heard' as PersonId, '2026-11-01' as Day]]) }).filter((one) => one.check === 'activity');
  assert.match(finding?.text ?? '', /1 person has not been heard from for half a year: quiet\./);
});

test('the chair’s signal follows the seat, and a balance turns it from a duty into a talk', () => {
  assert.equal(chairSignal({ elected: { place: 'leader', party: null, portfolio: null } }, { sector: 'council' }), 'council-leader');
  assert.equal(chairSignal({ elected: null }, { sector: 'council' }), 'council-officer');
  assert.equal(chairSignal({ elected: null }, { sector: 'private' }), 'private');
  assert.equal(chairSignal({ elected: null }, null), 'other');
  const base = { organisations: [organisation('firm', { sector: 'private' })], people: [person('c', 'firm')], groups: [group('board')], seats: [seat('c', 'board', { role: 'chair' as const })] };
  const chair = (balances: readonly string[]) => found(base, { balances }).find((one) => one.check === 'chair');
  assert.match(chair([])?.text ?? '', /Nothing is recorded that balances it/);
  assert.deepEqual([chair([])?.weight, chair(['Scrutiny'])?.weight], ['act', 'look']);
});

test('every finding says what to do, where and from which source', () => {
  const findings = found({ organisations: [organisation('o', { sector: null })], people: [person('p', 'o', { email: null, bounceReason: null })], groups: [group('board')], seats: [seat('p', 'board')] });
  assert.ok(findings.length > 3);
  for (const one of findings) assert.ok(one.todo.length > 10 && one.path.startsWith('/people') && one.source.length > 2, one.id);
});
