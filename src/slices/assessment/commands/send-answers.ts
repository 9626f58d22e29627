import { invalid, ok, type Result } from '#lib/result.ts';
import { campaignById } from '../store/campaign-store.ts';
import { addReceipt, receiptsOf } from '../store/invitation-store.ts';
import { answersOf, submitResponse } from '../store/response-store.ts';
import { stillOpen, type Answering } from './answering.ts';
import { receiptMark } from './receipt-mark.ts';

/** Sends the answers. A second press does no harm; a second response of the same person is refused. */
export const sendAnswers = async (answering: Answering): Promise<Result<null>> => {
  const { tx, here, campaign, invitation, response, services } = answering;
  if (response?.submitted === true) return ok(null);
  const mark = receiptMark(services, invitation.id);
  const answered = (await receiptsOf(tx, here.id, campaign.id, true)).has(mark.toString('hex'));
  // Read again under the lock: it may have closed while this waited.
  const now = await campaignById(tx, here.id, campaign.id);
  const open = stillOpen({ ...answering, answered, campaign: now ?? campaign, open: answering.open && now?.status === 'open' });
  if (!open.ok) return open;
  const answers = response === null ? [] : await answersOf(tx, here.id, response.id);
  if (response === null || !answers.some((answer) => answer.state !== 'none')) return invalid([{ field: 'answers', message: 'Answer at least one question before you send' }]);
  await submitResponse(tx, here.id, response.id);
  await addReceipt(tx, here.id, campaign.id, mark);
  return ok(null);
};
