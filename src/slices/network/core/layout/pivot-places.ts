import type { Graph } from '../graph.ts';
import type { Chance } from '#lib/chance.ts';

const pivotsAtMost = 50;

const distancesFrom = ({ size, out }: Graph, start: number): Int32Array => {
  const distance = new Int32Array(size).fill(-1);
  const queue = new Int32Array(size);
  queue[0] = start;
  distance[start] = 0;
  let length = 1;
  for (let head = 0; head < length; head += 1) {
    const node = queue[head] as number;
    for (let at = out.offsets[node] as number; at < (out.offsets[node + 1] as number); at += 1) {
      const other = out.targets[at] as number;
      if (distance[other] !== -1) continue;
      distance[other] = (distance[node] as number) + 1;
      queue[length] = other;
      length += 1;
    }
  }
  return distance;
};

/** Each pivot is as far as can be from those before it; the first is the node with most ties. */
const pivotRows = (graph: Graph): readonly Int32Array[] => {
  const { size, out } = graph;
  let next = 0;
  for (let node = 1; node < size; node += 1) if ((out.offsets[node + 1] as number) - (out.offsets[node] as number) > (out.offsets[next + 1] as number) - (out.offsets[next] as number)) next = node;
  const nearest = new Int32Array(size).fill(2 ** 30);
  const rows: Int32Array[] = [];
  while (rows.length < Math.min(pivotsAtMost, size)) {
    const row = distancesFrom(graph, next);
    rows.push(row);
    next = 0;
    for (let node = 0; node < size; node += 1) {
      nearest[node] = Math.min(nearest[node] as number, row[node] as number);
      if ((nearest[node] as number) > (nearest[next] as number)) next = node;
    }
  }
  return rows;
};

/** Squared distances, centred both ways: row p holds pivot p. */
const centred = (rows: readonly Int32Array[], size: number): readonly Float64Array[] => {
  const squares = rows.map((row) => Float64Array.from(row, (steps) => steps * steps));
  const nodeMeans = new Float64Array(size);
  for (const row of squares) for (let node = 0; node < size; node += 1) nodeMeans[node] = (nodeMeans[node] as number) + (row[node] as number) / squares.length;
  const all = nodeMeans.reduce((sum, one) => sum + one, 0) / size;
  return squares.map((row) => {
    const mean = row.reduce((sum, one) => sum + one, 0) / size;
    return row.map((one, node) => -0.5 * (one - mean - (nodeMeans[node] as number) + all));
  });
};

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, one, at) => sum + one * (b[at] as number), 0);

/** The strongest direction of a symmetric matrix at right angles to those found, by repeated multiplication. */
const direction = (matrix: readonly Float64Array[], found: readonly Float64Array[], chance: Chance): Float64Array => {
  let vector = Float64Array.from(matrix, () => chance.next() - 0.5);
  for (let round = 0; round < 100; round += 1) {
    for (const other of found) {
      const share = dot(vector, other);
      vector = vector.map((one, at) => one - share * (other[at] as number));
    }
    const next = Float64Array.from(matrix, (row) => dot(row, vector));
    const length = Math.sqrt(dot(next, next));
    if (length < 1e-12) return vector;
    vector = next.map((one) => one / length);
  }
  return vector;
};

/** First places of a connected network, by its distances to a few pivots (U. Brandes and C. Pich, Eigensolver methods for progressive multidimensional scaling, Graph Drawing 2006). */
export const pivotPlaces = (graph: Graph, chance: Chance): { readonly x: Float64Array; readonly y: Float64Array } => {
  const rows = centred(pivotRows(graph), graph.size);
  const matrix = rows.map((a) => Float64Array.from(rows, (b) => dot(a, b)));
  const first = direction(matrix, [], chance);
  const second = direction(matrix, [first], chance);
  const along = (vector: Float64Array): Float64Array => {
    const places = new Float64Array(graph.size);
    rows.forEach((row, pivot) => {
      for (let node = 0; node < graph.size; node += 1) places[node] = (places[node] as number) + (row[node] as number) * (vector[pivot] as number);
    });
    return places;
  };
  const [x, y] = [along(first), along(second)];
  // Those who stand alike would stay on one spot for good.
  const spread = Math.sqrt(dot(x, x) / graph.size) || 1;
  for (let node = 0; node < graph.size; node += 1) {
    x[node] = (x[node] as number) + (chance.next() - 0.5) * 0.2 * spread;
    y[node] = (y[node] as number) + (chance.next() - 0.5) * 0.2 * spread;
  }
  return { x, y };
};
