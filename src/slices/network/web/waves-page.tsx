import { closedOn, StatusTag } from '#assessment/asking';
import { formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { wavesOf, type Wave } from '../store/wave-store.ts';
import { networkSide } from './network-side.ts';

/** The waves that this person may see: those not open yet are the coordinator's. */
export const wavesShown = async (ask: AskHere): Promise<readonly Wave[]> =>
  (await ask.within((tx) => wavesOf(tx, ask.here.id))).filter(({ status }) => ask.may('network.manage') || status === 'open' || status === 'closed');

// A survey that has closed has the tag that says so beside this.
const whenOf = (wave: Wave): string => (wave.origin === 'file' ? `As of ${formatDay(wave.opensOn)}` : wave.status === 'closed' ? formatDay(closedOn(wave)) : `Last day ${formatDay(wave.closesOn)}`);

const Waves = ({ ask, waves }: { readonly ask: AskHere; readonly waves: readonly Wave[] }) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label="Surveys and networks">
    <Table
      caption="Surveys and networks, the newest first" captionClasses="govuk-table__caption--m" firstCellIsHeader
      head={[{ text: 'Title' }, { text: 'Status' }]}
      rows={waves.map((wave) => [
        { html: <><a class="govuk-link" href={ask.link(`/network/${wave.id}`)}>{wave.title}</a>{wave.status === 'closed' ? <><br /><a class="govuk-link govuk-!-font-weight-regular" href={ask.link(`/network/${wave.id}/findings`)}>Findings<span class="govuk-visually-hidden"> of {wave.title}</span></a></> : null}</> },
        { html: <>{wave.origin === 'file' ? <Tag text="From a file" classes="govuk-tag--grey" /> : <StatusTag status={wave.status} />}<span class="joinery-badge__words">{whenOf(wave)}</span></> },
      ])}
    />
  </div>
);

export const wavesPage = async (ask: AskHere): Answered => {
  const waves = await wavesShown(ask);
  return ok(
    page({
      title: 'Network',
      side: networkSide(ask, 'waves'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Network" lead="Who really works with whom: weak links, people who hold others together, organisations left out." />
          {ask.may('network.manage') ? <div class="govuk-button-group"><Button text="Plan a network survey" href={ask.link('/network/new')} /><Button text="Bring in from a file" href={ask.link('/network/import')} classes="govuk-button--secondary" /></div> : null}
          {waves.length === 0 ? <p class="govuk-body">Nobody has been asked yet. A survey takes people about ten minutes; you can also bring in a network that you have in a file.</p> : <Waves ask={ask} waves={waves} />}
        </>
      ),
    }),
  );
};
