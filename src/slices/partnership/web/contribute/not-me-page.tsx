import { ok, type Fault } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Panel } from '#platform/ui/panel.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { askHandover } from '../../commands/hand-over.ts';
import { within } from './contribute-pages.tsx';

type Given = { readonly name: string; readonly email: string; readonly note: string };

const reply = (ask: Ask, here: string, given: Given, faults: readonly Fault[]): Reply => {
  const link = `/c/${ask.params['link'] ?? ''}`;
  return page({
    title: 'Who should be asked?',
    bare: true,
    back: { href: link, text: 'Back to your list' },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={here} heading="Who should be asked in your place?" lead="The coordinator looks at this first. Once they agree, your seats and everything that waits for you pass to the person you name, and we stop writing to you." />
        <form method="post" action={`${link}/not-me`} novalidate>
          <Input id="name" name="name" label={{ text: 'Their name' }} value={given.name} {...faultMessage(faults, 'name')} />
          <Input id="email" name="email" type="email" label={{ text: 'Their email address (if you know it)' }} value={given.email} {...faultMessage(faults, 'email')} />
          <Textarea id="note" name="note" label={{ text: 'Anything the coordinator should know? (optional)' }} rows={3} value={given.note} {...faultMessage(faults, 'note')} />
          <Button text="Send to the coordinator" preventDoubleClick />
        </form>
      </>
    ),
  });
};

export const notMePage = (ask: Ask): Answered => within(ask, async ({ work }) => ok(reply(ask, work.here.name, { name: '', email: '', note: '' }, [])));

export const saveNotMe = async (ask: Ask): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const given: Given = { name: form.value.text('name'), email: form.value.text('email'), note: form.value.lines('note') };
  return within(ask, async ({ work, person }) => {
    const done = await askHandover(work, person, given);
    if (!done.ok) return done.refusal.kind === 'invalid' ? ok(reply(ask, work.here.name, given, done.refusal.faults ?? [])) : done;
    return ok(
      page({
        title: 'Thank you',
        bare: true,
        body: (
          <>
            <Panel titleText="Thank you" text={`The coordinator has been told that ${given.name} should be asked`} />
            <p class="govuk-body">Nothing changes until they agree. You can close this page, or <a class="govuk-link" href={`/c/${ask.params['link'] ?? ''}`}>go back to your list</a>.</p>
          </>
        ),
      }),
    );
  });
};
