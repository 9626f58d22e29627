import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import type { Tx } from '#platform/db/database.ts';
import { readTextTable } from '#platform/files/read-table.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { agreementFromRows } from '../core/agreement-from-rows.ts';
import type { Agreement, KeptTarget } from '../core/kept-target.ts';
import { agreementsOf } from '../store/agreement-store.ts';
import { contributorsOf } from '../store/contributor-store.ts';
import { readTargets } from '../store/current-store.ts';
import { revisionsOf, targetsOf } from '../store/target-store.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let here: PartnershipId;
let person: PersonId;
let stranger: { readonly cookie: string; readonly slug: string; readonly id: PartnershipId };

const send = (path: string, fields: Readonly<Record<string, string>>, as = { cookie, slug }) => app.post(`/p/${as.slug}/strategy${path}`, as.cookie, fields);
const read = async (path = '', as = { cookie, slug }): Promise<string> => (await app.get(`/p/${as.slug}/strategy${path}`, as.cookie)).text();
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.services.db.forPartnership(here, work);
const agreement = async (): Promise<Agreement> => (await within((tx) => agreementsOf(tx, here)))[0] as Agreement;
const targets = async (): Promise<readonly KeptTarget[]> => { const { id } = await agreement(); return within((tx) => targetsOf(tx, here, id)); };
const at = async (path = ''): Promise<string> => `/agreements/${(await agreement()).id}${path}`;
const seen = async (): Promise<string> => /name="seen" value="([^"]*)"/.exec(await read(await at()))?.[1] ?? '';
const target = (more: Readonly<Record<string, string>> = {}) => ({ title: 'Young people in work', key: 'T1', kind: 'designated', valueKind: 'per-cent', ...more });

before(async () => {
  app = await appUnderTest();
  const begin = async (name: string, email: string) => {
    const user = await app.user(email);
    const made = await app.partnership(name, user.id, [{ name: 'Asha Patel', sector: 'council', role: 'chair' }, { name: 'Bo Lund', sector: 'police' }]);
    return { cookie: user.cookie, slug: made.slug, id: made.id, people: made.people };
  };
  const ours = await begin('Ours', 'c@example.org');
  [cookie, slug, here, person] = [ours.cookie, ours.slug, ours.id, ours.people[1] as PersonId];
  stranger = await begin('Elsewhere', 'other@example.org');
});

test('an agreement begins as a draft, once, however often the form is sent', async () => {
  const answers = await Promise.all([send('/agreements/new/edit', { title: 'Ours' }), send('/agreements/new/edit', { title: 'Ours' })]);
  assert.deepEqual(answers.map((one) => one.status), [303, 303]);
  assert.equal((await within((tx) => agreementsOf(tx, here))).length, 1);
  assert.equal((await send('/agreements/new/edit', { title: '' })).status, 422);
});

test('a target needs only a title, a reference and a kind; a figure that is none is refused beside its field', async () => {
  const path = await at('/targets/new');
  const bad = await send(path, target({ title: '', kind: 'golden', baseline: 'many', yearly: '2027/28: lots' }));
  assert.equal(bad.status, 422);
  const text = await bad.text();
  assert.match(text, /must be a figure/);
  assert.match(text, /The figure for 2027\/28/);
  assert.equal((await send(path, target({ yearly: '2027/28: 62.5\n2028/29: 65', baseline: '60', baselinePeriod: '2026/27' }))).status, 303);
  assert.equal((await send(path, target({ yearly: '2027/28: 62.5\n2028/29: 65', baseline: '60', baselinePeriod: '2026/27' }))).status, 303, 'the same form again is the same target');
  assert.equal((await send(path, target({ title: 'Another' }))).status, 422, 'a reference is used once');
  assert.deepEqual((await targets()).map((one) => one.yearly), [[{ period: '2027/28', value: 62.5 }, { period: '2028/29', value: 65 }]]);
});

