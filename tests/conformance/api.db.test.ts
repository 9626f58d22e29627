import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { PartnershipId } from '#lib/id.ts';
import { insertGroup, insertOrganisation, insertPerson, readMembership } from '#partnership/reads';
import { slices } from '#app/slices.ts';
import { makeToken, tokensOf } from '#platform/auth/api-token.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';

let app: AppUnderTest;
let slug: string;
let place: PartnershipId;
let reading: string;
let writing: string;
let elsewhere: string;

const call = (path: string, token?: string, init: RequestInit = {}): Promise<Response> =>
  Promise.resolve(app.app.request(`http://joinery.test${path}`, { ...init, headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) } }));

before(async () => {
  app = await appUnderTest();
  const user = await app.user('api@example.org');
  const made = await app.partnership('API', user.id, [{ name: 'A', sector: 'council' }]);
  const other = await app.partnership('Other', user.id, []);
  [slug, place] = [made.slug, made.id];
  const token = (partnership: string, scopes: readonly string[]) => makeToken(app.services.db, { user: user.id, partnership, name: 't', scopes, expiresAt: new Date('2027-01-01') });
  [reading, writing, elsewhere] = [await token(made.id, ['read']), await token(made.id, ['read', 'write']), await token(other.id, ['read'])];
});

test('the OpenAPI 3.1 document names every resource of every slice', async () => {
  const document = (await (await call('/api/v1/openapi.json')).json()) as { openapi: string; paths: Record<string, Record<string, unknown>> };
  assert.equal(document.openapi, '3.1.0');
  for (const route of slices.flatMap((slice) => slice.api ?? [])) {
    const path = `/api/v1/partnerships/{slug}${route.path.replace(/:(\w+)/g, '{$1}')}`;
    assert.ok(document.paths[path]?.[route.method], `${route.method} ${path}`);
  }
});

test('every answer fits the schema that the document promises', async () => {
  const gets = slices.flatMap((slice) => slice.api ?? []).filter((route) => route.method === 'get' && !route.path.includes(':'));
  assert.ok(gets.length >= 7);
  for (const route of gets) {
    const answer = await call(`/api/v1/partnerships/${slug}${route.path}`, reading);
    assert.equal(answer.status, 200, route.path);
    route.answer.parse(await answer.json());
  }
  const bank = await call(`/api/v1/partnerships/${slug}/banks/governance`, reading);
  assert.equal(((await bank.json()) as { themes: unknown[] }).themes.length, 8);
});

test('no token, a token of another partnership, and one that may only read are refused as problems', async () => {
  for (const [token, status] of [[undefined, 401], ['nonsense', 401], [elsewhere, 404]] as const) {
    const answer = await call(`/api/v1/partnerships/${slug}/people`, token);
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  }
  assert.equal((await call(`/api/v1/partnerships/${slug}/organisations`, reading, { method: 'POST', body: '{"name":"X"}' })).status, 403);
});

test('bad input says which field and changes nothing; good input is there at once; a stale version is a conflict', async () => {
  const path = `/api/v1/partnerships/${slug}/organisations`;
  const bad = await call(path, writing, { method: 'POST', body: '{"name":7}' });
  assert.equal(bad.status, 422);
  assert.equal(((await bad.json()) as { faults: { field: string }[] }).faults[0]?.field, 'name');
  assert.equal((await call(path, writing, { method: 'POST', body: 'not json' })).status, 422);
  const made = await call(path, writing, { method: 'POST', body: '{"name":"New body","sector":"faith"}' });
  assert.equal(made.status, 201);
  const { id } = (await made.json()) as { id: string };
  const change = (version: number) => call(`${path}/${id}`, writing, { method: 'PATCH', body: JSON.stringify({ name: 'Renamed', version }) });
  assert.equal((await change(1)).status, 200);
  assert.equal((await change(1)).status, 409);
  const list = (await (await call(path, reading)).json()) as { name: string }[];
  assert.deepEqual(list.filter((one) => one.name === 'Renamed').length, 1);
});

