import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as net from '#network';
import { florentine } from '#tests/support/known-networks.ts';
import { dominantVector } from './dominant-vector.ts';
import { wholeLengths } from './whole-lengths.ts';

/** Ties as `a-b`, or with `>` as arcs; a name alone is someone with no tie. */
const of = (text: string): net.Graph => {
  const words = text.split(' ');
  const ties = words.filter((word) => /[->]/.test(word)).map((word) => word.split(/[->:]/)).map(([source, target, strength]) => ({ source: source as string, target: target as string, strength: strength === undefined ? null : Number(strength) }));
  return net.graphOf(words.filter((word) => !/[->]/.test(word)), ties, { directed: text.includes('>'), weighted: text.includes(':') });
};
const near = (found: readonly (number | null)[] | Float64Array, expected: readonly (number | null)[]): void => {
  assert.equal(found.length, expected.length);
  expected.forEach((one, at) => (one === null ? assert.equal(found[at], null) : assert.ok(Math.abs((found[at] as number) - one) < 1e-9, `${found[at]}, not ${one}`)));
};
const [chain, tailed, triangle, twins] = [of('a-b b-c'), of('a-b b-c a-c c-d'), of('a-b b-c a-c'), of('a-b b-c a-c d-e e-f d-f c-d')];

test('density and reciprocity', () => {
  near([net.density(florentine)], [20 / 120]);
  assert.deepEqual(net.reciprocity(of('a>b b>a a>c')), { arcs: 2 / 3, pairs: 1 / 2 });
  const { out, into, all } = net.degrees(of('a>b b>a a>c'));
  assert.deepEqual([out[0], into[0], all[0]], [2, 1, 3]);
});

test('closeness, diameter and mean distance', () => {
  const reach = net.reachOf(florentine);
  const medici = florentine.ids.indexOf('Medici');
  assert.deepEqual([reach.reached[medici], reach.far[medici]], [14, 25]);
  near([net.closenessOf(reach)[medici]?.within ?? null, net.closenessOf(reach)[medici]?.overall ?? null], [0.56, (0.56 * 14) / 15]);
  near([net.diameterOf(reach), net.meanDistance(net.reachOf(chain))], [5, 4 / 3]);
});

test('betweenness by ties and by strength', () => {
  near([net.betweenness(florentine)[florentine.ids.indexOf('Medici')] as number], [47.5]);
  near(net.weightedPaths(of('a-b:2 b-c:2 a-c:1')).betweenness, [0, 0.5, 0]);
  assert.deepEqual(wholeLengths(Float64Array.of(1, 2, 3)), { lengths: Float64Array.of(6, 3, 2), unit: 6, isWhole: true });
  const { lengths, unit } = wholeLengths(Float64Array.of(0.5, 0.25));
  near(lengths.map((one) => one / unit), [2, 4]);
});

test('eigenvector and PageRank', () => {
  near(net.eigenvector(chain).values ?? [], [Math.SQRT1_2, 1, Math.SQRT1_2]);
  near(dominantVector(chain.out, true, Float64Array.of(1, 1, 1))?.vector ?? [], [0.5, Math.SQRT1_2, 0.5]);
  near(net.pagerank(of('a>b')), [1 / 2.85, 1.85 / 2.85]);
});

test('core, cut points and bridges', () => {
  assert.deepEqual([...net.coreNumbers(of('a-b b-c a-c c-d e'))], [0, 2, 2, 2, 1]);
  assert.deepEqual(net.cutPoints(chain), { points: [1], pairsCut: [1], bridges: [[0, 1], [1, 2]] });
  assert.deepEqual(net.components(florentine).sizes, [15, 1]);
  const strong = net.strongComponents(of('a>b b>a b>c'));
  assert.deepEqual([[...strong.of], strong.sizes], [[0, 0, 1], [2, 1]]);
});

