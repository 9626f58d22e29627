import { degreeAt, undirectedOf, type Graph } from '../graph.ts';

/** Nodes as they stand in a matrix: those of the largest group first, within it those with most ties; those in no group last. */
export const matrixOrder = (graph: Graph, groupOf: (id: string) => string | null): readonly string[] => {
  const simple = undirectedOf(graph);
  const sizes = new Map<string, number>();
  for (const id of graph.ids) sizes.set(groupOf(id) ?? '', (sizes.get(groupOf(id) ?? '') ?? 0) + 1);
  return graph.ids
    .map((id, node) => ({ id, group: groupOf(id) ?? '', degree: degreeAt(simple.out, node) }))
    .toSorted((a, b) => {
      if (a.group !== b.group) return Number(a.group === '') - Number(b.group === '') || (sizes.get(b.group) ?? 0) - (sizes.get(a.group) ?? 0) || (a.group < b.group ? -1 : 1);
      return b.degree - a.degree || (a.id < b.id ? -1 : 1);
    })
    .map(({ id }) => id);
};
