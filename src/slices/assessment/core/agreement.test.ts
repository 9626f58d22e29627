import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agreement } from './agreement.ts';

const near = (value: number | null, expected: number) => assert.ok(value !== null && Math.abs(value - expected) < 0.0005, `${value} is not ${expected}`);

test('the example of the method paper comes out as printed', () => near(agreement([30, 40, 210, 130, 530, 50, 10]), 0.6113));
test('all at one point agree wholly', () => near(agreement([0, 0, 9, 0, 0]), 1));
test('an even spread agrees not at all', () => near(agreement([4, 4, 4, 4, 4]), 0));
test('half at each end is as far apart as can be', () => near(agreement([5, 0, 0, 0, 5]), -1));
test('nobody asked has no agreement to measure', () => assert.equal(agreement([0, 0, 0]), null));

test('turning the scale round changes nothing, and A stays between −1 and 1', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 3, maxLength: 7 }), (counts) => {
      const value = agreement(counts);
      const turned = agreement(counts.toReversed());
      if (value === null || turned === null) return assert.equal(value, turned);
      assert.ok(Math.abs(value - turned) < 1e-9);
      assert.ok(value >= -1 - 1e-9 && value <= 1 + 1e-9);
    }),
  );
});
