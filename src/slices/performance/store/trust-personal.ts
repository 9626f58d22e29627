import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all, run, type Tx } from '#platform/db/database.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** What one person rated, signed, checked, asked, answered and claimed. */
export const trustHeldOf = async (tx: Tx, here: PartnershipId, person: string): Promise<readonly { readonly what: string; readonly rows: Rows }[]> => [
  { what: 'Data quality they rated', rows: await all(tx, sql`select at, scores, words from performance.quality_rating where partnership_id = ${here} and person_id = ${person} order by at`) },
  { what: 'Figures they signed off', rows: await all(tx, sql`select at, from_day, to_day from performance.sign_off where partnership_id = ${here} and person_id = ${person} order by at`) },
  { what: 'Spot checks they recorded', rows: await all(tx, sql`select at, on_day, agrees, found from performance.spot_check where partnership_id = ${here} and person_id = ${person} order by at`) },
  { what: 'What they asked about figures', rows: await all(tx, sql`select asked_at, question, state from performance.challenge where partnership_id = ${here} and asked_person = ${person} order by asked_at`) },
  { what: 'What they were asked about figures', rows: await all(tx, sql`select asked_at, question, due_on, state from performance.challenge where partnership_id = ${here} and to_person = ${person} order by asked_at`) },
  { what: 'What they answered about figures', rows: await all(tx, sql`select answered_at, answer from performance.challenge where partnership_id = ${here} and answered_person = ${person} order by answered_at`) },
  { what: 'Claims of contribution they wrote', rows: await all(tx, sql`select at, title, what from performance.claim where partnership_id = ${here} and person_id = ${person} order by at`) },
];

const gone = 'Someone who has left';

/** Takes a person off what they rated, signed, checked, asked, answered and claimed; what was said stays. */
export const forgetInTrust = async (tx: Tx, here: PartnershipId, person: string): Promise<void> => {
  for (const table of ['quality_rating', 'sign_off', 'spot_check', 'claim']) await run(tx, sql`update performance.${sql.ref(table)} set by = ${gone}, person_id = null where partnership_id = ${here} and person_id = ${person}`);
  await run(tx, sql`update performance.challenge set by = ${gone}, asked_person = null where partnership_id = ${here} and asked_person = ${person}`);
  await run(tx, sql`update performance.challenge set answered_by = ${gone}, answered_person = null where partnership_id = ${here} and answered_person = ${person}`);
  await run(tx, sql`update performance.challenge set to_person = null where partnership_id = ${here} and to_person = ${person}`);
};
