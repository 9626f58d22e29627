/** One palette for every picture: the pairs differ in lightness as well as hue, so they hold for colour-blind readers and in grey print. */
export const palette = {
  ink: '#0b0c0c',
  quiet: '#505a5f',
  line: '#b1b4b6',
  faint: '#e4e6e8',
  paper: '#ffffff',
  navy: '#12436d',
  sky: '#8fbfe0',
  blue: '#4a88b8',
  orange: '#f0a04b',
  ochre: '#cc6a1f',
  rust: '#943a00',
  teal: '#1f7a72',
} as const;

export const fontFamily = 'Arimo, arial, sans-serif';

/** How one point of a scale is drawn: its fill, the colour of text on it and whether it carries stripes. */
export type PointStyle = { readonly fill: string; readonly ink: string; readonly striped: boolean };

const low = (fill: string, ink: string): PointStyle => ({ fill, ink, striped: true });
const high = (fill: string, ink: string): PointStyle => ({ fill, ink, striped: false });
const middle: PointStyle = { fill: palette.faint, ink: palette.ink, striped: false };
const lows = [low(palette.rust, palette.paper), low(palette.ochre, palette.ink), low(palette.orange, palette.ink)];
const highs = [high(palette.navy, palette.paper), high(palette.blue, palette.ink), high(palette.sky, palette.ink)];

const side = (styles: readonly PointStyle[], count: number): readonly PointStyle[] =>
  count === 2 ? styles.filter((_, index) => index !== 1) : Array.from({ length: count }, (_, index) => styles[Math.min(index, styles.length - 1)] ?? middle);

/** The styles of a scale of so many points, lowest first. The low side is striped, as grey print would otherwise mistake it for the high side. */
export const scaleStyles = (points: number): readonly PointStyle[] => {
  const half = Math.floor(points / 2);
  return [...side(lows, half), ...(points % 2 === 1 ? [middle] : []), ...side(highs, half).toReversed()];
};
