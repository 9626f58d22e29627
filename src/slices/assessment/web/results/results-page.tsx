import { formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Result } from '#lib/result.ts';
import { closedOn } from '../../core/round.ts';
import { capitalise, plural } from '#lib/text.ts';
import { suggestPractice } from '#practice';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { resultsOf, type CampaignResults } from '../../commands/results-of.ts';
import type { Finding } from '../../core/findings.ts';
import { questionsOf } from '../../core/tally.ts';
import { campaignById } from '../../store/campaign-store.ts';
import { remarksOf } from '../../store/tally-store.ts';
import { assessmentSide } from '../assessment-side.ts';
import { askOf, changeShown, figure, gapShown, nationalShown, spreadShown, wheelShown, type Shown } from './pictures.tsx';

/** The results that a request names, if it may see them. */
export const readResults = (ask: AskHere): Promise<Result<CampaignResults>> => {
  const id = readId<'campaign'>(ask.params['id']);
  return ask.within(async (tx) => {
    const campaign = id === null ? null : await campaignById(tx, ask.here.id, id);
    return campaign === null ? notFound('There is no such campaign here.') : resultsOf(workOf(ask, tx), campaign);
  });
};

const ShownFigure = ({ shown }: { readonly shown: Shown | null }) => (shown === null ? null : <ChartWithTable title={shown.title} chart={shown.picture} compactChart={shown.compact} columns={shown.columns} rows={shown.rows} />);

const isStrength = (finding: Finding): boolean => finding.kind === 'strength' || finding.kind === 'rose';

const practiceFor = (read: CampaignResults, finding: Finding) => {
  const question = questionsOf(read.bank).find((one) => one.id === finding.about);
  if (question === undefined || isStrength(finding)) return [];
  return suggestPractice(read.pack.practices, { questions: [`${read.bank.id}.${question.id}`], sevenS: question.sevenS === null ? [] : [question.sevenS], layers: question.layers }).slice(0, 2);
};

const FindingItem = ({ ask, read, finding, index }: { readonly ask: AskHere; readonly read: CampaignResults; readonly finding: Finding; readonly index: number }) => {
  const practices = practiceFor(read, finding).slice(0, index < 3 ? 2 : 1);
  const action = `?finding=${encodeURIComponent(`${finding.kind}:${finding.about}`)}`;
  return (
    <li class={`joinery-finding ${isStrength(finding) ? 'joinery-finding--strength' : index < 3 ? 'joinery-finding--sharp' : ''}`}>
      <p class="govuk-body govuk-!-margin-bottom-1">{finding.text}</p>
      {practices.map(({ practice, reason }) => (
        <p class="govuk-body-s govuk-!-margin-bottom-1"><strong>From elsewhere: </strong>{practice.title}. {practice.tryThis} <span class="govuk-hint govuk-!-font-size-16">{reason} ({practice.source})</span></p>
      ))}
      {ask.may('action.edit') && !isStrength(finding) ? <a class="govuk-link joinery-screen" href={ask.link(`/health-check/${read.campaign.id}/plan${action}`)}>Make this an action<span class="govuk-visually-hidden">: {finding.text}</span></a> : null}
    </li>
  );
};

const Findings = ({ ask, read }: { readonly ask: AskHere; readonly read: CampaignResults }) => {
  const weak = read.results.findings.filter((finding) => !isStrength(finding));
  const strong = read.results.findings.filter(isStrength);
  return (
    <>
      <h2 class="govuk-heading-m">What the answers say</h2>
      {weak.length === 0 ? <p class="govuk-body">Nothing stands out as weak or disputed.</p> : <ol class="joinery-findings">{weak.slice(0, 8).map((finding, index) => <FindingItem ask={ask} read={read} finding={finding} index={index} />)}</ol>}
      {weak.length > 8 ? <Details summaryText={`${weak.length - 8} more findings`}><ol class="joinery-findings">{weak.slice(8).map((finding) => <FindingItem ask={ask} read={read} finding={finding} index={9} />)}</ol></Details> : null}
      {strong.length === 0 ? null : <><h2 class="govuk-heading-m">Strengths to keep</h2><ul class="joinery-findings">{strong.slice(0, 5).map((finding) => <FindingItem ask={ask} read={read} finding={finding} index={9} />)}</ul></>}
    </>
  );
};

