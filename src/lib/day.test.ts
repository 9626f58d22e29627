import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayOf, endOfDay, type Day } from './day.ts';

test('a day ends when its clocks say so: an hour before the universal one in summer', () => {
  assert.equal(endOfDay('2026-06-30' as Day).toISOString(), '2026-06-30T22:59:59.999Z');
  assert.equal(endOfDay('2026-11-21' as Day).toISOString(), '2026-11-21T23:59:59.999Z');
  assert.equal(endOfDay('2026-03-29' as Day).toISOString(), '2026-03-29T22:59:59.999Z', 'clocks go on');
  assert.equal(endOfDay('2026-10-25' as Day).toISOString(), '2026-10-25T23:59:59.999Z', 'and back');
});

test('a moment later it is the next day, in any zone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('Europe/London', 'America/St_Johns', 'Pacific/Auckland', 'UTC'), (days, zone) => {
      const day = addDays('1990-01-01' as Day, days);
      const end = endOfDay(day, zone);
      assert.deepEqual([dayOf(end, zone), dayOf(new Date(end.getTime() + 1), zone)], [day, addDays(day, 1)]);
    }),
  );
});

test('a day so many days on is the one that the calendar of the language gives, in every year of four digits', () => {
  for (let number = -354_285; number <= 2_932_896; number += 97) assert.equal(addDays('1970-01-01' as Day, number), new Date(number * 86_400_000).toISOString().slice(0, 10));
  assert.deepEqual([addDays('2024-02-28' as Day, 1), addDays('2100-02-28' as Day, 1), addDays('2000-03-01' as Day, -1), addDays('9999-12-31' as Day, 0)], ['2024-02-29', '2100-03-01', '2000-02-29', '9999-12-31']);
});
