import type { Child } from 'hono/jsx';
import { font, palette } from './palette.ts';

export type PictureProps = { readonly id: string; readonly title: string; readonly description: string; readonly width: number; readonly height: number; readonly children: Child };

/** The frame of every chart: a titled, described drawing that scales to its page. */
export const Picture = ({ id, title, description, width, height, children }: PictureProps) => (
  <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-labelledby={`${id}-title ${id}-desc`} font-family={font} font-size="15" fill={palette.ink}>
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-desc`}>{description}</desc>
    {children}
  </svg>
);

/** Lines of text under one another. */
export const Lines = ({ x, y, lines, size = 15, anchor = 'start', weight, fill = palette.ink }: { readonly x: number; readonly y: number; readonly lines: readonly string[]; readonly size?: number; readonly anchor?: 'start' | 'middle' | 'end'; readonly weight?: string; readonly fill?: string }) => (
  <text x={x} y={y} font-size={size} text-anchor={anchor} fill={fill} {...(weight === undefined ? {} : { 'font-weight': weight })}>
    {lines.map((line, index) => (
      <tspan x={x} dy={index === 0 ? 0 : size * 1.2}>{line}</tspan>
    ))}
  </text>
);
