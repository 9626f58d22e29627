import assert from 'node:assert/strict';
import test from 'node:test';
import { graphOf } from './graph.ts';
import { sharedAndTied, twoMode, twoModeFindings } from './two-mode.ts';

const seats = (list: Readonly<Record<string, string>>) => Object.entries(list).flatMap(([group, people]) => people.split('').map((person) => ({ person, group })));
const same = { group: (id: string) => id, person: (id: string) => id };
const words = (list: Readonly<Record<string, string>>, groups: readonly string[] = []): string => twoModeFindings(twoMode(seats(list), groups), same).map(({ text }) => text).join(' ');

test('the example: two groups share one person, who alone connects them; a third stands apart', () => {
  const found = twoMode(seats({ board: 'ab', housing: 'bc', roads: 'd' }), ['board', 'housing', 'roads']);
  assert.deepEqual(found.pairs, [{ one: 'board', other: 'housing', people: ['b'] }]);
  assert.deepEqual(found.alone.map(({ people, parts }) => [people, parts]), [[['b'], true]]);
  assert.deepEqual(found.apart, ['roads']);
  assert.equal(found.pieces, 2);
  assert.match(words({ board: 'ab', housing: 'bc', roads: 'd' }), /Nobody connects roads with any other group\. Only b connects board and housing\./);
});

test('somebody who alone sits on two groups parts them only where no chain of people joins them', () => {
  const found = twoMode(seats({ x: 'ab', y: 'bc', z: 'ca' }), []);
  assert.equal(found.alone.length, 3);
  assert.ok(found.alone.every(({ parts }) => !parts));
  assert.doesNotMatch(words({ x: 'ab', y: 'bc', z: 'ca' }), /Only/);
});

test('groups with the same people, and those that lie in another, are said; one with nobody too', () => {
  const found = twoMode(seats({ board: 'abcd', trust: 'abcd', money: 'ab' }), ['board', 'trust', 'money', 'ghost']);
  assert.deepEqual(found.same, [['board', 'trust']]);
  assert.deepEqual(found.inside.map(({ inner }) => inner), ['money', 'money']);
  assert.deepEqual(found.empty, ['ghost']);
  assert.match(words({ board: 'abcd', trust: 'abcd' }, ['ghost']), /board and trust have the same people\..*Nobody sits on ghost/);
});

test('a seat that is recorded twice counts once, and one group alone is not called apart', () => {
  const found = twoMode([{ person: 'a', group: 'board' }, { person: 'a', group: 'board' }], ['board']);
  assert.deepEqual(found.groups, [{ id: 'board', people: 1, partners: 0 }]);
  assert.equal(words({ board: 'a' }), '');
  assert.deepEqual(twoMode([], []).groups, []);
});

test('sitting together and working together: the example', () => {
  const graph = graphOf(['a', 'b', 'c', 'd'], [{ source: 'a', target: 'b' }, { source: 'b', target: 'a' }, { source: 'd', target: 'a' }], { directed: true });
  assert.deepEqual(sharedAndTied(graph, seats({ board: 'abc' })), { sharing: 3, sharingTied: 1, others: 3, othersTied: 1 });
});
