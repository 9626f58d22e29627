import { withheldGroups } from './suppress.ts';

type Sets = ReadonlyMap<string, ReadonlySet<string>>;

const unplaced = '\u0000unplaced';

const liesIn = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean => {
  if (inner.size >= outer.size) return false;
  for (const id of inner) if (!outer.has(id)) return false;
  return inner.size > 0;
};

const unionOf = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> => new Set(sets.flatMap((ids) => [...ids]));

/**
 * Withholds from those shown, the smallest first, until nothing that is shown leaves few people of another that is shown: neither one
 * taken from what it lies in, nor all of those that lie in it together.
 */
const untilNothingIsLeft = (bySize: readonly (readonly [string, ReadonlySet<string>])[], around: readonly ReadonlySet<string>[], least: number): ReadonlySet<string> => {
  const gone = new Set<string>();
  const isFew = (count: number): boolean => count > 0 && count < least;
  for (;;) {
    const shown = bySize.filter(([name]) => !gone.has(name));
    const next = [...shown.map(([, ids]) => ids), ...around].flatMap((outer) => {
      const inside = shown.filter(([, ids]) => liesIn(ids, outer));
      const single = inside.find(([, ids]) => isFew(outer.size - ids.size));
      return single !== undefined ? [single] : inside.length > 0 && isFew(outer.size - unionOf(inside.map(([, ids]) => ids)).size) ? inside.slice(0, 1) : [];
    })[0];
    if (next === undefined) return gone;
    gone.add(next[0]);
  }
};

const outside = (whole: ReadonlySet<string>, groups: readonly ReadonlySet<string>[]): number => {
  const inside = unionOf(groups);
  return [...whole].filter((id) => !inside.has(id)).length;
};

/**
 * Which organisations may not be shown where people were told that theirs is shown by name: those of which nobody answered, since nobody
 * of theirs said yes; and while the people of these are together few, the smallest of the others, so that they can't be had as the rest.
 *
 * Example: with 3, organisations of 1, 2 and 9 who answered and one of 1 who did not: that one, and the smallest that makes three, here both the 1 and the 2.
 */
export const withheldOfNamed = (organisations: Sets, answered: ReadonlySet<string>, whole: ReadonlySet<string>, least: number): ReadonlySet<string> => {
  const heard = [...organisations].filter(([, ids]) => [...ids].some((id) => answered.has(id))).toSorted(([a, first], [b, second]) => first.size - second.size || (a < b ? -1 : 1));
  let from = 0;
  const rest = (): number => outside(whole, heard.slice(from).map(([, ids]) => ids));
  while (from < heard.length && rest() > 0 && rest() < least) from += 1;
  const shown = new Set(heard.slice(from).map(([name]) => name));
  return new Set([...organisations.keys()].filter((name) => !shown.has(name)));
};

/** Groups of which few people are left once organisations that are shown by name are taken from them. */
export const leavingFew = (groups: Sets, shown: readonly ReadonlySet<string>[], least: number): ReadonlySet<string> =>
  new Set([...groups].filter(([, ids]) => {
    const left = outside(ids, shown);
    return left > 0 && left < least;
  }).map(([name]) => name));

/**
 * Which of some groups of people may not be shown to those who may not see names: those that are too small, with the smallest of the
 * others where the rest would give them away; people who are in none count as a group of their own. Then those that lie in a larger one
 * that is shown, of them or of those `above`, or in the whole, and alone or together leave too few of it: taking one from the other
 * would point at them.
 *
 * Example: with 5, a board of 12 and its committee of 9 who all sit on it: the committee, since it leaves 3.
 */
export const withheldAmong = (groups: Sets, whole: ReadonlySet<string>, above: readonly ReadonlySet<string>[], least: number): ReadonlySet<string> => {
  const placed = new Set([...groups.values()].flatMap((ids) => [...ids]));
  const left = [...whole].filter((id) => !placed.has(id)).length;
  const sizes = new Map<string, number>([...[...groups].map(([name, ids]) => [name, ids.size] as const), ...(left === 0 ? [] : [[unplaced, left] as const])]);
  const withheld = new Set([...withheldGroups(sizes, least)].filter((name) => name !== unplaced));
  const bySize = [...groups].filter(([name]) => !withheld.has(name)).toSorted(([a, first], [b, second]) => first.size - second.size || (a < b ? -1 : 1));
  // What was withheld here and was not too small hides those who are: to take what is left from the whole says no more.
  return new Set([...withheld, ...untilNothingIsLeft(bySize, [...above, whole], least)]);
};
