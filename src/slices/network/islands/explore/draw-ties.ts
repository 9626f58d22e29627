import { palette } from '#platform/charts/palette.ts';
import { onScreen, radiusOf, styleFor, type Pen, type Scene } from './scene.ts';

type Point = readonly [number, number];
/** Lines in short runs: browsers stroke many short paths sooner than one long one. */
type Kind = { readonly runs: Path2D[]; readonly heads: Path2D; readonly colour: string; readonly level: number; readonly isBroken: boolean; lines: number };
const runLength = 120;
/** Above so many in sight broken lines can't be told from whole ones, and take long. */
const mostBroken = 4000;
const mostMoving = 2500;

const addLine = (kind: Kind, from: Point, to: Point): void => {
  if (kind.lines % runLength === 0) kind.runs.push(new Path2D());
  kind.lines += 1;
  const path = kind.runs.at(-1);
  path?.moveTo(from[0], from[1]);
  path?.lineTo(to[0], to[1]);
};

const head = (path: Path2D, [fromX, fromY]: Point, [toX, toY]: Point, r: number): void => {
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  const [ux, uy] = [(toX - fromX) / length, (toY - fromY) / length];
  const [tipX, tipY] = [toX - ux * r, toY - uy * r];
  path.moveTo(tipX, tipY);
  path.lineTo(tipX - ux * 7 - uy * 2.6, tipY - uy * 7 + ux * 2.6);
  path.lineTo(tipX - ux * 7 + uy * 2.6, tipY - uy * 7 - ux * 2.6);
  path.closePath();
};

const isOff = ({ width, height }: Scene, [ax, ay]: Point, [bx, by]: Point): boolean =>
  Math.max(ax, bx) < 0 || Math.min(ax, bx) > width || Math.max(ay, by) < 0 || Math.min(ay, by) > height;

/** Up to so many ties arrows can be told apart. */
const mostArrows = 1500;

/** Ties sorted into the few kinds that are drawn alike. */
const kindsOf = (scene: Scene): ReadonlyMap<string, Kind> => {
  const { data, seen: { graph, isOneSided, at: inData } } = scene;
  const { offsets, targets, strengths } = graph.out;
  const most = strengths?.reduce((a, b) => Math.max(a, b), 0) ?? 0;
  const places = graph.ids.map((_, node) => onScreen(scene, node));
  const groupAt = (node: number): string | null => data.nodes[inData[node] as number]?.group ?? null;
  const kinds = new Map<string, Kind>();
  const kindFor = (node: number, other: number, strength: number): Kind => {
    const level = most === 0 ? 0 : Math.min(3, Math.floor((4 * strength) / most));
    const [isBroken, group] = [isOneSided(node, other), groupAt(node)];
    const colour = group !== null && group === groupAt(other) ? styleFor(data, group).fill : palette.quiet;
    const key = `${colour}${level}${isBroken ? 'b' : ''}`;
    const kind = kinds.get(key) ?? { runs: [], heads: new Path2D(), colour, level, isBroken, lines: 0 };
    kinds.set(key, kind);
    return kind;
  };
  const every = scene.isMoving && graph.ties > mostBroken ? Math.ceil(graph.ties / mostMoving) : 1;
  const hasHeads = graph.directed && graph.ties < mostArrows;
  for (let node = 0; node < graph.size; node += 1) {
    const from = places[node] as Point;
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at += 1) {
      const other = targets[at] as number;
      const to = places[other] as Point;
      if ((!graph.directed && other < node) || at % every !== 0 || isOff(scene, from, to)) continue;
      const kind = kindFor(node, other, strengths?.[at] ?? 0);
      addLine(kind, from, to);
      if (hasHeads) head(kind.heads, from, to, radiusOf(scene, other) + 1);
    }
  }
  return kinds;
};

/** All ties: thick by strength, broken where one side says so, in the colour of the group where both ends are of it. */
export const drawTies = (pen: Pen, scene: Scene): void => {
  const { ties } = scene.seen.graph;
  const thin = ties > 2000 ? 0.6 : 1.1;
  const kinds = [...kindsOf(scene).values()];
  const inSight = kinds.reduce((sum, { lines }) => sum + lines, 0);
  for (const { runs, heads, colour, level, isBroken } of kinds) {
    pen.globalAlpha = ties > 2000 ? 0.28 : 0.5;
    pen.strokeStyle = colour;
    pen.fillStyle = colour;
    pen.lineWidth = thin * (1 + level * 0.8);
    pen.setLineDash(isBroken && inSight <= mostBroken ? [4, 3.5] : []);
    for (const run of runs) pen.stroke(run);
    pen.globalAlpha = Math.min(1, pen.globalAlpha + 0.3);
    pen.fill(heads);
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
};
