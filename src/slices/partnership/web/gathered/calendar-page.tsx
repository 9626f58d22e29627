import ical from 'ical-generator';
import { dayOf, formatDay } from '#lib/day.ts';
import { notFound, ok } from '#lib/result.ts';
import { partnershipById } from '#platform/auth/membership.ts';
import { readLink, writeLink } from '#platform/auth/personal-link.ts';
import { hashToken, newToken } from '#platform/auth/secret.ts';
import type { Ask, AskHere } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import type { Dated, Slice } from '#platform/slice.ts';
import { Button } from '#platform/ui/button.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { endFeed, feedIsGood, feedMadeOn, replaceFeed } from '../../store/feed-store.ts';
import { peopleSide } from '../people-side.ts';

type Calendars = readonly NonNullable<Slice['calendar']>[];

const datedIn = async (calendars: Calendars, work: Work): Promise<readonly Dated[]> => {
  const found: Dated[] = [];
  for (const calendar of calendars) found.push(...(await calendar(work)));
  return found.toSorted((a, b) => a.on.localeCompare(b.on));
};

const reply = async (calendars: Calendars, ask: AskHere, link: string | null): Answered => {
  const { dated, made } = await ask.within(async (tx) => ({ dated: await datedIn(calendars, workOf(ask, tx)), made: await feedMadeOn(tx, ask.here.id, ask.user.id) }));
  const coming = dated.filter((one) => one.on >= dayOf(ask.now));
  return ok(
    page({
      title: 'Calendar',
      side: peopleSide(ask, 'calendar'),
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="Calendar" lead="What falls due and what is planned. Subscribe to it, and it stands in your own calendar." />
          {link !== null && <InsetText><strong>Give this address to your calendar program</strong> (“subscribe” or “add from the internet”). It is shown once. Whoever has it can read these dates, so do not pass it on.<br /><code>{link}</code></InsetText>}
          <div class="govuk-button-group">
            <form method="post" action={ask.link('/people/calendar')}><Button text={made === null ? 'Make my calendar address' : 'Make a new address'} classes="govuk-button--secondary" preventDoubleClick /></form>
            {made !== null && <form method="post" action={ask.link('/people/calendar/end')}><Button text="Withdraw my address" classes="govuk-button--warning" preventDoubleClick /></form>}
          </div>
          {made !== null && link === null && <p class="govuk-body">You have had an address since {formatDay(made)}. A new one takes its place.</p>}
          {coming.length === 0 ? <p class="govuk-body">Nothing is planned yet.</p> : <Table caption="Coming up" captionClasses="govuk-table__caption--m" firstCellIsHeader head={[{ text: 'Day' }, { text: 'What' }]} rows={coming.slice(0, 200).map((one) => [{ text: formatDay(one.on) }, { html: <a class="govuk-link" href={ask.link(one.path)}>{one.text}</a> }])} />}
        </>
      ),
    }),
  );
};

export const calendarPage = (calendars: Calendars) => (ask: AskHere): Answered => reply(calendars, ask, null);

export const makeFeed = (calendars: Calendars) => async (ask: AskHere): Answered => {
  const secret = newToken();
  await ask.within((tx) => replaceFeed(tx, ask.here.id, ask.user.id, hashToken('calendar', secret), dayOf(ask.now)));
  return reply(calendars, ask, `${ask.services.baseUrl()}/calendar/${writeLink({ partnership: ask.here.id, secret })}.ics`);
};

export const withdrawFeed = async (ask: AskHere): Answered => {
  await ask.within((tx) => endFeed(tx, ask.here.id, ask.user.id));
  sayNext(ask.http, 'Withdrawn. The address opens nothing any more');
  return ok(redirect(ask.link('/people/calendar')));
};

const wrong = notFound('This calendar address is not right, or it has been withdrawn.');

/** The feed itself, by its secret address. */
export const feed = (calendars: Calendars) => async (ask: Ask): Answered => {
  const link = readLink((ask.params['feed'] ?? '').replace(/\.ics$/, ''));
  const here = link === null ? null : await partnershipById(ask.services.db, link.partnership);
  if (link === null || here === null) return wrong;
  const dated = await ask.services.db.forPartnership(here.id, async (tx) => ((await feedIsGood(tx, here.id, hashToken('calendar', link.secret))) ? datedIn(calendars, { tx, here, actor: { user: null, name: 'Calendar' }, now: ask.now, services: ask.services }) : null));
  if (dated === null) return wrong;
  const calendar = ical({ name: here.name });
  for (const one of dated) {
    const start = new Date(`${one.on}T00:00:00Z`);
    calendar.createEvent({ id: `${one.id}@joinery`, start, end: new Date(start.getTime() + 86_400_000), allDay: true, summary: one.text, url: `${ask.services.baseUrl()}/p/${here.slug}${one.path}` });
  }
  return ok({ kind: 'file', name: 'joinery.ics', type: 'text/calendar; charset=utf-8', bytes: calendar.toString(), inline: true });
};
