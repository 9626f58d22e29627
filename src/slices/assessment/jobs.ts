import { addDays, dayOf, daysBetween } from '#lib/day.ts';
import { eachPartnership } from '#platform/jobs/each-partnership.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services, Work } from '#platform/services.ts';
import { closeCampaign } from './commands/close-campaign.ts';
import { openCampaign } from './commands/open-campaign.ts';
import { remind } from './commands/remind.ts';
import { daysBetweenReminders, type Campaign } from './core/campaign.ts';
import { campaignsOf } from './store/campaign-store.ts';

type Due = 'open' | 'remind' | 'close';

/** What a campaign's dates ask for today: opening, the weekly reminder, or closing on the day after its last. */
export const dueToday = (campaign: Campaign, today: ReturnType<typeof dayOf>): Due | null => {
  if (campaign.status === 'scheduled') return campaign.opensOn <= today ? 'open' : null;
  if (campaign.status !== 'open') return null;
  if (campaign.closesOn < today) return 'close';
  const last = campaign.remindedOn ?? (campaign.openedAt === null ? today : dayOf(campaign.openedAt));
  return daysBetween(last, today) >= daysBetweenReminders && addDays(today, 1) <= campaign.closesOn ? 'remind' : null;
};

const act = { open: openCampaign, remind, close: closeCampaign } as const;

const keepOne = async (services: Services, here: Here, campaign: Campaign, due: Due): Promise<void> => {
  const done = await services.db.forPartnership(here.id, async (tx) => {
    const work: Work = { tx, here, actor: { user: null, name: 'Joinery' }, now: services.clock(), services };
    return act[due](work, campaign.id);
  });
  if (!done.ok) services.log('campaign not kept', { campaign: campaign.id, due, why: done.refusal.message });
};

/** Opens, reminds and closes by the calendar. Each command locks its campaign, so two replicas never do it twice. */
export const keepCampaigns = (services: Services): Promise<void> => {
  const today = dayOf(services.clock());
  return eachPartnership(services, 'campaigns', async (here) => {
    const campaigns = await services.db.forPartnership(here.id, (tx) => campaignsOf(tx, here.id));
    for (const campaign of campaigns) {
      const due = dueToday(campaign, today);
      if (due !== null) await keepOne(services, here, campaign, due).catch((error: unknown) => services.log('campaign not kept', { campaign: campaign.id, due, why: String(error) }));
    }
  });
};
