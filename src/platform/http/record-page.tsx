import type { Child } from 'hono/jsx';
import { ok, type Fault, type Refusal } from '#lib/result.ts';
import { page, type Page, type Reply } from './reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateInput } from '#platform/ui/date-input.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { dateParts, dateShown } from './typed-date.ts';

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind?: 'text' | 'lines' | 'email' | 'number' | 'figure' | 'checks' | 'date';
  /** Begins a part of a long form, under this heading. */
  readonly part?: string;
  /** Shows the boxes to tick unfolded. */
  readonly open?: boolean;
  readonly options?: readonly { readonly value: string; readonly text: string }[];
};

export type RecordForm = {
  readonly heading: string;
  readonly caption: string;
  readonly lead?: string;
  readonly action: string;
  readonly back: string;
  readonly side: NonNullable<Page['side']>;
  readonly fields: readonly Field[];
  readonly values: Readonly<Record<string, string>>;
  readonly version: number;
  readonly mayEdit: boolean;
  /** What its button says; “Save” where nothing is said. */
  readonly button?: string;
  /** What to do about a fault that is put right elsewhere; stands before the form. */
  readonly note?: Child;
  /** What people come for, before the form by which it is changed. */
  readonly above?: Child;
  readonly below?: Child;
};

const chosen = (value: string): readonly string[] => value.split('\n').filter((one) => one !== '');
const titleOf = (field: Field, value: string): string => field.options?.find((option) => option.value === value)?.text ?? value;
const shown = (field: Field, value: string): string => (field.kind === 'date' ? dateShown(value) : field.kind === 'checks' ? chosen(value).map((one) => titleOf(field, one)).join('; ') : titleOf(field, value)) || 'Not given';

const FieldInput = ({ field, value, fault }: { readonly field: Field; readonly value: string; readonly fault: Fault | undefined }) => {
  const shared = { id: field.name, name: field.name, label: { text: field.label }, ...(field.hint === undefined ? {} : { hint: { text: field.hint } }), ...(fault === undefined ? {} : { errorMessage: { text: fault.message } }) };
  if (field.kind === 'checks') {
    const { label, id, ...rest } = shared;
    return <details class="govuk-details" open={fault !== undefined || field.open === true}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{label.text}</span></summary><div class="govuk-details__text"><Checkboxes {...rest} idPrefix={id} fieldset={{ legend: { text: label.text, classes: 'govuk-visually-hidden' } }} classes="govuk-checkboxes--small" items={field.options ?? []} values={chosen(value)} /></div></details>;
  }
  if (field.kind === 'date') {
    const [day, month, year] = dateParts(value);
    const { label, id, name, ...rest } = shared;
    return <DateInput {...rest} id={`${id}-date`} namePrefix={name} fieldset={{ legend: { text: label.text } }} items={[{ name: 'day', value: day, id }, { name: 'month', value: month }, { name: 'year', value: year }]} />;
  }
  if (field.options !== undefined) return <Select {...shared} items={field.options.map((option) => ({ ...option, selected: option.value === value }))} />;
  if (field.kind === 'lines') return <Textarea {...shared} value={value} rows={Math.min(14, Math.max(4, value.split('\n').length + 1))} />;
  return <Input {...shared} value={value} {...(field.kind === 'email' ? { type: 'email', autocomplete: 'off', spellcheck: false } : {})} {...(field.kind === 'number' ? { inputmode: 'numeric', classes: 'govuk-input--width-4' } : field.kind === 'figure' ? { inputmode: 'decimal', classes: 'govuk-input--width-10' } : {})} />;
};

const Form = ({ form, faults }: { readonly form: RecordForm; readonly faults: readonly Fault[] }) => (
  <form method="post" action={form.action} novalidate>
    <input type="hidden" name="version" value={String(form.version)} />
    {form.fields.map((field) => (
      <>
        {field.part === undefined ? null : <h2 class="govuk-heading-m govuk-!-margin-top-6">{field.part}</h2>}
        <FieldInput field={field} value={form.values[field.name] ?? ''} fault={faults.find((fault) => fault.field === field.name)} />
      </>
    ))}
    <Button text={form.button ?? 'Save'} preventDoubleClick />
  </form>
);

/** A record to look at, and to change by those who may. */
export const recordReply = (form: RecordForm, faults: readonly Fault[] = []): Reply =>
  page({
    title: form.heading,
    side: form.side,
    back: { href: form.back },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={form.caption} heading={form.heading} {...(form.lead === undefined ? {} : { lead: form.lead })} />
        {form.note}
        {form.above}
        {form.above === undefined || !form.mayEdit ? null : <h2 class="govuk-heading-m">Change the details</h2>}
        {form.mayEdit ? <Form form={form} faults={faults} /> : <SummaryList rows={form.fields.map((field) => ({ key: { text: field.label }, value: { text: shown(field, form.values[field.name] ?? '') } }))} />}
        {form.below}
      </>
    ),
  });

/** Two people changed one record: both versions side by side, and the choice. */
const conflictReply = (form: RecordForm, theirs: { readonly values: Readonly<Record<string, string>>; readonly version: number }): Reply =>
  page({
    title: 'Somebody else changed this first',
    side: form.side,
    status: 409,
    body: (
      <>
        <PageHeading caption={form.heading} heading="Somebody else changed this first" lead="They saved after you opened it. Nothing of theirs was overwritten, and yours is still here. Compare the two and choose." />
        <h2 class="govuk-heading-m">What they saved</h2>
        <SummaryList rows={form.fields.map((field) => ({ key: { text: field.label }, value: { text: shown(field, theirs.values[field.name] ?? '') } }))} />
        <p class="govuk-body"><a class="govuk-link" href={form.action}>Keep what they saved</a></p>
        <h2 class="govuk-heading-m">What you sent</h2>
        <p class="govuk-body">Change it if you like. Saving it puts it in place of theirs.</p>
        <Form form={{ ...form, version: theirs.version }} faults={[]} />
      </>
    ),
  });

/** The page that answers a refused change: the faults beside their fields, or both versions. */
export const refusedReply = (form: RecordForm, refusal: Refusal, theirs: { readonly values: Readonly<Record<string, string>>; readonly version: number } | null) => {
  if (refusal.kind === 'invalid') return ok(recordReply(form, refusal.faults ?? []));
  if (refusal.kind === 'conflict' && theirs !== null) return ok(conflictReply(form, theirs));
  return { ok: false as const, refusal };
};
