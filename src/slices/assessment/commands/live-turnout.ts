import { readMembership } from '#partnership/reads';
import type { Work } from '#platform/services.ts';
import type { Campaign } from '../core/campaign.ts';
import type { Turnout } from '../core/turnout.ts';
import { turnoutOf } from '../core/turnout-rates.ts';
import { invitationsOf, keptTurnout, receiptsOf } from '../store/invitation-store.ts';
import { receiptMark } from './receipt-mark.ts';

/** How many were asked and have answered, by sector, layer and group; for a closed campaign, as it stood at closing. */
export const liveTurnout = async (work: Pick<Work, 'tx' | 'here' | 'services'>, campaign: Campaign): Promise<Turnout> => {
  const kept = await keptTurnout<Turnout>(work.tx, work.here.id, campaign.id);
  if (kept !== null) return kept.rates;
  const receipts = await receiptsOf(work.tx, work.here.id, campaign.id);
  const counted = (await invitationsOf(work.tx, work.here.id, campaign.id)).map((invitation) => ({ ...invitation, answered: receipts.has(receiptMark(work.services, invitation.id).toString('hex')) }));
  const { groups } = await readMembership(work.tx, work.here.id);
  return turnoutOf(counted, new Map(groups.map((group) => [group.id, group.name])), campaign.anonymous, campaign.minGroup);
};
