import { formatDay, type Day } from '#lib/day.ts';
import { capitalise } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { Button } from '#platform/ui/button.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Membership, Seat } from '../core/membership-record.ts';
import { onDay } from './on-day.tsx';
import { AddSeat } from './seat-form.tsx';

/** Who is there now, and everyone and everything that ever was. */
export type Around = { readonly ask: AskHere; readonly now: Membership; readonly ever: Membership; readonly day: Day | null };

const EndLink = ({ ask, kind, id, text }: { readonly ask: AskHere; readonly kind: string; readonly id: string; readonly text: string }) => <Button text={text} href={ask.link(`/people/end/${kind}/${id}`)} classes="govuk-button--secondary" />;

const span = (seat: Seat): string => `${seat.from === null ? 'Not known' : formatDay(seat.from)}${seat.to === null ? '' : ` to ${formatDay(seat.to)}`}`;

const detail = (seat: Seat, around: Around): string => {
  const { ever } = around;
  const organisation = ever.organisations.find((one) => one.id === seat.organisation)?.name;
  const instead = ever.people.find((one) => one.id === seat.substituteFor)?.name;
  return [capitalise(seat.role), instead === undefined ? '' : `in place of ${instead}`, organisation === undefined ? '' : `for ${organisation}`, seat.authority === null ? '' : `may commit: ${seat.authority}`].filter((part) => part !== '').join(', ');
};

const Seats = ({ around, seats, by, caption }: { readonly around: Around; readonly seats: readonly Seat[]; readonly by: 'person' | 'group'; readonly caption: string }) => {
  const { ask, ever } = around;
  const edits = around.day === null && ask.may('people.edit') && seats.some((seat) => around.now.seats.some((one) => one.id === seat.id));
  const nameOf = new Map<string, string>((by === 'person' ? ever.groups : ever.people).map((one) => [one.id, one.name]));
  const other = (seat: Seat) => (by === 'person' ? seat.group : seat.person);
  const known = new Set<string>((by === 'person' ? around.now.groups : around.now.people).map((one) => one.id));
  return (
    <div class="joinery-scroll" tabindex={0} role="region" aria-label={caption}>
      <Table
        caption={caption}
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={[{ text: by === 'person' ? 'Group' : 'Person' }, { text: 'Seat' }, { text: 'Since' }, ...(edits ? [{ text: 'Change' }] : [])]}
        rows={seats.map((seat) => [
          known.has(other(seat)) ? { html: <a class="govuk-link" href={ask.link(onDay(`/people/${by === 'person' ? 'group' : 'person'}/${other(seat)}`, around.day))}>{nameOf.get(other(seat)) ?? ''}</a> } : { text: nameOf.get(other(seat)) ?? '' },
          { text: detail(seat, around) },
          { text: span(seat) },
          ...(edits ? [{ html: <a class="govuk-link" href={ask.link(`/people/seat/${seat.id}`)}>Change<span class="govuk-visually-hidden"> the seat of {nameOf.get(other(seat)) ?? ''}</span></a> }] : []),
        ])}
      />
    </div>
  );
};

const NowAndThen = ({ around, id, by }: { readonly around: Around; readonly id: string; readonly by: 'person' | 'group' }) => {
  const mine = (seat: Seat): boolean => seat[by] === id;
  const current = around.now.seats.filter(mine);
  const past = around.ever.seats.filter((seat) => mine(seat) && !current.some((one) => one.id === seat.id));
  return (
    <>
      <h2 class="govuk-heading-m">Seats</h2>
      {current.length === 0 ? <p class="govuk-body">{by === 'person' ? 'No seat in any group yet.' : 'Nobody has a seat in this group yet.'}</p> : <Seats around={around} seats={current} by={by} caption="Seats" />}
      {past.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Earlier seats ({past.length})</span></summary>
          <div class="govuk-details__text"><Seats around={around} seats={past} by={by} caption="Earlier seats" /></div>
        </details>
      )}
      <AddSeat ask={around.ask} membership={around.now} by={by} id={id} />
    </>
  );
};

/** What is below a record as it was on a past day: the seats of that day. */
export const dayBelow = (around: Around, kind: 'person' | 'group' | 'organisation', id: string) => {
  const { ask, now, day } = around;
  const people = now.people.filter((person) => person.organisation === id);
  const seats = kind === 'organisation' ? [] : now.seats.filter((seat) => seat[kind] === id);
  return (
    <>
      {kind === 'organisation' ? (
        <>
          <h2 class="govuk-heading-m">Its people at the table</h2>
          {people.length === 0 ? <p class="govuk-body">Nobody.</p> : <ul class="govuk-list govuk-list--bullet">{people.map((person) => <li><a class="govuk-link" href={ask.link(onDay(`/people/person/${person.id}`, day))}>{person.name}</a></li>)}</ul>}
        </>
      ) : (
        <>
          <h2 class="govuk-heading-m">Seats</h2>
          {seats.length === 0 ? <p class="govuk-body">None.</p> : <Seats around={around} seats={seats} by={kind} caption="Seats" />}
        </>
      )}
      <p class="govuk-body"><a class="govuk-link" href={ask.link(`/people/${kind}/${id}`)}>As it is today</a></p>
    </>
  );
};

/** Where a person sits: what their page is opened for. */
export const personAbove = (around: Around, id: string) => <NowAndThen around={around} id={id} by="person" />;

export const personBelow = ({ ask }: Around, id: string) => {
  return (
    <>
      {ask.may('people.edit') && (
        <>
          <h2 class="govuk-heading-m">What is held on this person</h2>
          <p class="govuk-body"><a class="govuk-link" href={ask.link(`/people/person/${id}/held`)}>Everything Joinery holds on them, as a file for them, and erasure</a></p>
          <h2 class="govuk-heading-m">No longer at the table?</h2>
          <p class="govuk-body">This ends their seats today, and they may no longer sign in here. What they were part of stays on record. Has somebody taken over? <a class="govuk-link" href={ask.link(`/people/person/${id}/hand-over`)}>Hand everything over in one step</a>.</p>
          <EndLink ask={ask} kind="person" id={id} text="End this person’s membership" />
        </>
      )}
    </>
  );
};

export const groupBelow = (around: Around, id: string) => {
  const { ask } = around;
  return (
    <>
      <NowAndThen around={around} id={id} by="group" />
      <p class="govuk-body"><a class="govuk-link" href={ask.link(`/people/cards/${id}.vcf`)} download>Contact cards of its members (vCard)</a></p>
      {ask.may('people.edit') && (
        <>
          <h2 class="govuk-heading-m">No longer meeting?</h2>
          <EndLink ask={ask} kind="group" id={id} text="End this group" />
        </>
      )}
    </>
  );
};

export const organisationBelow = ({ ask, now }: Around, id: string) => {
  const people = now.people.filter((person) => person.organisation === id);
  return (
    <>
      <h2 class="govuk-heading-m">Its people at the table</h2>
      {people.length === 0 ? <p class="govuk-body">Nobody yet.</p> : <ul class="govuk-list govuk-list--bullet">{people.map((person) => <li><a class="govuk-link" href={ask.link(`/people/person/${person.id}`)}>{person.name}</a></li>)}</ul>}
      {ask.may('people.edit') && <p class="govuk-body"><a class="govuk-link" href={ask.link(`/people/reorganise?from=${id}`)}>It has been renamed, merged or split</a></p>}
      {ask.may('people.edit') && people.length === 0 && <EndLink ask={ask} kind="organisation" id={id} text="End this organisation’s membership" />}
    </>
  );
};
