import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { proposeSplit, splitTarget, type Part } from './split-target.ts';

const part = (area: string, value: number | null, base: number | null = null): Part => ({ area, value, base });

test('counts are summed, and what is missing is said', () => {
  const whole = { by: 'count' as const, value: 1000, base: null, unit: 'homes' };
  assert.equal(splitTarget(whole, [part('North', 600), part('South', 400)]).words, 'The parts add up to 1,000 homes.');
  assert.equal(splitTarget({ ...whole, base: 50 }, [part('North', 600, 7), part('South', 400, 8)]).addsUp, true, 'counts need no bases');
  const short = splitTarget(whole, [part('North', 600), part('South', 250)]);
  assert.deepEqual([short.together, short.gap, short.addsUp, short.words], [850, 150, false, 'The parts make 850 homes and 1,000 homes is wanted: 150 homes below.']);
  assert.match(splitTarget(whole, [part('North', 600), part('South', 450)]).words, /50 homes above/);
  const open = splitTarget(whole, [part('North', 600), part('South', null), part('East', null)]);
  assert.deepEqual([open.together, open.needed, open.words], [null, 200, 'Missing: South (no value) and East (no value). To reach 1,000 homes, each must bring 200 homes.']);
  assert.equal(splitTarget(whole, []).words, 'There are no parts.');
});

test('per cents are weighted by what they are of', () => {
  const whole = { by: 'per-cent' as const, value: 70, base: 4000 };
  const done = splitTarget(whole, [part('North', 60, 1000), part('South', 75, 3000)]);
  assert.deepEqual([done.together, done.gap, done.words], [71.25, -1.25, 'The parts make 71.25% and 70% is wanted: 1.25% above.']);
  const open = splitTarget(whole, [part('North', 60, 1000), part('South', null, 3000)]);
  assert.ok(Math.abs((open.needed ?? 0) - 220 / 3) < 1e-9);
  assert.match(open.words, /it must bring 73.33%/);
  assert.equal(splitTarget({ ...whole, value: 71.25 }, [part('North', 60, 1000), part('South', 75, 3000)]).addsUp, true);
});

test('rates are weighted by population; a base that is missing or does not add up is said', () => {
  const whole = { by: 'rate' as const, value: 5, base: 300 };
  assert.equal(splitTarget(whole, [part('North', 4, 100), part('South', 5.5, 200)]).addsUp, true);
  assert.match(splitTarget(whole, [part('North', 4, 100), part('South', 5.5, null)]).words, /South \(no base\)/);
  const less = splitTarget(whole, [part('North', 4, 100), part('South', 5.5, 150)]);
  assert.match(less.words, /bases of the parts make 250 and the whole is of 300: 50 are in no part/);
  assert.equal(less.addsUp, false);
  assert.match(splitTarget(whole, [part('North', 4, 100), part('north', 5.5, 200)]).words, /North is given 2 times/);
  assert.match(splitTarget(whole, [part('North', 4, 0)]).words, /not above 0/);
});

const areas = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 12 }).chain((ids) => fc.tuple(...ids.map((id) => fc.integer({ min: 1, max: 100_000 }).map((base) => ({ area: `A${id}`, base: base as number | null })))));

test('a proposed split adds up, and counts stay whole', () => {
  fc.assert(fc.property(areas, fc.integer({ min: -1000, max: 100_000 }), fc.constantFrom('count' as const, 'per-cent' as const, 'rate' as const), (all, value, by) => {
    const whole = { by, value, base: all.reduce((sum, one) => sum + (one.base ?? 0), 0) };
    const parts = proposeSplit(whole, all);
    assert.equal(splitTarget(whole, parts).addsUp, true);
    assert.ok(by !== 'count' || parts.every((one) => Number.isInteger(one.value)));
  }));
});

test('what a missing part needs makes it add up, and parts below and their gap make the whole', () => {
  fc.assert(fc.property(areas, fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 12, maxLength: 12 }), fc.constantFrom('count' as const, 'per-cent' as const), (all, values, by) => {
    const whole = { by, value: 50, base: all.reduce((sum, one) => sum + (one.base ?? 0), 0) };
    const parts = all.map((one, index) => ({ ...one, value: index === 0 ? null : (values[index] as number) }));
    const { needed } = splitTarget(whole, parts);
    const filled = splitTarget(whole, parts.map((one) => ({ ...one, value: one.value ?? needed })));
    assert.ok(Math.abs((filled.together ?? 0) - 50) < 1e-6);
    const off = splitTarget({ ...whole, value: 80 }, parts.map((one) => ({ ...one, value: one.value ?? 1 })));
    assert.ok(Math.abs((off.together ?? 0) + (off.gap ?? 0) - 80) < 1e-6);
  }));
});

test('with no sizes a count is split evenly', () => assert.deepEqual(proposeSplit({ by: 'count', value: 10, base: null }, ['A', 'B', 'C'].map((area) => ({ area, base: null }))).map((one) => one.value), [4, 3, 3]));
