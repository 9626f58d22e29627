import { plural } from '#lib/text.ts';

export type Value = string | number | boolean;
export type Attributes = Readonly<Record<string, Value>>;

export type NetworkNode = { readonly id: string; readonly label: string | null; readonly attributes: Attributes };
export type NetworkTie = { readonly source: string; readonly target: string; readonly relation: string | null; readonly weight: number | null; readonly attributes: Attributes };

/** A network as a file has it: nothing merged or left out, several relations side by side. Every end of a tie is among the nodes. */
export type NetworkData = { readonly directed: boolean; readonly nodes: readonly NetworkNode[]; readonly ties: readonly NetworkTie[] };

/** The most nodes that a file may have by saying so: a line that says a thousand million would fill all memory. */
export const nodesAtMost = 200_000;

/** The most attributes that nodes or ties may have. */
export const attributesAtMost = 500;

const bareName = (name: string): string => name.replace(/_+$/, '').toLowerCase();

/** A name for a column that does not take the place of one that means something: an attribute 'weight' is 'weight_' in the file. */
export const setApart = (name: string, taken: readonly string[]): string => (taken.includes(bareName(name)) ? `${name}_` : name);

/** The name that was set apart. */
export const putBack = (name: string, taken: readonly string[]): string => (name.endsWith('_') && taken.includes(bareName(name)) ? name.slice(0, -1) : name);

export const plainNode = (id: string): NetworkNode => ({ id, label: null, attributes: {} });

/** The same with ties that go from the first to the second, where whoever brings the file says so and the file does not. */
export const withDirection = (data: NetworkData, isDirected: boolean): NetworkData => (isDirected ? { ...data, directed: true } : data);

/** Adds nodes that are met only in ties, in the order met. */
export const withEnds = (directed: boolean, nodes: readonly NetworkNode[], ties: readonly NetworkTie[]): NetworkData => {
  const known = new Map(nodes.map((node) => [node.id, node]));
  for (const { source, target } of ties) {
    if (!known.has(source)) known.set(source, plainNode(source));
    if (!known.has(target)) known.set(target, plainNode(target));
  }
  return { directed, nodes: [...known.values()], ties };
};

/** What a cell of a format with no types holds: a number or yes and no where written just so, else text. */
export const untyped = (text: string): Value => {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return text !== '' && Number.isFinite(number) && String(number) === text ? number : text;
};

/** What is left out or merged when the measures are taken, in words that follow a sentence; nothing where there is nothing. */
export const tidyInWords = ({ ties, directed }: NetworkData): string => {
  const loops = ties.filter(({ source, target }) => source === target).length;
  const ends = ties.filter(({ source, target }) => source !== target).map(({ source, target, relation }) => JSON.stringify([...(directed || source < target ? [source, target] : [target, source]), relation]));
  const merged = ends.length - new Set(ends).size;
  return `${loops === 0 ? '' : ` ${plural(loops, 'tie')} of somebody to themselves ${loops === 1 ? 'is' : 'are'} left out.`}${merged === 0 ? '' : ` ${plural(merged, 'tie')} given more than once ${merged === 1 ? 'is' : 'are'} added together.`}`;
};

/** The relations that ties name, in the order met. */
export const relationsOf = ({ ties }: NetworkData): readonly string[] => [...new Set(ties.flatMap(({ relation }) => (relation === null ? [] : [relation])))];

/** Attribute names in the order met. */
export const attributeNames = (all: readonly { readonly attributes: Attributes }[]): readonly string[] => [...new Set(all.flatMap(({ attributes }) => Object.keys(attributes)))];

/**
 * Formats that hold a matrix say that a network is undirected by giving each tie both ways. So these come as one again, where every
 * tie has its return.
 */
export const foldReturns = (ties: readonly NetworkTie[]): readonly NetworkTie[] | null => {
  const keyOf = ({ relation, weight }: NetworkTie, source: string, target: string): string => JSON.stringify([source, target, relation, weight]);
  const waiting = new Map<string, number>();
  const kept: NetworkTie[] = [];
  for (const tie of ties) {
    if (tie.source === tie.target) {
      kept.push(tie);
      continue;
    }
    const wanted = keyOf(tie, tie.target, tie.source);
    const count = waiting.get(wanted) ?? 0;
    if (count > 0) waiting.set(wanted, count - 1);
    else {
      const own = keyOf(tie, tie.source, tie.target);
      waiting.set(own, (waiting.get(own) ?? 0) + 1);
      kept.push(tie);
    }
  }
  return ties.some(({ source, target }) => source !== target) && [...waiting.values()].every((count) => count === 0) ? kept : null;
};

/** Each tie of an undirected network both ways. */
export const withReturns = ({ directed, ties }: NetworkData): readonly NetworkTie[] =>
  directed ? ties : ties.flatMap((tie) => (tie.source === tie.target ? [tie] : [tie, { ...tie, source: tie.target, target: tie.source }]));

/** Whether a matrix would be read with the wrong direction: one that is directed and has every tie returned, or undirected with no tie between two. */
export const hidesDirection = (data: NetworkData): boolean => data.directed === (foldReturns(withReturns(data)) !== null);
