import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { PartnershipId } from '#lib/id.ts';
import { keepAreas } from '#partnership/reads';
import type { Tx } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import type { Agreement, KeptTarget } from '../core/kept-target.ts';
import { agreementById, agreementsOf, currentAgreement } from '../store/agreement-store.ts';
import { readTargets } from '../store/current-store.ts';
import { draftsOf } from '../store/negotiation-store.ts';
import { targetsOf } from '../store/target-store.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let here: PartnershipId;
let count = 0;

const send = (path: string, fields: Readonly<Record<string, string>>) => app.post(`/p/${slug}/strategy${path}`, cookie, fields);
const sent = async (path: string, fields: Readonly<Record<string, string>>): Promise<readonly [status: number, text: string]> => { const answer = await send(path, fields); return [answer.status, await answer.text()]; };
const read = async (path: string): Promise<string> => (await app.get(`/p/${slug}/strategy${path}`, cookie)).text();
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.services.db.forPartnership(here, work);

/** An agreement of its own for each test, with one target. */
let id: Agreement['id'];
const agreement = async (): Promise<Agreement> => (await within((tx) => agreementById(tx, here, id))) as Agreement;
const target = async (): Promise<KeptTarget> => (await within((tx) => targetsOf(tx, here, id)))[0] as KeptTarget;
const fields = { title: 'Homes made warm', key: 'T1', kind: 'local', valueKind: 'number', unit: 'homes', baseline: '200', baselinePeriod: '2025/26', yearly: '2026/27: 300\n2027/28: 400', area: 'E1\nSouth\nThe far hills' };

const change = async (more: Readonly<Record<string, string>>) => { const { id: own, version } = await target(); return send(`/agreements/${id}/targets/${own}`, { ...fields, version: String(version), ...more }); };
const seenIn = (page: string): string => /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
const seen = async (): Promise<string> => seenIn(await read(`/agreements/${id}`));

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  const made = await app.partnership('Ours', user.id, [{ name: 'Asha Patel', sector: 'council', role: 'chair' }, { name: 'Bo Lund', sector: 'police' }]);
  [cookie, slug, here] = [user.cookie, made.slug, made.id];
  await within((tx) => keepAreas(tx, here, [{ code: 'E1', name: 'North', within: [], geometry: null }, { code: 'E2', name: 'South', within: [], geometry: null }]));
});

beforeEach(async () => {
  count += 1;
  await send('/agreements/new/edit', { title: `Agreement ${count}` });
  id = ((await within((tx) => agreementsOf(tx, here))).find((one) => one.title === `Agreement ${count}`) as Agreement).id;
  assert.equal((await send(`/agreements/${id}/targets/new`, fields)).status, 303);
});

test('no closed agreement is in force, and whoever judges a target knows its areas and how far its agreement is', async () => {
  const inForce = async () => (await within((tx) => readTargets(tx, here))).map((one) => [one.agreementStatus, one.areas]);
  assert.deepEqual(await inForce(), [['draft', [{ code: 'E1', name: 'North' }, { code: 'E2', name: 'South' }, { code: null, name: 'The far hills' }]]]);
  assert.equal((await send(`/agreements/${id}/close`, { version: '1', seen: await seen(), why: 'Its time has run out' })).status, 303);
  assert.deepEqual([await within((tx) => currentAgreement(tx, here)), await inForce()], [null, []]);
});

test('nobody signs, closes or keeps what they have not seen: the page says what changed and asks once more', async () => {
  const old = await seen();
  assert.equal((await change({ yearly: '2026/27: 30\n2027/28: 400' })).status, 303);
  const drafts = () => within((tx) => draftsOf(tx, here, id));
  for (const act of ['sign', 'close', 'drafts']) {
    const [status, text] = await sent(`/agreements/${id}/${act}`, { version: '1', seen: old, why: 'As agreed at the table' });
    assert.equal(status, 409, act);
    assert.match(text, /1 target is not as the page showed[\s\S]*target 2026\/27: 300 homes → 30 homes[\s\S]*As agreed at the table/);
  }
  assert.deepEqual([(await agreement()).status, await drafts()], ['draft', []]);
  const organisation = /value="([0-9a-f-]{36})">The police/.exec(await read(`/targets/${(await target()).id}/contributors`))?.[1] ?? '';
  const earlier = await seen();
  await send(`/targets/${(await target()).id}/contributors`, { organisation, what: 'Door to door' });
  const [status, text] = await sent(`/agreements/${id}/sign`, { version: '1', seen: earlier, why: 'All the same' });
  assert.equal(status, 409);
  assert.match(text, /who contributes/i);
  assert.equal((await send(`/agreements/${id}/sign`, { version: '1', seen: seenIn(text), why: 'All the same' })).status, 303, 'whoever has seen it signs');
  assert.deepEqual([(await agreement()).status, (await drafts()).length], ['signed', 1]);
});
