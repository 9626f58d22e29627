import { tieColumns, type Graph } from '../core/graph.ts';
import { placesOf, type Layout } from '../core/layout/layout.ts';
import type { PictureNode } from './picture-data.ts';

export type ExploreNode = {
  readonly id: string;
  readonly label: string;
  readonly group: string | null;
  readonly layer?: string | null;
  readonly organisation?: string | null;
  readonly kind?: 'person' | 'organisation';
  readonly silent?: boolean;
  /** Which participant this is in each wave, null where they are not in it; left out where there is one wave, of which `id` is. */
  readonly in?: readonly (string | null)[];
};

/** A tie by the places of its ends, its relation and its wave. */
export type ExploreTie = readonly [from: number, to: number, relation: number, wave: number, strength: number | null, oneSided: 0 | 1];

/** All that the explorer knows. It comes from an address with the rights of the page, so it can show nobody that the page does not. */
export type ExploreData = {
  readonly directed: boolean;
  readonly nodes: readonly ExploreNode[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly ties: readonly ExploreTie[];
  readonly relations: readonly string[];
  /** The oldest first. */
  readonly waves: readonly string[];
  /** In the order of their colours. */
  readonly groups: readonly string[];
  readonly groupName: string;
  readonly noun: readonly [one: string, many: string];
  /** What the address of the page calls each relation. */
  readonly relationIds?: readonly string[];
  /** Waves that can be asked for beside this one. */
  readonly others?: readonly { readonly title: string; readonly href: string }[];
  /** Where a what-if of one of the waves can be kept, by its place; left out for those who may keep none. */
  readonly keep?: { readonly wave: number; readonly href: string };
};

/** One relation in one wave. */
export type ExploreSource = { readonly relation: string; readonly wave: string; readonly graph: Graph; readonly oneSided?: readonly (readonly [string, string])[] };
type Shown = PictureNode & Pick<ExploreNode, 'layer' | 'organisation' | 'in'>;

/** What the explorer is given, out of the same values as the picture. Only those whom the layout has a place for are in it. */
export const exploreData = (sources: readonly ExploreSource[], layout: Layout, facts: { readonly nodes: ReadonlyMap<string, Shown>; readonly groups: readonly string[]; readonly groupName: string; readonly noun?: readonly [string, string] }): ExploreData => {
  const places = placesOf(layout);
  const ids = layout.ids;
  const at = new Map(ids.map((id, place) => [id, place]));
  const [relations, waves] = [[...new Set(sources.map(({ relation }) => relation))], [...new Set(sources.map(({ wave }) => wave))]];
  const ties = sources.flatMap(({ relation, wave, graph, oneSided = [] }) => {
    const broken = new Set(oneSided.flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
    const { from, to, strengths } = tieColumns(graph);
    return Array.from(from, (source, place): ExploreTie | null => {
      const [a, b] = [graph.ids[source] as string, graph.ids[to[place] as number] as string];
      const [first, second] = [at.get(a), at.get(b)];
      return first === undefined || second === undefined ? null : [first, second, relations.indexOf(relation), waves.indexOf(wave), strengths?.[place] ?? null, broken.has(`${a}\n${b}`) ? 1 : 0];
    }).filter((tie) => tie !== null);
  });
  return {
    directed: sources.some(({ graph }) => graph.directed), relations, waves, ties, groups: facts.groups, groupName: facts.groupName, noun: facts.noun ?? ['person', 'people'],
    nodes: ids.map((id) => ({ id, label: id, group: null, ...facts.nodes.get(id) })),
    x: ids.map((id) => Math.round((places.get(id)?.x ?? 0) * 10) / 10), y: ids.map((id) => Math.round((places.get(id)?.y ?? 0) * 10) / 10),
  };
};
