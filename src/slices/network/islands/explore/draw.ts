import { placeLabels } from '#platform/charts/place-labels.ts';
import type { GroupStyle } from '#platform/charts/network-styles.ts';
import { fontFamily, palette } from '#platform/charts/palette.ts';
import type { ExploreNode } from '../../web/explore-data.ts';
import { drawTies } from './draw-ties.ts';
import { onScreen, radiusOf, styleFor, type Pen, type Scene } from './scene.ts';
import { neighboursOf } from './view.ts';

const innerMark = (pen: Pen, { inner, ink }: GroupStyle, x: number, y: number, r: number): void => {
  if (inner === 'none' || r < 4.4) return;
  const [arm, slant] = [r * 0.5, r * 0.375];
  pen.strokeStyle = ink;
  pen.fillStyle = ink;
  pen.lineWidth = Math.max(1.2, r * 0.2);
  pen.beginPath();
  const line = (ax: number, ay: number, bx: number, by: number): void => {
    pen.moveTo(x + ax, y + ay);
    pen.lineTo(x + bx, y + by);
  };
  if (inner === 'dot' || inner === 'ring') pen.arc(x, y, r * (inner === 'dot' ? 0.3 : 0.45), 0, 2 * Math.PI);
  if (inner === 'bar' || inner === 'plus') line(-arm, 0, arm, 0);
  if (inner === 'post' || inner === 'plus') line(0, -arm, 0, arm);
  if (inner === 'cross') {
    line(-slant, -slant, slant, slant);
    line(-slant, slant, slant, -slant);
  }
  if (inner === 'dot') pen.fill();
  else pen.stroke();
};

/** One mark as in the printed picture: circle or square, in the colour and with the mark of its group, hollow where nobody answered. */
export const drawMark = (pen: Pen, style: GroupStyle, node: Pick<ExploreNode, 'kind' | 'silent'>, [x, y, r]: readonly [number, number, number]): void => {
  pen.beginPath();
  if (node.kind === 'organisation') pen.rect(x - r * 0.89, y - r * 0.89, r * 1.78, r * 1.78);
  else pen.arc(x, y, r, 0, 2 * Math.PI);
  pen.fillStyle = node.silent === true ? palette.paper : style.fill;
  pen.fill();
  // The rim of so small a mark is not seen, and takes as long as all else.
  if (r < 3 && node.silent !== true) return;
  pen.strokeStyle = node.silent === true ? style.fill : palette.paper;
  pen.lineWidth = node.silent === true ? Math.max(1.2, r * 0.28) : Math.min(1.4, r * 0.15);
  pen.stroke();
  innerMark(pen, node.silent === true ? { ...style, ink: palette.ink } : style, x, y, r);
};

/** The ties of the one in focus, over the others. */
const drawFocusTies = (pen: Pen, scene: Scene, focus: number): void => {
  pen.strokeStyle = palette.ink;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const other of neighboursOf(scene.seen.graph, focus)) {
    pen.moveTo(...(onScreen(scene, focus) as [number, number]));
    pen.lineTo(...(onScreen(scene, other) as [number, number]));
  }
  pen.stroke();
};

/** Ties that are tried, over all others. */
const drawMade = (pen: Pen, scene: Scene): void => {
  pen.strokeStyle = palette.ink;
  pen.lineWidth = 4;
  pen.beginPath();
  for (const [from, to] of scene.seen.made) {
    pen.moveTo(...(onScreen(scene, from) as [number, number]));
    pen.lineTo(...(onScreen(scene, to) as [number, number]));
  }
  pen.stroke();
};

const ring = (pen: Pen, [x, y]: readonly [number, number], r: number, dash: readonly number[]): void => {
  pen.beginPath();
  pen.arc(x, y, r, 0, 2 * Math.PI);
  pen.setLineDash([...dash]);
  pen.stroke();
  pen.setLineDash([]);
};

const drawFocus = (pen: Pen, scene: Scene, focus: number): void => {
  const r = radiusOf(scene, focus);
  pen.strokeStyle = palette.ink;
  pen.lineWidth = 7;
  ring(pen, onScreen(scene, focus), r + 5, []);
  pen.strokeStyle = '#ffdd00';
  pen.lineWidth = 4;
  ring(pen, onScreen(scene, focus), r + 5, []);
};

const drawNames = (pen: Pen, scene: Scene): void => {
  const { seen, data, focus, width, height } = scene;
  const near = focus === null ? [] : neighboursOf(seen.graph, focus);
  const order = seen.graph.ids.map((_, node) => node).filter((node) => {
    const [x, y] = onScreen(scene, node);
    return x > 0 && y > 0 && x < width && y < height;
  });
  const first = new Set([...(focus === null ? [] : [focus]), ...near]);
  const cut = (node: number): number => (seen.cutOff.has(seen.graph.ids[node] as string) ? 1 : 0);
  const discs = order.map((node) => ({ node, x: onScreen(scene, node)[0], y: onScreen(scene, node)[1], r: radiusOf(scene, node) + (node === focus ? 8 : 1) }));
  const wanted = discs.toSorted((a, b) => Number(b.node === focus) - Number(a.node === focus) || cut(b.node) - cut(a.node) || Number(first.has(b.node)) - Number(first.has(a.node)) || (seen.degree[b.node] as number) - (seen.degree[a.node] as number))
    .slice(0, Math.max(8, Math.round((width * height) / 16_000))).map((disc) => ({ disc, label: data.nodes[seen.at[disc.node] as number]?.label ?? '', must: disc.node === focus }));
  pen.font = `14px ${fontFamily}`;
  pen.lineWidth = 4;
  pen.lineJoin = 'round';
  pen.strokeStyle = palette.paper;
  pen.fillStyle = palette.ink;
  for (const { label, x, y, anchor } of placeLabels(wanted, discs.length > 1500 ? [] : discs, { width, height, size: 14 })) {
    pen.textAlign = anchor === 'middle' ? 'center' : anchor;
    pen.strokeText(label, x, y);
    pen.fillText(label, x, y);
  }
};

/** Draws all of it. */
export const draw = (pen: Pen, scene: Scene): void => {
  const { seen, data, focus } = scene;
  pen.clearRect(0, 0, scene.width, scene.height);
  drawTies(pen, scene);
  drawMade(pen, scene);
  if (focus !== null) drawFocusTies(pen, scene, focus);
  const order = seen.graph.ids.map((_, node) => node).toSorted((a, b) => (seen.degree[b] as number) - (seen.degree[a] as number));
  for (const node of order) {
    const [x, y] = onScreen(scene, node);
    const r = radiusOf(scene, node);
    if (x < -r || y < -r || x > scene.width + r || y > scene.height + r) continue;
    const shown = data.nodes[seen.at[node] as number];
    if (shown === undefined) continue;
    drawMark(pen, styleFor(data, shown.group), shown, [x, y, r]);
    if (!seen.cutOff.has(shown.id)) continue;
    pen.strokeStyle = palette.ink;
    pen.lineWidth = 2;
    ring(pen, [x, y], r + 4, [4.5, 2.6]);
  }
  if (focus !== null) drawFocus(pen, scene, focus);
  if (!scene.isMoving || seen.graph.size < 1500) drawNames(pen, scene);
};
