import { dayOf } from '#lib/day.ts';
import { record } from '#platform/db/event.ts';
import { eachPartnership } from '#platform/jobs/each-partnership.ts';
import type { Services, Work } from '#platform/services.ts';
import { atLevel, isEnough, responseOf } from '../core/view.ts';
import { emptyWave, wavesToEmpty, type KeptNetwork, type Wave } from '../store/wave-store.ts';
import { networkOf } from './network-of.ts';

const keptOf = async (work: Work, wave: Wave): Promise<KeptNetwork> => {
  // That organisations are named ends with names: of one that one person stood for, what is left would be theirs for good.
  const network = { ...(await networkOf(work, wave)), organisationsNamed: false };
  const blocks = isEnough(network)
    ? wave.relations.flatMap(({ id }) => atLevel(network, { relations: [id], symmetry: 'any', level: 'organisation', rule: 'count' }, false).blocks.map(({ source, target, ties, possible }) => ({ relation: id, source, target, ties, possible })))
    : [];
  return { ...responseOf(network), blocks };
};

/** Takes the names out of every wave whose day has come, in one partnership. Ties between organisations that are large enough stay. */
export const emptyWaves = async (work: Work): Promise<number> => {
  const due = await wavesToEmpty(work.tx, work.here.id, dayOf(work.now));
  for (const wave of due) {
    await emptyWave(work.tx, work.here.id, wave.id, await keptOf(work, wave), work.now);
    await record(work, { what: 'NetworkNamesRemoved', subject: { kind: 'network wave', id: wave.id }, data: { title: wave.title } });
  }
  return due.length;
};

/** The background job. */
export const keepNames = (services: Services): Promise<void> =>
  eachPartnership(services, 'network names', (here) =>
    services.db.forPartnership(here.id, async (tx) => {
      await emptyWaves({ tx, here, actor: { user: null, name: 'Joinery' }, now: services.clock(), services });
    }),
  );
