import { sql } from 'kysely';
import { notFound, ok, refuse } from '#lib/result.ts';
import { readId } from '#lib/id.ts';
import { readMembership } from '#partnership/reads';
import { all } from '#platform/db/database.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { bankOf } from '../../commands/bank-of.ts';
import { questionsOf } from '../../core/tally.ts';
import { campaignById } from '../../store/campaign-store.ts';
import { assessmentSide } from '../assessment-side.ts';

type Row = { readonly person: string; readonly question: string; readonly state: string; readonly point: number | null; readonly comment: string | null; readonly evidence: string | null };

const names: Readonly<Record<string, string>> = { na: 'Not applicable', dk: 'Don’t know', none: 'Not answered' };

/** Who said what, in a named campaign and to its coordinator alone. An anonymous campaign has no such page, because nothing could fill it. */
export const namedAnswersPage = async (ask: AskHere): Answered => {
  const id = readId<'campaign'>(ask.params['id']);
  return ask.within(async (tx) => {
    const campaign = id === null ? null : await campaignById(tx, ask.here.id, id);
    if (campaign === null) return notFound('There is no such campaign here.');
    if (campaign.anonymous) return refuse({ kind: 'not-found', message: 'This campaign is anonymous: nothing that is kept says who gave which answer.' });
    if (campaign.status !== 'closed') return refuse({ kind: 'conflict', message: 'Answers are shown after the campaign has closed.' });
    const bank = await bankOf(workOf(ask, tx), campaign);
    if (!bank.ok) return bank;
    const rows = await all<Row>(
      tx,
      sql`select i.person_id as person, a.question, a.state, a.point, a.comment, a.evidence from assessment.response r
          join assessment.invitation i on i.partnership_id = r.partnership_id and i.id = r.invitation_id
          join assessment.answer a on a.partnership_id = r.partnership_id and a.response_id = r.id
          where r.partnership_id = ${ask.here.id} and r.campaign_id = ${campaign.id} and r.submitted`,
    );
    const people = new Map((await readMembership(tx, ask.here.id)).people.map((person) => [person.id as string, person.name]));
    const byQuestion = Map.groupBy(rows, (row) => row.question);
    return ok(
      page({
        title: 'Who said what',
        wide: true,
        side: assessmentSide(ask, 'campaigns'),
        back: { href: ask.link(`/health-check/${campaign.id}/results`) },
        body: (
          <>
            <PageHeading caption={campaign.title} heading="Who said what" lead="People were told before they answered that the support team would see this. Nobody else does." />
            {questionsOf(bank.value).map((question) => (
              <div class="joinery-scroll joinery-dense" tabindex={0} role="region" aria-label={question.ask}>
                <Table
                  caption={question.ask}
                  captionClasses="govuk-table__caption--s"
                  firstCellIsHeader
                  head={[{ text: 'Person' }, { text: 'Answer' }, { text: 'Comment' }, { text: 'Evidence' }]}
                  rows={(byQuestion.get(question.id) ?? []).map((row) => [{ text: people.get(row.person) ?? 'Somebody who has left' }, { text: row.point === null ? (names[row.state] ?? '') : String(row.point) }, { text: row.comment ?? '' }, { text: row.evidence ?? '' }])}
                />
              </div>
            ))}
          </>
        ),
      }),
    );
  });
};
