import { formatDay } from '#lib/day.ts';
import { ok, type Fault, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Panel } from '#platform/ui/panel.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { finish, mayAnswer, strongTies, withdraw } from '../../commands/responding.ts';
import { withSheet, type Sheet } from './sheet.ts';

const ratedInWords = (sheet: Sheet): string => {
  const strong = strongTies(sheet);
  const rated = new Set(sheet.ties.filter(({ trust, value }) => trust !== null || value !== null).map(({ to }) => to));
  const count = strong.filter(({ id }) => rated.has(id)).length;
  return `${count} of the ${plural(strong.length, 'person', 'people')} you are often in touch with rated${count === 0 ? ' (optional)' : ''}`;
};

const checkReply = (sheet: Sheet, faults: readonly Fault[] = []): Reply => {
  const count = (relation: string): number => sheet.ties.filter((tie) => tie.relation === relation).length;
  return page({
    title: 'Check your answers',
    bare: true,
    back: { href: sheet.link('') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: '#answers' }))} />}
        <PageHeading caption={sheet.wave.title} heading="Check your answers" lead="Everything here is saved. You can change it until the last day." />
        <div id="answers">
          <SummaryList
            rows={[
              ...sheet.wave.relations.map(({ id, name, ask: question }) => ({ key: { text: name }, value: { text: sheet.me.saved.includes(id) ? `${plural(count(id), 'person', 'people')} named` : 'Nothing said yet' }, actions: { items: [{ text: sheet.me.saved.includes(id) ? 'Change' : 'Answer', href: sheet.link(`/q/${id}`), visuallyHiddenText: question }] } })),
              ...(sheet.wave.ratings && strongTies(sheet).length > 0 ? [{ key: { text: 'Trust and value' }, value: { text: ratedInWords(sheet) }, actions: { items: [{ text: 'Change', href: sheet.link('/ratings'), visuallyHiddenText: 'trust and value' }] } }] : []),
            ]}
          />
        </div>
        <form method="post" action={sheet.link('/send')}><Button text="I am done" preventDoubleClick /></form>
        <p class="govuk-body"><a class="govuk-link" href={sheet.link('/withdraw')}>Take yourself out of this survey</a></p>
      </>
    ),
  });
};

export const checkPage = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) => {
    const may = mayAnswer(sheet);
    return may.ok ? ok(checkReply(sheet)) : may;
  });

export const sendPage = (ask: Ask): Answered =>
  withSheet(ask, async (sheet): Promise<Result<Reply>> => {
    const done = await finish(sheet);
    if (done.ok) return ok(redirect(sheet.link('/done')));
    return done.refusal.kind === 'invalid' ? ok(checkReply(sheet, done.refusal.faults ?? [])) : done;
  }, 'shared');

export const donePage = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) =>
    ok(
      page({
        title: 'Thank you',
        bare: true,
        body: (
          <>
            <Panel titleText="Thank you">We have your answers.</Panel>
            <h2 class="govuk-heading-m">What happens next</h2>
            <p class="govuk-body">The survey closes on {formatDay(sheet.wave.closesOn)}. Keep your message: from then on <a class="govuk-link" href={sheet.link('')}>its link</a> shows where you stand in the network, at the same moment as {sheet.wave.replyName} can see it.</p>
            <p class="govuk-body"><a class="govuk-link" href={sheet.link('/check')}>Change your answers</a> or <a class="govuk-link" href={sheet.link('/withdraw')}>take yourself out</a>.</p>
          </>
        ),
      }),
    ),
  );

const withdrawReply = (sheet: Sheet, faults: readonly Fault[] = []): Reply =>
  page({
    title: 'Take yourself out',
    bare: true,
    back: { href: sheet.link('') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: '#how' }))} />}
        <PageHeading caption={sheet.wave.title} heading="Take yourself out" lead="Everything that you said is removed at once: from figures, findings, pictures and files. It can’t be brought back." />
        <form method="post" action={sheet.link('/withdraw')} novalidate>
          <Radios name="how" idPrefix="how" fieldset={{ legend: { text: 'What others said of you', classes: 'govuk-fieldset__legend--m' } }} items={[{ value: 'remove', text: 'Remove it too', hint: { text: 'You are in no list, picture or figure' } }, { value: 'mask', text: 'Keep it under a code', hint: { text: 'Your name, organisation and groups are taken off. Somebody who knows the partnership well might still guess' } }]} {...faultMessage(faults, 'how')} />
          <Button text="Take me out" classes="govuk-button--warning" preventDoubleClick />
        </form>
      </>
    ),
  });

const isOut = (sheet: Sheet): boolean => sheet.me.state === 'withdrawn' && !sheet.me.masked;

export const withdrawPage = (ask: Ask): Answered => withSheet(ask, async (sheet) => ok(isOut(sheet) ? redirect(sheet.link('')) : withdrawReply(sheet)));

export const saveWithdrawal = async (ask: Ask): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  return withSheet(ask, async (sheet): Promise<Result<Reply>> => {
    if (isOut(sheet)) return ok(redirect(sheet.link('')));
    const done = await withdraw(sheet, form.value.text('how'));
    if (done.ok) return ok(redirect(sheet.link('')));
    return done.refusal.kind === 'invalid' ? ok(withdrawReply(sheet, done.refusal.faults ?? [])) : done;
  }, 'alone');
};
