import { endOfDay, type Day } from '#lib/day.ts';
import type { Work } from '#platform/services.ts';
import { changeKinds, isChange, type Change } from '../core/changes.ts';
import { loadAt } from '../store/observation-store.ts';
import { readScorecard } from './read-scorecard.ts';

/** What is otherwise than it was at the end of a day: those whose judgement turned first. `load`: the figures seen then, where that is known better than by the day. */
export const readChanges = async (work: Work, since: Day, { load, onlySigned = false }: { readonly load?: number; readonly onlySigned?: boolean } = {}): Promise<readonly Change[]> => {
  const asOf = load ?? (await loadAt(work.tx, work.here.id, endOfDay(since)));
  const [now, then] = [await readScorecard(work, { onlySigned }), new Map((await readScorecard(work, { asOf, today: since, onlySigned })).map((line) => [line.indicator.id, line]))];
  return now
    .flatMap((line) => {
      const before = then.get(line.indicator.id);
      const kinds = before === undefined ? [] : changeKinds(line, before);
      return before === undefined || !isChange(kinds) ? [] : [{ now: line, before, kinds }];
    })
    .toSorted((a, b) => Number(b.kinds.includes('status')) - Number(a.kinds.includes('status')) || Number(b.kinds.includes('way')) - Number(a.kinds.includes('way')));
};
