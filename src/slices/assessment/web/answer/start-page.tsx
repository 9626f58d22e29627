import { formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { closedOn } from '../../core/round.ts';
import { plural } from '#lib/text.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { isAnswered, withSheet, type Sheet } from './answer-sheet.ts';

const Kept = ({ sheet }: { readonly sheet: Sheet }) => {
  const { campaign } = sheet.answering;
  return campaign.anonymous ? (
    <InsetText>
      <strong>Your answers are anonymous.</strong> Nothing that is kept joins an answer to you. Results are shown only for groups of {campaign.minGroup} or more.
      Please do not write names, or anything only you would know, in a comment: comments are read as you write them.
    </InsetText>
  ) : (
    <InsetText>
      <strong>Your name is kept with your answers.</strong> The support team of {sheet.answering.here.name} can see who said what. Others see results for groups.
    </InsetText>
  );
};

const Begin = ({ sheet }: { readonly sheet: Sheet }) => {
  const done = sheet.questions.filter((question) => isAnswered(sheet, question)).length;
  const next = sheet.questions.find((question) => !isAnswered(sheet, question));
  return (
    <>
      {done > 0 && <p class="govuk-body">You have answered {done} of {plural(sheet.questions.length, 'question')} so far. They are saved, and count once you send them.</p>}
      <Button text={done === 0 ? 'Start now' : 'Carry on'} href={sheet.link(next === undefined ? '/check' : `/q/${next.id}`)} isStartButton={done === 0} />
    </>
  );
};

const After = ({ sheet }: { readonly sheet: Sheet }) => {
  const { campaign, answered, response } = sheet.answering;
  if (campaign.status === 'closed') {
    return response?.submitted === true ? (
      <>
        <p class="govuk-body">This has closed. Thank you for your answers.</p>
        <Button text="See the results beside your answers" href={sheet.link('/results')} />
      </>
    ) : (
      <p class="govuk-body">This closed on {formatDay(closedOn(campaign))}, so answers can’t be given any more. Reply to your message if you would still like to be heard.</p>
    );
  }
  return answered ? <p class="govuk-body">We have your answers. After {formatDay(campaign.closesOn)} this page shows the results beside them.</p> : <p class="govuk-body">This takes answers until {formatDay(campaign.closesOn)}. That day has passed.</p>;
};

/** The first page of a personal link: what it is, who asks, how long it takes, who sees it. */
export const startPage = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) => {
    const { campaign, here, open, answered } = sheet.answering;
    const takes = open && !answered;
    return ok(
      page({
        title: campaign.title,
        bare: true,
        body: (
          <>
            <PageHeading caption={here.name} heading={campaign.title} lead={campaign.subject === null ? sheet.bank.short : `${sheet.bank.short} This one is about: ${campaign.subject}.`} />
            {takes && (
              <>
                <p class="govuk-body">
                  There are {plural(sheet.questions.length, 'question')} and it takes about {plural(sheet.bank.time, 'minute')}. Each answer is saved as you go, so you can stop and come back by the same link.
                  The last day is {formatDay(campaign.closesOn)}.
                </p>
                <Kept sheet={sheet} />
                <p class="govuk-body">Any question can be left out. “Not applicable” and “Don’t know” are answers too. {campaign.replyName} asks you this; write to <a class="govuk-link" href={`mailto:${campaign.replyAddress}`}>{campaign.replyAddress}</a> with any question.</p>
                <Begin sheet={sheet} />
              </>
            )}
            {!takes && <After sheet={sheet} />}
          </>
        ),
      }),
    );
  });
