import { gammaQuantile } from './gamma.ts';
import { twoSided } from './normal.ts';

/** Both ends of an interval, in the unit of what it is about; null where there is none. */
export type Limits = { readonly lower: number | null; readonly upper: number | null };

/** What is wrong with a numerator and a denominator: what a person should do. */
export type IntervalFault = string;

export type IntervalOf = { readonly value: number | null; readonly lower: number | null; readonly upper: number | null; readonly fault?: IntervalFault };

/**
 * The interval of a proportion by Wilson's score, with no continuity correction (Wilson, Journal of the American Statistical
 * Association 22, 1927): (2x + z² ∓ z √(z² + 4x(1 − x/n))) / (2(n + z²)). Example: 65 of 100 at 0.95: 0.552544 to 0.736358.
 */
export const wilson = (x: number, n: number, level = 0.95): Limits => {
  const z = twoSided(level);
  const half = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
  return { lower: Math.max(0, (2 * x + z * z - half) / (2 * (n + z * z))), upper: Math.min(1, (2 * x + z * z + half) / (2 * (n + z * z))) };
};

/**
 * The interval of a count by Byar's approximation (Breslow and Day, Statistical Methods in Cancer Research II, 1987): lower
 * x(1 − 1/9x − z/3√x)³, upper (x+1)(1 − 1/9(x+1) + z/3√(x+1))³. The lower end is null where the formula falls below nought.
 * Example: 65 at 0.95: 50.163188 to 82.849139.
 */
export const byar = (x: number, level = 0.95): Limits => {
  const z = twoSided(level);
  const lower = x === 0 ? 0 : x * (1 - 1 / (9 * x) - z / (3 * Math.sqrt(x))) ** 3;
  const next = x + 1;
  return { lower: lower < 0 ? null : lower, upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3 };
};

/** The exact Poisson interval of a count, by the chi-square distribution (Garwood, Biometrika 28, 1936). Example: 5 at 0.95: 1.623486 to 11.668332. */
export const exactCount = (x: number, level = 0.95): Limits => {
  const tail = (1 - level) / 2;
  return { lower: x === 0 ? 0 : gammaQuantile(tail, x), upper: gammaQuantile(1 - tail, x + 1) };
};

/** The interval of a count as public health does it: exact below 10, Byar's from 10 on. */
export const countInterval = (x: number, level = 0.95): Limits => (x < 10 ? exactCount(x, level) : byar(x, level));

const over = (limit: number | null, by: number): number | null => (limit === null ? null : limit / by);

const shared = (numerator: number | null, denominator: number | null, level: number): IntervalFault | null => {
  if (level < 0.9 || level >= 1) return 'The level must be from 0.9 to below 1, such as 0.95';
  if (numerator !== null && (!Number.isFinite(numerator) || numerator < 0)) return 'The numerator must be a number from 0';
  return denominator !== null && (!Number.isFinite(denominator) || denominator <= 0) ? 'The denominator must be a number above 0' : null;
};

const nothing = { value: null, lower: null, upper: null } as const;

/** A proportion with its interval. Missing parts leave it empty; a numerator above its denominator is a fault. */
export const proportion = (numerator: number | null, denominator: number | null, level = 0.95): IntervalOf => {
  const fault = shared(numerator, denominator, level) ?? (numerator !== null && denominator !== null && numerator > denominator ? 'The numerator is above the denominator: a proportion can’t be more than 1' : null);
  if (fault !== null) return { ...nothing, fault };
  return numerator === null || denominator === null ? nothing : { value: numerator / denominator, ...wilson(numerator, denominator, level) };
};

/** A rate per 1 with its interval; the numerator may be above the denominator. */
export const rate = (numerator: number | null, denominator: number | null, level = 0.95): IntervalOf => {
  const fault = shared(numerator, denominator, level);
  if (fault !== null) return { ...nothing, fault };
  if (numerator === null || denominator === null) return nothing;
  const { lower, upper } = countInterval(numerator, level);
  return { value: numerator / denominator, lower: over(lower, denominator), upper: over(upper, denominator) };
};
