import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import { checkAction, isOverdue } from './action.ts';

const day = (text: string) => text as Day;

test('an action is late the day after it was due, and never once it is done', () => {
  assert.equal(isOverdue({ dueOn: day('2026-11-20'), status: 'on-track' }, day('2026-11-21')), true);
  assert.equal(isOverdue({ dueOn: day('2026-11-21'), status: 'on-track' }, day('2026-11-21')), false);
  assert.equal(isOverdue({ dueOn: day('2026-11-20'), status: 'done' }, day('2026-11-21')), false);
});

test('an action with no owner, date or measure is refused, field by field', () => {
  const checked = checkAction({ what: 'Meet', ownerOrganisation: null, ownerPerson: null, dueOn: null, measure: '', origin: null });
  assert.deepEqual(checked.ok ? [] : checked.refusal.faults?.map((fault) => fault.field), ['organisation', 'due', 'measure']);
});
