import type { Fault } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Form } from '#platform/http/form.ts';
import { sentDate, dateParts, typedDay } from '#platform/http/typed-date.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { DateInput } from '#platform/ui/date-input.tsx';
import { Input } from '#platform/ui/input.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import type { ReportInput } from '../commands/edit-report.ts';
import type { Advice } from '../core/length.ts';
import type { Report, ReportChoices, ReportQuestion } from '../core/report.ts';

/** A draft's form as it was typed. */
export type TypedDraft = { readonly title: string; readonly meetsOn: string; readonly summary: string; readonly most: string; readonly added: string; readonly struck: readonly string[] };

export const typedDraft = ({ title, meetsOn, choices }: Report): TypedDraft => ({ title, meetsOn, summary: choices.summary, most: String(choices.most), added: choices.added.join('\n'), struck: choices.struck });

type Sent = { readonly version: number; readonly typed: TypedDraft; readonly input: Omit<ReportInput, 'layer' | 'group'>; readonly choices: ReportChoices };

/** What was sent: a question that was shown and not ticked is struck; one that was struck before and not shown stays so. */
export const sentDraft = (form: Form, report: Report): Sent => {
  const [shown, kept] = [new Set(form.all('shown')), new Set(form.all('keep'))];
  const struck = [...report.choices.struck.filter((key) => !shown.has(key)), ...[...shown].filter((key) => !kept.has(key))];
  const typed: TypedDraft = { title: form.text('title'), meetsOn: sentDate(form, 'meetsOn'), summary: form.lines('summary'), most: form.text('most'), added: form.lines('added'), struck };
  const added = typed.added.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return { version: Number(form.text('version')) || 0, typed, input: { title: typed.title, meetsOn: typedDay(typed.meetsOn) }, choices: { summary: typed.summary, struck, added, most: /^\d+$/.test(typed.most) ? Number(typed.most) : 0 } };
};

/** Whether the report leaves room to talk. */
export const LengthWords = ({ advice: { length, allowed, warnings, leaveOut } }: { readonly advice: Advice }) =>
  warnings.length === 0 ? <p class="govuk-body">About {plural(length.pages, 'page')} and {length.minutes} of the {allowed} minutes that monitoring may take: it leaves room to talk.</p> : (
    <div class="govuk-inset-text">
      {warnings.map((warning) => <p class="govuk-body"><strong>{warning}</strong></p>)}
      {leaveOut.length > 0 && <p class="govuk-body govuk-!-margin-bottom-0">To fit, leave out {plural(leaveOut.length, 'figure')}, the least urgent first: {leaveOut.slice(0, 8).join('; ')}{leaveOut.length > 8 ? '; and others' : ''}. <a class="govuk-link" href="#most">Choose how many it holds</a></p>}
    </div>
  );

type Shown = { readonly action: string; readonly version: number; readonly typed: TypedDraft; readonly proposed: readonly ReportQuestion[]; readonly faults: readonly Fault[] };

const Questions = ({ proposed, typed }: Pick<Shown, 'proposed' | 'typed'>) =>
  proposed.length === 0 ? <p class="govuk-body">The figures prompt no question. Write your own below.</p> : (
    <>
      {proposed.map((one) => <input type="hidden" name="shown" value={one.key} />)}
      <Checkboxes name="keep" idPrefix="keep" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'Questions to ask, made from the figures', classes: 'govuk-fieldset__legend--s' } }} hint={{ text: 'Untick those that would not help this meeting.' }} items={proposed.map((one) => ({ value: one.key, text: one.text }))} values={proposed.filter((one) => !typed.struck.includes(one.key)).map((one) => one.key)} />
    </>
  );

/** What the coordinator may write and choose. */
export const DraftForm = ({ action, version, typed, proposed, faults }: Shown) => {
  const fault = (field: string) => { const found = faults.find((one) => one.field === field); return found === undefined ? {} : { errorMessage: { text: found.message } }; };
  const [day, month, year] = dateParts(typed.meetsOn);
  return (
    <form method="post" action={action} novalidate>
      <input type="hidden" name="version" value={String(version)} />
      <Textarea id="summary" name="summary" rows={5} value={typed.summary} label={{ text: 'Covering summary', classes: 'govuk-label--s' }} hint={{ text: 'What you would say to somebody with one minute. It stands before everything else.' }} {...fault('summary')} />
      <Questions proposed={proposed} typed={typed} />
      <Textarea id="added" name="added" rows={3} value={typed.added} label={{ text: 'Questions of your own', classes: 'govuk-label--s' }} hint={{ text: 'One a line.' }} {...fault('added')} />
      <Input id="most" name="most" value={typed.most} inputmode="numeric" classes="govuk-input--width-4" label={{ text: 'How many figures it holds', classes: 'govuk-label--s' }} hint={{ text: 'The most urgent come first.' }} {...fault('most')} />
      <details class="govuk-details" open={faults.some((one) => one.field === 'title' || one.field === 'meetsOn')}>
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Title and day of the meeting</span></summary>
        <div class="govuk-details__text">
          <Input id="title" name="title" value={typed.title} label={{ text: 'Title' }} {...fault('title')} />
          <DateInput id="meetsOn-date" namePrefix="meetsOn" fieldset={{ legend: { text: 'Day of the meeting' } }} items={[{ name: 'day', value: day, id: 'meetsOn' }, { name: 'month', value: month }, { name: 'year', value: year }]} {...fault('meetsOn')} />
        </div>
      </details>
      <Button text="Save and look again" classes="govuk-button--secondary" preventDoubleClick />
    </form>
  );
};
