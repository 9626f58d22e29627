/** Sector, layer and role of someone asked, each null where it is not recorded. */
export type Traits = { readonly sector: string | null; readonly layer: string | null; readonly role: string | null };

const unrecorded: Traits = { sector: null, layer: null, role: null };

/** From the full description to none: the role goes first, because it picks people out soonest. */
const coarser: readonly ((traits: Traits) => Traits)[] = [
  (traits) => traits,
  (traits) => ({ ...traits, role: null }),
  (traits) => ({ ...traits, role: null, layer: null }),
  () => unrecorded,
];

export const cellName = (traits: Traits): string => JSON.stringify([traits.sector, traits.layer, traits.role]);

type Member<K> = readonly [key: K, traits: Traits];

const settle = <K>(waiting: readonly Member<K>[], least: number): { readonly cells: Map<string, Member<K>[]>; readonly rest: Member<K>[] } => {
  const cells = new Map<string, Member<K>[]>();
  let rest: Member<K>[] = [...waiting];
  for (const coarsen of coarser.slice(0, -1)) {
    const next: Member<K>[] = [];
    for (const members of Map.groupBy(rest, ([, traits]) => cellName(coarsen(traits))).values()) {
      const traits = coarsen((members[0] as Member<K>)[1]);
      if (members.length < least || cellName(traits) === cellName(unrecorded)) next.push(...members);
      else cells.set(cellName(traits), [...(cells.get(cellName(traits)) ?? []), ...members.map(([key]) => [key, traits] as const)]);
    }
    rest = next;
  }
  return { cells, rest };
};

/**
 * Describes each person only as closely as at least `least` people are described alike, so that a description picks out
 * nobody (k-anonymity: Sweeney, 2002). What is left over is described by nothing; when those would be too few, the smallest
 * cells join them until they are not. With fewer than `least` people in all, nobody is described.
 */
export const generalise = <K>(people: ReadonlyMap<K, Traits>, least: number): ReadonlyMap<K, Traits> => {
  const { cells, rest } = settle([...people], least);
  while (rest.length > 0 && rest.length < least && cells.size > 0) {
    const [name, members] = [...cells].toSorted((a, b) => a[1].length - b[1].length || (a[0] < b[0] ? -1 : 1))[0] as [string, Member<K>[]];
    rest.push(...members);
    cells.delete(name);
  }
  return new Map([...[...cells.values()].flat(), ...rest.map(([key]) => [key, unrecorded] as const)]);
};
