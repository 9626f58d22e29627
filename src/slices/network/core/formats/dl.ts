import { invalid, ok, type Result } from '#lib/result.ts';
import { readDlHeader, type DlHeader } from './dl-header.ts';
import { foldReturns, nodesAtMost, plainNode, relationsOf, withEnds, withReturns, type NetworkData, type NetworkNode, type NetworkTie } from './network-data.ts';
import { wordFor, wordsOf } from './words.ts';

type Names = { readonly rows: readonly string[]; readonly columns: readonly string[]; readonly isTwoMode: boolean };

const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => String(at + 1));

const namesOf = ({ lists, rows, columns, size }: DlHeader): Names => {
  const labels = lists.get('labels');
  const isTwoMode = size === 0;
  return { isTwoMode, rows: lists.get('row labels') ?? labels ?? numbered(rows), columns: lists.get('column labels') ?? labels ?? numbered(columns) };
};

/** A label, or a number that points at one. */
const nameOf = (word: string, list: readonly string[], isEmbedded: boolean): string => (isEmbedded ? word : /^\d+$/.test(word) ? (list[Number(word) - 1] ?? word) : word);

const tieOf = (source: string, target: string, relation: string | null, weight: number | null): NetworkTie => ({ source, target, relation, weight, attributes: {} });

/** Edges by line: from, to and if there is one the strength. */
const edgeTies = ({ isEmbedded, matrices }: DlHeader, lines: readonly string[], names: Names, relations: readonly string[]): readonly NetworkTie[] => {
  const ties: NetworkTie[] = [];
  let matrix = 0;
  for (const line of lines) {
    if (line.startsWith('!')) matrix += 1;
    else {
      const [source, target, weight] = wordsOf(line);
      if (source === undefined || target === undefined) continue;
      ties.push(tieOf(nameOf(source, names.rows, isEmbedded), nameOf(target, names.columns, isEmbedded), relations[matrix] ?? (matrices > 1 ? String(matrix + 1) : null), weight === undefined ? null : Number(weight)));
    }
  }
  return ties;
};

/** Nodes by line: from, then all that it has ties to. */
const nodeTies = ({ isEmbedded, matrices }: DlHeader, lines: readonly string[], names: Names, relations: readonly string[]): readonly NetworkTie[] => {
  let matrix = 0;
  return lines.flatMap((line) => {
    if (line.startsWith('!')) {
      matrix += 1;
      return [];
    }
    const [source, ...targets] = wordsOf(line);
    const relation = relations[matrix] ?? (matrices > 1 ? String(matrix + 1) : null);
    return source === undefined ? [] : targets.map((target) => tieOf(nameOf(source, names.rows, isEmbedded), nameOf(target, names.columns, isEmbedded), relation, null));
  });
};

type Matrix = { readonly names: Names; readonly ties: readonly NetworkTie[] };

/** Every cell, row after row and matrix after matrix; with embedded labels a row of these comes first and each row begins with its own. */
const matrixTies = ({ isEmbedded, matrices, rows, columns }: DlHeader, lines: readonly string[], given: Names, relations: readonly string[]): Matrix => {
  const words = lines.flatMap((line) => wordsOf(line));
  const top = isEmbedded ? words.splice(0, columns) : given.columns;
  const side: string[] = [];
  const ties: NetworkTie[] = [];
  let at = 0;
  for (let matrix = 0; matrix < matrices; matrix += 1) {
    for (let row = 0; row < rows; row += 1) {
      const name = isEmbedded ? (words[at++] ?? '') : (given.rows[row] ?? String(row + 1));
      if (matrix === 0) side.push(name);
      for (let column = 0; column < columns; column += 1) {
        const value = Number(words[at++] ?? 0);
        if (Number.isFinite(value) && value !== 0) ties.push(tieOf(name, top[column] ?? String(column + 1), relations[matrix] ?? (matrices > 1 ? String(matrix + 1) : null), value));
      }
    }
  }
  // A matrix of noughts and ones says who is tied, and not how strongly.
  const isPlain = ties.every(({ weight }) => weight === 1);
  return { names: { ...given, rows: side, columns: top }, ties: isPlain ? ties.map((tie) => ({ ...tie, weight: null })) : ties };
};

