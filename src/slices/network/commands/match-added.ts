import { sql } from 'kysely';
import { invalid, notFound, ok, type Result } from '#lib/result.ts';
import { run } from '#platform/db/database.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { ParticipantId, WaveId } from '../core/wave.ts';
import { participantsOf } from '../store/participant-store.ts';
import { holdWave } from '../store/wave-store.ts';

export const keepOutside = 'outside';
export const dropAdded = 'drop';

/** Moves what was said of somebody added to the participant they are. Where both were named, the stronger stands; nobody is tied to themselves. */
const moveTies = async ({ tx, here }: Work, wave: WaveId, from: ParticipantId, to: ParticipantId): Promise<void> => {
  await run(
    tx,
    sql`insert into network.tie (partnership_id, wave_id, from_id, to_id, relation, strength, trust, value)
        select partnership_id, wave_id, from_id, ${to}, relation, strength, trust, value from network.tie where partnership_id = ${here.id} and wave_id = ${wave} and to_id = ${from} and from_id <> ${to}
        on conflict (partnership_id, wave_id, from_id, to_id, relation) do update set strength = greatest(network.tie.strength, excluded.strength)`,
  );
};

/** The coordinator says who somebody added is: a person of this wave, somebody from outside who stays as named, or nobody who counts. */
export const matchAdded = async (work: Work, wave: WaveId, added: ParticipantId, to: string): Promise<Result<string>> => {
  await holdWave(work.tx, work.here.id, wave, 'alone');
  const everyone = await participantsOf(work.tx, work.here.id, wave);
  const one = everyone.find(({ id, kind }) => id === added && kind === 'added');
  if (one === undefined) return notFound('This name has been placed already.');
  const drop = () => run(work.tx, sql`delete from network.participant where partnership_id = ${work.here.id} and id = ${added}`);
  if (to === keepOutside) await run(work.tx, sql`update network.participant set kind = 'outside' where partnership_id = ${work.here.id} and id = ${added}`);
  else if (to === dropAdded) await drop();
  else {
    const target = everyone.find(({ id, kind, state }) => id === to && kind !== 'added' && state !== 'withdrawn');
    if (target === undefined) return invalid([{ field: 'to', message: 'Choose who it is' }]);
    await moveTies(work, wave, added, target.id);
    await drop();
  }
  await record(work, { what: 'NetworkNamePlaced', subject: { kind: 'network wave', id: wave } });
  return ok(one.name);
};
