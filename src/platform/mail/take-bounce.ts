import { sql } from 'kysely';
import { run } from '#platform/db/database.ts';
import type { Services } from '#platform/services.ts';
import { readBounce } from './read-bounce.ts';

/** Notes that a message of ours came back, from the notification that a mail server passes on. True when it was one of ours that failed for good. */
export const takeBounce = async (services: Services, text: string): Promise<boolean> => {
  const bounce = readBounce(text);
  if (bounce === null || !bounce.permanent) return false;
  return services.db.forService(async (tx) => (await run(tx, sql`update platform.message set failed_at = ${services.clock()}, refused = true, last_error = ${bounce.reason} where id = ${bounce.message} and not refused`)) === 1);
};
