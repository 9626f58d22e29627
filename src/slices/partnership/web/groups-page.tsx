import { formatDay, type Day } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import type { Group, Membership } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';
import { dayAsked, OnDay, onDay } from './on-day.tsx';
import { peopleSide } from './people-side.ts';
import { Structure } from './structure.tsx';

type Rows = { readonly ask: AskHere; readonly day: Day | null; readonly caption: string; readonly groups: readonly Group[]; readonly counts: ReadonlyMap<string, number>; readonly chairs: ReadonlyMap<string, string> };

const GroupTable = ({ ask, day, caption, groups, counts, chairs }: Rows) => (
  <div class="joinery-scroll" tabindex={0} role="region" aria-label={caption}>
    <Table
      caption={caption}
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={[{ text: 'Group' }, { text: 'Chair' }, { text: 'Seats', format: 'numeric' }, { text: 'Meetings a year', format: 'numeric' }]}
      rows={groups.map((group) => [
        { html: <a class="govuk-link" href={ask.link(onDay(`/people/group/${group.id}`, day))}>{group.name}</a> },
        { text: chairs.get(group.id) ?? 'No chair recorded' },
        { text: String(counts.get(group.id) ?? 0), format: 'numeric' },
        { text: group.meetingsAYear === null ? 'Not given' : String(group.meetingsAYear), format: 'numeric' },
      ])}
    />
  </div>
);

const Committees = ({ membership, rows }: { readonly membership: Membership; readonly rows: Omit<Rows, 'caption' | 'groups'> }) => {
  const hosted = membership.groups.filter((group) => group.host !== null);
  if (hosted.length === 0) return null;
  const hosts = new Map(membership.organisations.map((one) => [one.id, one.name]));
  return (
    <>
      <h2 class="govuk-heading-m">Committees of partners</h2>
      <p class="govuk-body">{plural(hosted.length, 'committee')} that belong to one organisation. They answer to it, and are left out of the picture and the checks.</p>
      {[...Map.groupBy(hosted, (group) => group.host)].map(([host, groups]) => (
        <details class="govuk-details">
          <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{hosts.get(host as never) ?? 'An organisation that has ended'}: {plural(groups.length, 'committee')}</span></summary>
          <div class="govuk-details__text"><GroupTable {...rows} caption={`Committees of ${hosts.get(host as never) ?? 'an organisation that has ended'}`} groups={groups} /></div>
        </details>
      ))}
    </>
  );
};

export const groupsPage = async (ask: AskHere): Answered => {
  const day = dayAsked(ask);
  const membership = await ask.within((tx) => readMembership(tx, ask.here.id, day));
  const names = new Map(membership.people.map((person) => [person.id, person.name]));
  const own = membership.groups.filter((group) => group.host === null);
  const rows = {
    ask,
    day,
    counts: new Map([...Map.groupBy(membership.seats, (seat) => seat.group as string)].map(([group, seats]) => [group, seats.length])),
    chairs: new Map(membership.seats.filter((seat) => seat.role === 'chair').map((seat) => [seat.group as string, names.get(seat.person) ?? ''])),
  };
  return ok(
    page({
      title: 'Groups',
      wide: true,
      side: peopleSide(ask, 'groups'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading={day === null ? 'Groups' : `Groups on ${formatDay(day)}`} lead="A partnership works in three layers: strategic groups set the direction, executive groups steer money and performance, operational groups deliver." />
          {ask.may('people.edit') && day === null && <Button text="Add a group" href={ask.link('/people/group/new')} classes="govuk-button--secondary" />}
          <OnDay ask={ask} path="/people/groups" day={day} />
          {own.length > 0 && <Structure ask={ask} membership={membership} day={day} />}
          {own.length === 0 && <p class="govuk-body">No group{day === null ? ' yet. Add the board first, then what reports to it' : ''}.</p>}
          {own.length > 1 && <p class="govuk-body"><a class="govuk-link" href={ask.link(onDay('/network/people-by-groups', day))}>Which groups share people, and who alone connects two</a></p>}
          <Committees membership={membership} rows={rows} />
        </>
      ),
    }),
  );
};
