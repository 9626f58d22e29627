import assert from 'node:assert/strict';
import test from 'node:test';
import { forceLayout } from '#network';
import { florentine } from '#tests/support/known-networks.ts';
import { exploreData } from '../../web/explore-data.ts';
import { findNames, firstChoice, neighboursOf, nextInDirection, see } from './view.ts';

const side = (id: string): string => (id < 'M' ? 'Early' : 'Late');
const people = new Map(florentine.ids.map((id) => [id, { label: id, group: side(id), layer: id === 'Pucci' ? 'Board' : 'Group' }]));
const data = exploreData([{ relation: 'Marriage', wave: '1430', graph: florentine, oneSided: [['Medici', 'Pazzi'], ['Salviati', 'Pazzi']] }, { relation: 'Trade', wave: '1430', graph: florentine }], forceLayout(florentine), { nodes: people, groups: ['Early', 'Late'], groupName: 'Half' });
const all = firstChoice(data);

test('the explorer sees what it is given and no more', () => {
  const seen = see(data, all);
  assert.equal(florentine.ids.length, seen.graph.size);
  assert.equal(seen.graph.ties, 20);
  assert.deepEqual(new Set(data.nodes.map(({ id }) => id)), new Set(florentine.ids));
});

test('filters by relation, group and layer', () => {
  assert.equal(see(data, { ...all, relation: 1 }).graph.ties, 20);
  const early = see(data, { ...all, group: 'Early' });
  assert.deepEqual(early.graph.ids, florentine.ids.filter((id) => side(id) === 'Early'));
  assert.equal(see(data, { ...all, layer: 'Board' }).graph.size, 1);
});

test('a tie that only one side says is broken, unless another relation makes it whole', () => {
  const { graph, isOneSided } = see(data, { ...all, relation: 0 });
  const at = (id: string): number => graph.ids.indexOf(id);
  assert.equal(isOneSided(at('Salviati'), at('Pazzi')), true);
  assert.equal(isOneSided(at('Medici'), at('Salviati')), false);
  assert.equal(see(data, all).isOneSided(at('Salviati'), at('Pazzi')), false);
});

test('without the Medici, who is cut off is said; the others stay where they were', () => {
  const before = see(data, all);
  const { cutOff, words, graph, x } = see(data, { ...all, removed: new Set(['Medici']) });
  assert.deepEqual([...cutOff].toSorted(), ['Acciaiuoli', 'Pazzi', 'Salviati']);
  assert.ok(words.some((text) => text.includes('Acciaiuoli is cut off')));
  assert.equal(x[graph.ids.indexOf('Pazzi')], before.x[before.graph.ids.indexOf('Pazzi')]);
});

test('the neighbourhood of one is that one and those tied to them', () => {
  assert.equal(see(data, { ...all, around: 'Medici' }).graph.size, 7);
});

test('names are found by what they begin with, then by what they hold', () => {
  assert.deepEqual(findNames(data, 'al').map((at) => data.nodes[at]?.label), ['Albizzi', 'Salviati']);
  assert.deepEqual(findNames(data, '  '), []);
});

test('arrow keys: from anyone, any other is reached', () => {
  const seen = see(data, all);
  const arrows = [[1, 0], [-1, 0], [0, 1], [0, -1]] as const;
  for (let start = 0; start < seen.graph.size; start += 1) {
    const reached = new Set([start]);
    for (const node of reached) for (const arrow of arrows) {
      const next = nextInDirection(seen, node, arrow);
      if (next !== null) reached.add(next);
    }
    assert.equal(reached.size, seen.graph.size);
  }
});

test('neighbours count once, whichever way the ties go', () => {
  const { graph } = see(data, all);
  assert.equal(neighboursOf(graph, graph.ids.indexOf('Medici')).length, 6);
});
