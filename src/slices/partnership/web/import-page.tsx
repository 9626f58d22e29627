import { invalid, ok, type Fault, type Refusal, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import type { TextTable } from '#platform/files/read-table.ts';
import { goesBack } from '#platform/http/goes-back.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { FileUpload } from '#platform/ui/file-upload.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { broughtByRows, importPeople, previewImport, type Brought } from '../commands/import-members.ts';
import { countPlan, type ImportPlan } from '../core/plan-import.ts';
import { incomingFromPopolo } from '../core/popolo-in.ts';
import { guessColumns, memberFields, readMembers, type Columns } from '../core/read-members.ts';
import { givenFile, givenText, type Given } from './import-file.ts';
import { popoloPreviewReply, previewReply } from './import-preview.tsx';
import { peopleSide } from './people-side.ts';

const example = 'Name\tOrganisation\tEmail\tGroup\tRole\nAsha Patel\tHartshire Council\tasha.patel@example.org\tPartnership Board\tChair';

export const importReply = (ask: AskHere, pasted: string, faults: readonly Fault[]): Reply =>
  page({
    title: 'Add members from a spreadsheet',
    side: peopleSide(ask, 'import'),
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.slice(0, 20).map((fault) => ({ text: fault.row === undefined ? fault.message : `Row ${fault.row + 1}: ${fault.message}`, href: '#rows' }))} />}
        <PageHeading caption={ask.here.name} heading="Add members from a spreadsheet" lead="Copy the rows from your spreadsheet, with their headings, and paste them here. The columns can be in any order. You see what will be added before anything is." />
        <form method="post" enctype="multipart/form-data" action={ask.link('/people/import/preview')} novalidate>
          <Textarea id="rows" name="rows" label={{ text: 'Paste the rows', classes: 'govuk-label--m' }} hint={{ text: 'Columns we know: name, organisation, email, group, role. If you have them also: sector, layer, job, phone, from, to, substitute for, authority, elected, party, portfolio, sits for, committee of and id. A person in two groups has two rows.' }} rows={10} value={pasted} />
          <FileUpload id="file" name="file" label={{ text: 'Or choose a file', classes: 'govuk-label--m' }} hint={{ text: 'CSV, Excel (.xlsx), or Popolo JSON from a committee system, up to 5 MB' }} />
          <Button text="Continue" preventDoubleClick />
        </form>
        <details class="govuk-details">
          <summary class="govuk-details__summary"><span class="govuk-details__summary-text">What the rows look like</span></summary>
          <div class="govuk-details__text"><pre class="joinery-sample" tabindex={0}>{example}</pre></div>
        </details>
        <p class="govuk-body"><a class="govuk-link" href={ask.link('/people/export')}>Take everything out again</a> in the same forms.</p>
      </>
    ),
  });

export const importPage = async (ask: AskHere): Answered => ok(importReply(ask, '', []));

const givenIn = async (form: Form): Promise<Result<Given>> => {
  const file = await form.file('file');
  if (file !== null) return givenFile(file.bytes);
  const text = form.lines('rows');
  return text === '' ? invalid([{ field: 'rows', message: 'Paste the rows, or choose a file' }]) : givenText(text);
};

const columnsOf = (form: Form, table: TextTable): Columns => {
  if (!form.has('column-name')) return guessColumns(table.heading);
  const chosen = memberFields.flatMap((field) => (form.text(`column-${field}`) === '' ? [] : [[field, Number(form.text(`column-${field}`))] as const]));
  return Object.fromEntries(chosen.filter(([, column]) => Number.isInteger(column) && column >= 0 && column < table.heading.length));
};

const faultsOf = (refusal: Refusal): readonly Fault[] => refusal.faults ?? [{ field: 'rows', message: refusal.message }];

const brought = async (work: Work, form: Form, given: Given): Promise<Result<Brought>> =>
  given.kind === 'popolo' ? incomingFromPopolo(given.json) : broughtByRows(work, readMembers(given.table.rows, columnsOf(form, given.table)));

const shown = (ask: AskHere, form: Form, given: Given, outcome: Result<ImportPlan>): Reply => {
  const seen = outcome.ok ? { plan: outcome.value, faults: [] } : { plan: null, faults: faultsOf(outcome.refusal) };
  return given.kind === 'popolo' ? popoloPreviewReply(ask, given.text, seen) : previewReply(ask, given.table, columnsOf(form, given.table), seen);
};

/** Shows what will be added and every fault, row by row. Nothing is written. */
export const previewImportPage = async (ask: AskHere): Answered => {
  goesBack(ask);
  const form = await ask.form();
  if (!form.ok) return form;
  const given = await givenIn(form.value);
  if (!given.ok) return ok(importReply(ask, form.value.lines('rows'), faultsOf(given.refusal)));
  const outcome = await ask.within(async (tx) => {
    const bring = await brought(workOf(ask, tx), form.value, given.value);
    return bring.ok ? previewImport(workOf(ask, tx), bring.value) : bring;
  });
  return ok(shown(ask, form.value, given.value, outcome));
};

/** Adds them all, or none. */
export const saveImport = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const given = givenText(form.value.lines('rows'));
  if (!given.ok) return ok(importReply(ask, form.value.lines('rows'), faultsOf(given.refusal)));
  const done = await ask.within(async (tx) => {
    const bring = await brought(workOf(ask, tx), form.value, given.value);
    return bring.ok ? importPeople(workOf(ask, tx), bring.value) : bring;
  });
  if (!done.ok) return ok(shown(ask, form.value, given.value, done));
  const [people, seats] = [countPlan(done.value.people), countPlan(done.value.seats)];
  sayNext(ask.http, `${plural(people.fresh, 'person', 'people')} and ${plural(seats.fresh, 'seat')} added${people.changed + seats.changed === 0 ? '' : `; ${plural(people.changed + seats.changed, 'record')} brought up to date`}`);
  return ok(redirect(ask.link('/people')));
};
