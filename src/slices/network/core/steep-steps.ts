import type { Dominant } from './dominant-vector.ts';
import { eliminationOf, type Elimination } from './elimination.ts';
import type { Rows } from './graph.ts';

/** What is left of the equations (σ − A) x = b on the way: the middle, and beside each entry of `later` what lies above and below it. */
type Factors = Elimination & { readonly middle: Float64Array; readonly above: Float64Array; readonly below: Float64Array };

const placesOf = (order: Int32Array): Int32Array => {
  const place = new Int32Array(order.length);
  order.forEach((node, at) => {
    place[node] = at;
  });
  return place;
};

const findIn = ({ offsets, later }: Elimination, row: number, column: number): number => {
  let [low, high] = [offsets[row] as number, (offsets[row + 1] as number) - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((later[middle] as number) < column) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Puts σ − A into the room. */
const fill = (factors: Factors, place: Int32Array, { offsets, targets, strengths }: Rows, shift: number): void => {
  const { middle, above, below } = factors;
  middle.fill(shift);
  above.fill(0);
  below.fill(0);
  for (let node = 0; node < place.length; node += 1) {
    const row = place[node] as number;
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) {
      const column = place[targets[at] as number] as number;
      const value = strengths === null ? 1 : (strengths[at] as number);
      if (row < column) above[findIn(factors, row, column)] = -value;
      else below[findIn(factors, column, row)] = -value;
    }
  }
};

/** Takes one unknown out of the equations of those that are later and tied to it. */
const takeOut = ({ offsets, later, middle, above, below }: Factors, row: number, least: number): void => {
  if ((middle[row] as number) < least) middle[row] = least;
  const [start, end, own] = [offsets[row] as number, offsets[row + 1] as number, middle[row] as number];
  for (let at = start; at < end; at += 1) below[at] = (below[at] as number) / own;
  for (let first = start; first < end; first += 1) {
    const other = later[first] as number;
    const [factor, across] = [below[first] as number, above[first] as number];
    middle[other] = (middle[other] as number) - factor * across;
    let there = offsets[other] as number;
    for (let second = first + 1; second < end; second += 1) {
      const far = later[second] as number;
      while ((later[there] as number) < far) there += 1;
      above[there] = (above[there] as number) - factor * (above[second] as number);
      below[there] = (below[there] as number) - (below[second] as number) * across;
    }
  }
};

/** Solves (σ − A) y = x, x and y in the order of places. */
const solve = ({ offsets, later, middle, above, below }: Factors, y: Float64Array): void => {
  for (let row = 0; row < y.length; row += 1) {
    const own = y[row] as number;
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at += 1) y[later[at] as number] = (y[later[at] as number] as number) - (below[at] as number) * own;
  }
  for (let row = y.length - 1; row >= 0; row -= 1) {
    let sum = y[row] as number;
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at += 1) sum -= (above[at] as number) * (y[later[at] as number] as number);
    y[row] = sum / (middle[row] as number);
  }
};

const scaleToOne = (vector: Float64Array): void => {
  const most = vector.reduce((greatest, one) => Math.max(greatest, one), 0);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] as number) / most;
};

// Smaller values than this have lost digits, and say nothing of the whole.
const tooSmall = 1e-280;

type Bounds = { readonly least: number; readonly most: number; readonly next: Float64Array };

/** A x, with the least and the greatest that it is of x: the eigenvalue lies between (L. Collatz, 1942). */
const boundsOf = ({ offsets, targets, strengths }: Rows, x: Float64Array): Bounds => {
  const next = new Float64Array(x.length);
  let [least, most] = [Infinity, 0];
  for (let node = 0; node < x.length; node += 1) {
    let sum = 0;
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) sum += (x[targets[at] as number] as number) * (strengths === null ? 1 : (strengths[at] as number));
    next[node] = sum;
    if ((x[node] as number) < tooSmall) continue;
    const ratio = sum / (x[node] as number);
    least = Math.min(least, ratio);
    most = Math.max(most, ratio);
  }
  return { least, most, next };
};

/** A first guess that is nowhere far off: some rounds of everyone taking in what their neighbours have. */
const firstGuess = (rows: Rows, size: number): Float64Array => {
  const x = new Float64Array(size).fill(1);
  for (let round = 0; round < 30; round += 1) {
    const { next } = boundsOf(rows, x);
    for (let node = 0; node < size; node += 1) x[node] = (x[node] as number) + (next[node] as number);
    scaleToOne(x);
  }
  return x;
};

const lengthOne = (vector: Float64Array): Float64Array => {
  const length = Math.sqrt(vector.reduce((sum, one) => sum + one * one, 0));
  return vector.map((one) => one / length);
};

const stepsAtMost = 100;

/**
 * The greatest eigenvalue with its vector where others are so near it that no round of multiplying tells them apart, as in a long
 * chain. Each step solves (σ − A) y = x with σ the greatest ratio (A x)i / xi, which comes down on the eigenvalue and squares what is
 * missing each time; no value is ever subtracted from another of its kind, so that small ones are as exact as large ones (T. Noda,
 * Numerische Mathematik 17, 1971). Everyone must be reached from those who hold the eigenvalue. null where the equations would fill up.
 *
 * Example: a chain of 3,000: 2 cos(π / 3001), with sin(π k / 3001) for its k-th, scaled to length 1.
 */
export const steepSteps = (rows: Rows, size: number): Dominant | null => {
  const ties = rows.targets.length;
  const elimination = eliminationOf(rows, size, { entries: 12 * (size + ties), steps: 2e8 });
  if (elimination === null) return null;
  const entries = elimination.later.length;
  const factors: Factors = { ...elimination, middle: new Float64Array(size), above: new Float64Array(entries), below: new Float64Array(entries) };
  const place = placesOf(elimination.order);
  let x = firstGuess(rows, size);
  let shift = Infinity;
  for (let step = 0; step < stepsAtMost; step += 1) {
    const { least, most } = boundsOf(rows, x);
    if (most - least <= 1e-14 * most || most >= shift) return { value: Math.min(most, shift), vector: lengthOne(x) };
    shift = most;
    fill(factors, place, rows, shift);
    for (let row = 0; row < size; row += 1) takeOut(factors, row, shift * 1e-16);
    const y = Float64Array.from(elimination.order, (node) => x[node] as number);
    solve(factors, y);
    x = Float64Array.from(place, (at) => y[at] as number);
    scaleToOne(x);
  }
  return null;
};
