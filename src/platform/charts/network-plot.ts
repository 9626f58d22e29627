import type { NetworkNode, Placed } from './network-marks.tsx';

export type PlotFrame = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
export type Plot<N extends NetworkNode> = { readonly placed: readonly Placed<N>[]; readonly byId: ReadonlyMap<string, Placed<N>>; readonly height: number; readonly usual: number; /** Where a point of the nodes' own units lies in the picture. */ readonly at: (x: number, y: number) => readonly [number, number]; readonly scale: number };
type Room = { readonly width: number; readonly pad: number; readonly frame?: PlotFrame | undefined; /** Stands a wide picture on its end, where there is more height than width. */ readonly upright: boolean; readonly mostHeight: number; /** What the largest value is, where several plots share it. */ readonly greatest?: number | undefined };

const frameAround = (nodes: readonly NetworkNode[]): PlotFrame => {
  if (nodes.length === 0) return { left: 0, top: 0, right: 4, bottom: 1 };
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of nodes) [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  return { left, top, right, bottom };
};

export const greatestSize = (nodes: readonly NetworkNode[]): number => nodes.reduce((most, { size }) => Math.max(most, size ?? 0), 0);

const mostCompared = 1500;

/** How near the nearest are: a fifth of all nodes have a neighbour no further away. Infinity where there are too many to compare. */
const nearness = (points: readonly (readonly [number, number])[]): number => {
  if (points.length < 2 || points.length > mostCompared) return Infinity;
  const nearest = points.map(([x, y], at) => points.reduce((least, [a, b], other) => (other === at ? least : Math.min(least, (a - x) ** 2 + (b - y) ** 2)), Infinity));
  return Math.sqrt(nearest.toSorted((a, b) => a - b)[Math.floor(nearest.length / 5)] ?? Infinity);
};

/** Puts nodes into a picture so many units wide, at one scale both ways, each as large as its measure says. */
export const plotNodes = <N extends NetworkNode>(nodes: readonly N[], room: Room): Plot<N> => {
  const { left, top, right, bottom } = room.frame ?? frameAround(nodes);
  const turned = room.upright && right - left > bottom - top;
  const [wide, high] = turned ? [bottom - top, right - left] : [right - left, bottom - top];
  const inner = room.width - 2 * room.pad;
  const scale = Math.min(inner / Math.max(wide, 1e-9), (room.mostHeight - 2 * room.pad) / Math.max(high, 1e-9), nodes.length < 2 ? 1 : Infinity);
  const [offX, offY] = [room.pad + (inner - wide * scale) / 2, room.pad];
  const height = Math.max(high * scale, 24) + 2 * room.pad;
  const at = (x: number, y: number): readonly [number, number] => (turned ? [offX + (bottom - y) * scale, offY + (x - left) * scale] : [offX + (x - left) * scale, offY + (y - top) * scale]);
  const points = nodes.map(({ x, y }) => at(x, y));
  const usual = Math.min(15, 0.56 * nearness(points), Math.sqrt((0.13 * inner * height) / (Math.PI * Math.max(1, nodes.length))));
  const most = room.greatest ?? greatestSize(nodes);
  const placed = nodes.map((node, place) => {
    const [x, y] = points[place] ?? [0, 0];
    const share = node.size === null || most <= 0 ? 0.2 : Math.sqrt(Math.max(0, node.size) / most);
    return { node, x, y, r: Math.max(1.9, usual * (0.55 + 1.05 * share)) };
  });
  return { placed, byId: new Map(placed.map((one) => [one.node.id, one])), height, usual, at, scale };
};
