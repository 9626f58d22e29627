import { dayOf, formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Layer, Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { recordReply, refusedReply, type RecordForm } from '#platform/http/record-page.tsx';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { sentValues } from '#platform/http/sent-values.ts';
import { typedDay } from '#platform/http/typed-date.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { draftReport } from '../commands/edit-report.ts';
import { rhythmsHere } from '../commands/read-planner.ts';
import { usualGroup } from '../commands/read-report.ts';
import { climb, isLayer, layerNames } from '../core/layer-kinds.ts';
import type { Rhythm } from '../core/planner.ts';
import { nextReportBy } from '../core/report-content.ts';
import type { ReportHead } from '../core/report.ts';
import { reportsOf } from '../store/report-store.ts';
import { performanceSide } from './performance-side.ts';

const holds: Readonly<Record<Layer, string>> = {
  strategic: 'Few pages: what has changed in outcomes, where it is going, and questions to ask.',
  executive: 'Exceptions first, then processes and outputs, what is off track and what is done about it.',
  operational: 'Inputs and processes theme by theme, with the signal of each run chart.',
};

/** When the next report of a layer is wanted, in a sentence. */
const dueWords = (layer: Layer, last: ReportHead | undefined, { least, most }: Rhythm, today: string): string => {
  const often = least === null || most === null ? '' : ` This layer should look at performance ${least} to ${most} times a year.`;
  if (last === undefined) return `None has been issued yet.${often}`;
  if (least === null) return `The last was for ${formatDay(last.meetsOn)}.`;
  const by = nextReportBy(last.meetsOn, least);
  return `The next is wanted by ${formatDay(by)}${by < today ? ', which has passed' : ''}: the last was for ${formatDay(last.meetsOn)}.${often}`;
};

type Seen = { readonly reports: readonly ReportHead[]; readonly names: ReadonlyMap<string, string>; readonly rhythms: Readonly<Record<Layer, Rhythm>> };

const LayerReports = ({ ask, layer, seen }: { readonly ask: AskHere; readonly layer: Layer; readonly seen: Seen }) => {
  const own = seen.reports.filter((one) => one.layer === layer && (one.state === 'issued' || ask.may('report.edit')));
  const today = dayOf(ask.now);
  return (
    <>
      <h2 class="govuk-heading-m">{layerNames[layer]}</h2>
      <p class="govuk-body">{holds[layer]} {dueWords(layer, own.find((one) => one.state === 'issued'), seen.rhythms[layer], today)}</p>
      {own.length > 0 && (
        <div class="joinery-scroll joinery-scroll--roomy" tabindex={0} role="region" aria-label={`${layerNames[layer]} reports`}>
          <Table
            classes="joinery-dense" caption={`${layerNames[layer]} reports`} captionClasses="govuk-visually-hidden" firstCellIsHeader
            head={[{ text: 'Report' }, { text: 'Group' }, { text: 'Meeting' }, { text: 'State' }]}
            rows={own.map((one) => [
              { html: <a class="govuk-link" href={ask.link(`/performance/reports/${one.id}`)}>{one.title}</a> }, { text: one.seenBy ?? seen.names.get(one.group) ?? 'A group that has ended' }, { text: formatDay(one.meetsOn) },
              { text: one.issuedAt === null ? 'Draft' : `Issued ${formatDay(dayOf(one.issuedAt))}` },
            ])}
          />
        </div>
      )}
      {ask.may('report.edit') && <p class="govuk-body"><a class="govuk-link" href={ask.link(`/performance/reports/new?layer=${layer}`)}>Make {layer === 'strategic' ? 'a' : 'an'} {layer} report</a></p>}
    </>
  );
};

/** Reports by layer: what was issued, what is being drafted, and what is due next. */
export const reportsPage = async (ask: AskHere): Answered => {
  const seen = await ask.within(async (tx): Promise<Seen> => ({
    reports: await reportsOf(tx, ask.here.id), names: new Map((await readMembership(tx, ask.here.id)).groups.map((one) => [one.id as string, one.name])), rhythms: await rhythmsHere({ tx, here: ask.here, services: ask.services }),
  }));
  const issued = seen.reports.filter((one) => one.state === 'issued');
  return ok(
    page({
      title: 'Reports', wide: true, side: performanceSide(ask, 'reports'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Reports" lead="One set of figures, told to each layer at its own depth. What is issued stays as the meeting saw it." />
          <p class="govuk-body"><strong>{issued.length === 0 ? 'No report has been issued yet.' : `${plural(issued.length, 'report has', 'reports have')} been issued.`}</strong> {issued[0] === undefined ? '' : `The last is “${issued[0].title}”, for ${formatDay(issued[0].meetsOn)}.`}</p>
          {climb.toReversed().map((layer) => <LayerReports ask={ask} layer={layer} seen={seen} />)}
          {ask.may('report.edit') && <p class="govuk-body"><a class="govuk-link" href={ask.link('/performance/limits')}>How much paper and time each layer gives to monitoring</a></p>}
        </>
      ),
    }),
  );
};

const newForm = (ask: AskHere, { groups }: Membership, values: RecordForm['values']): RecordForm => ({
  heading: 'Make a report', caption: 'Reports', lead: 'It is filled from the figures as they stand. You then choose its questions and write a covering summary, and issue it when it is ready.', action: ask.link('/performance/reports/new'), back: ask.link('/performance/reports'), side: performanceSide(ask, 'reports'),
  fields: [
    { name: 'layer', label: 'Layer', options: [{ value: '', text: 'Choose' }, ...climb.toReversed().map((layer) => ({ value: layer, text: layerNames[layer] }))] },
    { name: 'group', label: 'Group that will see it', options: [{ value: '', text: 'Choose' }, ...groups.filter((one) => one.host === null).toSorted((a, b) => climb.indexOf(b.layer) - climb.indexOf(a.layer) || a.name.localeCompare(b.name)).map((one) => ({ value: one.id, text: `${one.name} (${one.layer})` }))] },
    { name: 'meetsOn', label: 'Day of the meeting', kind: 'date' },
    { name: 'title', label: 'Title' },
  ],
  values, version: 0, mayEdit: true, button: 'Make the draft',
});

export const newReportPage = async (ask: AskHere): Answered => {
  const typed = ask.query.get('layer') ?? '';
  const form = await ask.within(async (tx) => {
    const group = isLayer(typed) ? await usualGroup({ tx, here: ask.here }, typed) : null;
    return newForm(ask, await readMembership(tx, ask.here.id), { layer: isLayer(typed) ? typed : '', group: group?.id ?? '', title: isLayer(typed) ? (typed === 'strategic' ? 'Is it getting better?' : typed === 'executive' ? 'Exceptions and progress' : 'What to act on') : '' });
  });
  return ok(recordReply(form));
};

// A group is of another layer than the report: whoever knows better changes the group.
const otherLayer = (ask: AskHere, group: Membership['groups'][number] | undefined, layer: string) =>
  group === undefined || !isLayer(layer) || group.layer === layer || !ask.may('people.edit') ? null : <p class="govuk-body">Is {group.name} of the {layer} layer after all? <a class="govuk-link" href={ask.link(`/people/group/${group.id}`)}>Change the layer of {group.name}</a></p>;

export const saveNewReport = async (ask: AskHere): Answered => {
  const sent = await ask.form();
  if (!sent.ok) return sent;
  const membership = await ask.within((tx) => readMembership(tx, ask.here.id));
  const { groups } = membership;
  const form = newForm(ask, membership, {});
  const values = sentValues(sent.value, form.fields);
  const done = await ask.within((tx) => draftReport(workOf(ask, tx), { layer: values['layer'] ?? '', group: values['group'] ?? '', title: values['title'] ?? '', meetsOn: typedDay(values['meetsOn']) }, ask.person));
  if (!done.ok) return refusedReply({ ...form, values, note: otherLayer(ask, groups.find((one) => one.id === values['group']), values['layer'] ?? '') }, done.refusal, null);
  sayNext(ask.http, 'The draft is made. Look through it, choose its questions, then issue it.');
  return ok(redirect(ask.link(`/performance/reports/${done.value}`)));
};

export const ReportButtons = ({ ask, id }: { readonly ask: AskHere; readonly id: string }) => (
  <p class="govuk-button-group">
    <Button text="Word" href={ask.link(`/performance/reports/${id}/paper.docx`)} classes="govuk-button--secondary" />
    <Button text="PDF" href={ask.link(`/performance/reports/${id}/paper.pdf`)} classes="govuk-button--secondary" />
    <Button text="Spreadsheet" href={ask.link(`/performance/reports/${id}/paper.xlsx`)} classes="govuk-button--secondary" />
  </p>
);
