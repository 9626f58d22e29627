import { sql } from 'kysely';
import type { GroupId, PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Participant, ParticipantId, ParticipantKind, ParticipantState, WaveId, WaveTie } from '../core/wave.ts';

// The name is the record's as it is now, so that a name put right or erased is so here too; what they stood for is as it was then.
const columns = sql`n.id, n.kind, n.person_id as person, case when n.masked then n.name else coalesce(p.name, n.name) end as name, n.organisation, n.sector, n.layer, n.groups, n.state, n.consented, n.masked, n.added_by as "addedBy", n.saved`;
const from = sql`network.participant n left join partnership.person p on p.partnership_id = n.partnership_id and p.id = n.person_id`;

export type NewParticipant = { readonly kind: ParticipantKind; readonly person: PersonId | null; readonly name: string; readonly organisation: string | null; readonly sector: string | null; readonly layer: string | null; readonly groups: readonly GroupId[]; readonly state?: ParticipantState; readonly addedBy?: ParticipantId | null };

/** Puts many in at once, and gives their ids in the same order. */
export const insertParticipants = async (tx: Tx, here: PartnershipId, wave: WaveId, list: readonly NewParticipant[]): Promise<readonly ParticipantId[]> => {
  if (list.length === 0) return [];
  const rows = list.map((one) => ({ id: crypto.randomUUID() as ParticipantId, kind: one.kind, person: one.person, name: one.name, organisation: one.organisation, sector: one.sector, layer: one.layer, groups: one.groups, state: one.state ?? 'none', added: one.addedBy ?? null }));
  await run(
    tx,
    sql`insert into network.participant (partnership_id, id, wave_id, kind, person_id, name, organisation, sector, layer, groups, state, consented, added_by)
        select ${here}, r.id, ${wave}, r.kind, r.person, r.name, r.organisation, r.sector, r.layer, array(select jsonb_array_elements_text(r.groups)::uuid), r.state, r.state = 'answered', r.added
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, kind text, person uuid, name text, organisation text, sector text, layer text, groups jsonb, state text, added uuid)`,
  );
  return rows.map((row) => row.id);
};

export const participantsOf = (tx: Tx, here: PartnershipId, wave: WaveId): Promise<readonly Participant[]> =>
  all<Participant>(tx, sql`select ${columns} from ${from} where n.partnership_id = ${here} and n.wave_id = ${wave} order by 4, n.id`);

/** Holds somebody's own answers until the end of the transaction, so that two tabs speak one after the other. */
export const holdParticipant = async (tx: Tx, here: PartnershipId, id: ParticipantId): Promise<void> => {
  await run(tx, sql`select 1 from network.participant where partnership_id = ${here} and id = ${id} for no key update`);
};

export const participantByLink = (tx: Tx, here: PartnershipId, hash: Buffer): Promise<(Participant & { readonly wave: WaveId }) | null> =>
  first(tx, sql`select ${columns}, n.wave_id as wave from ${from} where n.partnership_id = ${here} and n.id = (select participant_id from network.link where partnership_id = ${here} and link_hash = ${hash})`);

/** The open surveys that wait for a person. */
export const waitingForPerson = (tx: Tx, here: PartnershipId, person: PersonId): Promise<readonly { readonly wave: WaveId; readonly participant: ParticipantId; readonly state: ParticipantState; readonly saved: readonly string[] }[]> =>
  all(tx, sql`select n.wave_id as wave, n.id as participant, n.state, n.saved from network.participant n where n.partnership_id = ${here} and n.person_id = ${person} and n.state in ('invited', 'begun')`);

export const insertNetworkLink = async (tx: Tx, here: PartnershipId, participant: ParticipantId, hash: Buffer): Promise<void> => {
  await run(tx, sql`insert into network.link (partnership_id, link_hash, participant_id) values (${here}, ${hash}, ${participant})`);
};

export const setState = async (tx: Tx, here: PartnershipId, id: ParticipantId, state: ParticipantState, consented: boolean): Promise<void> => {
  await run(tx, sql`update network.participant set state = ${state}, consented = ${consented} where partnership_id = ${here} and id = ${id}`);
};

export const noteSaved = async (tx: Tx, here: PartnershipId, id: ParticipantId, relation: string): Promise<void> => {
  await run(tx, sql`update network.participant set saved = array(select distinct s from unnest(saved || ${relation}::text) s), state = case when state = 'invited' then 'begun' else state end where partnership_id = ${here} and id = ${id}`);
};

export const tiesOf = (tx: Tx, here: PartnershipId, wave: WaveId): Promise<readonly WaveTie[]> =>
  all<WaveTie>(tx, sql`select from_id as "from", to_id as "to", relation, strength, trust, value from network.tie where partnership_id = ${here} and wave_id = ${wave} order by from_id, to_id, relation`);

export const tiesFrom = (tx: Tx, here: PartnershipId, id: ParticipantId): Promise<readonly WaveTie[]> =>
  all<WaveTie>(tx, sql`select from_id as "from", to_id as "to", relation, strength, trust, value from network.tie where partnership_id = ${here} and from_id = ${id}`);

/** Keeps ties, in place of what was said of the same pair and relation before. */
export const putTies = async (tx: Tx, here: PartnershipId, wave: WaveId, ties: readonly WaveTie[]): Promise<void> => {
  if (ties.length === 0) return;
  await run(
    tx,
    sql`insert into network.tie (partnership_id, wave_id, from_id, to_id, relation, strength, trust, value)
        select ${here}, ${wave}, r.f, r.t, r.relation, r.strength, r.trust, r.value
        from jsonb_to_recordset(${JSON.stringify(ties.map((tie) => ({ f: tie.from, t: tie.to, relation: tie.relation, strength: tie.strength, trust: tie.trust, value: tie.value })))}::jsonb) as r (f uuid, t uuid, relation text, strength double precision, trust smallint, value smallint)
        on conflict (partnership_id, wave_id, from_id, to_id, relation) do update set strength = excluded.strength`,
  );
};

export const removeTies = async (tx: Tx, here: PartnershipId, id: ParticipantId, relation: string, to: readonly ParticipantId[]): Promise<void> => {
  await run(tx, sql`delete from network.tie where partnership_id = ${here} and from_id = ${id} and relation = ${relation} and to_id = any(${to}::uuid[])`);
};

/** Trust and value are said of a person, whatever the relation. */
export const rateTies = async (tx: Tx, here: PartnershipId, from_: ParticipantId, to: ParticipantId, rating: { readonly trust: number | null; readonly value: number | null }): Promise<void> => {
  await run(tx, sql`update network.tie set trust = ${rating.trust}, value = ${rating.value} where partnership_id = ${here} and from_id = ${from_} and to_id = ${to}`);
};

/** The people who can sign in and see more than a reader does. */
export const withAccounts = async (tx: Tx, here: PartnershipId): Promise<ReadonlySet<string>> =>
  new Set((await all<{ readonly person: string }>(tx, sql`select person_id as person from platform.membership where partnership_id = ${here} and person_id is not null and role in ('coordinator', 'member')`)).map(({ person }) => person));
