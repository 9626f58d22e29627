import { dayOf, type Day } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import { readMembership } from '#partnership/reads';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { CountChart, type CountChartProps } from '#platform/charts/count-chart.tsx';
import { ResponseChart } from '#platform/charts/response-chart.tsx';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { challengeIn2008, challengeYears, isOverdue, whoChallenges, type Challenge, type PartnerChallenges, type YearOfChallenge } from '../core/challenges.ts';
import type { Indicator } from '../core/indicator.ts';
import { challengesOf } from '../store/challenge-store.ts';
import { indicatorsOf } from '../store/indicator-store.ts';
import { ChallengeTable, type Names } from './challenge-parts.tsx';
import { performanceSide } from './performance-side.ts';

type Seen = { readonly challenges: readonly Challenge[]; readonly indicators: ReadonlyMap<string, Indicator>; readonly names: Names; readonly years: readonly YearOfChallenge[]; readonly partners: readonly PartnerChallenges[]; readonly today: Day };

const seenOf = (ask: AskHere): Promise<Seen> =>
  ask.within(async (tx) => {
    const today = dayOf(ask.now);
    const [challenges, ever] = [await challengesOf(tx, ask.here.id), await readMembership(tx, ask.here.id, 'ever')];
    return {
      challenges, today, indicators: new Map((await indicatorsOf(tx, ask.here.id)).map((one) => [one.id, one])), names: new Map([...ever.people, ...ever.organisations].map((one) => [one.id, one.name])),
      years: challengeYears(challenges, ever.organisations, today), partners: whoChallenges(challenges, ever.organisations, today),
    };
  });

const Words = ({ seen }: { readonly seen: Seen }) => {
  const open = seen.challenges.filter((one) => one.state === 'open');
  const overdue = open.filter((one) => isOverdue(one, seen.today)).length;
  const never = seen.partners.filter((one) => one.asked === 0);
  const year = seen.years.at(-1);
  return (
    <>
      <p class="govuk-body"><strong>{open.length === 0 ? 'No question waits for an answer.' : `${plural(open.length, 'question waits', 'questions wait')} for an answer${overdue === 0 ? '' : `, ${overdue} past the day it was due`}.`}</strong></p>
      {year === undefined || year.partners === 0 ? null : <p class="govuk-body">{year.asked === 0 ? `None of ${plural(year.partners, 'partner')} has challenged a figure in ${year.year}.` : `${year.asked} of ${plural(year.partners, 'partner')} (${Math.round((100 * year.asked) / year.partners)}%) challenged a figure in ${year.year}.`} Challenge is a sign of trust: partners who never ask may lack the figures, the time or the confidence.</p>}
      {seen.challenges.length > 0 && never.length > 0 && <p class="govuk-body">{never.length > 8 ? `${never.length} partners have never asked` : `${sentenceList(never.map((one) => one.partner.name))} ${never.length === 1 ? 'has' : 'have'} never asked`} about a figure.</p>}
    </>
  );
};

const Years = ({ years }: { readonly years: readonly YearOfChallenge[] }) => {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || years.every((one) => one.asked === 0)) return null;
  const share = (one: YearOfChallenge): number => (one.partners === 0 ? 0 : Math.round((100 * one.asked) / one.partners));
  const title = years.length === 1 ? `${share(last)}% of partners challenged a figure in ${last.year}` : `${share(last)}% of partners challenged a figure in ${last.year}, ${share(first)}% in ${first.year}`;
  const rows = years.map((one) => ({ id: String(one.year), label: String(one.year), answered: one.asked, asked: one.partners }));
  const desc = years.map((one) => `${one.year}: ${one.asked} of ${plural(one.partners, 'partner')}`).join('. ');
  return (
    <ChartWithTable
      title={title} chart={<ResponseChart id="years" title={title} desc={desc} rows={rows} />} compactChart={<ResponseChart id="years-compact" title={title} desc={desc} rows={rows} compact />}
      columns={[{ title: 'Year' }, { title: 'Partners that asked', numeric: true }, { title: 'Partners at the table', numeric: true }, { title: 'Share', numeric: true }]} rows={years.map((one) => [String(one.year), one.asked, one.partners, `${share(one)}%`])}
      note={`Asked in the 2008 survey, ${challengeIn2008.coordinators} per cent of coordinators and ${challengeIn2008.members} per cent of members said that members challenge one another’s performance (WBT ¶57); ${challengeIn2008.shouldChallenge} per cent of partners thought a partnership should challenge, ${challengeIn2008.doesChallenge} per cent that theirs does (WBT ¶100). Those are opinions, this is what was asked here: the two are not the same measure.`}
    />
  );
};

const Partners = ({ partners }: { readonly partners: readonly PartnerChallenges[] }) => {
  const most = partners[0];
  if (most === undefined || most.asked === 0) return null;
  const never = partners.filter((one) => one.asked === 0).length;
  const title = never === 0 ? 'Every partner has challenged a figure' : `${never} of ${plural(partners.length, 'partner')} ${never === 1 ? 'has' : 'have'} never challenged a figure`;
  const props: Omit<CountChartProps, 'id'> = { title, rows: partners.map(({ partner, asked }) => ({ id: partner.id, label: partner.name, count: asked })), none: 'never' };
  return (
    <ChartWithTable
      title={title} chart={<CountChart id="partners" {...props} />} compactChart={<CountChart id="partners-compact" {...props} compact />} columns={[{ title: 'Partner' }, ...['Asked', 'Was asked', 'Answered', 'Late or overdue'].map((text) => ({ title: text, numeric: true }))]}
      rows={partners.map((one) => [one.partner.name, one.asked, one.wasAsked, one.answered, one.late])} note="Questions that each partner at the table today has asked. Those that were withdrawn, or put within one organisation, don’t count."
    />
  );
};

/** Who asks whom about which figure: what waits, what was answered, who challenges and who never does. */
export const challengesPage = async (ask: AskHere): Answered => {
  const seen = await seenOf(ask);
  const { challenges, today } = seen;
  const parts: readonly (readonly [string, readonly Challenge[]])[] = [
    ['Overdue', challenges.filter((one) => isOverdue(one, today))], ['Open', challenges.filter((one) => one.state === 'open' && !isOverdue(one, today))], ['Answered', challenges.filter((one) => one.state === 'answered')], ['Withdrawn', challenges.filter((one) => one.state === 'withdrawn')],
  ];
  return ok(
    page({
      title: 'Challenges', wide: true, side: performanceSide(ask, 'challenges'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Who asks about the figures" lead="Any member may ask another partner about a figure. The answer comes by a day, and the board sees both." />
          <Words seen={seen} />
          {ask.may('figure.challenge') && seen.indicators.size > 0 && <Button text="Challenge a figure" href={ask.link('/performance/challenges/new')} />}
          {challenges.length === 0 && <p class="govuk-body">Nobody has asked yet. Open an indicator whose figure surprises you and choose “Challenge this figure”.</p>}
          {parts.map(([caption, some]) => (some.length === 0 ? null : <ChallengeTable ask={ask} caption={caption} challenges={some} indicators={seen.indicators} names={seen.names} today={today} />))}
          <Years years={seen.years} />
          <Partners partners={seen.partners} />
        </>
      ),
    }),
  );
};
