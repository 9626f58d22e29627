import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Practice } from '#pack';
import { suggestPractice } from './suggest-practice.ts';

const practice = (id: string, change: Partial<Practice>): Practice => ({ id, title: id, place: null, what: '', whyItHelps: '', tryThis: '', source: 'WBT Case 1', sevenS: [], layers: [], tiers: [], outcomes: [], instruments: [], questions: [], ...change });

test('a practice tagged to the question comes before one of the same element', () => {
  const found = suggestPractice([practice('a', { sevenS: ['style'] }), practice('b', { questions: ['seven-s.style.tiers'] }), practice('c', { sevenS: ['staff'] })], { questions: ['seven-s.style.tiers'], sevenS: ['style'], layers: [] });
  assert.deepEqual(found.map((one) => one.practice.id), ['b', 'a']);
});
