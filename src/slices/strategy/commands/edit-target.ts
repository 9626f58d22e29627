import { dayOf } from '#lib/day.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { EvidenceId } from '../core/evidence.ts';
import { checkTarget, contentOf, inputOf, type Agreement, type AgreementId, type KeptTarget, type TargetId, type TargetInput } from '../core/kept-target.ts';
import { limitsFromPack } from '../core/limits-from-pack.ts';
import { agreementById } from '../store/agreement-store.ts';
import { restsOf, setRests } from '../store/evidence-store.ts';
import { lockStrategy } from '../store/part-lock.ts';
import { outcomesNow } from '../store/plan-store.ts';
import { addRevision, insertTarget, isTargetKeyTaken, leaveOut, targetById, targetsOf, updateTarget } from '../store/target-store.ts';
import { askAgain } from './ask-again.ts';
import { noAgreement } from './edit-agreement.ts';
import { staleRecord } from './edit-plan.ts';

export const noTarget = notFound('There is no such target here.');
/** Refused because the agreement is closed. */
export const closed = refuse({ kind: 'conflict', message: 'This agreement is closed. Its targets stay as they were.' });

/** Whether two states of a target say the same. */
export const sameTarget = (a: TargetInput, b: TargetInput): boolean => (Object.keys(a) as (keyof TargetInput)[]).every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));

const checked = async (work: Work, input: TargetInput, before: KeptTarget | null): Promise<Result<TargetInput>> => {
  const { tx, here } = work;
  const limits = limitsFromPack(await work.services.packFor(tx, here));
  const sound = checkTarget(input, [...limits.kinds.map((one) => one.kind), ...(before === null ? [] : [before.kind])]);
  if (!sound.ok) return sound;
  const membership = await readMembership(tx, here.id);
  if (input.leadOrganisation !== null && input.leadOrganisation !== before?.leadOrganisation && !membership.organisations.some((one) => one.id === input.leadOrganisation)) return invalid([{ field: 'leadOrganisation', message: 'Choose an organisation from the list' }]);
  if (input.leadPerson !== null && input.leadPerson !== before?.leadPerson && !membership.people.some((one) => one.id === input.leadPerson)) return invalid([{ field: 'leadPerson', message: 'Choose a person from the list' }]);
  if (input.outcome !== null && input.outcome !== before?.outcome && !(await outcomesNow(tx, here.id)).some((one) => one.key === input.outcome)) return invalid([{ field: 'outcome', message: 'Choose an outcome from the list' }]);
  return sound;
};

export type TargetSave = { readonly id: TargetId | null; readonly version: number; readonly input: TargetInput; readonly evidence: readonly EvidenceId[] | null; readonly why: string };

const mayChange = (agreement: Agreement, { id, why }: TargetSave): Result<null> => {
  if (agreement.status === 'closed') return closed;
  if (why.length > 1000) return invalid([{ field: 'why', message: 'Why must be 1,000 characters or fewer' }]);
  return agreement.status === 'signed' && why === '' ? invalid([{ field: 'why', message: id === null ? 'The agreement is signed: say why a target is added' : 'The agreement is signed: say why the target is changed' }]) : ok(null);
};

type Ready = { readonly input: TargetInput; readonly before: KeptTarget | null; readonly twin: TargetId | null; readonly unchanged: boolean };

const restsOnOther = async ({ tx, here }: Work, target: TargetId, evidence: readonly EvidenceId[] | null): Promise<boolean> => {
  const now = (await restsOf(tx, here.id)).filter((one) => one.target === target).map((one) => one.evidence);
  return evidence !== null && (now.length !== new Set(evidence).size || now.some((one) => !evidence.includes(one)));
};

const isOpen = (target: KeptTarget | null, agreement: AgreementId): boolean => target !== null && target.agreement === agreement && target.leftOutOn === null;

const prepare = async (work: Work, agreementId: AgreementId, save: TargetSave): Promise<Result<Ready>> => {
  const { tx, here } = work;
  const agreement = await agreementById(tx, here.id, agreementId);
  if (agreement === null) return noAgreement;
  const before = save.id === null ? null : await targetById(tx, here.id, save.id);
  if (save.id !== null && !isOpen(before, agreementId)) return noTarget;
  const sound = await checked(work, save.input, before);
  if (!sound.ok) return sound;
  const input = sound.value;
  const twin = before !== null ? undefined : (await targetsOf(tx, here.id, agreementId)).find((one) => one.key === input.key && sameTarget(inputOf(one), input));
  if (twin === undefined && (await isTargetKeyTaken(tx, here.id, agreementId, input.key, save.id))) return invalid([{ field: 'key', message: 'A target of this agreement has this reference already' }]);
  const unchanged = before !== null && sameTarget(inputOf(before), input) && !(await restsOnOther(work, before.id, save.evidence));
  const may = unchanged || twin !== undefined ? ok(null) : mayChange(agreement, save);
  return may.ok ? ok({ input, before, twin: twin?.id ?? null, unchanged }) : may;
};

/** Adds a target to an agreement or changes one. What it said before stays in its history; after signing each change says why. */
export const saveTarget = async (work: Work, agreementId: AgreementId, save: TargetSave): Promise<Result<TargetId>> => {
  const { tx, here } = work;
  const { version, evidence, why } = save;
  await lockStrategy(tx, here.id, 'agreements');
  const ready = await prepare(work, agreementId, save);
  if (!ready.ok) return ready;
  const { input, before, twin, unchanged } = ready.value;
  if (twin !== null) return ok(twin);
  if (before !== null && !unchanged && !(await updateTarget(tx, here.id, before.id, version, input))) return staleRecord;
  if (before !== null && !unchanged) await askAgain(work, before, input);
  const saved = before?.id ?? (await insertTarget(tx, here.id, agreementId, input));
  if (unchanged) return ok(saved);
  if (evidence !== null) await setRests(tx, here.id, { target: saved }, evidence);
  await addRevision(tx, here.id, saved, { version: before === null ? 1 : version + 1, at: work.now, by: work.actor.name, why, content: contentOf(input) });
  await record(work, { what: before === null ? 'TargetAdded' : 'TargetChanged', subject: { kind: 'target', id: saved }, data: { title: input.title, key: input.key }, ...(why === '' ? {} : { why }) });
  return ok(saved);
};

/** Takes a target out of an agreement. It stays on record with the reason. */
export const leaveTargetOut = async (work: Work, id: TargetId, version: number, why: string): Promise<Result<AgreementId>> => {
  const { tx, here } = work;
  const target = await targetById(tx, here.id, id);
  const agreement = target === null ? null : await agreementById(tx, here.id, target.agreement);
  if (target === null || agreement === null) return noTarget;
  if (target.leftOutOn !== null) return ok(agreement.id);
  if (agreement.status === 'closed') return closed;
  if (why === '' || why.length > 1000) return invalid([{ field: 'why', message: why === '' ? 'Say why the target is left out' : 'Why must be 1,000 characters or fewer' }]);
  if (!(await leaveOut(tx, here.id, id, version, dayOf(work.now), why))) return staleRecord;
  await record(work, { what: 'TargetDropped', subject: { kind: 'target', id }, data: { title: target.title, key: target.key }, why });
  return ok(agreement.id);
};
