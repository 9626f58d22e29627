import { textWidth } from './text-lines.ts';

export type LabelSpot = { readonly label: string; readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' };
type Disc = { readonly x: number; readonly y: number; readonly r: number };
type Rect = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Room = { readonly width: number; readonly height: number; readonly size: number; readonly bold?: boolean; /** Labels that stand already, in bold. */ readonly beside?: readonly LabelSpot[] };

const crosses = (a: Rect, b: Rect): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const covers = ({ left, right, top, bottom }: Rect, { x, y, r }: Disc): number => {
  const [dx, dy] = [Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)];
  return Math.max(0, r - Math.hypot(dx, dy));
};

/** The places beside a mark where its name may stand, the best first. */
const spotsBeside = ({ x, y, r }: Disc, label: string, size: number): readonly LabelSpot[] => {
  const gap = r + 4;
  const near = r * 0.72 + 3;
  return [
    // Over a point, where there is no mark to stand beside.
    ...(r === 0 ? [{ label, x, y: y + size * 0.35, anchor: 'middle' } as const] : []),
    { label, x: x + gap, y: y + size * 0.35, anchor: 'start' }, { label, x: x - gap, y: y + size * 0.35, anchor: 'end' },
    { label, x, y: y - gap, anchor: 'middle' }, { label, x, y: y + gap + size * 0.74, anchor: 'middle' },
    { label, x: x + near, y: y - near, anchor: 'start' }, { label, x: x + near, y: y + near + size * 0.6, anchor: 'start' },
    { label, x: x - near, y: y - near, anchor: 'end' }, { label, x: x - near, y: y + near + size * 0.6, anchor: 'end' },
  ];
};

const rectOf = ({ label, x, y, anchor }: LabelSpot, size: number, bold: boolean): Rect => {
  const wide = textWidth(label, size, bold);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return { left: left - 2, right: left + wide + 2, top: y - size * 0.82, bottom: y + size * 0.26 };
};

type Wanted = { readonly disc: Disc; readonly label: string; /** Gets a place even where it has to lie over marks. */ readonly must?: boolean };

type Standing = { readonly discs: readonly Disc[]; readonly taken: readonly Rect[]; readonly room: Room };

/** The spot that covers least of other marks, if any covers little enough. */
const bestSpot = ({ disc, label, must = false }: Wanted, { discs, taken, room: { width, height, size, bold = false } }: Standing): { readonly spot: LabelSpot; readonly rect: Rect } | null => {
  let best: { readonly spot: LabelSpot; readonly rect: Rect } | null = null;
  let least = must ? Infinity : disc.r * 0.5 + 2;
  for (const spot of spotsBeside(disc, label, size)) {
    const rect = rectOf(spot, size, bold);
    if (rect.left < 0 || rect.right > width || rect.top < 0 || rect.bottom > height || taken.some((other) => crosses(rect, other))) continue;
    let cost = 0;
    for (const other of discs) if (other !== disc) cost += covers(rect, other);
    if (cost >= least) continue;
    [best, least] = [{ spot, rect }, cost];
    if (cost === 0) break;
  }
  return best;
};

/**
 * Places for names beside their marks, in the order given. A name never lies over another, nor beyond the picture, and as little as
 * can be over marks: one that would cover much of a mark is left out.
 */
export const placeLabels = (wanted: readonly Wanted[], discs: readonly Disc[], room: Room): readonly LabelSpot[] => {
  const taken: Rect[] = (room.beside ?? []).map((spot) => rectOf(spot, room.size, true));
  const found: LabelSpot[] = [];
  for (const one of wanted) {
    const best = bestSpot(one, { discs, taken, room });
    if (best === null) continue;
    taken.push(best.rect);
    found.push(best.spot);
  }
  return found;
};
