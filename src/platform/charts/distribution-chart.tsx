import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { ChartFrame, compactWidth, wideWidth, type ChartHead } from './chart-frame.tsx';
import { FlowKey, flowKey } from './flow-key.tsx';
import { layRows, type PlacedRow, type RowLayout } from './lay-rows.ts';
import { palette, scaleStyles, type PointStyle } from './palette.ts';
import { round } from './round.ts';
import { RowLabel, RowNote } from './row-label.tsx';
import { TextBlock } from './text-block.tsx';
import { textWidth } from './text-lines.ts';

export type DistributionPoint = { readonly value: number; readonly label: string };
/** `counts` go by the points of the scale, lowest first; null where the figures are withheld. */
export type DistributionRow = { readonly id: string; readonly label: string; readonly counts: readonly number[] | null; readonly median: number | null };
export type DistributionChartProps = ChartHead & { readonly points: readonly DistributionPoint[]; readonly rows: readonly DistributionRow[]; readonly withheldText?: string };

const barHeight = 28;
const tooFew = 'Too few answers to show';
const noAnswers = 'No answers';
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** The share left of the middle of the scale: everything below it and half of a middle point. */
const shareBelow = (counts: readonly number[]): number => {
  const half = Math.floor(counts.length / 2);
  const middle = counts.length % 2 === 1 ? (counts[half] ?? 0) / 2 : 0;
  return (total(counts.slice(0, half)) + middle) / total(counts);
};

const reachOf = (rows: readonly DistributionRow[]): { readonly below: number; readonly above: number } => {
  const shares = rows.flatMap(({ counts }) => (counts === null || total(counts) === 0 ? [] : [shareBelow(counts)]));
  return { below: Math.max(0.15, ...shares), above: Math.max(0.15, ...shares.map((share) => 1 - share)) };
};

const Stripes = ({ id, style, x, y, width, height }: { readonly id: string; readonly style: PointStyle; readonly x: number; readonly y: number; readonly width: number; readonly height: number }) => (
  <g>
    <rect x={round(x)} y={round(y)} width={round(width)} height={height} fill={style.fill} stroke={palette.paper} />
    {style.striped ? <rect x={round(x)} y={round(y)} width={round(width)} height={height} fill={`url(#${id}-stripes)`} /> : null}
  </g>
);

const Bar = ({ id, counts, styles, x, middle, marked }: { readonly marked: boolean; readonly id: string; readonly counts: readonly number[]; readonly styles: readonly PointStyle[]; readonly x: ScaleLinear<number, number>; readonly middle: number }) => {
  const all = total(counts);
  const start = -shareBelow(counts);
  const half = x(start + 0.5);
  return (
    <g>
      {counts.map((count, index) => {
        const style = styles[index];
        if (count === 0 || style === undefined) return null;
        const from = x(start + total(counts.slice(0, index)) / all);
        const width = x(start + total(counts.slice(0, index + 1)) / all) - from;
        const text = String(count);
        return (
          <g>
            <Stripes id={id} style={style} x={from} y={middle - barHeight / 2} width={width} height={barHeight} />
            {width < textWidth(text, 14, true) + 4 ? null : (
              <text x={round(from + width / 2)} y={round(middle + 5)} text-anchor="middle" font-size="14" font-weight="700" fill={style.ink} {...(style.striped ? { stroke: style.fill, 'stroke-width': 3, 'paint-order': 'stroke' } : {})}>{text}</text>
            )}
          </g>
        );
      })}
      {marked ? <path d={`M${round(half - 6)} ${round(middle - barHeight / 2 - 8)}h12l-6 8Z`} fill={palette.ink} /> : null}
    </g>
  );
};

type BodyProps = { readonly props: DistributionChartProps; readonly layout: RowLayout<DistributionRow>; readonly styles: readonly PointStyle[]; readonly x: ScaleLinear<number, number> };

// Where no row has a median there are no answers to halve, and neither is drawn.
const hasMedian = ({ rows }: Pick<DistributionChartProps, 'rows'>): boolean => rows.some(({ median }) => median !== null);

const Row = ({ placed, body: { props, layout, styles, x } }: { readonly placed: PlacedRow<DistributionRow>; readonly body: BodyProps }) => {
  const { counts, median, id } = placed.row;
  const shown = counts !== null && total(counts) > 0;
  return (
    <g data-row={id}>
      <RowLabel placed={placed} width={layout.width} />
      {shown ? <Bar id={props.id} counts={counts} styles={styles} x={x} middle={placed.middle} marked={hasMedian(props)} /> : <RowNote text={counts === null ? (props.withheldText ?? tooFew) : noAnswers} x={layout.left} y={placed.middle} />}
      {shown && median !== null ? <TextBlock lines={[String(median)]} x={layout.width - 4} y={placed.middle + 5} bold anchor="end" /> : null}
    </g>
  );
};

const described = ({ points, rows }: DistributionChartProps): string =>
  rows
    .map(({ label, counts }) => {
      const none = counts === null ? tooFew : total(counts) === 0 ? noAnswers : null;
      return `${label}: ${none ?? (counts ?? []).map((count, index) => `${count} chose ${points[index]?.label ?? index + 1}`).join(', ')}`;
    })
    .join('. ');

/** Answers to a list of questions as stacked bars about the middle of the scale, with the number at each point and the median. */
export const DistributionChart = (props: DistributionChartProps) => {
  const compact = props.compact === true;
  const styles = scaleStyles(props.points.length);
  const marked = hasMedian(props);
  const key = flowKey([...props.points.map(({ value, label }) => `${value} ${label}`), ...(marked ? ['Half the answers lie on each side'] : [])], compact ? compactWidth : wideWidth);
  const layout = layRows(props.rows, { compact, top: key.height + 28, mark: barHeight + 12, rightRoom: 60 });
  const reach = reachOf(props.rows);
  const x = scaleLinear([-reach.below, reach.above], [layout.left, layout.right]);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={layout.width} height={layout.bottom + 4}>
      <FlowKey spots={key.spots} mark={(index) => {
        const style = styles[index];
        return style === undefined ? <path d="M3 5h12l-6 8Z" fill={palette.ink} /> : <Stripes id={props.id} style={style} x={0} y={0} width={18} height={18} />;
      }} />
      {marked ? <TextBlock lines={['Median']} x={layout.width - 4} y={key.height + 20} size={14} anchor="end" fill={palette.quiet} /> : null}
      {compact ? null : <line x1={round(x(0))} x2={round(x(0))} y1={layout.top} y2={round(layout.bottom)} stroke={palette.quiet} stroke-dasharray="2 3" />}
      {layout.rows.map((placed) => <Row placed={placed} body={{ props, layout, styles, x }} />)}
    </ChartFrame>
  );
};
