import { sql } from 'kysely';
import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { allPartnerships } from '#platform/auth/membership.ts';
import { all, run } from '#platform/db/database.ts';
import type { Ask } from '#platform/http/ask.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { Button } from '#platform/ui/button.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';

type Listed = { readonly id: string; readonly name: string; readonly email: string; readonly administrator: boolean; readonly created: Date; readonly places: number };
type Failed = { readonly subject: string; readonly attempts: number; readonly reason: string };

const gone = notFound('Check the address, or go to your home page.');

const Users = ({ users }: { readonly users: readonly Listed[] }) => (
  <Table
    caption="Users"
    captionClasses="govuk-table__caption--m"
    head={[{ text: 'Name' }, { text: 'Since' }, { text: 'Partnerships', format: 'numeric' }, { text: 'Administrator' }]}
    rows={users.map((user) => [
      { text: `${user.name}, ${user.email}` },
      { text: formatDay(dayOf(user.created)) },
      { text: String(user.places), format: 'numeric' },
      { html: <form method="post" action="/admin/administrators" class="joinery-inline"><input type="hidden" name="user" value={user.id} /><input type="hidden" name="to" value={user.administrator ? 'no' : 'yes'} /><Button text={user.administrator ? 'Yes. Make it no' : 'No. Make it yes'} classes="govuk-button--secondary govuk-!-margin-bottom-0" /></form> },
    ])}
  />
);

/** What the service holds and how it is set, and nothing of what is in any partnership. */
export const adminPage = async (ask: Ask): Answered => {
  if (ask.user?.administrator !== true) return gone;
  const { db, config } = ask.services;
  const partnerships = await allPartnerships(db);
  const [users, failed] = await db.forService(async (tx) => [
    await all<Listed>(tx, sql`select u.id, u.name, u.email, u.administrator, u.created_at as created, (select count(*) from platform.membership m where m.user_id = u.id) as places from platform.app_user u order by u.name limit 500`),
    await all<Failed>(tx, sql`select subject, attempts, coalesce(last_error, '') as reason from platform.message where sent_at is null and attempts > 0 order by created_at desc limit 50`),
  ] as const);
  return ok(
    page({
      title: 'Administer the service',
      wide: true,
      body: (
        <>
          <PageHeading heading="Administer the service" lead="You see which partnerships there are and who may sign in. What is in a partnership is for its members." />
          <SummaryList rows={[{ key: { text: 'Address' }, value: { text: ask.services.baseUrl() } }, { key: { text: 'Database' }, value: { text: config.databaseUrl === undefined ? 'The bundled PostgreSQL' : 'Named by DATABASE_URL' } }, { key: { text: 'Mail' }, value: { text: config.smtpUrl === undefined ? 'Not set up: messages are shown on a page' : 'Sent by SMTP' } }, { key: { text: 'Organisation sign-in' }, value: { text: config.oidcIssuer ?? 'Not set up' } }]} />
          <div class="joinery-scroll" tabindex={0} role="region" aria-label="Figures of the service"><Table caption="Partnerships" captionClasses="govuk-table__caption--m" head={[{ text: 'Name' }, { text: 'Pack' }]} rows={partnerships.map((one) => [{ text: one.name }, { text: `${one.pack} ${one.packVersion}` }])} /></div>
          <Users users={users} />
          {failed.length === 0 ? null : <div class="joinery-scroll" tabindex={0} role="region" aria-label="Figures of the service"><Table caption="Messages that could not be sent" captionClasses="govuk-table__caption--m" head={[{ text: 'Subject' }, { text: 'Tries', format: 'numeric' }, { text: 'Reason' }]} rows={failed.map((one) => [{ text: one.subject }, { text: String(one.attempts), format: 'numeric' }, { text: one.reason }])} /></div>}
        </>
      ),
    }),
  );
};

export const makeAdministrator = async (ask: Ask): Answered => {
  const { user } = ask;
  if (user?.administrator !== true) return gone;
  const form = await ask.form();
  if (!form.ok) return form;
  const id = readId(form.value.text('user'));
  if (id === null || id === user.id) {
    sayNext(ask.http, 'You can’t change your own right: another administrator does', 'important');
    return ok(redirect('/admin'));
  }
  await ask.services.db.forService((tx) => run(tx, sql`update platform.app_user set administrator = ${form.value.text('to') === 'yes'} where id = ${id}`));
  sayNext(ask.http, 'Changed');
  return ok(redirect('/admin'));
};
