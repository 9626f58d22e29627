import { sql } from 'kysely';
import { readId, type PersonId, type UserId } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { capitalise } from '#lib/text.ts';
import { isMailbox, namesApart } from '#partnership';
import { readMembership } from '#partnership/reads';
import { sendSignInLink } from '#platform/auth/sign-in-link.ts';
import { all, first, run, type Tx } from '#platform/db/database.ts';
import { record } from '#platform/db/event.ts';
import { roles, type AskHere, type Role } from '#platform/http/ask.ts';
import { page, redirect, type Answered, type Reply } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { workOf } from '#platform/http/work-of.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Radios } from '#platform/ui/radios.tsx';
import { Select } from '#platform/ui/select.tsx';
import { Table } from '#platform/ui/table.tsx';

type Right = { readonly user: UserId; readonly name: string; readonly email: string; readonly role: Role; readonly person: PersonId | null };

const meanings: Readonly<Record<Role, string>> = { coordinator: 'Runs everything here', member: 'Sees people, results and the plan, and reports on actions', contributor: 'Sees people and the plan, and reports on actions', reader: 'Sees people, results and the plan' };

const rightsOf = (ask: AskHere): Promise<readonly Right[]> =>
  ask.services.db.forService((tx) => all<Right>(tx, sql`select u.id as user, u.name, u.email, m.role, m.person_id as person from platform.membership m join platform.app_user u on u.id = m.user_id where m.partnership_id = ${ask.here.id} order by u.name`));

const reply = async (ask: AskHere, faults: readonly Fault[] = [], typed: { readonly name?: string; readonly email?: string } = {}): Promise<Reply> => {
  const rights = await rightsOf(ask);
  const names = namesApart(await ask.within((tx) => readMembership(tx, ask.here.id)));
  const fault = (field: string) => faults.flatMap((one) => (one.field === field ? [{ errorMessage: { text: one.message } }] : []))[0] ?? {};
  return page({
    title: 'Who may sign in',
    back: { href: ask.link('') },
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
        <PageHeading caption={ask.here.name} heading="Who may sign in" lead="Answering an assessment needs no account: these are the people who may look around." />
        <div class="joinery-scroll" tabindex={0} role="region" aria-label="Who may sign in">
        <Table
          head={[{ text: 'Name' }, { text: 'Role' }, { text: 'At the table' }, { text: 'Change' }]}
          rows={rights.map((right) => [
            { text: `${right.name}, ${right.email}` },
            { text: capitalise(right.role) },
            { text: right.person === null ? 'Nobody' : (names.get(right.person) ?? 'Left') },
            { html: <form method="post" action={ask.link('/rights')} class="joinery-inline"><input type="hidden" name="remove" value={right.user} /><Button text="Remove" classes="govuk-button--secondary govuk-!-margin-bottom-0" /></form> },
          ])}
        />
        </div>
        <form method="post" action={ask.link('/rights')} novalidate>
          <h2 class="govuk-heading-m">Let somebody in, or change a role</h2>
          <Input id="name" name="name" label={{ text: 'Name' }} value={typed.name ?? ''} {...fault('name')} />
          <Input id="email" name="email" type="email" label={{ text: 'Email address' }} value={typed.email ?? ''} {...fault('email')} />
          <Radios name="role" idPrefix="role" fieldset={{ legend: { text: 'Role' } }} items={roles.map((role) => ({ value: role, text: capitalise(role), hint: { text: meanings[role] }, checked: role === 'member' }))} />
          <Select id="person" name="person" label={{ text: 'Who is this at the table?' }} hint={{ text: 'What is meant for a person reaches their account: names of a network that they may see, figures that they enter, actions that they own' }} items={[{ value: '', text: 'Whoever has this email address' }, { value: 'nobody', text: 'Nobody: they only look' }, ...[...names].map(([value, label]) => ({ value, text: label }))]} {...fault('person')} />
          <Button text="Save" preventDoubleClick />
        </form>
      </>
    ),
  });
};

export const rightsPage = async (ask: AskHere): Answered => ok(await reply(ask));

const isLastCoordinator = (rights: readonly Right[], user: string): boolean => {
  const coordinators = rights.filter((right) => right.role === 'coordinator');
  return coordinators.length === 1 && coordinators[0]?.user === user;
};

const noLast: Fault = { field: 'email', message: 'A partnership needs a coordinator. Make somebody else coordinator first' };

