import { ChartFrame, compactWidth, type ChartHead } from './chart-frame.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { textLines } from './text-lines.ts';

/** One box: which column it stands in, what is written in it, and what stands under it. `loose` marks one that nothing joins to the top. */
export type StructureNode = { readonly id: string; readonly column: number; readonly label: string; readonly note: string; readonly loose: boolean; readonly below: readonly StructureNode[] };
export type StructureChartProps = ChartHead & { readonly columns: readonly string[]; readonly roots: readonly StructureNode[] };

type Placed = { readonly node: StructureNode; readonly row: number; readonly indent: number; readonly parent: Placed | null };
type Sizes = { readonly width: number; readonly columnWidth: number; readonly gap: number; readonly step: number; readonly top: number; readonly compact: boolean };

const boxHeight = 66;
const rowHeight = 78;
const headHeight = 34;


/** Lays a forest so that no two lines cross: a box stands on the row of the first box to its right that it holds. */
const place = (roots: readonly StructureNode[], compact: boolean): readonly Placed[] => {
  const placed: Placed[] = [];
  const visit = (node: StructureNode, row: number, indent: number, parent: Placed | null): number => {
    const at: Placed = { node, row, indent, parent };
    placed.push(at);
    let next = row;
    let shared = compact;
    for (const child of node.below) {
      const onward = !compact && child.column > node.column;
      const from: number = onward && !shared ? row : next + 1;
      if (onward) shared = true;
      next = visit(child, from, onward ? 0 : indent + 1, at);
    }
    return next;
  };
  let row = 0;
  for (const root of roots) row = visit(root, row, 0, null) + 1;
  return placed;
};

const xOf = ({ node, indent }: Placed, sizes: Sizes): number => (sizes.compact ? 4 : node.column * (sizes.columnWidth + sizes.gap) + 4) + Math.min(indent, 4) * sizes.step;
const widthOf = ({ indent }: Placed, sizes: Sizes): number => sizes.columnWidth - 8 - Math.min(indent, 4) * sizes.step;
const yOf = ({ row }: Placed, sizes: Sizes): number => sizes.top + row * rowHeight;

const Line = ({ at, sizes }: { readonly at: Placed; readonly sizes: Sizes }) => {
  if (at.parent === null) return null;
  const [x, y] = [xOf(at, sizes), yOf(at, sizes) + boxHeight / 2];
  const sameColumn = sizes.compact || at.node.column === at.parent.node.column;
  const from = sameColumn ? xOf(at.parent, sizes) + sizes.step / 2 : xOf(at.parent, sizes) + widthOf(at.parent, sizes);
  const start = sameColumn ? yOf(at.parent, sizes) + boxHeight : yOf(at.parent, sizes) + boxHeight / 2;
  const bend = sameColumn ? from : x - sizes.gap / 2 - 4;
  const path = sameColumn ? `M${round(from)} ${round(start)}V${round(y)}H${round(x)}` : `M${round(from)} ${round(start)}H${round(bend)}V${round(y)}H${round(x)}`;
  return <path d={path} fill="none" stroke={palette.blue} stroke-width="2" stroke-linejoin="round" />;
};

const fills = [
  { fill: palette.navy, ink: palette.paper },
  { fill: palette.sky, ink: palette.ink },
  { fill: palette.faint, ink: palette.ink },
] as const;

const Box = ({ at, sizes }: { readonly at: Placed; readonly sizes: Sizes }) => {
  const { label, note, column, loose } = at.node;
  const style = loose ? { fill: palette.paper, ink: palette.ink } : (fills[Math.min(column, fills.length - 1)] ?? fills[0]);
  const [x, y, width] = [xOf(at, sizes), yOf(at, sizes), widthOf(at, sizes)];
  const lines = textLines(label, 15, width - 22, true);
  const shown = lines.length <= 2 ? lines : [lines[0] as string, `${(lines[1] as string).slice(0, -1)}…`];
  return (
    <g>
      <rect x={round(x)} y={round(y)} width={round(width)} height={boxHeight} rx="4" fill={style.fill} {...(loose ? { stroke: palette.rust, 'stroke-width': 2, 'stroke-dasharray': '6 4' } : {})} />
      <TextBlock lines={shown} x={x + 11} y={y + (shown.length === 1 ? 29 : 21)} size={15} bold fill={style.ink} />
      <TextBlock lines={[note]} x={x + 11} y={y + (shown.length === 1 ? 50 : 58)} size={14} fill={style.ink} />
    </g>
  );
};

const describe = (nodes: readonly StructureNode[], above: string): string =>
  nodes.map((node) => `${node.label}${above === '' ? (node.loose ? ', with no line to the top' : '') : `, under ${above}`}. ${describe(node.below, node.label)}`).join('');

/** Groups in columns by layer, each joined to what it reports to; those that nothing joins to the top stand last, in a broken frame. */
export const StructureChart = (props: StructureChartProps) => {
  const compact = props.compact === true;
  const columns = Math.max(1, props.columns.length);
  const gap = compact ? 0 : 46;
  const width = compact ? compactWidth : 860;
  const sizes: Sizes = { width, gap, compact, top: compact ? 4 : headHeight, step: compact ? 14 : 20, columnWidth: compact ? compactWidth : (width - gap * (columns - 1)) / columns };
  const placed = place(props.roots, compact);
  const rows = placed.reduce((most, at) => Math.max(most, at.row + 1), 0);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? describe(props.roots, '')} width={width} height={sizes.top + rows * rowHeight}>
      {compact ? null : props.columns.map((title, index) => <TextBlock lines={[title]} x={index * (sizes.columnWidth + gap) + 4} y={18} size={15} bold fill={palette.quiet} />)}
      {placed.map((at) => <Line at={at} sizes={sizes} />)}
      {placed.map((at) => <Box at={at} sizes={sizes} />)}
    </ChartFrame>
  );
};
