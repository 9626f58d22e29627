import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Result } from '#lib/result.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import type { ImportPlan } from '../core/plan-import.ts';
import { guessColumns, readMembers } from '../core/read-members.ts';
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
