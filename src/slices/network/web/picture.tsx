import type { Child } from 'hono/jsx';
import { ChartWithTable, type ChartColumn } from '#platform/charts/chart-with-table.tsx';
import { NetworkChart } from '#platform/charts/network-chart.tsx';
import { mostMarks } from '#platform/charts/network-crowd.tsx';
import { mostBent } from '#platform/charts/network-ties.tsx';
import { degreeAt, type Graph } from '../core/graph.ts';
import { chartOf, type PictureFacts, type PictureOrigin } from './picture-data.ts';

export type NetworkPictureProps = PictureFacts & {
  readonly id: string;
  /** Says what the picture shows: 'Three people hold the sectors together'. */
  readonly title: string;
  readonly origin: PictureOrigin;
  /** What the groups are: 'Sector'; null where there are none to speak of. */
  readonly groupName: string | null;
  /** The head of the column of ties, where they are not ties of people. */
  readonly tiesName?: string;
  /** How many people stand behind each. */
  readonly people?: ReadonlyMap<string, number>;
  /** What makes a tie thick, where it is not its strength. */
  readonly thicker?: string;
  /** How many names are written on the picture; 0 for none. */
  readonly mostNames?: number;
  readonly namedFirst?: readonly string[];
  /** The explorer of the same network, shown under the picture where scripts run. */
  readonly explorer?: Child;
  /** What a square stands for, where there are circles too: 'a group'. */
  readonly square?: string;
  /** How to read it, where it is not of who works with whom. */
  readonly note?: string;
  /** Where all are found, said under a table that is cut short. */
  readonly rest?: Child;
};

/** Too many for two pictures and a whole table on one page. */
export const isCrowd = ({ size, ties }: Pick<Graph, 'size' | 'ties'>): boolean => size > mostMarks || ties > mostBent;

const arrows = ({ directed, ties }: Graph): string => {
  if (!directed) return '';
  return ties > mostBent ? 'There are too many ties to draw which way each goes; the table counts them both ways. ' : 'An arrow goes from the one who names to the one who is named. ';
};

const conventions = (graph: Graph): string =>
  `Those who are closely tied stand near each other; up and down, left and right mean nothing. ${arrows(graph)}Those with no tie stand together at the edge and count in every figure. Ties of someone who did not answer are those that others report: the rest are not known, and are not none.`;

const columnsOf = ({ graph, measure, groupName, tiesName = 'Ties', people, noun = ['person', 'people'] }: NetworkPictureProps): readonly ChartColumn[] => [
  { title: `${noun[0].charAt(0).toUpperCase()}${noun[0].slice(1)}` }, ...(groupName === null ? [] : [{ title: groupName }]), ...(people === undefined ? [] : [{ title: 'People', numeric: true }]),
  ...(graph.directed ? [{ title: 'Goes to', numeric: true }, { title: 'Is gone to by', numeric: true }] : [{ title: tiesName, numeric: true }]),
  { title: measure.name, numeric: true },
];

const sayPlainly = (value: number): string => (Number.isInteger(value) ? value.toLocaleString('en-GB') : value.toFixed(Math.abs(value) < 1 ? 3 : 1));

const mostRows = 300;

/** Everyone in the picture with their ties and the measure, the greatest first; of a crowd the first few hundred. */
const rowsOf = ({ graph, nodes, measure, groupName, people }: NetworkPictureProps): readonly (readonly (string | number)[])[] => {
  const order = graph.ids.map((_, at) => at).toSorted((a, b) => (measure.values[b] ?? -1) - (measure.values[a] ?? -1) || a - b);
  const say = measure.say ?? sayPlainly;
  return (isCrowd(graph) ? order.slice(0, mostRows) : order).map((at) => {
    const id = graph.ids[at] as string;
    const shown = nodes.get(id);
    const value = measure.values[at] ?? null;
    const ties = graph.directed ? [shown?.silent === true ? 'did not answer' : degreeAt(graph.out, at), degreeAt(graph.into, at)] : [degreeAt(graph.out, at)];
    return [shown?.label ?? id, ...(groupName === null ? [] : [shown?.group ?? '–']), ...(people === undefined ? [] : [people.get(id) ?? 0]), ...ties, value === null ? '–' : say(value)];
  });
};

/** The network as a picture, with who is in it as a table, what it is of, and how to read it. */
export const NetworkPicture = (props: NetworkPictureProps) => {
  const chart = { ...chartOf(props, props.origin), title: props.title, ...(props.mostNames === undefined ? {} : { mostNames: props.mostNames }), ...(props.namedFirst === undefined ? {} : { namedFirst: props.namedFirst }), ...(props.square === undefined ? {} : { square: props.square }), ...(props.thicker === undefined ? {} : { thicker: props.thicker }) };
  return (
    <>
      <ChartWithTable
        title={props.title}
        chart={<NetworkChart {...chart} id={props.id} />}
        {...(isCrowd(props.graph) ? {} : { compactChart: <NetworkChart {...chart} id={`${props.id}-compact`} compact {...(props.mostNames === undefined ? {} : { mostNames: Math.min(9, props.mostNames) })} /> })}
        columns={columnsOf(props)}
        rows={rowsOf(props)}
        note={props.note ?? conventions(props.graph)}
      />
      {isCrowd(props.graph) && props.graph.size > mostRows ? <p class="govuk-body-s">The table has the first {mostRows} of {props.graph.size.toLocaleString('en-GB')}. {props.rest}</p> : null}
      {props.explorer}
    </>
  );
};
