import { dayOf, formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { capitalise, plural, sentenceList } from '#lib/text.ts';
import { readMembership } from '#partnership/reads';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { DistributionChart, type DistributionChartProps } from '#platform/charts/distribution-chart.tsx';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { GapList, type GapGroup } from '#platform/ui/gap-list.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Table } from '#platform/ui/table.tsx';
import { doerOf } from '../commands/doer.ts';
import { dimensionsOf, settleOnlySigned } from '../commands/rate-figures.ts';
import { marksOf, settingOf } from '../commands/read-quality.ts';
import { readScorecard } from '../commands/read-scorecard.ts';
import type { Indicator } from '../core/indicator.ts';
import { mayRate, maySign, scoreNames, type Doer, type Quality } from '../core/quality.ts';
import { sayPeriod } from '../core/say-figure.ts';
import type { KeptObservation } from '../core/observation.ts';
import { performanceSide } from './performance-side.ts';

type Marked = { readonly indicator: Indicator; readonly latest: KeptObservation | null; readonly quality: Quality };
type Seen = { readonly lines: readonly Marked[]; readonly organisations: ReadonlyMap<string, string>; readonly dimensions: Awaited<ReturnType<typeof dimensionsOf>>; readonly onlySigned: boolean; readonly doer: Doer };
type Shown = { readonly ask: AskHere; readonly seen: Seen };

const seenOf = (ask: AskHere): Promise<Seen> =>
  ask.within(async (tx) => {
    const work = workOf(ask, tx);
    const lines = (await readScorecard(work)).map(({ indicator, judged }) => ({ indicator, latest: judged.latest }));
    const marks = await marksOf(tx, ask.here.id, lines, dayOf(ask.now));
    return {
      lines: lines.flatMap((line) => { const quality = marks.get(line.indicator.id); return quality === undefined ? [] : [{ ...line, quality }]; }),
      organisations: new Map((await readMembership(tx, ask.here.id)).organisations.map((one) => [one.id, one.name])), dimensions: await dimensionsOf(work), onlySigned: (await settingOf(tx, ask.here.id)).onlySigned, doer: await doerOf(work, ask),
    };
  });

type Lack = { readonly title: string; readonly todo: string; /** What is said to whoever can’t do it themselves. */ readonly waits: string; readonly action: string; readonly is: (line: Marked) => boolean; readonly say: (line: Marked) => string };

const name = ({ indicator }: Marked): string => `${indicator.code === null ? '' : `${indicator.code} `}${indicator.title}`;
const withPeriod = (line: Marked): string => `${name(line)}${line.latest === null ? '' : `, ${sayPeriod(line.indicator, line.latest)}`}`;
const since = (line: Marked): string => (line.quality.reviewDue === null ? name(line) : `${name(line)}: since ${formatDay(line.quality.reviewDue)}`);

const lacks: readonly Lack[] = [
  { title: 'Signed, and revised since', todo: 'Look at the figure as it stands now, and sign it again.', waits: 'It waits for the accountable officer to look at it again.', action: 'Sign', is: ({ quality }) => quality.signing === 'revised', say: withPeriod },
  { title: 'A spot check that did not agree', todo: 'Find out which of the two is right, and put the figure in order.', waits: 'Whoever brings it and whoever checked it find out which of the two is right.', action: 'Look', is: ({ quality }) => quality.check?.agrees === 'no' && !quality.checkIsOld, say: withPeriod },
  { title: 'Poor data', todo: 'Don’t decide on these alone. Begin with the dimension that is worst.', waits: 'Don’t decide on these alone.', action: 'Look', is: ({ quality }) => quality.grade === 'poor', say: (line) => `${name(line)}: ${sentenceList(line.quality.worstIn.map((one) => one.replaceAll('-', ' ')))}` },
  { title: 'Not signed off', todo: 'The accountable officer signs each one before the board sees it.', waits: 'It waits for its accountable officer.', action: 'Sign', is: ({ quality }) => quality.signing === 'unsigned', say: withPeriod },
  { title: 'Never rated', todo: 'Rate the six dimensions; it takes five minutes for one indicator.', waits: 'Whoever brings it or accounts for it rates it.', action: 'Rate', is: ({ quality, latest }) => quality.grade === 'not-rated' && latest !== null, say: name },
  { title: 'Due to be looked at again', todo: 'A rating holds for six months.', waits: 'A rating holds for six months.', action: 'Rate', is: ({ quality }) => quality.reviewLate, say: since },
  { title: 'Never checked by another partner', todo: 'Agree which partner looks behind which figure.', waits: 'Partners agree who looks behind which figure.', action: 'Record a check', is: ({ quality, latest }) => quality.check === null && latest !== null, say: name },
];

// Nobody is sent to a page where they find no button.
const mayAct = (action: string, { indicator }: Marked, doer: Doer): boolean => (action === 'Sign' ? maySign(indicator, doer) : action === 'Rate' ? mayRate(indicator, doer) : true);

const Gaps = ({ ask, seen }: Shown) => {
  const groups: readonly GapGroup[] = lacks.map(({ title, todo, waits, action, is, say }) => ({
    title, gaps: seen.lines.filter(is).map((line) => {
      const isTheirs = ask.may('figure.rate') && mayAct(action, line, seen.doer);
      return { text: `${say(line)}.`, todo: isTheirs ? todo : waits, action: isTheirs ? { text: action, href: ask.link(`/performance/indicators/${line.indicator.id}/quality`) } : null };
    }),
  }));
  return <><h2 class="govuk-heading-m">What is missing</h2><GapList groups={groups} none="Nothing is missing: every figure is rated, signed off and checked by another partner." /></>;
};

const countOf = (lines: readonly Marked[], dimension: string): readonly number[] => [1, 2, 3, 4].map((score) => lines.filter(({ quality }) => quality.rating?.scores[dimension] === score).length);

const Dimensions = ({ seen: { lines, dimensions } }: Shown) => {
  const rated = lines.filter(({ quality }) => quality.rating !== null);
  if (rated.length === 0) return null;
  const rows = dimensions.map(({ id, title }) => ({ id, label: title, counts: countOf(rated, id), median: null }));
  const low = rows.map((row) => ({ label: row.label, count: (row.counts[0] ?? 0) + (row.counts[1] ?? 0) })).toSorted((a, b) => b.count - a.count)[0];
  const title = low === undefined || low.count === 0 ? `No dimension falls short for any of ${plural(rated.length, 'rated indicator')}` : `${low.label} is weakest: it falls short for ${low.count} of ${plural(rated.length, 'rated indicator')}`;
  const points = [1, 2, 3, 4].map((value) => ({ value, label: scoreNames[String(value)] ?? '' }));
  const desc = rows.map(({ label, counts }) => `${label}: ${counts.map((count, at) => `${count} ${(points[at]?.label ?? '').toLowerCase()}`).join(', ')}`).join('. ');
  const props: Omit<DistributionChartProps, 'id'> = { title, desc, points, rows };
  return (
    <ChartWithTable
      title={title} chart={<DistributionChart id="dimensions" {...props} />} compactChart={<DistributionChart id="dimensions-compact" {...props} compact />}
      columns={[{ title: 'Dimension' }, ...points.map(({ label }) => ({ title: label, numeric: true })), { title: 'Not rated', numeric: true }]}
      rows={rows.map(({ label, counts }) => [label, ...counts, lines.length - counts.reduce((sum, count) => sum + count, 0)])}
      note="Numbers are indicators, each by its latest rating. Falling short is “not met” or “partly met”."
    />
  );
};

const ByOrganisation = ({ seen: { lines, organisations } }: Shown) => {
  const groups = [...Map.groupBy(lines.filter(({ latest }) => latest !== null), ({ indicator }) => organisations.get(indicator.leadOrganisation ?? '') ?? '')].toSorted(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b));
  const count = (group: readonly Marked[], is: (line: Marked) => boolean) => ({ text: String(group.filter(is).length), format: 'numeric' });
  return groups.length === 0 ? null : (
    <div class="joinery-scroll" tabindex={0} role="region" aria-label="By organisation">
      <Table
        classes="joinery-dense" caption="By the organisation that brings the figures" captionClasses="govuk-table__caption--m" firstCellIsHeader
        head={[{ text: 'Organisation' }, ...['Figures', 'Signed off', 'Good', 'Usable', 'Poor', 'Not rated', 'Review due', 'Checked by another'].map((text) => ({ text, format: 'numeric' }))]}
        rows={groups.map(([organisation, group]) => [
          { text: organisation === '' ? 'Nobody named yet' : organisation }, { text: String(group.length), format: 'numeric' }, count(group, ({ quality }) => quality.signing === 'signed'),
          ...(['good', 'usable', 'poor', 'not-rated'] as const).map((grade) => count(group, ({ quality }) => quality.grade === grade)), count(group, ({ quality }) => quality.reviewLate), count(group, ({ quality }) => quality.check !== null),
        ])}
      />
    </div>
  );
};

