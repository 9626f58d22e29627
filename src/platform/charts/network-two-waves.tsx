import { ChartFrame, compactWidth, lineHeight, wideWidth, type ChartHead } from './chart-frame.tsx';
import { FlowKey, flowKey } from './flow-key.tsx';
import { Gone } from './network-change.tsx';
import { keyOf, NameSpots } from './network-chart.tsx';
import { NodeMark, type NetworkNode, type NetworkTie, type Placed } from './network-marks.tsx';
import { greatestSize, plotNodes, type Plot } from './network-plot.ts';
import { TieLines, usualTieStyle } from './network-ties.tsx';
import { palette } from './palette.ts';
import { placeLabels } from './place-labels.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { fewLines, textLines } from './text-lines.ts';

/** Someone in one wave or in both. `before` and `after` size the mark; `silent` here says that they are not compared. */
export type TwoWavesNode = NetworkNode & { readonly presence: 'both' | 'came' | 'left'; readonly before: number; readonly after: number };
/** `apart`: not compared, since an end of it is in one wave alone. */
export type TwoWavesTie = NetworkTie & { readonly change: 'kept' | 'made' | 'ended' | 'apart' };

export type NetworkTwoWavesProps = ChartHead & {
  readonly nodes: readonly TwoWavesNode[];
  readonly before: readonly TwoWavesTie[];
  readonly after: readonly TwoWavesTie[];
  readonly directed: boolean;
  readonly groups: readonly string[];
  readonly beforeLabel: string;
  readonly beforeNote: string;
  readonly afterLabel: string;
  readonly afterNote: string;
  readonly caption: string;
  readonly noun?: readonly [one: string, many: string];
};

const size = 14;

/** A ring with a plus: somebody new. */
const Came = ({ x, y, r }: Pick<Placed, 'x' | 'y' | 'r'>) => (
  <g fill="none" stroke={palette.ink}>
    <circle cx={round(x)} cy={round(y)} r={round(r + 3.5)} stroke-width="2.2" />
    <circle cx={round(x + r * 0.8 + 4)} cy={round(y - r * 0.8 - 4)} r="5.4" fill={palette.ink} stroke={palette.paper} stroke-width="1.4" />
    <path d={`M${round(x + r * 0.8 + 1)} ${round(y - r * 0.8 - 4)}h6m-3 -3v6`} stroke={palette.paper} stroke-width="1.8" />
  </g>
);

type Side = { readonly props: NetworkTwoWavesProps; readonly isAfter: boolean; readonly width: number; readonly compact: boolean; readonly mostHeight: number };

const plotOf = ({ props: { nodes }, isAfter, width, compact, mostHeight }: Side): Plot<TwoWavesNode> => {
  const greatest = Math.max(greatestSize(nodes.map((one) => ({ ...one, size: one.before }))), greatestSize(nodes.map((one) => ({ ...one, size: one.after }))));
  return plotNodes(nodes.map((one) => ({ ...one, size: isAfter ? one.after : one.before })), { width, pad: 16, upright: !compact || nodes.length > 60, mostHeight, greatest });
};

/** Names of those who came or left, and of those whose ties changed most. */
const spotsOf = ({ props, isAfter, width, compact }: Side, plot: Plot<TwoWavesNode>) => {
  const changes = new Map<string, number>();
  for (const { source, target, change } of isAfter ? props.after : props.before) if (change === 'made' || change === 'ended') for (const id of [source, target]) changes.set(id, (changes.get(id) ?? 0) + 1);
  const own = isAfter ? 'came' : 'left';
  const named = plot.placed.filter(({ node }) => node.presence === own || changes.has(node.id)).toSorted((a, b) => Number(b.node.presence === own) - Number(a.node.presence === own) || (changes.get(b.node.id) ?? 0) - (changes.get(a.node.id) ?? 0)).slice(0, compact ? 6 : 12);
  const discs = plot.placed.map((one) => ({ ...one, r: one.r + (one.node.presence === 'both' ? 1 : 6) }));
  const byId = new Map(discs.map((one) => [one.node.id, one]));
  return placeLabels(named.flatMap(({ node }) => (byId.has(node.id) ? [{ disc: byId.get(node.id) as (typeof discs)[number], label: fewLines(node.label, size, 150, 1)[0] ?? '', must: node.presence === own }] : [])), discs, { width, height: plot.height, size });
};

const Panel = (side: Side) => {
  const { props, isAfter, compact } = side;
  const plot = plotOf(side);
  const ties = isAfter ? props.after : props.before;
  const style = usualTieStyle(Math.max(props.before.length, props.after.length), props.directed, compact);
  const plain = new Map([...plot.byId].map(([id, one]) => [id, { ...one, node: { ...one.node, group: null } }]));
  const of = (change: TwoWavesTie['change']): readonly NetworkTie[] => ties.filter((tie) => tie.change === change).map(({ source, target }) => ({ source, target }));
  const there = plot.placed.filter(({ node }) => node.presence === 'both' || node.presence === (isAfter ? 'came' : 'left'));
  return (
    <g>
      <TieLines ties={of('apart')} byId={plain} style={{ ...style, thickness: 0.6, opacity: 0.3, directed: false }} />
      <TieLines ties={of('kept')} byId={plain} style={{ ...style, opacity: Math.min(0.45, style.opacity), directed: false }} />
      <TieLines ties={of('ended').map((tie) => ({ ...tie, oneSided: true }))} byId={plain} style={{ ...style, thickness: style.thickness + 0.9, opacity: 0.95 }} />
      <TieLines ties={of('made')} byId={plain} style={{ ...style, thickness: style.thickness + 1.5, opacity: 0.95 }} />
      {there.toSorted((a, b) => b.r - a.r).map((one) => <NodeMark {...one} />)}
      {isAfter ? plot.placed.filter(({ node }) => node.presence === 'left').map(({ x, y, r }) => <Gone x={x} y={y} r={Math.min(r, 6)} />) : there.filter(({ node }) => node.presence === 'left').map(({ x, y, r }) => <circle cx={round(x)} cy={round(y)} r={round(r + 4)} fill="none" stroke={palette.ink} stroke-width="2.2" stroke-dasharray="4.5 2.6" />)}
      {isAfter ? there.filter(({ node }) => node.presence === 'came').map((one) => <Came {...one} />) : null}
      <NameSpots spots={spotsOf(side, plot)} />
    </g>
  );
};

