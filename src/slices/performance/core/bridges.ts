/** A line between two places, each of which is named by a number from 0. */
export type Edge = readonly [from: number, to: number];

type Near = readonly (readonly [edge: number, other: number])[];

const nearOf = (edges: readonly Edge[], places: number): readonly Near[] => {
  const near: [number, number][][] = Array.from({ length: places }, () => []);
  for (const [at, [from, to]] of edges.entries()) {
    near[from]?.push([at, to]);
    near[to]?.push([at, from]);
  }
  return near;
};

/** Which lines are the only way between their two ends. One walk over all, after Tarjan (1974); no line is walked twice. */
export const bridgesOf = (edges: readonly Edge[], places: number): readonly number[] => {
  const near = nearOf(edges, places);
  const [seen, low] = [new Int32Array(places), new Int32Array(places)];
  const found: number[] = [];
  let clock = 0;
  for (let start = 0; start < places; start += 1) {
    if (seen[start] !== 0) continue;
    const path: { readonly place: number; readonly by: number; next: number }[] = [{ place: start, by: -1, next: 0 }];
    seen[start] = low[start] = clock += 1;
    while (path.length > 0) {
      const top = path.at(-1) as (typeof path)[number];
      const step = near[top.place]?.[top.next];
      top.next += 1;
      if (step === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above === undefined) continue;
        low[above.place] = Math.min(low[above.place] as number, low[top.place] as number);
        if ((low[top.place] as number) > (seen[above.place] as number)) found.push(top.by);
      } else if (step[0] !== top.by) {
        if (seen[step[1]] === 0) {
          seen[step[1]] = low[step[1]] = clock += 1;
          path.push({ place: step[1], by: step[0], next: 0 });
        } else low[top.place] = Math.min(low[top.place] as number, seen[step[1]] as number);
      }
    }
  }
  return found;
};

/** The places that can be reached from one without walking one line. */
export const sideOf = (edges: readonly Edge[], places: number, from: number, without: number): ReadonlySet<number> => {
  const near = nearOf(edges, places);
  const side = new Set([from]);
  for (const place of side) for (const [edge, other] of near[place] ?? []) if (edge !== without) side.add(other);
  return side;
};
