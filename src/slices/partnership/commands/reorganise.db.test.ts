import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import Papa from 'papaparse';
import { insertOrganisation, insertPerson, insertSeat, insertGroup, readMembership } from '#partnership/reads';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PartnershipId } from '#lib/id.ts';
import { slices } from '#app/slices.ts';
import { projectRoot } from '#platform/files/root.ts';
import { sql } from 'kysely';
import { run } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import { editOrganisation, editPerson } from './edit-record.ts';
import { end } from './end-record.ts';
import { reorganise } from './reorganise.ts';
import { successionsOf } from '../store/succession-store.ts';

const asks = slices.flatMap((slice) => slice.contributions ?? []);
const day = (text: string) => text as Day;
let app: AppUnderTest;
let id: PartnershipId;
let slug: string;

const within = <T>(work: Parameters<typeof app.services.db.forPartnership<T>>[1]) => app.services.db.forPartnership(id, work);
const workIn = (tx: Parameters<Parameters<typeof within>[0]>[0]) => ({ tx, here: { id, slug, name: 'Reorganised', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'Test' }, now: app.services.clock(), services: app.services });

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  const made = await app.partnership('Reorganised', user.id, []);
  [id, slug] = [made.id, made.slug];
});

const add = (name: string, people: readonly string[]): Promise<OrganisationId> =>
  within(async (tx) => {
    const organisation = await insertOrganisation(tx, id, { name, sector: 'council', kind: 'district-council', identifiers: { GSS: 'E07000187' } }, '2010-01-01');
    const group = (await readMembership(tx, id)).groups.find((one) => one.name === 'Board')?.id ?? (await insertGroup(tx, id, { name: 'Board', layer: 'strategic', remit: null, parent: null, meetingsAYear: 4 }, '2010-01-01'));
    for (const person of people) await insertSeat(tx, id, { person: await insertPerson(tx, id, { name: person, email: null, phone: null, organisation, job: null }, '2010-01-01'), group, organisation, role: 'member', authority: '£10,000' }, '2010-01-01');
    return organisation;
  });

test('a merger moves people and seats on, and the past stays as it was', async () => {
  const from = [await add('Mendip District Council', ['A', 'B']), await add('Sedgemoor District Council', ['C'])];
  const done = await within((tx) => reorganise(workIn(tx), asks, { kind: 'merged', from, to: ['Somerset Council'], on: day('2023-04-01') }));
  assert.ok(done.ok);
  assert.deepEqual([done.value.people, done.value.seats], [3, 3]);
  const [now, then] = [await within((tx) => readMembership(tx, id)), await within((tx) => readMembership(tx, id, day('2023-03-31')))];
  assert.deepEqual(now.organisations.map((one) => one.name), ['Somerset Council']);
  assert.ok(now.seats.every((seat) => seat.organisation === done.value.to[0]?.id && seat.authority === '£10,000' && seat.from === '2023-04-01'));
  assert.deepEqual(then.organisations.map((one) => one.name), ['Mendip District Council', 'Sedgemoor District Council']);
  assert.equal(then.seats.length, 3);
  assert.ok(then.seats.every((seat) => from.includes(seat.organisation as OrganisationId)));
});

test('a new name keeps the numbers; a split gives the first what it held', async () => {
  const one = await add('Old Name Council', ['D']);
  const renamed = await within((tx) => reorganise(workIn(tx), asks, { kind: 'renamed', from: [one], to: ['New Name Council'], on: day('2024-04-01') }));
  assert.ok(renamed.ok);
  const now = await within((tx) => readMembership(tx, id));
  assert.deepEqual(now.organisations.find((each) => each.name === 'New Name Council')?.identifiers, { GSS: 'E07000187' });
  const split = await within((tx) => reorganise(workIn(tx), asks, { kind: 'split', from: [renamed.value.to[0]?.id as OrganisationId], to: ['East Council', 'West Council'], on: day('2025-04-01') }));
  assert.ok(split.ok);
  assert.equal((await within((tx) => readMembership(tx, id))).people.find((each) => each.name === 'D')?.organisation, split.value.to[0]?.id);
});

