import type { Reach } from './reach.ts';

/** null where the node reaches nobody. */
export type Closeness = { readonly overall: number | null; readonly within: number | null };

/**
 * Closeness by outgoing distances, in two conventions. `within`: the r nodes that are reached over the sum of the distances to them
 * (L. Freeman, Social Networks 1, 1978). `overall`: that, times the share r / (n − 1) of all others who are reached (S. Wasserman and
 * K. Faust, Social Network Analysis, 1994, p. 200), so that the middle of a small piece does not look central. Not defined for a node
 * that reaches nobody.
 *
 * Example: in the Florentine marriages, where the Pucci have none, the Medici reach 14 of 15 at 25 steps in all: within 0.56, overall 0.5227.
 */
export const closenessOf = ({ reached, far }: Pick<Reach, 'reached' | 'far'>): readonly Closeness[] =>
  Array.from(reached, (count, node): Closeness => {
    if (count === 0) return { overall: null, within: null };
    const within = count / (far[node] as number);
    return { within, overall: within * (count / (reached.length - 1)) };
  });

/**
 * The longest of the shortest paths, over the pairs that one can go; null where there is none.
 *
 * Example: the Florentine marriages have 5.
 */
export const diameterOf = ({ reached, farthest }: Pick<Reach, 'reached' | 'farthest'>): number | null => {
  let longest: number | null = null;
  for (let node = 0; node < reached.length; node += 1) if ((reached[node] as number) > 0) longest = Math.max(longest ?? 0, farthest[node] as number);
  return longest;
};

/**
 * Mean distance over the ordered pairs of which the first reaches the second; null where there is none.
 *
 * Example: a–b–c: 4/3.
 */
export const meanDistance = ({ reached, far }: Pick<Reach, 'reached' | 'far'>): number | null => {
  const pairs = reached.reduce((sum, one) => sum + one, 0);
  return pairs === 0 ? null : far.reduce((sum, one) => sum + one, 0) / pairs;
};
