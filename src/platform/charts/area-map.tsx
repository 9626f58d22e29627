import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import { ChartFrame, compactWidth, type ChartHead } from './chart-frame.tsx';
import { palette } from './palette.ts';
import { TextBlock } from './text-block.tsx';
import { textLines, textWidth } from './text-lines.ts';

/** One area: 'in' is within what the map is about, 'chosen' also within the one chosen, 'out' is beyond. */
export type MapArea = { readonly id: string; readonly name: string; readonly state: 'in' | 'chosen' | 'chosen-out' | 'out'; readonly geometry: GeoPermissibleObjects };
export type AreaMapProps = ChartHead & { readonly areas: readonly MapArea[] };

const fills: Readonly<Record<MapArea['state'], { readonly fill: string; readonly striped: boolean; readonly ink: string }>> = {
  in: { fill: palette.faint, striped: false, ink: palette.ink },
  chosen: { fill: palette.navy, striped: false, ink: palette.paper },
  'chosen-out': { fill: palette.ochre, striped: true, ink: palette.ink },
  out: { fill: palette.paper, striped: false, ink: palette.quiet },
};

const stateNames: Readonly<Record<MapArea['state'], string>> = { in: 'in the partnership’s area', chosen: 'in both', 'chosen-out': 'beyond the partnership’s area', out: 'outside' };

type Ring = readonly (readonly [number, number])[];
type Shape = { readonly type: string; readonly coordinates: unknown };

// d3-geo reads rings by the right hand and GeoJSON writes them by either: a polygon larger than half the globe is one turned inside out.
const wound = (shape: Shape): GeoPermissibleObjects => {
  const area = (ring: Ring): number => ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] as readonly [number, number];
    return sum + (x * nextY - nextX * y);
  }, 0);
  const turn = (rings: readonly Ring[]): readonly Ring[] => rings.map((ring, index) => (area(ring) > 0 === (index === 0) ? ring.toReversed() : ring));
  return (shape.type === 'Polygon' ? { type: 'Polygon', coordinates: turn(shape.coordinates as readonly Ring[]) } : { type: 'MultiPolygon', coordinates: (shape.coordinates as readonly (readonly Ring[])[]).map(turn) }) as unknown as GeoPermissibleObjects;
};

/** A map of areas by their boundaries, in the Mercator projection fitted to them, each named where its name fits. */
export const AreaMap = (props: AreaMapProps) => {
  const compact = props.compact === true;
  const width = compact ? compactWidth : 720;
  const shapes = props.areas.map((area) => ({ ...area, geometry: wound(area.geometry as unknown as Shape) }));
  const all = { type: 'GeometryCollection', geometries: shapes.map((area) => area.geometry) } as unknown as GeoPermissibleObjects;
  const projection = geoMercator().fitWidth(width - 8, all);
  const flat = geoPath(projection);
  const [[, top], [, bottom]] = flat.bounds(all);
  const height = Math.min(bottom - top, width * 1.3);
  projection.fitExtent([[4, 4], [width - 4, height + 4]], all);
  const path = geoPath(projection).digits(1);
  const size = compact ? 12 : 14;
  return (
    <ChartFrame id={props.id} title={props.title} desc={props.desc ?? props.areas.map((area) => `${area.name}: ${stateNames[area.state]}`).join('. ')} width={width} height={height + 8}>
      {shapes.map((area) => {
        const style = fills[area.state];
        const d = path(area.geometry) ?? '';
        return (
          <g>
            <path d={d} fill={style.fill} stroke={palette.quiet} stroke-width="1" stroke-linejoin="round" />
            {style.striped ? <path d={d} fill={`url(#${props.id}-stripes)`} /> : null}
          </g>
        );
      })}
      {shapes.map((area) => {
        const [[left, up], [right, down]] = path.bounds(area.geometry);
        const [x, y] = path.centroid(area.geometry);
        const lines = textLines(area.name, size, Math.max(60, (right - left) * 0.8), true);
        const fits = lines.length * size * 1.3 < (down - up) * 0.75 && Math.max(...lines.map((line) => textWidth(line, size, true))) < (right - left) * 0.9;
        return fits ? <TextBlock lines={lines} x={x} y={y - (lines.length - 1) * 9 + 4} size={size} bold anchor="middle" fill={fills[area.state].ink} /> : null;
      })}
    </ChartFrame>
  );
};
