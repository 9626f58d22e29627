import { capitalise, plural } from '#lib/text.ts';
import type { Fault } from '#lib/result.ts';
import type { Bank } from '#pack';
import { namesApart, seatRoles, type Membership } from '#partnership';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Reply } from '#platform/http/reply.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateInput } from '#platform/ui/date-input.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { assessmentSide } from './assessment-side.ts';
import type { Draft } from './campaign-form.ts';

type Props = { readonly ask: AskHere; readonly bank: Bank; readonly draft: Draft; readonly membership: Membership; readonly action: string; readonly faults: readonly Fault[] };

const Chosen = ({ name, legend, options, chosen }: { readonly name: string; readonly legend: string; readonly options: readonly { readonly value: string; readonly text: string }[]; readonly chosen: readonly string[] }) =>
  options.length === 0 ? null : (
    <details class="govuk-details" open={chosen.length > 0}>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{legend}</span></summary>
      <div class="govuk-details__text"><Checkboxes name={name} idPrefix={name} classes="govuk-checkboxes--small" fieldset={{ legend: { text: legend, classes: 'govuk-visually-hidden' } }} items={options} values={chosen} /></div>
    </details>
  );

const Who = ({ draft, membership, faults }: Props) => (
  <>
    <Radios
      name="everyone"
      idPrefix="audience"
      fieldset={{ legend: { text: 'Who do you want to ask?', classes: 'govuk-fieldset__legend--m' } }}
      items={[{ value: 'yes', text: 'Everyone at the table', checked: draft.everyone, hint: { text: `${plural(membership.people.filter((person) => person.email !== null).length, 'person has', 'people have')} an email address` } }, { value: 'no', text: 'Only those chosen below', checked: !draft.everyone }]}
      {...faultMessage(faults, 'audience')}
    />
    <Chosen name="groups" legend="Choose groups" options={membership.groups.map((one) => ({ value: one.id, text: one.name }))} chosen={draft.groups} />
    <Chosen name="roles" legend="Choose roles" options={seatRoles.map((role) => ({ value: role, text: capitalise(role) }))} chosen={draft.roles} />
    <Chosen name="organisations" legend="Choose organisations" options={membership.organisations.map((one) => ({ value: one.id, text: one.name }))} chosen={draft.organisations} />
    <Chosen name="people" legend="Choose people" options={[...namesApart(membership)].map(([value, text]) => ({ value, text }))} chosen={draft.people} />
  </>
);

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

const When = ({ draft, faults }: Props) => {
  const items = (name: string, [day, month, year]: Draft['opens']) => [
    { name: 'day', label: 'Day', value: day, classes: 'govuk-input--width-2', id: name },
    { name: 'month', label: 'Month', value: month, classes: 'govuk-input--width-2' },
    { name: 'year', label: 'Year', value: year, classes: 'govuk-input--width-4' },
  ];
  return (
    <>
      <DateInput id="opens-date" namePrefix="opens" fieldset={{ legend: { text: 'When does it open?', classes: 'govuk-fieldset__legend--m' } }} items={items('opens', draft.opens)} {...faultMessage(faults, 'opens')} />
      <DateInput id="closes-date" namePrefix="closes" fieldset={{ legend: { text: 'What is the last day for answers?', classes: 'govuk-fieldset__legend--m' } }} items={items('closes', draft.closes)} {...faultMessage(faults, 'closes')} {...(faults.some((fault) => fault.field === 'closesOn') ? faultMessage(faults, 'closesOn') : {})} />
    </>
  );
};

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

const Message = ({ draft, faults }: Props) => (
  <>
    <Textarea id="message" name="message" label={{ text: 'Your message (optional)', classes: 'govuk-label--m' }} hint={{ text: 'Why you ask, and what you will do with the answers. The link, the last day and how answers are kept are added for you' }} value={draft.message} rows={5} {...faultMessage(faults, 'message')} />
    <Input id="replyName" name="replyName" label={{ text: 'From' }} value={draft.replyName} {...faultMessage(faults, 'replyName')} />
    <Input id="replyAddress" name="replyAddress" type="email" label={{ text: 'Email address for replies' }} value={draft.replyAddress} {...faultMessage(faults, 'replyAddress')} />
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
          <Who {...props} />
          <Which {...props} />
          <When {...props} />
          <How {...props} />
          <Message {...props} />
          <Button text="Save and check" preventDoubleClick />
        </form>
      </>
    ),
  });
};
