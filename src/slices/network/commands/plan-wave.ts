import { roundFaults } from '#assessment/asking';
import { seedOf } from '#lib/chance.ts';
import { notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { checked, mayEditWave, type WaveId } from '../core/wave.ts';
import { deleteWaveDraft, insertWave, updateWave, waveById, type WavePlan } from '../store/wave-store.ts';

const sound = (plan: WavePlan): Result<WavePlan> => checked(plan, roundFaults(plan));

/** Keeps a new draft. */
export const draftWave = async (work: Work, plan: WavePlan): Promise<Result<WaveId>> => {
  const good = sound(plan);
  if (!good.ok) return good;
  const id = await insertWave(work.tx, work.here.id, plan, { seed: seedOf(`${plan.title} ${plan.opensOn}`) });
  await record(work, { what: 'NetworkWaveDrafted', subject: { kind: 'network wave', id }, data: { title: plan.title } });
  return ok(id);
};

/** Changes a draft, unless somebody else did first. */
export const changeWave = async (work: Work, id: WaveId, version: number, plan: WavePlan): Promise<Result<WaveId>> => {
  const wave = await waveById(work.tx, work.here.id, id);
  if (wave === null) return notFound('There is no such survey here.');
  const edit = mayEditWave(wave);
  if (!edit.ok) return edit;
  const good = sound(plan);
  if (!good.ok) return good;
  if (!(await updateWave(work.tx, work.here.id, id, version, plan))) return refuse({ kind: 'conflict', message: 'Somebody else changed this draft after you opened it. Nothing of theirs was overwritten.' });
  await record(work, { what: 'NetworkWaveChanged', subject: { kind: 'network wave', id }, data: { title: plan.title } });
  return ok(id);
};

/** Throws a draft away; what has been sent out can't be unsent. */
export const discardWave = async (work: Work, id: WaveId): Promise<Result<null>> => {
  if ((await deleteWaveDraft(work.tx, work.here.id, id)) === 0) return refuse({ kind: 'conflict', message: 'Only a draft can be thrown away.' });
  await record(work, { what: 'NetworkWaveDiscarded', subject: { kind: 'network wave', id } });
  return ok(null);
};
