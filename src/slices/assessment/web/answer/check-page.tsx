import { ok, type Fault } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { stillOpen } from '../../commands/answering.ts';
import { answerText, isAnswered, withSheet, type Sheet } from './answer-sheet.ts';

const Answers = ({ sheet }: { readonly sheet: Sheet }) => (
  <>
    {sheet.bank.themes.map((theme) => (
      <>
        <h2 class="govuk-heading-m">{theme.title}</h2>
        <SummaryList
          rows={theme.questions.map((question) => {
            const saved = sheet.saved.get(question.id);
            const notes = [saved?.comment, saved?.evidence].filter((note) => note != null && note !== '').length;
            return {
              key: { text: question.ask },
              value: { text: `${answerText(saved, sheet.scaleOf(question))}${notes === 0 ? '' : ` (with ${plural(notes, 'note')})`}` },
              actions: { items: [{ href: sheet.link(`/q/${question.id}`), text: isAnswered(sheet, question) ? 'Change' : 'Answer', visuallyHiddenText: question.ask }] },
            };
          })}
        />
      </>
    ))}
  </>
);

export const checkReply = (sheet: Sheet, faults: readonly Fault[] = []): Reply => {
  const left = sheet.questions.filter((question) => !isAnswered(sheet, question)).length;
  return page({
    title: 'Check your answers',
    bare: true,
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    back: { href: sheet.link('') },
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: '#answers' }))} />}
        <PageHeading
          caption={sheet.answering.campaign.title}
          heading="Check your answers before you send them"
          lead={left === 0 ? 'You have answered every question.' : `${plural(left, 'question is', 'questions are')} not answered. You can leave them so.`}
        />
        <div id="answers">
          <Answers sheet={sheet} />
        </div>
        <h2 class="govuk-heading-m">Send your answers</h2>
        <p class="govuk-body">After you send them they can’t be changed.</p>
        <form method="post" action={sheet.link('/send')}>
          <Button text="Send my answers" preventDoubleClick />
        </form>
      </>
    ),
  });
};

export const checkPage = (ask: Ask): Answered =>
  withSheet(ask, async (sheet) => {
    const open = stillOpen(sheet.answering);
    return open.ok ? ok(checkReply(sheet)) : open;
  });
