import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { run, type Tx } from '#platform/db/database.ts';

/** Makes two changes to one part of a partnership wait for one another, so that one form sent twice at once is seen to be the same. */
export const lockPart = async (tx: Tx, here: PartnershipId, part: 'accountability' | 'development' | 'members' | 'skills'): Promise<void> => {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`${part} ${here}`}, 0))`);
};
