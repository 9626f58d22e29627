import { scaleLinear } from 'd3-scale';
import { plural } from '#lib/text.ts';
import { ChartFrame, type ChartHead } from './chart-frame.tsx';
import { layRows } from './lay-rows.ts';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { RowLabel } from './row-label.tsx';
import { TextBlock } from './text-block.tsx';

export type CountRow = { readonly id: string; readonly label: string; readonly count: number };
/** `none` is the word for a count of nothing: 'never'. */
export type CountChartProps = ChartHead & { readonly rows: readonly CountRow[]; readonly none: string };

const barHeight = 18;

/** How often each did something, as bars on one scale; those that never did stand with a word in place of a bar. */
export const CountChart = (props: CountChartProps) => {
  const layout = layRows(props.rows, { compact: props.compact === true, top: 2, mark: barHeight, rightRoom: 56 });
  const along = scaleLinear([0, Math.max(1, ...props.rows.map((row) => row.count))], [0, layout.right - layout.left]);
  const said = (count: number): string => (count === 0 ? props.none : plural(count, 'time'));
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? props.rows.map((row) => `${row.label}: ${said(row.count)}`).join('. ')} width={layout.width} height={layout.bottom + 2}>
      {layout.rows.map((placed) => {
        const { row, middle } = placed;
        const width = along(row.count);
        return (
          <g data-row={row.id}>
            <RowLabel placed={placed} width={layout.width} />
            {row.count === 0 ? null : <rect x={layout.left} y={round(middle - barHeight / 2)} width={round(width)} height={barHeight} fill={palette.navy} />}
            {row.count === 0
              ? <TextBlock lines={[props.none]} x={layout.left} y={middle + 5} size={14} fill={palette.quiet} />
              : <TextBlock lines={[String(row.count)]} x={layout.left + width + 8} y={middle + 5} size={14} bold />}
          </g>
        );
      })}
    </ChartFrame>
  );
};
