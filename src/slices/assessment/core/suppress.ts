/** People who share one sector, layer and role: the groups they stand in, and how many of them there are, or answered one question. */
export type Cell = { readonly groups: readonly string[]; readonly n: number };

type Marked = { readonly mask: bigint; readonly n: number };

// Each group is a bit, and a cell the bits of the groups it stands in.
const marked = (cells: readonly Cell[]): { readonly cells: readonly Marked[]; readonly bitOf: ReadonlyMap<string, bigint> } => {
  const bitOf = new Map<string, bigint>();
  const bit = (group: string): bigint => {
    const known = bitOf.get(group);
    if (known !== undefined) return known;
    const next = 1n << BigInt(bitOf.size);
    bitOf.set(group, next);
    return next;
  };
  return { cells: cells.map(({ groups, n }) => ({ n, mask: groups.reduce((mask, group) => mask | bit(group), 0n) })), bitOf };
};

// Cells that no shown figure tells apart are one atom: whatever is added to and taken from the shown figures, they stay together.
const smallAtom = (cells: readonly Marked[], shown: bigint, least: number): bigint | null => {
  const sizes = new Map<bigint, number>();
  for (const { mask, n } of cells) sizes.set(mask & shown, (sizes.get(mask & shown) ?? 0) + n);
  for (const [atom, n] of sizes) if (n > 0 && n < least) return atom;
  return null;
};

/** How many people, or answers, each group has. */
export const sizesOf = (cells: readonly Cell[]): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>();
  for (const { groups, n } of cells) for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + n);
  return sizes;
};

/**
 * Which groups may be shown beside the whole, over all ways of dividing it at once (sector, layer, role): each has none or at least
 * `least`, and so has every set of people that can be worked out by adding and subtracting what is shown. Where one would be
 * smaller, the smallest group that sets it apart is withheld, and so on until none is. `forced` are withheld for a reason of their own.
 */
export const shownGroups = (cells: readonly Cell[], least: number, forced: ReadonlySet<string> = new Set()): ReadonlySet<string> => {
  const sizes = sizesOf(cells);
  const { cells: bits, bitOf } = marked(cells);
  const bySize = [...sizes].toSorted((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  const shown = new Set(bySize.filter(([name, n]) => !forced.has(name) && (n === 0 || n >= least)).map(([name]) => name));
  let mask = [...shown].reduce((sum, name) => sum | (bitOf.get(name) ?? 0n), 0n);
  for (let atom = smallAtom(bits, mask, least); atom !== null; atom = smallAtom(bits, mask, least)) {
    const apart = atom;
    const next = bySize.find(([name, n]) => n > 0 && shown.has(name) && (apart === 0n || ((bitOf.get(name) ?? 0n) & apart) !== 0n));
    if (next === undefined) return shown;
    shown.delete(next[0]);
    mask &= ~(bitOf.get(next[0]) ?? 0n);
  }
  return shown;
};
