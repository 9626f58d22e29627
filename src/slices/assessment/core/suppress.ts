/** A part of a whole whose size is known: one group of one partition. */
export type Part = { readonly name: string; readonly n: number };

/**
 * Which parts of a partition to withhold, when the whole is shown: every part under the smallest group and, when those
 * withheld together are still fewer than it, or only one, the next smallest too, so that what is left after taking the
 * shown parts from the whole is never one small group. Empty parts are not people and are passed over.
 */
export const withheldParts = (parts: readonly Part[], least: number): ReadonlySet<string> => {
  const ordered = parts.filter((part) => part.n > 0).toSorted((a, b) => a.n - b.n || (a.name < b.name ? -1 : 1));
  const small = ordered.filter((part) => part.n < least);
  if (small.length === 0) return new Set();
  const withheld = [...small];
  for (const next of ordered.slice(small.length)) {
    if (withheld.length > 1 && withheld.reduce((sum, part) => sum + part.n, 0) >= least) break;
    withheld.push(next);
  }
  return new Set(withheld.map((part) => part.name));
};
