import { arc } from 'd3-shape';
import { round, roundPath } from './round.ts';

/** Sizes of a wheel: `centre` is the disc in the middle, petals reach from `inner` to `outer`. */
export type WheelShape = { readonly size: number; readonly centre: number; readonly inner: number; readonly outer: number; readonly rim: number; readonly rimText: number; readonly figure: number };

export const wideWheel: WheelShape = { size: 720, centre: 92, inner: 108, outer: 296, rim: 316, rimText: 22, figure: 30 };
export const compactWheel: WheelShape = { size: 340, centre: 50, inner: 57, outer: 138, rim: 146, rimText: 15, figure: 18 };

const turn = Math.PI / 3;

/** One of six petals, from the inside up to a radius; the first begins at the top and they go clockwise. */
export const petalPath = (position: number, shape: WheelShape, to: number): string =>
  roundPath(arc().cornerRadius(shape.size / 90).padAngle(0.035).padRadius(shape.outer)({ innerRadius: shape.inner, outerRadius: to, startAngle: position * turn, endAngle: (position + 1) * turn }) ?? '');

/** How far out a score from 0 to 5 reaches. */
export const reach = (score: number, shape: WheelShape): number => shape.inner + ((shape.outer - shape.inner) * score) / 5;

/** A point at a distance along the middle line of a petal. */
export const petalPoint = (position: number, distance: number): { readonly x: number; readonly y: number } => {
  const angle = (position + 0.5) * turn;
  return { x: round(Math.sin(angle) * distance), y: round(-Math.cos(angle) * distance) };
};

/** The curve a petal's name is written along: the lower half runs the other way so that no name stands on its head. */
export const rimPath = (position: number, shape: WheelShape): string => {
  const upright = position === 0 || position === 5 || position === 1 || position === 4;
  const radius = upright ? shape.rim : shape.rim + shape.rimText * 0.74;
  const at = (angle: number): string => `${round(Math.sin(angle) * radius)} ${round(-Math.cos(angle) * radius)}`;
  const [from, to] = [position * turn, (position + 1) * turn];
  return upright ? `M${at(from)}A${round(radius)} ${round(radius)} 0 0 1 ${at(to)}` : `M${at(to)}A${round(radius)} ${round(radius)} 0 0 0 ${at(from)}`;
};
