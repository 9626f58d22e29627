import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { capitalise, plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { printCsv } from '#platform/documents/csv.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { workOf } from '#platform/http/work-of.ts';
import { seenBy, seenWithGaps } from '../commands/read-signed.ts';
import { shownRevisions } from '../commands/shown-figures.ts';
import { sayFigure, sayPeriod } from '../core/say-figure.ts';
import { indicatorById } from '../store/indicator-store.ts';
import { areaNames, loadsOf } from '../store/observation-store.ts';
import { performanceSide } from './performance-side.ts';

const gone = notFound('There is no such indicator here.');
const sources = { form: 'Typed in', file: 'From a file', api: 'By another system', link: 'By personal link', demo: 'With the demo' } as const;

/** Every revision of an indicator's own figures: what it said, when, and who said it. */
export const historyPage = async (ask: AskHere): Answered => {
  const id = readId<'indicator'>(ask.params['id']);
  const seen = await ask.within(async (tx) => {
    const indicator = id === null ? null : await indicatorById(tx, ask.here.id, id);
    return indicator === null ? null : { indicator, ...(await seenBy(workOf(ask, tx), ask.role, indicator, await shownRevisions(tx, ask.here.id, indicator.number, indicator.area))) };
  });
  if (seen === null) return gone;
  const { indicator, seen: revisions, held } = seen;
  return ok(
    page({
      title: `Every revision of ${indicator.title}`, wide: true, side: performanceSide(ask, 'indicators'), back: { href: ask.link(`/performance/indicators/${indicator.id}`) },
      body: (
        <>
          <PageHeading caption={indicator.title} heading="Every revision" lead="A figure is never overwritten. What it said before stays here, with who changed it and when." />
          {held.length > 0 && <p class="govuk-body">{capitalise(plural(held.length, 'entry is', 'entries are'))} not signed off, and not shown.</p>}
          <div class="joinery-scroll" tabindex={0} role="region" aria-label="Revisions">
            <Table
              classes="joinery-dense" caption={plural(revisions.length, 'entry', 'entries')} captionClasses="govuk-table__caption--m"
              head={[{ text: 'Period' }, { text: 'Figure', format: 'numeric' }, { text: 'Revision', format: 'numeric' }, { text: 'Entered' }, { text: 'By' }, { text: 'How' }, { text: 'Note' }]}
              rows={revisions.map((one) => [{ text: sayPeriod(indicator, one) }, { text: sayFigure(indicator, one), format: 'numeric' }, { text: one.revision, format: 'numeric' }, { text: formatDay(dayOf(one.at)) }, { text: one.by }, { text: sources[one.source] }, { text: one.note ?? '' }])}
            />
          </div>
        </>
      ),
    }),
  );
};

/** All figures of an indicator that may be shown, for every area and group, as CSV that can be brought in again. */
export const figuresCsv = async (ask: AskHere): Answered => {
  const id = readId<'indicator'>(ask.params['id']);
  const seen = await ask.within(async (tx) => {
    const indicator = id === null ? null : await indicatorById(tx, ask.here.id, id);
    if (indicator === null) return null;
    const figures = await seenWithGaps(workOf(ask, tx), ask.role, indicator, {});
    return { indicator, figures, names: await areaNames(tx, ask.here.id, [...new Set(figures.map((one) => one.area))]) };
  });
  if (seen === null) return gone;
  const { indicator, figures, names } = seen;
  const mark = { there: '', missing: '', 'not-applicable': 'NA', withheld: '*' } as const;
  const head = ['Indicator', 'Area code', 'Area name', 'Group', 'Period', 'Value', 'Numerator', 'Denominator', 'Lower', 'Upper', 'State', 'Note'];
  const rows = figures.map((one) => [
    indicator.code ?? indicator.title, one.area, names.get(one.area) ?? '', one.breakdown, indicator.periodRule === 'day' ? one.period.from : sayPeriod(indicator, one), one.value ?? mark[one.absent], one.numerator ?? '', one.denominator ?? '', one.lower ?? '', one.upper ?? '',
    one.origin === 'measured' ? (one.provisional ? 'provisional' : '') : one.origin, one.note ?? '',
  ]);
  return ok({ kind: 'file', name: `${(indicator.code ?? `indicator-${indicator.number}`).replaceAll(/[^\w-]+/g, '-')}.csv`, type: 'text/csv; charset=utf-8', bytes: printCsv({ columns: head.map((title) => ({ title })), rows }) });
};

/** What was brought, when and by whom. */
export const loadsPage = async (ask: AskHere): Answered => {
  const loads = await ask.within((tx) => loadsOf(tx, ask.here.id, 200));
  return ok(
    page({
      title: 'What was brought', wide: true, side: performanceSide(ask, 'loads'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="What was brought" lead="Every entry of figures, the latest first." />
          {loads.length === 0 ? <p class="govuk-body">No figures yet.</p> : (
            <div class="joinery-scroll" tabindex={0} role="region" aria-label="Entries">
              <Table classes="joinery-dense" caption={plural(loads.length, 'entry', 'entries')} captionClasses="govuk-table__caption--m" head={[{ text: 'When' }, { text: 'By' }, { text: 'How' }, { text: 'What' }, { text: 'New figures', format: 'numeric' }, { text: 'Revised', format: 'numeric' }]} rows={loads.map((one) => [{ text: formatDay(dayOf(one.at)) }, { text: one.by }, { text: sources[one.source] }, { text: one.name }, { text: one.added.toLocaleString('en-GB'), format: 'numeric' }, { text: one.revised.toLocaleString('en-GB'), format: 'numeric' }])} />
            </div>
          )}
        </>
      ),
    }),
  );
};
