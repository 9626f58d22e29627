import type { PlacedRow } from './lay-rows.ts';
import { palette } from './palette.ts';
import { round } from './round.ts';
import { TextBlock } from './text-block.tsx';

/** The label of a row, with a fine line above it so that the eye keeps to the row. */
export const RowLabel = ({ placed, width }: { readonly placed: PlacedRow<unknown>; readonly width: number }) => (
  <g>
    <line x1="0" x2={width} y1={round(placed.top)} y2={round(placed.top)} stroke={palette.faint} />
    <TextBlock lines={placed.lines} x={0} y={placed.labelY} />
  </g>
);

/** Says in the row that its figures are withheld, or absent. */
export const RowNote = ({ text, x, y }: { readonly text: string; readonly x: number; readonly y: number }) => <text x={round(x)} y={round(y + 5)} font-size="14" fill={palette.quiet} stroke={palette.paper} stroke-width="4" paint-order="stroke">{text}</text>;
