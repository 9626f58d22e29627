/** Where each node stands. `x` and `y` are beside `ids`, on a canvas 1,000 wide; y grows downwards, as on a screen. */
export type Layout = { readonly ids: readonly string[]; readonly x: Float64Array; readonly y: Float64Array };

export type Frame = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** How wide the canvas is. Its height is this over the aspect. */
export const canvasWidth = 1000;
export const usualAspect = 4 / 3;

/** The box around some of the nodes, or all. */
export const frameOf = ({ x, y }: Pick<Layout, 'x' | 'y'>, nodes: Iterable<number> = x.keys()): Frame => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    left = Math.min(left, x[node] as number);
    right = Math.max(right, x[node] as number);
    top = Math.min(top, y[node] as number);
    bottom = Math.max(bottom, y[node] as number);
  }
  return left === Infinity ? { left: 0, top: 0, right: 0, bottom: 0 } : { left, top, right, bottom };
};

/** The place of each by its id. */
export const placesOf = ({ ids, x, y }: Layout): ReadonlyMap<string, { readonly x: number; readonly y: number }> =>
  new Map(ids.map((id, node) => [id, { x: x[node] as number, y: y[node] as number }]));

/** The same places in another order of ids; ids that the layout does not know are left out. */
export const inOrder = (layout: Layout, ids: readonly string[]): Layout => {
  const places = placesOf(layout);
  const known = ids.filter((id) => places.has(id));
  return { ids: known, x: Float64Array.from(known, (id) => places.get(id)?.x ?? 0), y: Float64Array.from(known, (id) => places.get(id)?.y ?? 0) };
};

/** How large a node is drawn in the mean, so that all together cover about a seventh of a canvas; on it, in its units. */
export const usualRadius = (size: number, area = canvasWidth ** 2 / usualAspect): number => Math.min(24, Math.sqrt((0.14 * area) / (Math.PI * Math.max(1, size))));
