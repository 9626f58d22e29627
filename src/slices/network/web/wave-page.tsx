import { audienceInWords, invitees, mayRemind, StatusTag, TurnoutShown, turnoutOf, type Turnout } from '#assessment/asking';
import { dayOf, formatDay } from '#lib/day.ts';
import type { GroupId } from '#lib/id.ts';
import { ok } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import { standings, type Membership } from '#partnership';
import { readMembership } from '#partnership/reads';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { Details } from '#platform/ui/details.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import { addedOf } from '../commands/match-added.ts';
import { seenInWords, seesNames } from '../commands/names.ts';
import { networkOf } from '../commands/network-of.ts';
import { minutesFor } from '../core/relations.ts';
import { isAsked } from '../core/wave.ts';
import type { WaveNetwork } from '../core/view.ts';
import { withAccounts } from '../store/participant-store.ts';
import type { Wave } from '../store/wave-store.ts';
import { Told } from './answer/start-page.tsx';
import { networkSide } from './network-side.ts';
import { withWave } from './with-wave.ts';

const rosterWords = ({ roster }: Wave, membership: Membership): string => {
  if (roster.rule === 'all') return 'Everyone at the table';
  return roster.rule === 'theme' ? 'Those who sit in a group with them' : sentenceList(membership.groups.filter(({ id }) => roster.ids.includes(id)).map(({ name }) => name));
};

const Act = ({ ask, wave, path, text, secondary }: { readonly ask: AskHere; readonly wave: Wave; readonly path: string; readonly text: string; readonly secondary?: boolean }) => (
  <form method="post" action={ask.link(`/network/${wave.id}/${path}`)} class="joinery-inline"><Button text={text} {...(secondary === true ? { classes: 'govuk-button--secondary' } : {})} preventDoubleClick /></form>
);

const Planned = ({ ask, wave, membership }: { readonly ask: AskHere; readonly wave: Wave; readonly membership: Membership }) => {
  const { reachable, unreachable } = invitees(wave.audience, standings(membership));
  const names = unreachable.map(({ person }) => person.name);
  return (
    <>
      <InsetText>{plural(reachable.length, 'person', 'people')} will be asked.{names.length === 0 ? '' : ` ${sentenceList(names.slice(0, 8))}${names.length > 8 ? ` and ${names.length - 8} more` : ''} can’t be, having no email address; others can still name them.`}</InsetText>
      <Details summaryText="What people read before the first question"><Told wave={wave} names={seenInWords(wave, membership)} /></Details>
      <div class="govuk-button-group">
        <Act ask={ask} wave={wave} path="open" text={wave.status === 'scheduled' ? 'Open it now if its day has come' : 'Open and send the invitations'} />
        <Button text="Change it" href={ask.link(`/network/${wave.id}/edit`)} classes="govuk-button--secondary" />
        <Act ask={ask} wave={wave} path="discard" text="Throw it away" secondary />
      </div>
    </>
  );
};

const Next = ({ ask, wave, membership, waiting }: { readonly ask: AskHere; readonly wave: Wave; readonly membership: Membership; readonly waiting: number }) => {
  if (wave.status === 'draft' || wave.status === 'scheduled') return <Planned ask={ask} wave={wave} membership={membership} />;
  const added = waiting === 0 ? null : <InsetText><a class="govuk-link" href={ask.link(`/network/${wave.id}/added`)}>{plural(waiting, 'name')} added by respondents {waiting === 1 ? 'waits' : 'wait'} for you</a> to say who {waiting === 1 ? 'it is' : 'they are'}. Until then {waiting === 1 ? 'it is' : 'they are'} in no figure.</InsetText>;
  if (wave.status === 'closed') return <>{added}<Button text="See the findings" href={ask.link(`/network/${wave.id}/findings`)} /></>;
  return (
    <>
      {added}
      <div class="govuk-button-group">
        {mayRemind(wave, dayOf(ask.now)).ok ? <Act ask={ask} wave={wave} path="remind" text="Remind those who have not answered" secondary /> : null}
        <Button text="Close it and show the findings" href={ask.link(`/network/${wave.id}/close`)} classes="govuk-button--secondary" />
      </div>
      <p class="govuk-body">{wave.remindedOn === null ? `A reminder goes out by itself each week; nobody is written to more often.` : `The last reminder went out on ${formatDay(wave.remindedOn)}. The next goes out by itself a week after.`}</p>
      {ask.services.config.smtpUrl === undefined ? <p class="govuk-body"><a class="govuk-link" href={ask.link('/health-check/messages')}>See the messages and their links</a></p> : null}
    </>
  );
};

