import { sql } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { all, run, type Tx } from '#platform/db/database.ts';
import type { IndicatorId } from '../core/indicator.ts';

export type Comment = { readonly indicator: IndicatorId; readonly from: Day; readonly to: Day; readonly words: string; readonly by: string; readonly at: Date };

/** What was said of figures, the latest first; of one indicator, or of all. */
export const commentsOf = (tx: Tx, here: PartnershipId, indicator: IndicatorId | null = null, most = 200): Promise<readonly Comment[]> =>
  all(tx, sql`select indicator_id as indicator, from_day as "from", to_day as "to", words, by, at from performance.commentary where partnership_id = ${here} ${indicator === null ? sql`` : sql`and indicator_id = ${indicator}`} order by at desc limit ${most}`);

/** What one person entered and said. */
export const enteredBy = async (tx: Tx, here: PartnershipId, person: string): Promise<{ readonly loads: readonly Readonly<Record<string, unknown>>[]; readonly comments: readonly Readonly<Record<string, unknown>>[] }> => ({
  loads: await all(tx, sql`select at, name as indicator, added, revised from performance.load where partnership_id = ${here} and person_id = ${person} order by at`),
  comments: await all(tx, sql`select at, words from performance.commentary where partnership_id = ${here} and person_id = ${person} order by at`),
});

/** Takes a person off what they entered and said, by name too where it was kept without them; the figures stay, and a file that waits goes. */
export const forgetEntrant = async (tx: Tx, here: PartnershipId, person: string, names: readonly string[]): Promise<void> => {
  const theirs = sql`(person_id = ${person} or (person_id is null and by = any(${names}::text[])))`;
  for (const table of ['load', 'commentary']) await run(tx, sql`update performance.${sql.ref(table)} set by = 'Someone who has left', person_id = null where partnership_id = ${here} and ${theirs}`);
  await run(tx, sql`delete from performance.upload where partnership_id = ${here} and by = any(${names}::text[])`);
};
