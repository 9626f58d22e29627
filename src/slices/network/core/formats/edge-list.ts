import Papa from 'papaparse';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { clip, sentenceList } from '#lib/text.ts';
import { attributeNames, plainNode, putBack, setApart, untyped, withEnds, type Attributes, type NetworkData, type NetworkNode, type NetworkTie } from './network-data.ts';

const faultsAtMost = 50;
const named = ['source', 'target', 'type', 'relation', 'weight'];
const listed = ['id', 'label'];

type Table = { readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly toPoint: (cell: string) => string };

const asIs = (cell: string): string => cell;
/** In a file with semicolons between its cells a comma is a decimal point, as spreadsheets of most of Europe write it. */
const withPoint = (cell: string): string => (/^[-+]?\d*,\d+(?:e[-+]?\d+)?$/i.test(cell) ? cell.replace(',', '.') : cell);

/** The cells of a file. A quote that is never closed would swallow all that follows, and what stands beyond the heading would be lost, so both are refused. */
const tableOf = (text: string): Result<Table> => {
  const { data, errors, meta } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) return invalid([{ row: broken.row ?? 0, field: 'file', message: 'The quotation marks of this row do not pair up' }]);
  const [heading = [], ...rows] = data;
  const wide = rows.flatMap((cells, index) => (cells.slice(heading.length).some((cell) => cell.trim() !== '') ? [{ row: index + 1, field: 'file', message: 'This row has more values than the heading has columns' }] : []));
  if (wide.length > 0) return invalid(wide.slice(0, faultsAtMost));
  return ok({ heading: headingOf(heading), rows, toPoint: meta.delimiter === ';' ? withPoint : asIs });
};

// What a spreadsheet would run as a formula goes out with an apostrophe before it, and comes back without (OWASP, CSV injection).
const isRun = /^'*[=+\-@]/;
const guarded = (text: string): string => (isRun.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text);
const unguarded = (text: string): string => (text.startsWith("'") && isRun.test(text) ? text.slice(1) : text);

const printed = (rows: readonly (readonly string[])[]): string => `${Papa.unparse(rows.map((cells) => cells.map(guarded)), { newline: '\n' })}\n`;

type Columns = { readonly heading: readonly string[]; readonly at: (name: string) => number; readonly toPoint: (cell: string) => string };

const headingOf = (cells: readonly string[]): readonly string[] => cells.map((cell, at) => unguarded((at === 0 ? cell.replace(/^\uFEFF/, '') : cell).trim()));

const columnsOf = (heading: readonly string[], toPoint: (cell: string) => string): Columns => {
  const lower = heading.map((one) => one.toLowerCase());
  return { heading, at: (name) => lower.indexOf(name), toPoint };
};

// What other programs call source and target: igraph and R, studies of egos, messages, statnet and plain tables.
const ends = [['source', 'target'], ['from', 'to'], ['ego', 'alter'], ['sender', 'receiver'], ['node1', 'node2'], ['id1', 'id2']] as const;

/** The columns of an edge list by our names; null where no pair of columns says who is tied to whom. */
const edgeColumnsOf = ({ heading, toPoint }: Table): Columns | null => {
  const { at } = columnsOf(heading, toPoint);
  const pair = ends.find((names) => names.every((name) => at(name) !== -1));
  if (pair === undefined) return null;
  const ours = new Map([[at(pair[0]), 'source'], [at(pair[1]), 'target']]);
  // A column of that name that is not the one meant is an attribute.
  return columnsOf(heading.map((name, index) => ours.get(index) ?? (/^(source|target)$/i.test(name) ? `${name}_` : name)), toPoint);
};

const missingEnds = ({ heading, toPoint }: Table): string => {
  const { at } = columnsOf(heading, toPoint);
  const missing = ['source', 'target'].filter((name) => at(name) === -1).map((name) => `“${name}”`);
  const has = heading.filter((name) => name !== '').slice(0, 20).map((name) => `“${clip(name, 40)}”`);
  const others = ends.slice(1).map((names) => names.join(' and '));
  return `The file has no ${missing.length === 1 ? 'column' : 'columns'} ${sentenceList(missing)}. ${has.length === 0 ? '' : `It has ${sentenceList(has)}. `}It takes source and target (or ${sentenceList(others, 'or')}), and if you have them relation and weight`;
};

const attributesFrom = ({ heading, toPoint }: Columns, cells: readonly string[], taken: readonly string[]): Attributes =>
  Object.fromEntries(heading.flatMap((name, at): readonly (readonly [string, string | number | boolean])[] => {
    const cell = unguarded((cells[at] ?? '').trim());
    return name === '' || cell === '' || taken.includes(name.toLowerCase()) ? [] : [[putBack(name, taken), untyped(toPoint(cell))]];
  }));

type Row = { readonly tie: NetworkTie } | { readonly isolate: string } | { readonly fault: Fault };

const rowOf = (cells: readonly string[], columns: Columns, row: number): Row => {
  const cell = (name: string): string => unguarded((cells[columns.at(name)] ?? '').trim());
  const [source, target, weight] = [cell('source'), cell('target'), columns.toPoint(cell('weight'))];
  if (source === '') return { fault: { row, field: 'source', message: 'Enter who the tie is from' } };
  if (target === '') return { isolate: source };
  const strength = weight === '' ? null : Number(weight);
  if (strength !== null && !(Number.isFinite(strength) && strength >= 0)) return { fault: { row, field: 'weight', message: `“${clip(weight, 40)}” is not a strength: it must be a number from 0${/^\d+,\d+$/.test(weight) ? `, with a point, as in ${weight.replace(',', '.')}` : ''}` } };
  return { tie: { source, target, relation: cell('relation') === '' ? null : cell('relation'), weight: strength, attributes: attributesFrom(columns, cells, named) } };
};

/**
 * An edge list: columns `source,target[,type,relation,weight]` in any order, other columns kept with the tie; from and to, and other
 * common pairs, are taken as source and target. A row with an empty target is someone with no tie. `type` is Directed or Undirected,
 * as Gephi has it; with none the network is undirected. Where semicolons part the cells, numbers may have a decimal comma.
 */
export const readEdgeList = (text: string): Result<NetworkData> => {
  const table = tableOf(text);
  if (!table.ok) return table;
  const columns = edgeColumnsOf(table.value);
  if (columns === null) return invalid([{ field: 'file', message: missingEnds(table.value) }]);
  const [nodes, ties, faults]: [Map<string, NetworkNode>, NetworkTie[], Fault[]] = [new Map(), [], []];
  let directed = false;
  table.value.rows.forEach((cells, index) => {
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
  const table = tableOf(text);
  if (!table.ok) return table;
  const { heading, rows, toPoint } = table.value;
  const columns = columnsOf(heading, toPoint);
  if (columns.at('id') === -1) return invalid([{ field: 'file', message: 'The file has no column “id”. It takes id, label and any others' }]);
  const nodes = rows.map((cells): NetworkNode => {
    const cell = (name: string): string => unguarded((cells[columns.at(name)] ?? '').trim());
    return { id: cell('id'), label: cell('label') === '' ? null : cell('label'), attributes: attributesFrom(columns, cells, listed) };
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
