import { formatDay, type Day } from '#lib/day.ts';
import { freshnessOf, refreshDue, type Evidence, type Freshness } from './evidence.ts';

/** An outcome or a target with the evidence that it rests on, by id. */
export type Resting = { readonly kind: 'outcome' | 'target'; readonly id: string; readonly title: string; readonly evidence: readonly string[] };

type Source = Pick<Evidence, 'id' | 'title' | 'publishedOn' | 'heldOn' | 'refreshMonths' | 'withdrawnOn' | 'withdrawnWhy'>;

export type RestingCheck = {
  readonly sources: readonly { readonly id: string; readonly title: string; readonly freshness: Freshness; readonly due: Day | null; readonly used: number }[];
  readonly onNothing: readonly Resting[];
  /** `only`: all that it rests on is stale or withdrawn. */
  readonly onStale: readonly { readonly resting: Resting; readonly stale: readonly string[]; readonly only: boolean; readonly reason: string }[];
};

const isGone = (freshness: Freshness): boolean => freshness === 'stale' || freshness === 'withdrawn';

const whyGone = (source: Source): string => {
  const due = refreshDue(source);
  if (source.withdrawnOn !== null) return `“${source.title}” was withdrawn on ${formatDay(source.withdrawnOn)}`;
  return `“${source.title}” was to be refreshed by ${due === null ? 'a day that is not known' : formatDay(due)}`;
};

/** What rests on which evidence: how fresh each source is, what rests on nothing, and what rests on evidence gone stale or withdrawn (S2; WBT ¶39, ¶40, CSP 2.13). Ids of no known source count for nothing. */
export const checkResting = (sources: readonly Source[], resting: readonly Resting[], today: Day): RestingCheck => {
  const known = new Map<string, Source>(sources.map((one) => [one.id, one]));
  const knownOf = (one: Resting): readonly Source[] => [...new Set(one.evidence)].flatMap((id) => known.get(id) ?? []);
  const onStale = resting.flatMap((one): RestingCheck['onStale'] => {
    const all = knownOf(one);
    const gone = all.filter((source) => isGone(freshnessOf(source, today)));
    return gone.length === 0 ? [] : [{ resting: one, stale: gone.map((source) => source.id), only: gone.length === all.length, reason: `${gone.map(whyGone).join('; ')}.` }];
  });
  return {
    sources: sources.map((source) => ({ id: source.id, title: source.title, freshness: freshnessOf(source, today), due: refreshDue(source), used: resting.filter((one) => one.evidence.includes(source.id)).length })),
    onNothing: resting.filter((one) => knownOf(one).length === 0), onStale,
  };
};
