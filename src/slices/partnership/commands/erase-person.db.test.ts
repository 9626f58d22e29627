import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { slices } from '#app/slices.ts';
import type { PersonId } from '#lib/id.ts';
import { insertPerson } from '#partnership/reads';
import { all, first, run } from '#platform/db/database.ts';
import { queueMessage } from '#platform/mail/message.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import { popoloFrom } from '../core/popolo-out.ts';
import { editPerson } from './edit-record.ts';
import { end } from './end-record.ts';
import { eraseOne, heldOn } from './erase-person.ts';
import { askHandover, settle } from './hand-over.ts';

const holders = slices.flatMap((slice) => (slice.personal === undefined ? [] : [slice.personal]));
let app: AppUnderTest;

before(async () => {
  app = await appUnderTest();
});

const erase = async (place: Place, person: PersonId | undefined): Promise<void> => {
  const done = await place.work((work) => eraseOne(work, holders, person as PersonId));
  assert.ok(done.ok, JSON.stringify(done));
};
const personOf = async (place: Place, id: PersonId | undefined) => {
  const found = (await place.membership()).people.find((one) => one.id === id);
  assert.ok(found !== undefined);
  return found;
};
type Trail = { readonly actor: string; readonly user: string | null; readonly what: string; readonly why: string | null; readonly data: unknown };
const trail = async (place: Place): Promise<ReadonlyMap<string, Trail>> => new Map((await place.within((tx) => all<Trail>(tx, sql`select actor, actor_user as "user", what, why, data from platform.event order by at`))).map((row) => [row.what, row]));
const write = (place: Place, event: { readonly actor: string; readonly person?: PersonId | undefined; readonly user?: string; readonly what: string; readonly why?: string; readonly data?: object }) =>
  place.within((tx) => run(tx, sql`insert into platform.event (partnership_id, actor_user, actor_person, actor, what, subject_kind, why, data) values (${place.id}, ${event.user ?? null}, ${event.person ?? null}, ${event.actor}, ${event.what}, 'x', ${event.why ?? null}, ${JSON.stringify(event.data ?? {})})`));

test('erasing an old record leaves the mail of the same person who came back, and what a namesake did', async () => {
  const place = await placeIn(app, [{ name: 'Ret Urner', sector: 'council' }]);
  const old = await personOf(place, place.people[0]);
  await place.work((work) => end(work, { kind: 'person', id: old.id, version: old.version }, ''));
  const back = await place.within((tx) => insertPerson(tx, place.id, { name: 'Ret Urner', email: old.email, phone: null, organisation: null, job: null }, '2026-11-21'));
  for (const person of [old.id, back]) await place.within((tx) => queueMessage(app.services, tx, place.id, { kind: 'contribution', to: { name: 'Ret Urner', address: old.email ?? '' }, person, subject: 's', text: 't' }));
  await write(place, { actor: 'Ret Urner', person: old.id, what: 'ByOld' });
  await write(place, { actor: 'Ret Urner', person: back, what: 'ByNew' });
  await write(place, { actor: 'Ret Urner', what: 'BySomebody' });
  await erase(place, old.id);
  assert.deepEqual(await place.within((tx) => all(tx, sql`select person_id as person from platform.message`)), [{ person: back }]);
  const events = await trail(place);
  assert.deepEqual(['ByOld', 'ByNew', 'BySomebody'].map((what) => events.get(what)?.actor), ['Someone who has left', 'Ret Urner', 'Ret Urner']);
});

test('an earlier name and address, the reason and what was written with the name go too', async () => {
  const place = await placeIn(app, [{ name: 'Ann Maiden', sector: 'council' }, { name: 'Bob', sector: 'council' }]);
  const ann = await personOf(place, place.people[0]);
  await write(place, { actor: 'Ann Maiden', what: 'Did', why: 'Asked by ann maiden herself', data: { title: 'Plan by Ann Maiden (p0)', note: 'Line\nAnn Maiden', other: 'Joann Maidenhead' } });
  await place.work((work) => editPerson(work, { id: ann.id, version: ann.version, input: { name: 'Ann Married', email: 'married@x.example', phone: null, job: null, organisation: ann.organisation } }));
  await place.within((tx) => run(tx, sql`update partnership.profile set sender_name = 'Ann Married', sender_address = ${ann.email}`));
  await place.work((work) => end(work, { kind: 'person', id: ann.id, version: ann.version + 1 }, 'Retired through long illness'));
  await place.work((work) => askHandover(work, place.people[1] as PersonId, { name: 'Ann Married', email: 'somewhere@else.example', note: 'She took my job' }));
  const [request] = await place.within((tx) => all<{ readonly id: string }>(tx, sql`select id from partnership.handover`));
  await place.work((work) => settle(work, [], request?.id ?? '', false));
  const held = await place.work((work) => heldOn(work, holders, ann.id));
  assert.match(JSON.stringify(held), /long illness[\s\S]*/);
  for (const what of ['Requests to hand over', 'The messages that go out in their name', 'What they changed']) assert.ok(held.ok && held.value.held.some((one) => one.what === what), what);
  await erase(place, ann.id);
  const { actor, why, data } = (await trail(place)).get('Did') ?? {};
  assert.deepEqual({ actor, why, data }, { actor: 'Someone who has left', why: 'Asked by Someone who has left herself', data: { title: 'Plan by Someone who has left (p0)', note: 'Line\nSomeone who has left', other: 'Joann Maidenhead' } });
  for (const table of ['platform.event', 'partnership.profile', 'partnership.handover', 'partnership.person', 'platform.message']) {
    assert.deepEqual(await place.within((tx) => all(tx, sql`select t::text from ${sql.table(table)} as t where t::text ~* 'ann ma(iden|rried)\\M|illness|took my job|married@' or t::text like ${`%${ann.email}%`}`)), [], table);
  }
});

