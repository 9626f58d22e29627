import type { Graph } from './graph.ts';

/** How often a node stands between two who are not tied, by whose side everyone is on. */
export type Roles = {
  /** All three in one group. */
  readonly coordinator: number;
  /** The two in one group, the broker in another. */
  readonly consultant: number;
  /** From another group into the broker's own. */
  readonly gatekeeper: number;
  /** From the broker's own group to another. */
  readonly representative: number;
  /** Three groups. */
  readonly liaison: number;
  readonly total: number;
};

const roleOf = (from: string, own: string, to: string): 'coordinator' | 'consultant' | 'gatekeeper' | 'representative' | 'liaison' => {
  if (from === to) return from === own ? 'coordinator' : 'consultant';
  if (to === own) return 'gatekeeper';
  return from === own ? 'representative' : 'liaison';
};

/**
 * Brokerage roles by group (R. Gould and R. Fernandez, Sociological Methodology 19, 1989): for every i → j → k with no i → k, the
 * role of j. In an undirected network each tie goes both ways, so every gatekeeping counts as representing too. A path counts only
 * where the groups of all three are known.
 *
 * Example: i → j → k, with i of health and j, k of the council: j is once a gatekeeper.
 */
export const brokerage = (graph: Graph, groupOf: readonly (string | null)[]): readonly Roles[] => {
  const { size, out } = graph;
  const mark = new Int32Array(size).fill(-1);
  const counts = Array.from({ length: size }, () => ({ coordinator: 0, consultant: 0, gatekeeper: 0, representative: 0, liaison: 0, total: 0 }));
  for (let first = 0; first < size; first += 1) {
    const from = groupOf[first] ?? null;
    if (from === null) continue;
    for (let at = out.offsets[first] as number; at < (out.offsets[first + 1] as number); at += 1) mark[out.targets[at] as number] = first;
    for (let at = out.offsets[first] as number; at < (out.offsets[first + 1] as number); at += 1) {
      const between = out.targets[at] as number;
      const own = groupOf[between] ?? null;
      if (own === null) continue;
      for (let on = out.offsets[between] as number; on < (out.offsets[between + 1] as number); on += 1) {
        const last = out.targets[on] as number;
        const to = groupOf[last] ?? null;
        if (last === first || mark[last] === first || to === null) continue;
        const count = counts[between] as (typeof counts)[number];
        count[roleOf(from, own, to)] += 1;
        count.total += 1;
      }
    }
  }
  return counts;
};
