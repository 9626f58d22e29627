import { graphOfColumns, inducedOf, isTied, type Graph } from '../../core/graph.ts';
import { placesOf } from '../../core/layout/layout.ts';
import { neighbourhoodLayout } from '../../core/layout/neighbourhood-layout.ts';
import { changed, whatIf, type WhatIf } from '../../core/what-if.ts';
import type { ExploreData } from '../../web/explore-data.ts';

/** What is asked for: null means all. */
export type Choice = {
  readonly relation: number | null;
  readonly wave: number;
  readonly group: string | null;
  readonly layer: string | null;
  /** Only this one and those tied to them. */
  readonly around: string | null;
  readonly removed: ReadonlySet<string>;
  /** Ties that are made, by the ids of their ends. */
  readonly added: readonly (readonly [string, string])[];
};

export type Seen = {
  readonly graph: Graph;
  /** For each node of the graph, its place in the data. */
  readonly at: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Different others that each is tied to, and the most that anyone is. */
  readonly degree: Int32Array;
  readonly mostDegree: number;
  readonly isOneSided: (from: number, to: number) => boolean;
  readonly cutOff: ReadonlySet<string>;
  /** What it does to take some away and make ties; null where nothing is changed. */
  readonly change: WhatIf | null;
  /** Ties that are made, by their places in the graph. */
  readonly made: readonly (readonly [number, number])[];
};

export const firstChoice = (data: ExploreData): Choice => ({ relation: null, wave: Math.max(0, data.waves.length - 1), group: null, layer: null, around: null, removed: new Set(), added: [] });

type Filtered = { readonly graph: Graph; readonly oneSided: ReadonlySet<number> };

/** The network of those and of what is asked for, before anyone is taken away. */
const filtered = (data: ExploreData, choice: Choice): Filtered => {
  const place = new Int32Array(data.nodes.length).fill(-1);
  const ids: string[] = [];
  data.nodes.forEach(({ id, group, layer = null, in: waves }, at) => {
    if ((waves !== undefined && waves[choice.wave] == null) || (choice.group !== null && group !== choice.group) || (choice.layer !== null && layer !== choice.layer)) return;
    place[at] = ids.length;
    ids.push(id);
  });
  const kept = data.ties.filter(([from, to, relation, wave]) => (place[from] as number) >= 0 && (place[to] as number) >= 0 && wave === choice.wave && (choice.relation === null || relation === choice.relation));
  const isWeighted = choice.relation !== null && kept.some(([, , , , strength]) => strength !== null);
  const columns = { from: Int32Array.from(kept, ([from]) => place[from] as number), to: Int32Array.from(kept, ([, to]) => place[to] as number), strengths: isWeighted ? Float64Array.from(kept, ([, , , , strength]) => strength ?? 1) : null };
  // One report among several relations is enough for a whole line.
  const [broken, whole] = [new Set<number>(), new Set<number>()];
  kept.forEach(([, , , , , oneSided], tie) => {
    const [a, b] = [columns.from[tie] as number, columns.to[tie] as number];
    (oneSided === 1 ? broken : whole).add(Math.min(a, b) * ids.length + Math.max(a, b));
  });
  return { graph: graphOfColumns(ids, columns, data.directed), oneSided: new Set([...broken].filter((pair) => !whole.has(pair))) };
};

/** Stands a wide picture on its end, for a screen that is higher than wide. */
const upright = (seen: Seen): Seen => ({ ...seen, x: seen.y.map((one) => -one), y: seen.x });

/** What is to be drawn and said for a choice. */
export const see = (data: ExploreData, choice: Choice, isUpright = false): Seen => (isUpright ? upright(seeWide(data, choice)) : seeWide(data, choice));

