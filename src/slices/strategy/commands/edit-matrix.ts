import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checkCell, checkEffect, type Answer, type Cell, type CellDraft, type CellId, type CellInput, type EffectId, type EffectInput } from '../core/contribution-cell.ts';
import { whomToAsk } from '../core/whom-to-ask.ts';
import { answerCell, cellsOf, effectsOf, endCell, endEffect, insertCell, insertEffect, updateCell, updateEffect } from '../store/matrix-store.ts';
import { lockStrategy } from '../store/part-lock.ts';
import { outcomesNow } from '../store/plan-store.ts';
import { staleRecord } from './edit-plan.ts';

export const noCell = notFound('There is no such part of the matrix, or it has ended.');
const noEffect = notFound('There is no such effect, or it has ended.');

const checked = async (work: Work, input: CellInput): Promise<Result<CellDraft>> => {
  const { tx, here } = work;
  const sound = checkCell(input, new Set((await outcomesNow(tx, here.id)).map((one) => one.key)));
  if (!sound.ok) return sound;
  const membership = await readMembership(tx, here.id);
  const { doer, asked } = sound.value;
  const there = doer.kind === 'group' ? membership.groups.some((one) => one.id === doer.id) : membership.organisations.some((one) => one.id === doer.id);
  if (!there) return invalid([{ field: 'doer', message: 'Choose an organisation or a theme group' }]);
  if (asked !== null && !membership.people.some((one) => one.id === asked)) return invalid([{ field: 'asked', message: 'Choose a person from the list' }]);
  return ok({ ...sound.value, asked: asked ?? whomToAsk(membership, doer) });
};

const sameOffer = (cell: Cell, draft: CellDraft): boolean => cell.role === draft.role && cell.what === draft.what && cell.doer.id === draft.doer.id && cell.outcome === draft.outcome;

/** Says what a partner or a theme group does for an outcome. It waits for the partner's own yes. */
export const addCell = async (work: Work, input: CellInput): Promise<Result<CellId>> => {
  await lockStrategy(work.tx, work.here.id, 'matrix');
  const sound = await checked(work, input);
  if (!sound.ok) return sound;
  const cells = await cellsOf(work.tx, work.here.id);
  const twin = cells.find((cell) => cell.outcome === input.outcome && cell.doer.id === sound.value.doer.id);
  if (twin !== undefined) return sameOffer(twin, sound.value) ? ok(twin.id) : invalid([{ field: 'doer', message: 'The matrix says already what it does for this outcome. Change that' }]);
  const id = await insertCell(work.tx, work.here.id, sound.value, work.actor.name, dayOf(work.now));
  if (id === null) return staleRecord;
  await record(work, { what: 'ContributionOffered', subject: { kind: 'cell', id }, data: { outcome: input.outcome, role: input.role, what: input.what } });
  return ok(id);
};

/** Changes what was offered; an answer to other words no longer counts. */
export const changeCell = async (work: Work, id: CellId, version: number, input: CellInput): Promise<Result<CellId>> => {
  await lockStrategy(work.tx, work.here.id, 'matrix');
  const cell = (await cellsOf(work.tx, work.here.id)).find((one) => one.id === id);
  if (cell === undefined) return noCell;
  const sound = await checked(work, { ...input, outcome: cell.outcome, doer: cell.doer });
  if (!sound.ok) return sound;
  const same = sameOffer(cell, sound.value);
  if (same && cell.asked === sound.value.asked) return ok(id);
  if (!(await updateCell(work.tx, work.here.id, id, version, sound.value, same))) return staleRecord;
  await record(work, { what: 'ContributionChanged', subject: { kind: 'cell', id }, data: { outcome: cell.outcome, what: input.what, before: cell.what, answerBefore: cell.answer } });
  return ok(id);
};

/** Takes a contribution out of the matrix; that it was there stays on record. */
export const dropCell = async (work: Work, id: CellId, version: number): Promise<Result<null>> => {
  const cell = (await cellsOf(work.tx, work.here.id)).find((one) => one.id === id);
  if (cell === undefined) return ok(null);
  if (!(await endCell(work.tx, work.here.id, id, version, dayOf(work.now)))) return staleRecord;
  await record(work, { what: 'ContributionEnded', subject: { kind: 'cell', id }, data: { outcome: cell.outcome, what: cell.what } });
  return ok(null);
};

/** The partner's own answer to what it was asked to do. */
export const answerOffer = async (work: Work, id: CellId, version: number, said: { readonly person: PersonId; readonly answer: Answer; readonly words: string }): Promise<Result<string>> => {
  const cell = (await cellsOf(work.tx, work.here.id)).find((one) => one.id === id && one.asked === said.person);
  if (cell === undefined) return notFound('This no longer waits for you.');
  if (said.words.length > 2000) return invalid([{ field: 'words', message: 'Your words must be 2,000 characters or fewer' }]);
  if (said.answer === 'declined' && said.words === '') return invalid([{ field: 'words', message: 'Say why, so that something else can be found' }]);
  if (!(await answerCell(work.tx, work.here.id, id, version, { ...said, at: work.now, by: work.actor.name }))) return staleRecord;
  await record(work, { what: said.answer === 'accepted' ? 'ContributionAccepted' : 'ContributionDeclined', subject: { kind: 'cell', id }, data: { outcome: cell.outcome, what: cell.what } });
  return ok(said.answer === 'accepted' ? 'Accepted' : 'Declined');
};

/** Notes that one outcome helps or harms another. */
export const saveEffect = async (work: Work, id: EffectId | null, version: number, input: EffectInput): Promise<Result<EffectId>> => {
  await lockStrategy(work.tx, work.here.id, 'matrix');
  const effects = await effectsOf(work.tx, work.here.id);
  const current = effects.find((one) => one.id === id);
  if (id !== null && current === undefined) return noEffect;
  const sound = checkEffect(current === undefined ? input : { ...input, from: current.from, to: current.to }, new Set((await outcomesNow(work.tx, work.here.id)).map((one) => one.key)));
  if (!sound.ok) return sound;
  const twin = effects.find((one) => one.from === sound.value.from && one.to === sound.value.to && one.id !== id);
  if (twin !== undefined) return twin.sense === sound.value.sense && twin.why === sound.value.why ? ok(twin.id) : invalid([{ field: 'to', message: 'The effect of this outcome on that one is noted already. Change it there' }]);
  if (current !== undefined && !(await updateEffect(work.tx, work.here.id, current.id, version, sound.value))) return staleRecord;
  const saved = current?.id ?? (await insertEffect(work.tx, work.here.id, sound.value));
  if (saved === null) return staleRecord;
  await record(work, { what: current === undefined ? 'EffectAdded' : 'EffectChanged', subject: { kind: 'effect', id: saved }, data: { ...sound.value } });
  return ok(saved);
};

export const dropEffect = async (work: Work, id: EffectId, version: number): Promise<Result<null>> => {
  const effect = (await effectsOf(work.tx, work.here.id)).find((one) => one.id === id);
  if (effect === undefined) return ok(null);
  if (!(await endEffect(work.tx, work.here.id, id, version, dayOf(work.now)))) return staleRecord;
  await record(work, { what: 'EffectEnded', subject: { kind: 'effect', id }, data: { from: effect.from, to: effect.to } });
  return ok(null);
};
