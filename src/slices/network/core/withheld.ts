import { withheldGroups } from './suppress.ts';

type Sets = ReadonlyMap<string, ReadonlySet<string>>;

const unplaced = '\u0000unplaced';

const liesIn = (inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean => inner.size < outer.size && [...inner].every((id) => outer.has(id));

/**
 * Which of some groups of people may not be shown to those who may not see names: those that are too small, with the smallest of the
 * others where the rest would give them away; people who are in none count as a group of their own. Then those that lie in a larger one
 * that is shown, or in the whole, and leave too few of it: taking one from the other would point at them.
 *
 * Example: with 5, a board of 12 and its committee of 9 who all sit on it: the committee, since it leaves 3.
 */
export const withheldAmong = (groups: Sets, whole: ReadonlySet<string>, above: readonly ReadonlySet<string>[], least: number): ReadonlySet<string> => {
  const placed = new Set([...groups.values()].flatMap((ids) => [...ids]));
  const left = [...whole].filter((id) => !placed.has(id)).length;
  const sizes = new Map<string, number>([...[...groups].map(([name, ids]) => [name, ids.size] as const), ...(left === 0 ? [] : [[unplaced, left] as const])]);
  const withheld = new Set([...withheldGroups(sizes, least)].filter((name) => name !== unplaced));
  const bySize = [...groups].filter(([name]) => !withheld.has(name)).toSorted(([a, first], [b, second]) => first.size - second.size || (a < b ? -1 : 1));
  for (const [name, ids] of bySize) {
    const others = [...bySize.flatMap(([other, those]) => (other === name || withheld.has(other) ? [] : [those])), ...above, whole];
    if (others.some((those) => liesIn(ids, those) && those.size - ids.size < least)) withheld.add(name);
  }
  return withheld;
};
