import { readId, type PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, type Fault } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Contribution } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { handOverAll, handOverOne, movableKinds, ownedIn, settle, type HandedOver, type OwnedBy } from '../../commands/hand-over.ts';
import { forgiveBounce } from '../../commands/contribute.ts';
import type { Membership } from '../../core/membership-record.ts';
import { orphansOf, type Orphan } from '../../core/orphan.ts';
import { personLabels } from '../../core/person-label.ts';
import { readMembership } from '../../store/membership-store.ts';
import { waitingHandovers } from '../../store/handover-store.ts';
import { peopleSide } from '../people-side.ts';
import { RequestCard } from './request-card.tsx';

const people = (membership: Membership, none: string) => {
  const labels = personLabels(membership);
  return [{ value: '', text: none }, ...membership.people.map((one) => ({ value: one.id, text: labels.get(one.id) ?? one.name }))];
};

const One = ({ ask, orphan, membership }: { readonly ask: AskHere; readonly orphan: Orphan<OwnedBy>; readonly membership: Membership }) => (
  <li class="joinery-finding joinery-finding--sharp">
    <p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link" href={ask.link(orphan.thing.path)}>{orphan.thing.text}</a>. {orphan.why}.</p>
    {orphan.canMove && (
      <form method="post" action={ask.link('/people/orphans/hand-over')}>
        <input type="hidden" name="kind" value={orphan.thing.kind} />
        <input type="hidden" name="id" value={orphan.thing.id} />
        <Select id={`to-${orphan.thing.id}`} name="to" label={{ text: 'Hand it to', classes: 'govuk-label--s' }} items={people(membership, 'Choose a person')} formGroup={{ classes: 'govuk-!-margin-bottom-2' }} />
        <Button text="Hand over" classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick />
      </form>
    )}
  </li>
);

type Wrong = { readonly about: string; readonly faults: readonly Fault[] };
const nothingWrong: Wrong = { about: '', faults: [] };

const reply = async (asks: readonly Contribution[], ask: AskHere, wrong: Wrong): Promise<Reply> => {
  const { membership, ever, owned, requests } = await ask.within(async (tx) => ({
    membership: await readMembership(tx, ask.here.id), ever: await readMembership(tx, ask.here.id, 'ever'), owned: await ownedIn(workOf(ask, tx), asks), requests: await waitingHandovers(tx, ask.here.id),
  }));
  const orphans = orphansOf(owned, membership, ever, movableKinds(asks));
  const bounced = membership.people.filter((one) => one.bounceReason !== null);
  const nothing = orphans.length + requests.length + bounced.length === 0;
  return page({
    title: 'Without an owner',
    side: peopleSide(ask, 'orphans'),
    ...(wrong.faults.length === 0 ? {} : { status: 422 as const, errors: wrong.faults.length }),
    body: (
      <>
        {wrong.faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={wrong.faults.map((fault) => ({ text: fault.message, href: `#${fault.field}-${wrong.about}` }))} />}
        <PageHeading caption={ask.here.name} heading="Without an owner" lead={nothing ? 'Everything has an owner who is still at the table. Nothing to do here.' : `${plural(orphans.length, 'thing')} with no owner who answers, and ${plural(requests.length, 'request')} to hand over.`} />
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
        <ul class="joinery-findings">{orphans.slice(0, 100).map((orphan) => <One ask={ask} orphan={orphan} membership={membership} />)}</ul>
        {orphans.length > 100 && <p class="govuk-body">The first 100 of {orphans.length} are shown.</p>}
      </>
    ),
  });
};

/** Everything whose owner left, never answered or lapsed, and the requests to hand over. */
export const orphansPage = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => ok(await reply(asks, ask, nothingWrong));

const handedOver = ({ seats, things, rights }: HandedOver): string =>
  `Handed over: ${plural(seats, 'seat')} and ${plural(things, 'other thing')}${rights === 'ended' ? '. They may no longer sign in here' : rights === 'kept' ? '. They may still sign in, as nobody else coordinates the partnership' : ''}`;

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
  const to = readId<'person'>(form.value.text('to'));
  if (to === null) return invalid([{ field: 'to', message: 'Choose who takes it over' }], 'Go back and choose who takes it over.');
  const done = await ask.within((tx) => handOverOne(workOf(ask, tx), asks, form.value.text('kind'), form.value.text('id'), to));
  if (!done.ok) return done;
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

/** Hands everything of one person to another, in one step. */
export const handOverPage = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => {
  const { membership, owned } = await ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), owned: await ownedIn(workOf(ask, tx), asks) }));
  const person = membership.people.find((one) => one.id === ask.params['id']);
  if (person === undefined) return notFound('There is no such person here, or they have left.');
  const movable = movableKinds(asks);
  const things = owned.filter((one) => one.person === person.id && movable.has(one.kind)).length;
  const seats = membership.seats.filter((seat) => seat.person === person.id).length;
  return ok(
    page({
      title: `Hand over from ${person.name}`,
      side: peopleSide(ask, 'people'),
      back: { href: ask.link(`/people/person/${person.id}`) },
      body: (
        <>
          <PageHeading caption={person.name} heading="Hand everything over" lead={`${plural(seats, 'seat')} and ${plural(things, 'other thing')} pass to another person today. Who held them until now stays on record.`} />
          <form method="post" action={ask.link(`/people/person/${person.id}/hand-over`)}>
            <Select id="to" name="to" label={{ text: 'To whom?' }} items={people({ ...membership, people: membership.people.filter((one) => one.id !== person.id) }, 'Choose a person')} />
            <div class="govuk-form-group">
              <div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="ending" name="ending" type="checkbox" value="yes" checked /><label class="govuk-label govuk-checkboxes__label" for="ending">{person.name} leaves the partnership, and may no longer sign in here</label></div></div>
            </div>
            <Button text="Hand over" preventDoubleClick />
          </form>
        </>
      ),
    }),
  );
};

export const saveHandOver = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const [from, to] = [readId<'person'>(ask.params['id']), readId<'person'>(form.value.text('to'))];
  if (from === null || to === null) return invalid([{ field: 'to', message: 'Choose who takes over' }], 'Go back and choose who takes over.');
  const done = await ask.within((tx) => handOverAll(workOf(ask, tx), asks, from, to as PersonId, form.value.text('ending') === 'yes'));
  if (!done.ok) return done;
  sayNext(ask.http, handedOver(done.value));
  return ok(redirect(ask.link(`/people/person/${to}`)));
};
