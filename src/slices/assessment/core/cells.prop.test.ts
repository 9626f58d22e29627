import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellName, generalise, type Traits } from './cells.ts';

const traits = fc.record({
  sector: fc.constantFrom('council', 'police', 'health', 'voluntary', null),
  layer: fc.constantFrom('strategic', 'executive', 'operational', null),
  role: fc.constantFrom('chair', 'member', 'coordinator', null),
});

const named = (list: readonly Traits[]) => new Map(list.map((one, index) => [index, one]));

test('every description is shared by at least the smallest group, or by everybody', () => {
  fc.assert(
    fc.property(fc.array(traits, { minLength: 1, maxLength: 80 }), fc.integer({ min: 1, max: 10 }), (list, least) => {
      const cells = Map.groupBy(generalise(named(list), least).values(), cellName);
      for (const members of cells.values()) assert.ok(members.length >= Math.min(least, list.length));
    }),
  );
});

test('nobody is lost and nothing is made up', () => {
  fc.assert(
    fc.property(fc.array(traits, { maxLength: 60 }), fc.integer({ min: 1, max: 10 }), (list, least) => {
      const described = generalise(named(list), least);
      assert.equal(described.size, list.length);
      for (const [key, given] of described) {
        for (const name of ['sector', 'layer', 'role'] as const) assert.ok(given[name] === null || given[name] === list[key]?.[name]);
      }
    }),
  );
});

test('a lone police chair among council members is described by nothing of their own', () => {
  const council = Array.from({ length: 6 }, () => ({ sector: 'council', layer: 'strategic', role: 'member' }));
  const described = generalise(named([...council, { sector: 'police', layer: 'executive', role: 'chair' }]), 5);
  assert.deepEqual(described.get(6), { sector: null, layer: null, role: null });
  assert.deepEqual(described.get(0), { sector: null, layer: null, role: null });
});

test('those described by nothing are many enough for a few more to join them, so no cell is given up', () => {
  const nobody = Array.from({ length: 8 }, () => ({ sector: null, layer: null, role: null }));
  const team = Array.from({ length: 5 }, () => ({ sector: 'council', layer: 'executive', role: 'coordinator' }));
  const described = generalise(named([...nobody, ...team, { sector: 'fire', layer: 'strategic', role: 'member' }]), 5);
  assert.deepEqual(described.get(8), team[0]);
});
