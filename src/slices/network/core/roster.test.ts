import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GroupId } from '#lib/id.ts';
import { askedUnlikeInWords } from './roster.ts';
import type { RosterRule } from './wave.ts';

const asked = (rule: RosterRule, ids: readonly string[] = [], origin: 'survey' | 'file' = 'survey') => ({ roster: { rule, ids: ids as readonly GroupId[] }, origin });

test('two surveys that offered people unlike lists are said to, and those that did not are not', () => {
  assert.match(askedUnlikeInWords(asked('theme'), asked('all')), /offered those who sit in a group with them the first time, and everyone at the table the second/);
  assert.match(askedUnlikeInWords(asked('group', ['a']), asked('group', ['b'])), /both times the people of some groups, and not of the same/);
  assert.equal(askedUnlikeInWords(asked('group', ['a', 'b']), asked('group', ['b', 'a'])), '');
  assert.equal(askedUnlikeInWords(asked('all'), asked('all')), '');
  assert.equal(askedUnlikeInWords(asked('theme', [], 'file'), asked('all')), '');
});
