import type { PartnershipId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import { lockPartOf } from '#platform/db/lock.ts';

/** Makes two changes to one part of a partnership wait for one another, so that one form sent twice at once is seen to be the same. */
export const lockPart = (tx: Tx, here: PartnershipId, part: 'accountability' | 'development' | 'members' | 'skills'): Promise<void> => lockPartOf(tx, here, part);
