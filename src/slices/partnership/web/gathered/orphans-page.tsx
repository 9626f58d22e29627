import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault, type Result } from '#lib/result.ts';
import { plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Contribution } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { handOverOne, handOverThings, movableKinds, ownedIn, settle, type OwnedBy } from '../../commands/hand-over.ts';
import { forgiveBounce } from '../../commands/contribute.ts';
import type { Membership } from '../../core/membership-record.ts';
import { orphansOf, type Orphan } from '../../core/orphan.ts';
import { readMembership } from '../../store/membership-store.ts';
import { waitingHandovers } from '../../store/handover-store.ts';
import { peopleSide } from '../people-side.ts';
import { handedOver, peopleToChoose } from './hand-over-page.tsx';
import { RequestCard } from './request-card.tsx';

type Found = Orphan<OwnedBy>;

const HandOn = ({ ask, id, hidden, text, membership, faults }: { readonly ask: AskHere; readonly id: string; readonly hidden: Readonly<Record<string, string>>; readonly text: string; readonly membership: Membership; readonly faults: readonly Fault[] }) => (
  <form method="post" action={ask.link('/people/orphans/hand-over')}>
    {Object.entries(hidden).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
    <Select id={`to-${id}`} name="to" label={{ text, classes: 'govuk-label--s' }} items={peopleToChoose(membership, 'Choose a person')} formGroup={{ classes: 'govuk-!-margin-bottom-2' }} {...faultMessage(faults, 'to')} />
    <Button text="Hand over" classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick />
  </form>
);

const OneThing = ({ ask, orphan, membership, wrong }: { readonly ask: AskHere; readonly orphan: Found; readonly membership: Membership; readonly wrong: Wrong }) => (
  <li class="joinery-finding joinery-finding--sharp">
    <p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link" href={ask.link(orphan.thing.path)}>{orphan.thing.text}</a>. {orphan.why}.</p>
    {orphan.canMove && <HandOn ask={ask} id={orphan.thing.id} hidden={{ kind: orphan.thing.kind, id: orphan.thing.id }} text="Hand it to" membership={membership} faults={wrong.about === orphan.thing.id ? wrong.faults : []} />}
  </li>
);

// Everything of one person stands together, and passes on together.
const OfOne = ({ ask, person, orphans, membership, wrong }: { readonly ask: AskHere; readonly person: string; readonly orphans: readonly Found[]; readonly membership: Membership; readonly wrong: Wrong }) => {
  const here = membership.people.find((one) => one.id === person);
  const whys = [...new Set(orphans.map((one) => one.why))];
  return (
    <li class="joinery-finding joinery-finding--sharp">
      <p class="govuk-body govuk-!-margin-bottom-1">{sentenceList(whys)}: {plural(orphans.length, 'thing')}.</p>
      <details class="govuk-details govuk-!-margin-bottom-2">
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{sentenceList(orphans.slice(0, 3).map((one) => one.thing.text))}{orphans.length > 3 ? ` and ${orphans.length - 3} more` : ''}</span></summary>
        <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">{orphans.map(({ thing }) => <li><a class="govuk-link" href={ask.link(thing.path)}>{thing.text}</a></li>)}</ul></div>
      </details>
      {here !== undefined ? <p class="govuk-body"><a class="govuk-link" href={ask.link(`/people/person/${person}`)}>Change what is held on {here.name}</a>, or <a class="govuk-link" href={ask.link(`/people/person/${person}/hand-over`)}>hand everything of theirs over in one step</a></p> : orphans.some((one) => one.canMove) && <HandOn ask={ask} id={person} hidden={{ person }} text={`Hand ${orphans.length === 1 ? 'it' : 'all of it'} to`} membership={membership} faults={wrong.about === person ? wrong.faults : []} />}
    </li>
  );
};

type Wrong = { readonly about: string; readonly faults: readonly Fault[] };
const most = 100;
const nothingWrong: Wrong = { about: '', faults: [] };

const reply = async (asks: readonly Contribution[], ask: AskHere, wrong: Wrong): Promise<Reply> => {
  const { membership, ever, owned, requests } = await ask.within(async (tx) => ({
    membership: await readMembership(tx, ask.here.id), ever: await readMembership(tx, ask.here.id, 'ever'), owned: await ownedIn(workOf(ask, tx), asks), requests: await waitingHandovers(tx, ask.here.id),
  }));
  const orphans = orphansOf(owned, membership, ever, movableKinds(asks));
  const bounced = membership.people.filter((one) => one.bounceReason !== null);
  const byPerson = [...Map.groupBy(orphans.filter((one) => one.thing.person !== null), (one) => one.thing.person as string)];
  const nobodys = orphans.filter((one) => one.thing.person === null);
  const nothing = orphans.length + requests.length + bounced.length === 0;
  return page({
    title: 'Without an owner',
    side: peopleSide(ask, 'orphans'),
    ...(wrong.faults.length === 0 ? {} : { status: 422 as const, errors: wrong.faults.length }),
    body: (
      <>
        {wrong.faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={wrong.faults.map((fault) => ({ text: fault.message, href: `#${fault.field}-${wrong.about}` }))} />}
        <PageHeading caption={ask.here.name} heading="Without an owner" lead={nothing ? 'Everything has an owner who is still at the table. Nothing to do here.' : `${plural(orphans.length, 'thing')} with no owner who answers${byPerson.length === 0 ? '' : `, of ${plural(byPerson.length, 'person', 'people')}`}, and ${plural(requests.length, 'request')} to hand over.`} />
        {requests.map((one) => <RequestCard ask={ask} one={one} membership={membership} faults={wrong.about === one.id ? wrong.faults : []} />)}
        {bounced.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Mail that comes back</h2>
            <ul class="govuk-list">
              {bounced.map((one) => (
                <li>
                  <a class="govuk-link" href={ask.link(`/people/person/${one.id}`)}>{one.name}</a>, {one.email}: {one.bounceReason}{' '}
                  <form method="post" action={ask.link('/people/orphans/try-again')} class="joinery-inline"><input type="hidden" name="person" value={one.id} /><Button text="The address is right, try again" classes="govuk-button--secondary govuk-!-margin-bottom-0" /></form>
                </li>
              ))}
            </ul>
          </>
        )}
        {orphans.length > 0 && <h2 class="govuk-heading-m">Things to hand on</h2>}
        <ul class="joinery-findings">
          {byPerson.slice(0, most).map(([person, found]) => <OfOne ask={ask} person={person} orphans={found} membership={membership} wrong={wrong} />)}
          {nobodys.slice(0, most).map((orphan) => <OneThing ask={ask} orphan={orphan} membership={membership} wrong={wrong} />)}
        </ul>
        {Math.max(byPerson.length, nobodys.length) > most && <p class="govuk-body">The first {most} people of {byPerson.length} are shown, and the first {most} things of {nobodys.length} that nobody owns.</p>}
      </>
    ),
  });
};

