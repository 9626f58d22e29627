import { palette } from './palette.ts';

export type Inner = 'none' | 'dot' | 'bar' | 'ring' | 'plus' | 'post' | 'cross';
export type GroupStyle = { readonly fill: string; readonly ink: string; readonly inner: Inner };

/** Groups differ in hue, in lightness and by a mark inside, so that they hold in grey print. Beyond the last they are all as the others. */
export const groupStyles: readonly GroupStyle[] = [
  { fill: palette.navy, ink: palette.paper, inner: 'none' },
  { fill: palette.orange, ink: palette.ink, inner: 'dot' },
  { fill: palette.teal, ink: palette.paper, inner: 'bar' },
  { fill: palette.sky, ink: palette.ink, inner: 'ring' },
  { fill: palette.rust, ink: palette.paper, inner: 'plus' },
  { fill: palette.blue, ink: palette.paper, inner: 'post' },
  { fill: palette.ochre, ink: palette.ink, inner: 'cross' },
];
export const otherStyle: GroupStyle = { fill: palette.line, ink: palette.ink, inner: 'none' };

export const styleOf = (group: number | null): GroupStyle => (group === null ? otherStyle : (groupStyles[group] ?? otherStyle));
