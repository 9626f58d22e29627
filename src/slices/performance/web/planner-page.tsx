import { dayOf, formatDay, type Day } from '#lib/day.ts';
import { readId, type GroupId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Group } from '#partnership';
import { readMembership } from '#partnership/reads';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { YearChart, type YearChartProps } from '#platform/charts/year-chart.tsx';
import { record } from '#platform/db/event.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { readPlanner, type Planned } from '../commands/read-planner.ts';
import { frequencyNames, kindNames, type Indicator, type IndicatorId } from '../core/indicator.ts';
import { layerNames } from '../core/layer-kinds.ts';
import { arrivalRows, looksAt, meetingMonths, monthNames, monthsFrom, plannerSummary, type PlannerCheck } from '../core/planner.ts';
import { indicatorsOf } from '../store/indicator-store.ts';
import { looksOf, setLooks } from '../store/rhythm-store.ts';
import { performanceSide } from './performance-side.ts';

const checkNames: Readonly<Record<PlannerCheck, string>> = { seldom: 'Meets too seldom', often: 'Meets too often', unknown: 'Not known', twice: 'Same figure twice', waits: 'Figures wait', kind: 'Wrong kind of figure', nobody: 'Nobody looks' };

const knownMonths = ({ reports, from }: Planned, group: Group): readonly number[] => reports.filter((one) => one.group === group.id).map((one) => monthsFrom(from, one.meetsOn)).filter((at) => at >= 0 && at < 12);

const momentsOf = (planned: Planned): YearChartProps['moments'] =>
  planned.groups.map((group) => ({ label: group.name, group: group.layer, at: meetingMonths(group.meetingsAYear, knownMonths(planned, group)) }));

const perMonth = (at: readonly number[]): readonly number[] => Array.from({ length: 12 }, (_, month) => at.filter((one) => Math.floor(one) === month).length);

const titleOf = ({ matter }: Planned): string => {
  const yearly = matter.figures.filter((one) => one.frequency === 'year' || one.frequency === 'two-years').length;
  if (matter.figures.length === 0) return 'Meetings of the year; there are no figures yet';
  return `${yearly} of ${plural(matter.figures.length, 'figure')} come${yearly === 1 ? 's' : ''} once a year or less; ${plural(matter.groups.length, 'group meets', 'groups meet')} ${matter.groups.reduce((sum, one) => sum + (one.meetingsAYear ?? 0), 0)} times between them`;
};

const YearPicture = ({ planned }: { readonly planned: Planned }) => {
  const { matter, from } = planned;
  const moments = momentsOf(planned);
  const counts = arrivalRows(matter.figures, from);
  const months = monthNames(from);
  const unsaid = matter.figures.filter((one) => one.returnedWithin === null).length;
  const props: Omit<YearChartProps, 'id'> = { title: titleOf(planned), months, moments, momentsTitle: 'Meetings', counts, countsTitle: 'Figures that should arrive' };
  const names = months.map((name) => name.slice(0, 3));
  return (
    <ChartWithTable
      title={props.title} chart={<YearChart id="year" {...props} />} compactChart={<YearChart id="year-compact" {...props} compact />} folded
      columns={[{ title: 'What' }, ...names.map((title) => ({ title, numeric: true }))]}
      rows={[...moments.map((row) => [`Meetings of ${row.label}`, ...perMonth(row.at)]), ...counts.map((row) => [`Figures: ${row.label}`, ...row.months])]}
      note={`From ${formatDay(from)}. Days of meetings that have a report are as set; the others are spread evenly over the year. A figure is expected when its period is over and the days it may take have passed${unsaid === 0 ? '' : `; for ${unsaid} nobody has said how many days, so the end of the period stands`}.`}
    />
  );
};

const Groups = ({ ask, planned: { matter, groups } }: { readonly ask: AskHere; readonly planned: Planned }) => (
  <div class="joinery-scroll joinery-scroll--roomy" tabindex={0} role="region" aria-label="What each group looks at">
    <Table
      classes="joinery-dense" caption="What each group looks at" captionClasses="govuk-table__caption--m" firstCellIsHeader
      head={[{ text: 'Group' }, { text: 'Layer' }, { text: 'Meetings a year', format: 'numeric' }, { text: 'Usual for its layer' }, { text: 'Figures', format: 'numeric' }, { text: 'Chosen' }]}
      rows={groups.map((group) => {
        const { least, most } = matter.rhythms[group.layer];
        return [
          { html: <a class="govuk-link" href={ask.link(`/people/group/${group.id}`)}>{group.name}</a> }, { text: layerNames[group.layer] }, { text: group.meetingsAYear ?? 'Not said', format: 'numeric' }, { text: least === null || most === null ? '' : `${least} to ${most}` },
          { text: looksAt(group, matter).length, format: 'numeric' },
          { html: <>{matter.chosen.has(group.id) ? 'One by one' : 'All its layer looks at'}{ask.may('report.edit') && <><br /><a class="govuk-link" href={ask.link(`/performance/planner/${group.id}`)}>Choose</a></>}</> },
        ];
      })}
    />
  </div>
);