const Agenda = ({ read }: { readonly read: CampaignResults }) => {
  const asks = askOf(read.bank);
  const byId = new Map(read.results.questions.map((one) => [one.id, one]));
  return (
    <div class="joinery-scroll" tabindex={0} role="region" aria-label="For the meeting’s agenda">
    <Table
      caption="For the meeting’s agenda: what people see most differently, first"
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Question' }, { text: 'Agreement', format: 'numeric' }, { text: 'Mean', format: 'numeric' }]}
      rows={read.results.agenda.slice(0, 6).map((id) => [{ text: asks.get(id) ?? id }, { text: figure(byId.get(id)?.agreement, 2), format: 'numeric' }, { text: figure(byId.get(id)?.mean), format: 'numeric' }])}
    />
    </div>
  );
};

const Themes = ({ ask, read }: { readonly ask: AskHere; readonly read: CampaignResults }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label="Theme by theme">
  <Table
    caption="Theme by theme"
    captionClasses="govuk-table__caption--m"
    firstCellIsHeader
    head={[{ text: 'Theme' }, { text: 'Mean', format: 'numeric' }, { text: 'Most answers', format: 'numeric' }, ...(read.previous === null ? [] : [{ text: 'Change', format: 'numeric' }])]}
    rows={read.results.themes.map((theme) => [
      { html: <a class="govuk-link" href={ask.link(`/health-check/${read.campaign.id}/results/${theme.id}`)}>{theme.title}</a> },
      { text: figure(theme.mean), format: 'numeric' },
      { text: String(theme.n), format: 'numeric' },
      ...(read.previous === null ? [] : [{ text: theme.change === null ? 'new' : `${theme.change >= 0 ? '+' : '−'}${Math.abs(theme.change).toFixed(1)}`, format: 'numeric' }]),
    ])}
  />
  </div>
);

const Worked = ({ read }: { readonly read: CampaignResults }) => (
  <Details summaryText="How this was worked out">
    <p class="govuk-body">
      From {plural(read.results.respondents, 'response')} to “{read.campaign.title}”, which closed on {formatDay(closedOn(read.campaign))}, put with {read.pack.title}, version {read.pack.version}. “Not applicable”, “Don’t know” and no answer are counted apart and are in no mean.
    </p>
    <p class="govuk-body">
      Agreement is van der Eijk’s A (2001): 1 when all choose one point, 0 when answers spread evenly, −1 when half stand at each end. Intervals are 95 per cent intervals of a mean by Student’s t, shown from five answers on. Changes and gaps are set out with Welch’s interval. Groups of fewer than {read.results.minGroup} are withheld, with any that could be found by taking the others from the whole.
    </p>
  </Details>
);

const bys = ['sector', 'layer', 'role'] as const;

const Groups = ({ ask, read }: { readonly ask: AskHere; readonly read: CampaignResults }) => (
  <>
    <h2 class="govuk-heading-m">How groups see it</h2>
    {bys.map((by) => {
      const groups = read.results.groups.filter((group) => group.by === by);
      if (groups.length < 2) return null;
      return (
        <div class="joinery-scroll joinery-dense" tabindex={0} role="region" aria-label={`By ${by}`}>
          <Table
            caption={`Means by ${by}`}
            captionClasses="govuk-table__caption--s"
            firstCellIsHeader
            head={[{ text: capitalise(by) }, { text: 'Answered', format: 'numeric' }, ...read.bank.themes.map((theme) => ({ text: theme.title, format: 'numeric' }))]}
            rows={groups.map((group) => [
              { text: capitalise(group.name) },
              { text: group.withheld ? 'withheld' : String(group.n), format: 'numeric' },
              ...read.bank.themes.map((theme) => {
                const means = (group.questions ?? []).flatMap((one) => ('mean' in one && one.mean !== null && theme.questions.some((question) => question.id === one.id) ? [one.mean] : []));
                return { text: group.withheld ? '–' : means.length === 0 ? 'none' : figure(means.reduce((sum, value) => sum + value, 0) / means.length), format: 'numeric' };
              }),
            ])}
          />
        </div>
      );
    })}
    <p class="govuk-body-s"><a class="govuk-link" href={ask.link(`/health-check/${read.campaign.id}/paper.xlsx`)}>Every figure by group is in the spreadsheet</a>.</p>
  </>
);

