import { readId } from '#lib/id.ts';
import { ok, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { closeWave, openWave, remindWave } from '../commands/run-wave.ts';
import type { WaveId } from '../core/wave.ts';
import { noSuchWave } from './with-wave.ts';

const acting = <T>(act: (work: Work, id: WaveId) => Promise<Result<T>>, said: (value: T) => string, after: string) => async (ask: AskHere): Answered => {
  const id = readId<'wave'>(ask.params['id']);
  if (id === null) return noSuchWave;
  const done = await ask.within((tx) => act(workOf(ask, tx), id));
  if (!done.ok) return done.refusal.kind === 'invalid' ? { ok: false, refusal: { ...done.refusal, message: 'It was not opened. Put this right, then open it.' } } : done;
  ask.services.nudge();
  sayNext(ask.http, said(done.value));
  return ok(redirect(ask.link(`/network/${id}${after}`)));
};

export const openWavePage = acting(openWave, (opened) => (opened.status === 'open' ? `Open. ${plural(opened.asked, 'invitation')} on the way` : 'It will open by itself on its opening day'), '');
export const remindWavePage = acting(remindWave, (count) => (count === 0 ? 'Everyone has answered or said no: nobody needed reminding' : `${plural(count, 'reminder')} on the way`), '');
export const closeWavePage = acting(closeWave, () => 'Closed. Here are the findings', '/findings');
