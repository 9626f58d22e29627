import type { NetworkNode, NetworkTie, Placed } from './network-marks.tsx';
import { groupStyles } from './network-styles.ts';
import { palette } from './palette.ts';

type Ends = { readonly from: Placed; readonly to: Placed; readonly bothWays: boolean; readonly level: number; readonly oneSided: boolean; readonly tint: number };
type Layer = { readonly level: number; readonly oneSided: boolean; readonly tint: number; line: string; heads: string };

export type TieStyle = { readonly directed: boolean; /** How thick a tie of the mean kind is. */ readonly thickness: number; readonly opacity: number; readonly bend?: number; /** Straight, whole and with no heads, where there are very many. */ readonly plain?: boolean };

/** Above so many, ties are straight and whole and have no heads; above the second, every so manieth is drawn, evenly chosen. */
export const [mostBent, mostDrawn] = [6000, 15_000] as const;

const evenly = <T,>(all: readonly T[], most: number): readonly T[] => (all.length <= most ? all : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T));

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** Ties of the same pair as one line: with two heads where it goes both ways. */
const endsOf = (ties: readonly NetworkTie[], byId: ReadonlyMap<string, Placed>, directed: boolean): readonly Ends[] => {
  const greatest = ties.reduce((most, { strength }) => Math.max(most, strength ?? 0), 0);
  const least = ties.reduce((fewest, { strength }) => Math.min(fewest, strength ?? fewest), greatest);
  const found = new Map<string, Ends>();
  for (const { source, target, strength, oneSided = false } of ties) {
    const [from, to] = [byId.get(source), byId.get(target)];
    if (from === undefined || to === undefined || source === target) continue;
    const level = strength == null || greatest <= least ? 0 : Math.min(3, Math.floor((4 * (strength - least)) / (greatest - least)));
    const back = found.get(`${target}\n${source}`);
    if (back !== undefined) {
      found.set(`${target}\n${source}`, { ...back, bothWays: directed, oneSided: back.oneSided && oneSided, level: Math.max(back.level, level) });
      continue;
    }
    const tint = from.node.group !== null && from.node.group === to.node.group && from.node.group < groupStyles.length ? from.node.group : -1;
    found.set(`${source}\n${target}`, { from, to, bothWays: false, level, oneSided, tint });
  }
  return [...found.values()];
};

/** The tip of an arrow at the edge of a mark, seen from a point. */
const headAt = (fromX: number, fromY: number, { x, y, r }: Placed, size: number): string => {
  const length = Math.hypot(x - fromX, y - fromY) || 1;
  const [ux, uy] = [(x - fromX) / length, (y - fromY) / length];
  const [tipX, tipY] = [x - ux * (r + 0.6), y - uy * (r + 0.6)];
  const [baseX, baseY] = [tipX - ux * size * 1.7, tipY - uy * size * 1.7];
  return `M${tenth(tipX)} ${tenth(tipY)}L${tenth(baseX - uy * size * 0.62)} ${tenth(baseY + ux * size * 0.62)}L${tenth(baseX + uy * size * 0.62)} ${tenth(baseY - ux * size * 0.62)}Z`;
};

const bentLine = ({ from, to }: Ends, middleX: number, middleY: number): string => `M${tenth(from.x)} ${tenth(from.y)}Q${tenth(middleX)} ${tenth(middleY)} ${tenth(to.x)} ${tenth(to.y)}`;

const straightLine = ({ from, to }: Ends): string => {
  const [x, y] = [Math.round(from.x * 10), Math.round(from.y * 10)];
  return `M${x / 10} ${y / 10}l${(Math.round(to.x * 10) - x) / 10} ${(Math.round(to.y * 10) - y) / 10}`.replace(' -', '-');
};

const layersOf = (ends: readonly Ends[], { directed, thickness, bend = 0.09, plain = false }: TieStyle): readonly Layer[] => {
  const layers = new Map<string, Layer>();
  for (const one of ends) {
    const { from, to, bothWays, level, tint } = one;
    const oneSided = one.oneSided && !plain;
    const key = `${tint === -1 ? 0 : 1}/${level}/${oneSided ? 1 : 0}/${tint}`;
    const layer = layers.get(key) ?? { level, oneSided, tint, line: '', heads: '' };
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const [middleX, middleY] = [(from.x + to.x) / 2 - dy * bend, (from.y + to.y) / 2 + dx * bend];
    layer.line += plain ? straightLine(one) : bentLine(one, middleX, middleY);
    if (directed) {
      const size = 2.2 + thickness * 1.6 + level * 0.5;
      layer.heads += headAt(middleX, middleY, to, size);
      if (bothWays) layer.heads += headAt(middleX, middleY, from, size);
    }
    layers.set(key, layer);
  }
  return [...layers].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, layer]) => layer);
};

const colourOf = (tint: number): string => (tint === -1 ? palette.quiet : (groupStyles[tint]?.fill ?? palette.quiet));

/** All ties, as few paths as there are kinds: by thickness, whole or broken, in the colour of the group where both ends are of one. */
export const TieLines = ({ ties, byId, style }: { readonly ties: readonly NetworkTie[]; readonly byId: ReadonlyMap<string, Placed>; readonly style: TieStyle }) => (
  <g fill="none" {...(style.plain === true ? {} : { 'stroke-linecap': 'round' as const })}>
    {layersOf(evenly(endsOf(ties, byId, style.directed), mostDrawn), style).map(({ level, oneSided, tint, line, heads }) => {
      const width = Math.round(style.thickness * (1 + level * 0.85) * 10) / 10;
      return (
        <>
          <path d={line} stroke={colourOf(tint)} stroke-width={width} stroke-opacity={style.opacity} {...(oneSided ? { 'stroke-dasharray': `${tenth(2.4 + width)} ${tenth(2.2 + width * 1.4)}`, 'stroke-linecap': 'butt' } : {})} />
          {heads === '' ? null : <path d={heads} fill={colourOf(tint)} fill-opacity={Math.min(1, style.opacity + 0.3)} />}
        </>
      );
    })}
  </g>
);

/** Thin and light where there are many, so that the picture stays clear. */
export const usualTieStyle = (ties: number, directed: boolean, compact: boolean): TieStyle => {
  const crowd = Math.min(1, Math.log10(Math.max(10, ties) / 10) / 2.5);
  const plain = ties > mostBent;
  return { directed: directed && !plain, plain, thickness: Math.round((1.5 - crowd * 0.9) * (compact ? 0.8 : 1) * 10) / 10, opacity: Math.round((0.6 - crowd * 0.3) * 100) / 100 };
};

export const tiedIds = (ties: readonly NetworkTie[]): ReadonlySet<string> => new Set(ties.flatMap(({ source, target }) => (source === target ? [] : [source, target])));

export const isolatesAmong = <N extends NetworkNode>(nodes: readonly N[], ties: readonly NetworkTie[]): readonly N[] => {
  const tied = tiedIds(ties);
  return nodes.filter(({ id }) => !tied.has(id));
};
