import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { printCsv } from '#platform/documents/csv.ts';
import { readFileTable, readTextTable, type TextTable } from '#platform/files/read-table.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { FileUpload } from '#platform/ui/file-upload.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { importIndicators, type ListPlan } from '../commands/import-indicators.ts';
import { indicatorTable, readIndicators } from '../core/read-indicators.ts';
import { indicatorsOf } from '../store/indicator-store.ts';
import { performanceSide } from './performance-side.ts';

const summary = (faults: readonly Fault[]) => faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.slice(0, 50).map((fault) => ({ text: fault.row === undefined ? fault.message : `Row ${fault.row + 1}, ${fault.field}: ${fault.message}`, href: '#rows' }))} />;

const startReply = (ask: AskHere, rows: string, framework: string, faults: readonly Fault[]): Reply =>
  page({
    title: 'Indicators from a list', side: performanceSide(ask, 'indicators'), back: { href: ask.link('/performance/indicators') }, ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {summary(faults)}
        <PageHeading caption={ask.here.name} heading="Indicators from a list" lead="A list of your own, or one that somebody published. Indicators that are here already are brought up to date and never doubled." />
        <form method="post" enctype="multipart/form-data" action={ask.link('/performance/indicators/list')} novalidate>
          <FileUpload id="file" name="file" label={{ text: 'File', classes: 'govuk-label--m' }} hint={{ text: 'CSV or Excel, a row for each indicator. It needs a column called name or indicator; code, definition, theme, source, polarity, frequency and period type are read where they are there' }} />
          <Textarea id="rows" name="rows" label={{ text: 'Or paste the rows with their headings', classes: 'govuk-label--m' }} rows={6} value={rows} />
          <Input id="framework" name="framework" label={{ text: 'Who asks for them? (optional)', classes: 'govuk-label--m' }} hint={{ text: 'The name of the framework, so that the scorecard can show what it asks for' }} value={framework} classes="govuk-input--width-20" />
          <Button text="Look at what will change" preventDoubleClick />
        </form>
        <p class="govuk-body"><a class="govuk-link" href={ask.link('/performance/indicators.csv')}>Take your own list out</a> in the columns that bring it in again.</p>
      </>
    ),
  });

export const listPage = async (ask: AskHere): Answered => ok(startReply(ask, '', '', []));

const names = (titles: readonly string[]): string => `${titles.slice(0, 12).join('; ')}${titles.length > 12 ? ` and ${titles.length - 12} more` : ''}`;

const previewReply = (ask: AskHere, table: TextTable, framework: string, plan: ListPlan): Reply =>
  page({
    title: 'What will change', side: performanceSide(ask, 'indicators'), back: { href: ask.link('/performance/indicators/list') },
    body: (
      <>
        <PageHeading caption="Indicators from a list" heading="What will change" />
        <ul class="govuk-list govuk-list--bullet">
          <li><strong>{plural(plan.fresh.length, 'new indicator')}</strong>{plan.fresh.length === 0 ? '' : `: ${names(plan.fresh)}`}</li>
          <li><strong>{plural(plan.changed.length, 'indicator')}</strong> brought up to date{plan.changed.length === 0 ? '' : `: ${names(plan.changed)}`}</li>
          <li>{plan.same} as they are already</li>
        </ul>
        <form method="post" action={ask.link('/performance/indicators/list/keep')} novalidate>
          <textarea name="rows" hidden>{printCsv({ columns: table.heading.map((title) => ({ title })), rows: table.rows })}</textarea>
          <input type="hidden" name="framework" value={framework} />
          <Button text="Keep these" preventDoubleClick />
        </form>
      </>
    ),
  });

const take = async (ask: AskHere, table: Result<TextTable>, framework: string, keep: boolean): Promise<Result<ListPlan>> => {
  if (!table.ok) return table;
  const listed = readIndicators(table.value.heading, table.value.rows);
  return listed.ok ? ask.within((tx) => importIndicators(workOf(ask, tx), listed.value, framework === '' ? null : framework.slice(0, 120), keep)) : listed;
};

const faultsOf = (plan: Result<ListPlan>): readonly Fault[] => (plan.ok ? [] : (plan.refusal.faults ?? [{ field: 'rows', message: plan.refusal.message }]));

/** Shows what a list would add and change. Nothing is written. */
export const previewList = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const [file, rows, framework] = [await form.value.file('file'), form.value.lines('rows'), form.value.text('framework')];
  const table = file !== null ? await readFileTable(file.bytes) : rows === '' ? invalid([{ field: 'rows', message: 'Choose a file, or paste the rows' }]) : readTextTable(rows);
  const plan = await take(ask, table, framework, false);
  return ok(plan.ok && table.ok ? previewReply(ask, table.value, framework, plan.value) : startReply(ask, rows, framework, faultsOf(plan)));
};

/** Adds and brings up to date everything on the list, or nothing. */
export const saveList = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const [rows, framework] = [form.value.lines('rows'), form.value.text('framework')];
  const plan = await take(ask, readTextTable(rows), framework, true);
  if (!plan.ok) return ok(startReply(ask, rows, framework, faultsOf(plan)));
  sayNext(ask.http, `${plural(plan.value.fresh.length, 'indicator')} added, ${plan.value.changed.length} brought up to date`);
  return ok(redirect(ask.link('/performance/indicators')));
};

/** The catalogue as CSV, in the columns that bring it in again. */
export const listCsv = async (ask: AskHere): Answered => {
  const { head, rows } = indicatorTable(await ask.within((tx) => indicatorsOf(tx, ask.here.id)));
  return ok({ kind: 'file', name: 'indicators.csv', type: 'text/csv; charset=utf-8', bytes: printCsv({ columns: head.map((title) => ({ title })), rows }) });
};
