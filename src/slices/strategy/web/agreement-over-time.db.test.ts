import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { keepAreas } from '#partnership/reads';
import { all, type Tx } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { answerTarget } from '../commands/edit-contributors.ts';
import type { Agreement, KeptTarget, TargetContributor } from '../core/kept-target.ts';
import { agreementById, agreementsOf, currentAgreement } from '../store/agreement-store.ts';
import { contributorsOf } from '../store/contributor-store.ts';
import { readTargets } from '../store/current-store.ts';
import { evidenceOf } from '../store/evidence-store.ts';
import { draftsOf } from '../store/negotiation-store.ts';
import { revisionsOf, targetsOf } from '../store/target-store.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let here: PartnershipId;
let people: readonly PersonId[];
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
  [cookie, slug, here, people] = [user.cookie, made.slug, made.id, made.people];
  await within((tx) => keepAreas(tx, here, [{ code: 'E1', name: 'North', within: [], geometry: null }, { code: 'E2', name: 'South', within: [], geometry: null }]));
});

// Called by each test here, and not before each test of the whole run.
const begin = async (): Promise<void> => {
  count += 1;
  await send('/agreements/new/edit', { title: `Agreement ${count}` });
  id = ((await within((tx) => agreementsOf(tx, here))).find((one) => one.title === `Agreement ${count}`) as Agreement).id;
  assert.equal((await send(`/agreements/${id}/targets/new`, fields)).status, 303);
};

test('no closed agreement is in force, and whoever judges a target knows its areas and how far its agreement is', async () => {
  await begin();
  const inForce = async () => (await within((tx) => readTargets(tx, here))).map((one) => [one.agreementStatus, one.areas]);
  assert.deepEqual(await inForce(), [['draft', [{ code: 'E1', name: 'North' }, { code: 'E2', name: 'South' }, { code: null, name: 'The far hills' }]]]);
  assert.equal((await send(`/agreements/${id}/close`, { version: '1', seen: await seen(), why: 'Its time has run out' })).status, 303);
  assert.deepEqual([await within((tx) => currentAgreement(tx, here)), await inForce()], [null, []]);
});

