import { ChartFrame, compactWidth, lineHeight, wideWidth, type ChartHead } from './chart-frame.tsx';
import { FlowKey, flowKey } from './flow-key.tsx';
import { keyOf, NameSpots } from './network-chart.tsx';
import { NodeMark, type NetworkNode, type NetworkTie, type Placed } from './network-marks.tsx';
import { plotNodes, type Plot } from './network-plot.ts';
import { TieLines, usualTieStyle } from './network-ties.tsx';
import { palette } from './palette.ts';
import { placeLabels } from './place-labels.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { fewLines, textLines } from './text-lines.ts';

export type NetworkChangeProps = ChartHead & {
  readonly nodes: readonly NetworkNode[];
  readonly ties: readonly NetworkTie[];
  readonly directed: boolean;
  readonly groups: readonly string[];
  /** Ids of those who leave. */
  readonly removed: readonly string[];
  /** Pieces that come away from the rest, by ids. */
  readonly cutOff: readonly (readonly string[])[];
  readonly added?: readonly NetworkTie[];
  readonly beforeLabel: string;
  readonly beforeNote: string;
  readonly afterLabel: string;
  readonly afterNote: string;
  readonly caption: string;
  readonly named?: boolean;
};

const size = 14;

/** A place that is empty now, crossed out. */
export const Gone = ({ x, y, r }: Pick<Placed, 'x' | 'y' | 'r'>) => {
  const arm = Math.min(9, r + 2);
  return (
    <g>
      <circle cx={round(x)} cy={round(y)} r={round(r)} fill={palette.paper} stroke={palette.quiet} stroke-width="1.4" stroke-dasharray="3 2.6" />
      <path d={`M${round(x - arm)} ${round(y - arm)}L${round(x + arm)} ${round(y + arm)}M${round(x - arm)} ${round(y + arm)}L${round(x + arm)} ${round(y - arm)}`} stroke={palette.ink} stroke-width="2.2" />
    </g>
  );
};

/** A ring in two lines around those who are cut off: seen in grey print too. */
const CutOff = ({ x, y, r }: Pick<Placed, 'x' | 'y' | 'r'>) => (
  <g fill="none">
    <circle cx={round(x)} cy={round(y)} r={round(r + 4)} stroke={palette.paper} stroke-width="5" />
    <circle cx={round(x)} cy={round(y)} r={round(r + 4)} stroke={palette.ink} stroke-width="2" stroke-dasharray="4.5 2.6" />
  </g>
);

type Side = { readonly props: NetworkChangeProps; readonly plot: Plot<NetworkNode>; readonly width: number; readonly compact: boolean };

const namesOf = ({ props, plot, width }: Side, ids: readonly string[]) => {
  const discs = plot.placed.map((one) => ({ ...one, r: one.r + 4 }));
  const byId = new Map(discs.map((one) => [one.node.id, one]));
  const wanted = props.named === false ? [] : ids.slice(0, 12).flatMap((id) => {
    const disc = byId.get(id);
    return disc === undefined ? [] : [{ disc, label: fewLines(disc.node.label, size, 160, 1, true)[0] ?? '', must: true }];
  });
  return placeLabels(wanted, discs, { width, height: plot.height, size, bold: true });
};

const Before = (side: Side) => {
  const { props, plot, compact } = side;
  const gone = new Set(props.removed);
  const isCut = ({ source, target }: NetworkTie): boolean => gone.has(source) || gone.has(target);
  const style = usualTieStyle(props.ties.length, props.directed, compact);
  return (
    <g>
      <TieLines ties={props.ties.filter((tie) => !isCut(tie))} byId={plot.byId} style={style} />
      <TieLines ties={props.ties.filter(isCut).map(({ source, target }) => ({ source, target }))} byId={new Map([...plot.byId].map(([id, one]) => [id, { ...one, node: { ...one.node, group: null } }]))} style={{ ...style, thickness: style.thickness + 0.8, opacity: 0.95 }} />
      {plot.placed.toSorted((a, b) => b.r - a.r).map((one) => <NodeMark {...one} />)}
      {plot.placed.filter(({ node }) => gone.has(node.id)).map(({ x, y, r }) => <circle cx={round(x)} cy={round(y)} r={round(r + 4)} fill="none" stroke={palette.ink} stroke-width="2.4" />)}
      <NameSpots spots={namesOf(side, props.removed)} bold />
    </g>
  );
};

