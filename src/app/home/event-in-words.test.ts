import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventInWords } from './event-in-words.ts';

const told = (what: string, data: Readonly<Record<string, unknown>> = {}): string => eventInWords({ at: new Date(0), actor: 'Ruth', what, kind: 'x', subject: null, why: null, data });

test('what happened reads as a sentence that says to what', () => {
  assert.equal(told('ActionAdded', { what: 'Open the hub' }), 'Ruth added the action “Open the hub”');
  assert.equal(told('EverythingHandedOver'), 'Ruth handed everything of one person over');
  assert.equal(told('SeatAdded', { title: 'chair of Board' }), 'Ruth added the seat “chair of Board”');
  assert.equal(told('NetworkWithdrawn', { title: 'Who works with whom' }), 'Ruth took themselves out of “Who works with whom”');
  assert.equal(told('PersonEnded', { name: 'Ann' }), 'Ruth ended the membership of “Ann”');
  assert.equal(told('RhythmChosen', { rhythm: 'never' }), 'Ruth chose how often to be written to');
});
