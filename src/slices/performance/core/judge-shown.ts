import type { Day } from '#lib/day.ts';
import { promiseFor } from './choose-promise.ts';
import type { Indicator } from './indicator.ts';
import { comparable, judge, judgeSeries, type Judged } from './judge.ts';
import type { KeptObservation } from './observation.ts';
import type { TargetLine } from './promised.ts';
import { standing } from './quality.ts';

/** What an agreement promises, with the name by which it is told from another. */
export type AgreedLine = TargetLine & { readonly agreement: string };

const latestOf = (figures: readonly KeptObservation[]): KeptObservation | null =>
  figures.reduce<KeptObservation | null>((last, one) => (one.origin === 'measured' && (one.value !== null || one.absent === 'withheld') && (last === null || one.period.to >= last.period.to) ? one : last), null);

const withheldWhy = 'The latest figure is withheld: a judgement could tell of the few people that it counts.';

const judgeWithheld = (indicator: Indicator, figures: readonly KeptObservation[], latest: KeptObservation, promise: TargetLine | null, today: Day): Judged => {
  const none = judge(indicator, [], promise, today);
  const { due, late } = judge(indicator, figures.map((one) => (one.absent === 'withheld' ? { ...one, value: 0 } : one)), null, today);
  return { ...none, latest, due, late, why: none.status === null ? none.why : withheldWhy, wayWhy: withheldWhy };
};

/** A judgement, the promise that it was held against, and the figures that it compares, in order of time. */
export type ShownJudged<P> = { readonly judged: Judged; readonly promise: P | null; readonly series: readonly KeptObservation[] };

/**
 * Judges figures as they may be shown by the promises of the agreements that stand, the one signed last first, and gives the promise that it
 * was judged by. Where there is more than one, the reason names the agreement. Where the latest is withheld it stands there without its
 * value, and nothing is judged: a judgement would tell of it.
 */
export const judgeShown = <P extends AgreedLine>(indicator: Indicator, figures: readonly KeptObservation[], promises: readonly P[], today: Day): ShownJudged<P> => {
  const latest = latestOf(figures);
  const promise = promiseFor(indicator.periodRule, promises, latest?.period ?? null, today);
  const series = comparable(indicator.periodRule, figures);
  if (latest !== null && latest.value === null) return { judged: judgeWithheld(indicator, figures, latest, promise, today), promise, series };
  const judged = judgeSeries(indicator, figures, series, promise, today);
  const isNamed = promises.length > 1 && promise !== null && judged.status !== null && latest !== null;
  return { judged: isNamed ? { ...judged, why: `${judged.why} This goes by ${promise.agreement}.` } : judged, promise, series };
};

/**
 * The same where only signed figures are shown: `shown` are judged, and whether the next is late goes by what was held back as well, as what
 * waits for its signature is here. `all` are the figures that stand, or every revision.
 */
export const judgeSigned = <P extends AgreedLine>(indicator: Indicator, { shown, heldBack }: { readonly shown: readonly KeptObservation[]; readonly heldBack: KeptObservation | null }, all: readonly KeptObservation[], promises: readonly P[], today: Day): ShownJudged<P> => {
  const told = judgeShown(indicator, shown, promises, today);
  if (heldBack === null) return told;
  const why = told.judged.doubt === 'no-figure' ? 'No figure of it is signed off yet.' : told.judged.why;
  const { due, late } = judge(indicator, standing(all), null, today);
  return { ...told, judged: { ...told.judged, why, ...(due !== null && due > (told.judged.due ?? '') ? { due, late } : {}) } };
};