test('nobody signs, closes or keeps what they have not seen: the page says what changed and asks once more', async () => {
  await begin();
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

test('of two who split a target the second is told, with both; nothing of a closed agreement is changed', async () => {
  await begin();
  const path = `/targets/${(await target()).id}/shares`;
  const version = (page: string): string => /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
  const split = (parts: string, from: string) => sent(path, { period: '2027/28', shares: parts, version: from });
  assert.equal((await split('North; 150; yes\nSouth; 250; no', version(await read(`${path}?period=2027/28`))))[0], 303);
  const [status, text] = await split('North; 400; no', '0');
  assert.equal(status, 409);
  assert.match(text, /What they saved[\s\S]*North; 150; yes[\s\S]*South; 250; no[\s\S]*What you sent[\s\S]*North; 400; no/);
  assert.equal((await split('North; 160; yes\nSouth; 240; no', version(text)))[0], 303, 'whoever has seen both decides');
  assert.equal((await send(`/agreements/${id}/close`, { version: '1', seen: await seen(), why: 'Its time has run out' })).status, 303);
  for (const [at, fields_] of [[path, { period: '2027/28', shares: 'North; 1; no', version: version(await read(`${path}?period=2027/28`)) }], [`/agreements/${id}/edit`, { title: 'Another', version: '2' }]] as const) {
    const [refused, words] = await sent(at, fields_);
    assert.equal(refused, 409, at);
    assert.match(words, /This agreement is closed/);
  }
});

test('what a target rests on is a change like any other: after signing it says why, and an old page is a conflict', async () => {
  await begin();
  for (const title of [`Survey ${count}`, `Count ${count}`]) await send('/evidence/new/edit', { title, kind: 'research' });
  const [one, two] = (await within((tx) => evidenceOf(tx, here))).map((each) => each.id as string) as [string, string];
  assert.equal((await change({ evidence: one })).status, 303);
  assert.equal((await send(`/agreements/${id}/targets/${(await target()).id}`, { ...fields, evidence: two, version: '1' })).status, 409);
  assert.equal((await send(`/agreements/${id}/sign`, { version: '1', seen: await seen(), why: 'All the same' })).status, 303);
  assert.equal((await change({ evidence: two })).status, 422, 'nobody said why');
  assert.equal((await change({ evidence: two, why: 'The count is newer' })).status, 303);
  assert.match(await read(`/targets/${(await target()).id}`), /What it rests on[\s\S]*The count is newer/);
});

test('a yes is to what was asked: when the figures change it stands as one to an earlier version, and the partner is asked again', async () => {
  await begin();
  const { id: own } = await target();
  const organisation = /value="([0-9a-f-]{36})">The police/.exec(await read(`/targets/${own}/contributors`))?.[1] ?? '';
  await send(`/targets/${own}/contributors`, { organisation, what: 'Door to door' });
  const [bo] = people.slice(1) as [PersonId];
  const offer = async (): Promise<TargetContributor> => (await within((tx) => contributorsOf(tx, here, id)))[0] as TargetContributor;
  const accept = async (version: number) => within(async (tx) => answerTarget({ tx, here: { id: here, slug, name: 'Ours' } as never, actor: { kind: 'person', id: bo, name: 'Bo Lund' } as never, now: new Date('2026-11-21T10:00:00Z'), services: app.services } as never, (await offer()).id, version, { person: bo, answer: 'accepted', words: 'We will' }));
  assert.ok((await accept(1)).ok);
  assert.equal((await change({ reason: 'Winters are cold' })).status, 303);
  assert.equal((await offer()).answer, 'accepted', 'the words around it change nothing');
  assert.equal((await change({ reason: 'Winters are cold', yearly: '2026/27: 300\n2027/28: 40000' })).status, 303);
  assert.deepEqual([(await offer()).answer, (await offer()).earlierBy], [null, 'Bo Lund']);
  assert.match(await read(`/targets/${own}`), /0 of 1 partner[\s\S]*Accepted an earlier version[\s\S]*Bo Lund/);
  const { version } = await offer();
  assert.equal((await change({ definition: 'Homes with a certificate', yearly: '2026/27: 300\n2027/28: 40000', reason: 'Winters are cold' })).status, 303);
  assert.equal((await accept(version)).ok, false, 'nobody says yes to a version that they have not seen');
  assert.ok((await accept((await offer()).version)).ok);
});

test('what was asked for in a round stays on record with its reason when the note is changed', async () => {
  await begin();
  const round = { number: '1', 'on-day': '1', 'on-month': '11', 'on-year': '2026', askedBy: 'The ministry', target: '', what: 'Two points more', why: 'Everyone gives two', answer: '' };
  assert.equal((await send(`/agreements/${id}/rounds/new`, round)).status, 303);
  const own = /rounds\/([0-9a-f-]{36})/.exec(await read(`/agreements/${id}`))?.[1] ?? '';
  assert.equal((await send(`/agreements/${id}/rounds/${own}`, { ...round, version: '1', what: 'One point more', why: '' })).status, 303);
  const events = await within((tx) => all<{ readonly data: { readonly what: string; readonly before?: { readonly what: string; readonly why: string } } }>(tx, sql`select data from platform.event where what = 'RoundChanged'`));
  assert.deepEqual(events.map(({ data }) => [data.what, data.before?.what, data.before?.why]), [['One point more', 'Two points more', 'Everyone gives two']]);
});

test('an agreement that is signed and begins later leaves the one in force in force', async () => {
  await begin();
  const signed = async (more: Readonly<Record<string, string>>) => {
    const { version } = await agreement();
    assert.equal((await send(`/agreements/${id}/edit`, { title: `Agreement ${count}`, version: String(version), ...more })).status, 303);
    assert.equal((await send(`/agreements/${id}/sign`, { version: String(version + 1), seen: await seen(), why: 'All the same' })).status, 303);
    return id;
  };
  const now = await signed({ 'from-day': '1', 'from-month': '4', 'from-year': '2020' });
  count += 1;
  await send('/agreements/new/edit', { title: `Agreement ${count}` });
  id = ((await within((tx) => agreementsOf(tx, here))).find((one) => one.title === `Agreement ${count}`) as Agreement).id;
  await signed({ 'from-day': '1', 'from-month': '4', 'from-year': '2190' });
  assert.equal((await within((tx) => currentAgreement(tx, here)))?.id, now);
  const again = await sent(`/agreements/${id}/sign`, { version: '2', seen: await seen(), why: 'Another reason' });
  assert.equal(again[0], 409, 'what the second of two wrote is not dropped in silence');
  assert.match(again[1], /signed this agreement before you/);
});

test('a separator that is meant is read, and one that is not is refused', async () => {
  await begin();
  assert.equal((await change({ yearly: '2026/27; 310\n2027/28 = 410' })).status, 303);
  assert.deepEqual((await target()).yearly, [{ period: '2026/27', value: 310 }, { period: '2027/28', value: 410 }]);
  assert.equal((await send(`/targets/${(await target()).id}/shares`, { period: '2027/28', shares: 'Ambleton: 46; 1000' })).status, 422);
});

test('what a target said stays in its revisions for ever, and no person does', async () => {
  await begin();
  assert.equal((await change({ leadPerson: people[1] as string, why: 'Bo leads' })).status, 303);
  assert.equal((await target()).leadPerson, people[1]);
  const { id: own } = await target();
  const kept = JSON.stringify(await within((tx) => revisionsOf(tx, here, own)));
  assert.match(kept, /Homes made warm/);
  assert.ok(!kept.includes(people[1] as string));
});

test('a file changes no target of an agreement that is signed or closed', async () => {
  await begin();
  const text = 'key,kind,title,baseline\nT1,local,Homes made warm,1\nT2,local,Buses,7';
  for (const act of ['sign', 'close'] as const) {
    const { version } = await agreement();
    assert.equal((await send(`/agreements/${id}/${act}`, { version: String(version), seen: await seen(), why: 'As agreed' })).status, 303, act);
    assert.equal((await send(`/agreements/${id}/import`, { text })).status, 409, act);
    assert.deepEqual((await within((tx) => targetsOf(tx, here, id))).map(({ key, baseline }) => [key, baseline]), [['T1', 200]], act);
  }
});
