import { palette } from './palette.ts';
import { round } from './round.ts';

/** Shapes tell the groups apart without colour. */
export type MarkShape = 'disc' | 'diamond' | 'square';

/** One value: a filled disc, an open diamond or a light square. */
export const Mark = ({ shape, x, y }: { readonly shape: MarkShape; readonly x: number; readonly y: number }) => {
  const [a, b] = [round(x), round(y)];
  if (shape === 'disc') return <circle cx={a} cy={b} r="8" fill={palette.navy} stroke={palette.paper} stroke-width="1.5" />;
  if (shape === 'square') return <rect x={round(x - 6.5)} y={round(y - 6.5)} width="13" height="13" fill={palette.sky} stroke={palette.ink} stroke-width="1.5" />;
  return <path d={`M${a} ${round(y - 9)}L${round(x + 9)} ${b}L${a} ${round(y + 9)}L${round(x - 9)} ${b}Z`} fill={palette.orange} stroke={palette.ink} stroke-width="1.5" />;
};
