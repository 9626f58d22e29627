import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formats, lostIn, type Format } from './formats.ts';
import { readNodeList, withNodeList, writeNodeList } from './edge-list.ts';
import type { NetworkData, NetworkNode, NetworkTie, Value } from './network-data.ts';

// Text as people write it, with what trips formats up; no blanks at its ends, and nothing that reads as a number.
const word = fc.oneof(
  fc.constantFrom('Ann', 'Żółć & co', 'a "b" c', "O’Hara, Jo", 'x<y>', '*star', '%p', '!', 'data:', 'labels: no', 'n1', 'två ord', 'a;b', "d'e", '&#34;', 'tab\there', 'dl n=3', '=1+1', "'=1+1", '-a', '@b', '+44 x', '__proto__'),
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).map((text) => `w${text.replace(/[\p{C}\p{Z}]/gu, ' ').replace(/\s+/g, ' ').trim()}`),
);
const value: fc.Arbitrary<Value> = fc.oneof(word, fc.integer({ min: -1000, max: 1000 }), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((one) => (one === 0 ? 0 : one)), fc.boolean());

type Carries = { readonly labels: boolean; readonly nodes: boolean; readonly ties: boolean; readonly mixedWeights: boolean };

/** Attributes of one kind under one name, as a column has them. */
const columns = (isAny: boolean, size: number): fc.Arbitrary<readonly Readonly<Record<string, Value>>[]> =>
  !isAny
    ? fc.constant(Array.from({ length: size }, () => ({})))
    : fc.array(fc.record({ name: fc.oneof(word.map((one) => `k ${one}`), fc.constantFrom('label', 'weight', 'relation', 'type', 'id', 'source', 'from', 'to', 'strength', 'label_', '=2+3', "'=2")), values: fc.oneof(...[word, value.filter((one) => typeof one === 'number'), fc.boolean()].map((kind) => fc.array(fc.option(kind as fc.Arbitrary<Value>, { nil: null }), { minLength: size, maxLength: size }))) }), { maxLength: 3 }).map((made) => {
        const unique = new Map(made.map((one) => [one.name, one.values]));
        return Array.from({ length: size }, (_, at) => Object.fromEntries([...unique].flatMap(([name, values]) => (values[at] === null || values[at] === undefined ? [] : [[name, values[at]]]))));
      });

const network = ({ labels, nodes, ties, mixedWeights }: Carries): fc.Arbitrary<NetworkData> =>
  fc.uniqueArray(word, { minLength: 1, maxLength: 8 }).chain((ids) =>
    fc.array(fc.record({ source: fc.constantFrom(...ids), target: fc.constantFrom(...ids), relation: fc.option(fc.constantFrom('work', 'plans & ideas', 'who "really"', '2024', 'strength', 'Strength_'), { nil: null }), weight: fc.option(fc.constantFrom(2, 3, 0.5, 1e-7, 12.25), { nil: null }) }), { maxLength: 12 }).chain((list) =>
      fc.record({ directed: fc.boolean(), isWeighted: fc.boolean(), labels: fc.array(fc.option(word, { nil: null }), { minLength: ids.length, maxLength: ids.length }), ofNodes: columns(nodes, ids.length), ofTies: columns(ties, list.length) }).map((made): NetworkData => ({
        directed: made.directed,
        nodes: ids.map((id, at): NetworkNode => ({ id, label: labels ? (made.labels[at] ?? null) : null, attributes: made.ofNodes[at] ?? {} })),
        ties: list.map((tie, at): NetworkTie => ({ ...tie, weight: mixedWeights ? tie.weight : made.isWeighted ? (tie.weight ?? 2) : null, attributes: made.ofTies[at] ?? {} })),
      }))));

const isUndirectedAnyway = ({ directed, ties }: NetworkData): boolean => {
  if (!directed) return false;
  const count = (reversed: boolean): string => JSON.stringify(ties.filter(({ source, target }) => source !== target).map(({ source, target, relation, weight }) => JSON.stringify(reversed ? [target, source, relation, weight] : [source, target, relation, weight])).toSorted());
  return count(false) === count(true);
};

const inOrder = (attributes: Readonly<Record<string, Value>>): readonly string[] => Object.entries(attributes).map((one) => JSON.stringify(one)).toSorted();

/** The same but for order, and which end of an undirected tie comes first. */
const settled = ({ directed, nodes, ties }: NetworkData): unknown => ({
  directed,
  nodes: nodes.map((node) => JSON.stringify([node.id, node.label, inOrder(node.attributes)])).toSorted(),
  ties: ties.map(({ source, target, relation, weight, attributes }) => JSON.stringify([...(directed ? [source, target] : [source, target].toSorted()), relation, weight, inOrder(attributes)])).toSorted(),
});

const carried: Readonly<Record<string, Carries>> = {
  'edge list': { labels: false, nodes: false, ties: true, mixedWeights: true },
  GraphML: { labels: true, nodes: true, ties: true, mixedWeights: true },
  GEXF: { labels: true, nodes: true, ties: true, mixedWeights: true },
  Pajek: { labels: false, nodes: false, ties: false, mixedWeights: true },
  'UCINET DL': { labels: false, nodes: false, ties: false, mixedWeights: true },
  VNA: { labels: true, nodes: true, ties: false, mixedWeights: false },
};

for (const format of formats) {
  const carries = carried[format.name];
  if (carries === undefined || format.read === null) continue;
  test(`${format.name}: what goes out comes back the same`, () => {
    const { read, write } = format as Format & { readonly read: NonNullable<Format['read']> };
    const isMatrix = format.name === 'UCINET DL' || format.name === 'VNA';
    fc.assert(fc.property(network(carries), (data) => {
      // A matrix can't say that a network is directed where every tie has its return, or where there is none but from someone to themselves.
      if (isMatrix && isUndirectedAnyway(data) && data.ties.some(({ source, target }) => source !== target)) assert.match(lostIn(format, data).join(), /will be read as undirected/);
      fc.pre(!isMatrix || (data.ties.some(({ source, target }) => source !== target) ? !isUndirectedAnyway(data) : data.directed));
      // With relations or without, a matrix has one kind of name.
      fc.pre(format.name !== 'UCINET DL' || new Set(data.ties.map(({ relation }) => relation === null)).size < 2);
      const text = write(data);
      const back = read(text);
      assert.ok(back.ok, JSON.stringify(back));
      assert.deepEqual(settled(back.value), settled(data), text);
      assert.deepEqual(lostIn(format, data), []);
    }), { numRuns: 300 });
  });
}

test('a list of people beside an edge list brings their names and attributes back', () => {
  fc.assert(fc.property(network({ labels: true, nodes: true, ties: true, mixedWeights: true }), (data) => {
    const [edges, list] = [formats[0]?.read?.(formats[0].write(data)), readNodeList(writeNodeList(data))];
    assert.ok(edges?.ok === true && list.ok);
    assert.deepEqual(settled(withNodeList(edges.value, list.value)), settled(data));
  }));
});