const Words = ({ seen: { lines, onlySigned } }: Shown) => {
  const figures = lines.filter(({ latest }) => latest !== null);
  const count = (is: (line: Marked) => boolean): number => figures.filter(is).length;
  const signed = count(({ quality }) => quality.signing === 'signed');
  const [good, poor, none] = [count(({ quality }) => quality.grade === 'good'), count(({ quality }) => quality.grade === 'poor'), count(({ quality }) => quality.grade === 'not-rated')];
  return (
    <>
      <p class="govuk-body"><strong>Of {plural(figures.length, 'latest figure')}, {signed} {signed === 1 ? 'is' : 'are'} signed off as {signed === 1 ? 'it stands' : 'they stand'}.</strong> {onlySigned ? 'Members and readers see only signed ones; for the others the scorecard says that they are not signed off.' : 'Members and readers see the others too, each marked as not signed off.'}</p>
      <p class="govuk-body">{capitalise(sentenceList([`the data are good for ${good}`, `poor for ${poor}`, `not rated for ${none}`]))}.</p>
    </>
  );
};

const Settle = ({ ask, seen }: Shown) =>
  !ask.may('indicator.edit') ? null : (
    <form method="post" action={ask.link('/performance/quality/setting')}>
      <Radios
        name="only-signed" idPrefix="only-signed" classes="govuk-radios--inline govuk-radios--small" value={seen.onlySigned ? 'yes' : 'no'}
        fieldset={{ legend: { text: 'Does the board see only signed figures?', classes: 'govuk-fieldset__legend--m' } }}
        hint={{ text: 'If so, the scorecard, the pages of indicators and what is shared stop at the last signed figure for members and readers, and say which one is not signed off. Every revision can still be looked up.' }}
        items={[{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }]}
      />
      <Button text="Save" classes="govuk-button--secondary" preventDoubleClick />
    </form>
  );

