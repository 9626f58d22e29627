import { capitalise } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { Button } from '#platform/ui/button.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';
import { seatRoles, type Membership, type Seat } from '../core/membership-record.ts';

const EndForm = ({ ask, kind, id, version, text }: { readonly ask: AskHere; readonly kind: string; readonly id: string; readonly version: number; readonly text: string }) => (
  <form method="post" action={ask.link('/people/end')} class="joinery-inline">
    <input type="hidden" name="kind" value={kind} />
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="version" value={String(version)} />
    <Button text={text} classes="govuk-button--warning govuk-!-margin-bottom-0" preventDoubleClick />
  </form>
);

const Seats = ({ ask, membership, seats, by }: { readonly ask: AskHere; readonly membership: Membership; readonly seats: readonly Seat[]; readonly by: 'person' | 'group' }) => {
  const people = new Map(membership.people.map((one) => [one.id as string, one.name]));
  const groups = new Map(membership.groups.map((one) => [one.id as string, one.name]));
  const edits = ask.may('people.edit');
  if (seats.length === 0) return <p class="govuk-body">{by === 'person' ? 'No seat in any group yet.' : 'Nobody has a seat in this group yet.'}</p>;
  return (
    <div class="joinery-scroll" tabindex={0} role="region" aria-label="Seats">
      <Table
        firstCellIsHeader
        head={[{ text: by === 'person' ? 'Group' : 'Person' }, { text: 'Role' }, ...(edits ? [{ text: 'Change' }] : [])]}
        rows={seats.map((seat) => [
          by === 'person'
            ? { html: <a class="govuk-link" href={ask.link(`/people/group/${seat.group}`)}>{groups.get(seat.group) ?? ''}</a> }
            : { html: <a class="govuk-link" href={ask.link(`/people/person/${seat.person}`)}>{people.get(seat.person) ?? ''}</a> },
          { text: capitalise(seat.role) },
          ...(edits ? [{ html: <EndForm ask={ask} kind="seat" id={seat.id} version={seat.version} text="End this seat" /> }] : []),
        ])}
      />
    </div>
  );
};

const AddSeat = ({ ask, name, id, options, label }: { readonly ask: AskHere; readonly name: 'person' | 'group'; readonly id: string; readonly options: readonly { readonly id: string; readonly name: string }[]; readonly label: string }) =>
  options.length === 0 || !ask.may('people.edit') ? null : (
    <form method="post" action={ask.link('/people/seat')}>
      <h3 class="govuk-heading-s">Add a seat</h3>
      <input type="hidden" name={name === 'person' ? 'group' : 'person'} value={id} />
      <Select id={`seat-${name}`} name={name} label={{ text: label }} items={options.map((one) => ({ value: one.id, text: one.name }))} />
      <Select id="seat-role" name="role" label={{ text: 'Role' }} items={seatRoles.map((role) => ({ value: role, text: capitalise(role), selected: role === 'member' }))} />
      <Button text="Add the seat" classes="govuk-button--secondary" preventDoubleClick />
    </form>
  );

export const personBelow = (ask: AskHere, membership: Membership, id: string) => {
  const person = membership.people.find((one) => one.id === id);
  return (
    <>
      <h2 class="govuk-heading-m">Seats</h2>
      <Seats ask={ask} membership={membership} seats={membership.seats.filter((seat) => seat.person === id)} by="person" />
      <AddSeat ask={ask} name="group" id={id} options={membership.groups} label="Group" />
      {ask.may('people.edit') && (
        <>
          <h2 class="govuk-heading-m">No longer at the table?</h2>
          <p class="govuk-body">This ends their seats today. What they were part of stays on record.</p>
          <EndForm ask={ask} kind="person" id={id} version={person?.version ?? 0} text="End this person’s membership" />
        </>
      )}
    </>
  );
};

export const groupBelow = (ask: AskHere, membership: Membership, id: string) => {
  const group = membership.groups.find((one) => one.id === id);
  return (
    <>
      <h2 class="govuk-heading-m">Seats</h2>
      <Seats ask={ask} membership={membership} seats={membership.seats.filter((seat) => seat.group === id)} by="group" />
      <AddSeat ask={ask} name="person" id={id} options={membership.people} label="Person" />
      {ask.may('people.edit') && (
        <>
          <h2 class="govuk-heading-m">No longer meeting?</h2>
          <EndForm ask={ask} kind="group" id={id} version={group?.version ?? 0} text="End this group" />
        </>
      )}
    </>
  );
};

export const organisationBelow = (ask: AskHere, membership: Membership, id: string) => {
  const people = membership.people.filter((person) => person.organisation === id);
  return (
    <>
      <h2 class="govuk-heading-m">Its people at the table</h2>
      {people.length === 0 ? <p class="govuk-body">Nobody yet.</p> : <ul class="govuk-list govuk-list--bullet">{people.map((person) => <li><a class="govuk-link" href={ask.link(`/people/person/${person.id}`)}>{person.name}</a></li>)}</ul>}
      {ask.may('people.edit') && people.length === 0 && <EndForm ask={ask} kind="organisation" id={id} version={membership.organisations.find((one) => one.id === id)?.version ?? 0} text="End this organisation’s membership" />}
    </>
  );
};
