import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePromise } from './choose-promise.ts';

const of = (title: string, areas: readonly string[], signed = true) => ({ title, areas, signed });
const own = ['X1', 'Hartshire', null];
const chosen = (...offered: readonly ReturnType<typeof of>[]) => { const { promise, others } = choosePromise(offered, own); return [promise?.title ?? null, ...others.map((one) => one.title)]; };

test('of targets that share an indicator the one for its own area is judged by, and the others are listed', () => {
  assert.deepEqual(chosen(of('all', []), of('county', ['hartshire ']), of('north', ['North'])), ['county', 'all', 'north']);
  assert.deepEqual(chosen(of('north', ['North']), of('all', [])), ['all', 'north']);
  assert.deepEqual(chosen(of('code', ['x1'])), ['code']);
  assert.deepEqual(chosen(of('north', ['North'])), [null, 'north']);
  assert.deepEqual(chosen(of('both', ['Hartshire', 'North'])), [null, 'both']);
  assert.deepEqual(chosen(of('twice', []), of('again', [])), ['twice', 'again']);
});

test('what is not signed is no promise', () => {
  assert.deepEqual(chosen(of('draft', ['Hartshire'], false)), [null, 'draft']);
  assert.deepEqual(chosen(of('draft', ['Hartshire'], false), of('signed', [])), ['signed', 'draft']);
});
