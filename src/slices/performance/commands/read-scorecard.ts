import { dayOf, type Day } from '#lib/day.ts';
import { sql } from 'kysely';
import { all } from '#platform/db/database.ts';
import type { Work } from '#platform/services.ts';
import type { Indicator, IndicatorId } from '../core/indicator.ts';
import type { Judged } from '../core/judge.ts';
import { judgeSigned } from '../core/judge-shown.ts';
import type { KeptObservation } from '../core/observation.ts';
import { onlySigned as signedFigures } from '../core/quality.ts';
import { askedBy, indicatorsOf, type AskedBy } from '../store/indicator-store.ts';
import { signOffsOf } from '../store/quality-store.ts';
import { promisesOf, type Promised } from './read-promises.ts';
import { shownHeadlines } from './shown-figures.ts';

/** One line of the scorecard: an indicator, what was promised of it and what can be said of it. */
export type ScoreLine = {
  readonly indicator: Indicator;
  /** What it is judged by. */
  readonly promise: Promised | null;
  /** How many agreements promise something of it. */
  readonly agreements: number;
  readonly judged: Judged;
  readonly series: readonly KeptObservation[];
  readonly asked: readonly AskedBy[];
  /** Where only signed figures are shown: the latest that is here and is not signed off, a new figure or a revision of one that is shown as it was signed. */
  readonly heldBack: KeptObservation | null;
  /** All that are held back so, in order of time. */
  readonly waiting: readonly KeptObservation[];
};

type Asked = { readonly asOf?: number; readonly today?: Day; readonly only?: readonly IndicatorId[]; /** Judges signed figures alone, and says which one is held back. */ readonly onlySigned?: boolean };

/** Every indicator in use, judged on its headline series, as things stand or as they stood after an entry. */
export const readScorecard = async ({ tx, here, now }: Pick<Work, 'tx' | 'here' | 'now'>, { asOf, today, only, onlySigned = false }: Asked = {}): Promise<readonly ScoreLine[]> => {
  const wanted = (await indicatorsOf(tx, here.id)).filter((one) => only === undefined || only.includes(one.id));
  const figures = Map.groupBy(await shownHeadlines(tx, here.id, { asOf, indicators: only === undefined ? undefined : wanted.map((one) => one.number), allRevisions: onlySigned }), (figure) => figure.indicator);
  const asked = await askedBy(tx, here.id);
  const day = today ?? dayOf(now);
  const promises = await promisesOf(tx, here.id, wanted, day);
  // A signature of a later entry vouches for nothing that stood before it and was replaced.
  const signs = onlySigned ? Map.groupBy((await signOffsOf(tx, here.id)).filter((one) => one.on <= day && one.load <= (asOf ?? Infinity)), (one) => one.indicator) : null;
  return wanted.map((indicator) => {
    const every = figures.get(indicator.number) ?? [];
    const offered = promises(indicator.id).promises;
    const signed = signs === null ? { shown: every, heldBack: null, waiting: [] } : signedFigures(indicator.area, every, signs.get(indicator.id) ?? []);
    const { judged, promise, series } = judgeSigned(indicator, signed, every, offered, day);
    return { indicator, promise, agreements: offered.length, judged, series, asked: asked.get(indicator.id) ?? [], heldBack: signed.heldBack, waiting: signed.waiting };
  });
};

/** How many lines stand where: what a reader wants first. */
export const countLines = (lines: readonly ScoreLine[]) => ({
  promised: lines.filter(({ judged }) => judged.status !== null).length,
  onTrack: lines.filter(({ judged }) => judged.status === 'on-track').length,
  offTrack: lines.filter(({ judged }) => judged.status === 'off-track').length,
  /** Chance alone could account for the difference. */
  byChance: lines.filter(({ judged }) => judged.doubt === 'chance').length,
  /** The figure says nothing of the promise: it comes too early, or can’t be compared. */
  unlike: lines.filter(({ judged }) => judged.status === 'cant-tell' && judged.doubt !== 'chance' && judged.doubt !== 'no-figure').length,
  noFigure: lines.filter(({ judged, heldBack }) => judged.latest === null && heldBack === null).length,
  late: lines.filter(({ judged }) => judged.late).length,
  better: lines.filter(({ judged }) => judged.way === 'better').length,
  worse: lines.filter(({ judged }) => judged.way === 'worse').length,
});

/** The areas whose figures there are, for the choice of an indicator's own. */
export const areasWithFigures = ({ tx, here }: Pick<Work, 'tx' | 'here'>): Promise<readonly { readonly code: string; readonly name: string }[]> =>
  all(tx, sql`select code, name from performance.area_name where partnership_id = ${here.id} order by name collate "en-x-icu" limit 2000`);
