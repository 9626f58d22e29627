import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import { choosePromise, promiseFor, promisesByAgreement } from './choose-promise.ts';

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

test('each agreement is chosen in by itself, and its draft or another area’s target is among the others', () => {
  const among = (agreementId: string, ...all: readonly ReturnType<typeof of>[]) => all.map((one) => ({ ...one, agreementId }));
  const { promises, others } = promisesByAgreement([...among('second', of('new', []), of('new north', ['North'])), ...among('first', of('old', ['X1']), of('old draft', [], false))], own);
  assert.deepEqual([promises.map((one) => one.title), others.map((one) => one.title)], [['new', 'old'], ['new north', 'old draft']]);
});

test('a figure is judged by the newest agreement whose first promised year has begun by the end of its period', () => {
  const agreed = (name: string, baselinePeriod: string | null, ...years: readonly string[]) => ({ name, baseline: baselinePeriod === null ? null : 1, baselinePeriod, yearly: years.map((period) => ({ period, value: 2 })) });
  const first = agreed('first', '2007/08', '2008/09', '2009/10', '2010/11');
  const by = (second: typeof first, from: string, to: string) => promiseFor('financial-year', [second, first], { from: from as Day, to: to as Day }, '2011-06-01' as Day)?.name;
  const second = agreed('second', '2010/11', '2011/12', '2012/13');
  assert.equal(by(second, '2010-04-01', '2011-03-31'), 'first', 'its last year is still the earlier one’s');
  assert.equal(by(second, '2011-04-01', '2011-06-30'), 'second', 'a quarter of the new first year');
  assert.equal(by(second, '2011-04-01', '2012-03-31'), 'second');
  assert.equal(by(agreed('same baseline', '2007/08', '2011/12'), '2009-04-01', '2010-03-31'), 'first', 'a baseline of long ago is no first year');
  assert.equal(by(agreed('no baseline', null, '2011/12'), '2010-04-01', '2011-03-31'), 'first');
  assert.equal(by(agreed('no years', '2010/11'), '2011-04-01', '2012-03-31'), 'first', 'with no year promised it says nothing');
  assert.equal(by(second, '2006-04-01', '2007-03-31'), 'first', 'where none has begun, the earliest says why');
  assert.equal(promiseFor('financial-year', [second, first], null, '2011-06-01' as Day)?.name, 'second', 'with no figure, by today');
  assert.equal(promiseFor('financial-year', [second, first], null, '2011-03-01' as Day)?.name, 'first');
  assert.equal(promiseFor('financial-year', [], null, '2011-03-01' as Day), null);
});
