/** A part of a whole whose size is known: one group of one partition. */
export type Part = { readonly name: string; readonly n: number };

/**
 * Which parts of a partition to withhold, when the whole is shown: every part under the smallest group and, when those
 * withheld together are still fewer than it, or only one, the next smallest too, so that what is left after taking the
 * shown parts from the whole is never one small group. Empty parts are not people and are passed over. `forced` parts are
 * withheld already, for a reason of their own.
 */
export const withheldParts = (parts: readonly Part[], least: number, forced: ReadonlySet<string> = new Set()): ReadonlySet<string> => {
  const ordered = parts.filter((part) => part.n > 0).toSorted((a, b) => a.n - b.n || (a.name < b.name ? -1 : 1));
  const withheld = ordered.filter((part) => part.n < least || forced.has(part.name));
  if (withheld.length === 0) return new Set(forced);
  for (const next of ordered.filter((part) => !withheld.includes(part))) {
    if (withheld.length > 1 && withheld.reduce((sum, part) => sum + part.n, 0) >= least) break;
    withheld.push(next);
  }
  return new Set([...forced, ...withheld.map((part) => part.name)]);
};
