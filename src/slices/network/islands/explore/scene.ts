import { groupStyles, otherStyle, type GroupStyle } from '#platform/charts/network-styles.ts';
import type { ExploreData } from '../../web/explore-data.ts';
import type { Seen } from './view.ts';

/** How the picture lies on the screen: points of the picture times `scale`, moved by `left` and `top`. */
export type Camera = { readonly scale: number; readonly left: number; readonly top: number };
export type Scene = { readonly data: ExploreData; readonly seen: Seen; readonly camera: Camera; readonly focus: number | null; readonly width: number; readonly height: number; /** While it is moved, a large network shows a part of its ties, and no names. */ readonly isMoving: boolean };
export type Pen = CanvasRenderingContext2D;

export const styleFor = ({ groups }: ExploreData, group: string | null): GroupStyle => (group === null ? otherStyle : (groupStyles[groups.indexOf(group)] ?? otherStyle));

/** Where all of it is in sight. */
export const wholeCamera = ({ x, y }: Pick<Seen, 'x' | 'y'>, width: number, height: number): Camera => {
  const [left, right] = [x.reduce((a, b) => Math.min(a, b), Infinity), x.reduce((a, b) => Math.max(a, b), -Infinity)];
  const [top, bottom] = [y.reduce((a, b) => Math.min(a, b), Infinity), y.reduce((a, b) => Math.max(a, b), -Infinity)];
  if (x.length === 0) return { scale: 1, left: 0, top: 0 };
  const pad = Math.min(50, width * 0.08);
  const scale = Math.min((width - 2 * pad) / Math.max(1, right - left), (height - 2 * pad) / Math.max(1, bottom - top), 2.5);
  return { scale, left: width / 2 - ((left + right) / 2) * scale, top: height / 2 - ((top + bottom) / 2) * scale };
};

export const onScreen = ({ seen, camera }: Pick<Scene, 'seen' | 'camera'>, node: number): readonly [number, number] =>
  [(seen.x[node] as number) * camera.scale + camera.left, (seen.y[node] as number) * camera.scale + camera.top];

/** Grows slower than the picture when it is drawn near, so that marks do not crowd it. */
export const radiusOf = ({ seen, camera }: Pick<Scene, 'seen' | 'camera'>, node: number): number => {
  const usual = Math.min(15, Math.sqrt((0.12 * 750_000) / (Math.PI * Math.max(1, seen.graph.size))));
  return Math.max(1.6, usual * camera.scale ** 0.6 * (0.6 + 0.9 * Math.sqrt((seen.degree[node] as number) / seen.mostDegree)));
};
