import { ChartFrame, compactWidth, lineHeight, wideWidth, type ChartHead } from './chart-frame.tsx';
import { FlowKey, flowKey } from './flow-key.tsx';
import { keyOf } from './network-chart.tsx';
import { NodeMark, type NetworkNode, type NetworkTie } from './network-marks.tsx';
import { greatestSize, plotNodes } from './network-plot.ts';
import { TieLines, tiedIds, usualTieStyle } from './network-ties.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { fewLines, textLines } from './text-lines.ts';

/** One relation or one wave: its name, a few words under it, and its ties. `values`, where given, size its marks. */
export type NetworkPanel = { readonly label: string; readonly note: string; readonly ties: readonly NetworkTie[]; readonly values?: ReadonlyMap<string, number> };
export type NetworkMultiplesProps = ChartHead & { readonly nodes: readonly NetworkNode[]; readonly panels: readonly NetworkPanel[]; readonly directed: boolean; readonly groups: readonly string[]; readonly caption: string };

const size = 14;
const gap = 20;

const describe = ({ panels, nodes, caption }: NetworkMultiplesProps): string =>
  `${panels.map(({ label, note, ties }) => `${label}: ${ties.length} ${ties.length === 1 ? 'tie' : 'ties'}, ${nodes.length - tiedIds(ties).size} of ${nodes.length} with none; ${note}`).join('. ')}. ${caption}`;

const Panel = ({ panel, nodes, width, directed, greatest, most, upright }: { readonly panel: NetworkPanel; readonly nodes: readonly NetworkNode[]; readonly width: number; readonly directed: boolean; readonly greatest: number; readonly most: number; readonly upright: boolean }) => {
  const tied = tiedIds(panel.ties);
  const sized = panel.values === undefined ? nodes : nodes.map((node) => ({ ...node, size: panel.values?.get(node.id) ?? 0 }));
  const { placed, byId } = plotNodes(sized, { width, pad: 8, upright, mostHeight: upright ? width * 1.4 : width, greatest });
  return (
    <g>
      {placed.filter(({ node }) => !tied.has(node.id)).map(({ x, y }) => <circle cx={round(x)} cy={round(y)} r="1.7" fill={palette.line} />)}
      <TieLines ties={panel.ties} byId={byId} style={{ ...usualTieStyle(most * 3, directed, true), directed: directed && most < 150 }} />
      {placed.filter(({ node }) => tied.has(node.id)).toSorted((a, b) => b.r - a.r).map((one) => <NodeMark {...one} />)}
    </g>
  );
};

/** The same people in the same places, once for each relation, so that what differs is seen at a glance. Those with no tie in one are small grey dots. */
export const NetworkMultiples = (props: NetworkMultiplesProps) => {
  const compact = props.compact === true;
  const [width, columns] = [compact ? compactWidth : wideWidth, compact ? 1 : Math.min(3, Math.max(1, props.panels.length))];
  const panelWidth = (width - gap * (columns - 1)) / columns;
  const plotHeight = plotNodes(props.nodes, { width: panelWidth, pad: 8, upright: compact, mostHeight: compact ? panelWidth * 1.4 : panelWidth }).height;
  const heads = props.panels.map(({ label, note }) => ({ label: fewLines(label, 15, panelWidth, 1, true), note: fewLines(note, size, panelWidth, 2) }));
  const headHeight = 26 + Math.max(1, ...heads.map(({ note }) => note.length)) * lineHeight;
  const rowHeight = headHeight + plotHeight + 16;
  const greatest = Math.max(greatestSize(props.nodes), ...props.panels.flatMap(({ values }) => [...(values?.values() ?? [])]));
  const most = Math.max(1, ...props.panels.map(({ ties }) => ties.length));
  const bottom = Math.ceil(props.panels.length / columns) * rowHeight;
  const parts = keyOf({ ...props, ties: props.panels.flatMap(({ ties }) => ties), directed: props.directed && most < 150 }, width);
  const key = flowKey(parts.map(({ label }) => label), width);
  const caption = textLines(props.caption, size, width - 4);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? describe(props)} width={width} height={bottom + key.height + 22 + caption.length * lineHeight}>
      {props.panels.map((panel, at) => {
        const [x, y] = [(at % columns) * (panelWidth + gap), Math.floor(at / columns) * rowHeight];
        return (
          <g transform={`translate(${round(x)} ${round(y)})`}>
            <line x1="0" x2={round(panelWidth)} y1="1" y2="1" stroke={palette.line} />
            <TextBlock lines={heads[at]?.label ?? []} x={0} y={21} bold />
            <TextBlock lines={heads[at]?.note ?? []} x={0} y={41} size={size} fill={palette.quiet} />
            <g transform={`translate(0 ${headHeight})`}><Panel panel={panel} nodes={props.nodes} width={panelWidth} directed={props.directed} greatest={greatest} most={most} upright={compact} /></g>
          </g>
        );
      })}
      <g transform={`translate(0 ${round(bottom + 4)})`}><FlowKey spots={key.spots} mark={(index) => parts[index]?.draw() as never} /></g>
      <TextBlock lines={caption} x={2} y={bottom + key.height + 24} size={size} fill={palette.quiet} />
    </ChartFrame>
  );
};
