import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { ChartFrame, compactWidth, wideWidth, type ChartHead } from './chart-frame.tsx';
import { palette } from './palette.ts';
import { round, roundPath } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { textWidth } from './text-lines.ts';

/** A figure at a time. `open`: it is drawn as a ring because it was not measured or is not final; `flag`: it is part of a signal. */
export type TimePoint = { readonly label: string; readonly at: number; readonly value: number; readonly lower?: number | null; readonly upper?: number | null; readonly open?: boolean; readonly flag?: boolean };
export type TimeChartProps = ChartHead & {
  readonly points: readonly TimePoint[];
  readonly say: (value: number) => string;
  /** What was promised, from the first of these to the last. */
  readonly promised?: readonly { readonly at: number; readonly value: number; readonly label: string }[];
  /** Mean and limits of the run chart. */
  readonly limits?: { readonly mean: number; readonly lower: number; readonly upper: number } | null;
  /** Where the line leads, with its range. */
  readonly forecast?: { readonly at: number; readonly value: number; readonly lower: number; readonly upper: number; readonly label: string } | null;
};

type Scales = { readonly x: ScaleLinear<number, number>; readonly y: ScaleLinear<number, number> };
type Size = { readonly width: number; readonly height: number; readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const sizeOf = (compact: boolean): Size =>
  compact ? { width: compactWidth, height: 250, left: 44, right: compactWidth - 12, top: 26, bottom: 206 } : { width: wideWidth, height: 340, left: 60, right: wideWidth - 124, top: 26, bottom: 290 };

const finite = (values: readonly (number | null | undefined)[]): readonly number[] => values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));

