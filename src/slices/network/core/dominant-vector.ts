import type { Rows } from './graph.ts';

/** The greatest eigenvalue of a network, with its vector of length 1. */
export type Dominant = { readonly value: number; readonly vector: Float64Array };

/** `work`: what may be spent in all, in products; a network too large for it has fewer restarts. */
type Runs = { readonly steps: number; readonly restarts: number; readonly isShort: boolean; readonly work: number };

/** Settle nearly every network at once. */
export const shortRuns: Runs = { steps: 8, restarts: 25, isShort: true, work: Infinity };
/** For a network whose greatest eigenvalue stands out little; kept orthogonal throughout. */
export const longRuns: Runs = { steps: 48, restarts: 400, isShort: false, work: 2e9 };

const closeEnough = 1e-13;

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

/** y = x + A x: the shift by one leaves one eigenvalue that is greatest in size, also where −λ is one. Gives x · y. */
const multiply = ({ offsets, targets, strengths }: Rows, x: Float64Array, y: Float64Array): number => {
  let product = 0;
  for (let node = 0; node < x.length; node += 1) {
    let sum = x[node] as number;
    const end = offsets[node + 1] as number;
    if (strengths === null) for (let at = offsets[node] as number; at < end; at += 1) sum += x[targets[at] as number] as number;
    else for (let at = offsets[node] as number; at < end; at += 1) sum += (x[targets[at] as number] as number) * (strengths[at] as number);
    y[node] = sum;
    product += sum * (x[node] as number);
  }
  return product;
};

/** to − first · a − second · b into `to`. Gives its length. */
const takeTwo = (to: Float64Array, first: number, a: Float64Array, second: number, b: Float64Array): number => {
  let squares = 0;
  for (let at = 0; at < to.length; at += 1) {
    const left = (to[at] as number) - first * (a[at] as number) - second * (b[at] as number);
    to[at] = left;
    squares += left * left;
  }
  return Math.sqrt(squares);
};

/** The square of a small matrix, row after row, scaled to a greatest entry of 1. */
const squareInto = (matrix: Float64Array, next: Float64Array, size: number): void => {
  let largest = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      let sum = 0;
      for (let at = 0; at < size; at += 1) sum += (matrix[row * size + at] as number) * (matrix[at * size + column] as number);
      next[row * size + column] = sum;
      if (Math.abs(sum) > largest) largest = Math.abs(sum);
    }
  }
  if (largest > 0) scale(next, 1 / largest);
};

const distance = (a: Float64Array, b: Float64Array): number => {
  let most = 0;
  for (let at = 0; at < a.length; at += 1) most = Math.max(most, Math.abs((a[at] as number) - (b[at] as number)));
  return most;
};

/** The dominant vector of a small matrix: any column of a high power of it. */
const smallVector = (matrix: Float64Array, size: number): Float64Array => {
  let [power, next] = [matrix.slice(), new Float64Array(matrix.length)];
  for (let round = 0; round < 60; round += 1) {
    squareInto(power, next, size);
    [power, next] = [next, power];
    if (distance(power, next) <= 1e-16) break;
  }
  let [best, most] = [0, -1];
  for (let column = 0; column < size; column += 1) {
    let sum = 0;
    for (let row = 0; row < size; row += 1) sum += Math.abs(power[row * size + column] as number);
    if (sum > most) [best, most] = [column, sum];
  }
  const vector = new Float64Array(size);
  for (let row = 0; row < size; row += 1) vector[row] = power[row * size + best] as number;
  scale(vector, 1 / Math.sqrt(dot(vector, vector)));
  return vector;
};

type Run = { readonly seen: Float64Array; readonly length: number; readonly left: number };

/** The leading part of the matrix, once the run has ended early. */
const leading = (seen: Float64Array, steps: number, length: number): Float64Array => {
  const part = new Float64Array(length * length);
  for (let row = 0; row < length; row += 1) for (let column = 0; column < length; column += 1) part[row * length + column] = seen[row * steps + column] as number;
  return part;
};

