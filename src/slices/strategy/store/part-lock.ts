import type { PartnershipId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import { lockPartOf } from '#platform/db/lock.ts';

/** Whoever changes the same part of the strategy waits for the other to finish. */
export const lockStrategy = (tx: Tx, here: PartnershipId, part: 'plans' | 'evidence' | 'matrix' | 'agreements'): Promise<void> => lockPartOf(tx, here, `strategy ${part}`);
