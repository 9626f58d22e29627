import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { all, run, type Tx } from '#platform/db/database.ts';
import type { ParticipantId, WaveId } from '../core/wave.ts';

const namesOf = async (tx: Tx, here: PartnershipId, id: ParticipantId): Promise<readonly string[]> =>
  (await all<{ readonly name: string }>(tx, sql`select unnest(array[n.name, p.name]) as name from network.participant n left join partnership.person p on p.partnership_id = n.partnership_id and p.id = n.person_id where n.partnership_id = ${here} and n.id = ${id}`)).flatMap(({ name }) => name ?? []);

// What else holds a participant beside ties: the stored picture, and what-ifs that were kept. One that tries or names them goes; of the
// others the words go, which were worked out of their answers too.
const forgetPlaces = async (tx: Tx, here: PartnershipId, wave: WaveId, id: ParticipantId, names: readonly string[]): Promise<void> => {
  await run(tx, sql`update network.wave set layout = layout - ${id}::text where partnership_id = ${here} and id = ${wave}`);
  await run(
    tx,
    sql`delete from network.scenario where partnership_id = ${here} and wave_id = ${wave}
        and (change::text like ${`%${id}%`} or exists (select 1 from unnest(words || title) as said, unnest(${names}::text[]) as name where position(lower(name) in lower(said)) > 0))`,
  );
  await run(tx, sql`update network.scenario set words = array['Answers have changed since it was kept: open it for what it comes to now.'] where partnership_id = ${here} and wave_id = ${wave}`);
};

// Whom they added, unless somebody else has named them since.
const forgetAdded = async (tx: Tx, here: PartnershipId, wave: WaveId, id: ParticipantId): Promise<void> => {
  const added = await all<{ readonly id: ParticipantId; readonly name: string }>(
    tx,
    sql`delete from network.participant n where n.partnership_id = ${here} and n.wave_id = ${wave} and n.added_by = ${id} and n.person_id is null
        and (n.kind = 'added' or not exists (select 1 from network.tie t where t.partnership_id = ${here} and t.to_id = n.id)) returning n.id, n.name`,
  );
  for (const one of added) await forgetPlaces(tx, here, wave, one.id, [one.name]);
};

/** Takes back what somebody said, and whom they added. */
export const takeBackSaid = async (tx: Tx, here: PartnershipId, wave: WaveId, id: ParticipantId): Promise<void> => {
  await run(tx, sql`delete from network.tie where partnership_id = ${here} and wave_id = ${wave} and from_id = ${id}`);
  await run(tx, sql`update network.participant set saved = '{}' where partnership_id = ${here} and id = ${id}`);
  await forgetAdded(tx, here, wave, id);
};

/** Takes somebody out of a wave: what they said, what others said of them, and where they stand in what was drawn. */
export const removeWithdrawn = async (tx: Tx, here: PartnershipId, wave: WaveId, id: ParticipantId): Promise<void> => {
  const names = await namesOf(tx, here, id);
  await run(tx, sql`update network.participant set state = 'withdrawn', masked = false, consented = false where partnership_id = ${here} and id = ${id}`);
  await run(tx, sql`delete from network.tie where partnership_id = ${here} and wave_id = ${wave} and to_id = ${id}`);
  await takeBackSaid(tx, here, wave, id);
  await forgetPlaces(tx, here, wave, id, names);
};

/** Takes away what they said, and puts a code in place of who they are in what others said. */
export const maskWithdrawn = async (tx: Tx, here: PartnershipId, wave: WaveId, id: ParticipantId): Promise<void> => {
  const names = await namesOf(tx, here, id);
  await run(
    tx,
    sql`update network.participant set state = 'withdrawn', masked = true, consented = false, organisation = null, sector = null, layer = null, groups = '{}',
          name = 'Someone ' || (1 + (select coalesce(max(substring(name from '[0-9]+$')::int), 0) from network.participant where partnership_id = ${here} and wave_id = ${wave} and masked)) where partnership_id = ${here} and id = ${id}`,
  );
  await takeBackSaid(tx, here, wave, id);
  await forgetPlaces(tx, here, wave, id, names);
};

