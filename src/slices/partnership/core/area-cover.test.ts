import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { atomsOf, coverOf, type Area } from './area-cover.ts';

const districts: readonly Area[] = ['E07000001', 'E07000002', 'E07000003', 'E06000009'].map((code, index) => ({ code, name: `District ${index}`, within: index < 3 ? ['E10000001', 'E23000001'] : ['E23000001'] }));
const kind = (theirs: readonly string[], ours: readonly string[]) => coverOf(theirs, ours, districts).kind;

test('a county is its districts, a force spans it, a district splits it', () => {
  assert.equal(kind(['E10000001'], ['E07000001', 'E07000002', 'E07000003']), 'same');
  assert.equal(kind(['E23000001'], ['E10000001']), 'spans');
  assert.equal(kind(['E07000001'], ['E10000001']), 'part');
  assert.equal(kind(['E07000001', 'E06000009'], ['E10000001']), 'overlaps');
  assert.equal(kind(['E06000009'], ['E10000001']), 'elsewhere');
  assert.equal(kind([], ['E10000001']), 'unknown');
});

test('codes compare with no lookup loaded', () => {
  assert.equal(coverOf(['E10000001'], ['E10000001'], []).kind, 'same');
  assert.equal(coverOf(['E07000001'], ['E07000002'], []).kind, 'elsewhere');
  assert.equal(coverOf(['E23000001'], ['E10000001'], []).kind, 'unknown', 'a force and a county: only a lookup can tell');
});

test('what is common, outside and missing together are the two areas', () => {
  const code = fc.constantFrom(...districts.map((area) => area.code), 'E10000001', 'E23000001', 'W06000001');
  fc.assert(fc.property(fc.uniqueArray(code, { minLength: 1 }), fc.uniqueArray(code, { minLength: 1 }), (theirs, ours) => {
    const cover = coverOf(theirs, ours, districts);
    assert.deepEqual(new Set([...cover.common, ...cover.outside]), atomsOf(theirs, districts));
    assert.deepEqual(new Set([...cover.common, ...cover.missing]), atomsOf(ours, districts));
    const turned = coverOf(ours, theirs, districts).kind;
    assert.equal(turned, { same: 'same', spans: 'part', part: 'spans', overlaps: 'overlaps', elsewhere: 'elsewhere', unknown: 'unknown' }[cover.kind]);
  }));
});

test('areas that lie within each other in a circle are not followed for ever', () => {
  const circle = [{ code: 'A', name: 'A', within: ['B'] }, { code: 'B', name: 'B', within: ['A'] }];
  assert.ok(atomsOf(['A'], circle).size <= 2);
});