test('figures are revised by adding, with who and why; the second of two editors is told', async () => {
  const [one] = await targets();
  const path = await at(`/targets/${one?.id}`);
  assert.equal((await send(path, { ...target({ yearly: '2027/28: 61\n2028/29: 64', baseline: '60', baselinePeriod: '2026/27' }), version: '1', why: 'The college closes a site' })).status, 303);
  const second = await send(path, { ...target({ yearly: '2027/28: 70' }), version: '1' });
  assert.equal(second.status, 409);
  assert.match(await second.text(), /2028\/29: 64/);
  const revisions = await within((tx) => revisionsOf(tx, here, (one as KeptTarget).id));
  assert.deepEqual(revisions.map(({ version, why }) => [version, why]), [[2, 'The college closes a site'], [1, '']]);
  assert.match(await read(`/targets/${one?.id}`), /target 2027\/28: 62.5% → 61%/);
});

test('a partner that is named has not said yes: whoever sits for it is to be asked', async () => {
  const [one] = await targets();
  const organisation = /value="([0-9a-f-]{36})">The police/.exec(await read(`/targets/${one?.id}/contributors`))?.[1] ?? '';
  assert.equal((await send(`/targets/${one?.id}/contributors`, { organisation, what: 'Sixty placements' })).status, 303);
  assert.equal((await send(`/targets/${one?.id}/contributors`, { organisation, what: '' })).status, 422);
  const { id } = await agreement();
  const [asked] = await within((tx) => contributorsOf(tx, here, id));
  assert.equal(asked?.asked, person);
  assert.match(await read(`/targets/${one?.id}`), /Not yet accepted/);
  assert.match(await read(await at('/check')), /said yes to their part|no answer is recorded/);
});

test('drafts are numbered and compared, and rounds say who asked for what and why', async () => {
  assert.equal((await send(await at('/negotiate'), { version: '1' })).status, 303);
  assert.equal((await send(await at('/drafts'), { why: 'Before round one', seen: await seen() })).status, 303);
  const [one] = await targets();
  assert.equal((await send(await at(`/targets/${one?.id}`), { ...target({ yearly: '2027/28: 61\n2028/29: 66', baseline: '60', baselinePeriod: '2026/27' }), version: String(one?.version) })).status, 303);
  const text = await read(await at('/compare?a=1&b=now'));
  assert.match(text, /1 changed/);
  assert.match(text, /64%[\s\S]*66%/);
  assert.equal((await app.get(`/p/${slug}/strategy${await at('/compare?a=9&b=now')}`, cookie)).status, 404);
  const round = { number: '1', 'on-day': '1', 'on-month': '11', 'on-year': '2026', askedBy: 'The ministry', target: one?.id ?? '', what: 'Two points more', why: 'Everyone gives two', answer: '' };
  assert.equal((await send(await at('/rounds/new'), { ...round, askedBy: '' })).status, 422);
  assert.equal((await send(await at('/rounds/new'), round)).status, 303);
  assert.match(await read(await at()), /The ministry[\s\S]*Two points more[\s\S]*Everyone gives two/);
});

test('signing is refused while something stands against it, unless the coordinator writes why', async () => {
  const { version } = await agreement();
  const refused = await send(await at('/sign'), { version: String(version), seen: await seen(), why: '' });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /against signing\. Mend them, or say why/);
  assert.equal((await send(await at('/sign'), { version: '1', why: 'Old page' })).status, 409);
  assert.equal((await send(await at('/sign'), { version: String(version), seen: await seen(), why: 'The lead is named next week' })).status, 303);
  assert.equal((await agreement()).status, 'signed');
  assert.match(await read(await at()), /Signed all the same[\s\S]*The lead is named next week/);
  const [one] = await targets();
  const change = { ...target({ yearly: '2027/28: 61\n2028/29: 67', baseline: '60', baselinePeriod: '2026/27' }), version: String(one?.version) };
  const silent = await send(await at(`/targets/${one?.id}`), change);
  assert.equal(silent.status, 422);
  assert.match(await silent.text(), /say why the target is changed/);
  assert.equal((await send(await at(`/targets/${one?.id}`), { ...change, why: 'Agreed at the review' })).status, 303);
});

