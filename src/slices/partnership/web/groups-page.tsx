import { ok } from '#lib/result.ts';
import { capitalise, plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { layers, type Membership } from '../core/membership-record.ts';
import { readMembership } from '../store/membership-store.ts';
import { peopleSide } from './people-side.ts';

const chairOf = (membership: Membership, group: string): string => {
  const chair = membership.seats.find((seat) => seat.group === group && seat.role === 'chair');
  return membership.people.find((person) => person.id === chair?.person)?.name ?? 'No chair recorded';
};

export const groupsPage = async (ask: AskHere): Answered => {
  const membership = await ask.within((tx) => readMembership(tx, ask.here.id));
  return ok(
    page({
      title: 'Groups',
      wide: true,
      side: peopleSide(ask, 'groups'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Groups" lead="A partnership works in three layers: strategic groups set the direction, executive groups steer money and performance, operational groups deliver." />
          {ask.may('people.edit') && <Button text="Add a group" href={ask.link('/people/group/new')} classes="govuk-button--secondary" />}
          {layers.map((layer) => {
            const groups = membership.groups.filter((group) => group.layer === layer);
            return (
              <>
                <h2 class="govuk-heading-m">{capitalise(layer)}</h2>
                {groups.length === 0 ? (
                  <p class="govuk-body">No group in this layer yet.</p>
                ) : (
                  <div class="joinery-scroll" tabindex={0} role="region" aria-label={`${capitalise(layer)} groups`}>
                    <Table
                      firstCellIsHeader
                      head={[{ text: 'Group' }, { text: 'Chair' }, { text: 'Seats', format: 'numeric' }, { text: 'Meetings a year', format: 'numeric' }]}
                      rows={groups.map((group) => [
                        { html: <a class="govuk-link" href={ask.link(`/people/group/${group.id}`)}>{group.name}</a> },
                        { text: chairOf(membership, group.id) },
                        { text: String(membership.seats.filter((seat) => seat.group === group.id).length), format: 'numeric' },
                        { text: group.meetingsAYear === null ? 'Not given' : String(group.meetingsAYear), format: 'numeric' },
                      ])}
                    />
                  </div>
                )}
              </>
            );
          })}
          <p class="govuk-body-s">{plural(membership.groups.length, 'group')} in all.</p>
        </>
      ),
    }),
  );
};