test('clustering, constraint and effective size', () => {
  near(net.clustering(tailed), [1, 1, 1 / 3, null]);
  const { ofDefined, ofAll, transitivity } = net.meanClustering(tailed);
  near([ofDefined, ofAll, transitivity], [7 / 9, 7 / 12, 3 / 5]);
  near(net.constraint(chain), [1, 0.5, 1]);
  near(net.constraint(triangle), [9 / 8, 9 / 8, 9 / 8]);
  near(net.effectiveSize(of('m-a m-b m-c m-d m-e')), [5, 1, 1, 1, 1, 1]);
  near(net.effectiveSize(triangle), [1, 1, 1]);
});

test('fragmentation, losses and succession', () => {
  near([net.fragmentation(chain)], [1 / 6]);
  const shared = of('a-b b-m a-m c-d d-m c-m');
  const [first] = net.successionList(shared, 3);
  assert.deepEqual([first?.id, first?.pairsCut], ['m', 4]);
});

test('the E-I index beside what group sizes give', () => {
  const found = net.eiIndex(of('a-b c-d a-c'), ['x', 'x', 'y', 'y']);
  near([found.index, found.expected], [-1 / 3, 1 / 3]);
  assert.deepEqual([found.external, found.internal], [1, 2]);
  assert.deepEqual(found.groups.map(({ group, external, internal }) => [group, external, internal]), [['x', 1, 1], ['y', 1, 1]]);
});

test('brokerage roles, each by a path of three', () => {
  const roles = (groups: readonly string[]): string => Object.entries(net.brokerage(of('i>j j>k'), groups)[1] as net.Roles).filter(([name, count]) => count === 1 && name !== 'total').map(([name]) => name).join();
  assert.deepEqual([roles(['a', 'a', 'a']), roles(['a', 'b', 'a']), roles(['health', 'council', 'council']), roles(['a', 'a', 'b']), roles(['a', 'b', 'c'])], ['coordinator', 'consultant', 'gatekeeper', 'representative', 'liaison']);
  assert.equal(net.brokerage(of('i>j j>k i>k'), ['a', 'b', 'c'])[1]?.total, 0);
});

test('communities and modularity', () => {
  const found = net.communities(twins, { runs: 10 });
  near([found.modularity, net.modularity(twins, found.of), found.stability], [6 / 7 - 1 / 2, 6 / 7 - 1 / 2, 1]);
  assert.deepEqual([found.sizes, found.range?.[0] === found.range?.[1]], [[3, 3], true]);
});

test('people by groups', () => {
  const seats = [['a', 'x'], ['b', 'x'], ['c', 'x'], ['a', 'y'], ['b', 'y']].map(([person, group]) => ({ person: person as string, group: group as string }));
  assert.deepEqual(net.projectPeople(seats).ties.map(({ source, target, shared, strength }) => [source, target, shared, strength]), [['a', 'b', 2, 1.5], ['a', 'c', 1, 0.5], ['b', 'c', 1, 0.5]]);
  const { ties, below } = net.projectPeople(seats, { threshold: 1 });
  assert.deepEqual([ties.length, below], [1, 2]);
  assert.deepEqual(net.projectGroups(seats, { rule: 'shared' }).ties.map(({ source, target, strength }) => [source, target, strength]), [['x', 'y', 2]]);
  near([net.twoModeDensity(seats.slice(0, 3)), net.twoModeDensity([{ person: 'a', group: 'x' }, { person: 'b', group: 'x' }, { person: 'a', group: 'y' }])], [1, 3 / 4]);
});

