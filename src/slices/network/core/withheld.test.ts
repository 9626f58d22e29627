import assert from 'node:assert/strict';
import test from 'node:test';
import { withheldAmong } from './withheld.ts';

const people = (from: number, to: number): ReadonlySet<string> => new Set(Array.from({ length: to - from }, (_, at) => `p${from + at}`));
const names = (groups: Readonly<Record<string, ReadonlySet<string>>>, whole: ReadonlySet<string>, above: readonly ReadonlySet<string>[] = []): readonly string[] => [...withheldAmong(new Map(Object.entries(groups)), whole, above, 5)].toSorted((a, b) => (a < b ? -1 : 1));

test('a committee that leaves three of its board is withheld, and the board is shown', () => {
  assert.deepEqual(names({ board: people(0, 12), committee: people(0, 9) }, people(0, 40)), ['committee']);
});

test('groups that share people and are not one within the other stand side by side', () => {
  assert.deepEqual(names({ safer: people(0, 9), healthy: people(8, 17) }, people(0, 40)), []);
});

test('an organisation that leaves one person of its sector is withheld', () => {
  assert.deepEqual(names({ trust: people(0, 7), council: people(8, 20) }, people(0, 40), [people(0, 8)]), ['trust']);
});

test('few people who are in no group are not had by taking the groups from the whole', () => {
  assert.deepEqual(names({ a: people(0, 10), b: people(10, 30) }, people(0, 32)), ['a']);
});

test('a group one short of the smallest is withheld, and the smallest of the others so that it is not had as the rest; one just large enough is shown', () => {
  assert.deepEqual(names({ a: people(0, 4), b: people(4, 10), c: people(10, 40) }, people(0, 40)), ['a', 'b']);
  assert.deepEqual(names({ a: people(0, 5), c: people(5, 40) }, people(0, 40)), []);
});

test('groups all large enough are all shown', () => {
  assert.deepEqual(names({ a: people(0, 10), b: people(10, 30) }, people(0, 30)), []);
});

test('two organisations that together leave two people of their sector are not both shown beside it', () => {
  assert.deepEqual(names({ a: people(0, 6), b: people(6, 13), c: people(13, 15), d: people(15, 20), e: people(20, 21) }, people(0, 60), [people(0, 15)]), ['a', 'c', 'd', 'e']);
});

test('two committees that together leave three of their board are not both shown beside it', () => {
  assert.deepEqual(names({ board: people(0, 15), one: people(0, 6), two: people(6, 12) }, people(0, 40)), ['one']);
});
