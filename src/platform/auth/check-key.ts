import { sql } from 'kysely';
import { ok, refuse, type Result } from '#lib/result.ts';
import { first, run, type Database } from '#platform/db/database.ts';
import type { Secret } from './secret.ts';

const differs =
  'This database was used with another server key, so this server must not start: it would take people who have answered an anonymous survey for people who have not, and could open no message that waits. Start it with the key it had: the setting SECRET, or the file “secret” of the data folder it ran with. If that key is lost for good, close what is open in another way, delete the row of platform.key_check, and start again.';

/** Refuses to go on when the database was used with another key: the first server that comes leaves a mark of its own. */
export const checkKey = (db: Database, secret: Secret): Promise<Result<null>> =>
  db.forService(async (tx) => {
    const mine = secret.mark('key check', 'joinery');
    await run(tx, sql`insert into platform.key_check (mark) values (${mine}) on conflict do nothing`);
    const known = await first<{ readonly mark: Buffer }>(tx, sql`select mark from platform.key_check`);
    return known !== null && known.mark.equals(mine) ? ok(null) : refuse({ kind: 'conflict', message: differs });
  });
