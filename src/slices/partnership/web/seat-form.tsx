import type { Fault } from '#lib/result.ts';
import { capitalise } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Reply } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { seatRoles, type Membership } from '../core/membership-record.ts';
import { peopleSide } from './people-side.ts';

type Named = readonly { readonly id: string; readonly name: string }[];
export type SeatValues = Readonly<Record<'organisation' | 'substituteFor' | 'authority', string>>;

const choices = (named: Named, none: string, chosen: string) => [{ value: '', text: none, selected: chosen === '' }, ...named.map((one) => ({ value: one.id, text: one.name, selected: one.id === chosen }))];

const Details = ({ membership, values, faults }: { readonly membership: Membership; readonly values: SeatValues; readonly faults: readonly Fault[] }) => (
  <>
    <Select id="seat-organisation" name="organisation" label={{ text: 'Sits for' }} items={choices(membership.organisations, 'Their own organisation', values.organisation)} {...faultMessage(faults, 'organisation')} />
    <Select id="seat-substitute" name="substituteFor" label={{ text: 'Stands in for' }} hint={{ text: 'For a substitute' }} items={choices(membership.people, 'Nobody', values.substituteFor)} {...faultMessage(faults, 'substituteFor')} />
    <Input id="seat-authority" name="authority" label={{ text: 'What they may commit without going back' }} hint={{ text: 'For example “£50,000 a year” or “staff time of the service”' }} value={values.authority} {...faultMessage(faults, 'authority')} />
  </>
);

const empty: SeatValues = { organisation: '', substituteFor: '', authority: '' };

/** Gives a person a seat in a group, from the page of either. */
export const AddSeat = ({ ask, membership, by, id }: { readonly ask: AskHere; readonly membership: Membership; readonly by: 'person' | 'group'; readonly id: string }) => {
  const options: Named = by === 'person' ? membership.groups : membership.people;
  if (options.length === 0 || !ask.may('people.edit')) return null;
  const name = by === 'person' ? 'group' : 'person';
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Add a seat</span></summary>
      <div class="govuk-details__text">
        <form method="post" action={ask.link('/people/seat')}>
          <input type="hidden" name={by} value={id} />
          <Select id={`seat-${name}`} name={name} label={{ text: capitalise(name) }} items={options.map((one) => ({ value: one.id, text: one.name }))} />
          <Select id="seat-role" name="role" label={{ text: 'Role' }} items={seatRoles.map((role) => ({ value: role, text: capitalise(role), selected: role === 'member' }))} />
          <Input id="seat-from" name="from" type="date" label={{ text: 'Since' }} hint={{ text: 'Leave empty for today' }} classes="govuk-input--width-10" />
          <Details membership={membership} values={empty} faults={[]} />
          <Button text="Add the seat" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      </div>
    </details>
  );
};

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
        {seat.conflict !== undefined && <ErrorSummary titleText="Somebody else changed this first" errorList={[{ text: seat.conflict, href: '#seat-organisation' }]} />}
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#seat-${fault.field === 'substituteFor' ? 'substitute' : fault.field}` }))} />}
        <PageHeading caption="Seat" heading={seat.title} />
        <form method="post" action={ask.link(`/people/seat/${seat.id}`)} novalidate>
          <input type="hidden" name="version" value={String(seat.version)} />
          <Details membership={membership} values={seat.values} faults={faults} />
          <Button text="Save" preventDoubleClick />
        </form>
        <h2 class="govuk-heading-m">No longer held?</h2>
        <form method="post" action={ask.link('/people/end')}>
          <input type="hidden" name="kind" value="seat" />
          <input type="hidden" name="id" value={seat.id} />
          <input type="hidden" name="version" value={String(seat.version)} />
          <input type="hidden" name="back" value={seat.back} />
          <Input id="seat-to" name="on" type="date" label={{ text: 'Ended on' }} hint={{ text: 'Leave empty for today' }} classes="govuk-input--width-10" />
          <Button text="End this seat" classes="govuk-button--warning" preventDoubleClick />
        </form>
      </>
    ),
  });
