import type { NetworkData, NetworkNode } from './network-data.ts';

/** A name for each node that no other has: its label, or its id where it has none, where others have the same label, or where the label is the id that another goes by. */
const namesOf = (nodes: readonly NetworkNode[]): ReadonlyMap<string, string> => {
  const labelled = new Map<string, NetworkNode[]>();
  for (const node of nodes) if (node.label !== null) labelled.set(node.label, [...(labelled.get(node.label) ?? []), node]);
  const byId = new Set<string>();
  const waiting = nodes.filter(({ label }) => label === null || (labelled.get(label)?.length ?? 0) > 1);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (byId.has(node.id)) continue;
    byId.add(node.id);
    waiting.push(...(labelled.get(node.id) ?? []));
  }
  return new Map(nodes.map(({ id, label }) => [id, byId.has(id) ? id : (label ?? id)]));
};

/** A blueprint for Kumu, which knows elements by their labels: an id stands in for a label that is missing or could be taken for another. It is for taking out only. */
export const writeKumu = ({ directed, nodes, ties }: NetworkData): string => {
  const nameOf = namesOf(nodes);
  const elements = nodes.map(({ id, attributes }) => ({ ...attributes, id, label: nameOf.get(id) }));
  const connections = ties.map(({ source, target, relation, weight, attributes }) => ({
    ...attributes, from: nameOf.get(source), to: nameOf.get(target), direction: directed ? 'directed' : 'undirected',
    ...(relation === null ? {} : { type: relation }), ...(weight === null ? {} : { strength: weight }),
  }));
  return `${JSON.stringify({ elements, connections }, null, 2)}\n`;
};
