import type { Rows } from './graph.ts';

/** The greatest eigenvalue of a network, with its vector of length 1. */
export type Dominant = { readonly value: number; readonly vector: Float64Array };

const steps = 12;
const restartsAtMost = 400;
const closeEnough = 1e-14;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
};

const addTimes = (to: Float64Array, factor: number, from: Float64Array): void => {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + factor * (from[at] as number);
};

const scale = (vector: Float64Array, factor: number): void => {
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) * factor;
};

/** y = x + A x: the shift by one leaves one eigenvalue that is greatest in size, also where −λ is one. */
const multiply = ({ offsets, targets, strengths }: Rows, x: Float64Array, y: Float64Array): void => {
  for (let node = 0; node < x.length; node += 1) {
    let sum = x[node] as number;
    const end = offsets[node + 1] as number;
    if (strengths === null) for (let at = offsets[node] as number; at < end; at += 1) sum += x[targets[at] as number] as number;
    else for (let at = offsets[node] as number; at < end; at += 1) sum += (x[targets[at] as number] as number) * (strengths[at] as number);
    y[node] = sum;
  }
};

const squared = (matrix: readonly Float64Array[]): Float64Array[] => {
  const next = matrix.map((row) => {
    const sums = new Float64Array(row.length);
    row.forEach((factor, at) => {
      if (factor !== 0) addTimes(sums, factor, matrix[at] as Float64Array);
    });
    return sums;
  });
  const largest = Math.max(...next.map((row) => row.reduce((most, one) => Math.max(most, Math.abs(one)), 0)));
  if (largest > 0) for (const row of next) scale(row, 1 / largest);
  return next;
};

/** The dominant vector of a small matrix: any column of a high power of it. */
const smallVector = (matrix: readonly Float64Array[]): Float64Array => {
  let power: readonly Float64Array[] = matrix.map((row) => row.slice());
  for (let round = 0; round < 60; round += 1) {
    const next = squared(power);
    const moved = next.some((row, at) => row.some((one, column) => Math.abs(one - ((power[at] as Float64Array)[column] as number)) > 1e-16));
    power = next;
    if (!moved) break;
  }
  const size = (column: number): number => power.reduce((sum, row) => sum + Math.abs(row[column] as number), 0);
  const best = power.map((_, column) => column).reduce((most, column) => (size(column) > size(most) ? column : most), 0);
  const vector = Float64Array.from(power, (row) => row[best] as number);
  scale(vector, 1 / Math.sqrt(dot(vector, vector)));
  return vector;
};

/** A short run of vectors x, Bx, B²x …, made orthogonal, and B as seen among them. */
const buildRun = (rows: Rows, isSymmetric: boolean, run: readonly Float64Array[]): { readonly seen: readonly Float64Array[]; readonly length: number; readonly left: number } => {
  const seen = Array.from({ length: steps }, () => new Float64Array(steps));
  let left = 0;
  for (let step = 0; step < steps; step += 1) {
    const next = run[step + 1] as Float64Array;
    multiply(rows, run[step] as Float64Array, next);
    for (let at = isSymmetric ? Math.max(0, step - 1) : 0; at <= step; at += 1) {
      const factor = dot(run[at] as Float64Array, next);
      (seen[at] as Float64Array)[step] = factor;
      addTimes(next, -factor, run[at] as Float64Array);
    }
    left = Math.sqrt(dot(next, next));
    const size = Math.abs((seen[step] as Float64Array)[step] as number) + 1;
    if (left <= 1e-14 * size || step === steps - 1) return { seen: seen.slice(0, step + 1).map((row) => row.slice(0, step + 1)), length: step + 1, left };
    (seen[step + 1] as Float64Array)[step] = left;
    scale(next, 1 / left);
  }
  return { seen, length: steps, left };
};

/**
 * The greatest eigenvalue and its vector by Arnoldi's method (Lanczos's where the network is undirected), started again from the best
 * vector so far. `rows` are the ties each node gathers from; `start` says which nodes take part. null when it does not settle.
 *
 * Example: a–b–c: √2, with 1/2, √2/2, 1/2.
 */
export const dominantVector = (rows: Rows, isSymmetric: boolean, start: Float64Array): Dominant | null => {
  const run = Array.from({ length: steps + 1 }, () => new Float64Array(start.length));
  const first = run[0] as Float64Array;
  first.set(start);
  scale(first, 1 / Math.sqrt(dot(first, first)));
  let [best, tries] = [Infinity, 0];
  for (let restart = 0; restart < restartsAtMost; restart += 1) {
    const { seen, length, left } = buildRun(rows, isSymmetric, run);
    const small = smallVector(seen);
    const vector = new Float64Array(start.length);
    small.forEach((factor, at) => addTimes(vector, factor, run[at] as Float64Array));
    scale(vector, 1 / Math.sqrt(dot(vector, vector)));
    const value = seen.reduce((sum, row, at) => sum + (small[at] as number) * row.reduce((total, one, column) => total + one * (small[column] as number), 0), 0);
    const error = (left * Math.abs(small[length - 1] as number)) / Math.abs(value);
    tries = error < best * 0.9 ? 0 : tries + 1;
    best = Math.min(best, error);
    first.set(vector);
    if (error <= closeEnough || (tries >= 4 && error < 1e-12)) return { value: value - 1, vector: vector.map(Math.abs) };
  }
  return null;
};
