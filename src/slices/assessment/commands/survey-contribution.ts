import { dayOf } from '#lib/day.ts';
import { readId, type CampaignId, type PersonId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution } from '#platform/slice.ts';
import type { Campaign } from '../core/campaign.ts';
import { takesAnswers } from '../core/round.ts';
import { campaignsOf } from '../store/campaign-store.ts';
import { invitationsToPerson, isReceived } from '../store/invitation-store.ts';
import { bankOf } from './bank-of.ts';
import { sealedLink } from './sealed-invitation.ts';
import { receiptMark } from './receipt-mark.ts';

type Open = { readonly campaign: Campaign; readonly invitation: string };

/** The open campaigns that this person was asked to answer and has not sent answers to: told by a mark that only the server can make. */
const openFor = async (work: Work, person: PersonId): Promise<readonly Open[]> => {
  const invitations = await invitationsToPerson(work.tx, work.here.id, person);
  if (invitations.size === 0) return [];
  const found: Open[] = [];
  for (const campaign of await campaignsOf(work.tx, work.here.id)) {
    const invitation = invitations.get(campaign.id);
    if (invitation === undefined || !takesAnswers(campaign, dayOf(work.now))) continue;
    const sent = await isReceived(work.tx, work.here.id, campaign.id, receiptMark(work.services, invitation));
    if (!sent) found.push({ campaign, invitation });
  }
  return found;
};

/**
 * Surveys among what waits for a person. A press makes a new personal link that is written down nowhere:
 * nothing that is kept joins the answers to the page they were opened from, and that somebody took part is not written down.
 */
export const surveyContribution: Contribution = {
  kind: 'survey',
  waiting: async (work, person) => {
    const open = await openFor(work, person);
    return Promise.all(
      open.map(async ({ campaign }) => {
        const bank = await bankOf(work, campaign);
        return { id: campaign.id, text: `Answer “${campaign.title}”`, why: campaign.anonymous ? 'Anonymous. If you began from another link, go on from that one' : 'Your name is kept with your answers', minutes: bank.ok ? bank.value.time : 10, due: campaign.closesOn, late: false };
      }),
    );
  },
  go: async (work, person, id) => {
    const wanted: CampaignId | null = readId<'campaign'>(id);
    const found = (await openFor(work, person)).find((one) => one.campaign.id === wanted);
    if (found === undefined) return notFound('This survey has closed, or we have your answers.');
    return ok(`/r/${sealedLink(work.services, work.here.id, found.invitation)}`);
  },
  used: async (work, person) => {
    const invitations = await invitationsToPerson(work.tx, work.here.id, person);
    const [latest] = (await campaignsOf(work.tx, work.here.id)).filter((campaign) => campaign.status === 'closed' && invitations.has(campaign.id));
    return latest === undefined ? [] : [`“${latest.title}” has closed, and its findings are with the board. The link you answered by shows them beside your answers.`];
  },
};
