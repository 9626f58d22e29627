/** Chance from a seed: the same seed gives the same run. */
export type Chance = {
  /** At least 0 and below 1. */
  readonly next: () => number;
  /** A whole number from 0, below the one given. */
  readonly below: (limit: number) => number;
  /** Puts the list in any order, in place. */
  readonly shuffle: (list: Int32Array) => void;
};

/** Mulberry32, by T. Ettinger: 32 bits of state, enough for orders, permutations and made-up figures; not for secrets. */
export const seeded = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const shuffle = (list: Int32Array): void => {
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = below(at + 1);
      [list[at], list[other]] = [list[other] as number, list[at] as number];
    }
  };
  return { next, below, shuffle };
};

/** A whole number of 32 bits, with its sign, that the same text always gives: a seed. */
export const seedOf = (text: string): number => Array.from(text).reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
