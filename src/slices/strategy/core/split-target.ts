import { sentenceList } from '#lib/text.ts';
import { figure } from './figures.ts';

/** How parts make up a whole: counts are summed; per cents are weighted by what they are of, rates by the population that they are per. */
export type SplitBy = 'count' | 'per-cent' | 'rate';
export type Part = { readonly area: string; readonly value: number | null; /** What the per cent is of, or the population; counts need none. */ readonly base: number | null };
export type Whole = { readonly by: SplitBy; readonly value: number; readonly base: number | null; readonly unit?: string };

export type Split = {
  /** What the parts make together; null while a part that is needed is missing. */
  readonly together: number | null;
  /** The whole less the parts: above nought is still to be found, below it is more than was asked. */
  readonly gap: number | null;
  readonly addsUp: boolean;
  readonly missing: readonly { readonly area: string; readonly lacks: 'value' | 'base' }[];
  /** What each of the parts that lack only a value must bring, were the rest shared alike: evenly for counts, at one level otherwise. */
  readonly needed: number | null;
  readonly faults: readonly string[];
  readonly words: string;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const faultsOf = (whole: Whole, parts: readonly Part[]): readonly string[] => {
  const twice = [...Map.groupBy(parts, (part) => part.area.trim().toLowerCase()).values()].filter((all) => all.length > 1).map((all) => `${(all[0] as Part).area} is given ${all.length} times`);
  const bases = whole.by === 'count' ? [] : parts.filter((part) => part.base !== null && part.base <= 0).map((part) => `${part.area} has a base that is not above 0`);
  const known = parts.flatMap((part) => (part.base === null ? [] : [part.base]));
  const differ = whole.by !== 'count' && whole.base !== null && known.length === parts.length && parts.length > 0 && !near(sum(known), whole.base);
  return [...twice, ...bases, ...(differ ? [`the bases of the parts make ${figure(sum(known))} and the whole is of ${figure(whole.base as number)}: ${figure(Math.abs((whole.base as number) - sum(known)))} ${sum(known) < (whole.base as number) ? 'are in no part' : 'too many'}`] : [])];
};

const inWords = (whole: Whole, split: Omit<Split, 'words'>): string => {
  const unit = whole.by === 'per-cent' ? '%' : whole.unit === undefined ? '' : ` ${whole.unit}`;
  const of = (value: number): string => `${figure(value)}${unit}`;
  if (split.missing.length > 0) {
    const lacking = sentenceList(split.missing.map((one) => `${one.area} (no ${one.lacks === 'value' ? 'value' : 'base'})`));
    return `Missing: ${lacking}.${split.needed === null ? '' : ` To reach ${of(whole.value)}, ${split.missing.length === 1 ? 'it must bring' : 'each must bring'} ${of(split.needed)}.`}`;
  }
  if (split.together === null || split.gap === null) return 'There are no parts.';
  return split.addsUp ? `The parts add up to ${of(whole.value)}.` : `The parts make ${of(split.together)} and ${of(whole.value)} is wanted: ${of(Math.abs(split.gap))} ${split.gap > 0 ? 'below' : 'above'}.`;
};

const togetherOf = (by: SplitBy, parts: readonly Part[]): number | null => {
  if (parts.length === 0 || parts.some((part) => part.value === null || (by !== 'count' && part.base === null))) return null;
  if (by === 'count') return sum(parts.map((part) => part.value as number));
  const base = sum(parts.map((part) => part.base as number));
  return base > 0 ? sum(parts.map((part) => (part.value as number) * (part.base as number))) / base : null;
};

const neededOf = (whole: Whole, parts: readonly Part[]): number | null => {
  const open = parts.filter((part) => part.value === null);
  if (open.length === 0 || (whole.by !== 'count' && parts.some((part) => part.base === null))) return null;
  const weight = (part: Part): number => (whole.by === 'count' ? 1 : (part.base as number));
  const given = sum(parts.filter((part) => part.value !== null).map((part) => (part.value as number) * weight(part)));
  const wanted = whole.by === 'count' ? whole.value : whole.value * sum(parts.map(weight));
  const left = sum(open.map(weight));
  return left > 0 ? (wanted - given) / left : null;
};

/**
 * Whether the contributions of parts make up the target of a whole (S6; CSP 2.17, 3.12), and what is missing. Example: 60% of 1,000 and
 * 75% of 3,000 make 71.25% of 4,000; were 70% wanted, 1.25 points above.
 */
export const splitTarget = (whole: Whole, parts: readonly Part[]): Split => {
  const faults = faultsOf(whole, parts);
  const missing = parts.flatMap((part): Split['missing'] => [...(part.value === null ? [{ area: part.area, lacks: 'value' as const }] : []), ...(whole.by !== 'count' && part.base === null ? [{ area: part.area, lacks: 'base' as const }] : [])]);
  const together = togetherOf(whole.by, parts);
  const gap = together === null ? null : whole.value - together;
  const split = { together, gap, addsUp: together !== null && faults.length === 0 && near(together, whole.value), missing, needed: neededOf(whole, parts), faults };
  return { ...split, words: [inWords(whole, split), ...faults.map((fault) => `${fault}.`)].join(' ') };
};

/** Contributions that add up to a whole: counts by the size of each base, evenly with none, in whole numbers when the whole is one; per cents and rates alike everywhere. */
export const proposeSplit = (whole: Whole, areas: readonly { readonly area: string; readonly base: number | null }[]): readonly Part[] => {
  if (areas.length === 0) return [];
  if (whole.by !== 'count') return areas.map((one) => ({ ...one, value: whole.value }));
  const sized = areas.every((one) => one.base !== null && one.base > 0);
  const total = sized ? sum(areas.map((one) => one.base as number)) : areas.length;
  const exact = areas.map((one) => (whole.value * (sized ? (one.base as number) : 1)) / total);
  if (!Number.isInteger(whole.value)) return areas.map((one, index) => ({ ...one, value: exact[index] as number }));
  // Largest remainders, so that whole numbers add up.
  const floor = exact.map(Math.floor);
  const order = exact.map((value, index) => ({ index, rest: value - (floor[index] as number) })).toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  const extra = new Set(order.slice(0, whole.value - sum(floor)).map((one) => one.index));
  return areas.map((one, index) => ({ ...one, value: (floor[index] as number) + (extra.has(index) ? 1 : 0) }));
};
