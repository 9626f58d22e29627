import { formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { readMembership } from '../store/membership-store.ts';
import { dayAsked, OnDay, onDay } from './on-day.tsx';
import { peopleSide } from './people-side.ts';

export const organisationsPage = async (ask: AskHere): Answered => {
  const day = dayAsked(ask);
  const { membership, sectors } = await ask.within(async (tx) => ({
    membership: await readMembership(tx, ask.here.id, day),
    sectors: new Map((await ask.services.packFor(tx, ask.here)).catalogues['sectors']?.map((item) => [item.id, item.title])),
  }));
  const unplaced = membership.organisations.filter((one) => one.sector === null).length;
  const peopleIn = Map.groupBy(membership.people, (person) => person.organisation);
  return ok(
    page({
      title: 'Organisations',
      wide: true,
      side: peopleSide(ask, 'organisations'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading={day === null ? 'Organisations' : `Organisations on ${formatDay(day)}`} lead={`${plural(membership.organisations.length, 'organisation')} at the table.${unplaced === 0 || day !== null ? '' : ` ${plural(unplaced, 'has', 'have')} no sector yet: give each one, so that results can be shown by sector.`}`} />
          <OnDay ask={ask} path="/people/organisations" day={day} />
          {ask.may('people.edit') && day === null && <Button text="Add an organisation" href={ask.link('/people/organisation/new')} classes="govuk-button--secondary" />}
          {membership.organisations.length > 0 && (
            <div class="joinery-scroll" tabindex={0} role="region" aria-label="Organisations">
              <Table
                caption="Organisations by name"
                captionClasses="govuk-table__caption--m"
                firstCellIsHeader
                head={[{ text: 'Name' }, { text: 'Sector' }, { text: 'People', format: 'numeric' }]}
                rows={membership.organisations.map((one) => [
                  { html: <a class="govuk-link" href={ask.link(onDay(`/people/organisation/${one.id}`, day))}>{one.name}</a> },
                  { text: one.sector === null ? 'Not given' : (sectors.get(one.sector) ?? one.sector) },
                  { text: String(peopleIn.get(one.id)?.length ?? 0), format: 'numeric' },
                ])}
              />
            </div>
          )}
        </>
      ),
    }),
  );
};
