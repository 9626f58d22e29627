import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { slices } from '#app/slices.ts';
import { all, type Tx } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import type { Evidence } from '../core/evidence.ts';
import { evidenceOf } from '../store/evidence-store.ts';
import { cellsOf } from '../store/matrix-store.ts';
import { plansOf } from '../store/plan-store.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let here: PartnershipId;
let people: readonly PersonId[];

const send = (path: string, fields: Readonly<Record<string, string>>) => app.post(`/p/${slug}/strategy${path}`, cookie, fields);
const read = async (path = ''): Promise<string> => (await app.get(`/p/${slug}/strategy${path}`, cookie)).text();
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.services.db.forPartnership(here, work);
const evidence = async (title: string): Promise<Evidence> => (await within((tx) => evidenceOf(tx, here))).find((one) => one.title === title) as Evidence;
const anonymous = (path: string, fields?: Readonly<Record<string, string>>) =>
  Promise.resolve(app.app.request(`http://joinery.test${path}`, fields === undefined ? {} : { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() }));

type Mail = { readonly address: string; readonly body: Buffer | null };
const linkTo = async (address: string): Promise<string> => {
  const mails = await within((tx) => all<Mail>(tx, sql`select to_address as address, body_sealed as body from platform.message where kind = 'contribution' order by created_at`));
  const mail = mails.filter((one) => one.address === address && one.body !== null).at(-1);
  return mail?.body == null ? '' : (/\/c\/\S+/.exec((JSON.parse(app.services.secret.open(mail.body)) as { text: string }).text)?.[0] ?? '');
};

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  const made = await app.partnership('Ours', user.id, [{ name: 'Asha Patel', sector: 'council', role: 'chair' }, { name: 'Bo Lund', sector: 'police' }]);
  [cookie, slug, here, people] = [user.cookie, made.slug, made.id, made.people];
  await send('/plans/new/edit', { title: 'Our place', level: 'county' });
  const [plan] = await within((tx) => plansOf(tx, here));
  for (const title of ['Safer', 'Greener']) await send(`/plans/${plan?.id}/outcomes/new`, { title });
});

test('evidence goes stale by its cycle, and what rests on it is listed', async () => {
  const fields = { title: 'Needs', kind: 'needs-assessment', 'publishedOn-day': '1', 'publishedOn-month': '2', 'publishedOn-year': '2022', refreshMonths: '36', owner: people[1] as string };
  assert.equal((await send('/evidence/new/edit', { ...fields, refreshMonths: '0' })).status, 422);
  assert.equal((await send('/evidence/new/edit', { ...fields, 'publishedOn-year': '2031' })).status, 422);
  assert.equal((await send('/evidence/new/edit', fields)).status, 303);
  const { id } = await evidence('Needs');
  const [plan] = await within((tx) => plansOf(tx, here));
  const outcome = /outcomes\/([0-9a-f-]{36})/.exec(await read(`/plans/${plan?.id}`))?.[1] ?? '';
  assert.equal((await send(`/plans/${plan?.id}/outcomes/${outcome}`, { title: 'Safer', evidence: id, version: '1' })).status, 303);
  const text = await read('/evidence');
  assert.match(text, /Safer: “Needs” was to be refreshed by 1 February 2025\. It rests on nothing else/);
  assert.match(text, /Outcomes that rest on no evidence[\s\S]*Greener/);
});

test('only the partner itself says yes: by its personal link, with no account', async () => {
  assert.equal((await send('/matrix/cell/new', { outcome: 'safer', doer: '', role: '', what: '' })).status, 422);
  const doer = /value="(organisation:[0-9a-f-]{36})">The police/.exec(await read('/matrix/cell/new'))?.[1] ?? '';
  assert.equal((await send('/matrix/cell/new', { outcome: 'safer', doer, role: 'leads', what: 'Two officers' })).status, 303);
  assert.equal((await send('/matrix/cell/new', { outcome: 'safer', doer, role: 'contributes', what: 'Else' })).status, 422, 'once for each outcome');
  assert.match(await read('/matrix'), /Not yet accepted by The police/);
  await app.post(`/p/${slug}/people/contributions`, cookie, { gathering: 'yes', senderName: 'Ruth', senderAddress: 'ruth@example.org' });
  for (const job of slices.flatMap((slice) => slice.jobs ?? [])) await job.everyMinute(app.services);
  const [mine, theirs] = [await linkTo(`p1@${slug}.example`), await linkTo(`p0@${slug}.example`)];
  const list = await (await anonymous(mine)).text();
  assert.match(list, /Say whether The police will lead on the outcome “Safer”/);
  assert.match(list, /Say whether “Needs” is still current/);
  const [cell] = await within((tx) => cellsOf(tx, here));
  const at = `/commitment/c-${cell?.id}`;
  assert.equal((await anonymous(`${theirs}${at}`)).status, 404, 'nobody else can answer for it');
  assert.equal((await anonymous(`${theirs}${at}`, { version: '1', answer: 'accepted', words: '' })).status, 404);
  assert.equal((await within((tx) => cellsOf(tx, here)))[0]?.answer, null);
  const silent = await anonymous(`${mine}${at}`, { version: '1', answer: 'declined', words: '' });
  assert.equal(silent.status, 422);
  assert.match(await silent.text(), /Say why, so that something else can be found/);
  assert.equal((await anonymous(`${mine}${at}`, { version: '1', answer: 'accepted', words: 'From May.' })).status, 303);
  const [after] = await within((tx) => cellsOf(tx, here));
  assert.deepEqual([after?.answer, after?.answeredBy, after?.words], ['accepted', 'Bo Lund', 'From May.']);
  assert.equal((await send(`/matrix/cell/${cell?.id}`, { role: 'leads', what: 'Four officers', asked: people[1] as string, version: String(after?.version) })).status, 303);
  assert.equal((await within((tx) => cellsOf(tx, here)))[0]?.answer, null, 'a yes to other words does not count');
  const said = await anonymous(`${mine}/evidence/${(await evidence('Needs')).id}`, { version: '1', says: 'holds', 'published-day': '', 'published-month': '', 'published-year': '', why: '' });
  assert.equal(said.status, 303);
  assert.equal((await evidence('Needs')).heldBy, 'Bo Lund');
  assert.doesNotMatch(await read('/evidence'), /gone stale/);
});

test('an effect across themes is noted once and shown on both outcomes', async () => {
  assert.equal((await send('/matrix/effect/new', { from: 'safer', to: 'safer', sense: 'helps', why: 'x' })).status, 422);
  for (let count = 0; count < 2; count += 1) assert.equal((await send('/matrix/effect/new', { from: 'greener', to: 'safer', sense: 'harms', why: 'Darker streets' })).status, 303);
  assert.match(await read('/outcomes/safer'), /“Greener” harms it: Darker streets/);
  assert.match(await read('/outcomes/greener'), /It harms “Safer”/);
});

test('what belongs to somebody who leaves can be handed on, and what is held on them is shown and let go', async () => {
  assert.match(await (await app.get(`/p/${slug}/people/person/${people[1]}/hand-over`, cookie)).text(), /1 seat and 2 other things pass/);
  const held = await (await app.get(`/p/${slug}/people/person/${people[1]}/held`, cookie)).text();
  assert.match(held, /Evidence they look after/);
  assert.equal((await app.post(`/p/${slug}/people/person/${people[1]}/erase`, cookie, { sure: 'Bo Lund' })).status, 303);
  const gone = await evidence('Needs');
  assert.deepEqual([gone.owner, gone.heldBy], [null, 'Someone who has left']);
});
