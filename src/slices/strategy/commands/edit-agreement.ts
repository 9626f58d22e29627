import { dayOf } from '#lib/day.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { AgreementFinding } from '../core/agreement-finding.ts';
import { checkAgreement } from '../core/check-agreement.ts';
import { checkAgreementRecord, contentOf, inputOf, type Agreement, type AgreementId, type AgreementInput } from '../core/kept-target.ts';
import { limitsFromPack } from '../core/limits-from-pack.ts';
import { agreementById, agreementsOf, closeAgreement, insertAgreement, setAgreementStatus, signAgreement, updateAgreement } from '../store/agreement-store.ts';
import { copyContributors } from '../store/contributor-store.ts';
import { setRests } from '../store/evidence-store.ts';
import { insertDraft } from '../store/negotiation-store.ts';
import { lockStrategy } from '../store/part-lock.ts';
import { addRevision, insertTarget, targetsOf } from '../store/target-store.ts';
import { staleRecord } from './edit-plan.ts';
import { readAgreement } from './read-agreement.ts';
import { notAsSeen, seenOf } from './seen-agreement.ts';

export const noAgreement = notFound('There is no such agreement here.');

/** Adds an agreement as a draft. The same form sent twice adds one. */
export const addAgreement = async (work: Work, input: AgreementInput): Promise<Result<AgreementId>> => {
  const sound = checkAgreementRecord(input);
  if (!sound.ok) return sound;
  await lockStrategy(work.tx, work.here.id, 'agreements');
  const twin = (await agreementsOf(work.tx, work.here.id)).find((one) => one.title === input.title);
  if (twin !== undefined) return twin.from === input.from && twin.to === input.to ? ok(twin.id) : invalid([{ field: 'title', message: 'There is an agreement of this title already. Give this one another' }]);
  const id = await insertAgreement(work.tx, work.here.id, sound.value, null);
  await record(work, { what: 'AgreementAdded', subject: { kind: 'agreement', id }, data: { title: input.title } });
  return ok(id);
};

export const changeAgreement = async (work: Work, id: AgreementId, version: number, input: AgreementInput): Promise<Result<AgreementId>> => {
  const sound = checkAgreementRecord(input);
  if (!sound.ok) return sound;
  const before = await agreementById(work.tx, work.here.id, id);
  if (before === null) return noAgreement;
  if (before.status === 'closed') return refuse({ kind: 'conflict', message: 'This agreement is closed. Its title and dates stay as they were.' });
  if (!(await updateAgreement(work.tx, work.here.id, { id, version }, sound.value))) return staleRecord;
  await record(work, { what: 'AgreementChanged', subject: { kind: 'agreement', id }, data: { title: input.title, before: { title: before.title, from: before.from, to: before.to } } });
  return ok(id);
};

/** From draft to negotiation: from now on rounds are noted. */
export const negotiate = async (work: Work, id: AgreementId, version: number): Promise<Result<AgreementId>> => {
  const agreement = await agreementById(work.tx, work.here.id, id);
  if (agreement === null) return noAgreement;
  if (agreement.status === 'negotiating') return ok(id);
  if (agreement.status !== 'draft' || !(await setAgreementStatus(work.tx, work.here.id, { id, version }, 'negotiating'))) return staleRecord;
  await record(work, { what: 'NegotiationBegun', subject: { kind: 'agreement', id }, data: { title: agreement.title } });
  return ok(id);
};

/** What the checks find in an agreement as it stands. */
export const findingsOf = async (work: Pick<Work, 'tx' | 'here' | 'services'>, agreement: Agreement): Promise<readonly AgreementFinding[]> => {
  const limits = limitsFromPack(await work.services.packFor(work.tx, work.here));
  const { targets } = await readAgreement(work.tx, work.here.id, agreement);
  return checkAgreement(targets.map((one) => one.looked), limits);
};

/** Who acts on an agreement as a whole: on which version of it, on what they saw of its targets (null: they act on what stands), and why. */
export type OnWhole = { readonly version: number; readonly seen: string | null; readonly why: string };

const isAsSeen = async ({ tx, here }: Work, agreement: Agreement, seen: string | null): Promise<boolean> => seen === null || seenOf(await readAgreement(tx, here.id, agreement)) === seen;

const keepDraft = async (work: Work, agreement: Agreement, note: string): Promise<number> => {
  const { targets } = await readAgreement(work.tx, work.here.id, agreement);
  return insertDraft(work.tx, work.here.id, agreement.id, { at: work.now, by: work.actor.name, note, content: targets.map((one) => one.said) });
};

