import { formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { Panel } from '#platform/ui/panel.tsx';
import { withSheet } from './answer-sheet.ts';

export const donePage = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) => {
    const { campaign, here, answered } = sheet.answering;
    if (!answered) return ok(redirect(sheet.link('')));
    return ok(
      page({
        title: 'Answers sent',
        bare: true,
        body: (
          <>
            <Panel titleText="Answers sent">Thank you for your time.</Panel>
            <h2 class="govuk-heading-m">What happens next</h2>
            <p class="govuk-body">
              Answers close on {formatDay(campaign.closesOn)}. {campaign.replyName} then takes the findings to {here.name}, and the partnership decides what to do about them.
            </p>
            <p class="govuk-body">
              Keep your message: after that day <a class="govuk-link" href={sheet.link('')}>its link</a> shows the results of everybody beside your own answers.
            </p>
          </>
        ),
      }),
    );
  });
