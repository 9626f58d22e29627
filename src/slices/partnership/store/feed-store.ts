import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId, UserId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';

/** One feed a user; a new one takes the place of the last. */
export const replaceFeed = async (tx: Tx, here: PartnershipId, user: UserId, hash: Buffer, today: Day): Promise<void> => {
  await run(tx, sql`delete from partnership.calendar_feed where partnership_id = ${here} and user_id = ${user}`);
  await run(tx, sql`insert into partnership.calendar_feed (partnership_id, feed_hash, user_id, made_on) values (${here}, ${hash}, ${user}, ${today})`);
};

export const endFeed = (tx: Tx, here: PartnershipId, user: UserId): Promise<number> => run(tx, sql`delete from partnership.calendar_feed where partnership_id = ${here} and user_id = ${user}`);

export const feedMadeOn = async (tx: Tx, here: PartnershipId, user: UserId): Promise<Day | null> =>
  (await first<{ readonly on: Day }>(tx, sql`select made_on as "on" from partnership.calendar_feed where partnership_id = ${here} and user_id = ${user}`))?.on ?? null;

/** True while the feed is there and its user may still sign in to this partnership. */
export const feedIsGood = async (tx: Tx, here: PartnershipId, hash: Buffer): Promise<boolean> =>
  (await first(
    tx,
    sql`select 1 from partnership.calendar_feed f join platform.membership m on m.partnership_id = f.partnership_id and m.user_id = f.user_id where f.partnership_id = ${here} and f.feed_hash = ${hash}`,
  )) !== null;

export const developmentDays = (tx: Tx, here: PartnershipId): Promise<readonly { readonly id: string; readonly on: Day; readonly title: string }[]> =>
  all(tx, sql`select id, on_day as "on", title from partnership.development_event where partnership_id = ${here} order by on_day`);
