import { formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok, type Result } from '#lib/result.ts';
import { capitalise, plural, sentenceList } from '#lib/text.ts';
import { namesApart, standings, type Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { ResponseChart, type ResponseRow } from '#platform/charts/response-chart.tsx';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { WarningText } from '#platform/ui/warning-text.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { closeCampaign } from '../commands/close-campaign.ts';
import { liveTurnout } from '../commands/live-turnout.ts';
import { openCampaign } from '../commands/open-campaign.ts';
import { remind } from '../commands/remind.ts';
import { invitees } from '../core/audience.ts';
import type { Campaign } from '../core/campaign.ts';
import type { ShownRate, Turnout } from '../core/turnout.ts';
import { campaignById } from '../store/campaign-store.ts';
import { assessmentSide } from './assessment-side.ts';
import { StatusTag } from './campaigns-page.tsx';

const audienceInWords = (campaign: Campaign, membership: Membership): string => {
  const { audience } = campaign;
  if (audience.everyone) return 'Everyone at the table';
  const nameOf = (list: readonly { readonly id: string; readonly name: string }[], ids: readonly string[]) => ids.flatMap((id) => list.find((one) => one.id === id)?.name ?? []);
  return sentenceList([...nameOf(membership.groups, audience.groups), ...audience.roles.map((role) => `every ${role}`), ...nameOf(membership.organisations, audience.organisations), ...nameOf([...namesApart(membership)].map(([id, name]) => ({ id, name })), audience.people)]);
};

const rateText = (rate: ShownRate): string => (rate.shown === 'count' ? `${rate.answered} of ${rate.asked}` : rate.shown === 'band' ? `${rate.band} of ${rate.asked}` : 'withheld: too few people');

const rowOf = (rate: ShownRate): ResponseRow => ({ id: rate.name, label: capitalise(rate.name), ...(rate.shown === 'count' ? { asked: rate.asked, answered: rate.answered } : { band: rate.shown === 'band' ? rate.band : 'withheld' }) });

const Rates = ({ title, id, rates }: { readonly title: string; readonly id: string; readonly rates: readonly ShownRate[] }) =>
  rates.length === 0 ? null : (
    <ChartWithTable
      title={title}
      chart={<ResponseChart id={id} title={title} desc={rates.map((rate) => `${rate.name}: ${rateText(rate)}`).join('. ')} rows={rates.map(rowOf)} />}
      columns={[{ title: 'Part' }, { title: 'Answered' }]}
      rows={rates.map((rate) => [capitalise(rate.name), rateText(rate)])}
    />
  );

// By name, parts can be small enough to tell who has answered: then they are for the coordinator alone.
const Turned = ({ turnout, campaign, parts }: { readonly turnout: Turnout; readonly campaign: Campaign; readonly parts: boolean }) => (
  <>
    <h2 class="govuk-heading-m">{campaign.status === 'closed' ? 'How many answered' : 'How many have answered so far'}</h2>
    <p class="govuk-body-l"><strong>{turnout.answered} of {turnout.asked}</strong> people {campaign.status === 'closed' ? 'answered' : 'have answered'} ({turnout.asked === 0 ? 0 : Math.round((100 * turnout.answered) / turnout.asked)}%).</p>
    {campaign.anonymous && <p class="govuk-body">Parts are shown in broad bands, and small ones are withheld, so that nobody can tell who has answered.</p>}
    {parts ? (
      <>
        <Rates title="Answers by sector" id="by-sector" rates={turnout.bySector} />
        <Rates title="Answers by layer" id="by-layer" rates={turnout.byLayer} />
        <Rates title="Answers by group" id="by-group" rates={turnout.byGroup} />
      </>
    ) : null}
  </>
);

const Act = ({ ask, campaign, path, text, secondary }: { readonly ask: AskHere; readonly campaign: Campaign; readonly path: string; readonly text: string; readonly secondary?: boolean }) => (
  <form method="post" action={ask.link(`/health-check/${campaign.id}/${path}`)} class="joinery-inline">
    <Button text={text} {...(secondary === true ? { classes: 'govuk-button--secondary' } : {})} preventDoubleClick />
  </form>
);

const Next = ({ ask, campaign, asked, unreachable }: { readonly ask: AskHere; readonly campaign: Campaign; readonly asked: number; readonly unreachable: readonly string[] }) => {
  const messages = ask.services.config.smtpUrl === undefined ? <a class="govuk-link" href={ask.link('/health-check/messages')}>See the messages and their links</a> : null;
  if (campaign.status === 'draft' || campaign.status === 'scheduled') {
    return (
      <>
        <InsetText>{plural(asked, 'person', 'people')} will be asked.{unreachable.length === 0 ? '' : ` ${sentenceList(unreachable.slice(0, 8))}${unreachable.length > 8 ? ` and ${unreachable.length - 8} more` : ''} can’t be, having no email address.`}</InsetText>
        <div class="govuk-button-group">
          <Act ask={ask} campaign={campaign} path="open" text={campaign.status === 'scheduled' ? 'Open it now if its day has come' : 'Open and send the invitations'} />
          <Button text="Change it" href={ask.link(`/health-check/${campaign.id}/edit`)} classes="govuk-button--secondary" />
          <Act ask={ask} campaign={campaign} path="discard" text="Throw it away" secondary />
        </div>
      </>
    );
  }
  if (campaign.status === 'closed') return <Button text="See the results" href={ask.link(`/health-check/${campaign.id}/results`)} />;
  return (
    <>
      <div class="govuk-button-group">
        <Act ask={ask} campaign={campaign} path="remind" text="Remind those who have not answered" secondary />
        <Button text="Close it and show the results" href={ask.link(`/health-check/${campaign.id}/close`)} classes="govuk-button--secondary" />
      </div>
      {campaign.remindedOn === null ? null : <p class="govuk-body">The last reminder went out on {formatDay(campaign.remindedOn)}.</p>}
      {messages === null ? null : <p class="govuk-body">{messages}</p>}
    </>
  );
};

const found = async (ask: AskHere): Promise<Result<{ readonly campaign: Campaign; readonly turnout: Turnout; readonly membership: Membership; readonly bank: string }>> => {
  const id = readId<'campaign'>(ask.params['id']);
  return ask.within(async (tx) => {
    const campaign = id === null ? null : await campaignById(tx, ask.here.id, id);
    if (campaign === null) return notFound('There is no such campaign here.');
    const pack = await ask.services.packFor(tx, { ...ask.here, pack: campaign.pack, packVersion: campaign.packVersion });
    return ok({ campaign, turnout: await liveTurnout(workOf(ask, tx), campaign), membership: await readMembership(tx, ask.here.id), bank: pack.banks.find((one) => one.id === campaign.bank)?.title ?? campaign.bank });
  });
};

/** A campaign: what it is, what to do next, and how answers come in. */
export const campaignPage = async (ask: AskHere): Answered => {
  const read = await found(ask);
  if (!read.ok) return read;
  const { campaign, turnout, membership, bank } = read.value;
  if (!ask.may('campaign.manage') && campaign.status !== 'open' && campaign.status !== 'closed') return notFound('There is no such campaign here.');
  const { reachable, unreachable } = invitees(campaign.audience, standings(membership));
  return ok(
    page({
      title: campaign.title,
      side: assessmentSide(ask, 'campaigns'),
      back: { href: ask.link('/health-check') },
      body: (
        <>
          <PageHeading caption={bank} heading={campaign.title} />
          <p class="govuk-body"><StatusTag status={campaign.status} /></p>
          {ask.may('campaign.manage') ? <Next ask={ask} campaign={campaign} asked={reachable.length} unreachable={unreachable.map((one) => namesApart(membership).get(one.person.id) ?? one.person.name)} /> : campaign.status === 'closed' ? <Button text="See the results" href={ask.link(`/health-check/${campaign.id}/results`)} /> : null}
          {(campaign.status === 'open' || campaign.status === 'closed') && <Turned turnout={turnout} campaign={campaign} parts={campaign.anonymous || ask.may('campaign.manage')} />}
          <h2 class="govuk-heading-m">About this campaign</h2>
          <SummaryList
            rows={[
              { key: { text: 'Asked' }, value: { text: audienceInWords(campaign, membership) } },
              ...(campaign.subject === null ? [] : [{ key: { text: 'About' }, value: { text: campaign.subject } }]),
              { key: { text: 'Questions' }, value: { text: campaign.questions === null ? 'The whole bank' : `${campaign.questions.length} chosen` } },
              { key: { text: 'Opens' }, value: { text: formatDay(campaign.opensOn) } },
              { key: { text: 'Last day' }, value: { text: formatDay(campaign.closesOn) } },
              { key: { text: 'Answers' }, value: { text: campaign.anonymous ? `Anonymous, shown for groups of ${campaign.minGroup} or more` : `Named, shown for groups of ${campaign.minGroup} or more` } },
              { key: { text: 'Message' }, value: { text: campaign.message === '' ? 'The usual message' : campaign.message } },
              { key: { text: 'Replies to' }, value: { text: `${campaign.replyName}, ${campaign.replyAddress}` } },
            ]}
          />
        </>
      ),
    }),
  );
};

type Doing = (ask: AskHere) => Promise<Result<string>>;

const doing = (act: Doing, after: string) => async (ask: AskHere): Answered => {
  const done = await act(ask);
  if (!done.ok) return done;
  ask.services.nudge();
  sayNext(ask.http, done.value);
  return ok(redirect(ask.link(`/health-check/${ask.params['id'] ?? ''}${after}`)));
};

const inWork = <T,>(ask: AskHere, act: (work: ReturnType<typeof workOf>, id: NonNullable<ReturnType<typeof readId<'campaign'>>>) => Promise<Result<T>>): Promise<Result<T>> => {
  const id = readId<'campaign'>(ask.params['id']);
  return id === null ? Promise.resolve(notFound('There is no such campaign here.')) : ask.within((tx) => act(workOf(ask, tx), id));
};

export const openPage = doing(async (ask) => {
  const done = await inWork(ask, openCampaign);
  if (!done.ok) return done.refusal.kind === 'invalid' ? { ok: false, refusal: { ...done.refusal, message: 'It was not opened. Put this right, then open it.' } } : done;
  return ok(done.value.status === 'open' ? `Open. ${plural(done.value.asked, 'invitation')} on the way` : 'It will open by itself on its opening day');
}, '');

export const remindPage = doing(async (ask) => {
  const done = await inWork(ask, remind);
  return done.ok ? ok(done.value === 0 ? 'Everyone has answered: nobody needed reminding' : `${plural(done.value, 'reminder')} on the way`) : done;
}, '');

/** Says what closing does before it is done: it can't be undone. */
export const confirmClosePage = async (ask: AskHere): Answered => {
  const read = await found(ask);
  if (!read.ok) return read;
  const { campaign, turnout } = read.value;
  if (campaign.status !== 'open') return ok(redirect(ask.link(`/health-check/${campaign.id}`)));
  const tooFew = campaign.anonymous && turnout.answered < campaign.minGroup;
  return ok(
    page({
      title: `Close ${campaign.title}`,
      side: assessmentSide(ask, 'campaigns'),
      back: { href: ask.link(`/health-check/${campaign.id}`) },
      body: (
        <>
          <PageHeading caption={campaign.title} heading="Close it now?" lead={`${turnout.answered} of ${turnout.asked} have sent their answers. Its last day is ${formatDay(campaign.closesOn)}, when it closes by itself.`} />
          {tooFew ? <WarningText text={`Nothing will be shown: results need at least ${campaign.minGroup} people.`} iconFallbackText="Warning" /> : null}
          <p class="govuk-body">Closing can’t be undone. Answers that somebody has begun and not sent are not counted, and nobody can answer any more.</p>
          <div class="govuk-button-group">
            <Act ask={ask} campaign={campaign} path="close" text="Close it" />
            <a class="govuk-link" href={ask.link(`/health-check/${campaign.id}`)}>Leave it open</a>
          </div>
        </>
      ),
    }),
  );
};

export const closePage = doing(async (ask) => {
  const done = await inWork(ask, closeCampaign);
  return done.ok ? ok('Closed. Here are the results') : done;
}, '/results');