test('an account goes with its person, unless another partnership has it', async () => {
  const [place, other] = [await placeIn(app, [{ name: 'One', sector: 'council' }, { name: 'Two', sector: 'council' }]), await placeIn(app)];
  const [one, two] = [await app.user(`p0@${place.slug}.example`), await app.user('two@elsewhere.example')];
  for (const { id } of [one, two]) await app.member(place.id, id, 'member');
  await app.member(other.id, two.id, 'member');
  await app.services.db.forService((tx) => run(tx, sql`update platform.membership set person_id = ${place.people[1]} where partnership_id = ${place.id} and user_id = ${two.id}`));
  for (const user of [one, two]) await write(place, { actor: 'An account', user: user.id, what: `By ${user.id}` });
  // Rights end with the membership; the account is still known as theirs when they are erased.
  const first1 = await personOf(place, place.people[0]);
  await place.work((work) => end(work, { kind: 'person', id: first1.id, version: first1.version }, ''));
  for (const person of place.people) await erase(place, person);
  const events = await trail(place);
  for (const user of [one, two]) assert.deepEqual([events.get(`By ${user.id}`)?.actor, events.get(`By ${user.id}`)?.user], ['Someone who has left', null]);
  const left = await app.services.db.forService((tx) => all<{ readonly id: string }>(tx, sql`select id from platform.app_user where id = any(${[one.id, two.id]}::uuid[])`));
  assert.deepEqual(left, [{ id: two.id }]);
  assert.equal((await app.get(`/p/${place.slug}/people`, two.cookie)).status, 404);
  assert.equal((await app.get(`/p/${other.slug}/people`, two.cookie)).status, 200);
});

test('what is held is told in words', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  const text = await (await app.get(`/p/${place.slug}/people/person/${place.people[0]}/held`, place.cookie)).text();
  assert.match(text, /Their record[\s\S]*Written to[\s\S]*Monthly[\s\S]*1 January 2020/);
  assert.doesNotMatch(text, /2020-01-01/);
  assert.ok(text.includes(`p0@${place.slug}.example`), 'an address as it is written');
});

test('the only coordinator is not erased', async () => {
  const place = await placeIn(app, [{ name: 'Only', sector: 'council' }]);
  await app.services.db.forService((tx) => run(tx, sql`update platform.membership set person_id = ${place.people[0]} where partnership_id = ${place.id}`));
  const reply = await app.post(`/p/${place.slug}/people/person/${place.people[0]}/erase`, place.cookie, { sure: 'Only' });
  assert.equal(reply.status, 409);
  assert.match(await reply.text(), /Make somebody else coordinator first/);
  assert.notEqual(await place.within((tx) => first(tx, sql`select 1 from platform.membership where role = 'coordinator'`)), null);
  assert.equal((await personOf(place, place.people[0])).name, 'Only');
});

test('that somebody sat there can still be told, and who it was can’t', async () => {
  const place = await placeIn(app, [{ name: 'Ann Leaver', sector: 'council' }, { name: 'Bob', sector: 'council' }]);
  await erase(place, place.people[0]);
  const then = await place.membership('2026-01-01');
  assert.equal(then.seats.length, 2);
  assert.deepEqual(then.people.map((one) => one.name), ['Bob', 'Someone who has left']);
  assert.deepEqual((await place.membership()).people.map((one) => one.name), ['Bob']);
  const ever = await place.membership('ever');
  assert.match(JSON.stringify(popoloFrom(ever)), /Someone who has left/);
  assert.match(await (await app.get(`/p/${place.slug}/people/group/${then.seats[0]?.group}`, place.cookie)).text(), /Earlier seats \(1\)[\s\S]*Someone who has left/);
});
