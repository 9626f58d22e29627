import { graphOfColumns, tieColumns, type Graph, type TieColumns } from './graph.ts';

/** `any`: a tie when either says so. `both`: only when both do. `as-reported`: who says so to whom, with direction. */
export type SymmetryRule = 'any' | 'both' | 'as-reported';

/** How the strength of a tie is had from two reports that differ; one report is taken as it is. */
export type StrengthRule = 'greatest' | 'least' | 'mean';

export type Symmetrised = {
  readonly graph: Graph;
  /** Pairs that only one of the two reports, of which the other was asked and answered. Draw them dashed. */
  readonly oneSided: readonly (readonly [string, string])[];
  /** Pairs of which only one end answered, so that nobody can say whether the other would agree. */
  readonly unconfirmed: readonly (readonly [string, string])[];
};

type Pair = { readonly first: number; readonly second: number; there: number | null; back: number | null };

/** Each pair that is tied either way, with what each of the two says of it. */
const pairsOf = (graph: Graph): readonly Pair[] => {
  const { from, to, strengths } = tieColumns(graph);
  const found = new Map<number, Pair>();
  for (let at = 0; at < from.length; at += 1) {
    const [source, target] = [from[at] as number, to[at] as number];
    const isThere = source < target;
    const key = isThere ? source * graph.size + target : target * graph.size + source;
    let pair = found.get(key);
    if (pair === undefined) {
      pair = isThere ? { first: source, second: target, there: null, back: null } : { first: target, second: source, there: null, back: null };
      found.set(key, pair);
    }
    const strength = strengths === null ? 1 : (strengths[at] as number);
    if (isThere) pair.there = strength;
    else pair.back = strength;
  }
  return [...found.values()];
};

const settle = (there: number | null, back: number | null, rule: StrengthRule): number => {
  const [a, b] = [there ?? back ?? 1, back ?? there ?? 1];
  if (rule === 'mean') return (a + b) / 2;
  return rule === 'greatest' ? Math.max(a, b) : Math.min(a, b);
};

/**
 * Ties out of what people reported. The rule changes the picture a good deal, so it is named wherever the result is shown.
 * Someone who did not answer can't confirm: under `both`, a tie to them stands on the one report there is (C. Stork and W. Richards,
 * Group and Organization Management 17, 1992), and is listed as unconfirmed. `answered` null means that everyone did.
 *
 * Example: a→b, b→a, a→c, c asked and silent on a: any gives a–b and a–c, both a–b; a–c is one-sided.
 */
export const symmetrise = (graph: Graph, rule: SymmetryRule, { answered = null, strength = 'greatest' }: { readonly answered?: ReadonlySet<string> | null; readonly strength?: StrengthRule } = {}): Symmetrised => {
  const pairs = graph.directed ? pairsOf(graph) : [];
  const hasAnswered = (node: number): boolean => answered === null || answered.has(graph.ids[node] as string);
  const isMutual = ({ there, back }: Pair): boolean => there !== null && back !== null;
  const isOpen = ({ first, second }: Pair): boolean => !hasAnswered(first) || !hasAnswered(second);
  const named = (list: readonly Pair[]): readonly (readonly [string, string])[] => list.map(({ first, second, there }) => (there === null ? [graph.ids[second] as string, graph.ids[first] as string] : [graph.ids[first] as string, graph.ids[second] as string]));
  const single = pairs.filter((pair) => !isMutual(pair));
  const lists = { oneSided: named(single.filter((pair) => !isOpen(pair))), unconfirmed: named(single.filter(isOpen)) };
  if (!graph.directed || rule === 'as-reported') return { graph, ...lists };
  const kept = rule === 'any' ? pairs : pairs.filter((pair) => isMutual(pair) || isOpen(pair));
  const columns: TieColumns = {
    from: Int32Array.from(kept, ({ first }) => first), to: Int32Array.from(kept, ({ second }) => second),
    strengths: graph.out.strengths === null ? null : Float64Array.from(kept, ({ there, back }) => settle(there, back, strength)),
  };
  return { graph: graphOfColumns(graph.ids, columns, false), ...lists };
};