/** Keeps the agreement as it stands under the next number, so that it can be compared. */
export const takeDraft = async (work: Work, id: AgreementId, note: string, seen: string | null = null): Promise<Result<number>> => {
  if (note.length > 500) return invalid([{ field: 'note', message: 'What this draft is for must be 500 characters or fewer' }]);
  await lockStrategy(work.tx, work.here.id, 'agreements');
  const agreement = await agreementById(work.tx, work.here.id, id);
  if (agreement === null) return noAgreement;
  if (!(await isAsSeen(work, agreement, seen))) return notAsSeen;
  const number = await keepDraft(work, agreement, note);
  await record(work, { what: 'DraftTaken', subject: { kind: 'agreement', id }, data: { title: agreement.title, number, note } });
  return ok(number);
};

// The same form sent twice signs once; what another wrote is not dropped in silence.
const signedBefore = (agreement: Agreement, name: string, why: string): Result<AgreementId> =>
  agreement.signedBy === name && (agreement.signedWhy ?? '') === why ? ok(agreement.id) : refuse({ kind: 'conflict', message: `${agreement.signedBy ?? 'Somebody'} signed this agreement before you. It stands as it was signed then; what you wrote was not kept.` });

/** Signs an agreement and keeps it as a draft of its own. While something stands against it, only with a reason in writing. Refused when the targets are not those that were seen. */
export const sign = async (work: Work, id: AgreementId, { version, seen, why }: OnWhole): Promise<Result<AgreementId>> => {
  await lockStrategy(work.tx, work.here.id, 'agreements');
  const agreement = await agreementById(work.tx, work.here.id, id);
  if (agreement === null) return noAgreement;
  if (agreement.status === 'signed') return signedBefore(agreement, work.actor.name, why);
  if (agreement.status === 'closed' || agreement.version !== version) return staleRecord;
  if (!(await isAsSeen(work, agreement, seen))) return notAsSeen;
  const stops = (await findingsOf(work, agreement)).filter((finding) => finding.severity === 'stop').length;
  if (stops > 0 && why === '') return invalid([{ field: 'why', message: `${stops === 1 ? 'One thing stands' : `${stops} things stand`} against signing. Mend them, or say why you sign all the same` }]);
  if (why.length > 2000) return invalid([{ field: 'why', message: 'Why you sign all the same must be 2,000 characters or fewer' }]);
  if (!(await signAgreement(work.tx, work.here.id, { id, version }, { on: dayOf(work.now), by: work.actor.name, why: why === '' ? null : why }))) return staleRecord;
  const number = await keepDraft(work, agreement, 'As signed');
  await record(work, { what: 'AgreementSigned', subject: { kind: 'agreement', id }, data: { title: agreement.title, number, stops }, ...(why === '' ? {} : { why }) });
  return ok(id);
};

export const close = async (work: Work, id: AgreementId, { version, seen, why }: OnWhole): Promise<Result<AgreementId>> => {
  await lockStrategy(work.tx, work.here.id, 'agreements');
  const agreement = await agreementById(work.tx, work.here.id, id);
  if (agreement === null) return noAgreement;
  if (agreement.status === 'closed') return ok(id);
  if (why === '' || why.length > 2000) return invalid([{ field: 'why', message: why === '' ? 'Say why it is closed' : 'Why must be 2,000 characters or fewer' }]);
  if (agreement.version !== version) return staleRecord;
  if (!(await isAsSeen(work, agreement, seen))) return notAsSeen;
  if (!(await closeAgreement(work.tx, work.here.id, { id, version }, dayOf(work.now), why))) return staleRecord;
  await record(work, { what: 'AgreementClosed', subject: { kind: 'agreement', id }, data: { title: agreement.title }, why });
  return ok(id);
};

/** Begins the agreement after this one, with a copy of its targets. Partners are asked anew: a yes to the old is none to the new. */
export const startNext = async (work: Work, id: AgreementId): Promise<Result<AgreementId>> => {
  const { tx, here } = work;
  await lockStrategy(tx, here.id, 'agreements');
  const agreement = await agreementById(tx, here.id, id);
  if (agreement === null) return noAgreement;
  const begun = (await agreementsOf(tx, here.id)).find((one) => one.previous === id);
  if (begun !== undefined) return ok(begun.id);
  const title = `${agreement.title}: what comes after`.slice(0, 200);
  const made = await insertAgreement(tx, here.id, { title, from: agreement.to, to: null }, id);
  const { targets } = await readAgreement(tx, here.id, agreement);
  for (const { kept, evidence } of targets) {
    const copy = await insertTarget(tx, here.id, made, kept);
    await copyContributors(tx, here.id, kept.id, copy);
    await setRests(tx, here.id, { target: copy }, evidence.map((one) => one.id));
    await addRevision(tx, here.id, copy, { version: 1, at: work.now, by: work.actor.name, why: `Copied from ${agreement.title}`, content: contentOf(inputOf(kept)) });
  }
  await record(work, { what: 'AgreementAdded', subject: { kind: 'agreement', id: made }, data: { title, after: id, targets: (await targetsOf(tx, here.id, made)).length } });
  return ok(made);
};
