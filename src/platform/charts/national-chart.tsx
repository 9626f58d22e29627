import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { ChartFrame, compactWidth, wideWidth, type ChartHead } from './chart-frame.tsx';
import { FlowKey, flowKey } from './flow-key.tsx';
import { layRows, type PlacedRow } from './lay-rows.ts';
import { Mark, type MarkShape } from './mark.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { RowLabel, RowNote } from './row-label.tsx';
import { TextBlock } from './text-block.tsx';
import { ValueAxis } from './value-axis.tsx';

/** Per cents: ours, then the national ones in the order of `nationals`; null where there is none or it is withheld. */
export type NationalRow = { readonly id: string; readonly label: string; readonly ours: number | null; readonly national: readonly (number | null)[] };
export type NationalChartProps = ChartHead & { readonly ours: string; readonly nationals: readonly string[]; readonly rows: readonly NationalRow[] };

const shapes: readonly MarkShape[] = ['disc', 'diamond', 'square'];

const Dots = ({ values, x, y }: { readonly values: readonly (number | null)[]; readonly x: ScaleLinear<number, number>; readonly y: number }) => {
  const known = values.filter((value) => value !== null);
  return (
    <g>
      {known.length < 2 ? null : <line x1={round(x(Math.min(...known)))} x2={round(x(Math.max(...known)))} y1={round(y)} y2={round(y)} stroke={palette.line} stroke-width="3" />}
      {values.map((value, index) => (value === null ? null : <Mark shape={shapes[index] ?? 'square'} x={x(value)} y={y} />)).toReversed()}
    </g>
  );
};

const Row = ({ placed, width, x }: { readonly placed: PlacedRow<NationalRow>; readonly width: number; readonly x: ScaleLinear<number, number> }) => {
  const values = [placed.row.ours, ...placed.row.national];
  return (
    <g data-row={placed.row.id}>
      <RowLabel placed={placed} width={width} />
      {values.every((value) => value === null) ? <RowNote text="Too few answers to show" x={x(0)} y={placed.middle} /> : <Dots values={values} x={x} y={placed.middle} />}
      <TextBlock lines={[values.map((value) => (value === null ? '–' : `${Math.round(value)}`)).join(' · ')]} x={width - 4} y={placed.middle + 5} size={14} bold anchor="end" />
    </g>
  );
};

const described = (names: readonly string[], rows: readonly NationalRow[]): string =>
  rows.map(({ label, ours, national }) => `${label}: ${[ours, ...national].map((value, index) => `${names[index]} ${value === null ? 'none' : `${Math.round(value)}%`}`).join(', ')}`).join('. ');

/** Our per cents beside those of the national survey, for each statement. */
export const NationalChart = (props: NationalChartProps) => {
  const compact = props.compact === true;
  const names = [props.ours, ...props.nationals];
  const key = flowKey(names, compact ? compactWidth : wideWidth);
  const layout = layRows(props.rows, { compact, top: key.height + 6, mark: 26, rightRoom: 40 + 30 * props.nationals.length });
  const x = scaleLinear([0, 100], [layout.left + 6, layout.right]);
  const percent = (tick: number): string => `${tick}%`;
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(names, props.rows)} width={layout.width} height={layout.bottom + 26}>
      <FlowKey spots={key.spots} mark={(index) => <Mark shape={shapes[index] ?? 'square'} x={9} y={9} />} />
      {compact ? null : <ValueAxis x={x} ticks={[0, 25, 50, 75, 100]} top={layout.top} bottom={layout.bottom} say={null} />}
      {layout.rows.map((placed) => <Row placed={placed} width={layout.width} x={x} />)}
      <ValueAxis x={x} ticks={[0, 25, 50, 75, 100]} top={layout.bottom - 5} bottom={layout.bottom} say={percent} />
    </ChartFrame>
  );
};
