import type { PartnershipId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import type { KeptObservation } from '../core/observation.ts';
import { asShown, hiddenPlaces } from '../core/withhold.ts';
import { smallPeriods } from '../store/count-store.ts';
import { acrossAreas, allRevisions, figuresOf, headlineFigures, type Headlines, type Revision, type Wanted } from '../store/observation-store.ts';

// The one door to figures that somebody sees: what counts too few people, and whatever would give it away, is withheld here.
const hiddenOf = async (tx: Tx, here: PartnershipId, indicators?: readonly number[]): Promise<ReadonlySet<string>> => hiddenPlaces(await smallPeriods(tx, here, indicators));

/** Figures as they may be shown; which, as in the store. */
export const shownFigures = async (tx: Tx, here: PartnershipId, wanted: Wanted): Promise<readonly KeptObservation[]> => asShown(await figuresOf(tx, here, wanted), await hiddenOf(tx, here, wanted.indicators));

/** Figures that are at hand already, as they may be shown. */
export const shownAmong = async (tx: Tx, here: PartnershipId, indicator: number, figures: readonly KeptObservation[]): Promise<readonly KeptObservation[]> => asShown(figures, await hiddenOf(tx, here, [indicator]));

/** The figures that stand for the partnership, as they may be shown. */
export const shownHeadlines = async (tx: Tx, here: PartnershipId, wanted: Headlines = {}): Promise<readonly KeptObservation[]> =>
  asShown(await headlineFigures(tx, here, wanted), await hiddenOf(tx, here, wanted.indicators));

/** The figures of all areas for one period and group, as they may be shown. */
export const shownAreas = async (tx: Tx, here: PartnershipId, indicator: number, period: KeptObservation['period'], breakdown: string, allOf = false): Promise<readonly KeptObservation[]> =>
  asShown(await acrossAreas(tx, here, indicator, period, breakdown, allOf), await hiddenOf(tx, here, [indicator]));

/** Every revision in one area, as they may be shown. */
export const shownRevisions = async (tx: Tx, here: PartnershipId, indicator: number, area: string): Promise<readonly Revision[]> => asShown(await allRevisions(tx, here, indicator, area), await hiddenOf(tx, here, [indicator]));
