import { ChartFrame, compactWidth, lineHeight, wideWidth, type ChartHead } from './chart-frame.tsx';
import { FlowKey, flowKey } from './flow-key.tsx';
import { NodeMarks } from './network-crowd.tsx';
import { NodeMark, type NetworkNode, type NetworkTie, type Placed } from './network-marks.tsx';
import { groupStyles } from './network-styles.ts';
import { groupTitles } from './network-titles.ts';
import { plotNodes, type Plot, type PlotFrame } from './network-plot.ts';
import { isolatesAmong, TieLines, usualTieStyle, type TieStyle } from './network-ties.tsx';
import { palette } from './palette.ts';
import { placeLabels, type LabelSpot } from './place-labels.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { fewLines, textLines } from './text-lines.ts';

export type { NetworkNode, NetworkTie } from './network-marks.tsx';
export type { PlotFrame } from './network-plot.ts';

export type NetworkBox = { readonly label: string; readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export type NetworkChartProps = ChartHead & {
  readonly nodes: readonly NetworkNode[];
  readonly ties: readonly NetworkTie[];
  readonly directed: boolean;
  /** Names of the groups by their place, such as sectors. The first seven have a colour each; one with no name has a colour and no part in the key. */
  readonly groups: readonly string[];
  /** What makes a mark large: 'the more often between others'. */
  readonly measure: string;
  /** How many and what: 'Work · 210 people, 1,500 ties · 21 November 2026 · 81% answered'. */
  readonly caption: string;
  /** How many names are written beside their marks; 0 for none. */
  readonly mostNames?: number;
  /** Names these before others. */
  readonly namedFirst?: readonly string[];
  /** A frame shared by several pictures, in the units of the nodes. */
  readonly frame?: PlotFrame;
  /** Frames with a name around nodes, such as organisations, in the units of the nodes. */
  readonly boxes?: readonly NetworkBox[];
  /** What a node is: 'person' and 'people'. */
  readonly noun?: readonly [string, string];
  /** What a square stands for, where there are circles too. */
  readonly square?: string;
  /** What makes a tie thick, where it is not its strength: 'more ties between their people'. */
  readonly thicker?: string;
};

const size = 14;

export const NameSpots = ({ spots, bold = false }: { readonly spots: ReturnType<typeof placeLabels>; readonly bold?: boolean }) => (
  <g font-size={size} stroke={palette.paper} stroke-width="3.6" stroke-linejoin="round" stroke-opacity="0.92" paint-order="stroke" {...(bold ? { 'font-weight': 700 } : {})}>
    {spots.map(({ label, x, y, anchor }) => <text x={round(x)} y={round(y)} {...(anchor === 'start' ? {} : { 'text-anchor': anchor })}>{label}</text>)}
  </g>
);

const Boxes = ({ boxes, plot }: { readonly boxes: readonly NetworkBox[]; readonly plot: Plot<NetworkNode> }) => (
  <g fill="#f3f5f6" stroke={palette.line}>
    {boxes.map((box) => {
      const [x, y] = plot.at(box.left, box.top);
      return <rect x={round(x)} y={round(y)} width={round(box.width * plot.scale)} height={round(box.height * plot.scale)} rx="6" />;
    })}
  </g>
);

const boxNames = (boxes: readonly NetworkBox[], plot: Plot<NetworkNode>): readonly LabelSpot[] =>
  boxes.map((box) => {
    const [x, y] = plot.at(box.left, box.top);
    return { label: fewLines(box.label, size, box.width * plot.scale + 14, 1, true)[0] ?? '', x: x + 1, y: y - 6, anchor: 'start' };
  });

/** A frame around all boxes too, with room for their names. */
const frameWith = ({ frame, boxes = [] }: Pick<NetworkChartProps, 'frame' | 'boxes'>): PlotFrame | undefined => {
  const first = boxes[0];
  if (frame !== undefined || first === undefined) return frame;
  return boxes.reduce((all, { left, top, width, height }) => ({ left: Math.min(all.left, left), top: Math.min(all.top, top), right: Math.max(all.right, left + width), bottom: Math.max(all.bottom, top + height) }), { left: first.left, top: first.top - first.height * 0.05, right: first.left, bottom: first.top });
};

const wantedNames = (placed: readonly Placed[], most: number, first: readonly string[]): readonly Placed[] => {
  const asked = new Set(first);
  return placed.toSorted((a, b) => Number(asked.has(b.node.id)) - Number(asked.has(a.node.id)) || (b.node.size ?? 0) - (a.node.size ?? 0) || (a.node.id < b.node.id ? -1 : 1)).slice(0, most);
};

type KeyPart = { readonly label: string; readonly draw: () => unknown };
const dash = (broken: boolean, wide = 2) => <line x1="0" x2="18" y1="9" y2="9" stroke={palette.quiet} stroke-width={wide} {...(broken ? { 'stroke-dasharray': '4.5 4' } : {})} />;

/** The parts of the key that this picture needs, and no others. */
export const keyOf = ({ nodes, ties, groups, directed, square = 'an organisation', thicker = 'stronger' }: Pick<NetworkChartProps, 'nodes' | 'ties' | 'groups' | 'directed' | 'square' | 'thicker'>, width: number): readonly KeyPart[] => {
  const kinds = new Set(nodes.map(({ kind = 'person' }) => kind));
  const kind = kinds.size === 1 && kinds.has('organisation') ? 'organisation' : 'person';
  const used = new Set(nodes.map(({ group }) => group));
  const named = groups.flatMap((label, group) => (group < groupStyles.length && used.has(group) && label !== '' ? [{ label: fewLines(label, 15, width - 30, 1)[0] ?? '', draw: () => <NodeMark node={{ group, kind }} x={9} y={9} r={8.5} /> }] : []));
  const hasOthers = nodes.some(({ group }) => group === null || group >= groupStyles.length);
  const strengths = ties.flatMap(({ strength }) => (strength == null ? [] : [strength]));
  const isWeighted = strengths.length > 1 && strengths.some((one) => one !== strengths[0]);
  return [
    ...(named.length + (hasOthers ? 1 : 0) > 1 || groups.length === 1 ? named : []),
    ...(hasOthers && named.length > 0 ? [{ label: groups.length > groupStyles.length ? 'Other' : 'Not known', draw: () => <NodeMark node={{ group: null, kind }} x={9} y={9} r={8.5} /> }] : []),
    ...(kinds.size > 1 ? [{ label: `Square: ${square}`, draw: () => <NodeMark node={{ group: null, kind: 'organisation' }} x={9} y={9} r={8.5} /> }] : []),
    ...(nodes.some(({ silent }) => silent === true) ? [{ label: 'Hollow: did not answer', draw: () => <NodeMark node={{ group: 0, kind, silent: true }} x={9} y={9} r={8} /> }] : []),
    ...(directed ? [{ label: 'Arrow: goes to', draw: () => <>{dash(false)}<path d="M18 9L10 4.6V13.4Z" fill={palette.quiet} /></> }] : []),
    ...(isWeighted ? [{ label: `Thicker: ${thicker}`, draw: () => dash(false, 5) }] : []),
    ...(ties.some(({ oneSided }) => oneSided === true) ? [{ label: 'Broken: one side says so', draw: () => dash(true) }] : []),
  ];
};

// Where ties are plain, neither heads nor broken lines are there to be explained.
const asDrawn = (props: NetworkChartProps, { plain = false }: TieStyle): NetworkChartProps =>
  plain ? { ...props, directed: false, ties: props.ties.map(({ source, target, strength = null }) => ({ source, target, strength })) } : props;

const listed = (names: readonly string[], most: number): string => (names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`);

/** The picture in words: how many, the largest, the groups, who has no tie. */
export const describeNetwork = (props: NetworkChartProps): string => {
  const [one, many] = props.noun ?? ['person', 'people'];
  const largest = props.nodes.filter(({ size: value }) => (value ?? 0) > 0).toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0)).slice(0, 5);
  const counts = props.groups.flatMap((label, group) => (label === '' ? [] : [`${label} ${props.nodes.filter((node) => node.group === group).length}`]));
  const [alone, unknown] = untied(props);
  const silent = props.nodes.filter((node) => node.silent === true).length;
  return [
    `${props.nodes.length} ${props.nodes.length === 1 ? one : many} and ${props.ties.length} ${props.ties.length === 1 ? 'tie' : 'ties'}${props.directed ? ', each with a direction' : ''}.`,
    ...(largest.length === 0 ? [] : [`A mark is larger ${props.measure}; the largest: ${largest.map(({ label }) => label).join(', ')}.`]),
    ...(counts.length === 0 ? [] : [`By group: ${counts.join(', ')}.`]),
    ...(silent === 0 ? [] : [`${silent} did not answer.`]),
    ...(alone.length === 0 ? [] : [`With no tie: ${listed(alone.map(({ label }) => label), 12)}.`]),
    ...(unknown.length === 0 ? [] : [`No tie known, since they did not answer and nobody named them: ${listed(unknown.map(({ label }) => label), 12)}.`]),
    props.caption,
  ].join(' ');
};

/** Those with no tie: who said so, and who did not answer and was named by nobody, of whom it is not known. */
const untied = ({ nodes, ties }: Pick<NetworkChartProps, 'nodes' | 'ties'>): readonly [alone: readonly NetworkNode[], unknown: readonly NetworkNode[]] => {
  const found = isolatesAmong(nodes, ties);
  return [found.filter(({ silent }) => silent !== true), found.filter(({ silent }) => silent === true)];
};

/** As many names as lines allow, and how many more there are. */
const namesInLines = (head: string, nodes: readonly NetworkNode[], width: number, most: number): readonly string[] => {
  const names = nodes.map(({ label }) => label);
  for (let shown = Math.min(names.length, 40); shown > 0; shown -= 1) {
    const lines = textLines(`${head}: ${listed(names, shown)}`, size, width);
    if (lines.length <= most) return lines;
  }
  return names.length === 0 ? [] : [`${head}: ${names.length}`];
};

/** People or organisations and their ties: large by a measure, coloured by group, thick by strength, hollow where nobody answered. Those with no tie are listed by name. */
export const NetworkChart = (props: NetworkChartProps) => {
  const compact = props.compact === true;
  const width = compact ? compactWidth : wideWidth;
  const plot = plotNodes(props.nodes, { width, pad: compact ? 12 : 24, frame: frameWith(props), upright: compact && props.boxes === undefined, mostHeight: compact ? 460 : 640 });
  const { placed, byId, height } = plot;
  // A few are all named, also where it is narrow.
  const most = props.mostNames ?? (!compact ? 26 : props.nodes.length <= 14 ? 14 : 9);
  const labelWidth = compact ? 150 : 220;
  const wanted = wantedNames(placed, most, props.namedFirst ?? []).map((disc) => ({ disc, label: fewLines(disc.node.label, size, labelWidth, 1)[0] ?? '' }));
  // A narrow picture has no room between boxes; there their colours and the table say which is which.
  const titles = props.boxes === undefined ? groupTitles(placed, props.groups, { width, height }) : compact ? [] : boxNames(props.boxes, plot);
  const spots = placeLabels(wanted, placed, { width, height, size, beside: titles });
  const [alone, unknown] = untied(props);
  const mostLines = compact ? 4 : 2;
  const aloneLines = most === 0 ? [] : [...namesInLines('No tie', alone, width - 4, mostLines), ...namesInLines('No tie known, did not answer', unknown, width - 4, mostLines)];
  const style = usualTieStyle(props.ties.length, props.directed, compact);
  const parts = keyOf(asDrawn(props, style), width);
  const key = flowKey(parts.map(({ label }) => label), width);
  const measure = textLines(`Larger: ${props.measure}`, size, width - 4);
  const caption = textLines(props.caption, size, width - 4);
  const aloneTop = height + 18;
  const keyTop = aloneTop + aloneLines.length * lineHeight + (aloneLines.length === 0 ? -8 : 2);
  const textTop = keyTop + (parts.length === 0 ? 8 : key.height + 14);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? describeNetwork(props)} width={width} height={textTop + (measure.length + caption.length) * lineHeight}>
      {props.boxes === undefined ? null : <Boxes boxes={props.boxes} plot={plot} />}
      <TieLines ties={props.ties} byId={byId} style={style} />
      <NodeMarks placed={placed} />
      <NameSpots spots={spots} />
      {titles.length === 0 ? null : <NameSpots spots={titles} bold />}
      {aloneLines.length === 0 ? null : <TextBlock lines={aloneLines} x={2} y={aloneTop} size={size} />}
      <g transform={`translate(0 ${round(keyTop)})`}><FlowKey spots={key.spots} mark={(index) => parts[index]?.draw() as never} /></g>
      <TextBlock lines={measure} x={2} y={textTop} size={size} />
      <TextBlock lines={caption} x={2} y={textTop + measure.length * lineHeight} size={size} fill={palette.quiet} />
    </ChartFrame>
  );
};
