import { closedOn } from '#assessment/asking';
import { formatDay } from '#lib/day.ts';
import { ok, type Fault, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { readMembership } from '#partnership/reads';
import type { Ask } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { consentTo } from '../../commands/responding.ts';
import { othersSeeInWords, seenInWords } from '../../commands/names.ts';
import type { Wave } from '../../store/wave-store.ts';
import { minutesLeft, nextPath, withSheet, type Sheet } from './sheet.ts';

/** What people are told before the first question. */
export const Told = ({ wave, names }: { readonly wave: Wave; readonly names: string }) => (
  <>
    <h2 class="govuk-heading-m">What it is for</h2>
    <p class="govuk-body joinery-lines">{wave.purpose}</p>
    <h2 class="govuk-heading-m">Before you say yes</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li><strong>It is not anonymous.</strong> It asks whom you work with, by name, and your name is kept with your answers until {formatDay(wave.keepUntil)}. Then names are removed.</li>
      <li>Names and who is tied to whom are seen by <strong>{names}</strong>, and by nobody else. Each time they look, it is written down.</li>
      <li>{othersSeeInWords(wave)}{wave.organisationsNamed ? ' This ends on the day on which names are removed.' : ''}</li>
      <li>It is never used to judge anybody at work.</li>
      <li>Others are asked too, and may name you. You can take yourself out at any time, also out of what others said.</li>
      <li>After it closes, this link shows you where you stand, at the same moment as anybody else can see it.</li>
    </ul>
    <p class="govuk-body joinery-lines">{wave.consent}</p>
  </>
);

const GoOn = ({ sheet }: { readonly sheet: Sheet }) => {
  const { me, wave } = sheet;
  const done = wave.relations.filter(({ id }) => me.saved.includes(id)).length;
  return (
    <>
      <InsetText>{me.state === 'answered' ? 'We have your answers. You can change them until the last day.' : `You have answered ${done} of ${wave.relations.length}. What you saved is still there.`}</InsetText>
      {me.state === 'answered' ? <Button text="See and change your answers" href={sheet.link('/check')} /> : <Button text="Carry on" href={sheet.link(nextPath(sheet))} />}
    </>
  );
};

const Begin = ({ sheet, faults }: { readonly sheet: Sheet; readonly faults: readonly Fault[] }) => (
  <form method="post" action={sheet.link('')} novalidate>
    <Radios name="agree" idPrefix="agree" fieldset={{ legend: { text: sheet.me.consented ? 'Do you still take part?' : 'Will you take part?', classes: 'govuk-fieldset__legend--m' } }} items={[{ value: 'yes', text: 'Yes, I have read this and will take part', checked: sheet.me.consented }, { value: 'no', text: 'No thanks', hint: { text: 'You are not asked again. The support team sees that you said no' }, checked: sheet.me.state === 'declined' }]} {...faultMessage(faults, 'agree')} />
    <Button text="Continue" preventDoubleClick />
  </form>
);

const After = ({ sheet }: { readonly sheet: Sheet }) =>
  sheet.me.state === 'withdrawn' ? (
    <>
      <InsetText>You are out of this survey. Nothing that you said is kept, and you will hear no more of it.</InsetText>
      <p class="govuk-body">{sheet.me.masked ? 'What others said of you stands under a code, without your name, organisation and groups.' : 'What others said of you is gone too.'}</p>
      {sheet.me.masked ? <p class="govuk-body"><a class="govuk-link" href={sheet.link('/withdraw')}>Remove that as well</a></p> : null}
      <p class="govuk-body">If you would like to take part after all, write to <a class="govuk-link" href={`mailto:${sheet.wave.replyAddress}`}>{sheet.wave.replyAddress}</a>.</p>
    </>
  ) : (
    <>
      <p class="govuk-body">This closed on {formatDay(closedOn(sheet.wave))}. Thank you.</p>
      {sheet.wave.removedAt === null ? <Button text="See where you stand" href={sheet.link('/position')} /> : <p class="govuk-body">Names have been removed since, and with them what you said.</p>}
      <p class="govuk-body"><a class="govuk-link" href={sheet.link('/withdraw')}>Take yourself out of it</a></p>
    </>
  );

const startReply = async (sheet: Sheet, faults: readonly Fault[] = []): Promise<Reply> => {
  const { wave, me, open, work } = sheet;
  const takes = open && me.state !== 'withdrawn';
  const names = seenInWords(wave, await readMembership(work.tx, work.here.id));
  return page({
    title: wave.title,
    bare: true,
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={work.here.name} heading={wave.title} {...(takes ? { lead: `${plural(wave.relations.length, 'question')} on whom you work with.${minutesLeft(sheet) === 0 ? '' : ` About ${plural(minutesLeft(sheet), 'minute')}${me.saved.length > 0 ? ' left' : ''}.`} Each page is saved as you go, and the last day is ${formatDay(wave.closesOn)}.` } : {})} />
        {takes && me.consented && me.saved.length > 0 ? <GoOn sheet={sheet} /> : null}
        {takes ? <><Told wave={wave} names={names} /><Begin sheet={sheet} faults={faults} /><p class="govuk-body">{wave.replyName} asks you this; write to <a class="govuk-link" href={`mailto:${wave.replyAddress}`}>{wave.replyAddress}</a> with any question. <a class="govuk-link" href={sheet.link('/withdraw')}>Take yourself out altogether</a>, also as named by others.</p></> : <After sheet={sheet} />}
      </>
    ),
  });
};

/** The first page of a personal link: what it is for, who sees names, and yes or no. */
export const startPage = (ask: Ask): Answered => withSheet(ask, async (sheet) => ok(await startReply(sheet)));

const noThanks = (sheet: Sheet): Reply =>
  page({
    title: 'Thank you for saying', bare: true,
    body: <><PageHeading caption={sheet.wave.title} heading="Thank you for saying" lead="You will hear no more of this survey. If you change your mind before the last day, open the link in your message again." /><p class="govuk-body">Others may still name you. <a class="govuk-link" href={sheet.link('/withdraw')}>Take yourself out altogether</a>.</p></>,
  });

export const saveConsent = async (ask: Ask): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  return withSheet(ask, async (sheet): Promise<Result<Reply>> => {
    const done = await consentTo(sheet, form.value.text('agree'));
    if (!done.ok) return done.refusal.kind === 'invalid' ? ok(await startReply(sheet, done.refusal.faults ?? [])) : done;
    return ok(done.value ? redirect(sheet.link(nextPath(sheet))) : noThanks(sheet));
  }, 'alone');
};
