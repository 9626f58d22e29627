import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { dropMapping, type KeptMapping } from '../store/upload-store.ts';

/** Forgets a way of reading files that was kept under a name. Figures that were read by it stay. */
export const forgetReading = async (work: Work, { id, name }: KeptMapping): Promise<void> => {
  await dropMapping(work.tx, work.here.id, id);
  await record(work, { what: 'ReadingForgotten', subject: { kind: 'mapping', id }, data: { name } });
};
