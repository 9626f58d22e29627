import { sql } from 'kysely';
import { dayOf, formatDay } from '#lib/day.ts';
import { readId } from '#lib/id.ts';
import { ok } from '#lib/result.ts';
import { makeToken, tokensOf, withdrawToken } from '#platform/auth/api-token.ts';
import { placesOf } from '#platform/auth/membership.ts';
import { closeSession } from '#platform/auth/session.ts';
import { all, run } from '#platform/db/database.ts';
import type { Ask, User } from '#platform/http/ask.ts';
import { clearSessionCookie, readSessionCookie } from '#platform/http/cookies.ts';
import { isHttps } from '#platform/http/mount.ts';
import { page, redirect, type Answered } from '#platform/http/reply.ts';
import { sayNext } from '#platform/http/say-next.ts';
import { assetPath } from '#platform/ui/assets.ts';
import { Button } from '#platform/ui/button.tsx';
import { Checkboxes } from '#platform/ui/checkboxes.tsx';
import { Input } from '#platform/ui/input.tsx';
import { InsetText } from '#platform/ui/inset-text.tsx';
import { PageHeading } from '#platform/ui/page-heading.tsx';
import { Select } from '#platform/ui/select.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { Table } from '#platform/ui/table.tsx';

const toSignIn = ok(redirect('/sign-in?next=/account'));

type Passkey = { readonly id: string; readonly name: string; readonly createdAt: Date };

const Passkeys = ({ passkeys, named }: { readonly passkeys: readonly Passkey[]; readonly named: boolean }) => (
  <>
    <h2 class="govuk-heading-m">Passkeys</h2>
    <p class="govuk-body">A passkey signs you in with your device: fingerprint, face or its own PIN.</p>
    {passkeys.length === 0 ? null : <div class="joinery-scroll" tabindex={0} role="region" aria-label="Yours"><Table head={[{ text: 'Passkey' }, { text: 'Since' }, { text: 'Change' }]} rows={passkeys.map((one) => [{ text: one.name }, { text: formatDay(dayOf(one.createdAt)) }, { html: <form method="post" action={`/account/passkeys/${encodeURIComponent(one.id)}/remove`} class="joinery-inline"><Button text="Remove" classes="govuk-button--secondary govuk-!-margin-bottom-0" /></form> }])} /></div>}
    {named ? null : <p class="govuk-body">Passkeys need an address that is a name. Open this page at “localhost” in place of the number, with the same port, and the button is here.</p>}
    <div data-passkey="register" hidden><Button text="Add a passkey of this device" type="button" classes="govuk-button--secondary" /><p class="govuk-body" role="status"></p></div>
    <noscript><p class="govuk-body">Adding a passkey needs scripts. Everything else here works without.</p></noscript>
    <script type="module" src={assetPath('passkey.js')}></script>
  </>
);

const Tokens = async ({ ask, user }: { readonly ask: Ask; readonly user: User }) => {
  const [tokens, places] = [await tokensOf(ask.services.db, user.id), await placesOf(ask.services.db, user.id)];
  return (
    <>
      <h2 class="govuk-heading-m">Personal tokens</h2>
      <p class="govuk-body">A token lets a program read or write as you through the <a class="govuk-link" href="/api/v1/openapi.json">API</a>, in one partnership.</p>
      {tokens.length === 0 ? null : <div class="joinery-scroll" tabindex={0} role="region" aria-label="Yours"><Table head={[{ text: 'Name' }, { text: 'Partnership' }, { text: 'May' }, { text: 'Ends' }, { text: 'Change' }]} rows={tokens.map((one) => [{ text: one.name }, { text: one.partnership }, { text: one.scopes.join(' and ') }, { text: formatDay(dayOf(one.expiresAt)) }, { html: <form method="post" action={`/account/tokens/${one.id}/withdraw`} class="joinery-inline"><Button text="Withdraw" classes="govuk-button--secondary govuk-!-margin-bottom-0" /></form> }])} /></div>}
      {places.length === 0 ? null : (
        <form method="post" action="/account/tokens">
          <Input id="name" name="name" label={{ text: 'What is it for?' }} />
          <Select id="partnership" name="partnership" label={{ text: 'Partnership' }} items={places.map((one) => ({ value: one.id, text: one.name }))} />
          <Checkboxes name="scopes" idPrefix="scopes" classes="govuk-checkboxes--small" fieldset={{ legend: { text: 'It may' } }} items={[{ value: 'read', text: 'Read', checked: true }, { value: 'write', text: 'Write' }]} />
          <Button text="Make a token" classes="govuk-button--secondary" preventDoubleClick />
        </form>
      )}
    </>
  );
};

