import { ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import { placesOf } from '#platform/auth/membership.ts';
import type { Ask } from '#platform/http/ask.ts';
import { askHereOf } from '#platform/http/mount.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import type { HomeItem, Slice } from '#platform/slice.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { TaskList } from '#platform/ui/task-list.tsx';

const order: readonly HomeItem['group'][] = ['late', 'waiting', 'next'];
const tag = (item: HomeItem) => (item.status === undefined ? { text: '' } : { tag: { text: item.status, classes: item.group === 'late' ? 'govuk-tag--red' : 'govuk-tag--blue' } });

/** One person's view across all the partnerships they sit in: what is late and what waits in each, each read as that person there. */
export const acrossPage = (slices: readonly Slice[]) => async (ask: Ask): Answered => {
  const { user } = ask;
  if (user === null) return ok(redirect('/sign-in?next=/across'));
  const places = await placesOf(ask.services.db, user.id);
  const parts = await Promise.all(
    places.map(async (place) => {
      const there = askHereOf(ask, user, place, slices);
      const items = (await Promise.all(slices.map((slice) => slice.home?.(there) ?? []))).flat();
      return { place, items: order.flatMap((group) => items.filter((item) => item.group === group)).slice(0, 8) };
    }),
  );
  return ok(
    page({
      title: 'Across your partnerships',
      back: { href: '/?all=yes' },
      body: (
        <>
          <PageHeading heading="Across your partnerships" lead={`What is late and what waits for you in ${plural(places.length, 'partnership')}.`} />
          {parts.map(({ place, items }) => (
            <section>
              <h2 class="govuk-heading-m"><a class="govuk-link" href={`/p/${place.slug}`}>{place.name}</a></h2>
              {items.length === 0 ? <p class="govuk-body">Nothing waits for you here.</p> : <TaskList idPrefix={place.slug} items={items.map((item) => ({ title: { text: item.text }, href: item.href, ...(item.hint === undefined ? {} : { hint: { text: item.hint } }), status: tag(item) }))} />}
            </section>
          ))}
        </>
      ),
    }),
  );
};
