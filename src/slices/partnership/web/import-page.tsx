import { invalid, ok, type Fault, type Refusal, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { readFileTable, readTextTable, type TextTable } from '#platform/files/read-table.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { FileUpload } from '#platform/ui/file-upload.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { importMembers, previewMembers } from '../commands/import-members.ts';
import { guessColumns, memberFields, readMembers, type Columns } from '../core/read-members.ts';
import { workOf } from '#platform/http/work-of.ts';
import { previewReply } from './import-preview.tsx';
import { peopleSide } from './people-side.ts';

const example = 'Name\tOrganisation\tEmail\tGroup\tRole\nAsha Patel\tHartshire Council\tasha.patel@example.org\tPartnership Board\tChair';

export const importReply = (ask: AskHere, pasted: string, faults: readonly Fault[]): Reply =>
  page({
    title: 'Add members from a spreadsheet',
    side: peopleSide(ask, 'import'),
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.slice(0, 20).map((fault) => ({ text: fault.row === undefined ? fault.message : `Row ${fault.row}: ${fault.message}`, href: '#rows' }))} />}
        <PageHeading caption={ask.here.name} heading="Add members from a spreadsheet" lead="Copy the rows from your spreadsheet, with their headings, and paste them here. The columns can be in any order. You see what will be added before anything is." />
        <form method="post" enctype="multipart/form-data" action={ask.link('/people/import/preview')} novalidate>
          <Textarea id="rows" name="rows" label={{ text: 'Paste the rows', classes: 'govuk-label--m' }} hint={{ text: 'Columns we know: name, organisation, email, group, role, and if you have them sector, layer, job and phone. A person in two groups has two rows.' }} rows={10} value={pasted} />
          <FileUpload id="file" name="file" label={{ text: 'Or choose a file', classes: 'govuk-label--m' }} hint={{ text: 'CSV or Excel (.xlsx), up to 5 MB' }} />
          <Button text="Continue" preventDoubleClick />
        </form>
        <details class="govuk-details">
          <summary class="govuk-details__summary"><span class="govuk-details__summary-text">What the rows look like</span></summary>
          <div class="govuk-details__text"><pre class="joinery-sample" tabindex={0}>{example}</pre></div>
        </details>
      </>
    ),
  });

export const importPage = async (ask: AskHere): Answered => ok(importReply(ask, '', []));

const tableOf = async (form: Form): Promise<Result<TextTable>> => {
  const file = await form.file('file');
  if (file !== null) return readFileTable(file.bytes);
  const text = form.lines('rows');
  return text === '' ? invalid([{ field: 'rows', message: 'Paste the rows, or choose a file' }]) : readTextTable(text);
};

const columnsOf = (form: Form, table: TextTable): Columns => {
  if (!form.has('column-name')) return guessColumns(table.heading);
  const chosen = memberFields.flatMap((field) => (form.text(`column-${field}`) === '' ? [] : [[field, Number(form.text(`column-${field}`))] as const]));
  return Object.fromEntries(chosen.filter(([, column]) => Number.isInteger(column) && column >= 0 && column < table.heading.length));
};

/** Shows what will be added and every fault, row by row. Nothing is written. */
export const previewImport = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const table = await tableOf(form.value);
  if (!table.ok) return ok(importReply(ask, form.value.lines('rows'), faultsOf(table.refusal)));
  const columns = columnsOf(form.value, table.value);
  const read = readMembers(table.value.rows, columns);
  const plan = await ask.within((tx) => previewMembers(workOf(ask, tx), read));
  return ok(previewReply(ask, table.value, columns, plan.ok ? { plan: plan.value, faults: [] } : { plan: null, faults: faultsOf(plan.refusal) }));
};

const faultsOf = (refusal: Refusal): readonly Fault[] => refusal.faults ?? [{ field: 'rows', message: refusal.message }];

/** Adds them all, or none. */
export const saveImport = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const table = readTextTable(form.value.lines('rows'));
  if (!table.ok) return ok(importReply(ask, form.value.lines('rows'), faultsOf(table.refusal)));
  const columns = columnsOf(form.value, table.value);
  const done = await ask.within((tx) => importMembers(workOf(ask, tx), readMembers(table.value.rows, columns)));
  if (!done.ok) return ok(previewReply(ask, table.value, columns, { plan: null, faults: faultsOf(done.refusal) }));
  const added = done.value.people.filter((one) => one.existing === null).length;
  sayNext(ask.http, `${plural(added, 'person', 'people')} and ${plural(done.value.seats.length, 'seat')} added`);
  return ok(redirect(ask.link('/people')));
};
