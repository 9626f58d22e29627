import { components } from '../components.ts';
import { inducedOf, undirectedOf, type Graph } from '../graph.ts';
import { seeded } from '#lib/chance.ts';
import { reordered } from '../search-order.ts';
import { canvasWidth, frameOf, inOrder, usualAspect, usualRadius, type Layout } from './layout.ts';
import { removeOverlaps } from './overlaps.ts';
import { drawIn, evenSpread, fitInto, packPieces, parkingSpots, turnWide } from './pack.ts';
import { pivotPlaces } from './pivot-places.ts';
import { scaleToBalance, settle, type Places } from './settle.ts';

export type LayoutOptions = { readonly seed?: number; /** Width over height of the canvas. */ readonly aspect?: number };

export const degreesOf = ({ size, out }: Graph): Float64Array => Float64Array.from({ length: size }, (_, node) => (out.offsets[node + 1] as number) - (out.offsets[node] as number));

/** How large each is taken to be drawn: those with more ties larger. */
export const takenRadii = (simple: Graph): Float64Array => {
  const degree = degreesOf(simple);
  const most = degree.reduce((greatest, one) => Math.max(greatest, one), 1);
  const usual = usualRadius(simple.size);
  return degree.map((one) => usual * (0.75 + 0.9 * Math.sqrt(one / most)));
};

/** Ids in one order whatever order they came in, so that the order of a list changes nothing. */
export const canonical = (graph: Graph): Graph => {
  const order = Int32Array.from(graph.ids.keys()).toSorted((a, b) => ((graph.ids[a] as string) < (graph.ids[b] as string) ? -1 : 1));
  return reordered(undirectedOf(graph), order);
};

const roundsFor = (size: number): number => (size <= 1000 ? 220 : 160);

/** One piece by itself, in the middle, wide rather than high. */
export const layPiece = (piece: Graph, seed: number): Places => {
  if (piece.size === 1) return { x: new Float64Array(1), y: new Float64Array(1) };
  const places = piece.size === 2 ? { x: Float64Array.of(-1, 1), y: new Float64Array(2) } : pivotPlaces(piece, seeded(seed));
  if (piece.size > 2) {
    scaleToBalance(piece, places);
    settle(piece, places, { rounds: roundsFor(piece.size) });
  }
  turnWide(places);
  drawIn(places);
  turnWide(places);
  evenSpread(places);
  return places;
};

/** Nodes of each piece of two or more, the largest piece first, and those with no tie. */
const piecesOf = (simple: Graph): { readonly pieces: readonly Int32Array[]; readonly alone: Int32Array } => {
  const { of, sizes } = components(simple);
  const members = sizes.map((): number[] => []);
  of.forEach((piece, node) => members[piece]?.push(node));
  return { pieces: members.filter(({ length }) => length > 1).map((nodes) => Int32Array.from(nodes)), alone: Int32Array.from(members.filter(({ length }) => length === 1).flat()) };
};

const gather = (nodes: Int32Array, from: Float64Array): Float64Array => Float64Array.from(nodes, (node) => from[node] as number);
const scatter = (nodes: Int32Array, from: Float64Array, into: Float64Array): void => nodes.forEach((node, at) => {
  into[node] = from[at] as number;
});

const joinedPlaces = (all: readonly Float64Array[], length: number): Float64Array => {
  const joined = new Float64Array(length);
  let at = 0;
  for (const one of all) {
    joined.set(one, at);
    at += one.length;
  }
  return joined;
};

/**
 * Places by force: first by distances to pivots, then by pull and push until nearly at rest; pieces side by side, nothing over anything
 * else, those with no tie in rows at the foot. The same seed gives the same places, in whatever order the nodes come.
 */
export const forceLayout = (graph: Graph, { seed = 1, aspect = usualAspect }: LayoutOptions = {}): Layout => {
  const simple = canonical(graph);
  const { pieces, alone } = piecesOf(simple);
  const [x, y] = [new Float64Array(simple.size), new Float64Array(simple.size)];
  const radius = usualRadius(simple.size, canvasWidth ** 2 / aspect);
  const rows = Math.ceil((alone.length * radius * 2.9) / canvasWidth);
  const height = canvasWidth / aspect - (rows === 0 ? 0 : (rows + 1) * radius * 2.9);
  const laid = pieces.map((nodes) => layPiece(inducedOf(simple, nodes), seed));
  packPieces(laid, canvasWidth / height);
  const tied = Int32Array.from(pieces.flatMap((nodes) => [...nodes]));
  const places = { x: joinedPlaces(laid.map((one) => one.x), tied.length), y: joinedPlaces(laid.map((one) => one.y), tied.length) };
  if (tied.length > 0) {
    const edge = radius * 2;
    fitInto(places, { width: canvasWidth - edge, height: height - edge });
    removeOverlaps(places, { radii: gather(tied, takenRadii(simple)), gap: radius * 0.5 });
  }
  scatter(tied, places.x.map((one) => one + radius), x);
  scatter(tied, places.y.map((one) => one + radius), y);
  const foot = tied.length === 0 ? radius : frameOf({ x, y }, tied).bottom + radius * 4;
  parkingSpots(alone.length, radius, foot).forEach(([left, top], at) => {
    x[alone[at] as number] = left;
    y[alone[at] as number] = top;
  });
  return inOrder({ ids: simple.ids, x, y }, graph.ids);
};
