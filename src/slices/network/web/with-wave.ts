import { readId } from '#lib/id.ts';
import { notFound, refuse, type Result } from '#lib/result.ts';
import type { Tx } from '#platform/db/database.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Reply } from '#platform/http/reply.ts';
import { seesNames } from '../commands/names.ts';
import { waveById, type Wave } from '../store/wave-store.ts';

export type WithWave = { readonly wave: Wave; readonly tx: Tx; readonly names: boolean };

export const noSuchWave = notFound('There is no such survey here.');

/** Opens one transaction on the wave that a request names, if it may see it. A draft is the coordinator's alone. */
export const withWave = <T = Reply>(ask: AskHere, act: (found: WithWave) => Promise<Result<T>>): Promise<Result<T>> => {
  const id = readId<'wave'>(ask.params['id']);
  if (id === null) return Promise.resolve(noSuchWave);
  return ask.within(async (tx): Promise<Result<T>> => {
    const wave = await waveById(tx, ask.here.id, id);
    if (wave === null || (!ask.may('network.manage') && wave.status !== 'open' && wave.status !== 'closed')) return noSuchWave;
    const names = seesNames(ask, wave);
    // For everybody else there is no page at the level of people.
    return ask.query.get('level') === 'person' && !names ? noSuchWave : act({ wave, tx, names });
  });
};

/** The same for results, which are there once it has closed and while names are. */
export const withResults = <T = Reply>(ask: AskHere, act: (found: WithWave) => Promise<Result<T>>): Promise<Result<T>> =>
  withWave(ask, (found) => {
    const { status, removedAt } = found.wave;
    if (status !== 'closed') return Promise.resolve(refuse({ kind: 'conflict', message: 'This is shown once the survey has closed, so that nobody is swayed by it.' }));
    if (removedAt !== null) return Promise.resolve(refuse({ kind: 'gone', message: 'Names have been removed from this survey. What is left of it is on its findings page.' }));
    return act(found);
  });

/** The same for pages with names: for everybody whom the consent does not name there is no such page. */
export const withNames = <T = Reply>(ask: AskHere, act: (found: WithWave) => Promise<Result<T>>): Promise<Result<T>> =>
  withWave(ask, (found) => (found.names ? withResults(ask, act) : Promise.resolve(noSuchWave)));
