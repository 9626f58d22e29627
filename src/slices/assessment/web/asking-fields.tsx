import { capitalise, plural } from '#lib/text.ts';
import type { Fault } from '#lib/result.ts';
import { namesApart, seatRoles, type Membership } from '#partnership';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateInput } from '#platform/ui/date-input.tsx';
import { Input } from '#platform/ui/input.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import type { AskingDraft } from './asking-draft.ts';

type Props = { readonly draft: AskingDraft; readonly membership: Membership; readonly faults: readonly Fault[] };

export const Chosen = ({ name, legend, options, chosen }: { readonly name: string; readonly legend: string; readonly options: readonly { readonly value: string; readonly text: string }[]; readonly chosen: readonly string[] }) =>
  options.length === 0 ? null : (
    <details class="govuk-details" open={chosen.length > 0}>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{legend}</span></summary>
      <div class="govuk-details__text"><Checkboxes name={name} idPrefix={name} classes="govuk-checkboxes--small" fieldset={{ legend: { text: legend, classes: 'govuk-visually-hidden' } }} items={options} values={chosen} /></div>
    </details>
  );

/** Who is asked. */
export const WhoFields = ({ draft, membership, faults }: Props) => (
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

/** From when until when. */
export const WhenFields = ({ draft, faults }: Omit<Props, 'membership'>) => {
  const items = (name: string, [day, month, year]: AskingDraft['opens']) => [
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

/** The words of the message, and who answers replies. */
export const MessageFields = ({ draft, faults }: Omit<Props, 'membership'>) => (
  <>
    <Textarea id="message" name="message" label={{ text: 'Your message (optional)', classes: 'govuk-label--m' }} hint={{ text: 'Why you ask, and what you will do with the answers. The link, the last day and how answers are kept are added for you' }} value={draft.message} rows={5} {...faultMessage(faults, 'message')} />
    <Input id="replyName" name="replyName" label={{ text: 'From' }} value={draft.replyName} {...faultMessage(faults, 'replyName')} />
    <Input id="replyAddress" name="replyAddress" type="email" label={{ text: 'Email address for replies' }} value={draft.replyAddress} {...faultMessage(faults, 'replyAddress')} />
  </>
);
