import { sql } from 'kysely';
import type { CampaignId, PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Traits } from '../core/cells.ts';

export type SavedAnswer = {
  readonly question: string;
  readonly state: 'point' | 'na' | 'dk' | 'none';
  readonly point: number | null;
  readonly comment: string | null;
  readonly evidence: string | null;
  readonly version: number;
};

export type ResponseRow = { readonly id: string; readonly submitted: boolean };

export const responseByKey = (tx: Tx, here: PartnershipId, campaign: CampaignId, keyHash: Buffer): Promise<ResponseRow | null> =>
  first<ResponseRow>(tx, sql`select id, submitted from assessment.response where partnership_id = ${here} and campaign_id = ${campaign} and key_hash = ${keyHash}`);

export const responseByInvitation = (tx: Tx, here: PartnershipId, campaign: CampaignId, invitation: string): Promise<ResponseRow | null> =>
  first<ResponseRow>(tx, sql`select id, submitted from assessment.response where partnership_id = ${here} and campaign_id = ${campaign} and invitation_id = ${invitation}`);

export const insertResponse = async (tx: Tx, here: PartnershipId, campaign: CampaignId, keyHash: Buffer, invitation: string | null, traits: Traits): Promise<void> => {
  await run(
    tx,
    sql`insert into assessment.response (partnership_id, campaign_id, key_hash, invitation_id, sector, layer, role)
        values (${here}, ${campaign}, ${keyHash}, ${invitation}, ${traits.sector}, ${traits.layer}, ${traits.role}) on conflict do nothing`,
  );
};

export const answersOf = (tx: Tx, here: PartnershipId, response: string): Promise<readonly SavedAnswer[]> =>
  all<SavedAnswer>(tx, sql`select question, state, point, comment, evidence, version from assessment.answer where partnership_id = ${here} and response_id = ${response}`);

/** Saves one answer if nobody has changed it since `version` (0 for one never saved); false when somebody has. */
export const saveAnswer = async (tx: Tx, here: PartnershipId, response: string, answer: SavedAnswer): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into assessment.answer as a (partnership_id, response_id, question, state, point, comment, evidence)
        select ${here}::uuid, ${response}::uuid, ${answer.question}, ${answer.state}, ${answer.point}::smallint, ${answer.comment}, ${answer.evidence}
        on conflict (partnership_id, response_id, question) do update
          set state = excluded.state, point = excluded.point, comment = excluded.comment, evidence = excluded.evidence, version = a.version + 1
          where a.version = ${answer.version}`,
  )) === 1;

export const submitResponse = async (tx: Tx, here: PartnershipId, response: string): Promise<void> => {
  await run(tx, sql`update assessment.response set submitted = true where partnership_id = ${here} and id = ${response}`);
};

export const submittedTraits = (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<readonly (Traits & { readonly id: string })[]> =>
  all(tx, sql`select id, sector, layer, role from assessment.response where partnership_id = ${here} and campaign_id = ${campaign} and submitted`);

export const setTraits = async (tx: Tx, here: PartnershipId, response: string, traits: Traits): Promise<void> => {
  await run(tx, sql`update assessment.response set sector = ${traits.sector}, layer = ${traits.layer}, role = ${traits.role} where partnership_id = ${here} and id = ${response}`);
};

/** Drafts that were never sent go when a campaign closes: they were not given. */
export const deleteDrafts = (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<number> =>
  run(tx, sql`delete from assessment.response where partnership_id = ${here} and campaign_id = ${campaign} and not submitted`);

/**
 * Takes out every response of a campaign with its answers and puts them back in an order of chance, in one transaction: the hidden
 * columns by which PostgreSQL knows when a row was written then tell nothing of when each came, nor which came after what.
 */
export const rewriteAnswers = async (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<void> => {
  type Row = Readonly<Record<string, unknown>>;
  const responses = await all<Row>(tx, sql`select id, encode(key_hash, 'hex') as key, invitation_id, sector, layer, role, submitted from assessment.response where partnership_id = ${here} and campaign_id = ${campaign} for update`);
  const answers = await all<Row>(tx, sql`select a.response_id, a.question, a.state, a.point, a.comment, a.evidence from assessment.answer a join assessment.response r on r.partnership_id = a.partnership_id and r.id = a.response_id where r.partnership_id = ${here} and r.campaign_id = ${campaign}`);
  await run(tx, sql`delete from assessment.response where partnership_id = ${here} and campaign_id = ${campaign}`);
  await run(
    tx,
    sql`insert into assessment.response (partnership_id, id, campaign_id, key_hash, invitation_id, sector, layer, role, submitted)
        select ${here}::uuid, r.id, ${campaign}::uuid, decode(r.key, 'hex'), r.invitation_id, r.sector, r.layer, r.role, r.submitted
        from jsonb_to_recordset(${JSON.stringify(responses)}::jsonb) as r(id uuid, key text, invitation_id uuid, sector text, layer text, role text, submitted boolean) order by random()`,
  );
  await run(
    tx,
    sql`insert into assessment.answer (partnership_id, response_id, question, state, point, comment, evidence)
        select ${here}::uuid, r.response_id, r.question, r.state, r.point, r.comment, r.evidence
        from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r(response_id uuid, question text, state text, point smallint, comment text, evidence text) order by random()`,
  );
};
