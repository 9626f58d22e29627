import type { Child } from 'hono/jsx';
import { labelSize } from './chart-frame.tsx';
import { TextBlock } from './text-block.tsx';
import { textWidth } from './text-lines.ts';

const keyLine = 25;
type Spot = { readonly label: string; readonly x: number; readonly y: number };

/** Where the parts of a key go, flowing over as many lines as they need, and how high it is. */
export const flowKey = (labels: readonly string[], width: number): { readonly spots: readonly Spot[]; readonly height: number } => {
  const spots: Spot[] = [];
  let x = 0;
  let y = 4;
  for (const label of labels) {
    const needs = 24 + textWidth(label, labelSize) + 18;
    if (x > 0 && x + needs - 18 > width) {
      x = 0;
      y += keyLine;
    }
    spots.push({ label, x, y });
    x += needs;
  }
  return { spots, height: y + keyLine };
};

/** A key of marks with their meaning. `mark` draws the one at an index in a box of 18 units. */
export const FlowKey = ({ spots, mark }: { readonly spots: readonly Spot[]; readonly mark: (index: number) => Child }) => (
  <g>
    {spots.map(({ label, x, y }, index) => (
      <g>
        <g transform={`translate(${Math.round(x)} ${y})`}>{mark(index)}</g>
        <TextBlock lines={[label]} x={Math.round(x) + 24} y={y + 14} />
      </g>
    ))}
  </g>
);
