import { labelSize, lineHeight } from './chart-frame.tsx';
import { palette } from './palette.ts';
import { round } from './round.ts';

type TextBlockProps = {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
};

// A space after a line, so that it does not run into the next where the text is read out or copied. Only where it shifts nothing.
const spaced = (line: string, isLast: boolean, anchor: string): string => (isLast || anchor !== 'start' || line.endsWith('-') ? line : `${line} `);

/** Lines of text one under another, the first with its baseline at `y`. */
export const TextBlock = ({ lines, x, y, size = labelSize, bold = false, anchor = 'start', fill = palette.ink }: TextBlockProps) => (
  <text text-anchor={anchor} font-size={size} fill={fill} {...(bold ? { 'font-weight': 700 } : {})}>
    {lines.map((line, index) => <tspan x={round(x)} y={round(y + index * Math.max(lineHeight, size * 1.2))}>{spaced(line, index === lines.length - 1, anchor)}</tspan>)}
  </text>
);
