import { invalid, ok, type Result } from '#lib/result.ts';
import { graphOf, type Graph, type Tie } from './graph.ts';
import { relationsOf, type NetworkData, type NetworkTie } from './formats/network-data.ts';

export type Reading = { readonly directed?: boolean; readonly weight?: string | null; readonly relations?: readonly string[] };

/** A network ready to measure, and what was done on the way, in sentences. */
export type Readied = { readonly graph: Graph; readonly warnings: readonly string[] };

const strengthOf = (tie: NetworkTie, column: string): number | null => {
  const value = column.toLowerCase() === 'weight' && tie.attributes[column] === undefined ? tie.weight : tie.attributes[column];
  return value === undefined || value === null ? null : Number(value);
};

const times = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const warningsOf = (graph: Graph, none: number, isMixed: boolean): readonly string[] => [
  ...(isMixed ? ['The file has several relations, and all are measured together. Name one to measure it alone.'] : []),
  ...(graph.loops > 0 ? [`${times(graph.loops, 'tie from someone to themselves was', 'ties from someone to themselves were')} left out.`] : []),
  ...(graph.merged > 0 ? [`${times(graph.merged, 'tie says', 'ties say')} again what another says, and ${graph.merged === 1 ? 'was' : 'were'} merged.`] : []),
  ...(none > 0 ? [`${times(none, 'tie of strength 0 was', 'ties of strength 0 were')} taken as no tie.`] : []),
];

const chosenTies = (data: NetworkData, wanted: readonly string[]): Result<readonly NetworkTie[]> => {
  if (wanted.length === 0) return ok(data.ties);
  const relations = relationsOf(data);
  const unknown = wanted.filter((one) => !relations.includes(one));
  if (unknown.length === 0) return ok(data.ties.filter((tie) => tie.relation !== null && wanted.includes(tie.relation)));
  return invalid(unknown.map((one) => ({ field: 'relation', message: relations.length === 0 ? 'The file names no relations' : `There is no relation “${one}”. Relations: ${relations.join(', ')}` })));
};

type Sorted = { readonly ties: readonly Tie[]; readonly faults: readonly string[]; readonly none: number };

// Beyond these a sum of strengths, or the length 1 / strength of a tie, is no number any more.
const [weakest, strongest] = [1e-100, 1e100] as const;

/** Whether a strength can be reckoned with: 0, or between 1e-100 and 1e100, so that neither a sum nor 1 / strength is out of reach. */
export const isStrength = (strength: number): boolean => strength === 0 || (strength >= weakest && strength <= strongest);

const sortTies = (all: readonly NetworkTie[], weight: string | null): Sorted => {
  const [ties, faults]: [Tie[], string[]] = [[], []];
  let none = 0;
  for (const tie of all) {
    const strength = weight === null ? null : strengthOf(tie, weight);
    if (strength !== null && !isStrength(strength)) faults.push(`${tie.source} to ${tie.target}`);
    else if (strength === 0) none += 1;
    else ties.push({ source: tie.source, target: tie.target, strength });
  }
  return { ties, faults, none };
};

/**
 * The network of a file: one relation, a mix of some or all together, with strengths if a column of them is named. Everyone in the file is in it,
 * with or without ties. An empty strength counts as 1, a strength of 0 is no tie; strengths of ties that are merged add up.
 */
export const graphFromData = (data: NetworkData, { directed = false, weight = null, relations = [] }: Reading): Result<Readied> => {
  const chosen = chosenTies(data, relations);
  if (!chosen.ok) return chosen;
  if (weight !== null && data.ties.length > 0 && data.ties.every((tie) => strengthOf(tie, weight) === null)) return invalid([{ field: 'weight', message: `The file has no column “${weight}” of strengths` }]);
  const { ties, faults, none } = sortTies(chosen.value, weight);
  if (faults.length > 0) return invalid(faults.slice(0, 20).map((where) => ({ field: weight ?? 'weight', message: `The strength of the tie from ${where} is not a number from 0 that can be reckoned with` })));
  const graph = graphOf(data.nodes.map(({ id }) => id), ties, { directed: directed || data.directed, weighted: weight !== null });
  return ok({ graph, warnings: warningsOf(graph, none, relations.length === 0 && relationsOf(data).length > 1) });
};
