import { readId } from '#lib/id.ts';
import { formatPeriod } from '#lib/period.ts';
import { notFound, ok, type Fault, type Result } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import { rowBlocksOfBytes, UnreadableFile, type RowBlocks } from '#platform/files/row-blocks.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { FileUpload } from '#platform/ui/file-upload.tsx';
import { Input } from '#platform/ui/input.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { bringable } from '../commands/bring-template.ts';
import { importObservations, unknownSeries, type ImportDone } from '../commands/import-observations.ts';
import { guessMapping, mappingFaults, type Mapping } from '../core/mapping.ts';
import type { NewSeries } from '../core/new-indicators.ts';
import { dropUpload, keepMapping, keepUpload, mappingsOf, readUploadAs, uploadById, type KeptMapping } from '../store/upload-store.ts';
import { ColumnFields, HiddenMapping, mappingFrom, RuleFields } from './mapping-form.tsx';
import { entrantOf } from './entrant-of.ts';
import { performanceSide } from './performance-side.ts';

const problem = (faults: readonly Fault[]) => faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.slice(0, 50).map((fault) => (fault.row === undefined ? { text: fault.message, ...(/^(rule-|file$)/.test(fault.field) ? { href: `#${fault.field}` } : {}) } : { text: `Row ${fault.row + 1}, ${fault.field}: ${fault.message}` }))} />;
const stateOf = (faults: readonly Fault[]) => (faults.length === 0 ? {} : { status: 422 as const, errors: faults.length });

const startReply = async (ask: AskHere, faults: readonly Fault[]): Promise<Reply> => {
  const [mappings, mine] = await ask.within(async (tx) => [await mappingsOf(tx, ask.here.id), await bringable(workOf(ask, tx), entrantOf(ask))] as const);
  return page({
    title: 'Bring figures', side: performanceSide(ask, 'bring'), ...stateOf(faults),
    body: (
      <>
        {problem(faults)}
        <PageHeading caption={ask.here.name} heading="Bring figures" lead="From a spreadsheet or a CSV file. You see what will change before anything does, and a file with a fault changes nothing." />
        <h2 class="govuk-heading-m">Take a spreadsheet made for you</h2>
        {mine.length === 0 ? <p class="govuk-body">No indicator names you as the one who brings its figures.</p> : <><p class="govuk-body">It holds {plural(mine.length, 'indicator')} with the periods that come next. Fill in the empty cells and send it back below.</p><Button text="Download my spreadsheet" href={ask.link('/performance/bring/template.xlsx')} classes="govuk-button--secondary" /></>}
        <h2 class="govuk-heading-m">Send a file</h2>
        <form method="post" enctype="multipart/form-data" action={ask.link('/performance/bring')} novalidate>
          <FileUpload id="file" name="file" label={{ text: 'File' }} hint={{ text: 'CSV, CSV packed with gzip, or Excel (.xlsx). Larger files go in by the command line' }} />
          {mappings.length > 0 && <Select id="mapping" name="mapping" label={{ text: 'How are its columns read?' }} items={[{ value: '', text: 'Work it out from the headings' }, ...mappings.map(({ id, name }) => ({ value: id, text: `As last time: ${name}` }))]} />}
          <Button text="Continue" preventDoubleClick />
        </form>
        {mappings.length > 0 && ask.may('indicator.edit') && <p class="govuk-body"><a class="govuk-link" href={ask.link('/performance/bring/readings')}>Ways of reading files that are remembered</a></p>}
      </>
    ),
  });
};

export const bringPage = async (ask: AskHere): Answered => ok(await startReply(ask, []));

const headingOf = async (rows: RowBlocks): Promise<readonly string[]> => {
  for await (const block of rows()) return (block[0] ?? []).map((cell) => cell.trim());
  return [];
};

/** Takes a file in; how it is read comes next. */
export const saveUpload = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const file = await form.value.file('file');
  if (file === null) return ok(await startReply(ask, [{ field: 'file', message: 'Choose a file' }]));
  const rows = await rowBlocksOfBytes(file.bytes);
  if (!rows.ok) return ok(await startReply(ask, rows.refusal.faults ?? [{ field: 'file', message: rows.refusal.message }]));
  const id = await ask.within((tx) => keepUpload(tx, ask.here.id, { name: file.name.slice(0, 200), bytes: file.bytes, by: ask.actor.name, at: ask.now }));
  const chosen = readId(form.value.text('mapping'));
  return ok(redirect(ask.link(`/performance/bring/${id}${chosen === null ? '' : `?mapping=${chosen}`}`)));
};

type Opened = { readonly id: string; readonly name: string; readonly rows: RowBlocks; readonly heading: readonly string[]; readonly mappings: readonly KeptMapping[]; /** How it is read, once somebody has said so. */ readonly mapping: Mapping | null };

