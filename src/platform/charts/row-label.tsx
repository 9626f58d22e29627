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
export const RowNote = ({ text, x, y }: { readonly text: string; readonly x: number; readonly y: number }) => <TextBlock lines={[text]} x={x} y={y + 5} size={14} fill={palette.quiet} />;
