import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { sql } from 'kysely';
import type { UserId } from '#lib/id.ts';
import { ok, refuse, type Result } from '#lib/result.ts';
import { keepHandshake, takeHandshake } from '#platform/auth/handshake.ts';
import { all, first, run } from '#platform/db/database.ts';
import type { Ask } from '#platform/http/ask.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { startSession } from './start-session.ts';

type Kept = { readonly id: string; readonly user: UserId; readonly key: Buffer; readonly counter: number };
type Challenge = { readonly challenge: string; readonly user: string | null };

// A passkey belongs to a name, never to a bare number: with no BASE_URL it works at localhost, as opened.
const origin = (ask: Ask): URL => new URL(ask.services.config.baseUrl ?? new URL(ask.http.req.url).origin);
const failed = refuse({ kind: 'forbidden', message: 'The passkey was not accepted. Try again, or ask for a link by email instead.' });
const signedOut = refuse({ kind: 'signed-out', message: 'Sign in first, then add a passkey.' });

const readJson = async <T>(ask: Ask): Promise<Result<T>> => {
  try {
    return ok((await ask.http.req.json()) as T);
  } catch {
    return failed;
  }
};

export const passkeyRegisterOptions = async (ask: Ask): Answered => {
  const { user } = ask;
  if (user === null) return signedOut;
  const known = await ask.services.db.forService((tx) => all<{ readonly id: string }>(tx, sql`select id from platform.passkey where user_id = ${user.id}`));
  const options = await generateRegistrationOptions({
    rpName: 'Joinery', rpID: origin(ask).hostname, userName: user.email, userDisplayName: user.name, excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  });
  return ok({ kind: 'json', body: { options, handshake: await keepHandshake(ask.services.db, { challenge: options.challenge, user: user.id }, ask.now) } });
};

export const passkeyRegister = async (ask: Ask): Answered => {
  const { user } = ask;
  if (user === null) return signedOut;
  const sent = await readJson<{ readonly handshake: string; readonly response: RegistrationResponseJSON }>(ask);
  if (!sent.ok) return sent;
  const kept = await takeHandshake<Challenge>(ask.services.db, String(sent.value.handshake), ask.now);
  if (kept === null || kept.user !== user.id) return failed;
  const done = await verifyRegistrationResponse({ response: sent.value.response, expectedChallenge: kept.challenge, expectedOrigin: origin(ask).origin, expectedRPID: origin(ask).hostname, requireUserVerification: false }).catch(() => null);
  if (done === null || !done.verified) return failed;
  const { credential } = done.registrationInfo;
  await ask.services.db.forService((tx) =>
    run(tx, sql`insert into platform.passkey (id, user_id, name, public_key, counter, transports) values (${credential.id}, ${user.id}, ${`Passkey of ${ask.now.toISOString().slice(0, 10)}`}, ${Buffer.from(credential.publicKey)}, ${credential.counter}, ${credential.transports ?? []}::text[]) on conflict do nothing`),
  );
  return ok({ kind: 'json', body: { next: '/account' } });
};

export const passkeySignInOptions = async (ask: Ask): Answered => {
  const options = await generateAuthenticationOptions({ rpID: origin(ask).hostname, userVerification: 'preferred' });
  return ok({ kind: 'json', body: { options, handshake: await keepHandshake(ask.services.db, { challenge: options.challenge, user: null }, ask.now) } });
};

export const passkeySignIn = async (ask: Ask): Answered => {
  const sent = await readJson<{ readonly handshake: string; readonly next?: string; readonly response: AuthenticationResponseJSON }>(ask);
  if (!sent.ok) return sent;
  const { db } = ask.services;
  const kept = await takeHandshake<Challenge>(db, String(sent.value.handshake), ask.now);
  const passkey = await db.forService((tx) => first<Kept>(tx, sql`select id, user_id as "user", public_key as key, counter from platform.passkey where id = ${String(sent.value.response?.id)}`));
  if (kept === null || passkey === null) return failed;
  const done = await verifyAuthenticationResponse({
    response: sent.value.response, expectedChallenge: kept.challenge, expectedOrigin: origin(ask).origin, expectedRPID: origin(ask).hostname, requireUserVerification: false,
    credential: { id: passkey.id, publicKey: new Uint8Array(passkey.key), counter: passkey.counter },
  }).catch(() => null);
  if (done === null || !done.verified) return failed;
  await db.forService((tx) => run(tx, sql`update platform.passkey set counter = ${done.authenticationInfo.newCounter}, used_at = ${ask.now} where id = ${passkey.id}`));
  const started = await startSession(ask, passkey.user, sent.value.next);
  return ok({ kind: 'json', body: { next: started.kind === 'redirect' ? started.to : '/' } });
};

export const passkeyRemove = async (ask: Ask): Answered => {
  const { user } = ask;
  if (user === null) return signedOut;
  await ask.services.db.forService((tx) => run(tx, sql`delete from platform.passkey where id = ${ask.params['id'] ?? ''} and user_id = ${user.id}`));
  return ok(redirect('/account'));
};