const opened = async (ask: AskHere): Promise<Result<Opened>> => {
  const id = readId(ask.params['upload']);
  const gone = notFound('This file is no longer kept. Send it again.');
  const [upload, mappings] = await ask.within(async (tx) => [id === null ? null : await uploadById(tx, ask.here.id, id), await mappingsOf(tx, ask.here.id)] as const);
  if (id === null || upload === null) return gone;
  const rows = await rowBlocksOfBytes(upload.bytes);
  return rows.ok ? ok({ id, name: upload.name, rows: rows.value, heading: await headingOf(rows.value), mappings, mapping: upload.mapping }) : rows;
};

// What can't be read to its end is told on the page that asks for a file.
const readable = (answer: (ask: AskHere) => Answered) => async (ask: AskHere): Answered => {
  try {
    return await answer(ask);
  } catch (error) {
    if (error instanceof UnreadableFile) return ok(await startReply(ask, [{ field: 'file', message: error.message }]));
    throw error;
  }
};

const columnsReply = (ask: AskHere, file: Opened, mapping: Mapping, fresh: readonly NewSeries[], faults: readonly Fault[]): Reply =>
  page({
    title: 'How the file is read', side: performanceSide(ask, 'bring'), back: { href: ask.link('/performance/bring') }, ...stateOf(faults),
    body: (
      <>
        {problem(faults)}
        <PageHeading caption={file.name} heading="How is this file read?" lead="Worked out from its headings. Put right what is wrong." />
        <form method="post" action={ask.link(`/performance/bring/${file.id}`)} novalidate>
          <RuleFields fresh={fresh} faults={faults} />
          <ColumnFields heading={file.heading} mapping={mapping} />
          <Button text="Look at what will change" preventDoubleClick />
        </form>
      </>
    ),
  });

const atOf = (ask: AskHere) => ({ here: ask.here, actor: ask.actor, now: ask.now, services: ask.services });
const attempt = async (ask: AskHere, file: Opened, mapping: Mapping, keep: boolean, seen?: number): Promise<Result<ImportDone>> => importObservations(atOf(ask), { rows: file.rows, mapping, name: file.name, by: entrantOf(ask), keep, allowNew: true, ...(seen === undefined ? {} : { seen }) });

const freshOf = async (ask: AskHere, file: Opened, mapping: Mapping): Promise<readonly NewSeries[]> =>
  ask.role !== 'coordinator' || mappingFaults(mapping, file.heading).length > 0 ? [] : ask.within((tx) => unknownSeries(workOf(ask, tx), file.rows, mapping));

const number = (value: number | null): string => (value === null ? 'no value' : value.toLocaleString('en-GB', { maximumFractionDigits: 6 }));

const previewReply = (ask: AskHere, file: Opened, mapping: Mapping, done: ImportDone, conflict: string | null = null): Reply =>
  page({
    title: 'What will change', wide: true, ...(conflict === null ? {} : { status: 409 as const }), side: performanceSide(ask, 'bring'), back: { href: ask.link(`/performance/bring/${file.id}`) },
    body: (
      <>
        <PageHeading caption={file.name} heading="What will change" lead={`${plural(done.rows, 'row')} read, and no fault in any.`} />
        {conflict !== null && <InsetText text={conflict} />}
        <ul class="govuk-list govuk-list--bullet"><li><strong>{plural(done.added, 'new figure')}</strong></li><li><strong>{plural(done.revised, 'figure')}</strong> revised; what stood before is kept</li><li>{plural(done.same, 'figure')} as {done.same === 1 ? 'it stands' : 'they stand'} already</li>{done.newSeries.length > 0 && <li><strong>{plural(done.newSeries.length, 'new indicator')}</strong></li>}</ul>
        {done.warnings.map((warning) => <InsetText text={warning} />)}
        {done.changes.length > 0 && (
          <div class="joinery-scroll" tabindex={0} role="region" aria-label="Revised">
            <Table classes="joinery-dense" caption={done.revised > done.changes.length ? `The first ${done.changes.length} of ${done.revised.toLocaleString('en-GB')} revised` : 'Revised'} captionClasses="govuk-table__caption--m" head={[{ text: 'Indicator' }, { text: 'Area' }, { text: 'Period' }, { text: 'Stands now', format: 'numeric' }, { text: 'Becomes', format: 'numeric' }]} rows={done.changes.map((one) => [{ text: one.title }, { text: [one.area, one.breakdown].filter((part) => part !== '').join(', ') }, { text: one.from === one.to ? formatPeriod('day', one) : `${one.from} to ${one.to}` }, { text: number(one.before), format: 'numeric' }, { text: number(one.after), format: 'numeric' }])} />
          </div>
        )}
        <form method="post" action={ask.link(`/performance/bring/${file.id}/keep`)} novalidate>
          <HiddenMapping mapping={mapping} />
          <input type="hidden" name="seen" value={String(done.seen)} />
          {ask.role === 'coordinator' && <Input id="save-as" name="save-as" label={{ text: 'Remember how this file is read, as (optional)' }} hint={{ text: 'The next file of this kind is then read the same way' }} classes="govuk-input--width-20" value="" />}
          {done.added + done.revised === 0 ? <p class="govuk-body">There is nothing to add.</p> : <Button text={sentenceList([...(done.added > 0 ? [`add ${plural(done.added, 'figure')}`] : []), ...(done.revised > 0 ? [`revise ${plural(done.revised, 'figure')}`] : [])]).replace(/^./, (letter) => letter.toUpperCase())} preventDoubleClick />}
        </form>
      </>
    ),
  });

