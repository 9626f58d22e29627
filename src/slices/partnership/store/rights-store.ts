import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, type Tx } from '#platform/db/database.ts';

/** Whether a person's accounts may sign in to this partnership no more, still may (nobody else coordinates it), or never could. */
export type RightsEnded = 'ended' | 'kept' | 'none';

/** Ends what a person's accounts may do here, with their tokens and calendar addresses. */
export const endRights = async (tx: Tx, person: PersonId): Promise<RightsEnded> =>
  (await first<{ readonly done: RightsEnded }>(tx, sql`select partnership.end_rights(${person}) as done`))?.done ?? 'none';

/** Whether nobody else coordinates this partnership. */
export const isLastCoordinator = async (tx: Tx, person: PersonId): Promise<boolean> =>
  (await first<{ readonly last: boolean }>(tx, sql`select partnership.is_last_coordinator(partnership.accounts_of(${person})) as last`))?.last ?? false;

/** Whether an address is that of an account that may sign in here and is not this person’s. */
export const isAnothersAccount = async (tx: Tx, person: PersonId, address: string): Promise<boolean> =>
  (await first<{ readonly is: boolean }>(tx, sql`select partnership.is_anothers_account(${person}, ${address}) as is`))?.is ?? false;

/** People whose membership ended on a day that has come, and whose account may still sign in here. */
export const leftWithRights = async (tx: Tx, here: PartnershipId): Promise<readonly PersonId[]> =>
  (await all<{ readonly id: PersonId }>(
    tx,
    sql`select distinct p.id from platform.membership m join partnership.person p on p.partnership_id = m.partnership_id and p.id = m.person_id
        where m.partnership_id = ${here} and not partnership.lasts(p.to_day)`,
  )).map((one) => one.id);
