/** Lengths of ties, and the number that divides a sum of them to give distances. */
export type Lengths = { readonly lengths: Float64Array; readonly unit: number; readonly isWhole: boolean };

const largest = 2 ** 40;

const divisor = (first: number, second: number): number => {
  let [a, b] = [first, second];
  while (b > 0) [a, b] = [b, a % b];
  return a;
};

/** The power of ten that makes every strength whole; null if none up to a million does. */
const wholeScale = (strengths: Float64Array): number | null => {
  for (let scale = 1; scale <= 1_000_000; scale *= 10) {
    const isWhole = strengths.every((strength) => {
      const near = Math.round(strength * scale);
      return near > 0 && Math.abs(strength * scale - near) <= near * 1e-12;
    });
    if (isWhole) return scale;
  }
  return null;
};

/**
 * The length of a tie is 1 / strength. Sums of such fractions that are equal on paper differ in the last bit, and then equal paths
 * count as unequal; so lengths are put on a common denominator and are whole numbers. Where that would be too large, they stay
 * fractions, and paths are compared with a relative tolerance of 1 in 10¹⁰.
 *
 * Example: strengths 1, 2 and 3 have lengths 6, 3 and 2, in sixths.
 */
export const wholeLengths = (strengths: Float64Array): Lengths => {
  const fractions: Lengths = { lengths: strengths.map((strength) => 1 / strength), unit: 1, isWhole: false };
  const scale = wholeScale(strengths);
  if (scale === null) return fractions;
  let common = 1;
  for (const strength of new Set(Array.from(strengths, (one) => Math.round(one * scale)))) {
    common = (common / divisor(common, strength)) * strength;
    if (common > largest) return fractions;
  }
  return { lengths: strengths.map((strength) => common / Math.round(strength * scale)), unit: common / scale, isWhole: true };
};
