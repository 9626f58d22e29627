import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareByPerson } from './compare.ts';
import { allOthers, answeredOf, atLevel, responseOf, settled, tooSmall, withheldAt, type WaveNetwork } from './view.ts';
import type { Participant, WaveTie } from './wave.ts';

type Said = readonly [from: string, to: string, relation: string];

const one = (id: string, more: Partial<Participant> = {}): Participant => ({ id, kind: 'roster', person: `person ${id}`, name: id, organisation: 'One', sector: 'council', layer: null, groups: [], state: 'answered', consented: true, masked: false, addedBy: null, saved: ['work', 'informal'], ...more }) as unknown as Participant;
const network = (participants: readonly Participant[], said: readonly Said[], relations = ['work', 'informal'], more: Partial<WaveNetwork> = {}): WaveNetwork => ({
  directed: true, isSurvey: true, relations: relations.map((id) => ({ id, name: id })), minGroup: 5, participants, groupNames: new Map(),
  ties: said.map(([from, to, relation]) => ({ from, to, relation, strength: 1, trust: null, value: null }) as unknown as WaveTie), ...more,
});
const many = (prefix: string, count: number, more: (at: number) => Partial<Participant>): readonly Participant[] => Array.from({ length: count }, (_, at) => one(`${prefix}${at}`, more(at)));

test('someone who left a question out has not said no to it', () => {
  const it = network([one('a'), one('b', { saved: ['work'] })], [['a', 'b', 'informal']]);
  const { graph, unconfirmed, oneSided } = settled(it, { relations: ['informal'], symmetry: 'both' });
  assert.deepEqual([graph.ties, unconfirmed, oneSided], [1, [['a', 'b']], []]);
  assert.deepEqual([...(answeredOf(it, ['work']) ?? [])], ['a', 'b']);
  assert.deepEqual([...(answeredOf(it) ?? [])], ['a']);
});

test('an organisation of which one person answered is not shown to those who see no names', () => {
  const it = network([...many('a', 8, () => ({})), ...many('b', 6, (at) => ({ organisation: 'Two', sector: 'police', state: at === 0 ? 'answered' : 'invited' })), ...many('c', 9, () => ({ organisation: 'Three', sector: 'health' }))], [['b0', 'a0', 'work']]);
  assert.deepEqual([...withheldAt(it, 'organisation')].toSorted(), ['One', 'Two']);
  const { blocks } = atLevel(it, { relations: [], symmetry: 'as-reported', level: 'organisation', rule: 'count' }, false);
  assert.deepEqual(blocks.map(({ source, target, ties }) => [source, target, ties]), [[allOthers, allOthers, 1]], 'what one person said stands among what nine said');
  assert.deepEqual([...withheldAt({ ...it, isSurvey: false }, 'organisation')], [], 'of a file nobody knows who said what');
});

test('two people of a sector are not had by taking its organisations from it', () => {
  const it = network([...many('a', 6, () => ({})), ...many('b', 7, () => ({ organisation: 'Two' })), ...many('c', 2, () => ({ organisation: 'Three' })), ...many('d', 6, () => ({ organisation: 'Four', sector: 'police' })), ...many('e', 1, () => ({ organisation: 'Five', sector: 'police' })), ...many('f', 30, () => ({ organisation: 'Six', sector: 'health' }))], []);
  for (const each of [it, { ...it, isSurvey: false }]) {
    const shown = ['One', 'Two'].filter((name) => !withheldAt(each, 'organisation').has(name));
    assert.ok(!withheldAt(each, 'sector').has('council') && shown.length < 2, 'council less One less Two is the two of Three');
  }
  assert.ok(['Three', 'Five'].every((name) => tooSmall(it).has(name)));
});

test('of two waves only what both asked is set side by side', () => {
  const everyone = ['a', 'b', 'c'].map((id) => one(id));
  const first = network(everyone, [['a', 'b', 'work'], ['b', 'c', 'informal']]);
  const second = network(everyone.map((each) => ({ ...each, saved: ['work'] })), [['a', 'b', 'work']], ['work']);
  const { change } = compareByPerson(first, second, { relations: [], symmetry: 'any' }, 3);
  assert.deepEqual([change.kept, change.ended, change.words[0]], [1, [], 'Only what both have is compared: work.']);
});

