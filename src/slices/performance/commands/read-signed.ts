import type { Work } from '#platform/services.ts';
import type { Indicator } from '../core/indicator.ts';
import type { KeptObservation } from '../core/observation.ts';
import { signedRevisions } from '../core/quality.ts';
import { signOffsOf } from '../store/quality-store.ts';
import { seesOnlySigned } from './read-quality.ts';

/** Figures or revisions of an indicator as somebody in a role sees them: all, or where the board sees only signed ones those that somebody vouched for, and the others. */
export const seenBy = async <T extends KeptObservation>({ tx, here }: Pick<Work, 'tx' | 'here'>, role: string, { id, area }: Pick<Indicator, 'id' | 'area'>, figures: readonly T[]): Promise<{ readonly seen: readonly T[]; readonly held: readonly T[] }> => {
  if (!(await seesOnlySigned(tx, here.id, role))) return { seen: figures, held: [] };
  const signed = new Set(signedRevisions(area, figures, await signOffsOf(tx, here.id, id)));
  return { seen: figures.filter((one) => signed.has(one)), held: figures.filter((one) => !signed.has(one)) };
};

/** The same with the others in their place, without their numbers: what is held back is said. */
export const seenWithGaps = async (work: Pick<Work, 'tx' | 'here'>, role: string, indicator: Pick<Indicator, 'id' | 'area'>, figures: readonly KeptObservation[]): Promise<readonly KeptObservation[]> => {
  const held = new Set((await seenBy(work, role, indicator, figures)).held);
  return figures.map((one) => (held.has(one) ? { ...one, value: null, numerator: null, denominator: null, lower: null, upper: null, absent: 'withheld', note: 'Not signed off' } : one));
};
