import { sql } from 'kysely';
import type { RoundPlan, RoundState, RoundStatus } from '#assessment/asking';
import type { Day } from '#lib/day.ts';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { WaveId, WavePart } from '../core/wave.ts';

export type WavePlan = RoundPlan & WavePart;

export type Wave = WavePlan & RoundState & {
  readonly id: WaveId;
  readonly origin: 'survey' | 'file';
  readonly directed: boolean;
  readonly removedAt: Date | null;
  /** What is left at organisation level once names are removed. */
  readonly kept: KeptNetwork | null;
  readonly pictureSeed: number;
  readonly layout: Readonly<Record<string, readonly [number, number]>>;
  /** When a version that names nobody was opened to everybody; null while it is not. */
  readonly publishedAt: Date | null;
  readonly version: number;
};

export type KeptNetwork = { readonly asked: number; readonly answered: number; readonly blocks: readonly { readonly relation: string; readonly source: string; readonly target: string; readonly ties: number; readonly possible: number }[] };

type Row = Omit<Wave, 'seenBy'> & { readonly seenByPeople: readonly PersonId[]; readonly seenByCoordinators: boolean };

const columns = sql`id, title, origin, purpose, consent, seen_by_people as "seenByPeople", seen_by_coordinators as "seenByCoordinators", relations, directed, ratings, roster, audience, min_group as "minGroup", organisations_named as "organisationsNamed",
  opens_on as "opensOn", closes_on as "closesOn", message, reply_name as "replyName", reply_address as "replyAddress", status, opened_at as "openedAt", closed_at as "closedAt", reminded_on as "remindedOn", reminders,
  keep_until as "keepUntil", removed_at as "removedAt", kept, picture_seed as "pictureSeed", layout, published_at as "publishedAt", version`;

const fromRow = ({ seenByPeople, seenByCoordinators, ...row }: Row): Wave => ({ ...row, seenBy: { coordinators: seenByCoordinators, people: seenByPeople } });

/** Every wave, the newest first. */
export const wavesOf = async (tx: Tx, here: PartnershipId): Promise<readonly Wave[]> =>
  (await all<Row>(tx, sql`select ${columns} from network.wave where partnership_id = ${here} order by opens_on desc, created_at desc`)).map(fromRow);

export const waveById = async (tx: Tx, here: PartnershipId, id: WaveId, lock = false): Promise<Wave | null> => {
  const row = await first<Row>(tx, sql`select ${columns} from network.wave where partnership_id = ${here} and id = ${id} ${lock ? sql`for update` : sql``}`);
  return row === null ? null : fromRow(row);
};

/** Holds a wave until the end of the transaction: `shared` with others who say something in it, or `alone` for what changes who is in it. */
export const holdWave = async (tx: Tx, here: PartnershipId, id: WaveId, how: 'shared' | 'alone'): Promise<void> => {
  await run(tx, sql`select 1 from network.wave where partnership_id = ${here} and id = ${id} ${how === 'alone' ? sql`for update` : sql`for key share`}`);
};

export const insertWave = async (tx: Tx, here: PartnershipId, plan: WavePlan, how: { readonly origin?: 'survey' | 'file'; readonly directed?: boolean; readonly seed: number }): Promise<WaveId> => {
  const row = await first<{ readonly id: WaveId }>(
    tx,
    sql`insert into network.wave (partnership_id, title, origin, directed, picture_seed, purpose, consent, seen_by_people, seen_by_coordinators, relations, ratings, roster, audience, min_group, organisations_named, opens_on, closes_on, message, reply_name, reply_address, keep_until)
        values (${here}, ${plan.title}, ${how.origin ?? 'survey'}, ${how.directed ?? true}, ${how.seed}, ${plan.purpose}, ${plan.consent}, ${plan.seenBy.people}::uuid[], ${plan.seenBy.coordinators}, ${JSON.stringify(plan.relations)}, ${plan.ratings},
          ${JSON.stringify(plan.roster)}, ${JSON.stringify(plan.audience)}, ${plan.minGroup}, ${plan.organisationsNamed}, ${plan.opensOn}, ${plan.closesOn}, ${plan.message}, ${plan.replyName}, ${plan.replyAddress}, ${plan.keepUntil}) returning id`,
  );
  return (row as { readonly id: WaveId }).id;
};

