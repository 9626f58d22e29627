import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Services, Work } from '#platform/services.ts';
import type { Personal } from '#platform/slice.ts';
import { eachPartnership } from '#platform/jobs/each-partnership.ts';
import { erasePerson, heldOnPerson, overdueForErasure, subjectById, type Subject } from '../store/personal-store.ts';
import { endRights, isLastCoordinator, leftWithRights } from '../store/rights-store.ts';

export type Held = readonly { readonly what: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }[];

const gone = notFound('There is no such person here.');

/** Everything that every slice holds on one person. */
export const heldOn = async (work: Work, personal: readonly Personal[], id: PersonId): Promise<Result<{ readonly subject: Subject; readonly held: Held }>> => {
  const subject = await subjectById(work.tx, work.here.id, id);
  if (subject === null) return gone;
  const held = [...(await heldOnPerson(work.tx, work.here.id, subject))];
  for (const one of personal) held.push(...(await one.holds(work, id)));
  return ok({ subject, held: held.filter(({ rows }) => rows.length > 0) });
};

const lastCoordinator = refuse({ kind: 'conflict', message: 'Nobody else coordinates this partnership: erasing them would leave nobody who may change anything. Make somebody else coordinator first, on “Who may sign in”.' });

/** Takes a person out of every slice and leaves what was decided. It can't be undone. */
export const eraseOne = async (work: Work, personal: readonly Personal[], id: PersonId): Promise<Result<null>> => {
  const subject = await subjectById(work.tx, work.here.id, id);
  if (subject === null) return gone;
  if (subject.erasedAt !== null) return refuse({ kind: 'conflict', message: 'This person has been erased already.' });
  if (await isLastCoordinator(work.tx, id)) return lastCoordinator;
  for (const one of personal) await one.forget?.(work, subject);
  await erasePerson(work.tx, work.here.id, subject, work.now, dayOf(work.now));
  await record(work, { what: 'PersonErased', subject: { kind: 'person', id } });
  return ok(null);
};

/** The background job: ends the rights of those whose last day has come, and erases those who left longer ago than the partnership chose to keep them. */
export const keepRetention = (personal: readonly Personal[]) => (services: Services): Promise<void> =>
  eachPartnership(services, 'retention', (here) =>
    services.db.forPartnership(here.id, async (tx) => {
      const work: Work = { tx, here, actor: { user: null, name: 'Joinery' }, now: services.clock(), services };
      for (const id of await leftWithRights(tx, here.id)) await endRights(tx, id);
      for (const subject of await overdueForErasure(tx, here.id, dayOf(work.now))) await eraseOne(work, personal, subject.id);
    }),
  );
