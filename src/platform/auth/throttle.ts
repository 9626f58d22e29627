import { sql } from 'kysely';
import { first, type Database } from '#platform/db/database.ts';

/** Counts one try under a key and says whether there have been too many in the window. Shared by all replicas. */
export const tooMany = async (db: Database, key: string, most: number, windowSeconds: number, now: Date): Promise<boolean> => {
  const until = new Date(now.getTime() + windowSeconds * 1000);
  const row = await db.forService((tx) =>
    first<{ readonly count: number }>(
      tx,
      sql`insert into platform.throttle as t (key, count, until) values (${key}, 1, ${until})
          on conflict (key) do update set
            count = case when t.until < ${now} then 1 else t.count + 1 end,
            until = case when t.until < ${now} then ${until} else t.until end
          returning count`,
    ),
  );
  return (row?.count ?? 0) > most;
};