test('organisations out of people, by a stated rule', () => {
  const by = (rule: net.AggregateRule): net.Aggregated => net.aggregate(of('a-c:1 b-c:4 a-b:2'), (id) => [id === 'c' ? 'Y' : 'X'], rule);
  const between = (rule: net.AggregateRule): number | undefined => by(rule).blocks.find(({ source, target }) => source !== target)?.strength;
  assert.deepEqual((['any', 'count', 'greatest', 'mean', 'share'] as const).map(between), [1, 2, 4, 2.5, 1]);
  assert.deepEqual(by('any').blocks.map(({ source, target, ties, possible }) => [source, target, ties, possible]), [['X', 'X', 1, 1], ['X', 'Y', 2, 2]]);
  assert.deepEqual([by('any').graph.ids, by('any').graph.ties, net.aggregate(of('a-b'), () => [], 'any').unplaced], [['X', 'Y'], 1, ['a', 'b']]);
});

test('ties that one side reports', () => {
  const asked = of('a>b b>a a>c');
  const ties = (rule: net.SymmetryRule, answered?: ReadonlySet<string>): readonly string[] => net.tiesOf(net.symmetrise(asked, rule, { answered: answered ?? null }).graph).map(({ source, target }) => source + target);
  assert.deepEqual([ties('any'), ties('both'), ties('as-reported')], [['ab', 'ac'], ['ab'], ['ab', 'ac', 'ba']]);
  assert.deepEqual(net.symmetrise(asked, 'any').oneSided, [['a', 'c']]);
  // c did not answer and so can't confirm: the tie stands on one report, and is listed.
  assert.deepEqual(ties('both', new Set(['a', 'b'])), ['ab', 'ac']);
  assert.deepEqual(net.symmetrise(asked, 'both', { answered: new Set(['a', 'b']) }).unconfirmed, [['a', 'c']]);
});

test('what if someone left, and where a tie would help most', () => {
  const found = net.whatIf(of('a-b b-c c-d'), { remove: ['b'] });
  assert.deepEqual([found.cutOff, found.pairsCut, found.before.nodes, found.after.nodes, found.after.components], [[['a']], 2, 4, 3, 2]);
  assert.match(found.words[0] ?? '', /^a is cut off/);
  const [best] = net.bestTies(of('a-b c-d'), 1);
  assert.ok(best !== undefined && 'ab'.includes(best.source) && 'cd'.includes(best.target));
  const joined = net.whatIf(of('a-b c-d'), { add: [{ source: 'a', target: 'c' }] });
  assert.deepEqual([joined.pairsJoined, joined.pairsCut, joined.after.components], [4, 0, 1]);
  near([(joined.before.fragmentation as number) - (joined.after.fragmentation as number)], [best.gain]);
});

test('two waves, those in both', () => {
  const found = net.compareWaves(of('a-b b-c'), of('a-b a-c c-d'));
  assert.deepEqual([found.arrived, found.left, found.made, found.ended, found.kept], [['d'], [], [['a', 'c']], [['b', 'c']], 1]);
  near([found.stability, found.before.density, found.after.density], [1 / 3, 2 / 3, 2 / 3]);
});

test('groups too small are withheld, and what would give them away', () => {
  assert.deepEqual([...net.withheldGroups(new Map([['a', 3], ['b', 6], ['c', 8], ['d', 20]]))], ['a', 'b']);
  assert.deepEqual([...net.withheldGroups(new Map([['a', 6], ['b', 7]]))], []);
  const people = new Set(Array.from({ length: 20 }, (_, one) => String(one)));
  assert.equal(net.mayStandBeside(people, new Set([...people].slice(2))), false);
  assert.equal(net.mayStandBeside(people, new Set([...people].slice(5))), true);
});

test('response in words, and an effect for each measure of a node', () => {
  assert.match(net.responseInWords(40, 80), /50 per cent.*Below 80/);
  assert.doesNotMatch(net.responseInWords(70, 80), /Below/);
  const told = new Set(net.nonResponseEffects.map(({ measure }) => measure));
  const kept = ['inDegree', 'outDegree', 'betweenness', 'closeness', 'harmonic', 'eigenvector', 'pagerank', 'core', 'clustering', 'constraint', 'effectiveSize', 'community'];
  assert.deepEqual(kept.filter((name) => !told.has(name)), []);
});
