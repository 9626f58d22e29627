import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { run } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn } from '#tests/support/place.ts';
import { end } from '../commands/end-record.ts';
import { importPeople } from '../commands/import-members.ts';
import { incomingFromPopolo } from '../core/popolo-in.ts';

let app: AppUnderTest;

before(async () => {
  app = await appUnderTest();
});

test('a seat that ends on a day to come is held today, and can be ended sooner', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  await place.within((tx) => run(tx, sql`update partnership.seat set to_day = '2099-05-05' where partnership_id = ${place.id}`));
  const [seat] = (await place.membership()).seats;
  assert.ok(seat !== undefined);
  assert.match(await (await app.get(`/p/${place.slug}/people/person/${place.people[0]}`, place.cookie)).text(), /2020 to 5 May 2099/);
  assert.ok((await place.work((work) => end(work, { kind: 'seat', id: seat.id, version: seat.version }, ''))).ok);
  assert.deepEqual((await place.membership()).seats, []);
});

test('a term of office read twice from a committee system stays one seat', async () => {
  const place = await placeIn(app);
  const file = (endDate?: string) => ({ persons: [{ id: 'x1', name: 'Cllr One' }], organizations: [{ id: 'o1', name: 'Hart Council' }, { id: 'g1', name: 'Audit Committee', parent_id: 'o1' }], memberships: [{ person_id: 'x1', organization_id: 'g1', role: 'member', start_date: '2025-05-01', ...(endDate === undefined ? {} : { end_date: endDate }) }] });
  for (const one of [file('2099-05-05'), file('2099-05-05'), file()]) {
    const brought = incomingFromPopolo(one);
    assert.ok(brought.ok);
    assert.ok((await place.work((work) => importPeople(work, brought.value))).ok);
    assert.deepEqual((await place.membership()).seats.map((seat) => seat.to), ['2099-05-05']);
  }
  assert.equal((await place.membership('2026-11-20')).seats.length, 1);
});
