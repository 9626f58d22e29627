import assert from 'node:assert/strict';
import test from 'node:test';
import { checkCell, checkEffect, matrixOf, type Cell } from './contribution-cell.ts';

const cell = (outcome: string, doerName: string, role: Cell['role'], answer: Cell['answer'], doerEnded = false) => ({ outcome, doerName, role, answer, doerEnded, doer: { kind: 'organisation', id: doerName } }) as unknown as Cell;

test('an outcome lacks whoever has not said yes, a lead, or anybody at all', () => {
  const [roads, work, health] = matrixOf([{ key: 'roads', title: 'Roads' }, { key: 'work', title: 'Work' }, { key: 'health', title: 'Health' }], [cell('roads', 'Police', 'leads', 'accepted'), cell('roads', 'Fire', 'contributes', null), cell('work', 'College', 'contributes', 'accepted'), cell('health', 'Trust', 'leads', 'declined')]);
  assert.deepEqual(roads?.lacks, ['Not yet accepted by Fire']);
  assert.deepEqual(work?.lacks, ['Nobody leads on it']);
  assert.deepEqual(health?.lacks, ['Nobody has said what they do for it'], 'a no is no part');
});

test('a partner that has left the table is named as such', () => assert.match(matrixOf([{ key: 'roads', title: 'Roads' }], [cell('roads', 'Old council', 'leads', 'accepted', true)])[0]?.lacks[0] ?? '', /no longer at the table: Old council/));

test('a cell says for which outcome, who, how and what; an effect joins two outcomes and says why', () => {
  const bad = checkCell({ outcome: 'x', doer: null, role: null, what: '', asked: null }, new Set(['roads']));
  assert.deepEqual(bad.ok ? [] : bad.refusal.faults?.map((fault) => fault.field), ['outcome', 'doer', 'role', 'what']);
  const same = checkEffect({ from: 'roads', to: 'roads', sense: 'helps', why: '' }, new Set(['roads']));
  assert.deepEqual(same.ok ? [] : same.refusal.faults?.map((fault) => fault.field), ['to', 'why']);
});
