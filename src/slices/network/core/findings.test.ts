import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsWithoutPeople, graphOf, networkFindings, type NetworkFacts, type NetworkFinding, type NetworkPerson } from '#network';

const person = (id: string, organisation: string, sector = 'public', layer = 'board'): NetworkPerson => ({ id, name: id.toUpperCase(), organisation, sector, layer });
const tie = (pair: string): { source: string; target: string } => ({ source: pair[0] as string, target: pair[1] as string });
const facts = (people: readonly NetworkPerson[], pairs: string, more: Partial<NetworkFacts> = {}): NetworkFacts => ({ people, graph: graphOf(people.map(({ id }) => id), pairs.split(' ').filter((pair) => pair !== '').map(tie), { directed: false }), ...more });
const of = (given: NetworkFacts, kind: NetworkFinding['kind']): readonly NetworkFinding[] => networkFindings(given).filter((one) => one.kind === kind);
const everyone = 'abcdefgh'.split('').map((id) => person(id, 'One'));

test('a gatekeeper, and whom the loss cuts off', () => {
  const [found] = of(facts(everyone.slice(0, 5), 'ab ac bc cd de'), 'gatekeeper');
  assert.deepEqual(found?.about, ['c', 'd', 'e']);
  assert.equal(found?.text, 'D and E are tied to the rest only through C.');
  assert.match(found?.evidence ?? '', /4 pairs/);
  assert.equal(of(facts(everyone.slice(0, 3), 'ab bc ac'), 'gatekeeper').length, 0);
});

test('organisations that share an outcome and have no tie, or one', () => {
  const people = [person('a', 'Council'), person('b', 'Council'), person('c', 'College'), person('d', 'College'), person('e', 'Police'), person('f', 'Police')];
  const shared = [{ what: 'Fewer young people out of work', organisations: ['Council', 'College', 'Police'] }];
  const found = of(facts(people, 'ac ae bf', { shared }), 'weak-link');
  assert.deepEqual(found.map(({ about }) => about), [['College', 'Police'], ['College', 'Council']]);
  assert.match(found[0]?.text ?? '', /have no tie/);
  assert.match(found[1]?.text ?? '', /hangs on one tie/);
  assert.equal(of(facts(people, 'ac bd ae bf ce df', { shared }), 'weak-link').length, 0);
});

test('organisations alone and at the edge', () => {
  const people = ['v', 'w', 'x', 'y', 'z', 'q'].map((id) => person(id, `Org ${id}`));
  const found = facts(people, 'vw wx vx xy');
  assert.deepEqual(of(found, 'isolated-organisation')[0]?.about, ['Org z', 'Org q']);
  assert.deepEqual(of(found, 'peripheral-organisation')[0]?.about, ['Org y']);
});

test('a sector that talks only to itself', () => {
  const people = 'abcd'.split('').map((id) => person(id, id, 'voluntary')).concat('efgh'.split('').map((id) => person(id, id, 'public')));
  assert.deepEqual(of(facts(people, 'ab bc cd ef fg gh'), 'inward-sector').map(({ about }) => about[0] as string).toSorted(), ['public', 'voluntary']);
  assert.deepEqual(of(facts(people, 'ab ae bf cg dh ef'), 'inward-sector'), []);
});

test('planned together and not worked together; claims that are not returned', () => {
  const people = [person('a', 'Council'), person('b', 'Police'), person('c', 'College')];
  const relation = (pairs: string): ReturnType<typeof graphOf> => graphOf(['a', 'b', 'c'], pairs.split(' ').map(tie), { directed: true });
  const relations = new Map([['strategy', relation('ab bc')], ['work', relation('ba')]]);
  const [found] = of(facts(people, 'ab bc', { relations }), 'strategy-not-work');
  assert.match(found?.text ?? '', /^College with Police plan together/);
  const many = 'ab ac ad ae af ba'.split(' ').map(tie);
  const graph = graphOf([], many, { directed: true });
  assert.match(of({ people: everyone, graph, relations: new Map([['work', graph]]), names: new Map([['work', 'Work']]) }, 'not-returned')[0]?.text ?? '', /In “Work”, 4 of 6 people/);
  // Of those who did not answer nobody knows whether they would return it.
  assert.equal(of({ people: everyone, graph, relations: new Map([['work', graph]]), answered: new Set(['a', 'b']) }, 'not-returned').length, 0);
});