// What is still to be said before the file can be tried.
const openIn = (file: Opened, mapping: Mapping, fresh: readonly NewSeries[]): readonly Fault[] => [
  ...mappingFaults(mapping, file.heading).map((message) => ({ field: 'columns', message })),
  ...fresh.flatMap((one, at) => (one.sure ? [] : [{ field: `rule-${at}`, message: `Say what the periods of “${one.series}” are` }])),
];

/** How the file is read: as somebody said, as files of its kind were read before, or worked out from its headings. */
export const columnsPage = readable(async (ask) => {
  const file = await opened(ask);
  if (!file.ok) return file;
  const kept = file.value.mappings.find((one) => one.id === ask.query.get('mapping'));
  const mapping = file.value.mapping ?? kept?.mapping ?? guessMapping(file.value.heading);
  const fresh = await freshOf(ask, file.value, mapping);
  return ok(columnsReply(ask, file.value, mapping, fresh, ask.query.get('said') === 'yes' ? openIn(file.value, mapping, fresh) : []));
});

/** Takes in how the file is read; what it would change has an address of its own, so that the way back and forth is free. */
export const saveColumns = readable(async (ask) => {
  const form = await ask.form();
  if (!form.ok) return form;
  const file = await opened(ask);
  if (!file.ok) return file;
  const mapping = mappingFrom(form.value);
  const open = openIn(file.value, mapping, await freshOf(ask, file.value, mapping));
  await ask.within((tx) => readUploadAs(tx, ask.here.id, file.value.id, mapping));
  return ok(redirect(ask.link(`/performance/bring/${file.value.id}${open.length > 0 ? '?said=yes' : '/preview'}`)));
});

/** Tries the file without keeping anything, and shows what would change or what is wrong. */
export const previewPage = readable(async (ask) => {
  const file = await opened(ask);
  if (!file.ok) return file;
  const { mapping } = file.value;
  if (mapping === null || openIn(file.value, mapping, await freshOf(ask, file.value, mapping)).length > 0) return ok(redirect(ask.link(`/performance/bring/${file.value.id}${mapping === null ? '' : '?said=yes'}`)));
  const done = await attempt(ask, file.value, mapping, false);
  if (!done.ok) return ok(columnsReply(ask, file.value, mapping, await freshOf(ask, file.value, mapping), done.refusal.faults ?? [{ field: 'file', message: done.refusal.message }]));
  return ok(previewReply(ask, file.value, mapping, done.value));
});

/** Adds the figures of the file: all of them, or nothing. */
export const saveFigures = readable(async (ask) => {
  const form = await ask.form();
  if (!form.ok) return form;
  const file = await opened(ask);
  if (!file.ok) return file;
  const mapping = mappingFrom(form.value);
  const done = await attempt(ask, file.value, mapping, true, Number(form.value.text('seen')) || 0);
  if (!done.ok && done.refusal.kind === 'conflict') {
    const now = await attempt(ask, file.value, mapping, false);
    if (now.ok) return ok(previewReply(ask, file.value, mapping, now.value, done.refusal.message));
  }
  if (!done.ok) return ok(columnsReply(ask, file.value, mapping, [], done.refusal.faults ?? [{ field: 'file', message: done.refusal.message }]));
  await ask.within(async (tx) => {
    const name = form.value.text('save-as').slice(0, 80);
    if (name !== '' && ask.role === 'coordinator') await keepMapping(tx, ask.here.id, name, mapping);
    await dropUpload(tx, ask.here.id, file.value.id);
  });
  sayNext(ask.http, `${plural(done.value.added, 'figure')} added and ${done.value.revised.toLocaleString('en-GB')} revised`);
  return ok(redirect(ask.link('/performance')));
});
