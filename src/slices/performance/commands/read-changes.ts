import { addDays, type Day } from '#lib/day.ts';
import type { Work } from '#platform/services.ts';
import { loadAt } from '../store/observation-store.ts';
import { readScorecard, type ScoreLine } from './read-scorecard.ts';

export type ChangeKind = 'new' | 'revised' | 'status' | 'way';
export type LineChange = { readonly now: ScoreLine; readonly before: ScoreLine; readonly kinds: readonly ChangeKind[] };

const keyOf = (line: ScoreLine): string | null => (line.judged.latest === null ? null : `${line.judged.latest.period.from} ${line.judged.latest.period.to}`);

const kindsOf = (now: ScoreLine, then: ScoreLine): readonly ChangeKind[] => {
  const old = new Map(then.series.map((one) => [`${one.period.from} ${one.period.to}`, one.revision]));
  const revised = now.series.some((one) => { const seen = old.get(`${one.period.from} ${one.period.to}`); return seen !== undefined && one.revision > seen; });
  return [
    ...(keyOf(now) !== keyOf(then) ? (['new'] as const) : []), ...(revised ? (['revised'] as const) : []),
    ...(now.judged.status !== then.judged.status || (now.judged.latest === null) !== (then.judged.latest === null) ? (['status'] as const) : []), ...(now.judged.way !== then.judged.way ? (['way'] as const) : []),
  ];
};

/** What is otherwise than it was at the end of a day: those whose judgement turned first. */
export const readChanges = async (work: Work, since: Day, onlySigned = false): Promise<readonly LineChange[]> => {
  const load = await loadAt(work.tx, work.here.id, new Date(`${addDays(since, 1)}T00:00:00Z`));
  const [now, then] = [await readScorecard(work, { onlySigned }), new Map((await readScorecard(work, { asOf: load, today: since, onlySigned })).map((line) => [line.indicator.id, line]))];
  return now
    .flatMap((line) => {
      const before = then.get(line.indicator.id);
      const kinds = before === undefined ? [] : kindsOf(line, before);
      // A judgement that differs with no new figure is the passing of time alone.
      return before === undefined || !(kinds.includes('new') || kinds.includes('revised')) ? [] : [{ now: line, before, kinds }];
    })
    .toSorted((a, b) => Number(b.kinds.includes('status')) - Number(a.kinds.includes('status')) || Number(b.kinds.includes('way')) - Number(a.kinds.includes('way')));
};