test('an organisation that leans on one person, and who bridges the layers', () => {
  const people = 'abc'.split('').map((id) => person(id, 'Council')).concat('defg'.split('').map((id) => person(id, `Org ${id}`, 'public', 'delivery')));
  const [one] = of(facts(people, 'ad ae af bc ag'), 'one-person');
  assert.deepEqual(one?.about, ['Council', 'a']);
  assert.match(one?.text ?? '', /all 4 ties/);
  assert.match(of(facts(people, 'ad ae af bc ag'), 'layer-bridge')[0]?.text ?? '', /^A bridges board and delivery: 4 of the 4/);
  assert.equal(of(facts(people, 'ad be cf ag bc'), 'one-person').length, 0);
});

test('someone who did not answer is not said to be alone', () => {
  assert.deepEqual(of(facts(everyone.slice(0, 4), 'ab'), 'isolated-people')[0]?.about, ['c', 'd']);
  assert.deepEqual(of(facts(everyone.slice(0, 4), 'ab', { answered: new Set(['a', 'b', 'c']) }), 'isolated-people')[0]?.about, ['c']);
});

test('the sharpest come first, and a public version names no person and no group that is withheld', () => {
  const people = [person('a', 'Council'), person('b', 'Council'), person('c', 'Police'), person('d', 'College')];
  const found = networkFindings(facts(people, 'ab bc', { shared: [{ what: 'x', organisations: ['Council', 'College'] }] }));
  assert.ok(found.length > 2 && found.every(({ sharpness }, at) => at === 0 || sharpness <= (found[at - 1]?.sharpness ?? 0)));
  const open = findingsWithoutPeople(found, new Set(['College']));
  assert.ok(open.every(({ namesPeople, about }) => !namesPeople && !about.includes('College')));
  assert.ok(open.length < found.length);
});

test('of people who mostly did not answer nothing is said; where some did not, it is less sharp and says so', () => {
  const people = 'abcd'.split('').map((id) => person(id, 'Buses')).concat('wxyz'.split('').map((id) => person(id, `Org ${id}`)));
  const ties = 'aw ax ay ab bc cd';
  const answeredBy = (ids: string): NetworkFacts => facts(people, ties, { answered: new Set(`${ids}wxyz`.split('')) });
  const [whole] = of(facts(people, ties), 'one-person');
  assert.equal(of(answeredBy('a'), 'one-person').length, 0, 'one of four answered');
  const [part] = of(answeredBy('abc'), 'one-person');
  assert.ok((part?.sharpness ?? 0) < (whole?.sharpness ?? 0));
  assert.match(part?.evidence ?? '', /Not everyone concerned answered/);
  assert.doesNotMatch(whole?.evidence ?? '', /Not everyone/);
  // z answered and has no tie; of d, who did not answer, nobody can say that c is the only way.
  assert.deepEqual(of(answeredBy('abc'), 'isolated-organisation')[0]?.about, ['Org z']);
  assert.equal(of(answeredBy('abc'), 'gatekeeper').some(({ about }) => about.includes('d') && about.length === 2), false);
});

test('relations in which ties are not returned are one finding', () => {
  const graph = graphOf([], 'ab ac ad ae af ba'.split(' ').map(tie), { directed: true });
  const found = of({ people: everyone, graph, relations: new Map([['work', graph], ['strategy', graph]]), names: new Map([['work', 'Work'], ['strategy', 'Strategy']]) }, 'not-returned');
  assert.equal(found.length, 1);
  assert.match(found[0]?.text ?? '', /^In 2 relations/);
  assert.match(found[0]?.evidence ?? '', /“Work” 2 of 6 returned; “Strategy” 2 of 6 returned/);
});

test('what a public version may not name is in no evidence either', () => {
  const people = ['v', 'w', 'x', 'y', 'z'].map((id) => person(id, `Org ${id}`));
  const found = networkFindings(facts(people, 'vw wx vx xy xz'));
  assert.match(found.find(({ kind }) => kind === 'peripheral-organisation')?.evidence ?? '', /Org y to Org x/);
  assert.ok(!JSON.stringify(findingsWithoutPeople(found, new Set(['Org x']))).includes('Org x'));
});

test('an organisation where nobody answered is not said to have no tie', () => {
  const people = [person('a', 'Council'), person('b', 'Council'), person('c', 'College'), person('d', 'College')];
  const shared = [{ what: 'x', organisations: ['Council', 'College'] }];
  const silent = facts(people, 'ab', { shared, answered: new Set(['a']) });
  assert.deepEqual(of(silent, 'isolated-organisation').map(({ about }) => about), [['Council']]);
  assert.equal(of(silent, 'weak-link').length, 1);
  assert.equal(of(facts(people, '', { shared, answered: new Set() }), 'weak-link').length, 0);
});
