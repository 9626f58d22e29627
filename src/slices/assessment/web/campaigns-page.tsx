import { formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { Campaign } from '../core/campaign.ts';
import { campaignsOf } from '../store/campaign-store.ts';
import { assessmentSide } from './assessment-side.ts';

const colours = { draft: 'govuk-tag--grey', scheduled: 'govuk-tag--light-blue', open: 'govuk-tag--green', closed: 'govuk-tag--blue' } as const;
const names = { draft: 'Draft', scheduled: 'Opens later', open: 'Open', closed: 'Closed' } as const;

export const StatusTag = ({ status }: { readonly status: Campaign['status'] }) => <Tag text={names[status]} classes={colours[status]} />;

const Empty = ({ ask }: { readonly ask: AskHere }) => (
  <>
    <p class="govuk-body">A health check asks the people at the table how well you work together, shows where they agree and where they don’t, and turns the findings into a plan.</p>
    {ask.may('campaign.manage') ? <Button text="Run a health check" href={ask.link('/health-check/new')} isStartButton /> : <p class="govuk-body">Your coordinator starts one.</p>}
  </>
);

export const campaignsPage = async (ask: AskHere): Answered => {
  const { campaigns, titles } = await ask.within(async (tx) => {
    const found = await campaignsOf(tx, ask.here.id);
    const pack = await ask.services.packFor(tx, ask.here);
    return { campaigns: found.filter((one) => ask.may('campaign.manage') || one.status === 'open' || one.status === 'closed'), titles: new Map(pack.banks.map((bank) => [bank.id, bank.title])) };
  });
  return ok(
    page({
      title: 'Health check',
      wide: true,
      side: assessmentSide(ask, 'campaigns'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Health check" lead="How well the partnership works together, as the people at the table see it." />
          {campaigns.length === 0 ? (
            <Empty ask={ask} />
          ) : (
            <>
              {ask.may('campaign.manage') && <Button text="Run a health check" href={ask.link('/health-check/new')} />}
              <div class="joinery-scroll" tabindex={0} role="region" aria-label="Campaigns">
                <Table
                  caption="Campaigns, the latest first"
                  captionClasses="govuk-table__caption--m"
                  firstCellIsHeader
                  head={[{ text: 'Campaign' }, { text: 'Assessment' }, { text: 'Answers' }, { text: 'Closes' }, { text: 'Status' }]}
                  rows={campaigns.map((one) => [
                    { html: <a class="govuk-link" href={ask.link(`/health-check/${one.id}`)}>{one.title}</a> },
                    { text: titles.get(one.bank) ?? one.bank },
                    { text: one.anonymous ? 'Anonymous' : 'Named' },
                    { text: formatDay(one.closesOn) },
                    { html: <StatusTag status={one.status} /> },
                  ])}
                />
              </div>
            </>
          )}
        </>
      ),
    }),
  );
};
