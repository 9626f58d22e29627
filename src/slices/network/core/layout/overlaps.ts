import type { Places } from './settle.ts';

type Parting = { readonly radii: Float64Array; readonly gap?: number; /** Those that must stay where they are. */ readonly pinned?: Uint8Array; readonly sweeps?: number };

/** Nodes by the cell of a grid that they lie in, as chains. */
type Grid = { readonly heads: Map<number, number>; readonly next: Int32Array };
const wide = 65_536;

const gridOf = ({ x, y }: Places, cell: number): Grid => {
  const heads = new Map<number, number>();
  const next = new Int32Array(x.length).fill(-1);
  for (let node = 0; node < x.length; node += 1) {
    const key = Math.floor((x[node] as number) / cell) * wide + Math.floor((y[node] as number) / cell);
    next[node] = heads.get(key) ?? -1;
    heads.set(key, node);
  }
  return { heads, next };
};

/** Pushes two nodes apart where they touch, each half of the way, or one the whole of it where the other is pinned. Says whether it did. */
const partPair = ({ x, y }: Places, first: number, second: number, { radii, gap = 0, pinned }: Parting): boolean => {
  const isFirstHeld = pinned?.[first] === 1;
  const isSecondHeld = pinned?.[second] === 1;
  if (isFirstHeld && isSecondHeld) return false;
  let dx = (x[second] as number) - (x[first] as number);
  let dy = (y[second] as number) - (y[first] as number);
  const needs = (radii[first] as number) + (radii[second] as number) + gap;
  const squared = dx * dx + dy * dy;
  if (squared >= needs * needs * (1 - 1e-9)) return false;
  if (squared < 1e-12) [dx, dy] = [Math.cos(first + second * 2.4), Math.sin(first + second * 2.4)];
  const length = Math.sqrt(dx * dx + dy * dy);
  const move = (needs - Math.sqrt(squared)) * 1.01;
  const firstShare = isFirstHeld ? 0 : isSecondHeld ? 1 : 0.5;
  const ux = (dx / length) * move;
  const uy = (dy / length) * move;
  x[first] = (x[first] as number) - ux * firstShare;
  y[first] = (y[first] as number) - uy * firstShare;
  x[second] = (x[second] as number) + ux * (1 - firstShare);
  y[second] = (y[second] as number) + uy * (1 - firstShare);
  return true;
};

/** Moves nodes that lie over one another apart, in place, and no others; gives how many sweeps it took. */
export const removeOverlaps = (places: Places, parting: Parting): number => {
  const { radii, gap = 0, sweeps = 200 } = parting;
  const cell = Math.max(1e-6, radii.reduce((most, one) => Math.max(most, one), 0) * 2 + gap);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let isMoved = false;
    const { heads, next } = gridOf(places, cell);
    for (const [key, head] of heads) {
      for (const ahead of [0, 1, wide - 1, wide, wide + 1]) {
        const from = heads.get(key + ahead) ?? -1;
        for (let first = head; first !== -1; first = next[first] as number) {
          for (let second = ahead === 0 ? (next[first] as number) : from; second !== -1; second = next[second] as number) if (partPair(places, first, second, parting)) isMoved = true;
        }
      }
    }
    if (!isMoved) return sweep;
  }
  return sweeps;
};
