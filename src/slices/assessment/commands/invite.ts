import { hashToken, newToken } from '#platform/auth/secret.ts';
import { writeLink } from '#platform/auth/personal-link.ts';
import type { Work } from '#platform/services.ts';
import type { Campaign } from '../core/campaign.ts';
import { insertLink } from '../store/invitation-store.ts';
import { sendLetter, type Addressee } from './letter.ts';

export type Asking = { readonly campaign: Campaign; readonly bankTitle: string; readonly minutes: number; readonly reminder: boolean };

const kept = (campaign: Campaign): string =>
  campaign.anonymous
    ? `Your answers are anonymous. Nobody can trace an answer to you: not the support team, and not whoever runs the server. Results are shown only for groups of ${campaign.minGroup} or more.`
    : 'Your name is kept with your answers. The support team can see who said what.';

const begun = 'If you had already begun, go on from the link in your first message: this one starts afresh, because we keep nothing that joins you to what you wrote. If you have sent your answers, there is nothing more to do.';

/** Makes a new personal link for one person asked, and puts the message that carries it into the outbox. */
export const invite = async (work: Work, { campaign, minutes, reminder }: Asking, to: Addressee & { readonly invitation: string }): Promise<void> => {
  const secret = newToken();
  await insertLink(work.tx, work.here.id, to.invitation, hashToken('link', secret));
  const link = `${work.services.baseUrl()}/r/${writeLink({ partnership: work.here.id, secret })}`;
  // Only those who have not answered get a reminder: in an anonymous campaign its row must not outlive its sending.
  await sendLetter(work, { kind: `campaign ${campaign.id}`, id: campaign.id, round: campaign, link, minutes, reminder, kept: kept(campaign), ...(campaign.anonymous ? { begun } : {}), leaveNoTrace: reminder && campaign.anonymous }, to);
};
