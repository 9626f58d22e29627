import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { slices } from '#app/slices.ts';
import { makeToken, readToken } from '#platform/auth/api-token.ts';
import type { Day } from '#lib/day.ts';
import { addAction } from '#delivery/reads';
import { all, first, run } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import { askHandover, handOverAll, settle } from './hand-over.ts';
import { incomingFromPopolo } from '../core/popolo-in.ts';
import { popoloFrom } from '../core/popolo-out.ts';
import { end } from './end-record.ts';
import { importPeople } from './import-members.ts';

const asks = slices.flatMap((slice) => slice.contributions ?? []);
let app: AppUnderTest;

before(async () => {
  app = await appUnderTest();
});

const join = (place: Place, user: string, person: string | undefined) => app.services.db.forService((tx) => run(tx, sql`update platform.membership set person_id = ${person} where partnership_id = ${place.id} and user_id = ${user}`));
const requestIn = (place: Place) => place.within(async (tx) => (await first<{ readonly id: string }>(tx, sql`select id from partnership.handover where status = 'waiting'`))?.id ?? '');

test('everything of somebody whose mail comes back passes on, their seats included', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council', role: 'chair' }, { name: 'Bob', sector: 'council' }]);
  const [ann, bob] = place.people;
  assert.ok(ann !== undefined && bob !== undefined);
  await place.within((tx) => run(tx, sql`update partnership.person set bounced_at = now(), bounce_reason = 'no such user' where id = ${ann}`));
  const done = await place.work((work) => handOverAll(work, asks, ann, bob, true));
  assert.ok(done.ok, JSON.stringify(done));
  const now = await place.membership();
  assert.deepEqual(now.people.map((one) => one.name), ['Bob']);
  assert.deepEqual(now.seats.map((seat) => seat.role).toSorted(), ['chair', 'member']);
});

test('of two people of one name, the coordinator says which is meant', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'John Smith', sector: 'council' }, { name: 'John Smith', sector: 'health' }]);
  const [ann, , second] = place.people;
  assert.ok(ann !== undefined && second !== undefined);
  await place.work((work) => askHandover(work, ann, { name: 'John Smith', email: '', note: '' }));
  const id = await requestIn(place);
  const wrong = await app.post(`/p/${place.slug}/people/orphans/request`, place.cookie, { id, decision: 'agree' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Choose which John Smith is meant(?=[\s\S]*John Smith, The council)(?=[\s\S]*John Smith, The health)/);
  assert.equal((await place.membership()).people.length, 3);
  assert.equal((await app.post(`/p/${place.slug}/people/orphans/request`, place.cookie, { id, decision: 'agree', to: second })).status, 303);
  assert.equal((await place.membership()).seats.filter((seat) => seat.person === second).length, 2);
});

test('a namesake of somebody at the table can be added as a new person', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'John Smith', sector: 'council' }]);
  await place.work((work) => askHandover(work, place.people[0] as never, { name: 'John Smith', email: '', note: '' }));
  const id = await requestIn(place);
  assert.ok((await place.work((work) => settle(work, asks, id, true, 'new'))).ok);
  assert.equal((await place.membership()).people.filter((one) => one.name === 'John Smith').length, 2);
});

test('what one person left behind stands together and passes on together, and a choice not made is told beside its field', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'Bob', sector: 'council' }]);
  const [ann = '', bob = ''] = place.people;
  const { organisations } = await place.membership();
  for (const what of ['One', 'Two']) assert.ok((await place.work((work) => addAction(work, { what, ownerOrganisation: organisations[0]?.id ?? null, ownerPerson: ann as never, dueOn: '2026-12-01' as Day, measure: 'It is done', origin: null }))).ok);
  await place.work((work) => end(work, { kind: 'person', id: ann as never, version: 1 }, ''));
  const text = await (await app.get(`/p/${place.slug}/people/orphans`, place.cookie)).text();
  assert.match(text, /Ann has left: 2 things/);
  const missing = await app.post(`/p/${place.slug}/people/orphans/hand-over`, place.cookie, { person: ann, to: '' });
  assert.equal(missing.status, 422);
  assert.match(await missing.text(), /Choose who takes it over/);
  assert.equal((await app.post(`/p/${place.slug}/people/orphans/hand-over`, place.cookie, { person: ann, to: bob })).status, 303);
  assert.deepEqual(await place.within((tx) => all(tx, sql`select distinct owner_person as owner from delivery.action`)), [{ owner: bob }]);
  const empty = await app.post(`/p/${place.slug}/people/person/${bob}/hand-over`, place.cookie, { to: '' });
  assert.equal(empty.status, 422);
  assert.match(await empty.text(), /Choose who takes over/);
});

