import { invalid, ok, type Result } from '#lib/result.ts';
import { attributeNames, attributesAtMost, putBack, setApart, withEnds, type Attributes, type NetworkData, type NetworkNode, type NetworkTie, type Value } from './network-data.ts';
import { childOf, childrenOf, escapeXml, readXml, type Element } from './xml.ts';

type Key = { readonly name: string; readonly type: string; readonly fallback: string | null };

const typed = (text: string, type: string): Value => {
  if (type === 'boolean') return text.trim() === 'true' || text.trim() === '1';
  return type === 'string' ? text : Number(text);
};

const dataOf = (element: Element, keys: ReadonlyMap<string, Key>): ReadonlyMap<string, Value> => {
  const given = new Map(childrenOf(element, 'data').map((data) => [data.attributes['key'] ?? '', data.text]));
  return new Map([...keys].flatMap(([id, { name, type, fallback }]): readonly (readonly [string, Value])[] => {
    const text = given.get(id) ?? fallback;
    return text === null ? [] : [[name, typed(text, type)]];
  }));
};

const keysOf = (root: Element, where: string): ReadonlyMap<string, Key> =>
  new Map(childrenOf(root, 'key').filter(({ attributes }) => (attributes['for'] ?? 'all') === where || attributes['for'] === 'all').map((key) => {
    const fallback = childOf(key, 'default');
    return [key.attributes['id'] ?? '', { name: key.attributes['attr.name'] ?? key.attributes['id'] ?? '', type: key.attributes['attr.type'] ?? 'string', fallback: fallback === undefined ? null : fallback.text }] as const;
  }));

const ofTheirOwn = ['label', 'weight', 'relation'];

const besides = (data: ReadonlyMap<string, Value>, taken: readonly string[]): Attributes => Object.fromEntries([...data].flatMap(([name, value]) => (taken.includes(name) ? [] : [[putBack(name, ofTheirOwn), value] as const])));

const nodeOf = (element: Element, keys: ReadonlyMap<string, Key>): NetworkNode => {
  const data = dataOf(element, keys);
  const label = data.get('label');
  return { id: element.attributes['id'] ?? '', label: label === undefined ? null : String(label), attributes: besides(data, ['label']) };
};

const tieOf = (element: Element, keys: ReadonlyMap<string, Key>): NetworkTie => {
  const data = dataOf(element, keys);
  const [weight, relation] = [data.get('weight'), data.get('relation')];
  const isNumber = typeof weight === 'number' && Number.isFinite(weight);
  return { source: element.attributes['source'] ?? '', target: element.attributes['target'] ?? '', relation: relation === undefined ? null : String(relation), weight: isNumber ? weight : null, attributes: besides(data, isNumber ? ['weight', 'relation'] : ['relation']) };
};

/** GraphML (U. Brandes and others, 2002), the common form of igraph, networkx and R. A file with any directed tie is directed. */
export const readGraphml = (text: string): Result<NetworkData> => {
  const read = readXml(text);
  if (!read.ok) return read;
  const graph = childOf(read.value, 'graph');
  if (read.value.name !== 'graphml' || graph === undefined) return invalid([{ field: 'file', message: 'The file has no graph in GraphML' }]);
  const [nodeKeys, tieKeys] = [keysOf(read.value, 'node'), keysOf(read.value, 'edge')];
  if (nodeKeys.size > attributesAtMost || tieKeys.size > attributesAtMost) return invalid([{ field: 'file', message: `The file has more than ${attributesAtMost} attributes` }]);
  const edges = childrenOf(graph, 'edge');
  const byDefault = graph.attributes['edgedefault'] === 'directed';
  const directed = edges.length === 0 ? byDefault : edges.some(({ attributes }) => (attributes['directed'] === undefined ? byDefault : attributes['directed'] === 'true'));
  const nodes = childrenOf(graph, 'node').map((node) => nodeOf(node, nodeKeys));
  const ties = edges.map((edge) => tieOf(edge, tieKeys));
  if (nodes.some(({ id }) => id === '') || ties.some(({ source, target }) => source === '' || target === '')) return invalid([{ field: 'file', message: 'A node has no id, or a tie no source or target' }]);
  return ok(withEnds(directed, nodes, ties));
};

const typeOf = (values: readonly (Value | undefined)[]): string => {
  const kinds = new Set(values.filter((value) => value !== undefined).map((value) => typeof value));
  if (kinds.size !== 1 || kinds.has('string')) return 'string';
  return kinds.has('number') ? 'double' : 'boolean';
};

type Written = { readonly declare: string; readonly cell: (at: number) => string };

const written = (where: 'node' | 'edge', key: string, name: string, values: readonly (Value | undefined)[]): Written => ({
    declare: `  <key id="${key}" for="${where}" attr.name="${escapeXml(name)}" attr.type="${typeOf(values)}"/>`,
    cell: (at) => (values[at] === undefined ? '' : `<data key="${key}">${escapeXml(String(values[at]))}</data>`),
});

const columnsFor = (where: 'node' | 'edge', fixed: readonly (readonly [string, readonly (Value | null)[]])[], all: readonly { readonly attributes: Attributes }[]): readonly Written[] =>
  [...fixed.filter(([, values]) => values.some((value) => value !== null)).map(([name, values]) => [name, values.map((value) => value ?? undefined)] as const), ...attributeNames(all).map((name) => [setApart(name, ofTheirOwn), all.map(({ attributes }) => attributes[name])] as const)].map(([name, values], at) =>
    written(where, `${where.charAt(0)}${at}`, name, values));

export const writeGraphml = ({ directed, nodes, ties }: NetworkData): string => {
  const ofNodes = columnsFor('node', [['label', nodes.map(({ label }) => label)]], nodes);
  const ofTies = columnsFor('edge', [['relation', ties.map(({ relation }) => relation)], ['weight', ties.map(({ weight }) => weight)]], ties);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...[...ofNodes, ...ofTies].map(({ declare }) => declare),
    `  <graph edgedefault="${directed ? 'directed' : 'undirected'}">`,
    ...nodes.map(({ id }, at) => `    <node id="${escapeXml(id)}">${ofNodes.map(({ cell }) => cell(at)).join('')}</node>`),
    ...ties.map(({ source, target }, at) => `    <edge source="${escapeXml(source)}" target="${escapeXml(target)}">${ofTies.map(({ cell }) => cell(at)).join('')}</edge>`),
    '  </graph>', '</graphml>', '',
  ].join('\n');
};
