import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { makeToken } from '#platform/auth/api-token.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';

let app: AppUnderTest;
let slug: string;
let token: string;
let cookie: string;

const call = async (method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly json: unknown }> => {
  const answer = await app.app.request(`http://joinery.test/api/v1/partnerships/${slug}${path}`, { method, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: answer.status, json: await answer.json() };
};
const idOf = (json: unknown): string => (json as { readonly id: string }).id;

before(async () => {
  app = await appUnderTest();
  const user = await app.user('api@example.org');
  const made = await app.partnership('API', user.id, [{ name: 'A', sector: 'council' }]);
  [slug, cookie] = [made.slug, user.cookie];
  token = await makeToken(app.services.db, { user: user.id, partnership: made.id, name: 't', scopes: ['read', 'write'], expiresAt: new Date('2027-06-01') });
});

test('a plan, its outcome and what it rests on go in and come out by API; a stale version is a conflict', async () => {
  const plan = await call('POST', '/plans', { title: 'Our place', level: 'county', reviewDue: '2027-03-31' });
  assert.equal(plan.status, 201);
  const change = (version: number) => call('PATCH', `/plans/${idOf(plan.json)}`, { title: 'Our place', level: 'county', vision: `Seen at ${version}`, version });
  assert.equal((await change(1)).status, 200);
  assert.equal((await call('PATCH', `/plans/${idOf(plan.json)}`, { title: 'Our place', level: 'county', vision: 'Late', version: 1 })).status, 409);
  assert.equal((await call('POST', '/plans', { title: '', level: 'county' })).status, 422);
  const evidence = await call('POST', '/evidence', { title: 'Needs', publishedOn: '2026-01-01', refreshMonths: 36 });
  assert.equal(evidence.status, 201);
  const outcome = await call('POST', '/outcomes', { plan: idOf(plan.json), title: 'Safer roads', evidence: [idOf(evidence.json)] });
  assert.deepEqual([outcome.status, outcome.json], [201, { key: 'safer-roads' }]);
  assert.equal(((await call('GET', '/outcomes')).json as { readonly key: string }[])[0]?.key, 'safer-roads');
});

test('a target goes in by API into the agreement that is named, and the check answers in words', async () => {
  const agreement = await app.post(`/p/${slug}/strategy/agreements/new/edit`, cookie, { title: 'Ours' });
  const id = /agreements\/([0-9a-f-]{36})/.exec(agreement.headers.get('location') ?? '')?.[1] ?? '';
  const target = { agreement: id, key: 'T1', kind: 'designated', title: 'Young people in work', valueKind: 'per-cent', baseline: 60, yearly: [{ period: '2027/28', value: 62 }] };
  const made = await call('POST', '/targets', target);
  assert.equal(made.status, 201);
  assert.equal((await call('PATCH', `/targets/${idOf(made.json)}`, { ...target, baseline: 61, version: 1 })).status, 200);
  assert.equal((await call('PATCH', `/targets/${idOf(made.json)}`, { ...target, baseline: 59, version: 1 })).status, 409);
  assert.equal((await call('POST', '/targets', { ...target, key: 'T2', kind: 'golden' })).status, 422);
  assert.equal((await call('POST', '/targets', { ...target, agreement: '6f9b0f9e-6a0e-4c3b-9a53-0f2f6f1f3a11' })).status, 404);
  assert.deepEqual(((await call('GET', '/targets')).json as { readonly key: string; readonly baseline: number }[]).map((one) => [one.key, one.baseline]), [['T1', 61]]);
  const findings = (await call('GET', `/agreements/${id}/check`)).json as { readonly check: string }[];
  assert.ok(findings.some((one) => one.check === 'no-owner'));
});
