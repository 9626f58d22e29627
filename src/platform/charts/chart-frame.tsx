import type { Child } from 'hono/jsx';
import { fontFamily, palette } from './palette.ts';
import { round } from './round.ts';

/** What every chart takes. `id` is unique on its page; `desc` tells the figures in words, and each chart makes its own where none is given; `compact` draws for narrow screens and columns. */
export type ChartHead = { readonly id: string; readonly title: string; readonly desc?: string; readonly compact?: boolean };

export const wideWidth = 720;
export const compactWidth = 320;
export const labelSize = 15;
export const lineHeight = 19;

type FrameProps = Required<Pick<ChartHead, 'id' | 'title' | 'desc'>> & { readonly width: number; readonly height: number; readonly children: Child };

/** The outside of a chart: its size, its name and description for people who hear it, and the stripes its marks may use. */
export const ChartFrame = ({ id, title, desc, width, height, children }: FrameProps) => (
  <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby={`${id}-title ${id}-desc`} viewBox={`0 0 ${width} ${round(height)}`} width="100%" font-family={fontFamily} font-size={labelSize} fill={palette.ink}>
    <title id={`${id}-title`}>{title}</title>
    <desc id={`${id}-desc`}>{desc}</desc>
    <defs>
      <pattern id={`${id}-stripes`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="1.6" height="6" fill={palette.paper} fill-opacity="0.38" />
      </pattern>
      <pattern id={`${id}-hatch`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="8" height="8" fill={palette.paper} />
        <rect width="1.4" height="8" fill={palette.quiet} fill-opacity="0.55" />
      </pattern>
      <pattern id={`${id}-dots`} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">
        <circle cx="4.5" cy="4.5" r="1.5" fill={palette.paper} fill-opacity="0.45" />
      </pattern>
    </defs>
    {children}
  </svg>
);
