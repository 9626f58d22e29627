import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { ChartFrame, type ChartHead } from './chart-frame.tsx';
import { layRows, type PlacedRow } from './lay-rows.ts';
import { Mark } from './mark.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { RowLabel, RowNote } from './row-label.tsx';
import { TextBlock } from './text-block.tsx';
import { ValueAxis } from './value-axis.tsx';

/** A group's value with its interval; `value` null where withheld, `interval` null where the numbers are too few for one. */
export type IntervalRow = { readonly id: string; readonly label: string; readonly value: number | null; readonly interval: { readonly low: number; readonly high: number } | null };
export type IntervalChartProps = ChartHead & {
  readonly rows: readonly IntervalRow[];
  readonly domain?: readonly [number, number];
  readonly say?: (value: number) => string;
  readonly ends?: { readonly low: string; readonly high: string };
  /** One figure for all, drawn as a dashed line. */
  readonly overall?: { readonly label: string; readonly value: number };
};

const Row = ({ placed, width, x, say }: { readonly placed: PlacedRow<IntervalRow>; readonly width: number; readonly x: ScaleLinear<number, number>; readonly say: (value: number) => string }) => {
  const { row, middle } = placed;
  const y = round(middle);
  return (
    <g data-row={row.id}>
      <RowLabel placed={placed} width={width} />
      {row.interval === null || row.value === null ? null : (
        <path d={`M${round(x(row.interval.low))} ${y - 7}v14m0 -7H${round(x(row.interval.high))}m0 -7v14`} stroke={palette.navy} stroke-width="2.5" fill="none" />
      )}
      {row.value === null ? <RowNote text="Too few answers to show" x={x.range()[0] ?? 0} y={middle} /> : <Mark shape="disc" x={x(row.value)} y={middle} />}
      {row.value === null ? null : <TextBlock lines={[say(row.value)]} x={width - 4} y={middle + 5} bold anchor="end" />}
    </g>
  );
};

const described = (rows: readonly IntervalRow[], say: (value: number) => string): string =>
  rows.map(({ label, value, interval }) => `${label}: ${value === null ? 'too few answers to show' : say(value)}${interval === null || value === null ? '' : ` (${say(interval.low)} to ${say(interval.high)})`}`).join('. ');

/** A value for each group with the interval it could lie in, so that a small group's figure is not read as exact. */
export const IntervalChart = (props: IntervalChartProps) => {
  const say = props.say ?? ((value: number) => value.toFixed(1));
  const layout = layRows(props.rows, { compact: props.compact === true, top: props.overall === undefined ? 4 : 28, mark: 26, rightRoom: 64 });
  const [from, to] = props.domain ?? [1, 5];
  const x = scaleLinear([from, to], [layout.left + 10, layout.right]);
  const ticks = x.ticks(to - from <= 5 ? to - from : 5);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props.rows, say)} width={layout.width} height={layout.bottom + (props.ends === undefined ? 26 : 48)}>
      {props.compact === true ? null : <ValueAxis x={x} ticks={ticks} top={layout.top} bottom={layout.bottom} say={null} />}
      {props.overall === undefined ? null : (
        <g>
          <line x1={round(x(props.overall.value))} x2={round(x(props.overall.value))} y1={layout.top - 6} y2={round(layout.bottom)} stroke={palette.ink} stroke-width="1.5" stroke-dasharray="5 4" />
          <TextBlock lines={[`${props.overall.label} ${say(props.overall.value)}`]} x={x(props.overall.value)} y={15} size={14} anchor="middle" />
        </g>
      )}
      {layout.rows.map((placed) => <Row placed={placed} width={layout.width} x={x} say={say} />)}
      <ValueAxis x={x} ticks={ticks} top={layout.bottom - 5} bottom={layout.bottom} say={(tick) => (to - from <= 5 ? String(tick) : say(tick))} ends={props.ends} />
    </ChartFrame>
  );
};
