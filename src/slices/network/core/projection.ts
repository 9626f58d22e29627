import type { Tie } from './graph.ts';

/** A person's seat in a group: two modes, with ties only between them. */
export type Membership = { readonly person: string; readonly group: string };

export type Projected = {
  readonly ids: readonly string[];
  /** Undirected, each pair once. `shared`: how many are in common; `strength` by the rule asked for. */
  readonly ties: readonly (Tie & { readonly shared: number; readonly strength: number })[];
  /** Ties that were below the threshold, and left out. */
  readonly below: number;
};

/** `shared`: how many groups two people share. `newman`: each shared group of k counts 1 / (k − 1), so that a large group says less. `jaccard`: shared over those either has. */
export type ProjectionRule = 'shared' | 'newman' | 'jaccard';

const gathered = (rows: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Set<string>>();
  for (const [key, value] of rows) {
    const known = found.get(key);
    if (known === undefined) found.set(key, new Set([value]));
    else known.add(value);
  }
  return new Map([...found].map(([key, values]) => [key, [...values]]));
};

/**
 * People tied by the groups they share. Every group makes a clique, so a projection is dense by construction: use Newman's weights
 * (Physical Review E 64, 016132, 2001) with a threshold. Ties weaker than the threshold are left out and counted.
 *
 * Example: a, b and c in one group, a and b in another: a–b has 1/2 + 1 = 3/2, a–c and b–c 1/2. With threshold 1, a–b is left.
 */
export const projectPeople = (memberships: readonly Membership[], { rule = 'newman', threshold = 0 }: { readonly rule?: ProjectionRule; readonly threshold?: number } = {}): Projected => {
  const groups = gathered(memberships.map(({ person, group }) => [group, person]));
  const people = gathered(memberships.map(({ person, group }) => [person, group]));
  const ids = [...people.keys()];
  const place = new Map(ids.map((id, at) => [id, at]));
  const pairs = new Map<number, { shared: number; newman: number }>();
  for (const members of groups.values()) {
    const places = members.map((id) => place.get(id) as number).toSorted((a, b) => a - b);
    places.forEach((first, at) => {
      for (const second of places.slice(at + 1)) {
        const key = first * ids.length + second;
        const pair = pairs.get(key) ?? { shared: 0, newman: 0 };
        pair.shared += 1;
        pair.newman += 1 / (places.length - 1);
        pairs.set(key, pair);
      }
    });
  }
  const groupsOf = (at: number): number => people.get(ids[at] as string)?.length ?? 0;
  const all = [...pairs].toSorted(([a], [b]) => a - b).map(([key, { shared, newman }]) => {
    const [first, second] = [Math.floor(key / ids.length), key % ids.length];
    const jaccard = shared / (groupsOf(first) + groupsOf(second) - shared);
    return { source: ids[first] as string, target: ids[second] as string, shared, strength: { shared, newman, jaccard }[rule] };
  });
  const ties = all.filter(({ strength }) => strength >= threshold - 1e-12);
  return { ids, ties, below: all.length - ties.length };
};

/** The same with sides changed: groups tied by the people they share. */
export const projectGroups = (memberships: readonly Membership[], options: { readonly rule?: ProjectionRule; readonly threshold?: number } = {}): Projected =>
  projectPeople(memberships.map(({ person, group }) => ({ person: group, group: person })), options);

/**
 * Density of the two modes: seats taken over seats possible, people times groups; null when either is empty.
 *
 * Example: two people and two groups with three seats taken: 3/4.
 */
export const twoModeDensity = (memberships: readonly Membership[]): number | null => {
  const [people, groups] = [new Set(memberships.map(({ person }) => person)), new Set(memberships.map(({ group }) => group))];
  const seats = [...gathered(memberships.map(({ person, group }) => [person, group])).values()].reduce((sum, one) => sum + one.length, 0);
  return memberships.length === 0 ? null : seats / (people.size * groups.size);
};
