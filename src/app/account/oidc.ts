import { sql } from 'kysely';
import * as oidc from 'openid-client';
import type { UserId } from '#lib/id.ts';
import { ok, refuse, type Result } from '#lib/result.ts';
import { keepHandshake, takeHandshake } from '#platform/auth/handshake.ts';
import { first, run } from '#platform/db/database.ts';
import type { Ask } from '#platform/http/ask.ts';
import { setJourneyCookie, takeJourneyCookie } from '#platform/http/cookies.ts';
import { isHttps } from '#platform/http/mount.ts';
import { redirect, type Answered } from '#platform/http/reply.ts';
import { safeNext, startSession } from './start-session.ts';

type Journey = { readonly verifier: string; readonly nonce: string; readonly next: string };

const notOffered = refuse({ kind: 'not-found', message: 'Signing in with an organisation account is not set up here. Ask for a link by email instead.' });
const failed = refuse({ kind: 'forbidden', message: 'Your organisation’s sign-in did not complete. Try again, or ask for a link by email.' });

const discover = async (ask: Ask): Promise<Result<oidc.Configuration>> => {
  const { oidcIssuer, oidcClientId, oidcClientSecret, production } = ask.services.config;
  if (oidcIssuer === undefined || oidcClientId === undefined) return notOffered;
  const plain = new URL(oidcIssuer).protocol === 'http:' && !production;
  try {
    return ok(await oidc.discovery(new URL(oidcIssuer), oidcClientId, oidcClientSecret, undefined, plain ? { execute: [oidc.allowInsecureRequests] } : undefined));
  } catch {
    return refuse({ kind: 'unavailable', message: 'Your organisation’s sign-in can’t be reached right now. Ask for a link by email instead.' });
  }
};

const back = (ask: Ask): string => `${ask.services.baseUrl()}/sign-in/oidc/back`;

export const startOidc = async (ask: Ask): Answered => {
  const provider = await discover(ask);
  if (!provider.ok) return provider;
  const journey: Journey = { verifier: oidc.randomPKCECodeVerifier(), nonce: oidc.randomNonce(), next: safeNext(ask.query.get('next')) };
  const state = await keepHandshake(ask.services.db, journey, ask.now);
  // Only the browser that began may finish: nobody can be led into another's account.
  setJourneyCookie(ask.http, state, isHttps(ask.services));
  const address = oidc.buildAuthorizationUrl(provider.value, {
    redirect_uri: back(ask), scope: 'openid email profile', state, nonce: journey.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier), code_challenge_method: 'S256',
  });
  return ok(redirect(address.href));
};

type Claims = { readonly iss: string; readonly sub: string; readonly email?: unknown; readonly email_verified?: unknown };

const userOf = (ask: Ask, claims: Claims): Promise<UserId | null> =>
  ask.services.db.forService(async (tx) => {
    const known = await first<{ readonly user: UserId }>(tx, sql`select user_id as "user" from platform.identity where issuer = ${claims.iss} and subject = ${claims.sub}`);
    if (known !== null) return known.user;
    // Only an address the provider vouches for may claim an account that exists.
    if (claims.email_verified !== true || typeof claims.email !== 'string') return null;
    const user = await first<{ readonly id: UserId }>(tx, sql`select id from platform.app_user where lower(email) = lower(${claims.email})`);
    if (user !== null) await run(tx, sql`insert into platform.identity (issuer, subject, user_id) values (${claims.iss}, ${claims.sub}, ${user.id}) on conflict do nothing`);
    return user?.id ?? null;
  });

export const finishOidc = async (ask: Ask): Answered => {
  const provider = await discover(ask);
  if (!provider.ok) return provider;
  const state = ask.query.get('state') ?? '';
  const begunHere = takeJourneyCookie(ask.http, state, isHttps(ask.services));
  const journey = await takeHandshake<Journey>(ask.services.db, state, ask.now);
  if (journey === null || !begunHere) return failed;
  const here = new URL(`${back(ask)}?${ask.query.toString()}`);
  const tokens = await oidc.authorizationCodeGrant(provider.value, here, { pkceCodeVerifier: journey.verifier, expectedNonce: journey.nonce, expectedState: state, idTokenExpected: true }).catch(() => null);
  const claims = tokens?.claims();
  const user = claims === undefined ? null : await userOf(ask, claims);
  if (claims === undefined) return failed;
  if (user === null) return refuse({ kind: 'forbidden', message: 'You signed in, but nobody here has your address. Ask the coordinator of your partnership to invite you.' });
  return ok(await startSession(ask, user, journey.next));
};
