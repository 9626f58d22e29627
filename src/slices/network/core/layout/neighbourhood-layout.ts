import { inducedOf, type Graph } from '../graph.ts';
import { canonical, degreesOf, forceLayout, type LayoutOptions } from './force-layout.ts';
import { canvasWidth, inOrder, usualAspect, type Layout } from './layout.ts';

const middle = { x: canvasWidth / 2, y: canvasWidth / usualAspect / 2 };

/** Angles on a ring of so many, as near to those wished for as an even spread allows. */
const spreadOut = (nodes: readonly number[], wished: Float64Array): ReadonlyMap<number, number> => {
  const order = nodes.toSorted((a, b) => (wished[a] as number) - (wished[b] as number) || a - b);
  const step = (2 * Math.PI) / Math.max(1, order.length);
  // The turn that leaves all together nearest to where they wished to be.
  let [sine, cosine] = [0, 0];
  order.forEach((node, at) => {
    sine += Math.sin((wished[node] as number) - at * step);
    cosine += Math.cos((wished[node] as number) - at * step);
  });
  const turn = Math.atan2(sine, cosine);
  return new Map(order.map((node, at) => [node, at * step + turn]));
};

const onRing = (nodes: readonly number[], wished: Float64Array, radius: number, x: Float64Array, y: Float64Array): void => {
  for (const [node, angle] of spreadOut(nodes, wished)) {
    x[node] = middle.x + Math.cos(angle) * radius * usualAspect ** 0.5;
    y[node] = middle.y + Math.sin(angle) * radius / usualAspect ** 0.5;
  }
};

/** Angles as seen from the middle of a layout by force, so that neighbours stay near. */
const anglesOf = (simple: Graph, options: LayoutOptions): Float64Array => {
  const { x, y } = forceLayout(simple, options);
  return Float64Array.from(x, (one, node) => Math.atan2((y[node] as number) - middle.y, one - middle.x));
};

/** One person in the middle, those tied to them around, and where asked for those at two steps beyond; others are left out. */
export const neighbourhoodLayout = (graph: Graph, id: string, { steps = 1, ...options }: LayoutOptions & { readonly steps?: 1 | 2 } = {}): Layout => {
  const whole = canonical(graph);
  const centre = whole.ids.indexOf(id);
  if (centre === -1) return { ids: [], x: new Float64Array(0), y: new Float64Array(0) };
  const far = new Int32Array(whole.size).fill(-1);
  far[centre] = 0;
  for (let step = 0; step < steps; step += 1) {
    for (let node = 0; node < whole.size; node += 1) {
      if (far[node] !== step) continue;
      for (let at = whole.out.offsets[node] as number; at < (whole.out.offsets[node + 1] as number); at += 1) if (far[whole.out.targets[at] as number] === -1) far[whole.out.targets[at] as number] = step + 1;
    }
  }
  const kept = Int32Array.from(whole.ids.keys()).filter((node) => far[node] !== -1);
  const simple = inducedOf(whole, kept);
  const angles = neighbourAngles(simple, simple.ids.indexOf(id), options);
  const [x, y] = [new Float64Array(simple.size).fill(middle.x), new Float64Array(simple.size).fill(middle.y)];
  for (let step = 1; step <= steps; step += 1) onRing(Array.from(simple.ids.keys()).filter((node) => far[kept[node] as number] === step), angles, (middle.y * step) / steps, x, y);
  return inOrder({ ids: simple.ids, x, y }, graph.ids.filter((one) => simple.ids.includes(one)));
};

/** Angles by a layout of the neighbours alone: those who know each other come to stand side by side. */
const neighbourAngles = (simple: Graph, centre: number, options: LayoutOptions): Float64Array => {
  const others = Int32Array.from(simple.ids.keys()).filter((node) => node !== centre);
  const without = inducedOf(simple, others);
  const angles = new Float64Array(simple.size);
  const found = degreesOf(without).some((one) => one > 0) ? anglesOf(without, options) : Float64Array.from(without.ids, (_, at) => at);
  others.forEach((node, at) => {
    angles[node] = found[at] as number;
  });
  return angles;
};
