import { sql } from 'kysely';
import { invalid, notFound, ok, type Result } from '#lib/result.ts';
import { run } from '#platform/db/database.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { plain } from '../core/roster.ts';
import type { Participant, ParticipantId, WaveId } from '../core/wave.ts';
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

const spelling = ({ name, organisation }: Participant): string => JSON.stringify([plain(name), plain(organisation ?? '')]);

/** Names added, those that several respondents added in one spelling together. */
export const addedOf = (everyone: readonly Participant[]): readonly (readonly [Participant, ...Participant[]])[] => {
  const found = new Map<string, [Participant, ...Participant[]]>();
  for (const one of everyone.filter(({ kind }) => kind === 'added')) {
    const known = found.get(spelling(one));
    if (known === undefined) found.set(spelling(one), [one]);
    else known.push(one);
  }
  return [...found.values()];
};

/** The coordinator says who somebody added is, by however many: a person of this wave, somebody from outside who stays as named, or nobody who counts. */
export const matchAdded = async (work: Work, wave: WaveId, added: ParticipantId, to: string): Promise<Result<string>> => {
  await holdWave(work.tx, work.here.id, wave, 'alone');
  const everyone = await participantsOf(work.tx, work.here.id, wave);
  const same = addedOf(everyone).find((all) => all.some(({ id }) => id === added));
  if (same === undefined) return notFound('This name has been placed already.');
  const [one, ...others] = same;
  const target = everyone.find(({ id, kind, state }) => id === to && kind !== 'added' && state !== 'withdrawn');
  if (to !== keepOutside && to !== dropAdded && target === undefined) return invalid([{ field: 'to', message: 'Choose who it is' }]);
  const place = to === keepOutside ? one.id : target?.id;
  if (to === keepOutside) await run(work.tx, sql`update network.participant set kind = 'outside' where partnership_id = ${work.here.id} and id = ${one.id}`);
  for (const { id } of to === keepOutside ? others : same) {
    if (place !== undefined) await moveTies(work, wave, id, place);
    await run(work.tx, sql`delete from network.participant where partnership_id = ${work.here.id} and id = ${id}`);
  }
  await record(work, { what: 'NetworkNamePlaced', subject: { kind: 'network wave', id: wave } });
  return ok(one.name);
};
