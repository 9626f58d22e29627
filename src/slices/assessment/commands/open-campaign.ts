import { dayOf } from '#lib/day.ts';
import type { CampaignId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { standings } from '#partnership';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { invitees } from '../core/audience.ts';
import type { Campaign } from '../core/campaign.ts';
import { generalise, type Traits } from '../core/cells.ts';
import { campaignById, setStatus } from '../store/campaign-store.ts';
import { insertInvitation, openReceipts } from '../store/invitation-store.ts';
import { invite } from './invite.ts';
import { bankOf } from './bank-of.ts';

export type Opened = { readonly status: 'open' | 'scheduled'; readonly asked: number };

const canOpen = (campaign: Campaign | null): Result<Campaign> => {
  if (campaign === null) return notFound('There is no such campaign here.');
  return campaign.status === 'draft' || campaign.status === 'scheduled'
    ? ok(campaign)
    : refuse({ kind: 'conflict', message: `This campaign is already ${campaign.status === 'open' ? 'open' : 'closed'}. Nothing more was sent.` });
};

const sendAll = async (work: Work, campaign: Campaign): Promise<Result<number>> => {
  const { reachable } = invitees(campaign.audience, standings(await readMembership(work.tx, work.here.id)));
  if (reachable.length === 0) return invalid([{ field: 'audience', message: 'Nobody in this audience has an email address. Add addresses under People, or choose others.' }]);
  if (campaign.anonymous && reachable.length < campaign.minGroup) {
    return invalid([{ field: 'audience', message: `Anonymous answers need at least ${campaign.minGroup} people, and this audience has ${reachable.length}. Ask more people, or make it a named campaign.` }]);
  }
  const bank = await bankOf(work, campaign);
  if (!bank.ok) return bank;
  const traits = new Map<string, Traits>(reachable.map(({ person, sector, layer, role }) => [person.id, { sector, layer, role }]));
  const described = campaign.anonymous ? generalise(traits, campaign.minGroup) : traits;
  await openReceipts(work.tx, work.here.id, campaign.id);
  for (const { person, groups } of reachable) {
    const invitation = await insertInvitation(work.tx, work.here.id, campaign.id, person.id, described.get(person.id) as Traits, groups);
    await invite(work, { campaign, bankTitle: bank.value.title, minutes: bank.value.time, reminder: false }, { invitation, person: person.id, name: person.name, address: person.email as string });
  }
  return ok(reachable.length);
};

/** Opens a campaign: fixes who is asked and how each is described, and sends every personal link. Before its opening day it waits for it. */
export const openCampaign = async (work: Work, id: CampaignId): Promise<Result<Opened>> => {
  const found = canOpen(await campaignById(work.tx, work.here.id, id, true));
  if (!found.ok) return found;
  const campaign = found.value;
  const today = dayOf(work.now);
  if (campaign.closesOn < today) return invalid([{ field: 'closesOn', message: 'The closing date has passed. Change the draft’s dates, then open it.' }]);
  const { production, smtpUrl } = work.services.config;
  if (campaign.anonymous && production && smtpUrl === undefined) return invalid([{ field: 'anonymous', message: 'No mail server is set up, so every personal link would stand on a page that you can read, and answers would not be anonymous. Ask the administrator to set SMTP_URL' }]);
  if (campaign.opensOn > today) {
    await setStatus(work.tx, work.here.id, id, 'scheduled', work.now);
    await record(work, { what: 'CampaignScheduled', subject: { kind: 'campaign', id }, data: { opensOn: campaign.opensOn } });
    return ok({ status: 'scheduled', asked: 0 });
  }
  const sent = await sendAll(work, campaign);
  if (!sent.ok) return sent;
  await setStatus(work.tx, work.here.id, id, 'open', work.now);
  await record(work, { what: 'CampaignOpened', subject: { kind: 'campaign', id }, data: { title: campaign.title, asked: sent.value, anonymous: campaign.anonymous } });
  return ok({ status: 'open', asked: sent.value });
};
