import { components, strongComponents, type Components } from './components.ts';
import { dominantVector, longRuns, shortRuns, type Dominant } from './dominant-vector.ts';
import { degreeAt, inducedOf, type Graph } from './graph.ts';
import { everyone } from './search-order.ts';
import { steepSteps } from './steep-steps.ts';

/** null with the reason where it is not defined. PageRank is always there to fall back on. */
export type Eigenvector = { readonly values: Float64Array; readonly why: null } | { readonly values: null; readonly why: string };

const membersOf = ({ of, sizes }: Components, piece: number): Int32Array => (sizes.length === 1 ? everyone(of.length) : everyone(of.length).filter((node) => of[node] === piece));
const notSettled = 'the calculation did not settle';
const none = (why: string): Eigenvector => ({ values: null, why });
const isEqual = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** Steep steps on some of a network, laid back into the whole. */
const steeply = (graph: Graph, members: Int32Array): Dominant | null => {
  const found = steepSteps(inducedOf(graph, members).into, members.length);
  if (found === null) return null;
  const vector = new Float64Array(graph.size);
  members.forEach((node, at) => {
    vector[node] = found.vector[at] as number;
  });
  return { value: found.value, vector };
};

const onPiece = (graph: Graph, members: Int32Array): Dominant | null => {
  const start = new Float64Array(graph.size);
  for (const node of members) start[node] = 1 + degreeAt(graph.into, node);
  const settle = (runs: typeof shortRuns): Dominant | null => dominantVector(graph.into, !graph.directed, start, runs);
  return settle(shortRuns) ?? steeply(graph, members) ?? settle(longRuns);
};

/** The circles of ties that a directed piece has: those who reach each other both ways, the strongest first. */
const circlesIn = (piece: Graph): readonly { readonly members: Int32Array; readonly value: number }[] => {
  const strong = strongComponents(piece);
  return strong.sizes
    .flatMap((size, at) => (size < 2 ? [] : [membersOf(strong, at)]))
    .map((members) => {
      const inner = inducedOf(piece, members);
      return { members, value: onPiece(inner, everyone(inner.size))?.value ?? 0 };
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

const inDirectedPiece = (piece: Graph): Dominant | string => {
  const [first, second] = circlesIn(piece);
  if (first === undefined) return 'no one is gone to, directly or through others, by someone they go to';
  if (second !== undefined && isEqual(first.value, second.value)) return 'two groups tie for the greatest value';
  const reached = reachedFrom(piece, first.members);
  // Those whom they do not lead to have nothing.
  return onPiece(piece, everyone(piece.size).filter((node) => reached[node] === 1)) ?? notSettled;
};

/** The dominant vector of some that hang together, in their order. `isOnly`: no other piece is asked about, so the whole need not be cut up. */
const ofPiece = (graph: Graph, members: Int32Array, isOnly: boolean): Dominant | string => {
  const piece = (): Graph => (members.length === graph.size ? graph : inducedOf(graph, members));
  if (graph.directed) return inDirectedPiece(piece());
  if (!isOnly) return onPiece(piece(), everyone(members.length)) ?? notSettled;
  const found = onPiece(graph, members);
  return found === null ? notSettled : { value: found.value, vector: Float64Array.from(members, (node) => found.vector[node] as number) };
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
  const found = tied.map((members) => ({ members, dominant: ofPiece(graph, members, tied.length === 1) }));
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