const Papers = ({ ask, read }: { readonly ask: AskHere; readonly read: CampaignResults }) => {
  const path = (ending: string) => ask.link(`/health-check/${read.campaign.id}/paper${ending}`);
  return (
    <>
      <h2 class="govuk-heading-m">For the board</h2>
      <div class="govuk-button-group">
        <Button text="Word paper" href={path('.docx')} classes="govuk-button--secondary" />
        <Button text="PDF" href={path('.pdf')} classes="govuk-button--secondary" />
        <Button text="Spreadsheet" href={path('.xlsx')} classes="govuk-button--secondary" />
        <a class="govuk-link" href={path('')}>Board paper as a page to print</a>
        <a class="govuk-link" href={ask.link('/delivery')}>The plan</a>
      </div>
    </>
  );
};

const TooFew = ({ read }: { readonly read: CampaignResults }) => (
  <InsetText>
    {plural(read.results.respondents, 'person', 'people')} answered. Results are shown from {read.results.minGroup} on, so that nobody’s answers can be picked out. Ask again with more people or a longer time.
  </InsetText>
);

export const resultsPage = async (ask: AskHere): Answered => {
  const found = await readResults(ask);
  if (!found.ok) return found;
  const read = found.value;
  const { campaign, results } = read;
  return ok(
    page({
      title: `Results: ${campaign.title}`,
      wide: true,
      side: assessmentSide(ask, 'campaigns'),
      back: { href: ask.link(`/health-check/${campaign.id}`) },
      body: (
        <>
          <PageHeading caption={`${read.bank.title}, closed ${formatDay(closedOn(campaign))}`} heading={campaign.title} lead={`${plural(results.respondents, 'person', 'people')} answered${campaign.subject === null ? '' : ` about ${campaign.subject}`}. The sharpest findings come first.`} />
          {results.withheld || results.respondents === 0 ? (
            <TooFew read={read} />
          ) : (
            <>
              <Findings ask={ask} read={read} />
              <Papers ask={ask} read={read} />
              <ShownFigure shown={wheelShown(read)} />
              <ShownFigure shown={gapShown(read)} />
              <ShownFigure shown={changeShown(read)} />
              <ShownFigure shown={nationalShown(read)} />
              {!campaign.anonymous && ask.may('campaign.manage') ? <p class="govuk-body"><a class="govuk-link" href={ask.link(`/health-check/${campaign.id}/answers`)}>Who said what</a></p> : null}
              <Agenda read={read} />
              <Themes ask={ask} read={read} />
              <Groups ask={ask} read={read} />
              <Worked read={read} />
            </>
          )}
        </>
      ),
    }),
  );
};

/** One theme: how answers to each of its questions spread, and what people wrote. */
export const themePage = async (ask: AskHere): Answered => {
  const found = await readResults(ask);
  if (!found.ok) return found;
  const read = found.value;
  const theme = read.bank.themes.find((one) => one.id === ask.params['theme']);
  if (theme === undefined || read.results.withheld) return notFound('There is no such theme in these results.');
  const remarks = await ask.within((tx) => remarksOf(tx, ask.here.id, read.campaign.id));
  const own = Map.groupBy(remarks.filter((remark) => theme.questions.some((question) => question.id === remark.question)), (remark) => remark.question);
  return ok(
    page({
      title: `${theme.title}: ${read.campaign.title}`,
      wide: true,
      side: assessmentSide(ask, 'campaigns'),
      back: { href: ask.link(`/health-check/${read.campaign.id}/results`) },
      body: (
        <>
          <PageHeading caption={read.campaign.title} heading={theme.title} lead={theme.intro ?? 'How answers to each question spread.'} />
          <ShownFigure shown={spreadShown(read, theme.id)} />
          <h2 class="govuk-heading-m">What people wrote</h2>
          {own.size === 0 ? <p class="govuk-body">No comments on this theme.</p> : null}
          {theme.questions.filter((question) => own.has(question.id)).map((question) => (
            <>
              <h3 class="govuk-heading-s">{question.ask}</h3>
              <ul class="govuk-list govuk-list--bullet">{(own.get(question.id) ?? []).map((remark) => <li>{remark.comment}{remark.evidence === null ? null : <> <em>Evidence: {remark.evidence}</em></>}</li>)}</ul>
            </>
          ))}
          <Worked read={read} />
        </>
      ),
    }),
  );
};