const turnout = (wave: Wave, { participants }: WaveNetwork, { groups }: Membership): Turnout =>
  turnoutOf(participants.filter(isAsked).map((one) => ({ ...one, answered: one.state === 'answered' })), new Map(groups.map(({ id, name }) => [id as GroupId, name])), false, wave.minGroup);

const Silent = ({ network }: { readonly network: WaveNetwork }) => {
  const words = { invited: 'Has not begun', begun: 'Has begun', declined: 'Said no', withdrawn: 'Took themselves out' } as const;
  const rest = network.participants.flatMap(({ name, state, masked }) => (state in words && !masked && state !== 'withdrawn' ? [[name, words[state as keyof typeof words]] as const] : []));
  return rest.length === 0 ? null : (
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Who has not answered ({rest.length})</span></summary>
      <div class="govuk-details__text"><Table classes="joinery-dense" head={[{ text: 'Name' }, { text: 'So far' }]} rows={rest.map(([name, state]) => [{ text: name }, { text: state }])} /></div>
    </details>
  );
};

const About = ({ wave, membership }: { readonly wave: Wave; readonly membership: Membership }) => (
  <>
    <h2 class="govuk-heading-m">About this {wave.origin === 'file' ? 'network' : 'survey'}</h2>
    <SummaryList
      rows={[
        { key: { text: 'What it is for' }, value: { text: wave.purpose } },
        ...(wave.consent === '' ? [] : [{ key: { text: 'How answers are used' }, value: { text: wave.consent } }]),
        { key: { text: 'Names are seen by' }, value: { text: seenInWords(wave, membership) || 'nobody' } },
        { key: { text: 'Names are removed on' }, value: { text: formatDay(wave.keepUntil) } },
        { key: { text: 'Smallest group shown' }, value: { text: String(wave.minGroup) } },
        { key: { text: 'Organisations' }, value: { text: wave.organisationsNamed ? 'Shown by name to everyone here, also where one person alone answered. People are told before they answer' : 'Those with too few people are withheld from those who do not see names' } },
        { key: { text: wave.origin === 'file' ? 'Relations' : 'Questions' }, value: { html: <ul class="govuk-list">{wave.relations.map(({ name, ask }) => <li><strong>{name}.</strong> {ask}</li>)}</ul> } },
        ...(wave.origin === 'file' ? [] : [
          { key: { text: 'Asked' }, value: { text: audienceInWords(wave.audience, membership) } },
          { key: { text: 'It takes' }, value: { text: `About ${plural(minutesFor(wave.relations.length, membership.people.length), 'minute')}${wave.roster.rule === 'all' ? '' : ' at most'}` } },
          { key: { text: 'Each is offered' }, value: { text: rosterWords(wave, membership) } },
          { key: { text: 'Opens' }, value: { text: formatDay(wave.opensOn) } },
          { key: { text: 'Last day' }, value: { text: formatDay(wave.closesOn) } },
        ]),
      ]}
    />
  </>
);

// Whom the consent names and who can't sign in: the promise is not kept until they can.
const Unable = ({ ask, wave, membership, accounts }: { readonly ask: AskHere; readonly wave: Wave; readonly membership: Membership; readonly accounts: ReadonlySet<string> }) => {
  const names = membership.people.filter(({ id }) => wave.seenBy.people.includes(id) && !accounts.has(id)).map(({ name }) => name);
  return names.length === 0 ? null : <InsetText>{sentenceList(names)} may see names and can’t sign in to do so. <a class="govuk-link" href={ask.link('/rights')}>Let them in as members</a>, with the address that they have under People.</InsetText>;
};

