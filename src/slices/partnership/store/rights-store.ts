import { sql } from 'kysely';
import type { PersonId } from '#lib/id.ts';
import { first, type Tx } from '#platform/db/database.ts';

/** Whether a person's accounts may sign in to this partnership no more, still may (nobody else coordinates it), or never could. */
export type RightsEnded = 'ended' | 'kept' | 'none';

/** Ends what a person's accounts may do here, with their tokens and calendar addresses. */
export const endRights = async (tx: Tx, person: PersonId): Promise<RightsEnded> =>
  (await first<{ readonly done: RightsEnded }>(tx, sql`select partnership.end_rights(${person}) as done`))?.done ?? 'none';

/** Whether nobody else coordinates this partnership. */
export const isLastCoordinator = async (tx: Tx, person: PersonId): Promise<boolean> =>
  (await first<{ readonly last: boolean }>(tx, sql`select partnership.is_last_coordinator(partnership.accounts_of(${person})) as last`))?.last ?? false;
