import type { PartnershipId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import type { TargetLine } from '../core/judge.ts';

/** What the agreement promises of an indicator, and who answers for it. */
export type Promised = TargetLine & { readonly target: string; readonly kind: string; readonly title: string; readonly outcome: string | null; readonly outcomeTitle: string | null };

/** The promises of the agreement in force, by the code of the indicator they are measured by, in small letters. */
export const promisesByCode = async (_tx: Tx, _here: PartnershipId): Promise<ReadonlyMap<string, Promised>> => new Map();
