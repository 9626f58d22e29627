import { sql } from 'kysely';
import type { CampaignId, PartnershipId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Campaign, CampaignPlan } from '../core/campaign.ts';
import type { RoundStatus } from '../core/round.ts';

const columns = sql`id, title, pack, pack_version as "packVersion", bank, questions, subject, audience, opens_on as "opensOn", closes_on as "closesOn",
  anonymous, min_group as "minGroup", message, reply_name as "replyName", reply_address as "replyAddress", status,
  opened_at as "openedAt", closed_at as "closedAt", reminded_on as "remindedOn", reminders, version`;

export const campaignsOf = (tx: Tx, here: PartnershipId): Promise<readonly Campaign[]> =>
  all<Campaign>(tx, sql`select ${columns} from assessment.campaign where partnership_id = ${here} order by opens_on desc, created_at desc`);

export const campaignById = (tx: Tx, here: PartnershipId, id: CampaignId, lock = false): Promise<Campaign | null> =>
  first<Campaign>(tx, sql`select ${columns} from assessment.campaign where partnership_id = ${here} and id = ${id} ${lock ? sql`for update` : sql``}`);

/** The campaign before this one that put the same bank and has closed. */
export const campaignBefore = (tx: Tx, here: PartnershipId, campaign: Campaign): Promise<Campaign | null> =>
  first<Campaign>(
    tx,
    sql`select ${columns} from assessment.campaign
        where partnership_id = ${here} and bank = ${campaign.bank} and pack = ${campaign.pack} and status = 'closed' and id <> ${campaign.id}
          and coalesce(closed_at, closes_on + 1) < ${campaign.closedAt ?? new Date(8.64e15 / 10)} and subject is not distinct from ${campaign.subject}
        order by coalesce(closed_at, closes_on + 1) desc limit 1`,
  );

/** The status of a campaign, held until the transaction ends: nobody closes it meanwhile. */
export const statusShared = async (tx: Tx, here: PartnershipId, id: CampaignId): Promise<string | null> =>
  (await first<{ readonly status: string }>(tx, sql`select status from assessment.campaign where partnership_id = ${here} and id = ${id} for share`))?.status ?? null;

export const insertCampaign = async (tx: Tx, here: PartnershipId, plan: CampaignPlan, pack: { readonly id: string; readonly version: string }): Promise<CampaignId> => {
  const row = await first<{ readonly id: CampaignId }>(
    tx,
    sql`insert into assessment.campaign (partnership_id, title, pack, pack_version, bank, questions, subject, audience, opens_on, closes_on, anonymous, min_group, message, reply_name, reply_address)
        values (${here}, ${plan.title}, ${pack.id}, ${pack.version}, ${plan.bank}, ${plan.questions}::text[], ${plan.subject}, ${JSON.stringify(plan.audience)}, ${plan.opensOn}, ${plan.closesOn},
                ${plan.anonymous}, ${plan.minGroup}, ${plan.message}, ${plan.replyName}, ${plan.replyAddress}) returning id`,
  );
  return (row as { readonly id: CampaignId }).id;
};

/** Changes a draft; false when somebody else has changed it since `version`. */
export const updateCampaign = async (tx: Tx, here: PartnershipId, id: CampaignId, version: number, plan: CampaignPlan): Promise<boolean> =>
  (await run(
    tx,
    sql`update assessment.campaign set title = ${plan.title}, bank = ${plan.bank}, questions = ${plan.questions}::text[], subject = ${plan.subject},
          audience = ${JSON.stringify(plan.audience)}, opens_on = ${plan.opensOn}, closes_on = ${plan.closesOn}, anonymous = ${plan.anonymous},
          min_group = ${plan.minGroup}, message = ${plan.message}, reply_name = ${plan.replyName}, reply_address = ${plan.replyAddress}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version}`,
  )) === 1;

export const setStatus = async (tx: Tx, here: PartnershipId, id: CampaignId, status: RoundStatus, now: Date): Promise<void> => {
  await run(
    tx,
    sql`update assessment.campaign set status = ${status}, version = version + 1,
          opened_at = case when ${status} = 'open' then ${now} else opened_at end,
          closed_at = case when ${status} = 'closed' then ${now} else closed_at end
        where partnership_id = ${here} and id = ${id}`,
  );
};

export const noteReminder = async (tx: Tx, here: PartnershipId, id: CampaignId, today: string): Promise<void> => {
  await run(tx, sql`update assessment.campaign set reminded_on = ${today}, reminders = reminders + 1 where partnership_id = ${here} and id = ${id}`);
};

export const deleteDraft = (tx: Tx, here: PartnershipId, id: CampaignId): Promise<number> =>
  run(tx, sql`delete from assessment.campaign where partnership_id = ${here} and id = ${id} and status in ('draft', 'scheduled')`);
