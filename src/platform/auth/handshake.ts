import { sql } from 'kysely';
import { first, run, type Database } from '#platform/db/database.ts';
import { hashToken, newToken } from './secret.ts';

/** Keeps what has to come back unchanged from a browser or a provider, for ten minutes, and gives the token that fetches it. */
export const keepHandshake = async (db: Database, content: Readonly<Record<string, unknown>>, now: Date): Promise<string> => {
  const token = newToken();
  await db.forService(async (tx) => {
    await run(tx, sql`delete from platform.handshake where expires_at < ${now}`);
    await run(tx, sql`insert into platform.handshake (token_hash, content, expires_at) values (${hashToken('handshake', token)}, ${JSON.stringify(content)}, ${new Date(now.getTime() + 600_000)})`);
  });
  return token;
};

/** Fetches it once; null the second time, or when it has expired. */
export const takeHandshake = async <T>(db: Database, token: string, now: Date): Promise<T | null> => {
  const row = await db.forService((tx) =>
    first<{ readonly content: T }>(tx, sql`delete from platform.handshake where token_hash = ${hashToken('handshake', token)} and expires_at > ${now} returning content`),
  );
  return row?.content ?? null;
};
