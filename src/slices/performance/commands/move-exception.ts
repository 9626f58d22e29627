import type { PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import type { Layer } from '#partnership';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { layersAbove, layersBelow, standsBefore, type ExceptionId, type ExceptionStep } from '../core/exception.ts';
import type { IndicatorId } from '../core/indicator.ts';
import { isAbove, isLayer, layerNames } from '../core/layer-kinds.ts';
import { addStep, exceptionById, exceptionOn, moveException, openException } from '../store/exception-store.ts';
import { indicatorById } from '../store/indicator-store.ts';
import { kindsHere } from './read-report.ts';

const gone = notFound('There is no such indicator here.');
const lost = notFound('There is no such exception here.');
const first = refuse({ kind: 'conflict', message: 'Somebody else moved this exception first. Nothing of theirs was overwritten: open it again to see where it stands.' });

const whyFault = (why: string): readonly { readonly field: string; readonly message: string }[] => (why === '' ? [{ field: 'why', message: 'Say why, in a sentence' }] : why.length > 2000 ? [{ field: 'why', message: 'Make the reason 2,000 characters or fewer' }] : []);

type Sent = { readonly to: string; readonly why: string; readonly person: PersonId | null };

/** Where an indicator stands now, and the layers that it can be raised to. */
export const canRise = async (work: Work, id: IndicatorId): Promise<{ readonly title: string; readonly from: Layer; readonly above: readonly Layer[] } | null> => {
  const indicator = await indicatorById(work.tx, work.here.id, id);
  if (indicator === null || indicator.retiredOn !== null) return null;
  const from = (await exceptionOn(work.tx, work.here.id, id))?.layer ?? standsBefore(await kindsHere(work), { indicator });
  return { title: indicator.title, from, above: layersAbove(from) };
};

/** Raises an indicator to a layer above the one it stands before, with the reason. */
export const raiseException = async (work: Work, id: IndicatorId, { to, why, person }: Sent): Promise<Result<ExceptionId>> => {
  const { tx, here, now, actor } = work;
  const rise = await canRise(work, id);
  if (rise === null) return gone;
  const toLayer = isLayer(to) && rise.above.includes(to) ? to : null;
  const faults = [...(toLayer === null ? [{ field: 'to', message: rise.above.length === 0 ? 'It stands before the highest layer already' : 'Choose which layer it goes to' }] : []), ...whyFault(why)];
  if (toLayer === null || faults.length > 0) return invalid(faults);
  const open = await exceptionOn(tx, here.id, id);
  const exception = open === null ? await openException(tx, here.id, id, toLayer) : (await moveException(tx, here.id, open, { layer: toLayer, open: true })) ? open.id : null;
  if (exception === null) return first;
  await addStep(tx, here.id, exception, { kind: 'raised', from: rise.from, to: toLayer, why, by: actor.name, at: now }, person);
  await record(work, { what: 'ExceptionRaised', subject: { kind: 'exception', id: exception }, why, data: { title: rise.title, to: layerNames[toLayer] } });
  return ok(exception);
};

/** Sends an exception down a layer or closes it, with the reason. `to` is a layer below, or `closed`. */
export const settleException = async (work: Work, id: ExceptionId, version: number, { to, why, person }: Sent): Promise<Result<ExceptionId>> => {
  const { tx, here, now, actor } = work;
  const current = await exceptionById(tx, here.id, id);
  if (current === null) return lost;
  const lower = isLayer(to) && isAbove(current.layer, to) ? to : null;
  const faults = [...(lower === null && to !== 'closed' ? [{ field: 'to', message: `Choose ${layersBelow(current.layer).length === 0 ? 'to close it' : 'a lower layer, or to close it'}` }] : []), ...whyFault(why)];
  if (faults.length > 0) return invalid(faults);
  const step: ExceptionStep = { kind: lower === null ? 'closed' : 'lowered', from: current.layer, to: lower ?? current.layer, why, by: actor.name, at: now };
  if (!current.open || current.version !== version || !(await moveException(tx, here.id, current, { layer: step.to, open: lower !== null }))) return first;
  await addStep(tx, here.id, id, step, person);
  const title = (await indicatorById(tx, here.id, current.indicator))?.title ?? '';
  await record(work, { what: lower === null ? 'ExceptionClosed' : 'ExceptionLowered', subject: { kind: 'exception', id }, why, data: { title } });
  return ok(id);
};