const reply = async (ask: Ask, user: User, token?: string) => {
  const passkeys = await ask.services.db.forService((tx) => all<Passkey>(tx, sql`select id, name, created_at as "createdAt" from platform.passkey where user_id = ${user.id} order by created_at`));
  return page({
    title: 'Your account',
    body: (
      <>
        <PageHeading heading="Your account" />
        {token === undefined ? null : <InsetText><strong>Your new token.</strong> Copy it now: it is not shown again.<br /><code class="joinery-code">{token}</code></InsetText>}
        <SummaryList rows={[{ key: { text: 'Name' }, value: { text: user.name } }, { key: { text: 'Email address' }, value: { text: user.email } }]} />
        <Passkeys passkeys={passkeys} named={!/^[\d.]+$|^\[/.test(new URL(ask.http.req.url).hostname)} />
        <Tokens ask={ask} user={user} />
        <h2 class="govuk-heading-m">Sign out everywhere</h2>
        <form method="post" action="/account/sessions/end"><Button text="End every session of mine" classes="govuk-button--secondary" /></form>
        {user.administrator ? <p class="govuk-body"><a class="govuk-link" href="/admin">Administer the service</a></p> : null}
      </>
    ),
  });
};

export const accountPage = async (ask: Ask): Answered => (ask.user === null ? toSignIn : ok(await reply(ask, ask.user)));

export const saveToken = async (ask: Ask): Answered => {
  if (ask.user === null) return toSignIn;
  const form = await ask.form();
  if (!form.ok) return form;
  const { user } = ask;
  const partnership = readId<'partnership'>(form.value.text('partnership'));
  const mine = (await placesOf(ask.services.db, user.id)).some((one) => one.id === partnership);
  const scopes = form.value.all('scopes').filter((scope) => scope === 'read' || scope === 'write');
  if (partnership === null || !mine || scopes.length === 0 || form.value.text('name') === '') {
    sayNext(ask.http, 'Give the token a name, choose a partnership of yours, and say whether it may read, write or both', 'important');
    return ok(redirect('/account'));
  }
  const name = form.value.text('name').slice(0, 80);
  return ok(await reply(ask, user, await makeToken(ask.services.db, { user: user.id, partnership, name, scopes, expiresAt: new Date(ask.now.getTime() + 365 * 86_400_000) })));
};

export const withdrawOne = async (ask: Ask): Answered => {
  const id = readId(ask.params['id']);
  if (ask.user === null) return toSignIn;
  if (id !== null) await withdrawToken(ask.services.db, ask.user.id, id);
  sayNext(ask.http, 'Token withdrawn');
  return ok(redirect('/account'));
};

export const signOut = async (ask: Ask): Answered => {
  const token = readSessionCookie(ask.http, isHttps(ask.services));
  if (token !== undefined) await closeSession(ask.services.db, token);
  clearSessionCookie(ask.http, isHttps(ask.services));
  return ok(redirect('/'));
};

export const endSessions = async (ask: Ask): Answered => {
  const { user } = ask;
  if (user !== null) await ask.services.db.forService((tx) => run(tx, sql`delete from platform.session where user_id = ${user.id}`));
  clearSessionCookie(ask.http, isHttps(ask.services));
  return ok(redirect('/'));
};
