import { sql } from 'kysely';
import type { CampaignId, GroupId, PartnershipId, PersonId } from '#lib/id.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import type { Traits } from '../core/cells.ts';

export type Invitation = Traits & { readonly id: string; readonly campaign: CampaignId; readonly person: PersonId; readonly groups: readonly GroupId[] };

const columns = sql`id, campaign_id as campaign, person_id as person, sector, layer, role, groups`;

export const insertInvitation = async (tx: Tx, here: PartnershipId, campaign: CampaignId, person: PersonId, traits: Traits, groups: readonly GroupId[]): Promise<string> => {
  const row = await first<{ readonly id: string }>(
    tx,
    sql`insert into assessment.invitation (partnership_id, campaign_id, person_id, sector, layer, role, groups)
        values (${here}, ${campaign}, ${person}, ${traits.sector}, ${traits.layer}, ${traits.role}, ${groups}::uuid[]) returning id`,
  );
  return (row as { readonly id: string }).id;
};

export const insertLink = async (tx: Tx, here: PartnershipId, invitation: string, hash: Buffer): Promise<void> => {
  await run(tx, sql`insert into assessment.invitation_link (partnership_id, link_hash, invitation_id) values (${here}, ${hash}, ${invitation})`);
};

export const invitationByLink = (tx: Tx, here: PartnershipId, hash: Buffer): Promise<Invitation | null> =>
  first<Invitation>(
    tx,
    sql`select ${columns} from assessment.invitation i
        where i.partnership_id = ${here} and i.id = (select invitation_id from assessment.invitation_link where partnership_id = ${here} and link_hash = ${hash})`,
  );

export const invitationsOf = (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<readonly Invitation[]> =>
  all<Invitation>(tx, sql`select ${columns} from assessment.invitation where partnership_id = ${here} and campaign_id = ${campaign}`);

export const invitationById = (tx: Tx, here: PartnershipId, id: string): Promise<Invitation | null> => first<Invitation>(tx, sql`select ${columns} from assessment.invitation where partnership_id = ${here} and id::text = ${id}`);

/** The marks of those who have answered; locked when they are about to change. */
export const receiptsOf = async (tx: Tx, here: PartnershipId, campaign: CampaignId, lock = false): Promise<ReadonlySet<string>> => {
  const row = await first<{ readonly marks: readonly Buffer[] }>(
    tx,
    sql`select marks from assessment.receipts where partnership_id = ${here} and campaign_id = ${campaign} ${lock ? sql`for update` : sql``}`,
  );
  return new Set((row?.marks ?? []).map((mark) => mark.toString('hex')));
};

/** Whether a mark is among those of a campaign: one question to the database, however many there are. */
export const isReceived = async (tx: Tx, here: PartnershipId, campaign: CampaignId, mark: Buffer): Promise<boolean> =>
  (await first(tx, sql`select 1 from assessment.receipts where partnership_id = ${here} and campaign_id = ${campaign} and ${mark} = any(marks)`)) !== null;

export const openReceipts = async (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<void> => {
  await run(tx, sql`insert into assessment.receipts (partnership_id, campaign_id) values (${here}, ${campaign}) on conflict do nothing`);
};

/** Adds a mark and writes the whole list anew in sorted order: it tells no order of arrival. */
export const addReceipt = async (tx: Tx, here: PartnershipId, campaign: CampaignId, mark: Buffer): Promise<void> => {
  await run(
    tx,
    sql`update assessment.receipts set marks = array(select distinct m from unnest(marks || array[${mark}::bytea]) as m order by m)
        where partnership_id = ${here} and campaign_id = ${campaign}`,
  );
};

export const wipeReceipts = async (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<void> => {
  await run(tx, sql`delete from assessment.receipts where partnership_id = ${here} and campaign_id = ${campaign}`);
};

export const keepTurnout = async (tx: Tx, here: PartnershipId, campaign: CampaignId, rates: unknown): Promise<void> => {
  await run(tx, sql`insert into assessment.turnout (partnership_id, campaign_id, rates) values (${here}, ${campaign}, ${JSON.stringify(rates)}) on conflict do nothing`);
};

export const keptTurnout = <T>(tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<{ readonly rates: T } | null> =>
  first<{ readonly rates: T }>(tx, sql`select rates from assessment.turnout where partnership_id = ${here} and campaign_id = ${campaign}`);

/** The invitations of one person, by campaign. */
export const invitationsToPerson = async (tx: Tx, here: PartnershipId, person: PersonId): Promise<ReadonlyMap<CampaignId, string>> => {
  const rows = await all<{ readonly campaign: CampaignId; readonly id: string }>(tx, sql`select campaign_id as campaign, id from assessment.invitation where partnership_id = ${here} and person_id = ${person}`);
  return new Map(rows.map((row) => [row.campaign, row.id]));
};

/** What is held about one person: what they were asked, and their answers where a campaign kept names. */
export const heldInAssessments = async (tx: Tx, here: PartnershipId, person: PersonId): Promise<{ readonly asked: readonly Readonly<Record<string, unknown>>[]; readonly answers: readonly Readonly<Record<string, unknown>>[] }> => ({
  asked: await all(tx, sql`select c.title, c.opens_on as opened, c.closes_on as closes, c.anonymous from assessment.invitation i join assessment.campaign c on c.partnership_id = i.partnership_id and c.id = i.campaign_id where i.partnership_id = ${here} and i.person_id = ${person} order by c.opens_on`),
  answers: await all(
    tx,
    sql`select c.title, a.question, a.state, a.point, a.comment, a.evidence from assessment.invitation i
        join assessment.response r on r.partnership_id = i.partnership_id and r.invitation_id = i.id
        join assessment.answer a on a.partnership_id = r.partnership_id and a.response_id = r.id
        join assessment.campaign c on c.partnership_id = r.partnership_id and c.id = r.campaign_id
        where i.partnership_id = ${here} and i.person_id = ${person} order by c.title, a.question`,
  ),
});

/** Takes away a person's drafts, and the links by which they were asked. What a named campaign was sent stays, with no name to it. */
export const forgetInAssessments = async (tx: Tx, here: PartnershipId, person: PersonId): Promise<void> => {
  await run(tx, sql`delete from assessment.invitation_link where partnership_id = ${here} and invitation_id in (select id from assessment.invitation where partnership_id = ${here} and person_id = ${person})`);
  await run(tx, sql`delete from assessment.response where partnership_id = ${here} and not submitted and invitation_id in (select id from assessment.invitation where partnership_id = ${here} and person_id = ${person})`);
};

/** Takes away every message of a campaign, sent or not: who was reminded is who had not answered. */
export const forgetMessages = async (tx: Tx, here: PartnershipId, campaign: CampaignId): Promise<void> => {
  await run(tx, sql`delete from platform.message where partnership_id = ${here} and kind = ${`campaign ${campaign}`}`);
};
