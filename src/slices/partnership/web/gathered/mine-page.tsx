import { notFound, ok } from '#lib/result.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Contribution, HomeItem } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { makeContributionLink } from '../../commands/contribution-link.ts';
import { waitingFor } from '../../commands/gather.ts';
import { readMembership } from '../../store/membership-store.ts';
import { waitingHandovers } from '../../store/handover-store.ts';
import { peopleSide } from '../people-side.ts';

const nobody = notFound('Your account is not joined to a person at this table, so nothing can wait for you here. Ask the coordinator to join them.');

/** What waits for the signed-in person: the same list that their personal link opens. */
export const minePage = (asks: readonly Contribution[]) => async (ask: AskHere): Answered => {
  const { person } = ask;
  if (person === null) return nobody;
  const waiting = await ask.within((tx) => waitingFor(workOf(ask, tx), asks, person));
  return ok(
    page({
      title: 'What waits for you',
      side: peopleSide(ask, 'mine'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading={waiting.length === 0 ? 'Nothing waits for you' : `${plural(waiting.length, 'thing waits', 'things wait')} for you`} />
          <ul class="govuk-list govuk-list--bullet">{waiting.map((one) => <li>{one.text}</li>)}</ul>
          {waiting.length > 0 && <form method="post" action={ask.link('/people/mine')}><Button text="Do them now" preventDoubleClick /></form>}
        </>
      ),
    }),
  );
};

export const openMine = async (ask: AskHere): Answered => {
  const { person } = ask;
  if (person === null) return nobody;
  return ok(redirect(await ask.within((tx) => makeContributionLink(workOf(ask, tx), person))));
};

/** On the home page: what waits for this person, and for the coordinator requests and mail that comes back. */
export const gatheredHome = (asks: readonly Contribution[]) => async (ask: AskHere): Promise<readonly HomeItem[]> =>
  ask.within(async (tx) => {
    const work = workOf(ask, tx);
    const mine = ask.person === null ? [] : await waitingFor(work, asks, ask.person);
    const items: HomeItem[] = [];
    if (mine.length > 0) items.push({ group: 'waiting', text: `${plural(mine.length, 'thing waits', 'things wait')} for your answer`, href: ask.link('/people/mine'), minutes: mine.reduce((sum, one) => sum + one.minutes, 0), status: mine.some((one) => one.late) ? 'Late' : 'To do' });
    if (!ask.may('people.edit')) return items;
    const requests = (await waitingHandovers(tx, ask.here.id)).length;
    const bounced = (await readMembership(tx, ask.here.id)).people.filter((one) => one.bounceReason !== null).length;
    if (requests > 0) items.push({ group: 'waiting', text: `${plural(requests, 'request')} to hand over`, href: ask.link('/people/orphans'), minutes: 2, status: 'To decide' });
    if (bounced > 0) items.push({ group: 'waiting', text: `Mail to ${plural(bounced, 'person', 'people')} comes back`, href: ask.link('/people/orphans'), minutes: 5, status: 'To mend' });
    return items;
  });
