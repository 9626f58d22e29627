/** People who share one sector, layer and role: the groups they stand in, and how many of them there are, or answered one question. */
export type Cell = { readonly groups: readonly string[]; readonly n: number };

type Atom = { readonly groups: readonly string[]; readonly n: number };

// Cells that no shown figure tells apart are one atom: whatever is added to and taken from the shown figures, they stay together.
const atomsOf = (cells: readonly Cell[], shown: ReadonlySet<string>): readonly Atom[] => {
  const atoms = new Map<string, { readonly groups: readonly string[]; n: number }>();
  for (const cell of cells) {
    const groups = cell.groups.filter((group) => shown.has(group));
    const key = groups.join('\u0000');
    const atom = atoms.get(key) ?? { groups, n: 0 };
    atom.n += cell.n;
    atoms.set(key, atom);
  }
  return [...atoms.values()];
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
  const shown = new Set([...sizes].filter(([name, n]) => !forced.has(name) && (n === 0 || n >= least)).map(([name]) => name));
  const bySize = (names: Iterable<string>): readonly string[] => [...names].filter((name) => (sizes.get(name) ?? 0) > 0).toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0) || (a < b ? -1 : 1));
  for (;;) {
    const small = atomsOf(cells, shown).find((atom) => atom.n > 0 && atom.n < least);
    if (small === undefined) return shown;
    const apart = bySize(small.groups);
    const [next] = apart.length > 0 ? apart : bySize(shown);
    if (next === undefined) return shown;
    shown.delete(next);
  }
};
