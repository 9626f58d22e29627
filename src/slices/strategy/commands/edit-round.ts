import { invalid, notFound, ok, type Fault, type Result } from '#lib/result.ts';
import type { Day } from '#lib/day.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { AgreementId } from '../core/kept-target.ts';
import { agreementById } from '../store/agreement-store.ts';
import { insertRound, roundsOf, updateRound, type RoundId, type RoundInput } from '../store/negotiation-store.ts';
import { lockStrategy } from '../store/part-lock.ts';
import { targetsOf } from '../store/target-store.ts';
import { noAgreement } from './edit-agreement.ts';
import { staleRecord } from './edit-plan.ts';

export type RoundDraft = Omit<RoundInput, 'on'> & { readonly on: Day | null };

const faultsOf = (draft: RoundDraft): readonly Fault[] => [
  ...(Number.isInteger(draft.number) && draft.number >= 1 && draft.number <= 99 ? [] : [{ field: 'number', message: 'Enter the number of the round, like 1' }]),
  ...(draft.on === null ? [{ field: 'on', message: 'Enter the day, like 14 1 2027' }] : []),
  ...(draft.askedBy === '' ? [{ field: 'askedBy', message: 'Say who asked' }] : []), ...(draft.askedBy.length > 200 ? [{ field: 'askedBy', message: 'Who asked must be 200 characters or fewer' }] : []),
  ...(draft.what === '' ? [{ field: 'what', message: 'Say what was asked for' }] : []),
  ...(['what', 'why', 'answer'] as const).flatMap((field) => (draft[field].length > 2000 ? [{ field, message: 'Use 2,000 characters or fewer' }] : [])),
];

const wordsOf = ({ number, on, askedBy, target, what, why, answer }: RoundInput) => ({ number, on, askedBy, target, what, why, answer });

/** Notes what was asked for in a round of negotiation, by whom and why, and later what was answered. */
export const saveRound = async (work: Work, agreement: AgreementId, id: RoundId | null, version: number, draft: RoundDraft): Promise<Result<RoundId>> => {
  const { tx, here } = work;
  await lockStrategy(tx, here.id, 'agreements');
  if ((await agreementById(tx, here.id, agreement)) === null) return noAgreement;
  const faults = [...faultsOf(draft)];
  if (draft.target !== null && !(await targetsOf(tx, here.id, agreement)).some((one) => one.id === draft.target)) faults.push({ field: 'target', message: 'Choose a target from the list' });
  const { on } = draft;
  if (faults.length > 0 || on === null) return invalid(faults);
  const round = { ...draft, on };
  const rounds = await roundsOf(tx, here.id, agreement);
  const twin = rounds.find((one) => one.number === round.number && one.on === on && one.askedBy === round.askedBy && one.what === round.what && one.target === round.target);
  if (id === null && twin !== undefined) return ok(twin.id);
  if (id !== null && !rounds.some((one) => one.id === id)) return notFound('There is no such entry in this negotiation.');
  if (id !== null && !(await updateRound(tx, here.id, id, version, round))) return staleRecord;
  const saved = id ?? (await insertRound(tx, here.id, agreement, round));
  const before = rounds.find((one) => one.id === id);
  await record(work, { what: before === undefined ? 'RoundAdded' : 'RoundChanged', subject: { kind: 'agreement', id: agreement }, data: { ...wordsOf(round), ...(before === undefined ? {} : { before: wordsOf(before) }) } });
  return ok(saved);
};
