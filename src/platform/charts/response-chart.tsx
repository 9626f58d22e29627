import { scaleLinear } from 'd3-scale';
import { ChartFrame, lineHeight, type ChartHead } from './chart-frame.tsx';
import { layRows, type PlacedRow } from './lay-rows.ts';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { RowLabel } from './row-label.tsx';
import { TextBlock } from './text-block.tsx';
import { textLines } from './text-lines.ts';

/** How many of a group answered: exact, or only in words where an exact figure would tell on a person. */
export type ResponseRow = { readonly id: string; readonly label: string } & ({ readonly answered: number; readonly asked: number } | { readonly band: string });
export type ResponseChartProps = ChartHead & { readonly rows: readonly ResponseRow[] };

const barHeight = 22;

const rateOf = (row: ResponseRow): number | null => ('band' in row || row.asked === 0 ? null : row.answered / row.asked);

const wordsOf = (row: ResponseRow): string => {
  const rate = rateOf(row);
  return 'band' in row ? row.band : `${row.answered} of ${row.asked}${rate === null ? '' : `, ${Math.round(rate * 100)}%`}`;
};

const Row = ({ placed, id, left, right, width }: { readonly placed: PlacedRow<ResponseRow>; readonly id: string; readonly left: number; readonly right: number; readonly width: number }) => {
  const { row, middle } = placed;
  const y = round(middle - barHeight / 2);
  const along = scaleLinear([0, 1], [left, right]).clamp(true);
  const rate = rateOf(row);
  const words = textLines(wordsOf(row), 14, width - right - 14, true);
  return (
    <g data-row={row.id}>
      <RowLabel placed={placed} width={width} />
      <rect x={left} y={y} width={right - left} height={barHeight} fill={'band' in row ? `url(#${id}-hatch)` : palette.faint} />
      {rate === null ? null : <rect x={left} y={y} width={round(along(rate) - left)} height={barHeight} fill={palette.navy} />}
      <TextBlock lines={words} x={width - 4} y={middle + 5 - ((words.length - 1) * lineHeight) / 2} size={14} bold anchor="end" />
    </g>
  );
};

/** How far each group has answered, as a bar filling up to everyone asked. */
export const ResponseChart = (props: ResponseChartProps) => {
  const room = props.compact === true ? 128 : 190;
  const layout = layRows(props.rows, { compact: props.compact === true, top: 2, mark: Math.max(barHeight + 4, ...props.rows.map((row) => textLines(wordsOf(row), 14, room - 14, true).length * lineHeight)), rightRoom: room });
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? props.rows.map((row) => `${row.label}: ${wordsOf(row)}`).join('. ')} width={layout.width} height={layout.bottom + 2}>
      {layout.rows.map((placed) => <Row placed={placed} id={props.id} left={layout.left} right={layout.right} width={layout.width} />)}
    </ChartFrame>
  );
};
