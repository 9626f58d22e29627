import { readId } from '#lib/id.ts';
import { notFound, ok, type Fault } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
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
import { handOverAll, movableKinds, ownedIn, type HandedOver } from '../../commands/hand-over.ts';
import { personLabels } from '../../core/person-label.ts';
import type { Membership } from '../../core/membership-record.ts';
import { readMembership } from '../../store/membership-store.ts';
import { peopleSide } from '../people-side.ts';

/** The people to choose from, told apart where two have one name. */
export const peopleToChoose = (membership: Membership, none: string, but: string | null = null, chosen = '') => {
  const labels = personLabels(membership);
  return [{ value: '', text: none }, ...membership.people.filter((one) => one.id !== but).map((one) => ({ value: one.id, text: labels.get(one.id) ?? one.name, selected: one.id === chosen }))];
};

/** What passed on, in words. */
export const handedOver = ({ seats, things, rights }: HandedOver): string =>
  `Handed over: ${plural(seats, 'seat')} and ${plural(things, 'other thing')}${rights === 'ended' ? '. They may no longer sign in here' : rights === 'kept' ? '. They may still sign in, as nobody else coordinates the partnership' : ''}`;

type Typed = { readonly to: string; readonly ending: boolean };

const reply = async (asks: readonly Contribution[], ask: AskHere, typed: Typed, faults: readonly Fault[]): Promise<Reply | null> => {
  const { membership, owned } = await ask.within(async (tx) => ({ membership: await readMembership(tx, ask.here.id), owned: await ownedIn(workOf(ask, tx), asks) }));
  const person = membership.people.find((one) => one.id === ask.params['id']);
  if (person === undefined) return null;
  const movable = movableKinds(asks);
  const things = owned.filter((one) => one.person === person.id && movable.has(one.kind)).length;
  const seats = membership.seats.filter((seat) => seat.person === person.id).length;
  return page({
    title: `Hand over from ${person.name}`,
    side: peopleSide(ask, 'people'),
    back: { href: ask.link(`/people/person/${person.id}`) },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading caption={person.name} heading="Hand everything over" lead={`${plural(seats, 'seat')} and ${plural(things, 'other thing')} pass to another person today. Who held them until now stays on record.`} />
        <form method="post" action={ask.link(`/people/person/${person.id}/hand-over`)}>
          <Select id="to" name="to" label={{ text: 'To whom?' }} items={peopleToChoose(membership, 'Choose a person', person.id, typed.to)} {...faultMessage(faults, 'to')} />
          <div class="govuk-form-group">
            <div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="ending" name="ending" type="checkbox" value="yes" checked={typed.ending} /><label class="govuk-label govuk-checkboxes__label" for="ending">{person.name} leaves the partnership, and may no longer sign in here</label></div></div>
          </div>
          <Button text="Hand over" preventDoubleClick />
        </form>
      </>
    ),
  });
};

const gone = notFound('There is no such person here, or they have left.');

/** Hands everything of one person to another, in one step. */
export const handOverPage = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => {
  const shown = await reply(asks, ask, { to: '', ending: true }, []);
  return shown === null ? gone : ok(shown);
};

export const saveHandOver = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const typed: Typed = { to: form.value.text('to'), ending: form.value.text('ending') === 'yes' };
  const again = async (faults: readonly Fault[]): Answered => {
    const shown = await reply(asks, ask, typed, faults);
    return shown === null ? gone : ok(shown);
  };
  const [from, to] = [readId<'person'>(ask.params['id']), readId<'person'>(typed.to)];
  if (from === null) return gone;
  if (to === null) return again([{ field: 'to', message: 'Choose who takes over' }]);
  const done = await ask.within((tx) => handOverAll(workOf(ask, tx), asks, from, to, typed.ending));
  if (!done.ok) return done.refusal.kind === 'invalid' ? again(done.refusal.faults ?? []) : done;
  sayNext(ask.http, handedOver(done.value));
  return ok(redirect(ask.link(`/people/person/${to}`)));
};
