import { dayOf } from '#lib/day.ts';
import type { CampaignId } from '#lib/id.ts';
import { notFound, ok, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import { hashToken, newToken } from '#platform/auth/secret.ts';
import type { Work } from '#platform/services.ts';
import { mayRemind } from '../core/round.ts';
import { campaignById, noteReminder } from '../store/campaign-store.ts';
import { insertLink, invitationsOf, receiptsOf } from '../store/invitation-store.ts';
import { bankOf } from './bank-of.ts';
import { invite } from './invite.ts';
import { receiptMark } from './receipt-mark.ts';

/** Writes to those who have not answered, at most once a week. Says how many, and never whom. */
export const remind = async (work: Work, id: CampaignId): Promise<Result<number>> => {
  const campaign = await campaignById(work.tx, work.here.id, id, true);
  if (campaign === null) return notFound('There is no such campaign here.');
  const today = dayOf(work.now);
  const allowed = mayRemind(campaign, today);
  if (!allowed.ok) return allowed;
  const bank = await bankOf(work, campaign);
  if (!bank.ok) return bank;
  const { people } = await readMembership(work.tx, work.here.id);
  const byId = new Map(people.map((person) => [person.id, person]));
  const answered = await receiptsOf(work.tx, work.here.id, id);
  let count = 0;
  for (const invitation of await invitationsOf(work.tx, work.here.id, id)) {
    const person = byId.get(invitation.person);
    if (person?.email == null || answered.has(receiptMark(work.services, invitation.id).toString('hex'))) {
      // A link that nobody holds, so that the links do not tell who was reminded and so had not answered.
      await insertLink(work.tx, work.here.id, invitation.id, hashToken('link', newToken()));
      continue;
    }
    await invite(work, { campaign, bankTitle: bank.value.title, minutes: bank.value.time, reminder: true }, { invitation: invitation.id, person: person.id, name: person.name, address: person.email });
    count += 1;
  }
  await noteReminder(work.tx, work.here.id, id, today);
  await record(work, { what: 'ReminderSent', subject: { kind: 'campaign', id }, data: { count } });
  return ok(count);
};