const seeWide = (data: ExploreData, choice: Choice): Seen => {
  const { graph: base, oneSided } = filtered(data, choice);
  const nameOf = new Map(data.nodes.map(({ id, label }) => [id, label]));
  const known = new Set(base.ids);
  const remove = [...choice.removed].filter((id) => known.has(id));
  const add = choice.added.filter((pair) => pair.every((id) => known.has(id) && !choice.removed.has(id))).map(([source, target]) => ({ source, target }));
  const isChanged = remove.length + add.length > 0;
  const change = isChanged ? whatIf(base, { remove, add }, (id) => nameOf.get(id) ?? id) : null;
  const left = isChanged ? changed(base, { remove, add }) : base;
  const near = choice.around === null ? null : neighbourhoodLayout(left, choice.around);
  const graph = near === null ? left : inducedOf(left, Int32Array.from(near.ids, (id) => left.ids.indexOf(id)));
  const basePlace = new Map(base.ids.map((id, node) => [id, node]));
  const dataPlace = new Map(data.nodes.map(({ id }, node) => [id, node]));
  const places = near === null ? null : placesOf(near);
  const place = new Map(graph.ids.map((id, node) => [id, node]));
  const at = Int32Array.from(graph.ids, (id) => dataPlace.get(id) ?? 0);
  const degree = Int32Array.from(graph.ids, (_, node) => neighboursOf(graph, node).length);
  return {
    graph, at, degree, mostDegree: degree.reduce((most, one) => Math.max(most, one), 1), change, cutOff: new Set(change?.cutOff.flat() ?? []),
    x: Float64Array.from(graph.ids, (id, node) => places?.get(id)?.x ?? data.x[at[node] as number] ?? 0),
    y: Float64Array.from(graph.ids, (id, node) => places?.get(id)?.y ?? data.y[at[node] as number] ?? 0),
    made: add.flatMap(({ source, target }) => (place.has(source) && place.has(target) ? [[place.get(source) as number, place.get(target) as number] as const] : [])),
    isOneSided: (from, to) => {
      const [a, b] = [basePlace.get(graph.ids[from] as string) ?? 0, basePlace.get(graph.ids[to] as string) ?? 0];
      return oneSided.has(Math.min(a, b) * base.size + Math.max(a, b));
    },
  };
};

/** How many are seen, and before it what a what-if does. */
export const sumUp = ({ noun }: ExploreData, { graph, degree, change }: Seen): string => {
  const alone = degree.reduce((count, one) => count + (one === 0 ? 1 : 0), 0);
  const people = `${graph.size} ${graph.size === 1 ? noun[0] : noun[1]}, ${graph.ties} ${graph.ties === 1 ? 'tie' : 'ties'}${alone > 0 ? `, ${alone} with none` : ''}.`;
  return change === null ? people : `${change.words.join(' ')} ${people}`;
};

/** The same choice of other data of the same people: what is called the same, and those who are in both. */
export const carried = (from: ExploreData, to: ExploreData, choice: Choice, wave: string): Choice => {
  const known = new Set(to.nodes.map(({ id }) => id));
  const relation = choice.relation === null ? -1 : to.relations.indexOf(from.relations[choice.relation] ?? '');
  return {
    ...choice, relation: relation === -1 ? null : relation, wave: Math.max(0, to.waves.indexOf(wave)), group: choice.group !== null && to.groups.includes(choice.group) ? choice.group : null,
    around: null, removed: new Set([...choice.removed].filter((id) => known.has(id))), added: choice.added.filter((pair) => pair.every((id) => known.has(id))),
  };
};

/** All that a node is tied to, whichever way. */
export const neighboursOf = ({ out, into, directed }: Graph, node: number): readonly number[] => {
  const found = Array.from(out.targets.subarray(out.offsets[node] as number, out.offsets[node + 1] as number));
  if (!directed) return found;
  for (let at = into.offsets[node] as number; at < (into.offsets[node + 1] as number); at += 1) if (!isTied(out, node, into.targets[at] as number)) found.push(into.targets[at] as number);
  return found;
};

/** The nearest node in the direction of an arrow: within a quarter turn, with little weight on what lies aside. null where there is none. */
export const nextInDirection = ({ x, y }: Pick<Seen, 'x' | 'y'>, from: number, [dirX, dirY]: readonly [number, number]): number | null => {
  let [best, least]: [number | null, number] = [null, Infinity];
  for (let node = 0; node < x.length; node += 1) {
    const [dx, dy] = [(x[node] as number) - (x[from] as number), (y[node] as number) - (y[from] as number)];
    const [along, aside] = [dx * dirX + dy * dirY, Math.abs(dx * dirY - dy * dirX)];
    if (node === from || along <= 0 || aside > along) continue;
    const cost = along + aside * 1.5;
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
};

/** Names that hold what is typed, those that begin with it first, the shortest of them before others. */
export const findNames = (data: ExploreData, typed: string, most = 20): readonly number[] => {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  return data.nodes
    .flatMap(({ label }, at) => {
      const place = label.toLowerCase().indexOf(wanted);
      return place === -1 ? [] : [{ at, place: place === 0 ? 0 : 1, length: label.length }];
    })
    .toSorted((a, b) => a.place - b.place || a.length - b.length || a.at - b.at)
    .slice(0, most)
    .map(({ at }) => at);
};
