import type { NetworkData } from './network-data.ts';

/**
 * A blueprint for Kumu, which knows elements by their labels: ids stand in where labels are missing or not unique. It is for taking
 * out only.
 */
export const writeKumu = ({ directed, nodes, ties }: NetworkData): string => {
  const counts = new Map<string, number>();
  for (const { id, label } of nodes) counts.set(label ?? id, (counts.get(label ?? id) ?? 0) + 1);
  const nameOf = new Map(nodes.map(({ id, label }) => [id, (counts.get(label ?? id) ?? 0) > 1 ? id : (label ?? id)]));
  const elements = nodes.map(({ id, attributes }) => ({ ...attributes, id, label: nameOf.get(id) }));
  const connections = ties.map(({ source, target, relation, weight, attributes }) => ({
    ...attributes, from: nameOf.get(source), to: nameOf.get(target), direction: directed ? 'directed' : 'undirected',
    ...(relation === null ? {} : { type: relation }), ...(weight === null ? {} : { strength: weight }),
  }));
  return `${JSON.stringify({ elements, connections }, null, 2)}\n`;
};
