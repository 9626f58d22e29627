import { logGamma } from './gamma.ts';

const tiny = 1e-300;

// Lentz's continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8).
const betaFraction = (a: number, b: number, x: number): number => {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let h = d;
  const step = (term: number): void => {
    d = 1 + term * d;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = 1 + term / c;
    if (Math.abs(c) < tiny) c = tiny;
    h *= d * c;
  };
  for (let m = 1; m < 1000; m += 1) {
    const before = h;
    step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(h - before) < 1e-16 * Math.abs(h)) break;
  }
  return h;
};

const beta = (a: number, b: number, x: number): number => {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
};

/** The share of Student's t distribution of so many degrees of freedom that lies further out than t, both sides together. */
export const outsideT = (t: number, degrees: number): number => beta(degrees / 2, 0.5, degrees / (degrees + t * t));

/** The t of a two-sided interval of a level. Example: level 0.95, 7 degrees: 2.364624. */
export const studentQuantile = (level: number, degrees: number): number => {
  let [low, high] = [0, 2];
  while (outsideT(high, degrees) > 1 - level) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step += 1) {
    const middle = (low + high) / 2;
    if (outsideT(middle, degrees) > 1 - level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** The interval of a mean: mean ± t · sd / √n. Null below two values. */
export const meanLimits = (n: number, mean: number, sd: number, level = 0.95): { readonly lower: number; readonly upper: number } | null => {
  if (n < 2) return null;
  const half = (studentQuantile(level, n - 1) * sd) / Math.sqrt(n);
  return { lower: mean - half, upper: mean + half };
};