const scalesOf = ({ points, promised = [], limits, forecast }: TimeChartProps, size: Size): Scales => {
  const values = finite([...points.flatMap((one) => [one.value, one.lower, one.upper]), ...promised.map((one) => one.value), ...(limits == null ? [] : [limits.lower, limits.upper]), ...(forecast == null ? [] : [forecast.value, forecast.lower, forecast.upper])]);
  const times = [...points.map((one) => one.at), ...promised.map((one) => one.at), ...(forecast == null ? [] : [forecast.at])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high === low ? Math.max(1, Math.abs(high) * 0.1) : (high - low) * 0.08;
  // From nought where nought is near, as a line that begins far from it makes a small change look large.
  const from = low >= 0 && low < (high - low) * 0.6 ? 0 : low - room;
  return { x: scaleLinear([Math.min(...times), Math.max(...times) === Math.min(...times) ? Math.min(...times) + 1 : Math.max(...times)], [size.left + 10, size.right - 4]), y: scaleLinear([from, high + room], [size.bottom, size.top]).nice(5) };
};

// Room for the widest label of the scale, whatever its numbers are.
const withRoom = (props: TimeChartProps, size: Size): Size => ({ ...size, left: Math.max(size.left, 8 + Math.ceil(Math.max(0, ...scalesOf(props, size).y.ticks(5).map((tick) => textWidth(props.say(tick), 14))))) });

const path = ({ x, y }: Scales, points: readonly { readonly at: number; readonly value: number }[]): string => roundPath(line<{ readonly at: number; readonly value: number }>((one) => x(one.at), (one) => y(one.value))(points) ?? '');

const Axes = ({ size, scales, say, points }: { readonly size: Size; readonly scales: Scales; readonly say: (value: number) => string; readonly points: readonly TimePoint[] }) => {
  const most = size.width === compactWidth ? 3 : 6;
  const step = Math.max(1, Math.ceil(points.length / most));
  const labelled = points.filter((_, at) => (points.length - 1 - at) % step === 0);
  return (
    <g>
      {scales.y.ticks(5).map((tick) => (
        <g>
          <line x1={size.left} x2={size.right} y1={round(scales.y(tick))} y2={round(scales.y(tick))} stroke={palette.faint} stroke-width="1.5" />
          <TextBlock lines={[say(tick)]} x={size.left - 6} y={scales.y(tick) + 5} size={14} anchor="end" fill={palette.quiet} />
        </g>
      ))}
      {labelled.map((point) => <TextBlock lines={[point.label]} x={scales.x(point.at)} y={size.bottom + 22} size={14} anchor="middle" fill={palette.quiet} />)}
    </g>
  );
};

const Limits = ({ limits, size, y }: { readonly limits: NonNullable<TimeChartProps['limits']>; readonly size: Size; readonly y: Scales['y'] }) => (
  <g>
    {[limits.lower, limits.upper].map((value) => <line x1={size.left} x2={size.right} y1={round(y(value))} y2={round(y(value))} stroke={palette.quiet} stroke-width="1.2" stroke-dasharray="3 4" />)}
    <line x1={size.left} x2={size.right} y1={round(y(limits.mean))} y2={round(y(limits.mean))} stroke={palette.quiet} stroke-width="1.2" />
  </g>
);

// Labels at the right end stand clear of one another.
const EndLabels = ({ size, labels }: { readonly size: Size; readonly labels: readonly { readonly text: string; readonly y: number; readonly bold?: boolean }[] }) => {
  let last = -Infinity;
  return (
    <g>
      {labels.toSorted((a, b) => a.y - b.y).map(({ text, y, bold }) => {
        last = Math.max(y, last + 16);
        return <TextBlock lines={[text]} x={size.right + 6} y={last + 5} size={14} bold={bold === true} />;
      })}
    </g>
  );
};

const described = ({ points, say, promised = [] }: TimeChartProps): string =>
  [points.map((one) => `${one.label}: ${say(one.value)}`).join('. '), promised.length === 0 ? '' : `Promised: ${promised.map((one) => `${one.label}: ${say(one.value)}`).join('. ')}`].filter((text) => text !== '').join('. ');

const Figures = ({ points, scales, compact }: { readonly points: readonly TimePoint[]; readonly scales: Scales; readonly compact: boolean }) => (
  <g>
    {points.map(({ at, lower, upper }) => (lower == null || upper == null ? null : <path d={`M${round(scales.x(at))} ${round(scales.y(upper))}V${round(scales.y(lower))}`} stroke={palette.blue} stroke-width={compact ? 2 : 3} stroke-opacity="0.45" />))}
    <path d={path(scales, points)} fill="none" stroke={palette.navy} stroke-width="2.5" stroke-linejoin="round" />
    {points.map(({ at, value, open, flag }) =>
      flag === true
        ? <rect x={round(scales.x(at) - 5)} y={round(scales.y(value) - 5)} width="10" height="10" fill={open === true ? palette.paper : palette.ochre} stroke={palette.rust} stroke-width="2" transform={`rotate(45 ${round(scales.x(at))} ${round(scales.y(value))})`} />
        : <circle cx={round(scales.x(at))} cy={round(scales.y(value))} r={points.length > 40 ? 2.5 : 4.5} fill={open === true ? palette.paper : palette.navy} stroke={palette.navy} stroke-width="2" />,
    )}
  </g>
);

/** A series over time with what was promised of it: intervals, run-chart limits and forecast where there are any. A diamond is part of a signal, a ring is not final or not measured. */
export const TimeChart = (props: TimeChartProps) => {
  const compact = props.compact === true;
  const { points, promised = [], limits = null, forecast = null, say } = props;
  if (points.length === 0) return null;
  const size = withRoom(props, sizeOf(compact));
  const scales = scalesOf(props, size);
  const last = points.at(-1) as TimePoint;
  const labels = [
    { text: say(last.value), y: scales.y(last.value), bold: true },
    ...(promised.length === 0 ? [] : [{ text: `Promised ${say((promised.at(-1) as { readonly value: number }).value)}`, y: scales.y((promised.at(-1) as { readonly value: number }).value) }]),
    ...(limits === null ? [] : [{ text: 'Mean', y: scales.y(limits.mean) }]),
  ];
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={size.width} height={size.height}>
      <Axes size={size} scales={scales} say={say} points={points} />
      {limits === null ? null : <Limits limits={limits} size={size} y={scales.y} />}
      {promised.length === 0 ? null : <path d={path(scales, promised)} fill="none" stroke={palette.rust} stroke-width="2" stroke-dasharray="7 4" />}
      {promised.map((one) => <path d={`M${round(scales.x(one.at) - 5)} ${round(scales.y(one.value))}h10`} stroke={palette.rust} stroke-width="3" />)}
      {forecast === null ? null : (
        <g>
          <path d={`M${round(scales.x(forecast.at))} ${round(scales.y(forecast.upper))}V${round(scales.y(forecast.lower))}`} stroke={palette.teal} stroke-width="7" stroke-opacity="0.35" />
          <path d={path(scales, [last, forecast])} fill="none" stroke={palette.teal} stroke-width="1.5" stroke-dasharray="2 4" />
        </g>
      )}
      <Figures points={points} scales={scales} compact={compact} />
      {compact ? <TextBlock lines={[`${last.label}: ${say(last.value)}${promised.length === 0 ? '' : `. Promised ${say((promised.at(-1) as { readonly value: number }).value)}`}`]} x={size.left} y={16} size={14} bold /> : <EndLabels size={size} labels={labels} />}
    </ChartFrame>
  );
};

/** A line as small as a word, for a cell of a table; the figures stand beside it. Written out: a long table has one in each row. Empty below two values. */
export const sparkline = (values: readonly number[], flag = false): string => {
  if (values.length < 2) return '';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (at: number): number => round(4 + (at * 82) / (values.length - 1));
  const y = (value: number): number => round(high === low ? 12 : 20 - ((value - low) * 16) / (high - low));
  const drawn = values.map((value, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 24" width="90" height="24" aria-hidden="true" focusable="false"><path d="${drawn}" fill="none" stroke="${palette.navy}" stroke-width="1.8"/><circle cx="${x(values.length - 1)}" cy="${y(values.at(-1) as number)}" r="3" fill="${flag ? palette.ochre : palette.navy}"/></svg>`;
};
