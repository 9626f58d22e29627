import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Result } from '#lib/result.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import { insertGroup, insertOrganisation, insertPerson, insertSeat } from '#partnership/reads';
import { memberTable } from '../core/member-table.ts';
import type { ImportPlan } from '../core/plan-import.ts';
import { incomingFromPopolo } from '../core/popolo-in.ts';
import { popoloFrom } from '../core/popolo-out.ts';
import { guessColumns, readMembers } from '../core/read-members.ts';
import { end } from './end-record.ts';
import { broughtByRows, importPeople } from './import-members.ts';

let app: AppUnderTest;

before(async () => {
  app = await appUnderTest();
});

const importRows = (place: Place, [heading = [], ...rows]: readonly (readonly string[])[]): Promise<Result<ImportPlan>> =>
  place.work(async (work) => {
    const brought = await broughtByRows(work, readMembers(rows, guessColumns(heading)));
    return brought.ok ? importPeople(work, brought.value) : brought;
  });

test('two imports at once double nobody', async () => {
  const place = await placeIn(app);
  const rows = [['Name', 'Organisation', 'Group', 'Role'], ['Dora', 'The council', 'Board', 'member'], ['Eve', 'The council', 'Board', 'member']];
  await Promise.all(Array.from({ length: 4 }, () => place.membership()));
  const done = await Promise.all([importRows(place, rows), importRows(place, rows)]);
  assert.ok(done.every((one) => one.ok));
  const now = await place.membership();
  assert.deepEqual([now.people.map((one) => one.name), now.seats.length], [['Dora', 'Eve'], 2]);
});

const importPopolo = (place: Place, json: object): Promise<Result<ImportPlan>> =>
  place.work(async (work) => {
    const brought = incomingFromPopolo(JSON.parse(JSON.stringify(json)));
    return brought.ok ? importPeople(work, brought.value) : brought;
  });
const brief = async (place: Place) => {
  const now = await place.membership();
  const names = new Map<string | null, string>([...now.organisations, ...now.groups, ...now.people].map((one) => [one.id, one.name]));
  return { people: now.people.map((one) => `${one.name} of ${names.get(one.organisation) ?? 'none'}`), seats: now.seats.map((one) => `${names.get(one.person)}, ${one.role} of ${names.get(one.group)} for ${names.get(one.organisation) ?? 'none'}`).toSorted() };
};
const committee = (more: object = {}) => ({ persons: [{ id: '900', name: 'Cllr One' }], organizations: [{ id: 'o1', name: 'Hart Council', classification: 'council' }, { id: 'g1', name: 'Audit Committee', parent_id: 'o1', classification: 'committee' }], memberships: [{ person_id: '900', organization_id: 'g1', role: 'member' }], ...more });

test('a CSV of ours read again doubles no hosted group, and nobody who sits for two organisations', async () => {
  const place = await placeIn(app);
  await place.within(async (tx) => {
    const [a, b] = [await insertOrganisation(tx, place.id, { name: 'Alpha', sector: 'council', kind: null }, '2020-01-01'), await insertOrganisation(tx, place.id, { name: 'Beta', sector: 'council', kind: null }, '2020-01-01')];
    const hosted = await insertGroup(tx, place.id, { name: 'Scrutiny', layer: 'operational', remit: null, parent: null, meetingsAYear: null, host: a }, '2020-01-01');
    const exec = await insertGroup(tx, place.id, { name: 'Exec', layer: 'executive', remit: null, parent: null, meetingsAYear: null }, '2020-01-01');
    for (const [name, email] of [['No Mail', null], ['With Mail', 'w@x.example']] as const) {
      const person = await insertPerson(tx, place.id, { name, email, phone: null, organisation: a, job: null }, '2020-01-01');
      await insertSeat(tx, place.id, { person, group: hosted, organisation: a, role: 'member' }, '2020-01-01');
      await insertSeat(tx, place.id, { person, group: exec, organisation: b, role: 'adviser' }, '2020-01-01');
    }
  });
  const [earlier, { head, rows }] = [await brief(place), memberTable(await place.membership())];
  const done = await importRows(place, [head, ...rows.map((row) => row.map((cell) => String(cell ?? '')))]);
  assert.ok(done.ok, JSON.stringify(done));
  assert.deepEqual(await brief(place), earlier);
  // A file with no such column means the only group of the name.
  assert.ok((await importRows(place, [['Name', 'Organisation', 'Group'], ['With Mail', 'Alpha', 'Scrutiny']])).ok);
  assert.equal((await place.membership()).groups.length, 3);
});

