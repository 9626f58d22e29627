import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { ChartFrame, compactWidth, wideWidth, type ChartHead } from './chart-frame.tsx';
import { FlowKey, flowKey } from './flow-key.tsx';
import { layRows, type PlacedRow } from './lay-rows.ts';
import { Mark } from './mark.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { RowLabel, RowNote } from './row-label.tsx';
import { TextBlock } from './text-block.tsx';
import { ValueAxis } from './value-axis.tsx';

/** The value of each group; null where it is withheld or nobody answered. */
export type GapRow = { readonly id: string; readonly label: string; readonly first: number | null; readonly second: number | null };
export type GapChartProps = ChartHead & {
  readonly groups: { readonly first: string; readonly second: string };
  readonly rows: readonly GapRow[];
  readonly domain?: readonly [number, number];
  /** Written after each value, as in '58%'; values then have no decimals. */
  readonly unit?: string;
  readonly ends?: { readonly low: string; readonly high: string };
};

type Say = (value: number) => string;
const sayIn = (unit: string): Say => (value) => (unit === '' ? value.toFixed(1) : `${Math.round(value)}${unit}`);
const both = ({ first, second }: GapRow): readonly [number, number] | undefined => (first === null || second === null ? undefined : [first, second]);

const described = ({ rows, groups, unit = '' }: GapChartProps): string => {
  const said = (value: number | null): string => (value === null ? 'not shown' : sayIn(unit)(value));
  return rows.map(({ label, first, second }) => `${label}: ${groups.first} ${said(first)}, ${groups.second} ${said(second)}`).join('. ');
};

const Dumbbell = ({ row, x, y, say }: { readonly row: GapRow; readonly x: ScaleLinear<number, number>; readonly y: number; readonly say: Say }) => {
  const pair = both(row);
  const marks = [{ shape: 'disc', value: row.first }, { shape: 'diamond', value: row.second }] as const;
  const least = pair === undefined ? undefined : Math.min(...pair);
  return (
    <g>
      {pair === undefined ? null : <line x1={round(x(pair[0]))} x2={round(x(pair[1]))} y1={round(y)} y2={round(y)} stroke={palette.quiet} stroke-width="4" />}
      {marks.map(({ shape, value }) => {
        if (value === null) return null;
        const before = value === least && (pair === undefined || pair[0] !== pair[1] || shape === 'disc');
        return (
          <g>
            <Mark shape={shape} x={x(value)} y={y} />
            <TextBlock lines={[say(value)]} x={x(value) + (before ? -13 : 13)} y={y + 5} size={14} anchor={before ? 'end' : 'start'} />
          </g>
        );
      })}
    </g>
  );
};

const Row = ({ placed, width, x, say }: { readonly placed: PlacedRow<GapRow>; readonly width: number; readonly x: ScaleLinear<number, number>; readonly say: Say }) => {
  const pair = both(placed.row);
  const nothing = placed.row.first === null && placed.row.second === null;
  return (
    <g data-row={placed.row.id}>
      <RowLabel placed={placed} width={width} />
      {nothing ? <RowNote text="Too few answers to show" x={x.range()[0] ?? 0} y={placed.middle} /> : <Dumbbell row={placed.row} x={x} y={placed.middle} say={say} />}
      {pair === undefined ? null : <TextBlock lines={[say(Math.abs(pair[0] - pair[1]))]} x={width - 4} y={placed.middle + 5} bold anchor="end" />}
    </g>
  );
};

/** Two groups on each row, joined by a line as long as they are apart, with the difference in figures. */
export const GapChart = (props: GapChartProps) => {
  const compact = props.compact === true;
  const [from, to] = props.domain ?? [1, 5];
  const say = sayIn(props.unit ?? '');
  const key = flowKey([props.groups.first, props.groups.second], compact ? compactWidth : wideWidth - 90);
  const layout = layRows(props.rows, { compact, top: key.height + (compact ? 26 : 8), mark: 26, rightRoom: 84 });
  const x = scaleLinear([from, to], [layout.left + 26, layout.right]);
  const ticks = x.ticks(Math.min(5, to - from));
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={layout.width} height={layout.bottom + (props.ends === undefined ? 26 : 48)}>
      <FlowKey spots={key.spots} mark={(index) => <Mark shape={index === 0 ? 'disc' : 'diamond'} x={9} y={9} />} />
      <TextBlock lines={['Difference']} x={layout.width - 4} y={layout.top - 10} size={14} anchor="end" fill={palette.quiet} />
      {compact ? null : <ValueAxis x={x} ticks={ticks} top={layout.top} bottom={layout.bottom} say={null} />}
      {layout.rows.map((placed) => <Row placed={placed} width={layout.width} x={x} say={say} />)}
      <ValueAxis x={x} ticks={ticks} top={layout.bottom - 5} bottom={layout.bottom} say={(tick) => `${tick}${props.unit ?? ''}`} ends={props.ends} />
    </ChartFrame>
  );
};
