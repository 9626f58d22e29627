import { gammaQuantile } from '#lib/gamma.ts';
import { twoSided } from '#lib/normal.ts';

export type FunnelLimits = { readonly lower95: number; readonly upper95: number; readonly lower998: number; readonly upper998: number };

const around = (share: number, n: number, level: number): readonly [number, number] => {
  const z = twoSided(level);
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
};

/** The limits of a funnel of proportions around a common share, for a place of n people: Wilson's, at 95 and 99.8 per cent (Spiegelhalter, Statistics in Medicine 24, 2005). */
export const proportionFunnel = (share: number, n: number): FunnelLimits => {
  const [[lower95, upper95], [lower998, upper998]] = [around(share, n, 0.95), around(share, n, 0.998)];
  return { lower95, upper95, lower998, upper998 };
};

/** The limits of a funnel of rates per 1 around a common rate, for a place with so much exposure: exact Poisson about the expected count. */
export const rateFunnel = (common: number, exposure: number): FunnelLimits => {
  const expected = common * exposure;
  const ends = (level: number): readonly [number, number] => [gammaQuantile((1 - level) / 2, expected) / exposure, gammaQuantile(0.5 + level / 2, expected + 1) / exposure];
  const [[lower95, upper95], [lower998, upper998]] = [ends(0.95), ends(0.998)];
  return { lower95, upper95, lower998, upper998 };
};

/** One share of the people, from most to least deprived, with its value. */
export type Band = { readonly population: number; readonly value: number };

/**
 * The slope index of inequality: the difference between the two ends of the population, by a line through the bands' values at the
 * middle of their ranks, weighted by their size (Wagstaff and others, Social Science and Medicine 33, 1991). Positive when the value
 * grows towards the least deprived. Null below three bands or with nobody in one.
 */
export const slopeIndex = (bands: readonly Band[]): number | null => {
  const total = bands.reduce((sum, band) => sum + band.population, 0);
  if (bands.length < 3 || bands.some((band) => band.population <= 0)) return null;
  let below = 0;
  const ranked = bands.map(({ population, value }) => {
    const rank = (below + population / 2) / total;
    below += population;
    return { rank, value, weight: population / total };
  });
  const [meanRank, meanValue] = [ranked.reduce((sum, one) => sum + one.weight * one.rank, 0), ranked.reduce((sum, one) => sum + one.weight * one.value, 0)];
  const spread = ranked.reduce((sum, one) => sum + one.weight * (one.rank - meanRank) ** 2, 0);
  return ranked.reduce((sum, one) => sum + one.weight * (one.rank - meanRank) * (one.value - meanValue), 0) / spread;
};

/** Cuts places into so many groups of as near the same size as can be, by value, ties together by their order; 1 is the lowest. Null values get none. */
export const quantileOf = (values: readonly (number | null)[], groups: number): readonly (number | null)[] => {
  const ranked = values.flatMap((value, index) => (value === null ? [] : [{ value, index }])).toSorted((a, b) => a.value - b.value || a.index - b.index);
  const found: (number | null)[] = values.map(() => null);
  ranked.forEach(({ index }, rank) => {
    found[index] = Math.floor((rank * groups) / ranked.length) + 1;
  });
  return found;
};
