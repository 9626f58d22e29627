import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { run } from '#platform/db/database.ts';
import { appUnderTest } from '#tests/support/app.ts';

test('somebody who sits in three partnerships sees what waits in each, and nothing of a fourth', async () => {
  const app = await appUnderTest();
  const owner = await app.user('owner@example.org');
  const person = await app.user('three@example.org');
  for (const name of ['Countyshire', 'Districton', 'Neighbourby', 'Elsewhere']) {
    const made = await app.partnership(name, owner.id, [{ name: 'Ash Three', sector: 'council' }]);
    if (name === 'Elsewhere') continue;
    await app.member(made.id, person.id, 'member');
    await app.services.db.forPartnership(made.id, (tx) => run(tx, sql`update platform.membership set person_id = ${made.people[0]} where user_id = ${person.id} and partnership_id = ${made.id}`));
  }
  const text = await (await app.get('/across', person.cookie)).text();
  assert.equal(text.match(/3 things wait for your answer/g)?.length, 3);
  for (const name of ['Countyshire', 'Districton', 'Neighbourby']) assert.match(text, new RegExp(name));
  assert.doesNotMatch(text, /Elsewhere/);
  assert.equal((await app.get('/across')).status, 303);
});
