import { invalid, ok, type Result } from '#lib/result.ts';
import { attributeNames, attributesAtMost, withEnds, type Attributes, type NetworkData, type NetworkNode, type NetworkTie, type Value } from './network-data.ts';
import { childOf, childrenOf, escapeXml, readXml, type Element } from './xml.ts';

type Column = { readonly title: string; readonly type: string; readonly fallback: string | null };

const columnsOf = (graph: Element, where: string): ReadonlyMap<string, Column> =>
  new Map(childrenOf(graph, 'attributes').filter(({ attributes }) => attributes['class'] === where).flatMap((list) => childrenOf(list, 'attribute').map((one) => {
    const fallback = childOf(one, 'default');
    return [one.attributes['id'] ?? '', { title: one.attributes['title'] ?? one.attributes['id'] ?? '', type: one.attributes['type'] ?? 'string', fallback: fallback === undefined ? null : fallback.text }] as const;
  })));

const typed = (text: string, type: string): Value => {
  if (type === 'boolean') return text === 'true';
  return ['integer', 'long', 'float', 'double', 'short', 'byte'].includes(type) ? Number(text) : text;
};

const valuesOf = (element: Element, columns: ReadonlyMap<string, Column>): Attributes => {
  const given = new Map(childrenOf(childOf(element, 'attvalues'), 'attvalue').map(({ attributes }) => [attributes['for'] ?? attributes['id'] ?? '', attributes['value'] ?? '']));
  return Object.fromEntries([...columns].flatMap(([id, { title, type, fallback }]): readonly (readonly [string, Value])[] => {
    const text = given.get(id) ?? fallback;
    return text === null ? [] : [[title, typed(text, type)]];
  }));
};

/** GEXF 1.2 and 1.3, the form of Gephi. A tie's relation is its kind. Of a network that changes over time, everything in it at any time. */
export const readGexf = (text: string): Result<NetworkData> => {
  const read = readXml(text);
  if (!read.ok) return read;
  const graph = childOf(read.value, 'graph');
  if (read.value.name !== 'gexf' || graph === undefined) return invalid([{ field: 'file', message: 'The file has no graph in GEXF' }]);
  const [ofNodes, ofTies] = [columnsOf(graph, 'node'), columnsOf(graph, 'edge')];
  if (ofNodes.size > attributesAtMost || ofTies.size > attributesAtMost) return invalid([{ field: 'file', message: `The file has more than ${attributesAtMost} attributes` }]);
  const nodes = childrenOf(childOf(graph, 'nodes'), 'node').map((node): NetworkNode => ({ id: node.attributes['id'] ?? '', label: node.attributes['label'] ?? null, attributes: valuesOf(node, ofNodes) }));
  const edges = childrenOf(childOf(graph, 'edges'), 'edge');
  const ties = edges.map(({ attributes, ...rest }): NetworkTie => ({
    source: attributes['source'] ?? '', target: attributes['target'] ?? '', relation: attributes['kind'] ?? null,
    weight: attributes['weight'] === undefined ? null : Number(attributes['weight']), attributes: valuesOf({ attributes, ...rest }, ofTies),
  }));
  if (nodes.some(({ id }) => id === '') || ties.some(({ source, target }) => source === '' || target === '')) return invalid([{ field: 'file', message: 'A node has no id, or a tie no source or target' }]);
  const byDefault = graph.attributes['defaultedgetype'] ?? 'undirected';
  const directed = edges.length === 0 ? byDefault === 'directed' : edges.some(({ attributes }) => (attributes['type'] ?? byDefault) === 'directed');
  return ok(withEnds(directed, nodes, ties));
};

const typeOf = (values: readonly (Value | undefined)[]): string => {
  const kinds = new Set(values.filter((value) => value !== undefined).map((value) => typeof value));
  if (kinds.size !== 1 || kinds.has('string')) return 'string';
  return kinds.has('number') ? 'double' : 'boolean';
};

const declared = (where: 'node' | 'edge', names: readonly string[], all: readonly { readonly attributes: Attributes }[]): readonly string[] =>
  names.length === 0
    ? []
    : [`    <attributes class="${where}">`, ...names.map((name, at) => `      <attribute id="${at}" title="${escapeXml(name)}" type="${typeOf(all.map(({ attributes }) => attributes[name]))}"/>`), '    </attributes>'];

const cells = (names: readonly string[], attributes: Attributes): string => {
  const values = names.flatMap((name, at) => (attributes[name] === undefined ? [] : [`<attvalue for="${at}" value="${escapeXml(String(attributes[name]))}"/>`]));
  return values.length === 0 ? '' : `<attvalues>${values.join('')}</attvalues>`;
};

export const writeGexf = ({ directed, nodes, ties }: NetworkData): string => {
  const [ofNodes, ofTies] = [attributeNames(nodes), attributeNames(ties)];
  const text = (name: string, value: string | number | null): string => (value === null ? '' : ` ${name}="${escapeXml(String(value))}"`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `  <graph defaultedgetype="${directed ? 'directed' : 'undirected'}">`,
    ...declared('node', ofNodes, nodes), ...declared('edge', ofTies, ties),
    '    <nodes>',
    ...nodes.map(({ id, label, attributes }) => `      <node${text('id', id)}${text('label', label)}>${cells(ofNodes, attributes)}</node>`),
    '    </nodes>', '    <edges>',
    ...ties.map(({ source, target, relation, weight, attributes }, at) => `      <edge id="${at}"${text('source', source)}${text('target', target)}${text('kind', relation)}${text('weight', weight)}>${cells(ofTies, attributes)}</edge>`),
    '    </edges>', '  </graph>', '</gexf>', '',
  ].join('\n');
};
