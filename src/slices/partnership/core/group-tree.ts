import type { GroupId } from '#lib/id.ts';
import type { Group } from './membership-record.ts';

/** A group with those that report to it. */
export type Branch = { readonly group: Group; readonly below: readonly Branch[] };

/** The groups as a forest: those that report to nobody (or to a group that has ended) stand at the top. */
export const groupTree = (groups: readonly Group[]): readonly Branch[] => {
  const known = new Set(groups.map((group) => group.id));
  const below = Map.groupBy(groups, (group) => (group.parent !== null && known.has(group.parent) ? group.parent : null));
  const grow = (group: Group, above: ReadonlySet<GroupId>): Branch => ({
    group,
    below: (below.get(group.id) ?? []).filter((one) => !above.has(one.id)).map((one) => grow(one, new Set([...above, group.id]))),
  });
  return (below.get(null) ?? []).map((group) => grow(group, new Set()));
};

/**
 * The groups that have no line to a strategic group: going up by “reports to” never reaches one. Committees of a partner,
 * which answer to their own organisation, are not counted.
 */
export const offTheLine = (groups: readonly Group[]): readonly Group[] => {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const reaches = new Map<GroupId, boolean>();
  const climb = (start: Group): boolean => {
    const trail: GroupId[] = [];
    let at: Group | undefined = start;
    let found = false;
    while (at !== undefined && !trail.includes(at.id)) {
      const settled = reaches.get(at.id);
      if (settled !== undefined || at.layer === 'strategic') {
        found = settled ?? true;
        break;
      }
      trail.push(at.id);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    for (const id of trail) reaches.set(id, found);
    return found;
  };
  return groups.filter((group) => group.layer !== 'strategic' && group.host === null && !climb(group));
};
