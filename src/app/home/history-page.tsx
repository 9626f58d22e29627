import { sql } from 'kysely';
import { ok } from '#lib/result.ts';
import { all } from '#platform/db/database.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { page, type Answered } from '#platform/http/reply.ts';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Table } from '#platform/ui/table.tsx';
import { eventInWords, type EventRow } from './event-in-words.ts';

const size = 50;
const clock = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

/** The trail: who changed what, when and why. It can be added to and read, and never changed. */
export const historyPage = async (ask: AskHere): Answered => {
  const number = Math.max(1, Math.min(10_000, Number(ask.query.get('page')) || 1));
  const find = (ask.query.get('find') ?? '').trim().slice(0, 80);
  const pattern = `%${find.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await ask.within((tx) =>
    all<EventRow>(
      tx,
      sql`select at, actor, what, subject_kind as kind, subject_id as subject, why, data from platform.event
          where partnership_id = ${ask.here.id} and (${find} = '' or actor ilike ${pattern} or what ilike ${pattern} or subject_kind ilike ${pattern} or data::text ilike ${pattern})
          order by at desc, id limit ${size + 1} offset ${(number - 1) * size}`,
    ),
  );
  const link = (to: number): string => ask.link(`/history?page=${to}${find === '' ? '' : `&find=${encodeURIComponent(find)}`}`);
  return ok(
    page({
      title: 'What has changed',
      wide: true,
      back: { href: ask.link('') },
      body: (
        <>
          <PageHeading caption={ask.here.name} heading="What has changed" lead="Every change, who made it and when. Nobody can alter this list. It never says who gave which answer." />
          <form method="get" class="joinery-find" role="search">
            <label class="govuk-label" for="find">Find a person or a word</label>
            <input class="govuk-input govuk-input--width-20" id="find" name="find" type="search" value={find} /> <button class="govuk-button govuk-button--secondary" type="submit">Find</button>
          </form>
          <div class="joinery-scroll joinery-dense" tabindex={0} role="region" aria-label="Changes">
            <Table head={[{ text: 'When' }, { text: 'Who' }, { text: 'What' }, { text: 'Why' }]} rows={rows.slice(0, size).map((row) => [{ text: clock.format(row.at) }, { text: row.actor }, { text: eventInWords({ ...row, why: null }).slice(row.actor.length + 1) }, { text: row.why ?? '' }])} />
          </div>
          <p class="govuk-body">{number > 1 ? <a class="govuk-link" href={link(number - 1)}>Newer</a> : null} {rows.length > size ? <a class="govuk-link" href={link(number + 1)}>Older</a> : null}</p>
        </>
      ),
    }),
  );
};
