import assert from 'node:assert/strict';
import { test } from 'node:test';
import { graphOf, whatIf } from '#network';

const chain = graphOf([], [['a', 'b'], ['b', 'c'], ['c', 'd']].map(([source = '', target = '']) => ({ source, target })), { directed: false });

test('a tie with somebody who goes is none, and does not bring them back', () => {
  const found = whatIf(chain, { remove: ['b'], add: [{ source: 'a', target: 'b' }, { source: 'a', target: 'd' }] });
  assert.deepEqual([found.added, found.after.nodes, found.after.ties], [[{ source: 'a', target: 'd' }], 3, 2]);
});

test('where everybody goes, nobody is left, and nothing else is said', () => {
  assert.deepEqual(whatIf(chain, { remove: ['a', 'b', 'c', 'd'] }).words, ['Nobody would be left.']);
});
