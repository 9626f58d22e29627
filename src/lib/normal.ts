import { upperGamma } from './gamma.ts';

/** The share of a standard normal distribution below z, by the complementary error function as an incomplete gamma (Abramowitz and Stegun 7.1, 6.5.17). */
export const normalBelow = (z: number): number => {
  const tail = 0.5 * upperGamma(0.5, (z * z) / 2);
  return z > 0 ? 1 - tail : tail;
};

const a = [-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239];
const b = [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1];
const c = [-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const d = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];

const poly = (terms: readonly number[], x: number): number => terms.reduce((sum, term) => sum * x + term, 0);

const rough = (p: number): number => {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return poly(c, q) / (poly(d, q) * q + 1);
  }
  if (p > 1 - 0.02425) return -rough(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (poly(a, r) * q) / (poly(b, r) * r + 1);
};

/** The z below which a share p of a standard normal distribution lies, 0 < p < 1: Acklam's approximation with one step of Halley. Example: normalQuantile(0.975) = 1.959963985. */
export const normalQuantile = (p: number): number => {
  const x = rough(p);
  const e = normalBelow(x) - p;
  const u = e * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2);
  return x - u / (1 + (x * u) / 2);
};

// Nearly every interval is of one of two levels.
const common = new Map([0.95, 0.998].map((level) => [level, normalQuantile(0.5 + level / 2)]));

/** The z of a two-sided interval of a level, such as 0.95. */
export const twoSided = (level: number): number => common.get(level) ?? normalQuantile(0.5 + level / 2);