test('nobody hands over to themselves', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  for (const given of [{ name: 'ann ', email: '' }, { name: 'Someone', email: `P0@${place.slug}.example` }]) assert.equal((await place.work((work) => askHandover(work, place.people[0] as never, { ...given, note: '' }))).ok, false);
});

test('who has left may not sign in, nor read by a token or a calendar address', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'Bob', sector: 'council' }]);
  const [joined, sameAddress] = [await app.user('ann@elsewhere.example'), await app.user(`p1@${place.slug}.example`)];
  for (const { id } of [joined, sameAddress]) await app.member(place.id, id, 'member');
  await join(place, joined.id, place.people[0]);
  const token = await makeToken(app.services.db, { user: joined.id, partnership: place.id, name: 't', scopes: ['read'], expiresAt: new Date('2099-01-01') });
  await place.within((tx) => run(tx, sql`insert into partnership.calendar_feed (partnership_id, feed_hash, user_id, made_on) values (${place.id}, 'x', ${joined.id}, '2026-11-21')`));
  for (const [index, { cookie }] of [joined, sameAddress].entries()) {
    assert.equal((await app.get(`/p/${place.slug}/people`, cookie)).status, 200);
    const done = await place.work((work) => end(work, { kind: 'person', id: place.people[index] as never, version: 1 }, ''));
    assert.deepEqual(done, { ok: true, value: 'ended' });
    assert.equal((await app.get(`/p/${place.slug}/people/export/members.popolo.json`, cookie)).status, 404);
  }
  assert.equal(await readToken(app.services.db, token, app.services.clock()), null);
  assert.equal(await place.within((tx) => first(tx, sql`select 1 from partnership.calendar_feed where user_id = ${joined.id}`)), null);
});

test('rights end on the last day of a membership that was written down before, and with one that a file ends', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'Bob', sector: 'council' }]);
  const users = [await app.user('ann@last.example'), await app.user('bob@last.example')];
  for (const [index, { id }] of users.entries()) {
    await app.member(place.id, id, 'member');
    await join(place, id, place.people[index]);
  }
  await place.within((tx) => run(tx, sql`update partnership.person set to_day = platform.today() + 1 where id = ${place.people[0]}`));
  for (const job of slices.flatMap((slice) => slice.jobs ?? [])) await job.everyMinute(app.services);
  assert.equal((await app.get(`/p/${place.slug}/people`, users[0]?.cookie)).status, 200);
  await place.within((tx) => run(tx, sql`update partnership.person set to_day = platform.today() where id = ${place.people[0]}`));
  for (const job of slices.flatMap((slice) => slice.jobs ?? [])) await job.everyMinute(app.services);
  assert.equal((await app.get(`/p/${place.slug}/people`, users[0]?.cookie)).status, 404);
  const state = await place.membership('ever');
  const brought = incomingFromPopolo(JSON.parse(JSON.stringify(popoloFrom({ ...state, people: state.people.map((one) => ({ ...one, to: '2026-11-01' as Day })) }))));
  assert.ok(brought.ok);
  assert.ok((await place.work((work) => importPeople(work, brought.value))).ok);
  assert.equal((await app.get(`/p/${place.slug}/people`, users[1]?.cookie)).status, 404);
});

test('the last coordinator leaves the table and goes on coordinating', async () => {
  const place = await placeIn(app, [{ name: 'Only', sector: 'council' }, { name: 'Next', sector: 'council' }]);
  await join(place, place.user, place.people[0]);
  const done = await place.work((work) => handOverAll(work, asks, place.people[0] as never, place.people[1] as never, true));
  assert.ok(done.ok);
  assert.equal(done.value.rights, 'kept');
  assert.equal((await app.get(`/p/${place.slug}/people`, place.cookie)).status, 200);
});

test('an organisation for which somebody still sits does not end, and the page says who', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'Bob', sector: 'health' }]);
  const { organisations } = await place.membership();
  const [council, health] = [organisations.find((one) => one.sector === 'council'), organisations.find((one) => one.sector === 'health')];
  await place.within((tx) => run(tx, sql`update partnership.person set organisation_id = ${health?.id} where id = ${place.people[0]}`));
  const refused = await place.work((work) => end(work, { kind: 'organisation', id: council?.id as never, version: 1 }, ''));
  assert.match(refused.ok ? '' : refused.refusal.message, /Ann still sits for this organisation/);
});
