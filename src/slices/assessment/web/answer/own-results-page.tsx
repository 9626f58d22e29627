import { ok, refuse, type Result } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { resultsOf } from '../../commands/results-of.ts';
import { answerText, withSheet, type Sheet } from './answer-sheet.ts';

const figure = (value: number | null | undefined): string => (value == null ? 'none' : value.toFixed(1));

const owned = async (sheet: Sheet): Promise<Result<Reply>> => {
  const { campaign, response } = sheet.answering;
  if (response?.submitted !== true) return refuse({ kind: 'not-found', message: 'This page sets your answers beside everyone’s, and this link has sent none. If you answered by another link, open that one.' });
  const read = await resultsOf(sheet.answering, campaign);
  if (!read.ok) return read;
  const { results } = read.value;
  if (results.withheld) return refuse({ kind: 'not-found', message: `${plural(results.respondents, 'person', 'people')} answered, too few to show results without picking somebody out.` });
  const byId = new Map(results.questions.map((question) => [question.id, question]));
  return ok(
    page({
      title: 'Everyone’s answers beside yours',
      bare: true,
      wide: true,
      back: { href: sheet.link('') },
      body: (
        <>
          <PageHeading caption={campaign.title} heading="Everyone’s answers beside yours" lead={`${plural(results.respondents, 'person', 'people')} answered. Only you can see your own column, by this link.`} />
          <h2 class="govuk-heading-m">What the answers say</h2>
          <ol class="govuk-list govuk-list--number">{results.findings.slice(0, 5).map((finding) => <li>{finding.text}</li>)}</ol>
          {sheet.bank.themes.map((theme) => (
            <div class="joinery-scroll" tabindex={0} role="region" aria-label={theme.title}>
              <Table
                caption={theme.title}
                captionClasses="govuk-table__caption--m"
                firstCellIsHeader
                head={[{ text: 'Question' }, { text: 'You' }, { text: 'Median', format: 'numeric' }, { text: 'Mean', format: 'numeric' }, { text: 'Answered', format: 'numeric' }]}
                rows={theme.questions.map((question) => {
                  const result = byId.get(question.id);
                  return [{ text: question.ask }, { text: answerText(sheet.saved.get(question.id), sheet.scaleOf(question)) }, { text: figure(result?.median), format: 'numeric' }, { text: figure(result?.mean), format: 'numeric' }, { text: String(result?.n ?? 0), format: 'numeric' }];
                })}
              />
            </div>
          ))}
        </>
      ),
    }),
  );
};

/** After closing: the group's results beside the answers of whoever holds the link. */
export const ownResultsPage = (ask: Ask): Answered => withSheet(ask, owned);