const listed = (names: readonly string[]): string => (names.length <= 20 ? names.join(', ') : `${names.slice(0, 20).join(', ')} and ${names.length - 20} more`);

const describe = (props: NetworkTwoWavesProps): string => {
  const count = (ties: readonly TwoWavesTie[], change: TwoWavesTie['change']): number => ties.filter((tie) => tie.change === change).length;
  const who = (presence: TwoWavesNode['presence']): readonly string[] => props.nodes.filter((node) => node.presence === presence).map(({ label }) => label);
  return [
    `${props.beforeLabel}: ${props.beforeNote}.`, `${props.afterLabel}: ${props.afterNote}.`,
    `${count(props.after, 'kept')} ties kept, ${count(props.after, 'made')} made, ${count(props.before, 'ended')} ended.`,
    ...(who('came').length === 0 ? [] : [`Came: ${listed(who('came'))}.`]), ...(who('left').length === 0 ? [] : [`Left: ${listed(who('left'))}.`]), props.caption,
  ].join(' ');
};

const line = (wide: number, broken = false) => <line x1="0" x2="18" y1="9" y2="9" stroke={palette.quiet} stroke-width={wide} {...(broken ? { 'stroke-dasharray': '4.5 4' } : {})} />;

const keyParts = (props: NetworkTwoWavesProps, width: number) => {
  const has = (ties: readonly TwoWavesTie[], change: TwoWavesTie['change']): boolean => ties.some((tie) => tie.change === change);
  const kind = props.nodes.every((node) => node.kind === 'organisation') ? ('organisation' as const) : ('person' as const);
  return [
    ...(has(props.after, 'kept') ? [{ label: 'Thin: kept', draw: () => line(1.2) }] : []),
    ...(has(props.before, 'ended') ? [{ label: 'Broken: ended', draw: () => line(2.4, true) }] : []),
    ...(has(props.after, 'made') ? [{ label: 'Thick: made', draw: () => line(3.6) }] : []),
    ...(props.nodes.some(({ presence }) => presence === 'came') ? [{ label: 'Plus: came', draw: () => <><circle cx="8" cy="11" r="4" fill={palette.quiet} /><Came x={8} y={11} r={3} /></> }] : []),
    ...(props.nodes.some(({ presence }) => presence === 'left') ? [{ label: 'Cross: left', draw: () => <Gone x={9} y={9} r={6} /> }] : []),
    ...(props.nodes.some(({ silent }) => silent === true) ? [{ label: 'Hollow: not compared', draw: () => <NodeMark node={{ group: 0, kind, silent: true }} x={9} y={9} r={8} /> }] : []),
    ...keyOf({ nodes: props.nodes.map((node) => ({ ...node, silent: false })), ties: [], groups: props.groups, directed: props.directed }, width),
  ];
};

/** Two waves in the same places: thin what was kept, broken what ended, thick what was made; who came bears a plus, who left a cross. */
export const NetworkTwoWaves = (props: NetworkTwoWavesProps) => {
  const compact = props.compact === true;
  const width = compact ? compactWidth : wideWidth;
  const panelWidth = compact ? width : (width - 24) / 2;
  const side = { props, width: panelWidth, compact, mostHeight: 460 };
  const height = plotOf({ ...side, isAfter: false }).height;
  const notes = [textLines(props.beforeNote, size, panelWidth), textLines(props.afterNote, size, panelWidth)];
  const headHeight = 28 + Math.max(...notes.map(({ length }) => length)) * lineHeight;
  const second = compact ? { x: 0, y: headHeight + height + 18 } : { x: panelWidth + 24, y: 0 };
  const bottom = second.y + headHeight + height + 10;
  const parts = keyParts(props, width);
  const key = flowKey(parts.map(({ label }) => label), width);
  const caption = textLines(props.caption, size, width - 4);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? describe(props)} width={width} height={bottom + key.height + 22 + caption.length * lineHeight}>
      {[{ x: 0, y: 0, label: props.beforeLabel, lines: notes[0] ?? [], isAfter: false }, { ...second, label: props.afterLabel, lines: notes[1] ?? [], isAfter: true }].map(({ x, y, label, lines, isAfter }) => (
        <g transform={`translate(${round(x)} ${round(y)})`}>
          <line x1="0" x2={round(panelWidth)} y1="1" y2="1" stroke={palette.line} />
          <TextBlock lines={fewLines(label, 15, panelWidth, 1, true)} x={0} y={21} bold />
          <TextBlock lines={lines} x={0} y={41} size={size} fill={palette.quiet} />
          <g transform={`translate(0 ${headHeight})`}><Panel {...side} isAfter={isAfter} /></g>
        </g>
      ))}
      <g transform={`translate(0 ${round(bottom)})`}><FlowKey spots={key.spots} mark={(index) => parts[index]?.draw() as never} /></g>
      <TextBlock lines={caption} x={2} y={bottom + key.height + 18} size={size} fill={palette.quiet} />
    </ChartFrame>
  );
};
