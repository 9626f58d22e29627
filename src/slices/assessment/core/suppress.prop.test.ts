import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withheldParts } from './suppress.ts';

const parts = fc.array(fc.nat(20), { minLength: 1, maxLength: 10 }).map((sizes) => sizes.map((n, index) => ({ name: `g${index}`, n })));

test('what is left after taking the shown parts from the whole is nothing, or the whole, or at least the smallest group of two or more parts', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 2, max: 10 }), (list, least) => {
      const withheld = withheldParts(list, least);
      const hidden = list.filter((part) => withheld.has(part.name));
      const rest = hidden.reduce((sum, part) => sum + part.n, 0);
      const shown = list.filter((part) => part.n > 0 && !withheld.has(part.name));
      for (const part of shown) assert.ok(part.n >= least);
      if (hidden.length > 0 && shown.length > 0) assert.ok(hidden.length > 1 && rest >= least);
    }),
  );
});

test('one small group takes the next smallest with it', () => {
  assert.deepEqual([...withheldParts([{ name: 'fire', n: 2 }, { name: 'police', n: 6 }, { name: 'council', n: 20 }], 5)], ['fire', 'police']);
});

test('large groups are all shown', () => assert.equal(withheldParts([{ name: 'a', n: 5 }, { name: 'b', n: 9 }], 5).size, 0));