/** Changes a draft; false when somebody else has changed it since `version`. */
export const updateWave = async (tx: Tx, here: PartnershipId, id: WaveId, version: number, plan: WavePlan): Promise<boolean> =>
  (await run(
    tx,
    sql`update network.wave set title = ${plan.title}, purpose = ${plan.purpose}, consent = ${plan.consent}, seen_by_people = ${plan.seenBy.people}::uuid[], seen_by_coordinators = ${plan.seenBy.coordinators},
          relations = ${JSON.stringify(plan.relations)}, ratings = ${plan.ratings}, roster = ${JSON.stringify(plan.roster)}, audience = ${JSON.stringify(plan.audience)}, min_group = ${plan.minGroup}, organisations_named = ${plan.organisationsNamed}, opens_on = ${plan.opensOn},
          closes_on = ${plan.closesOn}, message = ${plan.message}, reply_name = ${plan.replyName}, reply_address = ${plan.replyAddress}, keep_until = ${plan.keepUntil}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version}`,
  )) === 1;

export const setWaveStatus = async (tx: Tx, here: PartnershipId, id: WaveId, status: RoundStatus, now: Date): Promise<void> => {
  await run(
    tx,
    sql`update network.wave set status = ${status}, version = version + 1, opened_at = case when ${status} = 'open' then ${now} else opened_at end, closed_at = case when ${status} = 'closed' then ${now} else closed_at end
        where partnership_id = ${here} and id = ${id}`,
  );
};

/** Opens a wave's public version or takes it back; false where that was so already. */
export const setPublished = async (tx: Tx, here: PartnershipId, id: WaveId, at: Date | null): Promise<boolean> =>
  (await run(tx, sql`update network.wave set published_at = ${at} where partnership_id = ${here} and id = ${id} and (published_at is null) <> (${at}::timestamptz is null)`)) === 1;

export const noteWaveReminder = async (tx: Tx, here: PartnershipId, id: WaveId, today: Day): Promise<void> => {
  await run(tx, sql`update network.wave set reminded_on = ${today}, reminders = reminders + 1 where partnership_id = ${here} and id = ${id}`);
};

export const deleteWaveDraft = (tx: Tx, here: PartnershipId, id: WaveId): Promise<number> =>
  run(tx, sql`delete from network.wave where partnership_id = ${here} and id = ${id} and status in ('draft', 'scheduled')`);

/** Waves whose day has come and whose names are still there. */
export const wavesToEmpty = async (tx: Tx, here: PartnershipId, today: Day): Promise<readonly Wave[]> =>
  (await all<Row>(tx, sql`select ${columns} from network.wave where partnership_id = ${here} and status = 'closed' and removed_at is null and keep_until <= ${today} for update`)).map(fromRow);

/** Takes every person and tie out of a wave and leaves what was kept of it. */
export const emptyWave = async (tx: Tx, here: PartnershipId, id: WaveId, kept: KeptNetwork, now: Date): Promise<void> => {
  await run(tx, sql`delete from network.participant where partnership_id = ${here} and wave_id = ${id}`);
  await run(tx, sql`delete from network.scenario where partnership_id = ${here} and wave_id = ${id}`);
  await run(tx, sql`delete from platform.message where partnership_id = ${here} and kind = ${`network ${id}`}`);
  await run(tx, sql`update network.wave set removed_at = ${now}, kept = ${JSON.stringify(kept)}, layout = '{}', version = version + 1 where partnership_id = ${here} and id = ${id}`);
};

export const saveLayout = async (tx: Tx, here: PartnershipId, id: WaveId, layout: Wave['layout']): Promise<void> => {
  await run(tx, sql`update network.wave set layout = ${JSON.stringify(layout)} where partnership_id = ${here} and id = ${id}`);
};
