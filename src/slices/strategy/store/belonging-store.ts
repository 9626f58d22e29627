import { sql } from 'kysely';
import type { OrganisationId, PartnershipId, PersonId } from '#lib/id.ts';
import { all, run, type Tx } from '#platform/db/database.ts';

/** Hands on everything that an organisation leads or contributes to the one that comes after it. Where that one is there already, the part of the old one ends. */
export const moveOrganisationParts = async (tx: Tx, here: PartnershipId, from: OrganisationId, to: OrganisationId): Promise<number> => {
  await run(tx, sql`update strategy.cell c set ended_on = current_date, version = version + 1 where partnership_id = ${here} and organisation_id = ${from} and ended_on is null
    and exists (select 1 from strategy.cell o where o.partnership_id = c.partnership_id and o.outcome_key = c.outcome_key and o.organisation_id = ${to} and o.ended_on is null)`);
  await run(tx, sql`update strategy.target_contributor c set ended_on = current_date, version = version + 1 where partnership_id = ${here} and organisation_id = ${from} and ended_on is null
    and exists (select 1 from strategy.target_contributor o where o.partnership_id = c.partnership_id and o.target_id = c.target_id and o.organisation_id = ${to} and o.ended_on is null)`);
  const targets = await run(tx, sql`update strategy.target set lead_organisation = ${to}, version = version + 1 where partnership_id = ${here} and lead_organisation = ${from}`);
  const cells = await run(tx, sql`update strategy.cell set organisation_id = ${to}, version = version + 1 where partnership_id = ${here} and organisation_id = ${from} and ended_on is null`);
  const contributors = await run(tx, sql`update strategy.target_contributor set organisation_id = ${to}, version = version + 1 where partnership_id = ${here} and organisation_id = ${from} and ended_on is null`);
  return targets + cells + contributors;
};

/** Asks another person for the answer to an offer. */
export const setAsked = async (tx: Tx, here: PartnershipId, part: 'cell' | 'target_contributor', id: string, person: PersonId): Promise<boolean> =>
  (await run(tx, sql`update ${sql.table(`strategy.${part}`)} set asked_person = ${person}, version = version + 1 where partnership_id = ${here} and id = ${id} and ended_on is null`)) === 1;

type Rows = readonly Readonly<Record<string, unknown>>[];
export type HeldStrategy = { readonly targets: Rows; readonly evidence: Rows; readonly offers: Rows };

/** What is held about one person: what they lead, what they look after and what they answered. */
export const heldOnPerson = async (tx: Tx, here: PartnershipId, person: PersonId): Promise<HeldStrategy> => ({
  targets: await all(tx, sql`select key, title from strategy.target where partnership_id = ${here} and lead_person = ${person} order by key`),
  evidence: await all(tx, sql`select title, held_on as "saidToHoldOn" from strategy.evidence where partnership_id = ${here} and owner_person = ${person} order by title`),
  offers: [
    ...(await all<Readonly<Record<string, unknown>>>(tx, sql`select what, outcome_key as outcome, answer, answered_at as at, words from strategy.cell where partnership_id = ${here} and (asked_person = ${person} or answered_person = ${person}) order by outcome_key`)),
    ...(await all<Readonly<Record<string, unknown>>>(tx, sql`select c.what, t.title as target, c.answer, c.answered_at as at, c.words, c.earlier_at as "saidYesToAnEarlierVersion" from strategy.target_contributor c join strategy.target t on t.partnership_id = c.partnership_id and t.id = c.target_id
      where c.partnership_id = ${here} and (c.asked_person = ${person} or c.answered_person = ${person} or c.earlier_person = ${person}) order by t.key`)),
  ],
});

const gone = 'Someone who has left';

/** Takes a person and their name out; what was promised and answered stays with the organisation. */
export const forgetInStrategy = async (tx: Tx, here: PartnershipId, person: PersonId, names: readonly string[]): Promise<void> => {
  for (const part of ['cell', 'target_contributor'] as const) {
    const table = sql.table(`strategy.${part}`);
    await run(tx, sql`update ${table} set answered_by = ${gone}, answered_person = null where partnership_id = ${here} and answered_person = ${person}`);
    if (part === 'target_contributor') await run(tx, sql`update ${table} set earlier_by = ${gone}, earlier_person = null where partnership_id = ${here} and earlier_person = ${person}`);
    await run(tx, sql`update ${table} set asked_person = null where partnership_id = ${here} and asked_person = ${person}`);
    await run(tx, sql`update ${table} set offered_by = ${gone} where partnership_id = ${here} and offered_by = any(${names}::text[])`);
  }
  await run(tx, sql`update strategy.target set lead_person = null where partnership_id = ${here} and lead_person = ${person}`);
  await run(tx, sql`update strategy.evidence set owner_person = null where partnership_id = ${here} and owner_person = ${person}`);
  await run(tx, sql`update strategy.evidence set held_by = ${gone} where partnership_id = ${here} and held_by = any(${names}::text[])`);
  await run(tx, sql`update strategy.agreement set signed_by = ${gone} where partnership_id = ${here} and signed_by = any(${names}::text[])`);
  await run(tx, sql`update strategy.round set asked_by = ${gone} where partnership_id = ${here} and asked_by = any(${names}::text[])`);
  await run(tx, sql`update strategy.target_revision set by = ${gone} where partnership_id = ${here} and by = any(${names}::text[])`);
  await run(tx, sql`update strategy.agreement_draft set taken_by = ${gone} where partnership_id = ${here} and taken_by = any(${names}::text[])`);
};