test('faults are told, and nothing is half done', async () => {
  const earlier = await within((tx) => readMembership(tx, id, 'ever'));
  const east = earlier.organisations.find((one) => one.name === 'East Council')?.id as OrganisationId;
  for (const wrong of [
    { kind: 'merged', from: [east], to: ['X'], on: day('2025-05-01') },
    { kind: 'split', from: [east], to: ['X', 'x'], on: day('2025-05-01') },
    { kind: 'renamed', from: [east], to: ['X'], on: day('2024-01-01') },
    { kind: 'renamed', from: [east], to: ['West Council'], on: day('2025-05-01') },
  ] as const) assert.equal((await within((tx) => reorganise(workIn(tx), asks, wrong))).ok, false);
  assert.deepEqual(await within((tx) => readMembership(tx, id, 'ever')), earlier);
});

const list = join(projectRoot(), '../shared/data/geo/uk_local_authorities.csv');

test('the real reorganisations of English councils since 2019 can all be recorded', { skip: existsSync(list) ? false : 'the list of authorities is not here' }, async () => {
  type Row = { readonly 'local-authority-code': string; readonly 'official-name': string; readonly 'end-date': string; readonly 'replaced-by': string; readonly nation: string };
  const rows = Papa.parse<Row>(readFileSync(list, 'utf8'), { header: true, skipEmptyLines: true }).data;
  const byCode = new Map(rows.map((row) => [row['local-authority-code'], row]));
  const ended = rows.filter((row) => row.nation === 'England' && row['end-date'] >= '2019-01-01' && row['end-date'] < '2026-01-01' && byCode.has(row['replaced-by']));
  const into = Map.groupBy(ended, (row) => row['replaced-by']);
  assert.ok(into.size >= 5, `only ${into.size} successors were read`);
  const user = await app.user('real@example.org');
  const made = await app.partnership('Real', user.id, []);
  [id, slug] = [made.id, made.slug];
  for (const [code, gone] of into) {
    const from = [];
    for (const row of gone) from.push(await add(row['official-name'], [`Leader of ${row['official-name']}`]));
    const move = { kind: from.length === 1 ? ('renamed' as const) : ('merged' as const), from, to: [byCode.get(code)?.['official-name'] ?? ''], on: gone[0]?.['end-date'] as Day };
    const done = await within((tx) => reorganise(workIn(tx), asks, move));
    assert.ok(done.ok, `${move.to[0]}: ${done.ok ? '' : JSON.stringify(done.refusal.faults ?? done.refusal.message)}`);
    assert.equal(done.value.people, from.length);
  }
  const now = await within((tx) => readMembership(tx, id));
  assert.deepEqual(now.organisations.map((one) => one.name).toSorted((a, b) => (a < b ? -1 : 1)), [...into.keys()].map((code) => byCode.get(code)?.['official-name'] ?? '').toSorted((a, b) => (a < b ? -1 : 1)));
  assert.equal((await within((tx) => successionsOf(tx, id))).length, ended.length);
});

const past = async (place: Place, on: string) => {
  const then = await place.membership(on);
  const names = new Map<string | null, string>(then.organisations.map((one) => [one.id, one.name]));
  return { people: then.people.map((one) => `${one.name} of ${names.get(one.organisation) ?? '?'}`), seats: then.seats.map((seat) => names.get(seat.organisation) ?? '?') };
};
const change = (kind: 'renamed' | 'merged', from: readonly string[], to: string, on: string) => ({ kind, from: from as readonly OrganisationId[], to: [to], on: day(on) });