test('who left a question out in one wave is not set beside what they said in the other', () => {
  const everyone = ['a', 'b', 'c'].map((id) => one(id));
  const first = network(everyone, [['a', 'b', 'informal'], ['c', 'b', 'informal']]);
  const second = network(everyone.map((each) => (each.id === everyone[0]?.id ? { ...each, saved: ['work'] } : each)), [['c', 'b', 'informal']]);
  const { change } = compareByPerson(first, second, { relations: ['informal'], symmetry: 'any' }, 3);
  assert.deepEqual([change.stayed.length, change.kept, change.ended], [2, 1, []]);
});

test('ties with no direction and ties with one are compared as pairs', () => {
  const everyone = ['a', 'b', 'c'].map((id) => one(id));
  const first = network(everyone, [['b', 'a', 'work']], ['work'], { directed: false, isSurvey: false });
  const second = network(everyone, [['b', 'a', 'work']], ['work']);
  const { change } = compareByPerson(first, second, { relations: [], symmetry: 'as-reported' }, 3);
  assert.deepEqual([change.kept, change.made.length, change.ended.length], [1, 0, 0]);
});

test('a tie to somebody who is not shown by themselves is a tie to all others, and never none', () => {
  const it = network([...many('a', 8, () => ({})), ...many('b', 3, () => ({ organisation: 'Two' })), ...many('c', 4, () => ({ organisation: null }))], [['a0', 'b0', 'work'], ['a1', 'c0', 'work'], ['c1', 'c2', 'work']]);
  const choice = { relations: [], symmetry: 'any', level: 'organisation', rule: 'count' } as const;
  const { graph, blocks, sizes, others } = atLevel(it, choice, false);
  assert.deepEqual([graph.ids, graph.ties, others, sizes.get(allOthers)], [[allOthers, 'One'], 1, 7, 7]);
  assert.deepEqual(blocks.map(({ source, target, ties }) => [source, target, ties]), [[allOthers, allOthers, 1], [allOthers, 'One', 2]]);
  assert.deepEqual(atLevel(it, choice, true).graph.ids, ['One', 'Two'], 'those who see names see each');
});

test('all others are shown only where they are enough, and where enough of them answered or none', () => {
  const choice = { relations: [], symmetry: 'any', level: 'organisation', rule: 'count' } as const;
  const named = { organisationsNamed: true };
  const heard = (count: number): readonly Participant[] => many('b', 6, (at) => ({ organisation: null, state: at < count ? 'answered' : 'invited' }));
  for (const [count, shown] of [[0, true], [2, false], [5, true]] as const) assert.equal(atLevel(network([...many('a', 8, () => ({})), ...heard(count)], [], ['work'], named), choice, false).graph.ids.includes(allOthers), shown, String(count));
  assert.ok(!atLevel(network([...many('a', 8, () => ({})), ...heard(0).slice(0, 4)], [], ['work'], named), choice, false).graph.ids.includes(allOthers), 'four who said nothing');
});

test('names that wait to be placed and whoever withdrew are in no figure; somebody under a code is', () => {
  const it = network([one('a'), one('added', { kind: 'added' }), one('gone', { state: 'withdrawn' }), one('code', { state: 'withdrawn', masked: true })], [['a', 'added', 'work'], ['a', 'gone', 'work'], ['a', 'code', 'work']]);
  const { graph } = settled(it, { relations: [], symmetry: 'any' });
  assert.deepEqual([graph.ids, graph.ties], [['a', 'code'], 1]);
});

test('a finding names no sector of too few people to those who see no names', () => {
  assert.deepEqual([...tooSmall(network([...many('a', 9, () => ({ organisation: null })), ...many('b', 6, () => ({ organisation: null, sector: 'health' })), ...many('c', 2, () => ({ organisation: null, sector: 'police' }))], []))].toSorted(), ['health', 'police']);
});

test('whoever said no was asked and did not answer; whoever withdrew, was never asked or was added was not', () => {
  const states = ['answered', 'begun', 'declined', 'invited', 'none', 'withdrawn'] as const;
  assert.deepEqual(responseOf(network([...states.map((state) => one(state, { state })), one('code', { state: 'withdrawn', masked: true }), one('added', { kind: 'added', state: 'none' })], [])), { asked: 5, answered: 1 });
});
