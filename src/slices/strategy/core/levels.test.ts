import assert from 'node:assert/strict';
import test from 'node:test';
import { forest, trace, whyNotServe, type Branch } from './levels.ts';
import type { Level, PlacedOutcome } from './plan.ts';

const outcome = (key: string, level: Level, serves: string | null = null) => ({ key, level, serves, title: key }) as unknown as PlacedOutcome;
const keys = (branches: readonly Branch[]): readonly string[] => branches.flatMap((branch) => [branch.outcome.key, ...keys(branch.below)]);
const all = [outcome('county', 'county'), outcome('town', 'district', 'county'), outcome('village', 'parish', 'town'), outcome('alone', 'parish')];

test('an outcome is followed up to the county and down to the parish', () => {
  const traced = trace(all, 'town');
  assert.deepEqual([traced?.above.map((one) => one.key), keys(traced?.below ?? []), traced?.broken], [['county'], ['village'], null]);
  assert.equal(trace(all, 'nowhere'), null);
});

test('a line to an outcome that is in no plan any more is broken', () => assert.equal(trace([outcome('town', 'district', 'gone')], 'town')?.broken, 'gone'));

test('each outcome is drawn once, a ring too', () => {
  const ring = [outcome('a', 'other', 'b'), outcome('b', 'other', 'a')];
  assert.deepEqual(keys(forest([...all, ...ring])).toSorted(), ['a', 'alone', 'b', 'county', 'town', 'village']);
  assert.deepEqual(trace(ring, 'a')?.above.map((one) => one.key), ['b']);
});

test('an outcome serves a wider plan, not itself, not its own level, and not one that serves it', () => {
  assert.equal(whyNotServe(all, { key: 'town', level: 'district' }, 'county'), null);
  assert.match(whyNotServe(all, { key: 'county', level: 'county' }, 'town') ?? '', /wider/);
  assert.match(whyNotServe(all, { key: 'town', level: 'district' }, 'town') ?? '', /itself/);
  assert.match(whyNotServe([outcome('a', 'other'), outcome('b', 'other', 'a')], { key: 'a', level: 'other' }, 'b') ?? '', /one another/);
});
