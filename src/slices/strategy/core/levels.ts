import { levels, type Level, type PlacedOutcome } from './plan.ts';

/** An outcome with those it serves, the widest first, and those that serve it, the nearest level first. */
export type Traced = { readonly outcome: PlacedOutcome; readonly above: readonly PlacedOutcome[]; readonly below: readonly Branch[]; readonly broken: string | null };
export type Branch = { readonly outcome: PlacedOutcome; readonly below: readonly Branch[] };

const rank = (level: Level): number => levels.indexOf(level);

const climb = (byKey: ReadonlyMap<string, PlacedOutcome>, from: PlacedOutcome, seen: ReadonlySet<string>): readonly PlacedOutcome[] => {
  const next = from.serves === null ? undefined : byKey.get(from.serves);
  return next === undefined || seen.has(next.key) ? [] : [...climb(byKey, next, new Set([...seen, next.key])), next];
};

const descend = (outcomes: readonly PlacedOutcome[], key: string, seen: ReadonlySet<string>): readonly Branch[] =>
  outcomes.filter((one) => one.serves === key && !seen.has(one.key)).map((outcome) => ({ outcome, below: descend(outcomes, outcome.key, new Set([...seen, outcome.key])) }));

/** Follows one outcome up to the widest plan and down to the smallest, however the outcomes were joined: a ring is walked once. */
export const trace = (outcomes: readonly PlacedOutcome[], key: string): Traced | null => {
  const byKey = new Map(outcomes.map((one) => [one.key, one]));
  const outcome = byKey.get(key);
  if (outcome === undefined) return null;
  const broken = outcome.serves !== null && !byKey.has(outcome.serves) ? outcome.serves : null;
  return { outcome, above: climb(byKey, outcome, new Set([key])), below: descend(outcomes, key, new Set([key])), broken };
};

/** The forest of outcomes from the widest plans down. Those in a ring stand at the top, so that none is lost. */
export const forest = (outcomes: readonly PlacedOutcome[]): readonly Branch[] => {
  const keys = new Set(outcomes.map((one) => one.key));
  const placed = new Set<string>();
  const mark = (branch: Branch): void => {
    placed.add(branch.outcome.key);
    branch.below.forEach(mark);
  };
  const grow = (outcome: PlacedOutcome): Branch => ({ outcome, below: descend(outcomes, outcome.key, new Set([outcome.key])) });
  const roots = outcomes.filter((one) => one.serves === null || !keys.has(one.serves)).map(grow);
  roots.forEach(mark);
  const rings: Branch[] = [];
  for (const outcome of outcomes) {
    if (placed.has(outcome.key)) continue;
    const branch = grow(outcome);
    mark(branch);
    rings.push(branch);
  }
  return [...roots, ...rings];
};

/** What a link would have to be for `from` to serve `to`: a plan of a wider level, and no ring. Null when it may. */
export const whyNotServe = (outcomes: readonly PlacedOutcome[], from: { readonly key: string | null; readonly level: Level }, to: string): string | null => {
  const upper = outcomes.find((one) => one.key === to);
  if (upper === undefined) return 'Choose an outcome from the list';
  if (from.key === to) return 'An outcome can’t serve itself';
  if (from.level !== 'other' && upper.level !== 'other' && rank(upper.level) <= rank(from.level)) return 'Choose an outcome of a plan for a wider area';
  return from.key !== null && climb(new Map(outcomes.map((one) => [one.key, one])), upper, new Set([to])).some((one) => one.key === from.key) ? 'These two outcomes would serve one another' : null;
};
