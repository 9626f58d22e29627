import { components, strongComponents, type Components } from './components.ts';
import { dominantVector, type Dominant } from './dominant-vector.ts';
import { degreeAt, inducedOf, type Graph } from './graph.ts';

/** null with the reason where it is not defined. PageRank is always there to fall back on. */
export type Eigenvector = { readonly values: Float64Array; readonly why: null } | { readonly values: null; readonly why: string };

const everyoneIn = (size: number): Int32Array => {
  const all = new Int32Array(size);
  for (let node = 0; node < size; node += 1) all[node] = node;
  return all;
};
const membersOf = ({ of, sizes }: Components, piece: number): Int32Array => (sizes.length === 1 ? everyoneIn(of.length) : everyoneIn(of.length).filter((node) => of[node] === piece));
const none = (why: string): Eigenvector => ({ values: null, why });
const isEqual = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

const onPiece = (graph: Graph, members: Int32Array): Dominant | null => {
  const start = new Float64Array(graph.size);
  for (const node of members) start[node] = 1 + degreeAt(graph.into, node);
  return dominantVector(graph.into, !graph.directed, start);
};

/** The circles of ties that a directed piece has: those who reach each other both ways, the strongest first. */
const circlesIn = (piece: Graph): readonly { readonly members: Int32Array; readonly value: number }[] => {
  const strong = strongComponents(piece);
  return strong.sizes
    .flatMap((size, at) => (size < 2 ? [] : [membersOf(strong, at)]))
    .map((members) => {
      const inner = inducedOf(piece, members);
      return { members, value: onPiece(inner, everyoneIn(inner.size))?.value ?? 0 };
    })
    .toSorted((a, b) => b.value - a.value);
};

const reachedFrom = ({ out, size }: Graph, from: Int32Array): Uint8Array => {
  const seen = new Uint8Array(size);
  const waiting = [...from];
  for (const node of waiting) seen[node] = 1;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (let at = out.offsets[node] as number; at < (out.offsets[node + 1] as number); at += 1) {
      const other = out.targets[at] as number;
      if (seen[other] === 1) continue;
      seen[other] = 1;
      waiting.push(other);
    }
  }
  return seen;
};

const ofPiece = (piece: Graph): Dominant | string => {
  const everyone = everyoneIn(piece.size);
  if (!piece.directed) return onPiece(piece, everyone) ?? 'the calculation did not settle';
  const [first, second] = circlesIn(piece);
  if (first === undefined) return 'no one is gone to, directly or through others, by someone they go to';
  if (second !== undefined && isEqual(first.value, second.value)) return 'two groups tie for the greatest value';
  const found = onPiece(piece, everyone);
  const reached = reachedFrom(piece, first.members);
  return found === null ? 'the calculation did not settle' : { value: found.value, vector: found.vector.map((one, node) => (reached[node] === 1 ? one : 0)) };
};

/**
 * Eigenvector centrality: being tied to those who are themselves well tied. In a directed network a node gathers from those who go
 * to it. On the largest component, its greatest value 1; 0 for everyone else. Where components tie for the largest, the one with
 * the greater eigenvalue counts; where these tie too it is not defined, nor with no tie at all (P. Bonacich, Journal of Mathematical
 * Sociology 2, 1972).
 *
 * Example: in a–b–c, b has 1 and the ends 0.7071.
 */
export const eigenvector = (graph: Graph): Eigenvector => {
  const pieces = components(graph);
  const largest = pieces.sizes[0] ?? 0;
  if (largest < 2) return none('there are no ties');
  const tied = pieces.sizes.filter((size) => size === largest).map((_, at) => membersOf(pieces, at));
  const found = tied.map((members) => ({ members, dominant: ofPiece(members.length === graph.size ? graph : inducedOf(graph, members)) }));
  const known = found.flatMap(({ members, dominant }) => (typeof dominant === 'string' ? [] : [{ members, dominant }])).toSorted((a, b) => b.dominant.value - a.dominant.value);
  const [first, second] = known;
  if (first === undefined) return none(found.map(({ dominant }) => dominant).find((one) => typeof one === 'string') ?? 'it is not defined');
  if (second !== undefined && isEqual(first.dominant.value, second.dominant.value)) return none('two components tie for the greatest value');
  const greatest = first.dominant.vector.reduce((most, one) => Math.max(most, one), 0);
  const values = new Float64Array(graph.size);
  first.members.forEach((node, at) => {
    values[node] = (first.dominant.vector[at] as number) / greatest;
  });
  return { values, why: null };
};
