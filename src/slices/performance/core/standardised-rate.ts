import { byar, countInterval, type Limits } from '#lib/rate-interval.ts';

export type AgeBand = { readonly count: number; readonly population: number; readonly standard: number };
export type Standardised = Limits & { readonly value: number | null };

const none: Standardised = { value: null, lower: null, upper: null };

/**
 * A directly standardised rate per 1 with Dobson's interval on Byar's limits of the whole count (Dobson and others, Statistics in
 * Medicine 10, 1991). Empty when fewer than ten are counted, where it says too little.
 */
export const directRate = (bands: readonly AgeBand[], level = 0.95): Standardised => {
  const [total, standard] = [bands.reduce((sum, band) => sum + band.count, 0), bands.reduce((sum, band) => sum + band.standard, 0)];
  if (total < 10 || standard <= 0 || bands.some((band) => band.population <= 0 || band.count < 0)) return none;
  const value = bands.reduce((sum, band) => sum + (band.standard * band.count) / band.population, 0) / standard;
  const variance = bands.reduce((sum, band) => sum + (band.standard ** 2 * band.count) / band.population ** 2, 0) / standard ** 2;
  const { lower, upper } = byar(total, level);
  const scale = Math.sqrt(variance / total);
  return { value, lower: lower === null ? null : value + scale * (lower - total), upper: upper === null ? null : value + scale * (upper - total) };
};

/** An indirectly standardised ratio, observed over expected, with the interval of the observed count. */
export const indirectRatio = (observed: number, expected: number, level = 0.95): Standardised => {
  if (expected <= 0 || observed < 0) return none;
  const { lower, upper } = countInterval(observed, level);
  return { value: observed / expected, lower: lower === null ? null : lower / expected, upper: upper === null ? null : upper / expected };
};
