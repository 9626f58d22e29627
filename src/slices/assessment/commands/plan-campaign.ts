import type { CampaignId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkPlan, mayEdit, type CampaignPlan } from '../core/campaign.ts';
import { campaignById, deleteDraft, insertCampaign, updateCampaign } from '../store/campaign-store.ts';
import { bankOf } from './bank-of.ts';

export type PackRef = { readonly id: string; readonly version: string };

const checked = async (work: Work, plan: CampaignPlan, pack: PackRef): Promise<Result<CampaignPlan>> => {
  const sound = checkPlan(plan);
  if (!sound.ok) return sound;
  const bank = await bankOf(work, { bank: plan.bank, questions: plan.questions, pack: pack.id, packVersion: pack.version });
  if (!bank.ok) return invalid([{ field: 'bank', message: 'Choose an assessment from the list' }]);
  return bank.value.themes.length === 0 ? invalid([{ field: 'questions', message: 'Choose at least one question' }]) : ok(plan);
};

/** Keeps a new draft. */
export const draftCampaign = async (work: Work, plan: CampaignPlan, pack: PackRef): Promise<Result<CampaignId>> => {
  const sound = await checked(work, plan, pack);
  if (!sound.ok) return sound;
  const id = await insertCampaign(work.tx, work.here.id, plan, pack);
  await record(work, { what: 'CampaignDrafted', subject: { kind: 'campaign', id }, data: { title: plan.title, bank: plan.bank } });
  return ok(id);
};

/** Changes a draft, unless somebody else did first. */
export const changeCampaign = async (work: Work, id: CampaignId, version: number, plan: CampaignPlan): Promise<Result<CampaignId>> => {
  const campaign = await campaignById(work.tx, work.here.id, id);
  if (campaign === null) return notFound('There is no such campaign here.');
  const edit = mayEdit(campaign);
  if (!edit.ok) return edit;
  const sound = await checked(work, plan, { id: campaign.pack, version: campaign.packVersion });
  if (!sound.ok) return sound;
  if (!(await updateCampaign(work.tx, work.here.id, id, version, plan))) return refuse({ kind: 'conflict', message: 'Somebody else changed this draft after you opened it. Nothing of theirs was overwritten.' });
  await record(work, { what: 'CampaignChanged', subject: { kind: 'campaign', id }, data: { title: plan.title } });
  return ok(id);
};

/** Throws a draft away; what has been sent out can't be unsent. */
export const discardCampaign = async (work: Work, id: CampaignId): Promise<Result<null>> => {
  if ((await deleteDraft(work.tx, work.here.id, id)) === 0) return refuse({ kind: 'conflict', message: 'Only a draft can be thrown away.' });
  await record(work, { what: 'CampaignDiscarded', subject: { kind: 'campaign', id } });
  return ok(null);
};
