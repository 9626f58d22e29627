import { canvasWidth, frameOf } from './layout.ts';
import type { Places } from './settle.ts';

/** Turns places so that they are widest across, about their middle. */
export const turnWide = ({ x, y }: Places): void => {
  const size = x.length;
  const [meanX, meanY] = [x.reduce((sum, one) => sum + one, 0) / size, y.reduce((sum, one) => sum + one, 0) / size];
  let [xx, yy, xy] = [0, 0, 0];
  for (let node = 0; node < size; node += 1) {
    const [dx, dy] = [(x[node] as number) - meanX, (y[node] as number) - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let node = 0; node < size; node += 1) {
    const [dx, dy] = [(x[node] as number) - meanX, (y[node] as number) - meanY];
    x[node] = dx * cos + dy * sin;
    y[node] = dy * cos - dx * sin;
  }
};

/** Draws far nodes in, so that a long tail does not make the rest small: what lies beyond twice the usual distance from the middle comes nearer. */
export const drawIn = ({ x, y }: Places): void => {
  const size = x.length;
  const usual = Math.sqrt(x.reduce((sum, one, node) => sum + one * one + (y[node] as number) ** 2, 0) / size);
  if (usual === 0) return;
  for (let node = 0; node < size; node += 1) {
    const far = Math.hypot(x[node] as number, y[node] as number) / usual;
    if (far <= 1) continue;
    const nearer = (1 + Math.log(far)) / far;
    x[node] = (x[node] as number) * nearer;
    y[node] = (y[node] as number) * nearer;
  }
};

/** As many nodes to an area in a small piece as in a large one. */
export const evenSpread = ({ x, y }: Places): void => {
  const size = x.length;
  const spread = Math.sqrt(x.reduce((sum, one, node) => sum + one * one + (y[node] as number) ** 2, 0) / size) || 1;
  const scale = Math.sqrt(size) / spread;
  for (let node = 0; node < size; node += 1) {
    x[node] = (x[node] as number) * scale;
    y[node] = (y[node] as number) * scale;
  }
};

const apart = 1.6;

/** Puts pieces in rows under the first, which is the largest, and gives all places in the order of the pieces. */
export const packPieces = (pieces: readonly Places[], aspect: number): void => {
  const boxes = pieces.map((piece) => frameOf(piece));
  const area = boxes.reduce((sum, { left, right, top, bottom }) => sum + (right - left + apart) * (bottom - top + apart), 0);
  const width = Math.max(boxes[0] === undefined ? 0 : boxes[0].right - boxes[0].left, Math.sqrt(area * aspect));
  let [left, top, high] = [0, 0, 0];
  pieces.forEach(({ x, y }, at) => {
    const box = boxes[at] ?? { left: 0, right: 0, top: 0, bottom: 0 };
    const wide = box.right - box.left;
    if (left > 0 && left + wide > width) [left, top, high] = [0, top + high + apart, 0];
    const [moveX, moveY] = [at === 0 && wide > width * 0.7 ? (width - wide) / 2 - box.left : left - box.left, top - box.top];
    for (let node = 0; node < x.length; node += 1) {
      x[node] = (x[node] as number) + moveX;
      y[node] = (y[node] as number) + moveY;
    }
    left += (at === 0 && wide > width * 0.7 ? width : wide) + apart;
    high = Math.max(high, box.bottom - box.top);
  });
};

const mostStretch = 1.35;

/** Fills a box, in place: one scale, with at most a little stretch either way. */
export const fitInto = ({ x, y }: Places, { width, height }: { readonly width: number; readonly height: number }): void => {
  const { left, right, top, bottom } = frameOf({ x, y });
  const [wide, high] = [Math.max(right - left, 1e-9), Math.max(bottom - top, 1e-9)];
  const [byWidth, byHeight] = [width / wide, height / high];
  const least = Math.min(byWidth, byHeight);
  const largest = right === left && bottom === top ? 1 : least;
  const [scaleX, scaleY] = [Math.min(byWidth, largest * mostStretch), Math.min(byHeight, largest * mostStretch)];
  const [offX, offY] = [(width - wide * scaleX) / 2, (height - high * scaleY) / 2];
  for (let node = 0; node < x.length; node += 1) {
    x[node] = offX + ((x[node] as number) - left) * scaleX;
    y[node] = offY + ((y[node] as number) - top) * scaleY;
  }
};

/** Spots for those with no tie: rows along the foot of the canvas. */
export const parkingSpots = (count: number, radius: number, top: number): readonly (readonly [number, number])[] => {
  const apartBy = radius * 2.9;
  const across = Math.max(1, Math.floor(canvasWidth / apartBy));
  return Array.from({ length: count }, (_, at) => [radius + (at % across) * apartBy, top + Math.floor(at / across) * apartBy] as const);
};
