import Papa from 'papaparse';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import { attributeNames, plainNode, putBack, setApart, untyped, withEnds, type Attributes, type NetworkData, type NetworkNode, type NetworkTie } from './network-data.ts';

const faultsAtMost = 50;
const named = ['source', 'target', 'type', 'relation', 'weight'];
const listed = ['id', 'label'];

/** The cells of a file. A quote that is never closed would swallow all that follows, so it is refused. */
const cellsOf = (text: string): Result<readonly (readonly string[])[]> => {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const broken = errors.find(({ type }) => type === 'Quotes');
  return broken === undefined ? ok(data) : invalid([{ row: broken.row ?? 0, field: 'file', message: 'The quotation marks of this row do not pair up' }]);
};

// What a spreadsheet would run as a formula goes out with an apostrophe before it, and comes back without (OWASP, CSV injection).
const isRun = /^'*[=+\-@]/;
const guarded = (text: string): string => (isRun.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text);
const unguarded = (text: string): string => (text.startsWith("'") && isRun.test(text) ? text.slice(1) : text);

const printed = (rows: readonly (readonly string[])[]): string => `${Papa.unparse(rows.map((cells) => cells.map(guarded)), { newline: '\n' })}\n`;

type Columns = { readonly heading: readonly string[]; readonly at: (name: string) => number };

const columnsOf = (cells: readonly string[]): Columns => {
  const heading = cells.map((cell, at) => unguarded((at === 0 ? cell.replace(/^\uFEFF/, '') : cell).trim()));
  const lower = heading.map((one) => one.toLowerCase());
  return { heading, at: (name) => lower.indexOf(name) };
};

const attributesFrom = (heading: readonly string[], cells: readonly string[], taken: readonly string[]): Attributes =>
  Object.fromEntries(heading.flatMap((name, at): readonly (readonly [string, string | number | boolean])[] => {
    const cell = unguarded((cells[at] ?? '').trim());
    return name === '' || cell === '' || taken.includes(name.toLowerCase()) ? [] : [[putBack(name, taken), untyped(cell)]];
  }));

type Row = { readonly tie: NetworkTie } | { readonly isolate: string } | { readonly fault: Fault };

const rowOf = (cells: readonly string[], { heading, at }: Columns, row: number): Row => {
  const cell = (name: string): string => unguarded((cells[at(name)] ?? '').trim());
  const [source, target, weight] = [cell('source'), cell('target'), cell('weight')];
  if (source === '') return { fault: { row, field: 'source', message: 'Enter who the tie is from' } };
  if (target === '') return { isolate: source };
  const strength = weight === '' ? null : Number(weight);
  if (strength !== null && !(Number.isFinite(strength) && strength >= 0)) return { fault: { row, field: 'weight', message: `“${clip(weight, 40)}” is not a strength: it must be a number from 0` } };
  return { tie: { source, target, relation: cell('relation') === '' ? null : cell('relation'), weight: strength, attributes: attributesFrom(heading, cells, named) } };
};

/**
 * An edge list: columns `source,target[,type,relation,weight]` in any order, other columns kept with the tie. A row with an empty
 * target is someone with no tie. `type` is Directed or Undirected, as Gephi has it; with none the network is undirected.
 */
export const readEdgeList = (text: string): Result<NetworkData> => {
  const table = cellsOf(text);
  if (!table.ok) return table;
  const [heading = [], ...rows] = table.value;
  const columns = columnsOf(heading);
  const missing = ['source', 'target'].filter((name) => columns.at(name) === -1);
  if (missing.length > 0) return invalid([{ field: 'columns', message: `The file has no column “${missing.join('”, no column “')}”. It takes source, target and if you have them relation and weight` }]);
  const [nodes, ties, faults]: [Map<string, NetworkNode>, NetworkTie[], Fault[]] = [new Map(), [], []];
  let directed = false;
  rows.forEach((cells, index) => {
    const row = rowOf(cells, columns, index + 1);
    if ('fault' in row) faults.push(row.fault);
    else if ('isolate' in row) nodes.set(row.isolate, plainNode(row.isolate));
    else {
      for (const id of [row.tie.source, row.tie.target]) if (!nodes.has(id)) nodes.set(id, plainNode(id));
      ties.push(row.tie);
    }
    if (columns.at('type') !== -1 && (cells[columns.at('type')] ?? '').trim().toLowerCase() === 'directed') directed = true;
  });
  return faults.length > 0 ? invalid(faults.slice(0, faultsAtMost)) : ok({ directed, nodes: [...nodes.values()], ties });
};

/** Everyone with no tie has a row with an empty target. Names and attributes of people go in a list of their own: `writeNodeList`. */
export const writeEdgeList = ({ directed, nodes, ties }: NetworkData): string => {
  const met = new Set(ties.flatMap(({ source, target }) => [source, target]));
  const others = attributeNames(ties);
  const [hasRelation, hasWeight] = [ties.some(({ relation }) => relation !== null), ties.some(({ weight }) => weight !== null)];
  const heading = ['source', 'target', 'type', ...(hasRelation ? ['relation'] : []), ...(hasWeight ? ['weight'] : []), ...others.map((name) => setApart(name, named))];
  const type = directed ? 'Directed' : 'Undirected';
  const rows = ties.map(({ source, target, relation, weight, attributes }) => [source, target, type, ...(hasRelation ? [relation ?? ''] : []), ...(hasWeight ? [weight === null ? '' : String(weight)] : []), ...others.map((name) => String(attributes[name] ?? ''))]);
  const alone = nodes.filter(({ id }) => !met.has(id)).map(({ id }) => [id, '', type, ...heading.slice(3).map(() => '')]);
  return printed([heading, ...rows, ...alone]);
};

/** A list of people: columns `id[,label]`, and every other column an attribute. */
export const readNodeList = (text: string): Result<readonly NetworkNode[]> => {
  const table = cellsOf(text);
  if (!table.ok) return table;
  const [heading = [], ...rows] = table.value;
  const columns = columnsOf(heading);
  if (columns.at('id') === -1) return invalid([{ field: 'columns', message: 'The file has no column “id”. It takes id, label and any others' }]);
  const nodes = rows.map((cells): NetworkNode => {
    const cell = (name: string): string => unguarded((cells[columns.at(name)] ?? '').trim());
    return { id: cell('id'), label: cell('label') === '' ? null : cell('label'), attributes: attributesFrom(columns.heading, cells, listed) };
  });
  const empty = nodes.flatMap(({ id }, at) => (id === '' ? [{ row: at + 1, field: 'id', message: 'Enter an id' }] : []));
  return empty.length > 0 ? invalid(empty.slice(0, faultsAtMost)) : ok(nodes);
};

export const writeNodeList = ({ nodes }: NetworkData): string => {
  const others = attributeNames(nodes);
  return printed([['id', 'label', ...others.map((name) => setApart(name, listed))], ...nodes.map(({ id, label, attributes }) => [id, label ?? '', ...others.map((name) => String(attributes[name] ?? ''))])]);
};

/** Names and attributes from a list, put to the people of a network; people who are only in the list join it, with no tie. */
export const withNodeList = ({ directed, nodes, ties }: NetworkData, list: readonly NetworkNode[]): NetworkData => {
  const told = new Map(list.map((node) => [node.id, node]));
  const known = new Set(nodes.map(({ id }) => id));
  return withEnds(directed, [...nodes.map((node) => told.get(node.id) ?? node), ...list.filter(({ id }) => !known.has(id))], ties);
};