test('the organisation of a past day is the one of that day, after a new name and after a move', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'Bob', sector: 'health' }]);
  const { organisations, people } = await place.membership();
  const [council, health] = ['council', 'health'].map((sector) => organisations.find((one) => one.sector === sector)?.id as OrganisationId);
  const bob = people.find((one) => one.name === 'Bob');
  assert.ok(bob !== undefined && council !== undefined && health !== undefined);
  assert.ok((await place.work((work) => editPerson(work, { id: bob.id, version: bob.version, input: { name: 'Bob', email: bob.email, phone: null, job: null, organisation: council } }))).ok);
  await place.within((tx) => insertGroup(tx, place.id, { name: 'Its own', layer: 'operational', remit: null, parent: null, meetingsAYear: null, host: council }, '2020-01-01'));
  assert.ok((await place.work((work) => reorganise(work, asks, change('renamed', [council], 'New', '2026-06-01')))).ok);
  assert.equal((await place.membership('2026-01-01')).groups.find((one) => one.name === 'Its own')?.host, council);
  assert.deepEqual((await past(place, '2026-01-01')).people, ['Ann of The council', 'Bob of The health']);
  assert.deepEqual((await past(place, '2026-07-01')).people, ['Ann of New', 'Bob of The health']);
  assert.deepEqual((await place.membership()).people.map((one) => one.organisation === council), [false, false]);
  assert.match(await (await app.get(`/p/${place.slug}/people?on=2026-01-01`, place.cookie)).text(), /The council/);
});

test('a seat that ended after the day moves on with it, and so does who had left by now', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  const { organisations, seats, people } = await place.membership();
  for (const ending of [{ kind: 'seat', id: seats[0]?.id as never, version: 1 }, { kind: 'person', id: people[0]?.id as never, version: 1 }] as const) assert.ok((await place.work((work) => end(work, ending, '', day('2026-09-01')))).ok);
  assert.ok((await place.work((work) => reorganise(work, asks, change('renamed', [organisations[0]?.id ?? ''], 'New', '2026-06-01')))).ok);
  assert.deepEqual(await past(place, '2026-07-01'), { people: ['Ann of New'], seats: ['New'] });
  assert.deepEqual(await past(place, '2026-05-01'), { people: ['Ann of The council'], seats: ['The council'] });
});

test('somebody who sits for both bodies that merge sits once for the new one', async () => {
  for (const from of ['2020-01-01', '2026-11-21']) {
    const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'Bob', sector: 'health' }]);
    const { organisations, seats } = await place.membership();
    await place.within((tx) => run(tx, sql`update partnership.seat set from_day = ${from} where partnership_id = ${place.id}`));
    const other = seats.find((seat) => seat.person !== place.people[0]);
    await place.within((tx) => insertSeat(tx, place.id, { person: place.people[0] as never, group: other?.group as never, organisation: other?.organisation ?? null, role: 'member' }, from));
    const done = await place.work((work) => reorganise(work, asks, change('merged', organisations.map((one) => one.id), 'Both', '2026-11-21')));
    assert.ok(done.ok);
    assert.equal((await place.membership()).seats.filter((seat) => seat.person === place.people[0]).length, 1);
  }
});

test('a reorganisation waits for whoever edits at the same moment, and is refused when they changed it', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  const [one] = (await place.membership()).organisations;
  assert.ok(one !== undefined);
  const { promise: gate, resolve: go } = Promise.withResolvers<null>();
  const { promise: edited, resolve: isEdited } = Promise.withResolvers<null>();
  const editing = place.work(async (work) => {
    const done = await editOrganisation(work, { id: one.id, version: one.version, input: { name: one.name, sector: 'health', kind: null } });
    isEdited(null);
    await gate;
    return done;
  });
  await edited;
  const reorganising = place.work((work) => reorganise(work, asks, change('renamed', [one.id], 'Newer', '2026-06-01')));
  setTimeout(() => go(null), 300);
  await editing;
  assert.equal((await reorganising).ok, false);
  assert.deepEqual((await place.membership()).organisations.map((each) => each.name), [one.name]);
});
