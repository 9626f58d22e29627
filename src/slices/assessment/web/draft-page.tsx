import type { Fault } from '#lib/result.ts';
import type { Bank } from '#pack';
import type { Membership } from '#partnership';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Reply } from '#platform/http/reply.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Chosen, MessageFields, WhenFields, WhoFields } from './asking-fields.tsx';
import { assessmentSide } from './assessment-side.ts';
import type { Draft } from './campaign-form.ts';

type Props = { readonly ask: AskHere; readonly bank: Bank; readonly draft: Draft; readonly membership: Membership; readonly action: string; readonly faults: readonly Fault[] };

const Which = ({ bank, draft, faults }: Props) => (
  <>
    <Radios
      name="part"
      idPrefix="questions"
      fieldset={{ legend: { text: 'Which questions?', classes: 'govuk-fieldset__legend--m' } }}
      items={[{ value: 'no', text: `All ${bank.themes.reduce((sum, theme) => sum + theme.questions.length, 0)} questions, about ${bank.time} minutes`, checked: !draft.part }, { value: 'yes', text: 'Only those chosen below', checked: draft.part }]}
      {...faultMessage(faults, 'questions')}
    />
    {bank.themes.map((theme) => (
      <Chosen name="questions" legend={theme.title} options={theme.questions.map((question) => ({ value: question.id, text: question.ask }))} chosen={draft.questions.filter((id) => theme.questions.some((question) => question.id === id))} />
    ))}
  </>
);

const How = ({ draft, faults }: Props) => (
  <>
    <Radios
      name="anonymous"
      idPrefix="anonymous"
      fieldset={{ legend: { text: 'Are answers anonymous?', classes: 'govuk-fieldset__legend--m' } }}
      items={[
        { value: 'yes', text: 'Anonymous', checked: draft.anonymous, hint: { text: 'Nothing kept joins an answer to a person. People tend to be franker' } },
        { value: 'no', text: 'Named', checked: !draft.anonymous, hint: { text: 'You can see who said what. People are told so first' } },
      ]}
    />
    <Input id="minGroup" name="minGroup" label={{ text: 'Smallest group to show results for', classes: 'govuk-label--m' }} hint={{ text: 'Results for fewer people than this are withheld, with any that would give them away. At least 3 when answers are anonymous' }} value={draft.minGroup} inputmode="numeric" classes="govuk-input--width-2" {...faultMessage(faults, 'minGroup')} />
  </>
);

/** One page to say what is asked, of whom, until when and how; filled in so that it would do as it stands. */
export const draftReply = (props: Props): Reply => {
  const { ask, bank, draft, faults } = props;
  return page({
    title: bank.title,
    side: assessmentSide(ask, 'campaigns'),
    back: { href: ask.link('/health-check/new') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field === 'closesOn' ? 'closes' : fault.field}` }))} />}
        <PageHeading caption="Run a health check" heading={bank.title} lead={bank.short} />
        <p class="govuk-body"><a class="govuk-link" href={ask.link(`/health-check/banks/${bank.id}${ask.query.get('pack') === null ? '' : `?pack=${encodeURIComponent(ask.query.get('pack') ?? '')}`}`)}>Read every question, with its help and levels</a></p>
        <form method="post" action={props.action} novalidate>
          <input type="hidden" name="version" value={String(draft.version)} />
          <input type="hidden" name="bank" value={bank.id} />
          <Input id="title" name="title" label={{ text: 'Title', classes: 'govuk-label--m' }} value={draft.title} {...faultMessage(faults, 'title')} />
          {bank.about === 'partnership' ? null : <Input id="subject" name="subject" label={{ text: `Which ${bank.about} is it about?`, classes: 'govuk-label--m' }} value={draft.subject} {...faultMessage(faults, 'subject')} />}
          <WhoFields {...props} />
          <Which {...props} />
          <WhenFields {...props} />
          <How {...props} />
          <MessageFields {...props} />
          <Button text="Save and check" preventDoubleClick />
        </form>
      </>
    ),
  });
};
