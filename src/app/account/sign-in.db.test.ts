import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { network } from '#platform/http/network.ts';
import { sendSignInLink } from '#platform/auth/sign-in-link.ts';
import { safeNext } from './start-session.ts';

let app: AppUnderTest;

const linkFrom = async (): Promise<string> => {
  const rows = await app.services.db.forService((tx) => sql<{ body: Buffer }>`select body_sealed as body from platform.message where kind = 'sign-in' order by created_at desc limit 1`.execute(tx));
  const { text } = JSON.parse(app.services.secret.open(rows.rows[0]?.body ?? Buffer.alloc(0))) as { readonly text: string };
  return /\/sign-in\/link\/\S+/.exec(text)?.[0] ?? '';
};

before(async () => {
  app = await appUnderTest({ SMTP_URL: 'smtp://127.0.0.1:1' });
  await app.user('ruth@example.org');
});

test('a link signs in once, within half an hour, by a button and not by being opened', async () => {
  await app.post('/sign-in', '', { email: 'Ruth@example.org', next: '/account' });
  const link = await linkFrom();
  assert.equal((await app.get(link)).status, 200);
  const used = await app.post(link, '', {});
  assert.equal(used.headers.get('location'), '/account');
  assert.match(used.headers.get('set-cookie') ?? '', /HttpOnly; SameSite=Lax/);
  assert.equal((await app.post(link, '', {})).status, 410);
  await app.post('/sign-in', '', { email: 'ruth@example.org', next: '/' });
  const late = await linkFrom();
  app.setNow(new Date('2026-11-21T10:31:00Z'));
  assert.equal((await app.post(late, '', {})).status, 410);
});

test('an unknown address gets the same page as a known one', async () => {
  app.setNow(new Date('2026-11-21T12:00:00Z'));
  const known = await app.post('/sign-in', '', { email: 'ruth@example.org', next: '/' });
  const unknown = await app.post('/sign-in', '', { email: 'nobody@example.org', next: '/' });
  const plain = async (answer: Response): Promise<string> => (await answer.text()).replace(/nonce="[^"]*"/g, '').replaceAll('nobody@', 'ruth@');
  assert.equal(await plain(known), await plain(unknown));
});

test('too many tries for one address are refused, and the count ends with its window', async () => {
  app.setNow(new Date('2026-11-21T15:00:00Z'));
  const statuses: number[] = [];
  for (let tried = 0; tried < 7; tried += 1) statuses.push((await app.post('/sign-in', '', { email: 'victim@example.org', next: '/' })).status);
  assert.deepEqual(statuses.slice(5), [429, 429]);
  app.setNow(new Date('2026-11-21T15:20:00Z'));
  assert.equal((await app.post('/sign-in', '', { email: 'victim@example.org', next: '/' })).status, 200);
});

test('nobody can be led to another site after signing in', () => {
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', null]) assert.equal(safeNext(next), '/', String(next));
  assert.equal(safeNext('/p/ours/people?find=x'), '/p/ours/people?find=x');
});

test('what is chosen on the address that was asked for is kept through signing in, and an address too long for that is kept without', async () => {
  const asked = await app.get('/p/ours/network/1/findings?level=group&next=//evil.example');
  assert.equal(asked.headers.get('location'), `/sign-in?next=${encodeURIComponent('/p/ours/network/1/findings?level=group&next=//evil.example')}`);
  assert.match(await (await app.get(asked.headers.get('location') ?? '')).text(), /name="next" value="\/p\/ours\/network\/1\/findings\?level=group&amp;next=/);
  assert.equal((await app.get(`/p/ours/people?find=${'x'.repeat(2000)}`)).headers.get('location'), `/sign-in?next=${encodeURIComponent('/p/ours/people')}`);
});

test('with a mail server there is no account without an invitation, and no link on the page', async () => {
  assert.equal((await app.post('/sign-up', '', { name: 'X', email: 'x@example.org' })).status, 404);
  const page = await (await app.post('/sign-in', '', { email: 'ruth@example.org', next: '/' })).text();
  assert.ok(!page.includes('/sign-in/link/'));
});

test('signing out ends the session on the server', async () => {
  const user = await app.user('out@example.org');
  assert.equal((await app.get('/account', user.cookie)).status, 200);
  await app.post('/sign-out', user.cookie, {});
  assert.equal((await app.get('/account', user.cookie)).status, 303);
});

test('a session ends after a fortnight without use, and after 90 days in any case', async () => {
  const began = new Date('2026-12-01T10:00:00Z');
  const after = async (days: number): Promise<number> => {
    app.setNow(new Date(began.getTime() + days * 86_400_000));
    return (await app.get('/account', cookie)).status;
  };
  app.setNow(began);
  const { cookie } = await app.user('away@example.org');
  for (const day of [13, 26, 39, 52, 65, 78]) assert.equal(await after(day), 200, `day ${day}, used a fortnight before at most`);
  assert.equal(await after(90.1), 303);
  app.setNow(began);
  const other = await app.user('idle@example.org');
  app.setNow(new Date(began.getTime() + 14.1 * 86_400_000));
  assert.equal((await app.get('/account', other.cookie)).status, 303);
  app.setNow(new Date('2026-11-21T10:00:00Z'));
});

test('over https the cookie of a session is for this host alone and never sent in the clear', async () => {
  const secure = await appUnderTest({ SMTP_URL: 'smtp://127.0.0.1:1', BASE_URL: 'https://joinery.test' });
  await secure.user('ruth@example.org');
  await sendSignInLink(secure.services, 'ruth@example.org', null, secure.services.clock());
  const { rows } = await secure.services.db.forService((tx) => sql<{ body: Buffer }>`select body_sealed as body from platform.message`.execute(tx));
  const link = /\/sign-in\/link\/\S+/.exec(secure.services.secret.open(rows[0]?.body ?? Buffer.alloc(0)))?.[0].split(/[\\"]/)[0] ?? '';
  assert.match((await secure.post(link, '', {})).headers.get('set-cookie') ?? '', /^__Host-joinery=.*Path=\/; HttpOnly; Secure; SameSite=Lax/);
});

test('tries are counted by the address that our own proxy saw, and not by what a client writes', () => {
  const from = (proxies: string, header: string): string => network({ services: { config: { proxies: Number(proxies) } }, http: { req: { header: () => header } } } as unknown as Parameters<typeof network>[0]);
  assert.equal(from('1', '6.6.6.6, 7.7.7.7'), '7.7.7.7');
  assert.equal(from('2', '6.6.6.6, 7.7.7.7, 8.8.8.8'), '7.7.7.7');
  assert.equal(from('0', '6.6.6.6'), 'unknown', 'with no proxy the header is anybody’s');
});
