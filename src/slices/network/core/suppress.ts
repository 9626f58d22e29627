/** Five, as elsewhere here; three is the least that others in the field use. */
export const smallestGroup = 5;

/**
 * Groups that may not be shown: those with fewer people than the smallest group, and then, while those withheld are together still
 * fewer, the smallest of the others, so that no difference from the whole gives them away.
 *
 * Example: sizes 3, 6, 8 and 20 with 5: the 3, and so that it can't be had as the rest, the 6.
 */
export const withheldGroups = (sizes: ReadonlyMap<string, number>, least = smallestGroup): ReadonlySet<string> => {
  const ordered = [...sizes].filter(([, size]) => size > 0).toSorted(([a, first], [b, second]) => first - second || (a < b ? -1 : 1));
  const withheld = new Set(ordered.filter(([, size]) => size < least).map(([group]) => group));
  let together = ordered.reduce((sum, [group, size]) => sum + (withheld.has(group) ? size : 0), 0);
  for (const [group, size] of ordered) {
    if (withheld.size === 0 || together >= least) break;
    if (withheld.has(group)) continue;
    withheld.add(group);
    together += size;
  }
  return withheld;
};

/**
 * Whether two figures of overlapping sets of people (two waves, or a filter and the whole) may stand side by side: each has enough
 * people, and those in one and not the other are none or enough, so that taking one from the other points at nobody.
 *
 * Example: 20 people and the same 20 less two: no.
 */
export const mayStandBeside = (first: ReadonlySet<string>, second: ReadonlySet<string>, least = smallestGroup): boolean => {
  const only = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((id) => !b.has(id)).length;
  const isEnough = (count: number): boolean => count === 0 || count >= least;
  return first.size >= least && second.size >= least && isEnough(only(first, second)) && isEnough(only(second, first));
};
