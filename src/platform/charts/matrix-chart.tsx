import { ChartFrame, compactWidth, lineHeight, wideWidth, type ChartHead } from './chart-frame.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';
import { fewLines, textLines } from './text-lines.ts';

export type MatrixEnd = { readonly id: string; readonly label: string };
/** What one row does for one column: strong marks are filled, weak ones open; one still open for an answer is broken. */
export type MatrixMark = { readonly row: string; readonly column: string; readonly strong: boolean; readonly open: boolean };
export type MatrixChartProps = ChartHead & { readonly rows: readonly MatrixEnd[]; readonly columns: readonly MatrixEnd[]; readonly marks: readonly MatrixMark[]; readonly strongName?: string; readonly weakName?: string };

const size = 14;
const names = (props: MatrixChartProps) => ({ strong: props.strongName ?? 'Leads', weak: props.weakName ?? 'Contributes' });

const Dot = ({ mark, x, y }: { readonly mark: Pick<MatrixMark, 'strong' | 'open'>; readonly x: number; readonly y: number }) => {
  const broken = mark.open ? { 'stroke-dasharray': '3.5 3' } : {};
  return mark.strong
    ? <rect x={round(x - 8)} y={round(y - 8)} width="16" height="16" fill={mark.open ? palette.paper : palette.navy} stroke={palette.navy} stroke-width="2.5" {...broken} />
    : <circle cx={round(x)} cy={round(y)} r="7.5" fill={mark.open ? palette.paper : palette.sky} stroke={palette.navy} stroke-width="2" {...broken} />;
};

const Key = ({ y, compact, props }: { readonly y: number; readonly compact: boolean; readonly props: MatrixChartProps }) => {
  const { strong, weak } = names(props);
  const parts = [{ strong: true, open: false, text: strong }, { strong: false, open: false, text: weak }, { strong: false, open: true, text: 'Not accepted yet (broken line)' }];
  return <g>{parts.map((part, index) => {
    const [x, top] = compact ? [10, y + index * 24] : [10 + index * 150, y];
    return <g><Dot mark={part} x={x} y={top} /><TextBlock lines={[part.text]} x={x + 16} y={top + 5} size={size} /></g>;
  })}</g>;
};

const described = (props: MatrixChartProps): string => {
  const { strong, weak } = names(props);
  return props.rows.map((row) => `${row.label}: ${props.marks.filter((mark) => mark.row === row.id).map((mark) => `${props.columns.find((column) => column.id === mark.column)?.label ?? ''} (${(mark.strong ? strong : weak).toLowerCase()}${mark.open ? ', not accepted yet' : ''})`).join(', ')}`).join('. ');
};

const rowHeight = 44;
const tilt = 58;

const RowLabel = ({ text, y, width }: { readonly text: string; readonly y: number; readonly width: number }) => {
  const lines = fewLines(text, size, width, 2);
  return <TextBlock lines={lines} x={0} y={lines.length === 1 ? y + 5 : y - 4} size={size} />;
};

const Wide = (props: MatrixChartProps) => {
  const labelWidth = 270;
  const step = Math.min(60, (wideWidth - labelWidth - 86) / Math.max(1, props.columns.length));
  const top = 176;
  const xOf = (index: number): number => labelWidth + step * (index + 0.5);
  const bottom = top + props.rows.length * rowHeight;
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={wideWidth} height={bottom + 44}>
      {props.columns.map((column, index) => <g transform={`translate(${round(xOf(index) + 4)} ${top - 12}) rotate(${-tilt})`}><TextBlock lines={fewLines(column.label, size, 185, 1)} x={0} y={0} size={size} /></g>)}
      {props.columns.map((_, index) => <line x1={round(xOf(index))} x2={round(xOf(index))} y1={top - 6} y2={bottom} stroke={palette.faint} />)}
      {props.rows.map((row, index) => {
        const y = top + rowHeight * (index + 0.5);
        return (
          <g>
            <line x1={0} x2={round(xOf(props.columns.length - 1) + step / 2)} y1={y + rowHeight / 2} y2={y + rowHeight / 2} stroke={palette.faint} />
            <RowLabel text={row.label} y={y} width={labelWidth - 14} />
            {props.marks.filter((mark) => mark.row === row.id).map((mark) => <Dot mark={mark} x={xOf(props.columns.findIndex((column) => column.id === mark.column))} y={y} />)}
          </g>
        );
      })}
      <Key y={bottom + 26} compact={false} props={props} />
    </ChartFrame>
  );
};

const Compact = (props: MatrixChartProps) => {
  const blocks = props.rows.map((row) => ({ lines: textLines(row.label, size, compactWidth - 8, true), marks: props.marks.filter((mark) => mark.row === row.id) }));
  const heights = blocks.map((block) => block.lines.length * lineHeight + block.marks.length * 24 + 18);
  const tops = heights.map((_, index) => heights.slice(0, index).reduce((sum, height) => sum + height, 0));
  const bottom = heights.reduce((sum, height) => sum + height, 0);
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? described(props)} width={compactWidth} height={bottom + 84}>
      {blocks.map((block, index) => {
        const top = (tops[index] ?? 0) + 14;
        return (
          <g>
            <TextBlock lines={block.lines} x={2} y={top} size={size} bold />
            {block.marks.map((mark, place) => {
              const y = top + (block.lines.length - 1) * lineHeight + 20 + place * 24;
              return <g><Dot mark={mark} x={12} y={y} /><TextBlock lines={fewLines(props.columns.find((column) => column.id === mark.column)?.label ?? '', size, compactWidth - 34, 1)} x={28} y={y + 5} size={size} /></g>;
            })}
          </g>
        );
      })}
      <Key y={bottom + 20} compact props={props} />
    </ChartFrame>
  );
};

/** Who does what, as a grid of marks: rows by columns, strong and weak, and what is not accepted yet in a broken line. */
export const MatrixChart = (props: MatrixChartProps) => (props.compact === true ? <Compact {...props} /> : <Wide {...props} />);
