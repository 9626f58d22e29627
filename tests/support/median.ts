/** The middle of some times; of an even number the upper of the two. 0 of none. */
export const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
