import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Textarea } from '#platform/ui/textarea.tsx';
import { answerChallenge, withdrawChallenge } from '../commands/challenge-figures.ts';
import { doerOf } from '../commands/doer.ts';
import { mayAnswer, mayWithdraw, type Challenge, type ChallengeId } from '../core/challenges.ts';
import type { Indicator } from '../core/indicator.ts';
import type { Doer } from '../core/quality.ts';
import { challengeById } from '../store/challenge-store.ts';
import { indicatorById } from '../store/indicator-store.ts';
import { aboutOf, askedOf, askerOf, ChallengeTag, type Names } from './challenge-parts.tsx';
import { performanceSide } from './performance-side.ts';

type Seen = { readonly challenge: Challenge; readonly indicator: Indicator | null; readonly names: Names; readonly doer: Doer };
type Sent = { readonly answer: string; readonly faults: readonly Fault[]; readonly conflict: boolean };

const gone = notFound('There is no such challenge here.');
const idOf = (ask: AskHere): ChallengeId | null => readId<'challenge'>(ask.params['id']);

const seenOf = (ask: AskHere): Promise<Seen | null> =>
  ask.within(async (tx) => {
    const id = idOf(ask);
    const challenge = id === null ? null : await challengeById(tx, ask.here.id, id);
    if (challenge === null) return null;
    const ever = await readMembership(tx, ask.here.id, 'ever');
    return { challenge, indicator: await indicatorById(tx, ask.here.id, challenge.indicator), names: new Map([...ever.people, ...ever.organisations].map((one) => [one.id, one.name])), doer: await doerOf(workOf(ask, tx), ask) };
  });

const About = ({ ask, seen: { challenge, indicator, names } }: { readonly ask: AskHere; readonly seen: Seen }) => (
  <SummaryList
    rows={[
      { key: { text: 'About' }, value: { html: <a class="govuk-link" href={ask.link(`/performance/indicators/${challenge.indicator}`)}>{aboutOf(challenge, indicator ?? undefined)}</a> } },
      { key: { text: 'Who asks' }, value: { text: `${askerOf(challenge, names)}, on ${formatDay(challenge.askedOn)}` } },
      { key: { text: 'Who answers' }, value: { text: askedOf(challenge, names) } },
      { key: { text: 'Answer asked for by' }, value: { text: formatDay(challenge.dueOn) } },
    ]}
  />
);

const AnswerForm = ({ ask, challenge, sent }: { readonly ask: AskHere; readonly challenge: Challenge; readonly sent: Sent | null }) => (
  <form method="post" action={ask.link(`/performance/challenges/${challenge.id}/answer`)} novalidate>
    <input type="hidden" name="version" value={String(challenge.version)} />
    <Textarea id="answer" name="answer" label={{ text: challenge.state === 'answered' ? 'Put another answer in its place' : 'Your answer', classes: 'govuk-label--m' }} hint={{ text: 'What lies behind the figure, and what is being done. The board sees the question and the answer.' }} rows={6} value={sent?.answer ?? challenge.answer} {...faultMessage(sent?.faults ?? [], 'answer')} />
    <Button text="Send the answer" preventDoubleClick />
  </form>
);

const reply = (ask: AskHere, seen: Seen, sent: Sent | null): Reply => {
  const { challenge, doer } = seen;
  const faults = sent?.faults ?? [];
  const answers = ask.may('figure.challenge') && challenge.state !== 'withdrawn' && mayAnswer(challenge, doer);
  return page({
    title: 'A challenge', side: performanceSide(ask, 'challenges'), back: { href: ask.link('/performance/challenges') }, ...(faults.length > 0 ? { status: 422 as const, errors: faults.length } : sent?.conflict === true ? { status: 409 as const } : {}),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption="A question about a figure" heading={aboutOf(challenge, seen.indicator ?? undefined)} />
        {sent?.conflict === true && <InsetText text="Somebody else answered or withdrew this after you opened it. Nothing of theirs was overwritten. Theirs is shown here, and what you wrote is in the box below." />}
        <p class="govuk-body"><ChallengeTag challenge={challenge} today={dayOf(ask.now)} /></p>
        <div class="govuk-inset-text joinery-lines">{challenge.question}</div>
        <About ask={ask} seen={seen} />
        {challenge.answer !== '' && <><h2 class="govuk-heading-m">The answer</h2><p class="govuk-body joinery-lines">{challenge.answer}</p><p class="govuk-hint">{challenge.answeredBy}{challenge.answeredOn === null ? '' : `, ${formatDay(challenge.answeredOn)}`}</p></>}
        {answers ? <AnswerForm ask={ask} challenge={challenge} sent={sent} /> : null}
        {challenge.state === 'open' && ask.may('figure.challenge') && mayWithdraw(challenge, doer) && (
          <form method="post" action={ask.link(`/performance/challenges/${challenge.id}/withdraw`)}><input type="hidden" name="version" value={String(challenge.version)} /><Button text="Withdraw the question" classes="govuk-button--warning" preventDoubleClick /></form>
        )}
      </>
    ),
  });
};

/** One challenge: the question, who asks whom, and the answer. */
export const challengePage = async (ask: AskHere): Answered => {
  const seen = await seenOf(ask);
  return seen === null ? gone : ok(reply(ask, seen, null));
};

/** Takes an answer; when somebody else answered first both are shown. */
export const saveAnswer = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = idOf(ask);
  if (!form.ok) return form;
  const before = await seenOf(ask);
  if (before === null || id === null) return gone;
  const answer = form.value.lines('answer');
  const done = await ask.within((tx) => answerChallenge(workOf(ask, tx), id, Number(form.value.text('version')) || 0, answer, before.doer));
  if (done.ok) {
    sayNext(ask.http, 'The answer is sent: whoever asked and the board see it here');
    return ok(redirect(ask.link(`/performance/challenges/${id}`)));
  }
  const { kind, faults } = done.refusal;
  const seen = await seenOf(ask);
  return seen === null || (kind !== 'invalid' && kind !== 'conflict') ? done : ok(reply(ask, seen, { answer, faults: faults ?? [], conflict: kind === 'conflict' }));
};

/** Takes a challenge back. */
export const saveWithdrawal = async (ask: AskHere): Answered => {
  const form = await ask.form();
  const id = idOf(ask);
  if (!form.ok) return form;
  if (id === null) return gone;
  const done = await ask.within(async (tx) => withdrawChallenge(workOf(ask, tx), id, Number(form.value.text('version')) || 0, await doerOf(workOf(ask, tx), ask)));
  if (!done.ok) return done;
  sayNext(ask.http, 'The question is withdrawn. That it was asked stays on record');
  return ok(redirect(ask.link('/performance/challenges')));
};
