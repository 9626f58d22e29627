import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { run } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';

let app: AppUnderTest;
let place: Place;

const joined = async (email: string): Promise<string | null> =>
  (await app.services.db.forService((tx) => sql<{ person: string | null }>`select m.person_id as person from platform.membership m join platform.app_user u on u.id = m.user_id where u.email = ${email} and m.partnership_id = ${place.id}`.execute(tx))).rows[0]?.person ?? null;

const letIn = (email: string, more: Readonly<Record<string, string>> = {}) => app.post(`/p/${place.slug}/rights`, place.cookie, { name: 'Somebody', email, role: 'member', ...more });

before(async () => {
  app = await appUnderTest();
  place = await placeIn(app, [{ name: 'Asha Patel', sector: 'council' }, { name: 'Ben Lee', sector: 'police' }, { name: 'Cara Onu', sector: 'health' }]);
});

test('whoever is let in with the address of somebody at the table is that person', async () => {
  assert.equal((await letIn(`P1@${place.slug}.example`)).status, 303);
  assert.equal(await joined(`P1@${place.slug}.example`), place.people[1]);
  assert.match(await (await app.get(`/p/${place.slug}/rights`, place.cookie)).text(), /Ben Lee/);
});

test('somebody whose address comes later is joined when it does', async () => {
  await letIn('later@place.example');
  assert.equal(await joined('later@place.example'), null);
  await place.within((tx) => run(tx, sql`update partnership.person set email = 'LATER@place.example' where partnership_id = ${place.id} and id = ${place.people[0]}`));
  assert.equal(await joined('later@place.example'), place.people[0]);
});

test('the coordinator can say who an account is, or that it is nobody', async () => {
  await letIn('office@place.example');
  assert.equal(await joined('office@place.example'), null);
  assert.equal((await letIn('office@place.example', { person: place.people[2] ?? '' })).status, 303);
  assert.equal(await joined('office@place.example'), place.people[2]);
  await letIn('office@place.example', { person: 'nobody' });
  assert.equal(await joined('office@place.example'), null);
});

test('an account that the coordinator called nobody stays nobody, whatever address somebody gets', async () => {
  await letIn('desk@place.example', { person: 'nobody', role: 'reader' });
  await place.within((tx) => run(tx, sql`update partnership.person set email = 'desk@place.example' where partnership_id = ${place.id} and id = ${place.people[0]}`));
  assert.equal(await joined('desk@place.example'), null);
  const ended = await place.within((tx) => sql<{ accounts: readonly string[] }>`select partnership.accounts_of(${place.people[0]})::text[] as accounts`.execute(tx));
  const own = await app.services.db.forService((tx) => sql<{ id: string }>`select id from platform.app_user where email = 'desk@place.example'`.execute(tx));
  assert.ok(!(ended.rows[0]?.accounts ?? []).includes(own.rows[0]?.id ?? ''), 'and loses nothing when that person leaves');
});

test('nobody is joined to a person of another partnership', async () => {
  const other = await placeIn(app, [{ name: 'Zed Fox', sector: 'council' }]);
  assert.equal((await letIn('stranger@place.example', { person: other.people[0] ?? '' })).status, 422);
  await letIn(`p0@${other.slug}.example`);
  assert.equal(await joined(`p0@${other.slug}.example`), null);
});
