import { dayFrom, type Day } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import type { Fault } from '#lib/result.ts';
import { personLabels, type Membership } from '#partnership';
import type { Form } from '#platform/http/form.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Button } from '#platform/ui/button.tsx';
import { DateInput } from '#platform/ui/date-input.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import type { ActionPlan, Origin } from '../core/action.ts';

/** The form as typed. */
export type ActionDraft = { readonly what: string; readonly organisation: string; readonly person: string; readonly due: readonly [string, string, string]; readonly measure: string; readonly version: number; readonly origin: Origin | null };

export const dayParts = (day: Day | null): ActionDraft['due'] => {
  const [year = '', month = '', date = ''] = day?.split('-') ?? [];
  return [date === '' ? '' : String(Number(date)), month === '' ? '' : String(Number(month)), year];
};

export const readActionDraft = (form: Form): ActionDraft => {
  const slice = form.text('origin-slice');
  return {
    what: form.lines('what'), organisation: form.text('organisation'), person: form.text('person'), due: [form.text('due-day'), form.text('due-month'), form.text('due-year')],
    measure: form.lines('measure'), version: Number(form.text('version')) || 0,
    origin: slice === '' ? null : { slice, kind: form.text('origin-kind'), id: form.text('origin-id'), text: form.text('origin-text') },
  };
};

export const planOf = (draft: ActionDraft): ActionPlan => ({
  what: draft.what,
  ownerOrganisation: readId<'organisation'>(draft.organisation),
  ownerPerson: readId<'person'>(draft.person),
  dueOn: dayFrom(draft.due[2], draft.due[1], draft.due[0]),
  measure: draft.measure,
  origin: draft.origin,
});

export const ActionForm = ({ draft, membership, action, faults }: { readonly draft: ActionDraft; readonly membership: Membership; readonly action: string; readonly faults: readonly Fault[] }) => (
  <form method="post" action={action} novalidate>
    <input type="hidden" name="version" value={String(draft.version)} />
    {draft.origin === null ? null : (['slice', 'kind', 'id', 'text'] as const).map((part) => <input type="hidden" name={`origin-${part}`} value={draft.origin?.[part] ?? ''} />)}
    <Textarea id="what" name="what" label={{ text: 'What will be done?', classes: 'govuk-label--m' }} rows={3} value={draft.what} {...faultMessage(faults, 'what')} />
    <Select id="organisation" name="organisation" label={{ text: 'Which organisation owns it?', classes: 'govuk-label--m' }} items={[{ value: '', text: 'Choose' }, ...membership.organisations.map((one) => ({ value: one.id, text: one.name, selected: one.id === draft.organisation }))]} {...faultMessage(faults, 'organisation')} />
    <Select id="person" name="person" label={{ text: 'Who leads on it? (optional)', classes: 'govuk-label--m' }} items={[{ value: '', text: 'Nobody yet' }, ...[...personLabels(membership)].map(([value, text]) => ({ value, text, selected: value === draft.person }))]} {...faultMessage(faults, 'person')} />
    <DateInput id="due-date" namePrefix="due" fieldset={{ legend: { text: 'When is it due?', classes: 'govuk-fieldset__legend--m' } }} hint={{ text: 'For example, 31 3 2027' }} items={[{ name: 'day', value: draft.due[0], id: 'due' }, { name: 'month', value: draft.due[1] }, { name: 'year', value: draft.due[2] }]} {...faultMessage(faults, 'due')} />
    <Textarea id="measure" name="measure" label={{ text: 'How will you know that it worked?', classes: 'govuk-label--m' }} rows={2} value={draft.measure} {...faultMessage(faults, 'measure')} />
    <Button text="Save the action" preventDoubleClick />
  </form>
);
