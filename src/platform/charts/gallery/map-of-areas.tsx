import type { GeoPermissibleObjects } from 'd3-geo';
import { AreaMap, type MapArea } from '../area-map.tsx';

const cell = (column: number, row: number): GeoPermissibleObjects => {
  const [x, y] = [-1.6 + column * 0.3, 53 + row * 0.18];
  const at = (dx: number, dy: number): [number, number] => [x + dx + Math.sin(y + dy) * 0.02, y + dy + Math.cos(x + dx) * 0.02];
  return { type: 'Polygon', coordinates: [[at(0, 0), at(0, 0.18), at(0.3, 0.18), at(0.3, 0), at(0, 0)]] } as GeoPermissibleObjects;
};

const areas: readonly MapArea[] = [
  { id: 'a', name: 'Moor Valley', state: 'chosen', geometry: cell(0, 0) },
  { id: 'b', name: 'Eastmere', state: 'chosen', geometry: cell(1, 0) },
  { id: 'c', name: 'Hartbridge', state: 'in', geometry: cell(0, 1) },
  { id: 'd', name: 'North Hart', state: 'in', geometry: cell(1, 1) },
  { id: 'e', name: 'Port Sallow', state: 'chosen-out', geometry: cell(2, 0) },
];

const props = { id: 'map', title: 'The health trust covers part of the county and reaches beyond it', areas };

export const mapOfAreas = () => <AreaMap {...props} />;
export const mapOfAreasCompact = () => <AreaMap {...props} compact />;
