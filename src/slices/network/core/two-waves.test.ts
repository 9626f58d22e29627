import assert from 'node:assert/strict';
import test from 'node:test';
import type { PersonId } from '#lib/id.ts';
import { compareByPerson } from './compare.ts';
import { twoWavesAt, twoWavesOfPeople } from './two-waves.ts';
import type { Choice, WaveNetwork } from './view.ts';
import type { Participant, ParticipantId, WaveTie } from './wave.ts';

type Who = { readonly name: string; readonly organisation?: string; readonly state?: Participant['state'] };

const network = (wave: number, people: readonly (string | Who)[], ties: readonly (readonly [string, string])[], minGroup = 3): WaveNetwork => {
  const id = (name: string): ParticipantId => `${wave}-${name}` as ParticipantId;
  const participants = people.map((one): Participant => {
    const { name, organisation = null, state = 'answered' } = typeof one === 'string' ? { name: one } : one;
    return { id: id(name), kind: 'roster', person: name as PersonId, name, organisation, sector: null, layer: null, groups: [], state, consented: true, masked: false, addedBy: null, saved: ['work'] };
  });
  return { directed: false, isSurvey: true, relations: [{ id: 'work', name: 'Work' }], minGroup, participants, ties: ties.map(([a, b]): WaveTie => ({ from: id(a), to: id(b), relation: 'work', strength: null, trust: null, value: null })), groupNames: new Map() };
};

const choice: Choice = { relations: [], symmetry: 'any', level: 'organisation', rule: 'any' };
const said = (ties: readonly { readonly source: string; readonly target: string; readonly change: string }[]): readonly string[] => ties.map(({ source, target, change }) => `${[source, target].toSorted((a, b) => (a < b ? -1 : 1)).join('–')} ${change}`).toSorted((a, b) => (a < b ? -1 : 1));

test('the example: kept, ended, made, and a newcomer whose tie is apart', () => {
  const found = twoWavesOfPeople(network(1, ['a', 'b', 'c'], [['a', 'b'], ['b', 'c']]), network(2, ['a', 'b', 'c', 'd'], [['a', 'b'], ['a', 'c'], ['c', 'd']]), choice);
  assert.deepEqual(said(found.before), ['a–b kept', 'b–c ended']);
  assert.deepEqual(said(found.after), ['a–b kept', 'a–c made', 'c–d apart']);
  assert.deepEqual(found.nodes.map(({ id, presence, before, after, made, ended }) => [id, presence, before, after, made, ended]), [['a', 'both', 1, 2, 1, 0], ['b', 'both', 2, 1, 0, 1], ['c', 'both', 1, 1, 1, 1], ['d', 'came', null, null, 0, 0]]);
});

test('whoever answered only once is in it and not compared; whoever took themselves out of one is in neither', () => {
  const found = twoWavesOfPeople(network(1, ['a', 'b', 'c'], [['a', 'b'], ['b', 'c']]), network(2, ['a', { name: 'b', state: 'invited' }, { name: 'c', state: 'withdrawn' }], [['a', 'b']]), choice);
  assert.deepEqual(found.nodes.map(({ id, compared }) => [id, compared]), [['a', true], ['b', false]]);
  assert.deepEqual(said(found.after), ['a–b apart']);
});

const team = (organisation: string, count: number, from = 0): readonly Who[] => Array.from({ length: count }, (_, at) => ({ name: `${organisation}${at + from}`, organisation }));

test('organisations: two are tied by those compared alone, and stand where the later wave has them', () => {
  const everyone = [...team('X', 4), ...team('Y', 4), ...team('Z', 3)];
  const found = twoWavesAt(network(1, everyone, [['X0', 'Y0']]), network(2, everyone, [['Y1', 'Z1']]), choice, 3, false);
  assert.deepEqual(said(found.before), ['X–Y ended']);
  assert.deepEqual(said(found.after), ['Y–Z made']);
  assert.equal(found.withheld, 0);
});

test('an organisation that differs by one person between the two waves, or is too small, is withheld from those who may not see names', () => {
  const [earlier, later] = [[...team('X', 5), ...team('Y', 4), ...team('Z', 4)], [...team('X', 4), ...team('Y', 4), ...team('Z', 4)]];
  const seen = (names: boolean, more: readonly Who[] = []): readonly string[] => twoWavesAt(network(1, [...earlier, ...more], [['X0', 'Y0']]), network(2, [...later, ...more], []), choice, 3, names).nodes.map(({ id }) => id);
  assert.ok(!seen(false).includes('X') && seen(false).includes('Z'), seen(false).join());
  assert.ok(!seen(false, team('S', 1)).includes('S'));
  assert.deepEqual(seen(true, team('S', 1)), ['S', 'X', 'Y', 'Z']);
});

test('nobody, and waves that have nobody in common', () => {
  assert.deepEqual(twoWavesOfPeople(network(1, [], []), network(2, [], []), choice).nodes, []);
  assert.deepEqual(twoWavesOfPeople(network(1, ['a'], []), network(2, ['b'], []), choice).nodes.map(({ presence }) => presence), ['left', 'came']);
});

test('who is compared is said as it is: those who answered both times, those who answered the survey beside a file, or all in both', () => {
  const survey = (wave: number): WaveNetwork => network(wave, ['a', 'b', { name: 'c', state: 'invited' }], [['a', 'b']]);
  const file = (wave: number): WaveNetwork => ({ ...network(wave, ['a', 'b', { name: 'c', state: 'none' }], [['a', 'b']]), isSurvey: false });
  const saidOf = (was: WaveNetwork, is: WaveNetwork): readonly string[] => { const { who, change } = compareByPerson(was, is, choice, 3); return [who, change.words[0] ?? '']; };
  assert.deepEqual(saidOf(survey(1), survey(2)), ['answered both times', '3 people are in both waves; 0 came and 0 left. What follows compares the 2 of them who answered both times.']);
  assert.deepEqual(saidOf(file(1), survey(2)), ['answered the survey', '3 people are in both waves; 0 came and 0 left. What follows compares the 2 of them who answered the survey.']);
  assert.deepEqual(saidOf(file(1), file(2)), ['are in both', '3 people are in both waves; 0 came and 0 left. What follows compares those in both.']);
});

test('somebody from outside who is named in one survey alone is said to be so', () => {
  const outside = (one: WaveNetwork): WaveNetwork => ({ ...one, participants: one.participants.map((who) => (who.name === 'o' ? { ...who, person: null, kind: 'outside' } : who)) });
  const words = (was: readonly string[], is: readonly string[]): string => compareByPerson(outside(network(1, was, [])), outside(network(2, is, [])), choice, 3).change.words.join(' ');
  assert.match(words(['a', 'b', 'o'], ['a', 'b']), /1 of those who came or left is from outside/);
  assert.doesNotMatch(words(['a', 'b', 'o'], ['a', 'b', 'o']), /from outside/);
});