const isUsedUp = (left: number, own: number): boolean => left <= 1e-14 * (Math.abs(own) + 1);

/** A run of vectors x, Bx, B²x …, each made orthogonal to all before it, and B as seen among them. */
const buildRun = (rows: Rows, run: readonly Float64Array[]): Run => {
  const steps = run.length - 1;
  const seen = new Float64Array(steps * steps);
  for (let step = 0; ; step += 1) {
    const next = run[step + 1] as Float64Array;
    multiply(rows, run[step] as Float64Array, next);
    for (let at = 0; at <= step; at += 1) {
      const factor = dot(run[at] as Float64Array, next);
      seen[at * steps + step] = factor;
      addTimes(next, -factor, run[at] as Float64Array);
    }
    const left = Math.sqrt(dot(next, next));
    if (step === steps - 1 || isUsedUp(left, seen[step * steps + step] as number)) return { seen: leading(seen, steps, step + 1), length: step + 1, left };
    seen[(step + 1) * steps + step] = left;
    scale(next, 1 / left);
  }
};

/** The same where B is symmetric and the run short: then only the last two vectors are in the way. */
const buildSymmetricRun = (rows: Rows, run: readonly Float64Array[]): Run => {
  const steps = run.length - 1;
  const seen = new Float64Array(steps * steps);
  let left = 0;
  for (let step = 0; ; step += 1) {
    const [last, next] = [run[step] as Float64Array, run[step + 1] as Float64Array];
    const own = multiply(rows, last, next);
    seen[step * steps + step] = own;
    left = takeTwo(next, own, last, left, step === 0 ? last : (run[step - 1] as Float64Array));
    if (step === steps - 1 || isUsedUp(left, own)) return { seen: leading(seen, steps, step + 1), length: step + 1, left };
    seen[(step + 1) * steps + step] = left;
    seen[step * steps + step + 1] = left;
    scale(next, 1 / left);
  }
};

/** x · Bx for a vector of length 1. */
const seenValue = ({ seen, length }: Run, small: Float64Array): number => {
  let value = 0;
  for (let row = 0; row < length; row += 1) for (let column = 0; column < length; column += 1) value += (small[row] as number) * (seen[row * length + column] as number) * (small[column] as number);
  return value;
};

/**
 * The greatest eigenvalue and its vector by Arnoldi's method (Lanczos's where the network is undirected), started again from the best
 * vector so far. `rows` are the ties each node gathers from; `start` says which nodes take part. null when it does not settle.
 *
 * Example: a–b–c: √2, with 1/2, √2/2, 1/2.
 */
export const dominantVector = (rows: Rows, isSymmetric: boolean, start: Float64Array, { steps, restarts, isShort, work }: Runs = shortRuns): Dominant | null => {
  let vector = start.slice();
  scale(vector, 1 / Math.sqrt(dot(vector, vector)));
  const run = Array.from({ length: steps + 1 }, () => new Float64Array(start.length));
  const most = Math.min(restarts, work / (steps * (rows.targets.length + steps * start.length)));
  for (let restart = 0; restart < most; restart += 1) {
    (run[0] as Float64Array).set(vector);
    const built = isSymmetric && isShort ? buildSymmetricRun(rows, run) : buildRun(rows, run);
    const small = smallVector(built.seen, built.length);
    vector = new Float64Array(start.length);
    for (let at = 0; at < built.length; at += 1) addTimes(vector, small[at] as number, run[at] as Float64Array);
    scale(vector, 1 / Math.sqrt(dot(vector, vector)));
    const value = seenValue(built, small);
    if (built.left * Math.abs(small[built.length - 1] as number) <= closeEnough * Math.abs(value)) return { value: value - 1, vector: vector.map(Math.abs) };
  }
  return null;
};
