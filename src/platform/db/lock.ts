import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { run, type Tx } from './database.ts';

/** Waits until nobody else changes this part of the partnership, and keeps others waiting until the transaction ends. A part is named once, by the slice whose it is. */
export const lockPartOf = async (tx: Tx, here: PartnershipId, part: string): Promise<void> => {
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`${part} ${here}`}, 0))`);
};
