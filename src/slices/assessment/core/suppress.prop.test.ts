import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shownGroups, sizesOf, type Cell } from './suppress.ts';

const cells: fc.Arbitrary<readonly Cell[]> = fc.uniqueArray(fc.record({ sector: fc.nat(3), layer: fc.nat(2), role: fc.nat(2), n: fc.nat(12) }), { minLength: 1, maxLength: 14, selector: ({ sector, layer, role }) => `${sector} ${layer} ${role}` })
  .map((list) => list.map(({ sector, layer, role, n }) => ({ groups: [`sector ${sector}`, `layer ${layer}`, `role ${role}`], n })));

const total = (list: readonly Cell[]): number => list.reduce((sum, cell) => sum + cell.n, 0);

// Every set of cells that a combination of the shown figures, each taken up to twice or once away, can single out.
const singledOut = (list: readonly Cell[], shown: ReadonlySet<string>): readonly (readonly Cell[])[] => {
  const names = [...shown].slice(0, 7);
  const found: (readonly Cell[])[] = [];
  const walk = (index: number, weights: ReadonlyMap<string, number>): void => {
    if (index === names.length) {
      for (const whole of [-1, 0, 1]) {
        const weight = list.map((cell) => whole + cell.groups.reduce((sum, group) => sum + (weights.get(group) ?? 0), 0));
        if (weight.every((one) => one === 0 || one === 1) && weight.includes(1)) found.push(list.filter((_, place) => weight[place] === 1));
      }
      return;
    }
    for (const one of [-1, 0, 1]) walk(index + 1, new Map([...weights, [names[index] as string, one]]));
  };
  walk(0, new Map());
  return found;
};

test('no adding or subtracting of what is shown singles out fewer than the smallest group', () => {
  fc.assert(
    fc.property(cells, fc.integer({ min: 2, max: 6 }), (list, least) => {
      fc.pre(total(list) >= least);
      const shown = shownGroups(list, least);
      for (const set of singledOut(list, shown)) assert.ok(total(set) === 0 || total(set) >= least, JSON.stringify(set));
    }),
    { numRuns: 150 },
  );
});

test('a group is shown whole or not at all, and large ones that set nobody apart are all shown', () => {
  const large = [{ groups: ['sector a', 'layer x', 'role m'], n: 9 }, { groups: ['sector b', 'layer y', 'role m'], n: 8 }];
  assert.deepEqual([...shownGroups(large, 5)].toSorted(), ['layer x', 'layer y', 'role m', 'sector a', 'sector b']);
  assert.equal(sizesOf(large).get('role m'), 17);
});

test('what one way of dividing withholds, another does not give back', () => {
  // Ten council and one police answer, strategic; four fire answers, operational: police is the strategic less the council.
  const list = [{ groups: ['sector council', 'layer strategic', 'role member'], n: 10 }, { groups: ['sector fire', 'layer operational', 'role member'], n: 4 }, { groups: ['sector police', 'layer strategic', 'role member'], n: 1 }];
  const shown = shownGroups(list, 3);
  assert.ok(!shown.has('sector police'));
  assert.ok(!(shown.has('sector council') && shown.has('layer strategic')));
});

test('a group withheld for another reason stays so', () => assert.ok(!shownGroups([{ groups: ['a'], n: 9 }, { groups: ['b'], n: 9 }], 5, new Set(['a'])).has('a')));
