import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { forgetReading } from '../commands/forget-reading.ts';
import { columnNames, singleColumns, type Mapping } from '../core/mapping.ts';
import { mappingsOf, type KeptMapping } from '../store/upload-store.ts';
import { performanceSide } from './performance-side.ts';

const indicatorFrom = ({ indicator, wide }: Mapping): string => sentenceList([...indicator, ...wide]) || 'Nothing';

/** Every way of reading files that is remembered. */
export const readingsPage = async (ask: AskHere): Answered => {
  const readings = await ask.within((tx) => mappingsOf(tx, ask.here.id));
  return ok(page({
    title: 'Ways of reading files', side: performanceSide(ask, 'bring'), back: { href: ask.link('/performance/bring') },
    body: (
      <>
        <PageHeading caption={ask.here.name} heading="Ways of reading files" lead="Remembered when a file was brought, so that the next one of its kind is read the same way." />
        {readings.length === 0 ? <p class="govuk-body">None is remembered. Give the reading of a file a name before you add its figures.</p> : (
          <Table
            caption="Remembered" captionClasses="govuk-visually-hidden" firstCellIsHeader head={[{ text: 'Name' }, { text: 'What names the indicator' }, { text: 'What to do' }]}
            rows={readings.map(({ id, name, mapping }) => [{ text: name }, { text: indicatorFrom(mapping) }, { html: <a class="govuk-link" href={ask.link(`/performance/bring/readings/${id}/forget`)}>Forget<span class="govuk-visually-hidden"> {name}</span></a> }])}
          />
        )}
      </>
    ),
  }));
};

const gone = notFound('This way of reading files is not remembered any more.');
const readingOf = async (ask: AskHere): Promise<KeptMapping | null> => {
  const id = readId(ask.params['reading']);
  return id === null ? null : ((await ask.within((tx) => mappingsOf(tx, ask.here.id))).find((one) => one.id === id) ?? null);
};

/** Asks before a way of reading files is forgotten. */
export const forgetReadingPage = async (ask: AskHere): Answered => {
  const reading = await readingOf(ask);
  if (reading === null) return gone;
  const { mapping } = reading;
  const rows = [['What names the indicator', indicatorFrom(mapping)] as const, ...singleColumns.flatMap((field) => { const column = mapping[field]; return column === null ? [] : [[columnNames[field], column] as const]; })];
  return ok(page({
    title: 'Forget a way of reading', side: performanceSide(ask, 'bring'), back: { href: ask.link('/performance/bring/readings') },
    body: (
      <>
        <PageHeading caption={reading.name} heading="Forget this way of reading files?" lead="Figures that were read this way stay. The next file of its kind is read by its headings again." />
        <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
        <form method="post" action={ask.link(`/performance/bring/readings/${reading.id}/forget`)} novalidate>
          <p class="govuk-button-group"><Button text="Forget it" classes="govuk-button--warning" preventDoubleClick /> <a class="govuk-link" href={ask.link('/performance/bring/readings')}>Keep it</a></p>
        </form>
      </>
    ),
  }));
};

export const saveForgetting = async (ask: AskHere): Answered => {
  const reading = await readingOf(ask);
  if (reading === null) return gone;
  await ask.within((tx) => forgetReading(workOf(ask, tx), reading));
  sayNext(ask.http, `“${reading.name}” is forgotten`);
  return ok(redirect(ask.link('/performance/bring/readings')));
};