const rowsOf = (tx: Tx, here: PartnershipId, person: PersonId) => ({
  asked: () => all<Readonly<Record<string, unknown>>>(tx, sql`select w.title, w.opens_on as opened, w.closes_on as closes, n.state, n.organisation from network.participant n join network.wave w on w.partnership_id = n.partnership_id and w.id = n.wave_id where n.partnership_id = ${here} and n.person_id = ${person} order by w.opens_on`),
  said: () => all<Readonly<Record<string, unknown>>>(tx, sql`select w.title, o.name as "named", t.relation, t.strength, t.trust, t.value from network.participant n join network.tie t on t.partnership_id = n.partnership_id and t.from_id = n.id join network.participant o on o.partnership_id = t.partnership_id and o.id = t.to_id join network.wave w on w.partnership_id = n.partnership_id and w.id = n.wave_id where n.partnership_id = ${here} and n.person_id = ${person} order by 1, 2, 3`),
  // By how many, and not by whom: who said so is theirs to be told.
  ofThem: () => all<Readonly<Record<string, unknown>>>(tx, sql`select w.title, t.relation, count(*)::int as "named by" from network.participant n join network.tie t on t.partnership_id = n.partnership_id and t.to_id = n.id join network.wave w on w.partnership_id = n.partnership_id and w.id = n.wave_id where n.partnership_id = ${here} and n.person_id = ${person} group by 1, 2 order by 1, 2`),
  looked: () => all<Readonly<Record<string, unknown>>>(tx, sql`select v.at, v.what from network.named_view v where v.partnership_id = ${here} and v.person_id = ${person} order by v.at`),
});

/** The waves in which somebody has named others. */
export const wavesSaidIn = async (tx: Tx, here: PartnershipId, person: PersonId): Promise<readonly WaveId[]> =>
  (await all<{ readonly wave: WaveId }>(tx, sql`select distinct n.wave_id as wave from network.participant n join network.tie t on t.partnership_id = n.partnership_id and t.from_id = n.id where n.partnership_id = ${here} and n.person_id = ${person}`)).map(({ wave }) => wave);

/** What networks hold about one person. */
export const heldInNetworks = async (tx: Tx, here: PartnershipId, person: PersonId): Promise<readonly { readonly what: string; readonly rows: readonly Readonly<Record<string, unknown>>[] }[]> => {
  const rows = rowsOf(tx, here, person);
  return [
    { what: 'Network surveys they are in', rows: await rows.asked() },
    { what: 'Whom they said they work with', rows: await rows.said() },
    { what: 'How many said that they work with them', rows: await rows.ofThem() },
    { what: 'Pages with names that they looked at', rows: await rows.looked() },
  ];
};

/** Takes a person out of every wave, and their name off the log of who looked. */
export const forgetInNetworks = async (tx: Tx, here: PartnershipId, person: PersonId, names: readonly string[]): Promise<void> => {
  for (const { id, wave } of await all<{ readonly id: ParticipantId; readonly wave: WaveId }>(tx, sql`select id, wave_id as wave from network.participant where partnership_id = ${here} and person_id = ${person}`)) {
    await removeWithdrawn(tx, here, wave, id);
    await run(tx, sql`delete from network.participant where partnership_id = ${here} and id = ${id}`);
  }
  // Named in a file or by a respondent, and never matched to their record.
  for (const { id, wave } of await all<{ readonly id: ParticipantId; readonly wave: WaveId }>(tx, sql`select id, wave_id as wave from network.participant where partnership_id = ${here} and person_id is null and lower(name) in (select lower(one) from unnest(${names}::text[]) as one)`)) {
    await removeWithdrawn(tx, here, wave, id);
    await run(tx, sql`delete from network.participant where partnership_id = ${here} and id = ${id}`);
  }
  await run(tx, sql`update network.scenario set made_by = 'Someone who has left' where partnership_id = ${here} and made_by = any(${names}::text[])`);
  await run(tx, sql`update network.wave set seen_by_people = array_remove(seen_by_people, ${person}::uuid) where partnership_id = ${here} and ${person}::uuid = any(seen_by_people)`);
  await run(tx, sql`update network.named_view set who = 'Someone who has left', person_id = null, user_id = null where partnership_id = ${here} and (person_id = ${person} or who = any(${names}::text[]))`);
};
