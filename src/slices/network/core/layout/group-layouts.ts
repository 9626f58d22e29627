import type { Graph } from '../graph.ts';
import { canonical, degreesOf } from './force-layout.ts';
import { canvasWidth, inOrder, usualAspect, usualRadius, type Layout } from './layout.ts';

export type GroupOf = (id: string) => string | null;

type Block = { readonly group: string; readonly nodes: readonly number[] };

/** Members by group, the largest group first, within it those with most ties first; those with none known last. */
const blocksOf = (simple: Graph, groupOf: GroupOf): readonly Block[] => {
  const members = new Map<string, number[]>();
  const degree = degreesOf(simple);
  simple.ids.forEach((id, node) => {
    const group = groupOf(id) ?? '';
    const known = members.get(group);
    if (known === undefined) members.set(group, [node]);
    else known.push(node);
  });
  return [...members]
    .map(([group, nodes]) => ({ group, nodes: nodes.toSorted((a, b) => (degree[b] as number) - (degree[a] as number) || a - b) }))
    .toSorted((a, b) => Number(a.group === '') - Number(b.group === '') || b.nodes.length - a.nodes.length || (a.group < b.group ? -1 : 1));
};

type Points = { readonly x: Float64Array; readonly y: Float64Array };
const pointsFor = (size: number): Points => ({ x: new Float64Array(size), y: new Float64Array(size) });

/** Everyone on one circle, groups as arcs with a gap between. */
export const circleLayout = (graph: Graph, groupOf: GroupOf = () => null): Layout => {
  const simple = canonical(graph);
  const blocks = blocksOf(simple, groupOf);
  const { x, y } = pointsFor(simple.size);
  const gap = blocks.length > 1 ? 1.2 : 0;
  const step = (2 * Math.PI) / Math.max(1, simple.size + gap * blocks.length);
  const radius = (canvasWidth / usualAspect) / 2;
  let at = 0;
  for (const { nodes } of blocks) {
    for (const node of nodes) {
      x[node] = canvasWidth / 2 + radius * Math.sin(at * step);
      y[node] = radius - radius * Math.cos(at * step);
      at += 1;
    }
    at += gap;
  }
  return inOrder({ ids: simple.ids, x, y }, graph.ids);
};

/** A box for each group in rows, its members in a grid, those with most ties first. Gives the boxes too, so that they can be framed and named. */
export type BoxedLayout = Layout & { readonly boxes: readonly { readonly group: string; readonly left: number; readonly top: number; readonly width: number; readonly height: number }[] };

export const boxLayout = (graph: Graph, groupOf: GroupOf): BoxedLayout => {
  const simple = canonical(graph);
  const blocks = blocksOf(simple, groupOf);
  const { x, y } = pointsFor(simple.size);
  const step = Math.sqrt((0.6 * canvasWidth ** 2) / usualAspect / Math.max(6, simple.size));
  // Room between boxes for their names.
  const between = Math.max(step * 0.8, canvasWidth / 26);
  const boxes: { readonly group: string; readonly left: number; readonly top: number; readonly width: number; readonly height: number }[] = [];
  let [left, top, high] = [0, 0, 0];
  for (const { group, nodes } of blocks) {
    const across = Math.max(1, Math.ceil(Math.sqrt(nodes.length * 1.3)));
    const [width, height] = [across * step, Math.ceil(nodes.length / across) * step];
    if (left > 0 && left + width > canvasWidth) [left, top, high] = [0, top + high + between, 0];
    nodes.forEach((node, at) => {
      // Every other row is set in by half, so that ties along a row do not hide behind marks.
      x[node] = left + ((at % across) + 0.4 + (Math.floor(at / across) % 2) * 0.2) * step;
      y[node] = top + (Math.floor(at / across) + 0.5) * step;
    });
    boxes.push({ group, left, top, width, height });
    left += width + step * 0.6;
    high = Math.max(high, height);
  }
  return { ...inOrder({ ids: simple.ids, x, y }, graph.ids), boxes };
};

/** Two columns, as for people and the groups they sit in: each node stands at the mean height of those it is tied to, as near as room allows. */
export const columnsLayout = (graph: Graph, isRight: (id: string) => boolean): Layout => {
  const simple = canonical(graph);
  const { x, y } = pointsFor(simple.size);
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

