import { dayOf } from '#lib/day.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { isSameLine, type LineDraft, type LineId } from '../core/accountability.ts';
import { checkLine, type LineInput } from '../core/check-line.ts';
import { endLine, hasEnded, insertLine, linesOf, updateLine } from '../store/accountability-store.ts';
import { readMembership } from '../store/membership-store.ts';
import { lockPart } from '../store/part-lock.ts';

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this line after you opened it. Nothing of theirs was overwritten: open it again to see what they saved.' });
const gone = notFound('There is no such line on the map, or it has ended.');
const twice = invalid([{ field: 'what', message: 'This line is on the map already. Change that one, or say what else this one is for' }]);

const noted = async (work: Work, what: string, id: LineId, { from, to, ...draft }: LineDraft): Promise<Result<LineId>> => {
  await record(work, { what, subject: { kind: 'accountability', id }, data: { ...draft, from, to } });
  return ok(id);
};

/** Adds a line to the map. The same form sent twice adds one line. */
export const addLine = async (work: Work, input: LineInput): Promise<Result<LineId>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'accountability');
  const sound = checkLine(await readMembership(tx, here.id), input);
  if (!sound.ok) return sound;
  const known = (await linesOf(tx, here.id)).find((line) => isSameLine(line, sound.value));
  if (known !== undefined) return known.sanction === sound.value.sanction ? ok(known.id) : twice;
  return noted(work, 'AccountabilityLineAdded', await insertLine(tx, here.id, sound.value, dayOf(work.now)), sound.value);
};

/** Changes a line of the map; refused when somebody else changed it to something else first. */
export const changeLine = async (work: Work, id: LineId, version: number, input: LineInput): Promise<Result<LineId>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'accountability');
  const lines = await linesOf(tx, here.id);
  const current = lines.find((line) => line.id === id);
  if (current === undefined) return gone;
  const sound = checkLine(await readMembership(tx, here.id), input);
  if (!sound.ok) return sound;
  const { value } = sound;
  // The same form sent twice: what it asks for is so already.
  if (isSameLine(current, value) && current.what === value.what && current.sanction === value.sanction) return ok(id);
  if (current.version !== version) return stale;
  if (lines.some((line) => line.id !== id && isSameLine(line, value))) return twice;
  return (await updateLine(tx, here.id, id, version, value)) ? noted(work, 'AccountabilityLineChanged', id, value) : stale;
};

/** Ends a line today. One that has ended already is left as it is. */
export const removeLine = async (work: Work, id: LineId, version: number): Promise<Result<null>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'accountability');
  const ended = await hasEnded(tx, here.id, id);
  if (ended === null) return gone;
  if (ended) return ok(null);
  const line = (await linesOf(tx, here.id)).find((one) => one.id === id);
  if (!(await endLine(tx, here.id, id, version, dayOf(work.now)))) return stale;
  await record(work, { what: 'AccountabilityLineEnded', subject: { kind: 'accountability', id }, data: { what: line?.what ?? '' } });
  return ok(null);
};