/** Everything whose owner left, never answered or lapsed, and the requests to hand over. */
export const orphansPage = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => ok(await reply(asks, ask, nothingWrong));

export const settleRequest = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const id = readId(form.value.text('id'));
  const decision = form.value.text('decision');
  if (id === null || (decision !== 'agree' && decision !== 'decline')) return notFound('There is no such request here.');
  const chosen = form.value.text('to');
  const done = await ask.within((tx) => settle(workOf(ask, tx), asks, id, decision === 'agree', chosen === 'new' ? chosen : readId<'person'>(chosen)));
  if (!done.ok) return done.refusal.kind === 'invalid' ? ok(await reply(asks, ask, { about: id, faults: done.refusal.faults ?? [] })) : done;
  sayNext(ask.http, done.value === null ? 'Declined. Nothing has moved' : handedOver(done.value));
  return ok(redirect(ask.link('/people/orphans')));
};

export const handOneOver = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const { text } = form.value;
  const [to, person] = [readId<'person'>(text('to')), readId<'person'>(text('person'))];
  const again = async (faults: readonly Fault[]): Answered => ok(await reply(asks, ask, { about: person ?? text('id'), faults }));
  if (to === null) return again([{ field: 'to', message: 'Choose who takes it over' }]);
  const done = await ask.within(async (tx): Promise<Result<string>> => {
    if (person === null) return handOverOne(workOf(ask, tx), asks, text('kind'), text('id'), to);
    const moved = await handOverThings(workOf(ask, tx), asks, person, to);
    return moved.ok ? ok(`Handed over: ${plural(moved.value, 'thing')}`) : moved;
  });
  if (!done.ok) return done.refusal.kind === 'invalid' ? again(done.refusal.faults ?? []) : done;
  sayNext(ask.http, done.value);
  return ok(redirect(ask.link('/people/orphans')));
};

export const tryAgain = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const person = readId<'person'>(form.value.text('person'));
  if (person === null) return notFound('There is no such person here.');
  await ask.within((tx) => forgiveBounce(workOf(ask, tx), person));
  sayNext(ask.http, 'The next message tries this address again');
  return ok(redirect(ask.link('/people/orphans')));
};