const After = (side: Side) => {
  const { props, plot, compact } = side;
  const gone = new Set(props.removed);
  const cut = new Set(props.cutOff.flat());
  const style = usualTieStyle(props.ties.length, props.directed, compact);
  const plain = new Map([...plot.byId].map(([id, one]) => [id, { ...one, node: { ...one.node, group: null } }]));
  return (
    <g>
      <TieLines ties={props.ties.filter(({ source, target }) => !gone.has(source) && !gone.has(target))} byId={plot.byId} style={style} />
      <TieLines ties={(props.added ?? []).map(({ source, target }) => ({ source, target }))} byId={plain} style={{ ...style, thickness: 3.4, opacity: 0.95, bend: 0.03 }} />
      {plot.placed.filter(({ node }) => cut.has(node.id)).map((one) => <CutOff {...one} />)}
      {plot.placed.filter(({ node }) => !gone.has(node.id)).toSorted((a, b) => b.r - a.r).map((one) => <NodeMark {...one} />)}
      {plot.placed.filter(({ node }) => gone.has(node.id)).map(({ x, y, r }) => <Gone x={x} y={y} r={r} />)}
      <NameSpots spots={namesOf(side, [...cut])} bold />
    </g>
  );
};

const describe = (props: NetworkChangeProps): string => {
  const labels = new Map(props.nodes.map(({ id, label }) => [id, label]));
  const say = (ids: readonly string[]): string => (props.named === false ? String(ids.length) : ids.map((id) => labels.get(id) ?? id).join(', '));
  return [
    `${props.beforeLabel}: ${props.beforeNote}.`, `${props.afterLabel}: ${props.afterNote}.`,
    ...(props.removed.length === 0 ? [] : [`Gone: ${say(props.removed)}.`]),
    props.cutOff.length === 0 ? 'Nobody is cut off.' : `Cut off: ${props.cutOff.map(say).join('; ')}.`,
    ...((props.added ?? []).length === 0 ? [] : [`New ties: ${(props.added ?? []).map(({ source, target }) => `${labels.get(source) ?? source} and ${labels.get(target) ?? target}`).join('; ')}.`]),
    props.caption,
  ].join(' ');
};

/** A network as it is and as it would be: the same places twice, with who is gone crossed out and who is cut off ringed. */
export const NetworkChange = (props: NetworkChangeProps) => {
  const compact = props.compact === true;
  const width = compact ? compactWidth : wideWidth;
  const panelWidth = compact ? width : (width - 24) / 2;
  const plot = plotNodes(props.nodes, { width: panelWidth, pad: 14, upright: !compact || props.nodes.length > 60, mostHeight: 460 });
  const notes = [textLines(props.beforeNote, size, panelWidth), textLines(props.afterNote, size, panelWidth)];
  const headHeight = 28 + Math.max(...notes.map(({ length }) => length)) * lineHeight;
  const second = compact ? { x: 0, y: headHeight + plot.height + 18 } : { x: panelWidth + 24, y: 0 };
  const bottom = second.y + headHeight + plot.height + 10;
  const parts = [
    ...(props.removed.length === 0 ? [] : [{ label: 'Gone', draw: () => <Gone x={9} y={9} r={6} /> }]),
    ...(props.cutOff.length === 0 ? [] : [{ label: 'Cut off', draw: () => <><CutOff x={9} y={9} r={5} /><circle cx="9" cy="9" r="4.5" fill={palette.quiet} /></> }]),
    ...((props.added ?? []).length === 0 ? [] : [{ label: 'New tie', draw: () => <line x1="0" x2="18" y1="9" y2="9" stroke={palette.quiet} stroke-width="4" /> }]),
    ...keyOf({ ...props, ties: props.ties.map((tie) => ({ ...tie, strength: null })) }, width),
  ];
  const key = flowKey(parts.map(({ label }) => label), width);
  const caption = textLines(props.caption, size, width - 4);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? describe(props)} width={width} height={bottom + key.height + 22 + caption.length * lineHeight}>
      {[{ x: 0, y: 0, label: props.beforeLabel, lines: notes[0] ?? [], Part: Before }, { ...second, label: props.afterLabel, lines: notes[1] ?? [], Part: After }].map(({ x, y, label, lines, Part }) => (
        <g transform={`translate(${round(x)} ${round(y)})`}>
          <line x1="0" x2={round(panelWidth)} y1="1" y2="1" stroke={palette.line} />
          <TextBlock lines={fewLines(label, 15, panelWidth, 1, true)} x={0} y={21} bold />
          <TextBlock lines={lines} x={0} y={41} size={size} fill={palette.quiet} />
          <g transform={`translate(0 ${headHeight})`}><Part props={props} plot={plot} width={panelWidth} compact={compact} /></g>
        </g>
      ))}
      <g transform={`translate(0 ${round(bottom)})`}><FlowKey spots={key.spots} mark={(index) => parts[index]?.draw() as never} /></g>
      <TextBlock lines={caption} x={2} y={bottom + key.height + 18} size={size} fill={palette.quiet} />
    </ChartFrame>
  );
};
