import assert from 'node:assert/strict';
import test from 'node:test';
import { findingsWithoutPeople } from './findings.ts';
import { twoWavesAt } from './two-waves.ts';
import { allOthers, atLevel, forPublic, tooSmall, withheldAt, type Choice, type WaveNetwork } from './view.ts';
import type { Participant, WaveTie } from './wave.ts';
import { leavingFew, withheldOfNamed } from './withheld.ts';

const sets = (list: Readonly<Record<string, number>>): ReadonlyMap<string, ReadonlySet<string>> => new Map(Object.entries(list).map(([name, size]) => [name, new Set(Array.from({ length: size }, (_, at) => `${name}${at}`))]));
const everyone = (groups: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> => new Set([...groups.values()].flatMap((ids) => [...ids]));

test('where people were told, only an organisation of which nobody answered is withheld, with what would give it away', () => {
  const groups = sets({ A: 1, B: 2, C: 9, D: 1 });
  const answered = new Set(['A0', 'B0', 'C1', 'C2']);
  assert.deepEqual([...withheldOfNamed(groups, answered, everyone(groups), 3)], ['A', 'B', 'D']);
  assert.deepEqual([...withheldOfNamed(groups, new Set([...answered, 'D0']), everyone(groups), 3)], []);
  assert.deepEqual([...withheldOfNamed(sets({ A: 1, D: 4 }), new Set(['A0']), everyone(sets({ A: 1, D: 4 })), 3)], ['D'], 'four are enough not to be had as the rest');
  assert.deepEqual([...leavingFew(new Map([['council', new Set(['A0', 'B0', 'B1', 'D0'])]]), [new Set(['A0']), new Set(['B0', 'B1'])], 3)], ['council']);
});

const person = (id: string, organisation: string, sector: string, state: Participant['state'] = 'answered'): Participant => ({ id, kind: 'roster', person: `person ${id}`, name: id, organisation, sector, layer: null, groups: [], state, consented: true, masked: false, addedBy: null, saved: ['work'] }) as unknown as Participant;
const network = (participants: readonly Participant[], ties: readonly (readonly [string, string])[], organisationsNamed: boolean): WaveNetwork => ({
  directed: true, isSurvey: true, relations: [{ id: 'work', name: 'Work' }], minGroup: 3, organisationsNamed, participants, groupNames: new Map(),
  ties: ties.map(([from, to]) => ({ from, to, relation: 'work', strength: 1, trust: null, value: null }) as unknown as WaveTie),
});

const board = [person('a', 'Police', 'safety'), person('b', 'Fire', 'safety'), person('c', 'College', 'learning'), ...['d', 'e', 'f', 'g'].map((id) => person(id, 'Council', 'council'))];
const ties = [['a', 'd'], ['b', 'c']] as const;
const choice: Choice = { relations: [], symmetry: 'any', level: 'organisation', rule: 'any' };

test('a small board sees its organisations by name where people were told, and else those that are large enough alone', () => {
  assert.deepEqual(atLevel(network(board, ties, true), choice, false).graph.ids, ['College', 'Council', 'Fire', 'Police']);
  assert.deepEqual(atLevel(network(board, ties, false), choice, false).graph.ids, [allOthers, 'Council']);
  assert.ok(withheldAt(network(board, ties, true), 'sector').has('safety'), 'a sector of two stays withheld');
  const everybody = forPublic(network(board, ties, true));
  assert.deepEqual(atLevel(everybody, choice, false).graph.ids, [allOthers, 'Council'], 'the public was promised no names of organisations');
  for (const level of ['sector', 'layer'] as const) for (const hidden of withheldAt(network(board, ties, true), level)) assert.ok(withheldAt(everybody, level).has(hidden), 'nor anything that those here could tell apart');
});

test('somebody who did not answer is not had by taking the organisations that are named from all, or from a sector', () => {
  const withSilent = [...board, person('h', 'Health', 'council', 'invited')];
  const it = network(withSilent, ties, true);
  const shown = atLevel(it, choice, false).graph.ids;
  assert.ok(!shown.includes('Health') && withSilent.filter(({ organisation }) => !shown.includes(organisation ?? '')).length >= 3, shown.join());
  assert.ok(withheldAt(it, 'sector').has('council'), 'the council sector less the council is the one who did not answer');
});

test('a finding may name a small organisation only where people were told', () => {
  const finding = { kind: 'isolated-organisation', sharpness: 1, about: ['Police'], namesPeople: false, text: 'The police stand alone.', evidence: '', todo: '' } as const;
  assert.equal(findingsWithoutPeople([finding], tooSmall(network(board, ties, true))).length, 1);
  assert.equal(findingsWithoutPeople([finding], tooSmall(network(board, ties, false))).length, 0);
});

test('two waves show small organisations only where people were told both times', () => {
  const shown = (first: boolean, second: boolean): readonly string[] => twoWavesAt(network(board, ties, first), network(board, [], second), choice, 3, false).nodes.map(({ id }) => id);
  assert.deepEqual(shown(true, true), ['College', 'Council', 'Fire', 'Police']);
  assert.deepEqual([shown(true, false), shown(false, true)], [['Council'], ['Council']]);
});
