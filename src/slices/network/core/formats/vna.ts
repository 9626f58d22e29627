import { invalid, ok, type Result } from '#lib/result.ts';
import { attributeNames, foldReturns, putBack, relationsOf, setApart, untyped, withEnds, withReturns, type NetworkData, type NetworkNode, type NetworkTie, type Value } from './network-data.ts';
import { wordFor, wordsOf } from './words.ts';

type Section = { readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] };

const sectionsOf = (text: string): ReadonlyMap<string, Section> => {
  const found = new Map<string, { heading: readonly string[]; rows: (readonly string[])[] }>();
  let open: { heading: readonly string[]; rows: (readonly string[])[] } | null = null;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('*')) {
      open = { heading: [], rows: [] };
      found.set(line.slice(1).trim().toLowerCase(), open);
    } else if (open !== null && open.heading.length === 0) open.heading = wordsOf(line);
    else open?.rows.push(wordsOf(line));
  }
  return found;
};

const nodeOf = ([, ...names]: readonly string[], [id = '', ...cells]: readonly string[]): NetworkNode => {
  const values = names.flatMap((name, at): readonly (readonly [string, Value])[] => ((cells[at] ?? '') === '' ? [] : [[name, untyped(cells[at] as string)]]));
  const label = values.find(([name]) => name.toLowerCase() === 'label');
  return { id, label: label === undefined ? null : String(label[1]), attributes: Object.fromEntries(values.flatMap((one) => (one === label ? [] : [[putBack(one[0], ['label']), one[1]] as const]))) };
};

const plainRelation = 'strength';

/** A column for each relation, its cells the strengths; 0 is no tie. A column of noughts and ones says who is tied, and not how strongly. */
const tiesOf = ({ heading, rows }: Section): readonly NetworkTie[] => {
  const names = heading.slice(2);
  if (names.length === 0) return rows.map(([source = '', target = '']) => ({ source, target, relation: null, weight: null, attributes: {} }));
  const isPlain = names.map((_, at) => rows.every((row) => row[at + 2] === undefined || Number(row[at + 2]) === 0 || Number(row[at + 2]) === 1));
  return rows.flatMap(([source = '', target = '', ...cells]) =>
    names.flatMap((name, at): readonly NetworkTie[] => {
      const value = Number(cells[at] ?? 0);
      return Number.isFinite(value) && value !== 0 ? [{ source, target, relation: name.toLowerCase() === plainRelation ? null : putBack(name, [plainRelation]), weight: isPlain[at] === true ? null : value, attributes: {} }] : [];
    }));
};

/** NetDraw's VNA: attributes of nodes, and ties with a column for each relation. Where every tie has its return, it is undirected. */
export const readVna = (text: string): Result<NetworkData> => {
  const sections = sectionsOf(text);
  const [nodeData, tieData] = [sections.get('node data'), sections.get('tie data')];
  if (nodeData === undefined && tieData === undefined) return invalid([{ field: 'file', message: 'The file has neither *Node data nor *Tie data, so it is not a VNA file' }]);
  const ties = tieData === undefined ? [] : tiesOf(tieData);
  const folded = foldReturns(ties);
  return ok(withEnds(folded === null, (nodeData?.rows ?? []).map((row) => nodeOf(nodeData?.heading ?? [], row)), folded ?? ties));
};

export const writeVna = (data: NetworkData): string => {
  const names = attributeNames(data.nodes);
  const hasLabel = data.nodes.some(({ label }) => label !== null);
  const relations: readonly (string | null)[] = [...(data.ties.some(({ relation }) => relation === null) ? [null] : []), ...relationsOf(data)];
  return [
    '*Node data', ['ID', ...(hasLabel ? ['label'] : []), ...names.map((name) => setApart(name, ['label']))].map(wordFor).join(' '),
    ...data.nodes.map(({ id, label, attributes }) => [id, ...(hasLabel ? [label ?? ''] : []), ...names.map((name) => String(attributes[name] ?? ''))].map(wordFor).join(' ')),
    '*Tie data', ['from', 'to', ...relations.map((relation) => (relation === null ? plainRelation : setApart(relation, [plainRelation])))].map(wordFor).join(' '),
    ...withReturns(data).map(({ source, target, relation, weight }) => [wordFor(source), wordFor(target), ...relations.map((one) => (one === relation ? String(weight ?? 1) : '0'))].join(' ')), '',
  ].join('\n');
};
