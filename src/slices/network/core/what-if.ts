import { components } from './components.ts';
import { inSentence } from './finding.ts';
import { graphOf, inducedOf, tiesOf, undirectedOf, type Graph, type Tie } from './graph.ts';
import { fragmentation } from './key-players.ts';
import { graphMeasures, type GraphMeasures } from './measure.ts';
import { meanDistance } from './closeness.ts';
import { reachOf } from './reach.ts';

/** Who goes and which ties are made. A tie with somebody who goes is none. */
export type Change = { readonly remove?: readonly string[]; readonly add?: readonly Tie[] };

export type Figures = GraphMeasures & {
  /** Over pairs that reach each other; null where none does. */
  readonly meanDistance: number | null;
  readonly fragmentation: number | null;
  readonly isolates: number;
};

export type WhatIf = {
  readonly removed: readonly string[];
  readonly added: readonly Tie[];
  readonly before: Figures;
  readonly after: Figures;
  /** Pairs of those left who could reach each other before, direction left aside, and no longer can. */
  readonly pairsCut: number;
  /** Pairs of those left who could not reach each other, and now can. */
  readonly pairsJoined: number;
  /** Pieces that come away: each group of people who are cut off from the largest piece that their own breaks into. */
  readonly cutOff: readonly (readonly string[])[];
  readonly words: readonly string[];
};

/** Counts ties along paths, also where ties have strengths, so that figures before and after are of one kind. */
export const figuresOf = (graph: Graph): Figures => {
  const simple = undirectedOf(graph);
  const reach = reachOf(graph);
  const alone = components(graph).sizes.filter((size) => size === 1).length;
  return { ...graphMeasures(graph, reach, simple), meanDistance: meanDistance(reach), fragmentation: fragmentation(simple), isolates: alone };
};

/** How many ties one what-if may make: more is a plan and no what-if. */
export const tiesAtMost = 5;

/** The network with some gone and some ties made. */
export const changed = (graph: Graph, { remove = [], add = [] }: Change): Graph => {
  const gone = new Set(remove);
  const left = inducedOf(graph, Int32Array.from(graph.ids.keys()).filter((node) => !gone.has(graph.ids[node] as string)));
  if (add.length === 0) return left;
  return graphOf(left.ids, [...tiesOf(left), ...add], { directed: graph.directed, weighted: graph.out.strengths !== null });
};

type Parting = { readonly pairsCut: number; readonly pairsJoined: number; readonly cutOff: readonly (readonly string[])[] };

const gathered = <K>(kept: readonly { readonly id: string }[], keys: readonly K[]): ReadonlyMap<K, readonly string[]> => {
  const found = new Map<K, string[]>();
  kept.forEach(({ id }, at) => {
    const known = found.get(keys[at] as K);
    if (known === undefined) found.set(keys[at] as K, [id]);
    else known.push(id);
  });
  return found;
};

const partingOf = (before: Graph, after: Graph): Parting => {
  const place = new Map(before.ids.map((id, node) => [id, node]));
  const [was, is] = [components(before), components(after)];
  const kept = after.ids.flatMap((id, node) => (place.has(id) ? [{ id, was: was.of[place.get(id) as number] as number, is: is.of[node] as number }] : []));
  const pairs = (found: ReadonlyMap<unknown, readonly string[]>): number => [...found.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const wide = is.sizes.length + 1;
  const [wasOne, isOne, both] = [gathered(kept, kept.map((one) => one.was)), gathered(kept, kept.map((one) => one.is)), gathered(kept, kept.map((one) => one.was * wide + one.is))];
  const pieces = new Map<number, (readonly string[])[]>();
  for (const [key, ids] of both) pieces.set(Math.floor(key / wide), [...(pieces.get(Math.floor(key / wide)) ?? []), ids]);
  const cutOff = [...pieces.values()].flatMap((parts) => parts.toSorted((a, b) => b.length - a.length).slice(1));
  return { pairsCut: pairs(wasOne) - pairs(both), pairsJoined: pairs(isOne) - pairs(both), cutOff };
};

/** Who would be cut off without some, and how many pairs: what of a what-if needs no ways to be counted. */
export const partingWithout = (graph: Graph, remove: readonly string[]): Parting => partingOf(graph, changed(graph, { remove }));

const inWords = (before: Figures, after: Figures, { pairsCut, pairsJoined, cutOff }: Parting, nameOf: (id: string) => string): readonly string[] => {
  if (after.nodes === 0) return ['Nobody would be left.'];
  const said: string[] = [];
  for (const part of cutOff.slice(0, 5)) said.push(`${inSentence(part.map(nameOf))} ${part.length === 1 ? 'is' : 'are'} cut off from the others.`);
  if (cutOff.length > 5) said.push(`${cutOff.length - 5} more pieces come away.`);
  if (pairsCut > 0) said.push(`${pairsCut} ${pairsCut === 1 ? 'pair' : 'pairs'} of those who are left can no longer reach each other.`);
  if (pairsJoined > 0) said.push(`${pairsJoined} ${pairsJoined === 1 ? 'pair' : 'pairs'} who could not reach each other now can.`);
  if (before.meanDistance !== null && after.meanDistance !== null && pairsCut === 0 && Math.abs(after.meanDistance - before.meanDistance) >= 0.005) said.push(`The way between two people is ${after.meanDistance > before.meanDistance ? 'longer' : 'shorter'}: ${after.meanDistance.toFixed(2)} steps in the mean, before ${before.meanDistance.toFixed(2)}.`);
  return said.length === 0 ? ['Everyone who could reach each other still can, by ways about as long.'] : said;
};

/**
 * The network if some were gone or some ties were there, beside what it is.
 *
 * Example: in a–b–c–d without b, a is cut off from c and d: two pairs are cut.
 */
export const whatIf = (graph: Graph, change: Change, nameOf: (id: string) => string = (id) => id): WhatIf => {
  const known = new Set(graph.ids);
  const removed = [...new Set(change.remove ?? [])].filter((id) => known.has(id));
  const added = (change.add ?? []).filter(({ source, target }) => !removed.includes(source) && !removed.includes(target));
  const next = changed(graph, { remove: removed, add: added });
  const [before, after] = [figuresOf(graph), figuresOf(next)];
  const parting = partingOf(graph, next);
  return { removed, added, before, after, ...parting, words: inWords(before, after, parting, nameOf) };
};
