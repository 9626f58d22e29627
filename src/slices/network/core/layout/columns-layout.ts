import type { Graph } from '../graph.ts';
import { canonical } from './force-layout.ts';
import { canvasWidth, inOrder, usualAspect, usualRadius, type Layout } from './layout.ts';

/** Two columns, as for people and the groups they sit in: each node stands at the mean height of those it is tied to, as near as room allows. */
export const columnsLayout = (graph: Graph, isRight: (id: string) => boolean): Layout => {
  const simple = canonical(graph);
  const [x, y] = [new Float64Array(simple.size), new Float64Array(simple.size)];
  const sides = [false, true].map((side) => Array.from(simple.ids.keys()).filter((node) => isRight(simple.ids[node] as string) === side));
  const height = canvasWidth / usualAspect;
  const place = (nodes: readonly number[]): void => nodes.forEach((node, at) => {
    y[node] = ((at + 0.5) * height) / nodes.length;
  });
  const meanOf = (node: number): number => {
    const [from, to] = [simple.out.offsets[node] as number, simple.out.offsets[node + 1] as number];
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += y[simple.out.targets[at] as number] as number;
    return to === from ? Infinity : sum / (to - from);
  };
  let order = sides;
  for (const nodes of order) place(nodes);
  // Columns take turns to sort by the mean of the other, which leaves few crossings (K. Sugiyama and others, 1981).
  for (let round = 0; round < 24; round += 1) {
    order = order.map((nodes, side) => {
      if (side !== round % 2) return nodes;
      const means = new Map(nodes.map((node) => [node, meanOf(node)]));
      const sorted = nodes.toSorted((a, b) => ((means.get(a) ?? 0) < (means.get(b) ?? 0) ? -1 : (means.get(a) ?? 0) > (means.get(b) ?? 0) ? 1 : a - b));
      place(sorted);
      return sorted;
    });
  }
  // Where one column is too full, its nodes step in and out.
  const apart = usualRadius(simple.size) * 2.2;
  order.forEach((nodes, side) => {
    const steps = Math.max(1, Math.ceil((nodes.length * apart) / height));
    nodes.forEach((node, at) => {
      x[node] = canvasWidth * (side === 0 ? 0.3 : 0.7) + (side === 0 ? -1 : 1) * (at % steps) * apart;
    });
  });
  return inOrder({ ids: simple.ids, x, y }, graph.ids);
};