const nodesOf = ({ rows, columns, isTwoMode }: Names): readonly NetworkNode[] =>
  isTwoMode
    ? [...rows.map((id): NetworkNode => ({ id, label: null, attributes: { mode: 'row' } })), ...columns.map((id): NetworkNode => ({ id, label: null, attributes: { mode: 'column' } }))]
    : [...new Set([...rows, ...columns])].map(plainNode);

/** A head may say any number; cells that are not there would be counted all the same. */
const tooManyIn = ({ rows, columns, matrices, format, data }: DlHeader): string | null => {
  if (Math.max(rows, columns) > nodesAtMost) return `The file says that it has ${Math.max(rows, columns)} nodes, and ${nodesAtMost} can be read`;
  const characters = data.reduce((sum, line) => sum + line.length + 1, 0);
  return format.startsWith('full') && rows * columns * matrices > characters ? `The file says that it has ${matrices} by ${rows} by ${columns} cells, and it has fewer` : null;
};

/**
 * UCINET's DL: full matrices, edge lists and node lists, of one mode or two, several relations in one file. A network in which every
 * tie has its return is undirected, since a matrix can't say it otherwise.
 */
export const readDl = (text: string): Result<NetworkData> => {
  const header = readDlHeader(text);
  if (header === null) return invalid([{ field: 'file', message: 'The file does not begin with DL and how many nodes there are' }]);
  const tooMany = tooManyIn(header);
  if (tooMany !== null) return invalid([{ field: 'file', message: tooMany }]);
  const given = namesOf(header);
  const relations = header.lists.get('matrix labels') ?? header.lists.get('level labels') ?? [];
  const [isMatrix, isNodes] = [header.format.startsWith('full'), header.format.startsWith('nodelist')];
  if (!isMatrix && !isNodes && !header.format.startsWith('edgelist')) return invalid([{ field: 'file', message: `The format ${header.format} of DL is not one that can be read: full matrix, edge list or node list` }]);
  const lines = header.data.filter((line) => line !== '');
  const found: Matrix = isMatrix ? matrixTies(header, lines, given, relations) : { names: given, ties: isNodes ? nodeTies(header, lines, given, relations) : edgeTies(header, lines, given, relations) };
  const isListed = !header.isEmbedded || isMatrix || header.lists.has('labels');
  const folded = found.names.isTwoMode ? null : foldReturns(found.ties);
  return ok(withEnds(folded === null && !found.names.isTwoMode, isListed ? nodesOf(found.names) : [], folded ?? found.ties));
};

/** People by their ids, relations as matrices. Attributes have no place in it. */
export const writeDl = (data: NetworkData): string => {
  const number = new Map(data.nodes.map(({ id }, at) => [id, at + 1]));
  const named = relationsOf(data);
  const hasUnnamed = data.ties.some(({ relation }) => relation === null);
  const relations: readonly (string | null)[] = [...(hasUnnamed || named.length === 0 ? [null] : []), ...named];
  const ties = withReturns(data);
  const lists = relations.map((relation) => ties.filter((tie) => tie.relation === relation).map(({ source, target, weight }) => `${number.get(source)} ${number.get(target)}${weight === null ? '' : ` ${weight}`}`));
  return [
    `dl n=${data.nodes.length} nm=${relations.length} format=edgelist1`,
    'labels:', ...data.nodes.map(({ id }) => wordFor(id)),
    ...(named.length === 0 ? [] : ['matrix labels:', ...relations.map((relation) => wordFor(relation ?? 'ties'))]),
    'data:', ...lists.flatMap((list, at) => (at === 0 ? list : ['!', ...list])), '',
  ].join('\n');
};
