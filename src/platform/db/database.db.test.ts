import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { ok, refuse } from '#lib/result.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { testDatabase } from '#tests/support/database.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import { all, first, openDatabase, run, type Tx } from './database.ts';
import { record } from './event.ts';
import { migrate } from './migrate.ts';

let app: AppUnderTest;
let place: Place;

const rename = (tx: Tx, name: string): Promise<number> => run(tx, sql`update partnership.person set name = ${name} where partnership_id = ${place.id}`);
const names = async (): Promise<readonly string[]> => (await place.within((tx) => all<{ readonly name: string }>(tx, sql`select name from partnership.person`))).map(({ name }) => name);

before(async () => {
  app = await appUnderTest();
  place = await placeIn(app, [{ name: 'Asha Patel', sector: 'council' }]);
});

test('what is refused or throws has changed nothing, however far it had come', async () => {
  const refused = await place.within(async (tx) => {
    await rename(tx, 'Changed');
    return refuse({ kind: 'conflict', message: 'No' });
  });
  assert.deepEqual([refused.ok, refused.ok ? '' : refused.refusal.message], [false, 'No']);
  await assert.rejects(place.within(async (tx) => {
    await rename(tx, 'Changed');
    throw new Error('lost');
  }), /lost/);
  await app.services.db.forMany(place.id, async (tx) => ({ keep: false, value: await rename(tx, 'Changed') }));
  assert.deepEqual(await names(), ['Asha Patel']);
  assert.ok((await place.within(async (tx) => ok(await rename(tx, 'Asha Shah')))).ok);
  assert.deepEqual(await names(), ['Asha Shah']);
});

test('whose rows may be seen is forgotten with the transaction, also where one connection serves all', async () => {
  const one = openDatabase(app.database.appUrl, 1);
  const seen = (tx: Tx): Promise<number> => run(tx, sql`update partnership.person set name = name`);
  assert.equal(await one.forPartnership(place.id, seen), 1);
  assert.equal(await one.forMany(place.id, async (tx) => ({ keep: true, value: await seen(tx) })), 1);
  const other = await placeIn(app);
  assert.deepEqual([await one.forService(seen), await one.forPartnership(other.id, seen)], [0, 0]);
  await one.close();
});

test('the trail keeps who did what, for whom they stood, when and why', async () => {
  const [person] = place.people;
  await place.work((work) => record({ ...work, actor: { user: place.user, name: 'Asha', person: person ?? null } }, { what: 'TargetLeftOut', subject: { kind: 'target', id: place.id }, why: 'No longer ours', data: { title: 'T' } }));
  const event = await place.within((tx) => first(tx, sql`select at, actor, actor_user, actor_person, subject_kind, subject_id, why, data from platform.event where partnership_id = ${place.id} and what = 'TargetLeftOut'`));
  assert.deepEqual(event, { at: app.services.clock(), actor: 'Asha', actor_user: place.user, actor_person: person, subject_kind: 'target', subject_id: place.id, why: 'No longer ours', data: { title: 'T' } });
});

test('a migration that was changed after it was applied stops the start', async () => {
  const { ownerUrl } = await testDatabase();
  await migrate(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`update platform.migration set sum = 'another' where name = (select max(name) from platform.migration)`);
  await client.end();
  await assert.rejects(migrate(ownerUrl), /was changed after it was applied/);
});
