import { notFound, ok, type Fault, type Result } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Select } from '#platform/ui/select.tsx';
import { withdraw } from '../commands/responding.ts';
import { participantsOf } from '../store/participant-store.ts';
import { holdWave } from '../store/wave-store.ts';
import { networkSide } from './network-side.ts';
import { withWave, type WithWave } from './with-wave.ts';

const takeOutReply = async (ask: AskHere, { wave, tx, names }: WithWave, faults: readonly Fault[] = []): Promise<Reply> => {
  const everyone = (await participantsOf(tx, ask.here.id, wave.id)).filter(({ state }) => state !== 'withdrawn');
  return page({
    title: 'Take somebody out', side: networkSide(ask, 'wave', wave.id, names, wave.status === 'closed'), back: { href: ask.link(`/network/${wave.id}`) },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={wave.title} heading="Take somebody out" lead="For somebody who asks you to, and has no link of their own: they were named and not asked, or they lost the message. What they said is deleted. It can’t be brought back." />
        <form method="post" action={ask.link(`/network/${wave.id}/take-out`)} novalidate>
          <Select id="who" name="who" label={{ text: 'Who asks?', classes: 'govuk-label--m' }} items={[{ value: '', text: 'Choose' }, ...everyone.map(({ id, name, organisation }) => ({ value: id, text: organisation === null ? name : `${name}, ${organisation}` }))]} {...faultMessage(faults, 'who')} />
          <Radios name="how" idPrefix="how" fieldset={{ legend: { text: 'What others said of them', classes: 'govuk-fieldset__legend--m' } }} items={[{ value: 'remove', text: 'Remove it too' }, { value: 'mask', text: 'Keep it under a code', hint: { text: 'Their name, organisation and groups are taken off' } }]} {...faultMessage(faults, 'how')} />
          <Button text="Take them out" classes="govuk-button--warning" preventDoubleClick />
        </form>
      </>
    ),
  });
};

/** Takes somebody out who asks for it and has no link: those named by others have rights too. */
export const takeOutPage = (ask: AskHere): Answered => withWave(ask, async (found) => ok(await takeOutReply(ask, found)));

export const saveTakeOut = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  return withWave(ask, async (found): Promise<Result<Reply>> => {
    await holdWave(found.tx, ask.here.id, found.wave.id, 'alone');
    const me = (await participantsOf(found.tx, ask.here.id, found.wave.id)).find(({ id }) => id === form.value.text('who'));
    if (form.value.text('who') === '') return ok(await takeOutReply(ask, found, [{ field: 'who', message: 'Choose who asks to be taken out' }]));
    if (me === undefined) return notFound('They are not in this survey any more.');
    const done = await withdraw({ work: workOf(ask, found.tx), wave: found.wave, me }, form.value.text('how'));
    if (!done.ok) return ok(await takeOutReply(ask, found, done.refusal.faults ?? []));
    sayNext(ask.http, 'They are out');
    return ok(redirect(ask.link(`/network/${found.wave.id}`)));
  });
};
