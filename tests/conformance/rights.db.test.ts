import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import pg from 'pg';
import { slices } from '#app/slices.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';

let app: AppUnderTest;
let slug: string;
let stranger: string;
let reader: string;

const someId = '6f9b0f9e-6a0e-4c3b-9a53-0f2f6f1f3a11';
const routes = slices.flatMap((slice) => slice.routes ?? []);
const pathOf = (path: string): string => `/p/${slug}${path.replace(':id', someId).replace(/:\w+/g, 'seven-s')}`;

const ask = (method: string, path: string, cookie?: string): Promise<Response> => (method === 'get' ? app.get(path, cookie) : app.post(path, cookie ?? '', {}));

before(async () => {
  app = await appUnderTest();
  const founder = await app.user('founder@example.org');
  const other = await app.user('other@example.org');
  const looker = await app.user('reader@example.org');
  const made = await app.partnership('Ours', founder.id, [{ name: 'A', sector: 'council' }]);
  await app.partnership('Theirs', other.id, [{ name: 'B', sector: 'police' }]);
  await app.member(made.id, looker.id, 'reader');
  [slug, stranger, reader] = [made.slug, other.cookie, looker.cookie];
});

test('every route of every slice names an act that some role may do', () => {
  assert.ok(routes.length > 40);
  for (const route of routes) assert.ok(slices.some((slice) => (slice.acts[route.act]?.length ?? 0) > 0), `${route.method} ${route.path}: ${route.act}`);
});

test('with no session every page of a partnership leads to sign-in, and changes nothing', async () => {
  for (const route of routes) {
    const answer = await ask(route.method, pathOf(route.path));
    assert.equal(answer.status, 303, route.path);
    assert.match(answer.headers.get('location') ?? '', /^\/sign-in/);
  }
});

test('a form that comes after its session has ended keeps what was typed in sight, and leads back to its page', async () => {
  const send = (body: string, referer: string) => app.app.request(`http://joinery.test/p/${slug}/delivery/new`, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', referer, 'content-type': 'application/x-www-form-urlencoded' }, body });
  const back = `/sign-in?next=${encodeURIComponent(`/p/${slug}/delivery/new`)}`;
  const typed = await send('what=Ask+each+<b>partner</b>+what+it+spends&due-day=1', `http://joinery.test/p/${slug}/delivery/new?from=x`);
  assert.equal(typed.status, 401);
  const text = await typed.text();
  assert.match(text, /What you sent was not saved/);
  assert.match(text, /Ask each &lt;b&gt;partner&lt;\/b&gt; what it spends/);
  assert.ok(text.includes(`${back}${encodeURIComponent('?from=x')}`));
  const little = await send('due-day=1', `http://joinery.test/p/${slug}/delivery/new`);
  assert.deepEqual([little.status, little.headers.get('location')], [303, back]);
  assert.match(decodeURIComponent(little.headers.get('set-cookie') ?? ''), /what you sent was not saved/);
  const looked = await app.app.request(`http://joinery.test/p/${slug}/delivery`, { method: 'HEAD' });
  assert.deepEqual([looked.status, looked.headers.get('set-cookie')], [303, null], 'a look is no form');
  assert.equal((await send('', 'https://evil.example/p/x')).headers.get('location'), '/sign-in');
});

test('a member of another partnership sees what anyone sees who guesses an address that does not exist', async () => {
  for (const route of routes) {
    const theirs = await ask(route.method, pathOf(route.path), stranger);
    const none = await ask(route.method, pathOf(route.path).replace(`/p/${slug}`, '/p/there-is-none'), stranger);
    assert.equal(theirs.status, 404, route.path);
    const strip = (text: string): string => text.replace(/nonce="[^"]*"/g, '');
    assert.equal(strip(await theirs.text()), strip(await none.text()), route.path);
  }
});

test('a reader is refused every act that is not a reader’s', async () => {
  const mayRead = (act: string): boolean => slices.some((slice) => slice.acts[act]?.includes('reader') === true);
  const others = routes.filter((route) => !mayRead(route.act));
  assert.ok(others.length > 15);
  for (const route of others) assert.equal((await ask(route.method, pathOf(route.path), reader)).status, 403, route.path);
});

test('a form sent from another site is refused, by what the browser says of it or by its origin', async () => {
  const send = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await app.app.request(`http://joinery.test/p/${slug}/people/person/new`, { method: 'POST', headers: { host: 'joinery.test', cookie: `joinery=${stranger}`, 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: 'name=X' })).status;
  for (const site of ['cross-site', 'same-site']) assert.equal(await send({ 'sec-fetch-site': site, origin: 'http://joinery.test' }), 403, site);
  for (const origin of ['https://evil.example', 'http://joinery.test.evil.example', 'null']) assert.equal(await send({ origin }), 403, origin);
  assert.equal(await send({ origin: 'http://joinery.test' }), 404, 'ours is heard, and finds nothing that is another’s');
  assert.equal(await send({ 'sec-fetch-site': 'same-origin' }), 404);
});

test('no page is kept by a browser or shown inside another site', async () => {
  const { headers } = await app.get(`/p/${slug}`, reader);
  assert.equal(headers.get('cache-control'), 'no-store');
  for (const rule of [/frame-ancestors 'none'/, /object-src 'none'/, /form-action 'self'/, /base-uri 'none'/]) assert.match(headers.get('content-security-policy') ?? '', rule);
});

test('every table of a tenant has row-level security that also holds for its owner’s app, and its key begins with the partnership', async () => {
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  const tables = await owner.query(`select n.nspname as schema, c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
    (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('platform', 'partnership', 'assessment', 'delivery', 'performance', 'strategy', 'network') and c.relname <> 'migration'`);
  assert.ok(tables.rows.length > 25);
  for (const table of tables.rows) {
    assert.ok(table.on && table.forced && table.policies > 0, `${table.schema}.${table.name}`);
    if (table.schema !== 'platform') assert.equal(table.first, 'partnership_id', table.name);
  }
  const role = await owner.query(`select rolsuper, rolbypassrls from pg_roles where rolname = 'joinery_app'`);
  assert.deepEqual(role.rows[0], { rolsuper: false, rolbypassrls: false });
  await owner.end();
});

test('the app’s role sees nothing before a partnership is set, and can’t change the trail', async () => {
  const client = new pg.Client({ connectionString: app.database.appUrl });
  client.on('error', () => undefined);
  await client.connect();
  for (const table of ['partnership.person', 'partnership.organisation', 'assessment.campaign', 'delivery.action', 'strategy.plan', 'strategy.target', 'performance.observation', 'performance.sign_off', 'performance.challenge', 'performance.claim', 'network.wave', 'network.participant', 'network.tie', 'platform.event', 'platform.app_user', 'platform.partnership']) {
    assert.equal((await client.query(`select * from ${table}`)).rowCount, 0, table);
  }
  await assert.rejects(client.query(`update platform.event set actor = 'x'`), /permission denied/);
  await assert.rejects(client.query(`delete from platform.event`), /permission denied/);
  await client.end();
});

test('the administrator’s page is not found by anyone else', async () => {
  const admin = await app.user('admin@example.org', true);
  assert.equal((await app.get('/admin', stranger)).status, 404);
  assert.equal((await app.get('/admin', admin.cookie)).status, 200);
});
