import type { NetworkChartProps, NetworkNode, NetworkTie } from '#platform/charts/network-chart.tsx';
import { groupStyles } from '#platform/charts/network-styles.ts';
import { mostDrawn } from '#platform/charts/network-ties.tsx';
import { tiesOf, type Graph } from '../core/graph.ts';
import { placesOf, type Layout } from '../core/layout/layout.ts';
import { allOthers } from '../core/view.ts';

/** How someone is shown. A name only where the consent allows it, else a code. */
export type PictureNode = { readonly label: string; readonly group: string | null; readonly kind?: 'person' | 'organisation'; readonly silent?: boolean };

export type PictureMeasure = {
  /** The head of its column: 'Times between others'. */
  readonly name: string;
  /** What makes a mark large, after 'the': 'the more often between others'. */
  readonly larger: string;
  /** One for each id of the network, in its order. */
  readonly values: ArrayLike<number | null>;
  readonly say?: (value: number) => string;
};

export type PictureFacts = {
  readonly graph: Graph;
  readonly layout: Layout;
  readonly nodes: ReadonlyMap<string, PictureNode>;
  readonly measure: PictureMeasure;
  /** Pairs that only one of the two reports. */
  readonly oneSided?: readonly (readonly [string, string])[];
  readonly noun?: readonly [one: string, many: string];
};

export type PictureOrigin = {
  readonly relation: string;
  /** The day or days of the answers: '21 November 2026'. */
  readonly asOf: string;
  readonly response?: { readonly asked: number; readonly answered: number };
  /** Weaker ties are not drawn. */
  readonly least?: number;
};

const grouped = (value: number): string => value.toLocaleString('en-GB');

// All others together are none of the level: they are said beside those that are.
const countedIn = ({ ids, size }: Pick<Graph, 'ids' | 'size'>, [one, many]: readonly [string, string]): string => {
  const others = ids.includes(allOthers);
  const shown = others ? size - 1 : size;
  return `${grouped(shown)} ${shown === 1 ? one : many}${others ? ' and all others' : ''}`;
};

/** What the picture is of: relation, how many, when, who answered, and which ties. */
export const captionOf = ({ graph, noun = ['person', 'people'] }: Pick<PictureFacts, 'graph' | 'noun'>, { relation, asOf, response, least }: PictureOrigin): string =>
  [
    relation, `${countedIn(graph, noun)}, ${grouped(graph.ties)} ${graph.ties === 1 ? 'tie' : 'ties'}`, asOf,
    ...(response === undefined || response.asked === 0 ? [] : [`${Math.round((100 * response.answered) / response.asked)}% answered (${grouped(response.answered)} of ${grouped(response.asked)})`]),
    graph.ties > mostDrawn ? `${grouped(mostDrawn)} ties are drawn, evenly chosen, and all count` : least === undefined ? 'every tie is shown' : `ties of strength ${least} or more`,
  ].join(' · ');

/** Groups in the order of their colours, from the largest first: those that have a colour go by the alphabet, so that a sector looks the same in wave after wave while these are the same. */
export const inColours = (bySize: readonly string[]): readonly string[] => [...bySize.slice(0, groupStyles.length).toSorted((a, b) => (a < b ? -1 : 1)), ...bySize.slice(groupStyles.length)];

/** The groups of a picture, in the order of their colours. */
export const groupsOf = ({ graph, nodes }: Pick<PictureFacts, 'graph' | 'nodes'>): readonly string[] => {
  const counts = new Map<string, number>();
  for (const id of graph.ids) {
    const group = nodes.get(id)?.group ?? null;
    if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return inColours([...counts].toSorted(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).map(([group]) => group));
};

/** The nodes as a chart takes them. */
export const chartNodes = ({ graph, layout, nodes, measure }: PictureFacts, groups: readonly string[]): readonly NetworkNode[] => {
  const places = placesOf(layout);
  const groupAt = new Map(groups.map((group, at) => [group, at]));
  return graph.ids.flatMap((id, at): readonly NetworkNode[] => {
    const [place, shown] = [places.get(id), nodes.get(id)];
    if (place === undefined) return [];
    const group = shown?.group == null ? null : (groupAt.get(shown.group) ?? null);
    return [{ id, label: shown?.label ?? id, ...place, size: measure.values[at] ?? null, group, ...(shown?.kind === undefined ? {} : { kind: shown.kind }), ...(shown?.silent === true ? { silent: true } : {}) }];
  });
};

/** The ties as a chart takes them. */
export const chartTies = ({ graph, oneSided = [] }: Pick<PictureFacts, 'graph' | 'oneSided'>): readonly NetworkTie[] => {
  const broken = new Set(oneSided.flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
  return tiesOf(graph).map(({ source, target, strength = null }) => ({ source, target, strength, ...(broken.has(`${source}\n${target}`) ? { oneSided: true } : {}) }));
};

/** Everything a chart of the network needs, save its id and title. */
export const chartOf = (facts: PictureFacts, origin: PictureOrigin): Omit<NetworkChartProps, 'id' | 'title'> => {
  const groups = groupsOf(facts);
  return { nodes: chartNodes(facts, groups), ties: chartTies(facts), directed: facts.graph.directed, groups, measure: facts.measure.larger, caption: captionOf(facts, origin), ...(facts.noun === undefined ? {} : { noun: facts.noun }) };
};
