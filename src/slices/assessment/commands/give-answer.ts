import { invalid, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import type { Question, Scale } from '#pack';
import { statusShared } from '../store/campaign-store.ts';
import { answersOf, insertResponse, responseByInvitation, responseByKey, saveAnswer, type SavedAnswer } from '../store/response-store.ts';
import { stillOpen, type Answering } from './answering.ts';

export type Given = { readonly answer: string; readonly comment: string; readonly evidence: string; readonly version: number };

const most = 5000;

const readPoint = (given: Given, scale: Scale): Pick<SavedAnswer, 'state' | 'point'> | Fault => {
  if (given.answer === 'na' || given.answer === 'dk') return { state: given.answer, point: null };
  if (given.answer === '') return { state: 'none', point: null };
  const point = Number(given.answer);
  return Object.hasOwn(scale.points, given.answer) && Number.isInteger(point)
    ? { state: 'point', point }
    : { field: 'answer', message: 'Choose one of the answers listed' };
};

const checked = (given: Given, question: Question, scale: Scale): Result<SavedAnswer> => {
  const read = readPoint(given, scale);
  const faults: Fault[] = 'field' in read ? [read] : [];
  if (given.comment.length > most) faults.push({ field: 'comment', message: 'Comment must be 5,000 characters or fewer' });
  if (given.evidence.length > most) faults.push({ field: 'evidence', message: 'Evidence must be 5,000 characters or fewer' });
  if (faults.length > 0 || 'field' in read) return invalid(faults);
  return ok({ question: question.id, ...read, comment: given.comment === '' ? null : given.comment, evidence: given.evidence === '' ? null : given.evidence, version: given.version });
};

const openResponse = async (answering: Answering): Promise<string> => {
  const { tx, here, campaign, invitation, keyHash } = answering;
  if (answering.response !== null) return answering.response.id;
  await insertResponse(tx, here.id, campaign.id, keyHash, campaign.anonymous ? null : invitation.id, invitation);
  const made = campaign.anonymous ? await responseByKey(tx, here.id, campaign.id, keyHash) : await responseByInvitation(tx, here.id, campaign.id, invitation.id);
  return (made as { readonly id: string }).id;
};

/** Saves one answer. When it was changed elsewhere since the form was shown, nothing is saved and both are given back. */
export const giveAnswer = async (answering: Answering, question: Question, scale: Scale, given: Given): Promise<Result<SavedAnswer>> => {
  // Shared with others who answer, and not with the closing: a draft is never begun in a campaign that has just closed.
  const status = await statusShared(answering.tx, answering.here.id, answering.campaign.id);
  const open = stillOpen({ ...answering, open: answering.open && status === 'open' });
  if (!open.ok) return open;
  const answer = checked(given, question, scale);
  if (!answer.ok) return answer;
  const response = await openResponse(answering);
  const { tx, here } = answering;
  if (await saveAnswer(tx, here.id, response, answer.value)) return answer;
  const kept = (await answersOf(tx, here.id, response)).find((one) => one.question === question.id);
  return refuse({ kind: 'conflict', message: 'This answer was changed in another window since you opened this page.', detail: { kept, sent: answer.value } });
};
