import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { run, type Tx } from '#platform/db/database.ts';

/** Whoever changes the same part of the strategy waits for the other to finish. */
export const lockStrategy = async (tx: Tx, here: PartnershipId, part: 'plans' | 'evidence' | 'matrix' | 'agreements'): Promise<void> => {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`strategy ${part} ${here}`}, 0))`);
};
