import { sql } from 'kysely';
import type { UserId } from '#lib/id.ts';
import { first, run, type Database } from '#platform/db/database.ts';
import type { User } from '#platform/http/ask.ts';
import { hashToken, newToken } from './secret.ts';

const idle = 14 * 86_400_000;
const absolute = 90 * 86_400_000;

/** Opens a session and gives the token for the cookie; only its hash is kept. */
export const openSession = async (db: Database, user: UserId, now: Date): Promise<string> => {
  const token = newToken();
  await db.forService((tx) =>
    run(
      tx,
      sql`insert into platform.session (token_hash, user_id, created_at, seen_at, expires_at)
          values (${hashToken('session', token)}, ${user}, ${now}, ${now}, ${new Date(now.getTime() + absolute)})`,
    ),
  );
  return token;
};

/** The user of a session, or null when it has ended. Notes that it was used, at most once every five minutes. */
export const readSession = (db: Database, token: string, now: Date): Promise<User | null> =>
  db.forService(async (tx) => {
    const hash = hashToken('session', token);
    const user = await first<User & { readonly stale: boolean }>(
      tx,
      sql`select u.id, u.name, u.email, u.administrator, s.seen_at < ${new Date(now.getTime() - 300_000)} as stale
          from platform.session s join platform.app_user u on u.id = s.user_id
          where s.token_hash = ${hash} and s.expires_at > ${now} and s.seen_at > ${new Date(now.getTime() - idle)}`,
    );
    if (user?.stale === true) await run(tx, sql`update platform.session set seen_at = ${now} where token_hash = ${hash}`);
    return user === null ? null : { id: user.id, name: user.name, email: user.email, administrator: user.administrator };
  });

export const closeSession = async (db: Database, token: string): Promise<void> => {
  await db.forService((tx) => run(tx, sql`delete from platform.session where token_hash = ${hashToken('session', token)}`));
};
