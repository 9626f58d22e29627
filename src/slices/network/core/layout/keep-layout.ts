import { components } from '../components.ts';
import { inducedOf, type Graph } from '../graph.ts';
import { seeded, type Chance } from '#lib/chance.ts';
import { canonical, layPiece, takenRadii, type LayoutOptions } from './force-layout.ts';
import { canvasWidth, frameOf, inOrder, placesOf, usualRadius, type Layout } from './layout.ts';
import { removeOverlaps } from './overlaps.ts';
import { parkingSpots } from './pack.ts';
import { scaleToBalance, settle, type Places } from './settle.ts';

type Keeping = { readonly simple: Graph; readonly places: Places; readonly known: Uint8Array };

/** Newcomers who are tied to someone whose place is known start in the middle of these, one round of neighbours after another. */
const startBesideKnown = ({ simple, places: { x, y }, known }: Keeping, chance: Chance, reach: number): Uint8Array => {
  const placed = known.slice();
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    const before = placed.slice();
    for (let node = 0; node < simple.size; node += 1) {
      if (before[node] === 1) continue;
      let [sumX, sumY, count] = [0, 0, 0];
      for (let at = simple.out.offsets[node] as number; at < (simple.out.offsets[node + 1] as number); at += 1) {
        const other = simple.out.targets[at] as number;
        if (before[other] === 1) [sumX, sumY, count] = [sumX + (x[other] as number), sumY + (y[other] as number), count + 1];
      }
      if (count === 0) continue;
      const angle = chance.next() * 2 * Math.PI;
      x[node] = sumX / count + Math.cos(angle) * reach;
      y[node] = sumY / count + Math.sin(angle) * reach;
      placed[node] = 1;
      isGrowing = true;
    }
  }
  return placed;
};

/** Newcomers who hang together among themselves alone are laid for themselves, under what is there. */
const layApart = ({ simple, places: { x, y } }: Keeping, placed: Uint8Array, seed: number, radius: number): void => {
  const rest = Int32Array.from(simple.ids.keys()).filter((node) => placed[node] === 0);
  if (rest.length === 0) return;
  const { of, sizes } = components(inducedOf(simple, rest));
  const alone = rest.filter((_, at) => sizes[of[at] as number] === 1);
  const known = Int32Array.from(simple.ids.keys()).filter((node) => placed[node] === 1);
  let top = known.length === 0 ? radius : frameOf({ x, y }, known).bottom + radius * 4;
  let left = radius;
  sizes.forEach((size, piece) => {
    if (size === 1) return;
    const nodes = rest.filter((_, at) => of[at] === piece);
    const laid = layPiece(inducedOf(simple, nodes), seed);
    const box = frameOf(laid);
    const scale = radius * 3;
    if (left > radius && left + (box.right - box.left) * scale > canvasWidth) [left, top] = [radius, frameOf({ x, y }, rest.filter((node) => placed[node] === 1)).bottom + radius * 4];
    nodes.forEach((node, at) => {
      x[node] = left + ((laid.x[at] as number) - box.left) * scale;
      y[node] = top + ((laid.y[at] as number) - box.top) * scale;
      placed[node] = 1;
    });
    left += (box.right - box.left) * scale + radius * 4;
  });
  const standing = Int32Array.from(simple.ids.keys()).filter((node) => placed[node] === 1);
  const foot = standing.length === 0 ? radius : frameOf({ x, y }, standing).bottom + radius * 4;
  parkingSpots(alone.length, radius, foot).forEach(([spotX, spotY], at) => {
    x[alone[at] as number] = spotX;
    y[alone[at] as number] = spotY;
  });
};

/**
 * The layout of a changed network where those known before stay exactly where they were, also where they no longer have a tie, and
 * only newcomers are placed: beside those they are tied to, clear of others. Used across relations, waves and what if.
 */
export const keepLayout = (previous: Layout, graph: Graph, { seed = 1 }: LayoutOptions = {}): Layout => {
  const before = placesOf(previous);
  if (graph.ids.every((id) => before.has(id))) return inOrder(previous, graph.ids);
  const simple = canonical(graph);
  const known = Uint8Array.from(simple.ids, (id) => (before.has(id) ? 1 : 0));
  const x = Float64Array.from(simple.ids, (id) => before.get(id)?.x ?? 0);
  const y = Float64Array.from(simple.ids, (id) => before.get(id)?.y ?? 0);
  const radius = usualRadius(simple.size);
  const keeping: Keeping = { simple, places: { x, y }, known };
  const placed = startBesideKnown(keeping, seeded(seed), radius * 3);
  layApart(keeping, placed, seed, radius);
  const movable = Uint8Array.from(known, (isKnown, node) => (isKnown === 0 && placed[node] === 1 ? 1 : 0));
  settleNewcomers(keeping, movable);
  removeOverlaps({ x, y }, { radii: takenRadii(simple), gap: radius * 0.4, pinned: known });
  return inOrder({ ids: simple.ids, x, y }, graph.ids);
};

/** A few short steps of the newcomers alone, at the size at which pull and push balance. */
const settleNewcomers = ({ simple, places: { x, y } }: Keeping, movable: Uint8Array): void => {
  if (simple.ties === 0) return;
  const small: Places = { x: x.slice(), y: y.slice() };
  const scale = scaleToBalance(simple, small);
  settle(simple, small, { rounds: 40, movable });
  for (let node = 0; node < simple.size; node += 1) {
    if (movable[node] === 0) continue;
    x[node] = (small.x[node] as number) / scale;
    y[node] = (small.y[node] as number) / scale;
  }
};
