import { dayOf } from '#lib/day.ts';
import { invalid, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { AgreementTarget, TargetField } from '../core/agreement.ts';
import { readColumn } from '../core/agreement-columns.ts';
import { agreementFromRows } from '../core/agreement-from-rows.ts';
import { compareAgreements, type AgreementComparison } from '../core/compare-agreements.ts';
import type { Evidence } from '../core/evidence.ts';
import { checkTarget, contentOf, type AgreementId, type TargetId, type TargetInput } from '../core/kept-target.ts';
import { limitsFromPack } from '../core/limits-from-pack.ts';
import { whomToAsk } from '../core/whom-to-ask.ts';
import { agreementById } from '../store/agreement-store.ts';
import { insertContributor } from '../store/contributor-store.ts';
import { evidenceOf, setRests } from '../store/evidence-store.ts';
import { lockStrategy } from '../store/part-lock.ts';
import { addRevision, insertTarget, updateTarget } from '../store/target-store.ts';
import { askAgain } from './ask-again.ts';
import { noAgreement } from './edit-agreement.ts';
import { sameTarget } from './edit-target.ts';
import { readAgreement, type AgreementWhole, type TargetWhole } from './read-agreement.ts';

export type AgreementImport = { readonly targets: readonly AgreementTarget[]; readonly comparison: AgreementComparison; readonly stay: number; readonly warnings: readonly string[]; readonly acceptedInFile: number };

const low = (text: string): string => text.trim().toLowerCase();
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

const columnsFor: Readonly<Record<TargetField, readonly string[]>> = {
  kind: ['kind'], title: ['title'], indicator: ['indicator'], definition: ['definition'], unit: ['unit'], polarity: ['polarity'], measure: ['measure'], valueKind: ['valueKind'], baseline: ['baseline', 'baselineOf'], baselinePeriod: ['baselinePeriod', 'baselineOf'],
  denominator: ['denominator'], denominatorOf: ['denominatorOf'], sample: ['sample'], past: ['past'], yearly: ['yearly', 'aim'], lead: ['lead'], leadAreas: ['leadAreas'], area: ['area'], leadHasPower: ['leadHasPower'], contributors: ['contributors', 'accepted'],
  funding: ['funding', 'certainty'], reward: ['reward'], reason: ['reason'], evidence: ['evidence'], movesWith: ['movesWith', 'helps', 'harms'],
};

// What a file has no column for, it says nothing about: that stays as it is.
const besides = (read: AgreementTarget, current: AgreementTarget | undefined, columns: ReadonlySet<string>): AgreementTarget => {
  if (current === undefined) return read;
  const unsaid = (Object.keys(columnsFor) as TargetField[]).filter((field) => !columnsFor[field].some((column) => columns.has(column)));
  return { ...read, key: current.key, ...Object.fromEntries(unsaid.map((field) => [field, current[field]])), notApplicable: [...new Set([...current.notApplicable.filter((field) => unsaid.includes(field)), ...read.notApplicable])] };
};

// Partners that a file says have accepted, and that have not said so here.
const newlyAccepted = (read: AgreementTarget, current: AgreementTarget | undefined): number =>
  read.contributors.filter((one) => one.accepted === true && current?.contributors.some((known) => low(known.name) === low(one.name) && known.accepted === true) !== true).length;

/** What a file would change in an agreement; nothing is saved. Refused with every fault by row. */
export const previewAgreement = async (work: Work, id: AgreementId, rows: readonly (readonly string[])[]): Promise<Result<AgreementImport>> => {
  const agreement = await agreementById(work.tx, work.here.id, id);
  if (agreement === null) return noAgreement;
  const limits = limitsFromPack(await work.services.packFor(work.tx, work.here));
  const read = agreementFromRows(rows.map((cells) => cells.map(unguarded)), limits.kinds.map((one) => one.kind));
  if (!read.ok) return read;
  const { targets, warnings } = read.value;
  const keys = new Set(targets.map((one) => low(one.key)));
  const current = (await readAgreement(work.tx, work.here.id, agreement)).targets.map((one) => one.said);
  const [known, stay] = [current.filter((one) => keys.has(low(one.key))), current.filter((one) => !keys.has(low(one.key))).length];
  const byKey = new Map(known.map((one) => [low(one.key), one]));
  const columns = new Set<string>((rows[0] ?? []).map((heading, index) => readColumn(heading, index).field));
  const aligned = targets.map((one) => besides(one, byKey.get(low(one.key)), columns));
  return ok({ targets: aligned, comparison: compareAgreements(known, aligned), stay, warnings, acceptedInFile: aligned.reduce((sum, one) => sum + newlyAccepted(one, byKey.get(low(one.key))), 0) });
};

type Ready = { readonly before: TargetWhole | null; readonly input: TargetInput; readonly evidence: readonly Evidence[]; readonly contributors: AgreementTarget['contributors'] };

// Evidence that is known by its title is linked; the rest stays in words.
const splitEvidence = (written: string | null, known: readonly Evidence[]): { readonly linked: readonly Evidence[]; readonly note: string | null } => {
  const parts = (written ?? '').split(';').map((part) => part.trim()).filter((part) => part !== '');
  const linked = known.filter((one) => one.withdrawnOn === null && parts.some((part) => low(part) === low(one.title)));
  const rest = parts.filter((part) => !linked.some((one) => low(one.title) === low(part))).join('; ');
  return { linked, note: rest === '' ? null : rest };
};

const readyOf = (whole: AgreementWhole, known: readonly Evidence[], target: AgreementTarget): Ready => {
  const before = whole.targets.find((one) => one.kept.key === target.key) ?? null;
  const { lead, contributors, evidence, ...said } = target;
  const organisation = lead === null ? undefined : whole.membership.organisations.find((one) => low(one.name) === low(lead) && one.to === null);
  const { linked, note } = splitEvidence(evidence, known);
  const sameLead = organisation !== undefined && before?.kept.leadOrganisation === organisation.id;
  return {
    before, evidence: linked, contributors,
    input: {
      ...said, outcome: before?.kept.outcome ?? null, leadOrganisation: organisation?.id ?? null, leadPerson: sameLead ? (before?.kept.leadPerson ?? null) : null, leadName: organisation === undefined ? lead : null, evidenceNote: note,
    },
  };
};

const saveOne = async (work: Work, id: AgreementId, { before, input, evidence }: Ready): Promise<{ readonly id: TargetId; readonly changed: boolean }> => {
  const { tx, here } = work;
  const same = before !== null && sameTarget(input, before.kept);
  if (before !== null && !same) {
    await updateTarget(tx, here.id, before.kept.id, before.kept.version, input);
    await askAgain(work, before.kept, input);
  }
  const saved = before?.kept.id ?? (await insertTarget(tx, here.id, id, input));
  const rested = await setRests(tx, here.id, { target: saved }, evidence.map((one) => one.id));
  if (!same) await addRevision(tx, here.id, saved, { version: before === null ? 1 : before.kept.version + 1, at: work.now, by: work.actor.name, why: 'Read in from a file', content: contentOf(input) });
  return { id: saved, changed: !same || rested };
};

// A file can name who is to contribute. That they accept, only they can say.
const nameContributors = async (work: Work, target: TargetId, { before, contributors }: Ready, { membership }: AgreementWhole): Promise<void> => {
  for (const { name } of contributors) {
    if (before?.contributors.some((one) => low(one.name) === low(name)) === true) continue;
    const organisation = membership.organisations.find((one) => low(one.name) === low(name) && one.to === null);
    const asked = organisation === undefined ? null : whomToAsk(membership, { kind: 'organisation', id: organisation.id });
    await insertContributor(work.tx, work.here.id, target, { organisation: organisation?.id ?? null, name: organisation === undefined ? name : null, what: '', asked }, work.actor.name, dayOf(work.now));
  }
};

/** Reads a file of targets into an agreement: all of it or nothing. Targets that the file does not name stay as they are. */
export const importAgreement = async (work: Work, id: AgreementId, rows: readonly (readonly string[])[]): Promise<Result<{ readonly added: number; readonly changed: number }>> => {
  const { tx, here } = work;
  await lockStrategy(tx, here.id, 'agreements');
  const read = await previewAgreement(work, id, rows);
  const agreement = await agreementById(tx, here.id, id);
  if (!read.ok) return read;
  if (agreement === null) return noAgreement;
  if (agreement.status === 'closed' || agreement.status === 'signed') return refuse({ kind: 'conflict', message: 'This agreement is signed or closed. Change a signed target one by one, saying why each time.' });
  const whole = await readAgreement(tx, here.id, agreement);
  const evidence = await evidenceOf(tx, here.id);
  const ready = read.value.targets.map((target) => readyOf(whole, evidence, target));
  const kinds = [...limitsFromPack(await work.services.packFor(tx, here)).kinds.map((one) => one.kind), ...whole.targets.map((one) => one.kept.kind)];
  const faults = ready.flatMap(({ input }, index) => { const sound = checkTarget(input, kinds); return sound.ok ? [] : (sound.refusal.faults ?? []).map((fault) => ({ ...fault, row: index + 1 })); });
  if (faults.length > 0) return invalid(faults.slice(0, 30), 'The file has faults. Nothing was saved.');
  let [added, changed] = [0, 0];
  for (const one of ready) {
    const saved = await saveOne(work, id, one);
    await nameContributors(work, saved.id, one, whole);
    if (one.before === null) added += 1;
    else if (saved.changed) changed += 1;
  }
  await record(work, { what: 'TargetsImported', subject: { kind: 'agreement', id }, data: { title: agreement.title, added, changed } });
  return ok({ added, changed });
};