test('what moved to another partnership is known there to the committee system, and a seat for nobody stays one', async () => {
  const [one, other] = [await placeIn(app), await placeIn(app)];
  assert.ok((await importPopolo(one, committee())).ok);
  for (let times = 0; times < 2; times += 1) assert.ok((await importPopolo(other, popoloFrom(await one.membership('ever')))).ok);
  assert.deepEqual((await other.membership()).seats.map((seat) => seat.organisation), [null]);
  assert.ok((await importPopolo(other, committee())).ok);
  assert.deepEqual(await brief(other), await brief(one));
});

test('an organisation whose name the file puts right leaves one seat today, and the past as it was', async () => {
  const place = await placeIn(app);
  const rows = (organisation: string, from: string) => [['Name', 'Email', 'Organisation', 'Group', 'Role', 'From'], ['Dora', 'd@x.example', organisation, 'Board', 'member', from]];
  for (const [organisation, from] of [['Hart DC', '2020-01-01'], ['Hart District Council', '']] as const) assert.ok((await importRows(place, rows(organisation, from))).ok);
  assert.deepEqual((await brief(place)).seats, ['Dora, member of Board for Hart District Council']);
  const then = await place.membership('2021-01-01');
  assert.equal(then.organisations.find((one) => one.id === then.seats[0]?.organisation)?.name, 'Hart DC');
  assert.ok((await importRows(place, rows('Hart District Council', ''))).ok);
  assert.equal((await place.membership('ever')).seats.length, 2);
});

test('somebody who left and whom the committee system still seats is at the table again', async () => {
  const place = await placeIn(app);
  assert.ok((await importPopolo(place, committee())).ok);
  const [person] = (await place.membership()).people;
  assert.ok(person !== undefined);
  await place.work((work) => end(work, { kind: 'person', id: person.id, version: person.version }, ''));
  assert.ok((await importPopolo(place, committee())).ok);
  assert.deepEqual(await brief(place), { people: ['Cllr One of none'], seats: ['Cllr One, member of Audit Committee for none'] });
});

test('groups that report to one another in a ring, a seat begun twice and one still to come are faults', async () => {
  const place = await placeIn(app);
  const ring = await importPopolo(place, { persons: [], memberships: [], organizations: [{ id: 'o1', name: 'Hart Council', classification: 'council' }, { id: 'g1', name: 'Ouro Committee', parent_id: 'g2' }, { id: 'g2', name: 'Boros Committee', parent_id: 'g1' }] });
  assert.match(JSON.stringify(ring), /Ouro Committee would report to itself/);
  const head = ['Name', 'Organisation', 'Group', 'Role', 'From'];
  const twice = await importRows(place, [head, ['Dora', 'Alpha', 'Board', 'member', '2020-01-01'], ['Dora', 'Alpha', 'Board', 'member', '2021-01-01']]);
  assert.match(JSON.stringify(twice), /"row":2,"message":"Dora has this seat twice, from 1 January 2020 and from 1 January 2021/);
  const early = await importRows(place, [head, ['Dora', 'Alpha', 'Board', 'member', '2099-01-01']]);
  assert.match(JSON.stringify(early), /begins on 1 January 2099/);
  assert.equal((await place.membership('ever')).people.length, 0);
});

test('a file with texts longer than a record takes is refused, naming them', async () => {
  const place = await placeIn(app);
  assert.match(JSON.stringify(await importRows(place, [['Name', 'Job'], ['Dora', 'j'.repeat(201)]])), /Job must be 200 characters or fewer/);
  assert.equal((await importPopolo(place, committee({ persons: [{ id: '900', name: 'n'.repeat(201) }] }))).ok, false);
});
