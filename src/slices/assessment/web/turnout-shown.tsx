import { capitalise, sentenceList } from '#lib/text.ts';
import { namesApart, type Membership } from '#partnership';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { ResponseChart, type ResponseRow } from '#platform/charts/response-chart.tsx';
import type { Audience } from '../core/audience.ts';
import type { ShownRate, Turnout } from '../core/turnout.ts';

/** Whom an audience means, in words. */
export const audienceInWords = (audience: Audience, membership: Membership): string => {
  if (audience.everyone) return 'Everyone at the table';
  const nameOf = (list: readonly { readonly id: string; readonly name: string }[], ids: readonly string[]) => ids.flatMap((id) => list.find((one) => one.id === id)?.name ?? []);
  return sentenceList([...nameOf(membership.groups, audience.groups), ...audience.roles.map((role) => `every ${role}`), ...nameOf(membership.organisations, audience.organisations), ...nameOf([...namesApart(membership)].map(([id, name]) => ({ id, name })), audience.people)]);
};

const rateText = (rate: ShownRate): string => (rate.shown === 'count' ? `${rate.answered} of ${rate.asked}` : rate.shown === 'band' ? `${rate.band} of ${rate.asked}` : 'withheld: too few people');

const rowOf = (rate: ShownRate): ResponseRow => ({ id: rate.name, label: capitalise(rate.name), ...(rate.shown === 'count' ? { asked: rate.asked, answered: rate.answered } : { band: rate.shown === 'band' ? rate.band : 'withheld' }) });

const Rates = ({ title, id, rates }: { readonly title: string; readonly id: string; readonly rates: readonly ShownRate[] }) => {
  if (rates.length === 0) return null;
  const chart = { title, desc: rates.map((rate) => `${rate.name}: ${rateText(rate)}`).join('. '), rows: rates.map(rowOf) };
  return (
    <ChartWithTable
      title={title}
      chart={<ResponseChart {...chart} id={id} />}
      compactChart={<ResponseChart {...chart} id={`${id}-compact`} compact />}
      columns={[{ title: 'Part' }, { title: 'Answered' }]}
      rows={rates.map((rate) => [capitalise(rate.name), rateText(rate)])}
    />
  );
};

/** By name, parts can be small enough to tell who has answered: then they are for the coordinator alone. */
export const TurnoutShown = ({ turnout, closed, anonymous, parts }: { readonly turnout: Turnout; readonly closed: boolean; readonly anonymous: boolean; readonly parts: boolean }) => (
  <>
    <h2 class="govuk-heading-m">{closed ? 'How many answered' : 'How many have answered so far'}</h2>
    <p class="govuk-body-l"><strong>{turnout.answered} of {turnout.asked}</strong> people {closed ? 'answered' : 'have answered'} ({turnout.asked === 0 ? 0 : Math.round((100 * turnout.answered) / turnout.asked)}%).</p>
    {anonymous && <p class="govuk-body">Parts are shown in broad bands, and small ones are withheld, so that nobody can tell who has answered.</p>}
    {parts ? (
      <>
        <Rates title="Answers by sector" id="by-sector" rates={turnout.bySector} />
        <Rates title="Answers by layer" id="by-layer" rates={turnout.byLayer} />
        <Rates title="Answers by group" id="by-group" rates={turnout.byGroup} />
      </>
    ) : null}
  </>
);
