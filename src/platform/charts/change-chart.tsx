import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { ChartFrame, compactWidth, wideWidth, type ChartHead } from './chart-frame.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { spreadLabels } from './spread-labels.ts';
import { TextBlock } from './text-block.tsx';
import { textLines } from './text-lines.ts';

export type ChangeRow = { readonly id: string; readonly label: string; readonly before: number; readonly after: number };
export type ChangeChartProps = ChartHead & { readonly waves: { readonly before: string; readonly after: string }; readonly rows: readonly ChangeRow[]; readonly domain?: readonly [number, number] };

const plotTop = 44;
const size = 14;
type Slope = { readonly left: number; readonly right: number; readonly width: number; readonly y: ScaleLinear<number, number> };

/** Rises are solid and heavy, falls dashed, and no change thin, so that direction shows without colour. */
const strokeOf = ({ before, after }: ChangeRow): Record<string, string | number> => {
  if (after > before) return { stroke: palette.navy, 'stroke-width': 3.5 };
  return after < before ? { stroke: palette.rust, 'stroke-width': 2.5, 'stroke-dasharray': '7 4' } : { stroke: palette.quiet, 'stroke-width': 1.5 };
};

const changeText = ({ before, after }: ChangeRow): string => {
  const change = Math.round((after - before) * 10) / 10;
  return change === 0 ? 'no change' : `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(1)}`;
};

const Labels = ({ rows, slope }: { readonly rows: readonly ChangeRow[]; readonly slope: Slope }) => {
  const after = rows.map((row) => {
    const lines = textLines(`${row.after.toFixed(1)}  ${row.label} (${changeText(row)})`, size, slope.width - slope.right - 24);
    return { row, lines, at: slope.y(row.after), height: lines.length * 19 + 3 };
  });
  const before = rows.map((row) => ({ row, at: slope.y(row.before), height: 19 }));
  return (
    <g>
      {spreadLabels(before, plotTop - 8).map(({ row, top }) => <TextBlock lines={[row.before.toFixed(1)]} x={slope.left - 14} y={top + 14} size={size} anchor="end" />)}
      {spreadLabels(after, plotTop - 8).map(({ lines, at, top, height }) => (
        <g>
          {Math.abs(top + height / 2 - at) < 6 ? null : <path d={`M${slope.right + 6} ${round(at)}L${slope.right + 18} ${round(top + 10)}`} stroke={palette.line} fill="none" />}
          <TextBlock lines={lines} x={slope.right + 20} y={top + 15} size={size} />
        </g>
      ))}
    </g>
  );
};

const lowestLabel = (rows: readonly ChangeRow[], slope: Slope): number =>
  Math.max(0, ...spreadLabels(rows.map((row) => ({ at: slope.y(row.after), height: textLines(`${row.after.toFixed(1)}  ${row.label} (${changeText(row)})`, size, slope.width - slope.right - 24).length * 19 + 3 })), plotTop - 8).map(({ top, height }) => top + height));

const described = ({ rows, waves }: ChangeChartProps): string => rows.map((row) => `${row.label}: ${row.before.toFixed(1)} in ${waves.before}, ${row.after.toFixed(1)} in ${waves.after}, ${changeText(row)}`).join('. ');

/** Each row as a line from its value in the wave before to its value now. */
export const ChangeChart = (props: ChangeChartProps) => {
  const compact = props.compact === true;
  const values = props.rows.flatMap(({ before, after }) => [before, after]);
  const [from, to] = props.domain ?? [Math.floor(Math.min(...values, 5) * 2) / 2, Math.ceil(Math.max(...values, 1) * 2) / 2];
  const height = Math.max(220, props.rows.length * (compact ? 56 : 44));
  const width = compact ? compactWidth : wideWidth;
  const slope: Slope = { width, left: compact ? 38 : 60, right: compact ? 130 : 380, y: scaleLinear([from, to], [plotTop + height, plotTop]) };
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={width} height={Math.max(plotTop + height + 14, lowestLabel(props.rows, slope) + 6)}>
      {[{ x: slope.left, name: props.waves.before, anchor: 'start' }, { x: slope.right, name: props.waves.after, anchor: 'start' }].map(({ x, name }) => (
        <g>
          <line x1={x} x2={x} y1={plotTop - 10} y2={plotTop + height + 8} stroke={palette.line} stroke-width="1.5" />
          <TextBlock lines={[name]} x={x === slope.left ? 0 : x - 12} y={18} bold />
        </g>
      ))}
      {props.rows.map((row) => (
        <g data-row={row.id}>
          <line x1={slope.left} x2={slope.right} y1={round(slope.y(row.before))} y2={round(slope.y(row.after))} {...strokeOf(row)} />
          {[{ x: slope.left, value: row.before }, { x: slope.right, value: row.after }].map(({ x, value }) => <circle cx={x} cy={round(slope.y(value))} r="5" fill={palette.ink} stroke={palette.paper} stroke-width="1.5" />)}
        </g>
      ))}
      <Labels rows={props.rows} slope={slope} />
    </ChartFrame>
  );
};
