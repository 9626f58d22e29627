import { readId } from '#lib/id.ts';
import { invalid, notFound, ok, type Fault, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { printCsv } from '#platform/documents/csv.ts';
import { readFileTable, readTextTable, type TextTable } from '#platform/files/read-table.ts';
import type { AskHere } from '#platform/http/ask.ts';
import type { Form } from '#platform/http/form.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { FileUpload } from '#platform/ui/file-upload.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { noAgreement } from '../commands/edit-agreement.ts';
import { importAgreement, previewAgreement, type AgreementImport } from '../commands/import-agreement.ts';
import { readAgreement } from '../commands/read-agreement.ts';
import { agreementToRows } from '../core/agreement-to-rows.ts';
import type { Agreement } from '../core/kept-target.ts';
import { agreementById } from '../store/agreement-store.ts';
import { Comparison, comparisonInWords } from './compare-page.tsx';
import { strategySide } from './strategy-side.ts';

const agreementOf = (ask: AskHere): Promise<Agreement | null> => {
  const id = readId<'agreement'>(ask.params['id']);
  return ask.within((tx) => (id === null ? Promise.resolve(null) : agreementById(tx, ask.here.id, id)));
};

/** The targets of an agreement as a file that reads in to the same. */
export const csvExport = async (ask: AskHere): Answered => {
  const id = readId<'agreement'>(ask.params['id']);
  const whole = await ask.within(async (tx) => {
    const agreement = id === null ? null : await agreementById(tx, ask.here.id, id);
    return agreement === null ? null : readAgreement(tx, ask.here.id, agreement);
  });
  if (whole === null) return noAgreement;
  const [heading = [], ...rows] = agreementToRows(whole.targets.map((one) => one.said));
  return ok({ kind: 'file', name: `${whole.agreement.title}.csv`, type: 'text/csv; charset=utf-8', bytes: printCsv({ columns: heading.map((title) => ({ title })), rows }) });
};

const faultText = ({ row, field, message }: Fault): string => (row === undefined ? message : `Row ${row + 1}, ${field}: ${message}`);

const importReply = async (ask: AskHere, agreement: Agreement, text: string, faults: readonly Fault[]): Answered =>
  ok(
    page({
      title: 'Read targets in from a file', side: strategySide(ask, 'agreements'), back: { href: ask.link(`/strategy/agreements/${agreement.id}`) }, ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
      body: (
        <>
          {faults.length > 0 && <ErrorSummary titleText="There is a problem" descriptionText="Nothing was saved." errorList={faults.map((fault) => ({ text: faultText(fault), href: '#text' }))} />}
          <PageHeading caption={agreement.title} heading="Read targets in from a file" lead="One target a row, with column headings in any order. You see what would change before anything is saved." />
          <form method="post" action={ask.link(`/strategy/agreements/${agreement.id}/import/preview`)} enctype="multipart/form-data" novalidate>
            <FileUpload id="file" name="file" label={{ text: 'A CSV file or a spreadsheet' }} />
            <Textarea id="text" name="text" label={{ text: 'Or paste the rows with their headings' }} rows={8} value={text} />
            <Button text="See what would change" preventDoubleClick />
          </form>
          <Details summaryText="Which columns are read" html={<p class="govuk-body">Key, kind, title, indicator, definition, unit, polarity, measure, baseline, baseline period, denominator, sample, lead, lead has power, area, contributors, funding, funding certainty, reward, reason, evidence and moves with; and a column for each year, such as “target 2026/27” and “past 2024/25”. An agreement that you take away as CSV has them all.</p>} />
        </>
      ),
    }),
  );

export const importPage = async (ask: AskHere): Answered => {
  const agreement = await agreementOf(ask);
  return agreement === null ? noAgreement : importReply(ask, agreement, '', []);
};

const tableIn = async (form: Form): Promise<Result<TextTable>> => {
  const file = await form.file('file');
  if (file !== null) return readFileTable(file.bytes);
  const text = form.lines('text');
  return text === '' ? invalid([{ field: 'text', message: 'Choose a file, or paste the rows' }]) : readTextTable(text);
};

const asRows = ({ heading, rows }: TextTable): readonly (readonly string[])[] => [heading, ...rows];

const Preview = ({ ask, agreement, found, table }: { readonly ask: AskHere; readonly agreement: Agreement; readonly found: AgreementImport; readonly table: TextTable }) => (
  <>
    <PageHeading caption={agreement.title} heading="What the file would change" lead={comparisonInWords(found.comparison)} />
    {found.warnings.map((one) => <InsetText>{one}</InsetText>)}
    {found.acceptedInFile > 0 && <InsetText>The file says that {plural(found.acceptedInFile, 'partner has', 'partners have')} accepted. That is for each partner to say: those who have not said so here are asked.</InsetText>}
    {found.stay > 0 && <p class="govuk-body">{plural(found.stay, 'target is', 'targets are')} not in the file and {found.stay === 1 ? 'stays' : 'stay'} as {found.stay === 1 ? 'it is' : 'they are'}.</p>}
    <form method="post" action={ask.link(`/strategy/agreements/${agreement.id}/import`)}>
      <input type="hidden" name="text" value={printCsv({ columns: table.heading.map((title) => ({ title })), rows: table.rows }).replace(/^\uFEFF/, '')} />
      <Button text={`Save ${plural(found.targets.length, 'target')}`} preventDoubleClick />
    </form>
    <p class="govuk-body"><a class="govuk-link" href={ask.link(`/strategy/agreements/${agreement.id}/import`)}>Choose another file</a></p>
    <Comparison comparison={found.comparison} />
  </>
);

/** Shows what a file would change. Nothing is saved. */
export const previewPage = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const agreement = await agreementOf(ask);
  if (!form.ok) return form;
  if (agreement === null) return noAgreement;
  const table = await tableIn(form.value);
  if (!table.ok) return importReply(ask, agreement, form.value.lines('text'), table.refusal.faults ?? []);
  const found = await ask.within((tx) => previewAgreement(workOf(ask, tx), agreement.id, asRows(table.value)));
  if (!found.ok) return found.refusal.kind === 'invalid' ? importReply(ask, agreement, form.value.lines('text'), found.refusal.faults ?? []) : found;
  return ok(page({ title: 'What the file would change', side: strategySide(ask, 'agreements'), back: { href: ask.link(`/strategy/agreements/${agreement.id}/import`) }, body: <Preview ask={ask} agreement={agreement} found={found.value} table={table.value} /> }));
};

/** Saves what was previewed: all of it or nothing. */
export const saveImport = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const agreement = await agreementOf(ask);
  if (!form.ok) return form;
  if (agreement === null) return notFound('There is no such agreement here.');
  const table = readTextTable(form.value.lines('text'));
  if (!table.ok) return importReply(ask, agreement, form.value.lines('text'), table.refusal.faults ?? []);
  const done = await ask.within((tx) => importAgreement(workOf(ask, tx), agreement.id, asRows(table.value)));
  if (!done.ok) return done.refusal.kind === 'invalid' ? importReply(ask, agreement, form.value.lines('text'), done.refusal.faults ?? []) : done;
  sayNext(ask.http, `${plural(done.value.added, 'target')} added and ${done.value.changed} changed`);
  return ok(redirect(ask.link(`/strategy/agreements/${agreement.id}`)));
};
