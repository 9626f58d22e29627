import type { PartnershipId } from '#lib/id.ts';
import type { Day } from '#lib/day.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Indicator } from '../core/indicator.ts';
import { judge, type Judged } from '../core/judge.ts';
import type { TargetLine } from '../core/promised.ts';
import type { KeptObservation } from '../core/observation.ts';
import { asShown, hiddenPlaces } from '../core/withhold.ts';
import { smallPeriods } from '../store/count-store.ts';
import { acrossAreas, allRevisions, figuresOf, headlineFigures, type Revision, type Wanted } from '../store/observation-store.ts';

// The one door to figures that somebody sees: what counts too few people, and whatever would give it away, is withheld here.
const hiddenOf = async (tx: Tx, here: PartnershipId, indicators?: readonly number[]): Promise<ReadonlySet<string>> => hiddenPlaces(await smallPeriods(tx, here, indicators));

/** Figures as they may be shown; which, as in the store. */
export const shownFigures = async (tx: Tx, here: PartnershipId, wanted: Wanted): Promise<readonly KeptObservation[]> => asShown(await figuresOf(tx, here, wanted), await hiddenOf(tx, here, wanted.indicators));

/** Figures that are at hand already, as they may be shown. */
export const shownAmong = async (tx: Tx, here: PartnershipId, indicator: number, figures: readonly KeptObservation[]): Promise<readonly KeptObservation[]> => asShown(figures, await hiddenOf(tx, here, [indicator]));

/** The figures that stand for the partnership, as they may be shown. */
export const shownHeadlines = async (tx: Tx, here: PartnershipId, asOf?: number, indicators?: readonly number[]): Promise<readonly KeptObservation[]> =>
  asShown(await headlineFigures(tx, here, asOf, indicators), await hiddenOf(tx, here, indicators));

/** The figures of all areas for one period and group, as they may be shown. */
export const shownAreas = async (tx: Tx, here: PartnershipId, indicator: number, period: KeptObservation['period'], breakdown: string): Promise<readonly KeptObservation[]> =>
  asShown(await acrossAreas(tx, here, indicator, period, breakdown), await hiddenOf(tx, here, [indicator]));

/** Every revision in one area, as they may be shown. */
export const shownRevisions = async (tx: Tx, here: PartnershipId, indicator: number, area: string): Promise<readonly Revision[]> => asShown(await allRevisions(tx, here, indicator, area), await hiddenOf(tx, here, [indicator]));

const latestOf = (figures: readonly KeptObservation[]): KeptObservation | null =>
  figures.filter((one) => one.origin === 'measured' && (one.value !== null || one.absent === 'withheld')).reduce<KeptObservation | null>((last, one) => (last === null || one.period.to >= last.period.to ? one : last), null);

/** Judges figures as they may be shown. Where the latest is withheld it stands there without its value, and nothing is judged: a judgement would tell of it. */
export const judgeShown = (indicator: Indicator, figures: readonly KeptObservation[], target: TargetLine | null, today: Day): Judged => {
  const judged = judge(indicator, figures, target, today);
  const latest = latestOf(figures);
  if (latest === null || latest.value !== null) return judged;
  const why = 'The latest figure is withheld: a judgement could tell of the few people that it counts.';
  const none = judge(indicator, [], target, today);
  const { due, late } = judge(indicator, figures.map((one) => (one.absent === 'withheld' ? { ...one, value: 0 } : one)), null, today);
  return { ...none, latest, due, late, why: none.status === null ? none.why : why, wayWhy: why };
};
