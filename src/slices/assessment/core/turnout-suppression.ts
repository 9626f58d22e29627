/** The names of the parts to withhold: those under the smallest group and, when that leaves one alone, the next smallest. */
export const suppressedParts = (parts: readonly { readonly name: string; readonly asked: number }[], minGroup: number): ReadonlySet<string> => {
  const ordered = parts.toSorted((a, b) => a.asked - b.asked || (a.name < b.name ? -1 : 1));
  const small = ordered.filter((part) => part.asked < minGroup).length;
  const count = small === 1 ? Math.min(2, ordered.length) : small;
  return new Set(ordered.slice(0, count).map((part) => part.name));
};
