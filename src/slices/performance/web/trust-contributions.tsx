import { dayOf, formatDay } from '#lib/day.ts';
import { readId, type PersonId } from '#lib/id.ts';
import { formatPeriod, readPeriod } from '#lib/period.ts';
import { invalid, notFound, ok, type Fault } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import { readMembership } from '#partnership/reads';
import type { Form } from '#platform/http/form.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution } from '#platform/slice.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Radios } from '#platform/ui/radios.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { answerChallenge, handOverChallenge } from '../commands/challenge-figures.ts';
import { doerOf } from '../commands/doer.ts';
import { comment } from '../commands/enter-figures.ts';
import { handOverSigning, signFigure } from '../commands/rate-figures.ts';
import { marksOf } from '../commands/read-quality.ts';
import { readScorecard, type ScoreLine } from '../commands/read-scorecard.ts';
import { isOverdue, type Challenge } from '../core/challenges.ts';
import { signingNames, type Quality } from '../core/quality.ts';
import { sayFigure, sayPeriod } from '../core/say-figure.ts';
import { challengeById, lastAnswers, moveChallenges, openChallenges } from '../store/challenge-store.ts';
import { indicatorById, indicatorsOf } from '../store/indicator-store.ts';
import { signOffsOf } from '../store/quality-store.ts';
import { askerOf, aboutOf } from './challenge-parts.tsx';

const titlesOf = async ({ tx, here }: Work) => new Map((await indicatorsOf(tx, here.id)).map((one) => [one.id as string, one]));

const toAnswer = async (work: Work, person: PersonId, id: string): Promise<Challenge | null> => {
  const wanted = readId<'challenge'>(id);
  const found = wanted === null ? null : await challengeById(work.tx, work.here.id, wanted);
  return found === null || found.toPerson !== person || found.state !== 'open' ? null : found;
};

/** Asks for the answer to a challenge by personal link (B1), and hands it on when whoever was asked is gone (B2). */
export const challengeContribution: Contribution = {
  kind: 'challenge',
  waiting: async (work, person) => {
    const open = (await openChallenges(work.tx, work.here.id)).filter((one) => one.toPerson === person);
    const indicators = open.length === 0 ? new Map() : await titlesOf(work);
    return open.map((one) => ({ id: one.id, text: `Answer a question about “${aboutOf(one, indicators.get(one.indicator))}”`, why: `${one.by} asks: ${clip(one.question, 160)}`, minutes: 10, due: one.dueOn, late: isOverdue(one, dayOf(work.now)) }));
  },
  form: async (work, person, id, sent, faults) => {
    const one = await toAnswer(work, person, id);
    if (one === null) return null;
    const { organisations } = await readMembership(work.tx, work.here.id, 'ever');
    const indicator = await indicatorById(work.tx, work.here.id, one.indicator);
    return (
      <>
        <input type="hidden" name="version" value={String(one.version)} />
        <SummaryList rows={[{ key: { text: 'About' }, value: { text: aboutOf(one, indicator ?? undefined) } }, { key: { text: 'Who asks' }, value: { text: askerOf(one, new Map(organisations.map((each) => [each.id, each.name]))) } }, { key: { text: 'The question' }, value: { text: one.question, classes: 'joinery-lines' } }]} />
        <Textarea id="answer" name="answer" label={{ text: 'Your answer', classes: 'govuk-label--m' }} hint={{ text: 'What lies behind the figure, and what is being done. The board sees the question and the answer.' }} rows={6} value={sent?.lines('answer') ?? ''} {...faultMessage(faults, 'answer')} />
      </>
    );
  },
  take: async (work, person, id, form) => {
    const one = await toAnswer(work, person, id);
    if (one === null) return notFound('This question no longer waits for you.');
    const done = await answerChallenge(work, one.id, Number(form.text('version')) || 0, form.lines('answer'), await doerOf(work, { person, role: 'contributor' }));
    return done.ok ? ok('Your answer stands beside the figure') : done;
  },
  used: async (work, person) => (await lastAnswers(work.tx, work.here.id, person)).map(({ title, at }) => `Your answer about “${title}” has stood beside the figure since ${formatDay(dayOf(at))}.`),
  owned: async (work) => {
    const indicators = await titlesOf(work);
    return (await openChallenges(work.tx, work.here.id)).map((one) => {
      const trouble = one.toPerson === null ? 'No person is asked for the answer' : isOverdue(one, dayOf(work.now)) ? `The answer was asked for by ${formatDay(one.dueOn)}` : undefined;
      return { id: one.id, text: `Answer about “${aboutOf(one, indicators.get(one.indicator))}”`, path: `/performance/challenges/${one.id}`, person: one.toPerson, organisation: one.toOrganisation, ...(trouble === undefined ? {} : { trouble }) };
    });
  },
  handOver: async (work, id, to) => {
    const wanted = readId<'challenge'>(id);
    return wanted === null ? notFound('There is no such challenge here.') : handOverChallenge(work, wanted, to);
  },
  moveOrganisation: (work, from, to) => moveChallenges(work.tx, work.here.id, from, to),
};

type ToSign = ScoreLine & { readonly quality: Quality };

