import type { Bank, Pack } from '#pack';
import { ok, refuse, type Result } from '#lib/result.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import type { Campaign } from '../core/campaign.ts';
import { resultsFromTally, type Results } from '../core/results.ts';
import { campaignBefore } from '../store/campaign-store.ts';
import { tallyOf } from '../store/tally-store.ts';
import { bankOf } from './bank-of.ts';

type At = { readonly tx: Tx; readonly here: Here; readonly services: Services };
export type CampaignResults = { readonly campaign: Campaign; readonly bank: Bank; readonly pack: Pack; readonly results: Results; readonly previous: { readonly campaign: Campaign; readonly results: Results } | null };

const resultsAlone = async (at: At, campaign: Campaign, previous?: Results): Promise<Result<{ readonly bank: Bank; readonly pack: Pack; readonly results: Results }>> => {
  const bank = await bankOf(at, campaign);
  if (!bank.ok) return bank;
  const pack = await at.services.packFor(at.tx, { ...at.here, pack: campaign.pack, packVersion: campaign.packVersion });
  const counted = await tallyOf(at.tx, at.here.id, campaign.id, bank.value, pack.scales);
  return ok({ bank: bank.value, pack, results: resultsFromTally(bank.value, pack.scales, counted, { minGroup: campaign.minGroup, previous }) });
};

/** The results of a closed campaign, beside the one before it that put the same bank. */
export const resultsOf = async (at: At, campaign: Campaign): Promise<Result<CampaignResults>> => {
  if (campaign.status !== 'closed') return refuse({ kind: 'conflict', message: 'Results are shown after the campaign has closed, so that nobody is swayed by the answers of others.' });
  const before = await campaignBefore(at.tx, at.here.id, campaign);
  const earlier = before === null ? null : await resultsAlone(at, before);
  const now = await resultsAlone(at, campaign, earlier?.ok === true ? earlier.value.results : undefined);
  if (!now.ok) return now;
  // The wheel and the rest are set beside the last only where the same questions were put.
  const comparable = before !== null && JSON.stringify(before.questions?.toSorted((a, b) => (a < b ? -1 : 1)) ?? null) === JSON.stringify(campaign.questions?.toSorted((a, b) => (a < b ? -1 : 1)) ?? null);
  const previous = comparable && earlier?.ok === true ? { campaign: before, results: earlier.value.results } : null;
  return ok({ campaign, ...now.value, previous });
};
