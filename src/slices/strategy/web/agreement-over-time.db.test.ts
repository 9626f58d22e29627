import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { PartnershipId } from '#lib/id.ts';
import { keepAreas } from '#partnership/reads';
import type { Tx } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import type { Agreement } from '../core/kept-target.ts';
import { agreementsOf, currentAgreement } from '../store/agreement-store.ts';
import { readTargets } from '../store/current-store.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let here: PartnershipId;
let count = 0;

const send = (path: string, fields: Readonly<Record<string, string>>) => app.post(`/p/${slug}/strategy${path}`, cookie, fields);
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.services.db.forPartnership(here, work);

/** An agreement of its own for each test, with one target. */
let id: Agreement['id'];
const fields = { title: 'Homes made warm', key: 'T1', kind: 'local', valueKind: 'number', unit: 'homes', baseline: '200', baselinePeriod: '2025/26', yearly: '2026/27: 300\n2027/28: 400', area: 'E1\nSouth\nThe far hills' };

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
  assert.equal((await send(`/agreements/${id}/close`, { version: '1', why: 'Its time has run out' })).status, 303);
  assert.deepEqual([await within((tx) => currentAgreement(tx, here)), await inForce()], [null, []]);
});