// The directory and the trail in one transaction: the service's tables, and this partnership's event.
// Rights of one partnership change one after another: who is the last coordinator is seen and acted on under one lock.
const within = (ask: AskHere, work: (tx: Tx) => Promise<Result<null>>): Promise<Result<null>> =>
  ask.services.db.forService(async (tx) => {
    await run(tx, sql`set local app.partnership = ${sql.lit(ask.here.id)}`);
    await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`rights ${ask.here.id}`}, 0))`);
    return work(tx);
  });

const keepsOne = async (tx: Tx, here: string): Promise<Result<null>> =>
  (await first(tx, sql`select 1 from platform.membership where partnership_id = ${here} and role = 'coordinator'`)) === null ? invalid([noLast]) : ok(null);

const remove = async (ask: AskHere, user: string): Answered => {
  const rights = await rightsOf(ask);
  const right = rights.find((one) => one.user === user);
  if (right === undefined) return ok(await reply(ask));
  if (isLastCoordinator(rights, user)) return ok(await reply(ask, [noLast]));
  const done = await within(ask, async (tx) => {
    await run(tx, sql`delete from platform.membership where partnership_id = ${ask.here.id} and user_id = ${user}`);
    await run(tx, sql`delete from platform.api_token where partnership_id = ${ask.here.id} and user_id = ${user}`);
    await record(workOf(ask, tx), { what: 'RightRemoved', subject: { kind: 'user', id: user }, data: { name: right.name } });
    return keepsOne(tx, ask.here.id);
  });
  if (!done.ok) return ok(await reply(ask, [noLast]));
  sayNext(ask.http, `${right.name} may no longer sign in here`);
  return ok(redirect(ask.link('/rights')));
};

export const changeRight = async (ask: AskHere): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const { text } = form.value;
  if (text('remove') !== '') return remove(ask, text('remove'));
  const [name, email] = [text('name'), text('email')];
  const role = roles.find((one) => one === text('role'));
  const rights = await rightsOf(ask);
  const known = rights.find((one) => one.email.toLowerCase() === email.toLowerCase());
  const faults: Fault[] = [];
  if (name === '' && known === undefined) faults.push({ field: 'name', message: 'Enter a name' });
  if (!isMailbox(email)) faults.push({ field: 'email', message: 'Enter an email address, like name@example.org' });
  if (known !== undefined && role !== 'coordinator' && isLastCoordinator(rights, known.user)) faults.push(noLast);
  const person = text('person') === 'nobody' ? null : readId<'person'>(text('person'));
  if (person !== null && !(await ask.within((tx) => readMembership(tx, ask.here.id))).people.some(({ id }) => id === person)) faults.push({ field: 'person', message: 'Choose somebody who is at the table' });
  if (faults.length > 0 || role === undefined) return ok(await reply(ask, faults, { name, email }));
  const done = await within(ask, async (tx) => {
    await run(tx, sql`insert into platform.app_user (email, name) values (${email}, ${name}) on conflict do nothing`);
    const user = (await first<{ readonly id: UserId }>(tx, sql`select id from platform.app_user where lower(email) = lower(${email})`)) as { readonly id: UserId };
    await run(tx, sql`insert into platform.membership (partnership_id, user_id, role) values (${ask.here.id}, ${user.id}, ${role}) on conflict (partnership_id, user_id) do update set role = excluded.role`);
    if (person !== null || text('person') === 'nobody') await run(tx, sql`update platform.membership set person_id = ${person}, person_said = true where partnership_id = ${ask.here.id} and user_id = ${user.id}`);
    await record(workOf(ask, tx), { what: 'RightGiven', subject: { kind: 'user', id: user.id }, data: { name: name === '' ? (known?.name ?? '') : name, role } });
    return keepsOne(tx, ask.here.id);
  });
  if (!done.ok) return ok(await reply(ask, [noLast], { name, email }));
  if (known === undefined) await sendSignInLink(ask.services, email, ask.link(''), ask.now);
  sayNext(ask.http, known === undefined ? `${name} is a ${role} now. ${ask.services.config.smtpUrl === undefined ? 'No mail server is set up, so no link was sent: they sign in with this address' : 'A link to sign in is on its way'}` : `${known.name} is a ${role} now`);
  return ok(redirect(ask.link('/rights')));
};
