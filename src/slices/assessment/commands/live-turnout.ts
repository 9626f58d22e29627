import { readMembership } from '#partnership/reads';
import type { Work } from '#platform/services.ts';
import type { Campaign } from '../core/campaign.ts';
import { showTurnout, type Rate, type Turnout } from '../core/turnout.ts';
import { invitationsOf, keptTurnout, receiptsOf, type Invitation } from '../store/invitation-store.ts';
import { receiptMark } from './receipt-mark.ts';

type Counted = { readonly invitation: Invitation; readonly answered: boolean };

const tally = (counted: readonly Counted[], keys: (invitation: Invitation) => readonly string[]): readonly Rate[] => {
  const rates = new Map<string, { asked: number; answered: number }>();
  for (const { invitation, answered } of counted) {
    for (const key of keys(invitation)) {
      const rate = rates.get(key) ?? { asked: 0, answered: 0 };
      rates.set(key, { asked: rate.asked + 1, answered: rate.answered + (answered ? 1 : 0) });
    }
  }
  return [...rates].map(([name, rate]) => ({ name, ...rate }));
};

/** How many were asked and have answered, by sector, layer and group; for a closed campaign, as it stood at closing. */
export const liveTurnout = async (work: Pick<Work, 'tx' | 'here' | 'services'>, campaign: Campaign): Promise<Turnout> => {
  const kept = await keptTurnout<Turnout>(work.tx, work.here.id, campaign.id);
  if (kept !== null) return kept.rates;
  const receipts = await receiptsOf(work.tx, work.here.id, campaign.id);
  const counted = (await invitationsOf(work.tx, work.here.id, campaign.id)).map((invitation) => ({
    invitation,
    answered: receipts.has(receiptMark(work.services, invitation.id).toString('hex')),
  }));
  const { groups } = await readMembership(work.tx, work.here.id);
  const names = new Map(groups.map((group) => [group.id, group.name]));
  return showTurnout(
    { asked: counted.length, answered: counted.filter((one) => one.answered).length },
    {
      sector: tally(counted, ({ sector }) => [sector ?? 'not recorded']),
      layer: tally(counted, ({ layer }) => [layer ?? 'not recorded']),
      group: tally(counted, (invitation) => invitation.groups.map((group) => names.get(group) ?? 'a group that has ended')),
    },
    campaign.anonymous,
    campaign.minGroup,
  );
};