/** A wave: what it is, what to do next, and how answers come in. */
export const wavePage = (ask: AskHere): Answered =>
  withWave(ask, async ({ wave, tx }) => {
    const membership = await readMembership(tx, ask.here.id);
    const network = await networkOf(workOf(ask, tx), wave);
    const asked = wave.origin === 'survey' && (wave.status === 'open' || wave.status === 'closed') && wave.removedAt === null;
    return ok(
      page({
        title: wave.title,
        side: networkSide(ask, 'wave', wave.id, seesNames(ask, wave), wave.status === 'closed'),
        back: { href: ask.link('/network') },
        body: (
          <>
            <PageHeading caption="Network" heading={wave.title} />
            <p class="govuk-body">{wave.origin === 'file' ? <Tag text="From a file" classes="govuk-tag--grey" /> : <StatusTag status={wave.status} />}</p>
            {ask.may('network.manage') ? <Next ask={ask} wave={wave} membership={membership} waiting={addedOf(network.participants).length} /> : wave.status === 'closed' ? <Button text="See the findings" href={ask.link(`/network/${wave.id}/findings`)} /> : <p class="govuk-body">It is open until {formatDay(wave.closesOn)}. If you were asked, answer by the link in your message.</p>}
            {ask.may('network.manage') && wave.removedAt === null ? <Unable ask={ask} wave={wave} membership={membership} accounts={await withAccounts(tx, ask.here.id)} /> : null}
            {asked ? <TurnoutShown turnout={turnout(wave, network, membership)} closed={wave.status === 'closed'} anonymous={false} parts={ask.may('network.manage')} /> : null}
            {asked && ask.may('network.manage') && wave.status === 'open' ? <Silent network={network} /> : null}
            <About wave={wave} membership={membership} />
            {ask.may('network.manage') && (wave.status === 'open' || wave.status === 'closed') && wave.removedAt === null ? <p class="govuk-body"><a class="govuk-link" href={ask.link(`/network/${wave.id}/take-out`)}>Take somebody out who asks for it</a></p> : null}
          </>
        ),
      }),
    );
  });

/** Says what closing does before it is done: it can't be undone. */
export const confirmCloseWave = (ask: AskHere): Answered =>
  withWave(ask, async ({ wave, tx }) => {
    if (wave.status !== 'open') return ok(redirect(ask.link(`/network/${wave.id}`)));
    const { participants } = await networkOf(workOf(ask, tx), wave);
    const asked = participants.filter(isAsked);
    const waiting = addedOf(participants).length;
    return ok(
      page({
        title: `Close ${wave.title}`,
        side: networkSide(ask, 'wave', wave.id, false, false),
        back: { href: ask.link(`/network/${wave.id}`) },
        body: (
          <>
            <PageHeading caption={wave.title} heading="Close it now?" lead={`${asked.filter(({ state }) => state === 'answered').length} of ${asked.length} have finished. Its last day is ${formatDay(wave.closesOn)}, when it closes by itself.`} />
            {waiting === 0 ? null : <p class="govuk-body"><a class="govuk-link" href={ask.link(`/network/${wave.id}/added`)}>{plural(waiting, 'name')} added by respondents {waiting === 1 ? 'waits' : 'wait'}</a> for you to say who {waiting === 1 ? 'it is' : 'they are'}, and {waiting === 1 ? 'is' : 'are'} in no figure until you do. You can do that after closing too.</p>}
            <p class="govuk-body">Closing can’t be undone. What people have saved and not finished counts as far as it goes. Each respondent can then see where they stand, as you can.</p>
            <div class="govuk-button-group"><Act ask={ask} wave={wave} path="close" text="Close it" /><a class="govuk-link" href={ask.link(`/network/${wave.id}`)}>Leave it open</a></div>
          </>
        ),
      }),
    );
  });