const linesToSign = async (work: Work, person: PersonId): Promise<readonly ToSign[]> => {
  const mine = (await indicatorsOf(work.tx, work.here.id)).filter((one) => one.accountablePerson === person);
  const lines = mine.length === 0 ? [] : await readScorecard(work, { only: mine.map((one) => one.id) });
  const marks = await marksOf(work.tx, work.here.id, lines.map(({ indicator, judged }) => ({ indicator, latest: judged.latest })), dayOf(work.now));
  return lines.flatMap((line) => { const quality = marks.get(line.indicator.id); return quality === undefined || quality.signing === 'signed' || quality.signing === 'no-figure' ? [] : [{ ...line, quality }]; });
};

const toSign = async (work: Work, person: PersonId, id: string): Promise<ToSign | null> => (await linesToSign(work, person)).find((line) => line.indicator.id === readId(id)) ?? null;

const SignFields = ({ line: { indicator, judged }, sent, faults }: { readonly line: ToSign; readonly sent: Form | null; readonly faults: readonly Fault[] }) =>
  judged.latest === null ? null : (
    <>
      <input type="hidden" name="period" value={formatPeriod(indicator.periodRule, judged.latest.period)} /><input type="hidden" name="load" value={String(judged.latest.load)} />
      <SummaryList
        rows={[
          { key: { text: 'Figure' }, value: { text: `${sayFigure(indicator, judged.latest)} for ${sayPeriod(indicator, judged.latest)}` } },
          ...(judged.previous === null ? [] : [{ key: { text: 'The time before' }, value: { text: `${sayFigure(indicator, judged.previous)} for ${sayPeriod(indicator, judged.previous)}` } }]),
          ...(judged.latest.note === null || judged.latest.note === '' ? [] : [{ key: { text: 'Note' }, value: { text: judged.latest.note } }]),
          ...(indicator.definition === '' ? [] : [{ key: { text: 'What counts' }, value: { text: indicator.definition } }]),
        ]}
      />
      <Radios name="sign" idPrefix="sign" value={sent?.text('sign') ?? ''} fieldset={{ legend: { text: 'Can the board rely on this figure?', classes: 'govuk-fieldset__legend--m' } }} items={[{ value: 'yes', text: 'Yes, I sign it off' }, { value: 'no', text: 'Not yet' }]} {...faultMessage(faults, 'sign')} />
      <Textarea id="words" name="words" label={{ text: 'If not yet: what has to be put right?' }} hint={{ text: 'It stands beside the figure' }} rows={4} value={sent?.lines('words') ?? ''} {...faultMessage(faults, 'words')} />
    </>
  );

/** Asks the accountable officer to sign the latest figure off by personal link (B1). */
export const signOffContribution: Contribution = {
  kind: 'sign-off',
  waiting: async (work, person) =>
    (await linesToSign(work, person)).map(({ indicator, judged, quality }) => ({
      id: indicator.id, text: `Sign off “${indicator.title}”${judged.latest === null ? '' : `, ${sayPeriod(indicator, judged.latest)}`}`, why: quality.signing === 'revised' ? `${signingNames.revised}: look at it again` : 'The board relies on it once you have signed', minutes: 2, due: null, late: false,
    })),
  form: async (work, person, id, sent, faults) => {
    const line = await toSign(work, person, id);
    return line === null ? null : <SignFields line={line} sent={sent} faults={faults} />;
  },
  take: async (work, person, id, form) => {
    const line = await toSign(work, person, id);
    if (line === null || line.judged.latest === null) return notFound('This figure no longer waits for you.');
    const { indicator } = line;
    const [choice, words] = [form.text('sign'), form.lines('words')];
    if (choice === 'no') {
      if (words === '') return invalid([{ field: 'words', message: 'Write what has to be put right' }]);
      const said = await comment(work, indicator.id, line.judged.latest.period, `Not signed off yet: ${words}`, person);
      return said.ok ? ok('Not signed off yet. What has to be put right stands beside the figure') : said;
    }
    if (choice !== 'yes') return invalid([{ field: 'sign', message: 'Say whether the board can rely on it' }]);
    const period = readPeriod(indicator.periodRule, form.text('period'));
    if (period === null) return notFound('There is no figure for that period.');
    const done = await signFigure(work, indicator.id, period, Number(form.text('load')) || 0, await doerOf(work, { person, role: 'contributor' }));
    return done.ok ? ok(`Signed off: ${done.value}`) : done;
  },
  used: async (work, person) => {
    const indicators = await titlesOf(work);
    return (await signOffsOf(work.tx, work.here.id)).filter((one) => one.person === person).slice(0, 5).map((one) => `You signed off “${indicators.get(one.indicator)?.title ?? 'a figure'}” on ${formatDay(one.on)}; the scorecard shows it as signed.`);
  },
  owned: async (work) =>
    (await indicatorsOf(work.tx, work.here.id)).flatMap((one) => (one.accountablePerson === null ? [] : [{ id: one.id, text: `Sign-off of “${one.title}”`, path: `/performance/indicators/${one.id}/quality`, person: one.accountablePerson, organisation: one.leadOrganisation }])),
  handOver: async (work, id, to) => {
    const wanted = readId<'indicator'>(id);
    return wanted === null ? notFound('There is no such indicator here.') : handOverSigning(work, wanted, to);
  },
};
