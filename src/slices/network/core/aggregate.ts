import { graphOf, tieColumns, type Graph, type Tie } from './graph.ts';

/**
 * How ties of people make a tie of organisations, sectors, groups or layers. `any`: one is enough, strength 1. `count`: how many.
 * `greatest` and `mean`: of their strengths. `share`: of the pairs that there could be, the share that are tied.
 */
export type AggregateRule = 'any' | 'count' | 'greatest' | 'mean' | 'share';

export type Block = {
  readonly source: string;
  readonly target: string;
  /** Ties of people between the two; within one, where both are the same. */
  readonly ties: number;
  /** Pairs of people there could be; arcs when directed. */
  readonly possible: number;
  /** ties / possible; null where there is no pair. */
  readonly density: number | null;
  readonly strength: number;
};

export type Aggregated = {
  /** Without ties inside an organisation: these are in `blocks`. */
  readonly graph: Graph;
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly blocks: readonly Block[];
  readonly rule: AggregateRule;
  /** People whose organisation is not known. They are left out. */
  readonly unplaced: readonly string[];
};

const said: Readonly<Record<AggregateRule, string>> = {
  any: 'Two are tied when anyone in one is tied to anyone in the other.',
  count: 'A tie is as strong as the number of ties between people of the two.',
  greatest: 'A tie is as strong as the strongest tie between people of the two.',
  mean: 'A tie is as strong as the mean of the ties between people of the two.',
  share: 'A tie is as strong as the share of pairs of people of the two that are tied.',
};

/** The rule in words, for wherever the result is shown. */
export const ruleInWords = (rule: AggregateRule): string => said[rule];

type Sum = { source: string; target: string; ties: number; sum: number; most: number };

const strengthOf = ({ ties, sum, most }: Sum, possible: number, rule: AggregateRule): number =>
  ({ any: 1, count: ties, greatest: most, mean: sum / ties, share: ties / possible })[rule];

/** Membership by name, with those that have no place counted apart. Someone may be in several, as with groups. */
const placed = (graph: Graph, placesOf: (id: string) => readonly string[]): { readonly members: Map<string, string[]>; readonly places: readonly (readonly string[])[] } => {
  const members = new Map<string, string[]>();
  const places = graph.ids.map(placesOf);
  graph.ids.forEach((id, node) => {
    for (const place of places[node] as readonly string[]) members.set(place, [...(members.get(place) ?? []), id]);
  });
  return { members, places };
};

/** Pairs of different people that there could be between two places, or within one; someone in both is no pair with themselves. */
const possibleOf = (members: ReadonlyMap<string, readonly string[]>, source: string, target: string, directed: boolean): number => {
  const [mine, theirs] = [members.get(source) ?? [], members.get(target) ?? []];
  if (source === target) return (mine.length * (mine.length - 1)) / (directed ? 1 : 2);
  const others = new Set(theirs);
  return mine.length * theirs.length - mine.filter((id) => others.has(id)).length;
};

const sumsOf = (graph: Graph, places: readonly (readonly string[])[]): readonly Sum[] => {
  const sums = new Map<string, Sum>();
  const { from, to, strengths } = tieColumns(graph);
  const add = (source: string, target: string, strength: number): void => {
    const [first, second] = graph.directed || source <= target ? [source, target] : [target, source];
    const key = JSON.stringify([first, second]);
    const sum = sums.get(key) ?? { source: first, target: second, ties: 0, sum: 0, most: 0 };
    sums.set(key, { ...sum, ties: sum.ties + 1, sum: sum.sum + strength, most: Math.max(sum.most, strength) });
  };
  from.forEach((source, at) => {
    for (const mine of places[source] as readonly string[]) for (const theirs of places[to[at] as number] as readonly string[]) add(mine, theirs, strengths?.[at] ?? 1);
  });
  return [...sums.values()].toSorted((a, b) => (a.source < b.source || (a.source === b.source && a.target < b.target) ? -1 : 1));
};

/**
 * The network of organisations (or sectors, groups, layers) that people's ties make, by a stated rule.
 *
 * Example: a, b of X and c of Y, ties a–c and b–c: any gives X–Y 1, count 2, share 2/2 = 1.
 */
export const aggregate = (graph: Graph, placesOf: (id: string) => readonly string[], rule: AggregateRule): Aggregated => {
  const { members, places } = placed(graph, placesOf);
  const blocks = sumsOf(graph, places).map((sum): Block => {
    const possible = possibleOf(members, sum.source, sum.target, graph.directed);
    return { source: sum.source, target: sum.target, ties: sum.ties, possible, density: possible === 0 ? null : sum.ties / possible, strength: strengthOf(sum, possible, rule) };
  });
  const ties: readonly Tie[] = blocks.filter(({ source, target }) => source !== target).map(({ source, target, strength }) => ({ source, target, strength }));
  const names = [...members.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  return { graph: graphOf(names, ties, { directed: graph.directed, weighted: rule !== 'any' }), members, blocks, rule, unplaced: graph.ids.filter((_, node) => (places[node] as readonly string[]).length === 0) };
};
