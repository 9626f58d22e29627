import { dayOf } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { capitalise, plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { marksOf, seesOnlySigned } from '../commands/read-quality.ts';
import { countLines, readScorecard, type ScoreLine } from '../commands/read-scorecard.ts';
import { performanceSide } from './performance-side.ts';
import { scoreRows } from './score-row.tsx';
import { ScoreTable } from './score-table.tsx';

const shows: readonly { readonly value: string; readonly text: string; readonly is: (line: ScoreLine) => boolean }[] = [
  { value: '', text: 'Everything', is: () => true },
  { value: 'promised', text: 'What was promised', is: ({ judged }) => judged.status !== null },
  { value: 'off-track', text: 'Off track', is: ({ judged }) => judged.status === 'off-track' },
  { value: 'worse', text: 'Getting worse', is: ({ judged }) => judged.way === 'worse' },
  { value: 'late', text: 'Late', is: ({ judged }) => judged.late },
  { value: 'none', text: 'With no figure', is: ({ judged, heldBack }) => judged.latest === null && heldBack === null },
];

const Words = ({ ask, lines }: { readonly ask: AskHere; readonly lines: readonly ScoreLine[] }) => {
  const count = countLines(lines);
  const link = (show: string, text: string) => <a class="govuk-link" href={ask.link(`/performance?show=${show}`)}>{text}</a>;
  const sharpest = lines.filter(({ judged }) => judged.status === 'off-track').toSorted((a, b) => Number(b.judged.way === 'worse') - Number(a.judged.way === 'worse')).slice(0, 3);
  return (
    <>
      {count.promised > 0 && <p class="govuk-body"><strong>Of {plural(count.promised, 'promise')}, {count.onTrack} {count.onTrack === 1 ? 'is' : 'are'} on track and {link('off-track', `${count.offTrack} off track`)}.</strong> For {count.byChance} it can’t be told: chance alone could account for the difference.{count.unlike > 0 && <> {capitalise(plural(count.unlike, 'figure'))} can’t be held against what was promised; the page of each says why.</>}</p>}
      {sharpest.map(({ indicator, judged }) => <p class="govuk-body"><a class="govuk-link" href={ask.link(`/performance/indicators/${indicator.id}`)}>{indicator.title}</a>: {judged.why.charAt(0).toLowerCase() + judged.why.slice(1)}</p>)}
      <p class="govuk-body">{capitalise(sentenceList([`${plural(count.better, 'indicator is', 'indicators are')} getting better`, `${count.worse} worse`]))}. {count.late > 0 && <>{link('late', plural(count.late, 'figure'))} {count.late === 1 ? 'is' : 'are'} late. </>}{count.noFigure > 0 && <>{link('none', plural(count.noFigure, 'indicator'))} {count.noFigure === 1 ? 'has' : 'have'} no figure yet.</>}</p>
    </>
  );
};

const HeldBack = ({ ask, lines }: { readonly ask: AskHere; readonly lines: readonly ScoreLine[] }) => {
  const held = lines.filter(({ heldBack }) => heldBack !== null).length;
  return held === 0 ? null : <p class="govuk-body">For {plural(held, 'indicator')} a figure or a revision is here and not signed off: you see each as it was last signed. <a class="govuk-link" href={ask.link('/performance/quality')}>Which are not signed off</a></p>;
};

const Filter = ({ ask, lines, show, theme, framework }: { readonly ask: AskHere; readonly lines: readonly ScoreLine[]; readonly show: string; readonly theme: string; readonly framework: string }) => {
  const themes = [...new Set(lines.map(({ indicator }) => indicator.theme).filter((one) => one !== ''))];
  const frameworks = [...new Set(lines.flatMap(({ asked }) => asked.map((one) => one.framework)))];
  return (
    <form method="get" action={ask.link('/performance')} class="joinery-filter">
      <Select id="show" name="show" label={{ text: 'Show' }} items={shows.map(({ value, text }) => ({ value, text, selected: value === show }))} />
      {themes.length > 1 && <Select id="theme" name="theme" label={{ text: 'Theme' }} items={[{ value: '', text: 'Every theme' }, ...themes.map((one) => ({ value: one, text: one, selected: one === theme }))]} />}
      {frameworks.length > 0 && <Select id="framework" name="framework" label={{ text: 'Asked for by' }} items={[{ value: '', text: 'Anybody' }, ...frameworks.map((one) => ({ value: one, text: one, selected: one === framework }))]} />}
      <Button text="Show" classes="govuk-button--secondary" />
    </form>
  );
};

const Empty = ({ ask }: { readonly ask: AskHere }) => (
  <>
    <p class="govuk-body">This page tells whether what was promised is getting better. It needs indicators first, then figures.</p>
    {ask.may('indicator.edit') && <><Button text="Choose from the national indicators" href={ask.link('/performance/indicators/adopt')} /> <Button text="Bring a file of figures" href={ask.link('/performance/bring')} classes="govuk-button--secondary" /></>}
  </>
);

/** Is it getting better: every indicator with its figure, what was promised of it and which way it goes. */
export const scorecardPage = async (ask: AskHere): Answered => {
  const { lines, marks } = await ask.within(async (tx) => {
    const read = await readScorecard(workOf(ask, tx), { onlySigned: await seesOnlySigned(tx, ask.here.id, ask.role) });
    return { lines: read, marks: await marksOf(tx, ask.here.id, read.map(({ indicator, judged, heldBack }) => ({ indicator, latest: judged.latest ?? heldBack })), dayOf(ask.now)) };
  });
  const [show, theme, framework] = ['show', 'theme', 'framework'].map((name) => ask.query.get(name) ?? '') as [string, string, string];
  const is = shows.find((one) => one.value === show)?.is ?? (() => true);
  const chosen = lines.filter((line) => is(line) && (theme === '' || line.indicator.theme === theme) && (framework === '' || line.asked.some((one) => one.framework === framework)));
  const rowOf = scoreRows(ask, marks);
  const groups = Map.groupBy(chosen, ({ indicator }) => indicator.theme);
  return ok(
    page({
      title: 'Performance',
      wide: true,
      side: performanceSide(ask, 'scorecard'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Is it getting better?" lead={lines.length === 0 ? '' : `${plural(lines.length, 'indicator')}, each with its latest figure, what was promised by then and which way it goes.`} />
          {lines.length === 0 ? <Empty ask={ask} /> : (
            <>
              <Words ask={ask} lines={lines} />
              <HeldBack ask={ask} lines={lines} />
              <Filter ask={ask} lines={lines} show={show} theme={theme} framework={framework} />
              {chosen.length === 0 && <p class="govuk-body">Nothing here fits what you chose. <a class="govuk-link" href={ask.link('/performance')}>Show everything</a></p>}
              {[...groups].map(([name, rows]) => <ScoreTable lines={rows} rowOf={rowOf} caption={name === '' ? 'Other indicators' : name} />)}
              <details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">How this is worked out</span></summary><div class="govuk-details__text">
                <p>A figure is on track when even the worse end of its 95 per cent interval is at or past what was promised by then, and off track when even the better end is not. Between the two it can’t be told, nor before the first figure after the baseline. A figure with no interval is compared as it stands.</p>
                <p>Which way it goes is told by the last five figures with their intervals, or by the run chart where there are 13 or more. Imputed and projected figures are never judged.</p>
              </div></details>
            </>
          )}
        </>
      ),
    }),
  );
};