test('other slices read the targets of the agreement in force', async () => {
  const [one] = await within((tx) => readTargets(tx, here));
  assert.equal(one?.agreementStatus, 'signed');
  assert.deepEqual(one?.yearly.at(-1), { period: '2028/29', value: 67 });
});

test('an agreement taken away as CSV reads in to the same', async () => {
  const csv = await (await app.get(`/p/${slug}/strategy${await at('/agreement.csv')}`, cookie)).text();
  const table = readTextTable(csv);
  assert.ok(table.ok);
  const back = agreementFromRows([table.value.heading, ...table.value.rows], ['designated', 'statutory', 'local']);
  assert.ok(back.ok);
  assert.deepEqual(back.value.targets.map((one) => [one.key, one.title, one.baseline, one.yearly]), [['T1', 'Young people in work', 60, [{ period: '2027/28', value: 61 }, { period: '2028/29', value: 67 }]]]);
});

test('the next agreement copies the targets and asks partners anew; a file is read in whole or not at all', async () => {
  const old = await agreement();
  assert.equal((await send(await at('/next'), {})).status, 303);
  const next = (await within((tx) => agreementsOf(tx, here))).find((one) => one.previous === old.id) as Agreement;
  const [copied] = await within((tx) => contributorsOf(tx, here, next.id));
  assert.equal(copied?.answer, null);
  const path = `/agreements/${next.id}/import`;
  const bad = await send(`${path}/preview`, { text: 'key,kind,title,baseline\nT1,designated,Work,many\nT2,local,Buses,7' });
  assert.equal(bad.status, 422);
  assert.match(await bad.text(), /Row 2, baseline/);
  const rows = 'key,kind,title,baseline,contributors\nT1,designated,Young people in work,61,The police (accepted)\nT2,local,Buses,7,';
  const preview = await (await send(`${path}/preview`, { text: rows })).text();
  assert.match(preview, /1 target added/);
  assert.match(preview, /That is for each partner to say/);
  assert.equal((await within((tx) => targetsOf(tx, here, next.id))).length, 1, 'a preview saves nothing');
  assert.equal((await send(path, { text: rows })).status, 303);
  const after = await within((tx) => targetsOf(tx, here, next.id));
  assert.deepEqual(after.map((one) => [one.key, one.baseline, one.yearly.length]), [['T1', 61, 2], ['T2', 7, 0]], 'what the file has no column for stays');
  assert.equal((await within((tx) => contributorsOf(tx, here, next.id)))[0]?.answer, null, 'a file can’t say yes for a partner');
});

test('a target split between areas says whether the parts make the whole', async () => {
  const [one] = await targets();
  assert.equal((await send(`/targets/${one?.id}/shares`, { period: '2028/29', shares: 'North; 60; 100; yes\nSouth; 70; 100; no' })).status, 303);
  assert.match(await read(`/targets/${one?.id}`), /Does not add up/);
  assert.equal((await send(`/targets/${one?.id}/shares`, { version: /name="version" value="(\d+)"/.exec(await read(`/targets/${one?.id}/shares?period=2028/29`))?.[1] ?? '', period: '2028/29', shares: 'North; 64; 100; yes\nSouth; 70; 100; no' })).status, 303);
  assert.match(await read(`/targets/${one?.id}`), /Adds up/);
  assert.equal((await send(`/targets/${one?.id}/shares`, { period: '2031/32', shares: 'North; 1' })).status, 422);
});

test('another partnership reaches none of it', async () => {
  const as = { cookie: stranger.cookie, slug: stranger.slug };
  const [one] = await targets();
  for (const path of [await at(), await at('/check'), await at('/agreement.csv'), `/targets/${one?.id}`]) assert.equal((await app.get(`/p/${as.slug}/strategy${path}`, as.cookie)).status, 404, path);
  assert.equal((await send(await at('/sign'), { version: '1', why: 'x' }, as)).status, 404);
  assert.equal((await send(`/targets/${one?.id}/leave-out`, { version: '1', why: 'x' }, as)).status, 404);
});
