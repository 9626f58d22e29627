import { graphOfColumns, tieColumns, type Graph } from './graph.ts';

/** Nodes in the order in which a search from the first finds them, so that neighbours lie near each other in memory. */
export const searchOrder = ({ size, out, into, directed }: Graph): Int32Array => {
  const order = new Int32Array(size);
  const seen = new Uint8Array(size);
  let [head, tail] = [0, 0];
  const take = (node: number): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    order[tail] = node;
    tail += 1;
  };
  for (let start = 0; start < size; start += 1) {
    take(start);
    for (; head < tail; head += 1) {
      const node = order[head] as number;
      for (const rows of directed ? [out, into] : [out]) for (let at = rows.offsets[node] as number; at < (rows.offsets[node + 1] as number); at += 1) take(rows.targets[at] as number);
    }
  }
  return order;
};

/** The same network with node `order[i]` at place i. */
export const reordered = (graph: Graph, order: Int32Array): Graph => {
  const place = new Int32Array(graph.size);
  order.forEach((node, at) => {
    place[node] = at;
  });
  const { from, to, strengths } = tieColumns(graph);
  return graphOfColumns(Array.from(order, (node) => graph.ids[node] as string), { from: from.map((node) => place[node] as number), to: to.map((node) => place[node] as number), strengths }, graph.directed);
};
