import type { Work } from '#platform/services.ts';
import type { Indicator } from '../core/indicator.ts';
import type { KeptObservation } from '../core/observation.ts';
import { onlySigned, placeOf, signedRevisions, standing } from '../core/quality.ts';
import type { Wanted } from '../store/observation-store.ts';
import { signOffsOf } from '../store/quality-store.ts';
import { seesOnlySigned } from './read-quality.ts';
import { shownFigures } from './shown-figures.ts';

/** Figures or revisions of an indicator as somebody in a role sees them: all, or where the board sees only signed ones those that somebody vouched for, and the others. */
export const seenBy = async <T extends KeptObservation>({ tx, here }: Pick<Work, 'tx' | 'here'>, role: string, { id, area }: Pick<Indicator, 'id' | 'area'>, figures: readonly T[]): Promise<{ readonly seen: readonly T[]; readonly held: readonly T[] }> => {
  if (!(await seesOnlySigned(tx, here.id, role))) return { seen: figures, held: [] };
  const signed = new Set(signedRevisions(area, figures, await signOffsOf(tx, here.id, id)));
  return { seen: figures.filter((one) => signed.has(one)), held: figures.filter((one) => !signed.has(one)) };
};

const gap = (one: KeptObservation): KeptObservation => ({ ...one, value: null, numerator: null, denominator: null, lower: null, upper: null, absent: 'withheld', note: 'Not signed off' });
const waits = (one: KeptObservation): KeptObservation => ({ ...one, note: [one.note ?? '', 'Revised since it was signed, and the revision is not signed off'].filter((text) => text !== '').join('. ') });

/**
 * All figures of an indicator as they may be shown to somebody in a role. Where the board sees only signed ones, each is as it was last
 * signed; one that never was stands in its place without its numbers: what is held back is said.
 */
export const seenWithGaps = async ({ tx, here }: Pick<Work, 'tx' | 'here'>, role: string, { id, number, area }: Pick<Indicator, 'id' | 'number' | 'area'>, wanted: Omit<Wanted, 'indicators' | 'allRevisions'>): Promise<readonly KeptObservation[]> => {
  if (!(await seesOnlySigned(tx, here.id, role))) return shownFigures(tx, here.id, { ...wanted, indicators: [number] });
  const revisions = await shownFigures(tx, here.id, { ...wanted, indicators: [number], allRevisions: true });
  const { shown } = onlySigned(area, revisions, await signOffsOf(tx, here.id, id));
  const signed = new Set(shown);
  const byPlace = new Map(shown.map((one) => [placeOf(one), one]));
  return standing(revisions).map((one) => { const last = byPlace.get(placeOf(one)); return last === undefined ? gap(one) : signed.has(one) ? one : waits(last); });
};
