import { addDays, formatDay, readDay, type Day } from '#lib/day.ts';

/** A source that outcomes and targets rest on, with how often it is to be made anew. A joint needs assessment is due at least every 36 months (WBT ¶40). */
export type Evidence = { readonly id: string; readonly title: string; readonly published: Day; readonly refreshMonths: number | null };

/** Fresh; due for a refresh soon; stale, past its refresh; or unknown where no cycle is set. */
export type Freshness = 'fresh' | 'due' | 'stale' | 'unknown';

/** The same day so many months later, or the last of that month where there is no such day. Example: 31 January 2008 and one month: 29 February 2008. */
export const monthsLater = (day: Day, months: number): Day => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const count = year * 12 + month - 1 + months;
  const [to, of] = [Math.floor(count / 12), (count % 12) + 1];
  for (let on = date; on > 27; on -= 1) {
    const found = readDay(`${String(to).padStart(4, '0')}-${String(of).padStart(2, '0')}-${String(on).padStart(2, '0')}`);
    if (found !== null) return found;
  }
  return readDay(`${String(to).padStart(4, '0')}-${String(of).padStart(2, '0')}-${String(Math.min(date, 27)).padStart(2, '0')}`) as Day;
};

export const refreshDay = (evidence: Evidence): Day | null => (evidence.refreshMonths === null ? null : monthsLater(evidence.published, evidence.refreshMonths));

const soon = 91;

/** How fresh evidence is on a day: due from a quarter of a year before its refresh, stale from the day after. */
export const freshnessOf = (evidence: Evidence, today: Day, dueWithin = soon): Freshness => {
  const refresh = refreshDay(evidence);
  if (refresh === null) return 'unknown';
  return refresh < today ? 'stale' : refresh <= addDays(today, dueWithin) ? 'due' : 'fresh';
};

/** An outcome or a target with the evidence that it rests on, by id. */
export type Resting = { readonly kind: 'outcome' | 'target'; readonly id: string; readonly title: string; readonly evidence: readonly string[] };

export type EvidenceCheck = {
  readonly sources: readonly { readonly evidence: Evidence; readonly freshness: Freshness; readonly refresh: Day | null; readonly used: number }[];
  readonly onNothing: readonly Resting[];
  readonly onStale: readonly { readonly resting: Resting; readonly stale: readonly string[]; readonly only: boolean; readonly reason: string }[];
};

/** What rests on which evidence: how fresh each source is, what rests on nothing, and what rests on evidence gone stale (S2; WBT ¶39, ¶40, CSP 2.13). Ids of no known source count for nothing. */
export const checkEvidence = (sources: readonly Evidence[], resting: readonly Resting[], today: Day): EvidenceCheck => {
  const known = new Map(sources.map((one) => [one.id, one]));
  const knownOf = (one: Resting): readonly Evidence[] => [...new Set(one.evidence)].flatMap((id) => known.get(id) ?? []);
  const onStale = resting.flatMap((one): EvidenceCheck['onStale'] => {
    const all = knownOf(one);
    const stale = all.filter((source) => freshnessOf(source, today) === 'stale');
    const reason = stale.map((source) => `“${source.title}” was to be refreshed by ${formatDay(refreshDay(source) as Day)}`).join('; ');
    return stale.length === 0 ? [] : [{ resting: one, stale: stale.map((source) => source.id), only: stale.length === all.length, reason: `${reason}.` }];
  });
  return {
    sources: sources.map((evidence) => ({ evidence, freshness: freshnessOf(evidence, today), refresh: refreshDay(evidence), used: resting.filter((one) => one.evidence.includes(evidence.id)).length })),
    onNothing: resting.filter((one) => knownOf(one).length === 0), onStale,
  };
};
