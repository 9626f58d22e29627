import { scaleLinear } from 'd3-scale';
import { ChartFrame, lineHeight, type ChartHead } from './chart-frame.tsx';
import { layRows, type PlacedRow } from './lay-rows.ts';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { RowLabel } from './row-label.tsx';
import { TextBlock } from './text-block.tsx';
import { textLines } from './text-lines.ts';

/** How many of a group answered, in words, with the share from 0 to 1, or the band it lies in where the exact figure would tell on a person, or neither. */
export type ResponseRow = { readonly id?: string; readonly label: string; readonly text: string; readonly share?: number; readonly band?: readonly [number, number] };
export type ResponseProps = ChartHead & { readonly rows: readonly ResponseRow[] };

const barHeight = 22;

const Row = ({ placed, id, left, right, width }: { readonly placed: PlacedRow<ResponseRow>; readonly id: string; readonly left: number; readonly right: number; readonly width: number }) => {
  const { row, middle } = placed;
  const y = round(middle - barHeight / 2);
  const along = scaleLinear([0, 1], [left, right]).clamp(true);
  const words = textLines(row.text, 14, width - right - 14, true);
  return (
    <g data-row={row.id}>
      <RowLabel placed={placed} width={width} />
      <rect x={left} y={y} width={right - left} height={barHeight} fill={row.share === undefined && row.band === undefined ? `url(#${id}-hatch)` : palette.faint} />
      {row.share === undefined ? null : <rect x={left} y={y} width={round(along(row.share) - left)} height={barHeight} fill={palette.navy} />}
      {row.band === undefined ? null : <rect x={round(along(row.band[0]))} y={y} width={round(along(row.band[1]) - along(row.band[0]))} height={barHeight} fill={`url(#${id}-hatch)`} stroke={palette.navy} stroke-width="2" />}
      <TextBlock lines={words} x={width - 4} y={middle + 5 - ((words.length - 1) * lineHeight) / 2} size={14} bold anchor="end" />
    </g>
  );
};

/** How far each group has answered, as a bar filling up to everyone asked. */
export const ResponseChart = (props: ResponseProps) => {
  const room = props.compact === true ? 128 : 190;
  const layout = layRows(props.rows, { compact: props.compact === true, top: 2, mark: Math.max(barHeight + 4, ...props.rows.map(({ text }) => textLines(text, 14, room - 14, true).length * lineHeight)), rightRoom: room });
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? props.rows.map(({ label, text }) => `${label}: ${text}`).join('. ')} width={layout.width} height={layout.bottom + 2}>
      {layout.rows.map((placed) => <Row placed={placed} id={props.id} left={layout.left} right={layout.right} width={layout.width} />)}
    </ChartFrame>
  );
};
