import { sql } from 'kysely';
import type { UserId } from '#lib/id.ts';
import { ok, refuse, type Fault } from '#lib/result.ts';
import { isMailbox } from '#partnership';
import { sendSignInLink, takeSignInLink } from '#platform/auth/sign-in-link.ts';
import { tooMany } from '#platform/auth/throttle.ts';
import { first } from '#platform/db/database.ts';
import type { Ask } from '#platform/http/ask.ts';
import { network } from '#platform/http/network.ts';
import { page, type Answered, type Reply } from '#platform/http/reply.ts';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { assetPath } from '#platform/ui/assets.ts';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Input } from '#platform/ui/input.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import type { MessageBody } from '#platform/mail/message.ts';
import { safeNext, startSession } from './start-session.ts';

/** True on a trial machine: no mail server, not production. There a link may be shown on the page it would have been mailed from. */
export const isTrial = (ask: Ask): boolean => ask.services.config.smtpUrl === undefined && !ask.services.config.production;

type Typed = { readonly name: string; readonly email: string };

const SignUp = ({ next, faults, typed }: { readonly next: string; readonly faults: readonly Fault[]; readonly typed: Typed }) => (
  <form method="post" action="/sign-up" novalidate>
    <h2 class="govuk-heading-m">No account yet?</h2>
    <p class="govuk-body">This is a trial: no mail server is set up, so you can make an account here without one.</p>
    <input type="hidden" name="next" value={next} />
    <Input id="name" name="name" label={{ text: 'Your name' }} value={typed.name} autocomplete="name" {...faultMessage(faults, 'name')} />
    <Input id="new-email" name="email" type="email" label={{ text: 'Your email address' }} value={faults.some((fault) => fault.field === 'email') ? '' : typed.email} autocomplete="email" {...faultMessage(faults, 'new-email')} />
    <Button text="Make an account" classes="govuk-button--secondary" preventDoubleClick />
  </form>
);

const reply = (ask: Ask, next: string, faults: readonly Fault[] = [], typed: Typed = { name: '', email: '' }): Reply => {
  const { config } = ask.services;
  return page({
    title: 'Sign in',
    ...(faults.length === 0 ? {} : { status: 422 as const, errors: faults.length }),
    body: (
      <>
        {faults.length > 0 && <ErrorSummary titleText="There is a problem" errorList={faults.map((fault) => ({ text: fault.message, href: `#${fault.field}` }))} />}
        <PageHeading heading="Sign in" lead="There is no password. We send you a link that works once." />
        <form method="post" action="/sign-in" novalidate>
          <input type="hidden" name="next" value={next} />
          <Input id="email" name="email" type="email" label={{ text: 'Email address' }} value={faults.some((fault) => fault.field === 'email') ? typed.email : ''} autocomplete="email" spellcheck={false} {...faultMessage(faults, 'email')} />
          <Button text="Send me a link" preventDoubleClick />
        </form>
        {config.oidcIssuer === undefined ? null : <p class="govuk-body"><a class="govuk-link" href={`/sign-in/oidc?next=${encodeURIComponent(next)}`}>Sign in with {config.oidcName}</a></p>}
        <div data-passkey="sign-in" data-next={next} hidden><Button text="Sign in with a passkey" type="button" classes="govuk-button--secondary" /><p class="govuk-body" role="status"></p></div>
        <script type="module" src={assetPath('passkey.js')}></script>
        {isTrial(ask) ? <SignUp next={next} faults={faults} typed={typed} /> : null}
      </>
    ),
  });
};

export const signInPage = async (ask: Ask): Answered => ok(reply(ask, safeNext(ask.query.get('next'))));

const lastLink = async (ask: Ask, email: string): Promise<string | null> => {
  const row = await ask.services.db.forService((tx) => first<{ readonly body: Buffer }>(tx, sql`select body_sealed as body from platform.message where kind = 'sign-in' and lower(to_address) = lower(${email}) and body_sealed is not null order by created_at desc limit 1`));
  if (row === null) return null;
  const { text } = JSON.parse(ask.services.secret.open(row.body)) as MessageBody;
  return /\/sign-in\/link\/\S+/.exec(text)?.[0] ?? null;
};