test('a change by API leaves alone what it does not say', async () => {
  const { person, group, organisation } = await app.services.db.forPartnership(place, async (tx) => {
    const body = await insertOrganisation(tx, place, { name: 'Kept', sector: 'health', kind: null, areas: ['E10000007'] }, '2020-01-01');
    return {
      organisation: body,
      person: await insertPerson(tx, place, { name: 'Before', email: 'kept@x.example', phone: '0123', organisation: body, job: 'Clerk' }, '2020-01-01'),
      group: await insertGroup(tx, place, { name: 'Kept group', layer: 'executive', remit: 'Everything', parent: null, meetingsAYear: 6, host: body, decides: false }, '2020-01-01'),
    };
  });
  for (const [kind, one] of [['people', person], ['groups', group], ['organisations', organisation]] as const) {
    assert.equal((await call(`/api/v1/partnerships/${slug}/${kind}/${one}`, writing, { method: 'PATCH', body: JSON.stringify({ name: `After ${kind}`, version: 1 }) })).status, 200);
    assert.equal((await call(`/api/v1/partnerships/${slug}/${kind}/${one}`, writing, { method: 'PATCH', body: JSON.stringify({ name: 'n'.repeat(201), version: 2 }) })).status, 422);
  }
  const now = await app.services.db.forPartnership(place, (tx) => readMembership(tx, place));
  const found = now.people.find((one) => one.id === person);
  assert.deepEqual([found?.name, found?.email, found?.phone, found?.organisation, found?.job], ['After people', 'kept@x.example', '0123', organisation, 'Clerk']);
  const kept = now.groups.find((one) => one.id === group);
  assert.deepEqual([kept?.name, kept?.layer, kept?.remit, kept?.meetingsAYear, kept?.host, kept?.decides], ['After groups', 'executive', 'Everything', 6, organisation, false]);
  const after = now.organisations.find((one) => one.id === organisation);
  assert.deepEqual([after?.name, after?.sector, after?.areas], ['After organisations', 'health', ['E10000007']]);
});

test('a token may no more than the role of its user, and shows no other partnership', async () => {
  const reader = await app.user('reader@example.org');
  await app.member(place, reader.id, 'reader');
  const token = await makeToken(app.services.db, { user: reader.id, partnership: place, name: 't', scopes: ['read', 'write'], expiresAt: new Date('2027-01-01') });
  assert.equal((await call(`/api/v1/partnerships/${slug}/organisations`, token, { method: 'POST', body: '{"name":"X"}' })).status, 403);
  const shown = (await (await call('/api/v1/partnerships', reading)).json()) as readonly { readonly slug: string }[];
  assert.deepEqual(shown.map((one) => one.slug), [slug], 'though its user sits in two');
});

test('a token ends on its day, and when its own user takes it back', async () => {
  const [user, other] = [await app.user('holder@example.org'), await app.user('stranger@example.org')];
  await app.member(place, user.id, 'reader');
  const token = (expiresAt: Date): Promise<string> => makeToken(app.services.db, { user: user.id, partnership: place, name: 't', scopes: ['read'], expiresAt });
  const status = async (one: string): Promise<number> => (await call(`/api/v1/partnerships/${slug}/people`, one)).status;
  assert.equal(await status(await token(app.services.clock())), 401);
  const held = await token(new Date('2027-01-01'));
  const [{ id } = { id: '' }] = (await tokensOf(app.services.db, user.id)).filter((one) => one.expiresAt > app.services.clock());
  await app.post(`/account/tokens/${id}/withdraw`, other.cookie, {});
  assert.equal(await status(held), 200, 'nobody else’s to take back');
  await app.post(`/account/tokens/${id}/withdraw`, user.cookie, {});
  assert.equal(await status(held), 401);
});

test('a body larger than the server takes is refused, whether it says how long it is or not', async () => {
  const small = await appUnderTest({ UPLOAD_LIMIT: '1000' });
  const body = 'name='.padEnd(2000, 'x');
  for (const path of ['/sign-in', '/api/v1/partnerships/any/organisations']) {
    for (const sent of [body, new Blob([body]).stream()]) {
      const answer = await small.app.request(`http://joinery.test${path}`, { method: 'POST', body: sent, duplex: 'half', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } } as RequestInit);
      assert.equal(answer.status, 413, path);
    }
  }
});

test('rows that each have columns of their own are refused before they cost anything', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => ({ [`column ${at}`]: 'x' }));
  const answer = await call(`/api/v1/partnerships/${slug}/people/import`, writing, { method: 'POST', body: JSON.stringify({ rows: rows.slice(0, 2000), dryRun: true }) });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /more than 100 columns/);
  assert.equal((await call(`/api/v1/partnerships/${slug}/people/import`, writing, { method: 'POST', body: JSON.stringify({ rows, dryRun: true }) })).status, 422);
});

test('a name of spaces is no name', async () => {
  const send = (path: string, body: object) => call(`/api/v1/partnerships/${slug}${path}`, writing, { method: 'POST', body: JSON.stringify(body) });
  const [council] = (await app.services.db.forPartnership(place, (tx) => readMembership(tx, place))).organisations;
  assert.equal((await send('/groups', { name: ' ', layer: 'strategic' })).status, 422);
  assert.equal((await send('/organisations', { name: ' ', sector: 'council' })).status, 422);
  assert.equal((await send('/people', { name: ' ', organisation: council?.id })).status, 422);
  assert.equal((await send('/indicators', { title: ' ', periodRule: 'year' })).status, 422);
  assert.equal((await send('/actions', { what: ' ', ownerOrganisation: council?.id, dueOn: '2027-01-01', measure: 'It is done' })).status, 422);
});
