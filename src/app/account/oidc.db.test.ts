import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Provider } from 'oidc-provider';
import { appUnderTest } from '#tests/support/app.ts';

const startProvider = async (verified: boolean) => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'joinery', client_secret: 'a-secret-for-this-test-alone-0123', redirect_uris: ['http://joinery.test/sign-in/oidc/back'], grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: 'ruth@example.org', email_verified: verified }) }),
    features: { devInteractions: { enabled: true } },
  });
  server.on('request', provider.callback());
  return { issuer, close: () => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }) };
};

/** Walks through the provider's own sign-in pages as a browser does, and gives the address it leads back to. */
const walk = async (from: string): Promise<string> => {
  const jar = new Map<string, string>();
  let address = from;
  let init: RequestInit = {};
  for (let step = 0; step < 12; step += 1) {
    const answer = await fetch(address, { redirect: 'manual', ...init, headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), 'content-type': 'application/x-www-form-urlencoded' } });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    if (next !== null) {
      address = new URL(next, address).href;
      init = {};
      if (address.startsWith('http://joinery.test')) return address;
      continue;
    }
    const text = await answer.text();
    const action = /action="([^"]+)"/.exec(text)?.[1] ?? '';
    const prompt = /name="prompt" value="([^"]+)"/.exec(text)?.[1] ?? 'login';
    address = new URL(action, address).href;
    init = { method: 'POST', body: `prompt=${prompt}&login=ruth-at-work&password=x` };
  }
  throw new Error('the provider never led back');
};

const signIn = async (verified: boolean, { another = false, minutes = 0 }: { readonly another?: boolean; readonly minutes?: number } = {}) => {
  const provider = await startProvider(verified);
  const app = await appUnderTest({ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'joinery', OIDC_CLIENT_SECRET: 'a-secret-for-this-test-alone-0123' });
  await app.user('ruth@example.org');
  const started = await app.get('/sign-in/oidc?next=/account');
  const back = new URL(await walk(started.headers.get('location') ?? ''));
  const began = started.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const come = (cookie: string) => app.app.request(`http://joinery.test${back.pathname}${back.search}`, { headers: { cookie } });
  app.setNow(new Date(app.services.clock().getTime() + minutes * 60_000));
  const elsewhere = another ? await come('') : null;
  const answer = await come(began);
  const again = await come(began);
  await provider.close();
  return { elsewhere, answer, again };
};

test('an organisation account signs in to the user whose verified address it has, and the way back works once', async () => {
  const { answer, again } = await signIn(true);
  assert.equal(answer.status, 303, await answer.text());
  assert.equal(answer.headers.get('location'), '/account');
  assert.equal(again.status, 403);
});

test('a browser that did not begin the journey can’t finish it', async () => {
  const { elsewhere, answer } = await signIn(true, { another: true });
  assert.equal(elsewhere?.status, 403);
  assert.equal(answer.status, 403, 'and the journey is over');
});

test('an address the provider does not vouch for claims nobody’s account', async () => {
  const { answer } = await signIn(false);
  assert.equal(answer.status, 403);
});

test('a journey that took longer than ten minutes begins anew', async () => {
  assert.equal((await signIn(true, { minutes: 9 })).answer.status, 303);
  assert.equal((await signIn(true, { minutes: 11 })).answer.status, 403);
});