const busy = refuse({ kind: 'too-many', message: 'There have been too many tries from here. Wait fifteen minutes, then ask for a link again.' });

export const askForLink = async (ask: Ask): Answered => {
  const form = await ask.form();
  if (!form.ok) return form;
  const email = form.value.text('email');
  const next = safeNext(form.value.text('next'));
  if (!isMailbox(email)) return ok(reply(ask, next, [{ field: 'email', message: 'Enter an email address, like name@example.org' }], { name: '', email }));
  const { db } = ask.services;
  if ((await tooMany(db, `link account ${email.toLowerCase()}`, 5, 900, ask.now)) || (await tooMany(db, `link network ${network(ask)}`, 50, 900, ask.now))) return busy;
  await sendSignInLink(ask.services, email, next, ask.now);
  const link = isTrial(ask) ? await lastLink(ask, email) : null;
  return ok(
    page({
      title: 'Check your email',
      body: (
        <>
          <PageHeading heading="Check your email" lead={`If ${email} belongs to somebody here, a link to sign in is on its way. It works once, within 30 minutes.`} />
          {isTrial(ask) ? <p class="govuk-body">{link === null ? 'No mail server is set up and there is no account with this address, so nothing was written. Go back to make one.' : <>No mail server is set up, so here is the link that would have been sent: <a class="govuk-link" href={link}>sign in</a>.</>}</p> : <p class="govuk-body">Nothing after a few minutes? Look among unwanted mail, or ask your coordinator which address you are known by.</p>}
        </>
      ),
    }),
  );
};

/** A page with a button, because mail scanners open every link they see and would use it up. */
export const linkPage = async (ask: Ask): Answered =>
  ok(
    page({
      title: 'Sign in',
      body: (
        <>
          <PageHeading heading="Sign in" lead="Press the button to sign in on this device." />
          <form method="post" action={`/sign-in/link/${encodeURIComponent(ask.params['token'] ?? '')}`}><Button text="Sign in" preventDoubleClick /></form>
        </>
      ),
    }),
  );

export const useLink = async (ask: Ask): Answered => {
  const taken = await takeSignInLink(ask.services, ask.params['token'] ?? '', ask.now);
  if (taken === null) return refuse({ kind: 'gone', message: 'This link has been used or is more than 30 minutes old. Go to the sign-in page and ask for a new one.' });
  return ok(await startSession(ask, taken.user, taken.next));
};

/** On a trial machine only: an account with no mail to prove it. */
export const signUp = async (ask: Ask): Answered => {
  if (!isTrial(ask)) return refuse({ kind: 'not-found', message: 'Accounts here are made by a coordinator, who invites you.' });
  const form = await ask.form();
  if (!form.ok) return form;
  const [name, email, next] = [form.value.text('name'), form.value.text('email'), safeNext(form.value.text('next'))];
  const faults: Fault[] = [];
  if (name === '') faults.push({ field: 'name', message: 'Enter your name' });
  if (!isMailbox(email)) faults.push({ field: 'new-email', message: 'Enter an email address, like name@example.org' });
  if (faults.length > 0) return ok(reply(ask, next, faults, { name, email }));
  if (await tooMany(ask.services.db, `sign-up ${network(ask)}`, 20, 3600, ask.now)) return busy;
  const made = await ask.services.db.forService((tx) => first<{ readonly id: UserId }>(tx, sql`insert into platform.app_user (email, name) values (${email}, ${name}) on conflict do nothing returning id`));
  if (made === null) return ok(reply(ask, next, [{ field: 'new-email', message: 'There is an account with this address already: ask for a link above' }]));
  return ok(await startSession(ask, made.id, next));
};
