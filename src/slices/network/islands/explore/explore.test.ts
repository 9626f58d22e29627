import assert from 'node:assert/strict';
import test from 'node:test';
import { forceLayout } from '#network';
import { florentine } from '#tests/support/known-networks.ts';
import { exploreData } from '../../web/explore-data.ts';
import { keepAddress } from './changes.ts';
import { carried, findNames, firstChoice, neighboursOf, nextInDirection, see, sumUp } from './view.ts';

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
  const { cutOff, change, graph, x } = see(data, { ...all, removed: new Set(['Medici']) });
  assert.deepEqual([...cutOff].toSorted(), ['Acciaiuoli', 'Pazzi', 'Salviati']);
  assert.ok(change?.words.some((text) => text.includes('Acciaiuoli is cut off')));
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

test('a tie that is made is in the picture and in the figures, and its words say who can now reach whom', () => {
  const { graph, change, made } = see(data, { ...all, added: [['Pucci', 'Medici']] });
  assert.equal(graph.ties, 21);
  assert.deepEqual(made.map((pair) => pair.map((node) => graph.ids[node])), [['Pucci', 'Medici']]);
  assert.deepEqual([change?.before.components, change?.after.components], [2, 1]);
  assert.match(sumUp(data, see(data, { ...all, added: [['Pucci', 'Medici']] })), /15 pairs who could not reach each other now can/);
});

test('a tie with somebody who is not among those shown, or who is taken away, is not made', () => {
  assert.equal(see(data, { ...all, group: 'Early', added: [['Albizzi', 'Medici']] }).change, null);
  const without = see(data, { ...all, removed: new Set(['Medici']), added: [['Pucci', 'Medici']] });
  assert.equal(without.graph.ids.includes('Medici'), false);
  assert.deepEqual(without.made, []);
});

const twoWaves = { ...data, waves: ['1430', '1440'], nodes: data.nodes.map((node) => ({ ...node, in: node.id === 'Pucci' ? [null, 'pucci-1440'] : [`${node.id}-1430`, node.id] })) };

test('whoever is not in a wave is not shown in it, and is no isolate there', () => {
  assert.ok(!see(twoWaves, { ...all, wave: 0 }).graph.ids.includes('Pucci'));
  assert.ok(see(twoWaves, { ...all, wave: 1 }).graph.ids.includes('Pucci'));
});

test('what is tried goes over to the page that keeps it, by the ids of its wave; of another wave it does not', () => {
  const keeping = { ...twoWaves, relationIds: ['marriage', 'trade'], keep: { wave: 0, href: '/p/florence/network/w/what-if?symmetry=any' } };
  const tried = { ...all, wave: 0, relation: 1, removed: new Set(['Medici']), added: [['Pazzi', 'Albizzi'] as const] };
  assert.equal(keepAddress(keeping, tried), '/p/florence/network/w/what-if?symmetry=any&remove=Medici-1430&from=Pazzi-1430&to=Albizzi-1430&relation=trade');
  assert.equal(keepAddress(keeping, { ...tried, wave: 1 }), null);
  assert.equal(keepAddress(twoWaves, tried), null);
  assert.equal(keepAddress(keeping, { ...tried, removed: new Set(Array.from({ length: 400 }, (_, at) => `somebody-${at}`)) }), null, 'too long for an address');
});

test('another wave is looked at with the same choice, as far as it has the same', () => {
  const other = { ...twoWaves, relations: ['Trade'], groups: ['Late'], nodes: twoWaves.nodes.filter(({ id }) => id !== 'Medici') };
  const kept = carried(data, other, { ...all, relation: 1, group: 'Early', around: 'Pazzi', removed: new Set(['Medici', 'Pazzi']), added: [['Pazzi', 'Medici']] }, '1440');
  assert.deepEqual({ ...kept, removed: [...kept.removed] }, { relation: 0, wave: 1, group: null, layer: null, around: null, removed: ['Pazzi'], added: [] });
});
