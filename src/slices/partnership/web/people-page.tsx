import { formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { capitalise, plural, sentenceList } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Membership, Person } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';
import { dayAsked, OnDay, onDay } from './on-day.tsx';
import { peopleSide } from './people-side.ts';

const seatsInWords = (membership: Membership, person: Person): string => {
  const names = new Map(membership.groups.map((group) => [group.id, group.name]));
  const seats = membership.seats.filter((seat) => seat.person === person.id).map((seat) => `${names.get(seat.group) ?? ''} (${seat.role})`);
  return seats.length === 0 ? 'None' : sentenceList(seats);
};

const electedInWords = ({ elected }: Person): string => (elected === null ? '' : ` (${[elected.place === 'portfolio' ? 'cabinet member' : elected.place === 'leader' ? 'leader' : `${elected.place} member`, elected.portfolio, elected.party].filter((part) => part !== null).join(', ')})`);

const Empty = ({ ask }: { readonly ask: AskHere }) => (
  <>
    <p class="govuk-body">This page lists everyone at the table, with the seats they hold. Nobody is on it yet.</p>
    {ask.may('people.edit') && <Button text="Add members from a spreadsheet" href={ask.link('/people/import')} />}
  </>
);

export const peoplePage = async (ask: AskHere): Answered => {
  const day = dayAsked(ask);
  const membership = await ask.within((tx) => readMembership(tx, ask.here.id, day));
  const wanted = (ask.query.get('find') ?? '').trim();
  const organisationOf = new Map(membership.organisations.map((one) => [one.id, one.name]));
  const found = membership.people.filter((person) => `${person.name} ${organisationOf.get(person.organisation as never) ?? ''}`.toLowerCase().includes(wanted.toLowerCase()));
  const unreachable = membership.people.filter((person) => person.email === null).length;
  return ok(
    page({
      title: 'People',
      wide: true,
      side: peopleSide(ask, 'people'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading={day === null ? 'People' : `People on ${formatDay(day)}`} lead={membership.people.length === 0 ? '' : `${plural(membership.people.length, 'person', 'people')} from ${plural(membership.organisations.length, 'organisation')} hold ${plural(membership.seats.length, 'seat')} in ${plural(membership.groups.length, 'group')}.${unreachable === 0 ? '' : ` ${capitalise(plural(unreachable, 'person has', 'people have'))} no email address, so can’t be invited.`}`} />
          {membership.people.length === 0 && day === null ? (
            <Empty ask={ask} />
          ) : (
            <>
              <form method="get" class="joinery-find" role="search">
                <label class="govuk-label" for="find">Find a person or organisation</label>
                <input class="govuk-input govuk-input--width-20" id="find" name="find" type="search" value={wanted} /> <Button text="Find" classes="govuk-button--secondary" />
              </form>
              <OnDay ask={ask} path="/people" day={day} />
              {ask.may('people.edit') && <Button text="Add a person" href={ask.link('/people/person/new')} classes="govuk-button--secondary" />}
              <div class="joinery-scroll" tabindex={0} role="region" aria-label="People">
                <Table
                  caption={wanted === '' ? 'Everyone at the table' : `${plural(found.length, 'person', 'people')} found for “${wanted}”`}
                  captionClasses="govuk-table__caption--m"
                  firstCellIsHeader
                  head={[{ text: 'Name' }, { text: 'Organisation' }, { text: 'Seats' }]}
                  rows={found.map((person) => [
                    { html: <a class="govuk-link" href={ask.link(onDay(`/people/person/${person.id}`, day))}>{person.name}</a> },
                    { text: `${organisationOf.get(person.organisation as never) ?? 'None recorded'}${electedInWords(person)}` },
                    { text: seatsInWords(membership, person) },
                  ])}
                />
              </div>
            </>
          )}
        </>
      ),
    }),
  );
};