const How = () => (
  <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">How this is worked out</span></summary><div class="govuk-details__text">
    <p>Each of six dimensions is rated from 1, not met, to 4, fully met. Data are good when all six are rated and none is below 3; poor when one is 1 or the mean is below 2; usable between. The six dimensions, the half-yearly review and checks by another partner are those of case 20 of “Working better together?” (Audit Commission, 2009); where the line is drawn is ours.</p>
    <p>A signature is for the figure as it stood. If the figure is revised, it is unsigned again.</p>
  </div></details>
);

/** How far the figures can be relied on: what is lacking first, then the six dimensions, then each organisation's. */
export const qualityPage = async (ask: AskHere): Answered => {
  const shown: Shown = { ask, seen: await seenOf(ask) };
  const none = shown.seen.lines.every(({ latest }) => latest === null);
  return ok(
    page({
      title: 'Data quality', wide: true, side: performanceSide(ask, 'quality'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Can the figures be relied on?" lead="Which figures are signed off, how good the data behind them are, and what other partners found when they checked." />
          {none ? <p class="govuk-body">There is no figure yet to rate or to sign. Bring some, and this page tells how far each can be relied on.{ask.may('figure.enter') && <> <a class="govuk-link" href={ask.link('/performance/bring')}>Bring figures</a></>}</p> : <><Words {...shown} /><Gaps {...shown} /><Dimensions {...shown} /><ByOrganisation {...shown} /></>}
          <Settle {...shown} />
          <How />
        </>
      ),
    }),
  );
};

/** Settles whether the board sees only signed figures. */
export const saveSetting = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const only = form.value.text('only-signed') === 'yes';
  const done = await ask.within((tx) => settleOnlySigned(workOf(ask, tx), only));
  if (!done.ok) return done;
  sayNext(ask.http, only ? 'Members and readers now see only signed figures' : 'Members and readers now see every figure, with its mark');
  return ok(redirect(ask.link('/performance/quality')));
};
