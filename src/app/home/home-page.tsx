import { sql } from 'kysely';
import { dayOf, formatDay } from '#lib/day.ts';
import { ok } from '#lib/result.ts';
import { all, run } from '#platform/db/database.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import type { HomeItem, Slice } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';
import { eventInWords, type EventRow } from './event-in-words.ts';

const Part = ({ title, items, late }: { readonly title: string; readonly items: readonly HomeItem[]; readonly late?: boolean }) =>
  items.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <TaskList
        idPrefix={title.toLowerCase().replace(/\W+/g, '-')}
        items={items.map((item) => ({
          title: { text: item.text },
          href: item.href,
          ...(item.hint === undefined && item.minutes === undefined ? {} : { hint: { text: [item.hint, item.minutes === undefined ? undefined : `about ${item.minutes} minutes`].filter((part) => part !== undefined).join(', ') } }),
          status: item.status === undefined ? { text: '' } : { tag: { text: item.status, classes: late === true ? 'govuk-tag--red' : 'govuk-tag--blue' } },
        }))}
      />
    </>
  );

const changes = (ask: AskHere): Promise<readonly EventRow[]> =>
  ask.within((tx) =>
    all<EventRow>(
      tx,
      sql`select at, actor, what, subject_kind as kind, subject_id as subject, why, data from platform.event
          where partnership_id = ${ask.here.id} and at > ${ask.seenAt ?? new Date(0)} and actor_user is distinct from ${ask.user.id} order by at desc limit 8`,
    ),
  );

const Empty = ({ ask }: { readonly ask: AskHere }) => (
  <>
    <p class="govuk-body">Nothing waits for you here.</p>
    {ask.may('people.edit') ? (
      <div class="govuk-button-group">
        <Button text="Add your members" href={ask.link('/people/import')} />
        <Button text="Run a health check" href={ask.link('/health-check/new')} classes="govuk-button--secondary" />
      </div>
    ) : null}
  </>
);

/** What waits for this person, what is late, and what has changed since they were last here. */
export const homePage = (product: readonly Slice[]) => async (ask: AskHere): Answered => {
  const items = (await Promise.all(product.map((slice) => slice.home?.(ask) ?? []))).flat();
  const events = await changes(ask);
  await ask.services.db.forPartnership(ask.here.id, (tx) => run(tx, sql`update platform.membership set seen_at = ${ask.now} where partnership_id = ${ask.here.id} and user_id = ${ask.user.id}`));
  const of = (group: HomeItem['group']) => items.filter((item) => item.group === group);
  return ok(
    page({
      title: 'Home',
      body: (
        <>
          <PageHeading caption={ask.here.name} heading={`Hello, ${ask.user.name.split(' ')[0]}`} />
          {items.length === 0 ? <Empty ask={ask} /> : null}
          <Part title="Late" items={of('late')} late />
          <Part title="Waiting for you" items={of('waiting')} />
          <Part title="Coming up" items={of('next')} />
          <Part title="What to look at" items={of('changed')} />
          {events.length === 0 ? null : (
            <>
              <h2 class="govuk-heading-m">Changed since you were last here</h2>
              <ul class="govuk-list govuk-list--bullet">{events.map((event) => <li>{eventInWords(event)}, {formatDay(dayOf(event.at))}</li>)}</ul>
            </>
          )}
          {ask.may('history.read') ? <p class="govuk-body"><a class="govuk-link" href={ask.link('/history')}>Everything that has changed, and who changed it</a>{' · '}<a class="govuk-link" href={ask.link('/rights')}>Who may sign in</a></p> : null}
        </>
      ),
    }),
  );
};
