import type { Fault } from '#lib/result.ts';
import { capitalise } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Reply } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Select } from '#platform/ui/select.tsx';
import { seatRoles, type Membership } from '../core/membership-record.ts';
import { personLabels } from '../core/person-label.ts';
import { peopleSide } from './people-side.ts';

type Named = readonly { readonly id: string; readonly name: string }[];
export type SeatValues = Readonly<Record<'person' | 'group' | 'role' | 'from' | 'organisation' | 'substituteFor' | 'authority' | 'wrong', string>>;

const choices = (named: Named, none: string, chosen: string) => [{ value: '', text: none, selected: chosen === '' }, ...named.map((one) => ({ value: one.id, text: one.name, selected: one.id === chosen }))];
const peopleIn = (membership: Membership): Named => {
  const labels = personLabels(membership);
  return membership.people.map((one) => ({ id: one.id, name: labels.get(one.id) ?? one.name }));
};

type FieldsProps = { readonly membership: Membership; readonly values: SeatValues; readonly faults: readonly Fault[]; readonly fresh: boolean };

const Fields = ({ membership, values, faults, fresh }: FieldsProps) => (
  <>
    <Select id="seat-role" name="role" label={{ text: 'Role' }} items={seatRoles.map((role) => ({ value: role, text: capitalise(role), selected: role === values.role }))} {...faultMessage(faults, 'role')} />
    <Input id="seat-from" name="from" type="date" label={{ text: 'Since' }} hint={{ text: fresh ? 'Leave empty for today' : 'Put it right here if it is wrong' }} classes="govuk-input--width-10" value={values.from} {...faultMessage(faults, 'from')} />
    <Select id="seat-organisation" name="organisation" label={{ text: 'Sits for' }} items={choices(membership.organisations, 'Their own organisation', values.organisation)} {...faultMessage(faults, 'organisation')} />
    <Select id="seat-substituteFor" name="substituteFor" label={{ text: 'Stands in for' }} hint={{ text: 'For a substitute' }} items={choices(peopleIn(membership), 'Nobody', values.substituteFor)} {...faultMessage(faults, 'substituteFor')} />
    <Input id="seat-authority" name="authority" label={{ text: 'What they may commit without going back' }} hint={{ text: 'For example “£50,000 a year” or “staff time of the service”' }} value={values.authority} {...faultMessage(faults, 'authority')} />
  </>
);

export const noSeat: SeatValues = { person: '', group: '', role: 'member', from: '', organisation: '', substituteFor: '', authority: '', wrong: '' };

const AddForm = ({ ask, membership, by, values, faults, back }: { readonly ask: AskHere; readonly membership: Membership; readonly by: 'person' | 'group'; readonly values: SeatValues; readonly faults: readonly Fault[]; readonly back: string }) => {
  const name = by === 'person' ? 'group' : 'person';
  const options = by === 'person' ? membership.groups : peopleIn(membership);
  return (
    <form method="post" action={ask.link('/people/seat')} novalidate>
      <input type="hidden" name="by" value={by} />
      <input type="hidden" name={by} value={values[by]} />
      <input type="hidden" name="back" value={back} />
      <Select id={`seat-${name}`} name={name} label={{ text: capitalise(name) }} items={options.map((one) => ({ value: one.id, text: one.name, selected: one.id === values[name] }))} {...faultMessage(faults, name)} />
      <Fields membership={membership} values={values} faults={faults} fresh />
      <Button text="Add the seat" classes="govuk-button--secondary" preventDoubleClick />
    </form>
  );
};

/** Gives a person a seat in a group, from the page of either. */
export const AddSeat = ({ ask, membership, by, id }: { readonly ask: AskHere; readonly membership: Membership; readonly by: 'person' | 'group'; readonly id: string }) => {
  const options: Named = by === 'person' ? membership.groups : membership.people;
  if (options.length === 0 || !ask.may('people.edit')) return null;
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Add a seat</span></summary>
      <div class="govuk-details__text"><AddForm ask={ask} membership={membership} by={by} values={{ ...noSeat, [by]: id }} faults={[]} back={ask.link(`/people/${by}/${id}`)} /></div>
    </details>
  );
};

const Summary = ({ faults }: { readonly faults: readonly Fault[] }) => (faults.length === 0 ? null : <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#seat-${fault.field}` }))} />);

/** The seat that could not be added, as it was typed. */
export const addSeatReply = (ask: AskHere, membership: Membership, by: 'person' | 'group', values: SeatValues, faults: readonly Fault[], back: string): Reply =>
  page({
    title: 'Add a seat',
    side: peopleSide(ask, 'people'),
    back: { href: back },
    status: 422,
    errors: faults.length,
    body: (
      <>
        <Summary faults={faults} />
        <PageHeading caption={(by === 'person' ? membership.people : membership.groups).find((one: { readonly id: string }) => one.id === values[by])?.name ?? ''} heading="Add a seat" />
        <AddForm ask={ask} membership={membership} by={by} values={values} faults={faults} back={back} />
      </>
    ),
  });

export type SeatPage = { readonly id: string; readonly title: string; readonly back: string; readonly version: number; readonly values: SeatValues; readonly conflict?: string };

/** One seat to change or to end. */
export const seatReply = (ask: AskHere, membership: Membership, seat: SeatPage, faults: readonly Fault[]): Reply =>
  page({
    title: seat.title,
    side: peopleSide(ask, 'people'),
    back: { href: seat.back },
    ...(seat.conflict !== undefined ? { status: 409 as const } : faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {seat.conflict !== undefined && <ErrorSummary titleText="Somebody else changed this first" errorList={[{ text: seat.conflict, href: '#seat-role' }]} />}
        <Summary faults={faults} />
        <PageHeading caption="Seat" heading={seat.title} />
        <form method="post" action={ask.link(`/people/seat/${seat.id}`)} novalidate>
          <input type="hidden" name="version" value={String(seat.version)} />
          <Fields membership={membership} values={seat.values} faults={faults} fresh={false} />
          <Radios name="wrong" idPrefix="seat-wrong" classes="govuk-radios--small" fieldset={{ legend: { text: 'If the role or the organisation is another', classes: 'govuk-fieldset__legend--s' } }} items={[{ value: '', text: 'It is so from today. Until now it was as it stood', checked: seat.values.wrong === '' }, { value: 'yes', text: 'It was written down wrongly, and was so from the first', checked: seat.values.wrong === 'yes' }]} />
          <Button text="Save" preventDoubleClick />
        </form>
        <h2 class="govuk-heading-m">No longer held?</h2>
        <Button text="End this seat" href={ask.link(`/people/end/seat/${seat.id}`)} classes="govuk-button--secondary" />
      </>
    ),
  });
