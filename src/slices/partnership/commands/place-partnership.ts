import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { savePlacing } from '../store/check-store.ts';

export type PlacingValues = { readonly stage: string; readonly type: string; readonly note: string };

/** Keeps a member's view of stage and type, or says what is missing. */
export const placePartnership = async (work: Work, person: PersonId, given: PlacingValues): Promise<Result<null>> => {
  const pack = await work.services.packFor(work.tx, work.here);
  const has = (catalogue: string, id: string): boolean => (pack.catalogues[catalogue] ?? []).some((item) => item.id === id);
  const faults: Fault[] = [];
  if (!has('stages', given.stage)) faults.push({ field: 'stage', message: 'Choose how far the partnership has come' });
  if (!has('partnership-types', given.type)) faults.push({ field: 'type', message: 'Choose what kind of partnership it is' });
  if (given.note.length > 1000) faults.push({ field: 'note', message: 'Your reason must be 1,000 characters or fewer' });
  if (faults.length > 0) return invalid(faults);
  await savePlacing(work.tx, work.here.id, { person, stage: given.stage, type: given.type, note: given.note, on: dayOf(work.now) });
  await record(work, { what: 'PartnershipPlaced', subject: { kind: 'person', id: person } });
  return ok(null);
};
