import { dayOf } from '#lib/day.ts';
import { notFound, ok, refuse, type Result } from '#lib/result.ts';
import { partnershipById } from '#platform/auth/membership.ts';
import { hashToken } from '#platform/auth/secret.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import type { Campaign } from '../core/campaign.ts';
import { takesAnswers } from '../core/round.ts';
import { readLink } from '#platform/auth/personal-link.ts';
import { campaignById } from '../store/campaign-store.ts';
import { invitationById, invitationByLink, receiptsOf, type Invitation } from '../store/invitation-store.ts';
import { responseByInvitation, responseByKey, type ResponseRow } from '../store/response-store.ts';
import { openSealed } from './sealed-invitation.ts';
import { receiptMark } from './receipt-mark.ts';

/** Someone who came by a personal link, and how far they have got. */
export type Answering = {
  readonly tx: Tx;
  readonly here: Here;
  readonly services: Services;
  readonly campaign: Campaign;
  readonly invitation: Invitation;
  readonly keyHash: Buffer;
  readonly response: ResponseRow | null;
  /** Sent already, by this link or another of the same person. */
  readonly answered: boolean;
  /** Whether the campaign takes answers today. */
  readonly open: boolean;
};

const wrongLink = notFound('This link is not right, or it has been withdrawn. Open the link from your message again, and check that none of it was cut off. If it still does not work, reply to that message.');

const find = async (services: Services, tx: Tx, here: Here, secret: string, now: Date): Promise<Result<Answering>> => {
  const sealed = openSealed(services, secret);
  const invitation = sealed === null ? await invitationByLink(tx, here.id, hashToken('link', secret)) : await invitationById(tx, here.id, sealed.invitation);
  const campaign = invitation === null ? null : await campaignById(tx, here.id, invitation.campaign);
  if (invitation === null || campaign === null) return wrongLink;
  const keyHash = hashToken('response', sealed?.secret ?? secret);
  const response = campaign.anonymous ? await responseByKey(tx, here.id, campaign.id, keyHash) : await responseByInvitation(tx, here.id, campaign.id, invitation.id);
  const mark = receiptMark(services, invitation.id).toString('hex');
  const answered = response?.submitted === true || (await receiptsOf(tx, here.id, campaign.id)).has(mark);
  return ok({ tx, here, services, campaign, invitation, keyHash, response, answered, open: takesAnswers(campaign, dayOf(now)) });
};

/** Opens the transaction of whoever holds a personal link; a wrong link and another partnership's look the same. */
export const byLink = async <T>(services: Services, text: string, now: Date, work: (answering: Answering) => Promise<Result<T>>): Promise<Result<T>> => {
  const link = readLink(text);
  const here = link === null ? null : await partnershipById(services.db, link.partnership);
  if (link === null || here === null) return wrongLink;
  return services.db.forPartnership(here.id, async (tx) => {
    const answering = await find(services, tx, here, link.secret, now);
    return answering.ok ? work(answering.value) : answering;
  });
};

/** Refuses when answers can't be given any more, saying why. */
export const stillOpen = ({ campaign, open, answered }: Answering): Result<null> => {
  if (answered) return refuse({ kind: 'gone', message: 'You have already sent your answers to this. There is nothing more to do.' });
  if (open) return ok(null);
  return refuse({ kind: 'gone', message: campaign.status === 'closed' || campaign.status === 'open' ? 'This has closed, so answers can’t be changed or added. Thank you for your time.' : 'This has not opened yet.' });
};
