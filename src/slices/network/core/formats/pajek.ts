import { invalid, ok, type Result } from '#lib/result.ts';
import { nodesAtMost, relationsOf, untyped, type Attributes, type NetworkData, type NetworkNode, type NetworkTie } from './network-data.ts';
import { escapeWord, wordsOf } from './words.ts';

type Section = { readonly kind: string; readonly relation: string | null };

const sectionOf = (line: string): Section => {
  const [kind = '', ...rest] = wordsOf(line.replace(/:\s*\d+/, ' '));
  const name = rest[0];
  const number = /:\s*(\d+)/.exec(line)?.[1];
  return { kind: kind.slice(1).toLowerCase(), relation: name ?? number ?? null };
};

const pairsFrom = (words: readonly string[]): Attributes => {
  const from = words.findIndex((word, at) => at >= 2 && !Number.isFinite(Number(word)));
  const rest = from === -1 ? [] : words.slice(from);
  return Object.fromEntries(rest.flatMap((word, at) => (at % 2 === 0 && rest[at + 1] !== undefined ? [[word, untyped(rest[at + 1] as string)]] : [])));
};

type Open = { readonly nodes: Map<number, NetworkNode>; readonly ties: NetworkTie[] };

// Ties are kept by numbers until every vertex is known.
const takeLine = ({ nodes, ties }: Open, { kind, relation }: Section, words: readonly string[]): void => {
  const [first = '', second = '', third] = words;
  const tie = (target: string, weight: string | undefined): NetworkTie => ({ source: first, target, relation, weight: weight === undefined || !Number.isFinite(Number(weight)) ? null : Number(weight), attributes: {} });
  if (kind === 'vertices') nodes.set(Number(first), { id: second === '' ? first : second, label: null, attributes: pairsFrom(words) });
  else if (kind === 'arcs' || kind === 'edges') ties.push(tie(second, third));
  else if (kind === 'arcslist' || kind === 'edgeslist') for (const target of words.slice(1)) ties.push(tie(target, undefined));
};

/** Vertices are told apart by their numbers, and here by their names: of two with one name, the second gets a count after it. */
const idsOf = (nodes: ReadonlyMap<number, NetworkNode>): ReadonlyMap<number, string> => {
  const [taken, counts] = [new Set<string>(), new Map<string, number>()];
  return new Map([...nodes].map(([number, { id }]) => {
    let [own, count] = [id, counts.get(id) ?? 1];
    while (taken.has(own)) {
      count += 1;
      own = `${id} (${count})`;
    }
    counts.set(id, count);
    taken.add(own);
    return [number, own] as const;
  }));
};

/** Pajek's .net: vertices by number, arcs and edges in several relations. Where it has any arcs, an edge counts as two. */
export const readPajek = (text: string): Result<NetworkData> => {
  const [nodes, ties, hasArcs]: [Map<number, NetworkNode>, NetworkTie[], Set<boolean>] = [new Map(), [], new Set()];
  const edges = new Set<NetworkTie>();
  const open: Open = { nodes, ties };
  let section: Section = { kind: '', relation: null };
  let isEmpty = true;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('%')) continue;
    if (line.startsWith('*')) {
      section = sectionOf(line);
      const count = section.kind === 'vertices' ? Number(wordsOf(line)[1]) : 0;
      if (section.kind === 'vertices') isEmpty = false;
      if (count > nodesAtMost) return invalid([{ field: 'file', message: `The file says that it has ${count} vertices, and ${nodesAtMost} can be read` }]);
      for (let number = 1; number <= count; number += 1) nodes.set(number, { id: String(number), label: null, attributes: {} });
      continue;
    }
    const before = ties.length;
    takeLine(open, section, wordsOf(line));
    for (const tie of ties.slice(before)) {
      hasArcs.add(section.kind.startsWith('arcs'));
      if (section.kind.startsWith('edges')) edges.add(tie);
    }
  }
  if (isEmpty) return invalid([{ field: 'file', message: 'The file has no line *Vertices, so it is not a Pajek network' }]);
  const directed = hasArcs.has(true) || (ties.length === 0 && section.kind.startsWith('arcs'));
  const both = directed ? ties.flatMap((tie) => (edges.has(tie) && tie.source !== tie.target ? [tie, { ...tie, source: tie.target, target: tie.source }] : [tie])) : ties;
  const stray = both.find(({ source, target }) => !nodes.has(Number(source)) || !nodes.has(Number(target)));
  if (stray !== undefined) return invalid([{ field: 'file', message: `There is a tie from ${stray.source} to ${stray.target}, and no such vertex` }]);
  const ids = idsOf(nodes);
  const idOf = (number: string): string => ids.get(Number(number)) ?? number;
  return ok({ directed, nodes: [...nodes].map(([number, node]) => ({ ...node, id: ids.get(number) ?? node.id })), ties: both.map((tie) => ({ ...tie, source: idOf(tie.source), target: idOf(tie.target) })) });
};

/** People by their ids. Attributes have no place in it. */
export const writePajek = (data: NetworkData): string => {
  const number = new Map(data.nodes.map(({ id }, at) => [id, at + 1]));
  const kind = data.directed ? '*Arcs' : '*Edges';
  const relations: readonly (string | null)[] = [...(data.ties.some(({ relation }) => relation === null) ? [null] : []), ...relationsOf(data)];
  let next = 0;
  return [
    `*Vertices ${data.nodes.length}`,
    ...data.nodes.map(({ id }, at) => `${at + 1} "${escapeWord(id)}"`),
    ...relations.flatMap((relation) => {
      next += relation === null ? 0 : 1;
      return [
        relation === null ? kind : `${kind} :${next} "${escapeWord(relation)}"`,
        ...data.ties.filter((tie) => tie.relation === relation).map(({ source, target, weight }) => `${number.get(source)} ${number.get(target)}${weight === null ? '' : ` ${weight}`}`),
      ];
    }),
    ...(data.directed && data.ties.length === 0 ? ['*Arcs'] : []), '',
  ].join('\n');
};