/** Meetings of a year laid against figures: who meets too seldom, who sees the same figure twice, and what nobody looks at. */
export const plannerPage = async (ask: AskHere): Answered => {
  const planned = await ask.within((tx) => readPlanner(workOf(ask, tx)));
  const { findings, matter, groups } = planned;
  return ok(
    page({
      title: 'Planner', wide: true, side: performanceSide(ask, 'planner'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Do we meet in time with our figures?" lead="The meetings of each group beside the figures that should be there for it." />
          <p class="govuk-body"><strong>{plannerSummary(findings, groups)}</strong></p>
          {findings.length > 0 && <ul class="govuk-list govuk-list--spaced">{findings.slice(0, 24).map((one) => <li><strong>{checkNames[one.check]}.</strong> {one.text} {one.todo} <span class="govuk-hint govuk-!-font-size-14">({one.source})</span></li>)}</ul>}
          {groups.length > 0 && <YearPicture planned={planned} />}
          {groups.length > 0 && <Groups ask={ask} planned={planned} />}
          <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">How this is worked out</span></summary><div class="govuk-details__text">
            <p>How often a layer looks at performance, and at which kinds of figure, comes from the pack ({matter.rhythms.strategic.source || 'none given'}). A group looks at the kinds of its layer, unless its figures were chosen one by one.</p>
            <p>A group sees the same figure twice when it meets at least twice as often as the figure comes. Figures wait when six or more go by between two meetings.</p>
          </div></details>
        </>
      ),
    }),
  );
};

type Choosing = { readonly group: Group; readonly indicators: readonly Indicator[]; readonly chosen: ReadonlySet<string> | null };

const readChoosing = async (ask: AskHere): Promise<Choosing | null> => {
  const id = readId<'group'>(ask.params['id']);
  return ask.within(async (tx) => {
    const group = (await readMembership(tx, ask.here.id)).groups.find((one) => one.id === id);
    return group === undefined ? null : { group, indicators: await indicatorsOf(tx, ask.here.id), chosen: (await looksOf(tx, ask.here.id)).get(group.id) ?? null };
  });
};

const gone = notFound('There is no such group here.');

/** Chooses, one by one, the figures that a group looks at. */
export const choosePage = async (ask: AskHere): Answered => {
  const seen = await readChoosing(ask);
  if (seen === null) return gone;
  const { group, indicators, chosen } = seen;
  const themes = [...Map.groupBy(indicators, (one) => one.theme)];
  return ok(
    page({
      title: `What ${group.name} looks at`, side: performanceSide(ask, 'planner'), back: { href: ask.link('/performance/planner') },
      body: (
        <>
          <PageHeading caption={`${layerNames[group.layer]} layer`} heading={`What ${group.name} looks at`} lead="With nothing ticked it looks at everything that its layer does." />
          {indicators.length === 0 ? <p class="govuk-body">There are no indicators yet.</p> : (
            <form method="post" action={ask.link(`/performance/planner/${group.id}`)}>
              {themes.map(([theme, own], at) => <Checkboxes name="indicator" idPrefix={`theme-${at}`} classes="govuk-checkboxes--small" fieldset={{ legend: { text: theme === '' ? 'Other figures' : theme, classes: 'govuk-fieldset__legend--s' } }} items={own.map((one) => ({ value: one.id, text: one.title, hint: { text: `${kindNames[one.kind]}, ${frequencyNames[one.frequency].toLowerCase()}` } }))} values={own.filter((one) => chosen?.has(one.id) === true).map((one) => one.id)} />)}
              <Button text="Save" preventDoubleClick />
            </form>
          )}
        </>
      ),
    }),
  );
};

export const saveChoice = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const seen = await readChoosing(ask);
  if (seen === null) return gone;
  const sent = new Set(form.value.all('indicator'));
  const wanted: readonly IndicatorId[] = seen.indicators.filter((one) => sent.has(one.id)).map((one) => one.id);
  await ask.within(async (tx) => {
    await setLooks(tx, ask.here.id, seen.group.id as GroupId, wanted);
    await record(workOf(ask, tx), { what: 'FiguresChosen', subject: { kind: 'group', id: seen.group.id }, data: { name: seen.group.name, figures: wanted.length } });
  });
  sayNext(ask.http, wanted.length === 0 ? 'It looks at everything that its layer does.' : `It looks at ${plural(wanted.length, 'figure')}.`);
  return ok(redirect(ask.link('/performance/planner')));
};

/** The days of meetings that have a report, for the calendar. */
export const meetingDays = (reports: Planned['reports'], now: Date): readonly { readonly id: string; readonly on: Day; readonly text: string; readonly path: string }[] =>
  reports.filter((one) => one.state === 'issued' || one.meetsOn >= dayOf(now)).map((one) => ({ id: `report-${one.id}`, on: one.meetsOn, text: one.state === 'issued' ? `Meeting: ${one.seenBy ?? ''}, with the report “${one.title}”` : `Meeting of the ${one.layer} layer: a report is being drafted`, path: one.state === 'issued' ? `/performance/reports/${one.id}` : '/performance/reports' }));
