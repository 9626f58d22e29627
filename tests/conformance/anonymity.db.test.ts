import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import pg from 'pg';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { makeContributionLink } from '../../src/slices/partnership/commands/contribution-link.ts';
import { appUnderTest, linksOf, type AppUnderTest } from '#tests/support/app.ts';

let app: AppUnderTest;
let owner: pg.Client;
let links: ReadonlyMap<string, string>;
let campaign: string;
let cookie: string;
let slug: string;

const people = [...Array.from({ length: 6 }, (_, index) => ({ name: `Councillor ${index}`, sector: 'council' })), { name: 'The only police member', sector: 'police', role: 'chair' as const }, { name: 'The only firefighter', sector: 'fire' }];

const rows = async (query: string): Promise<readonly Record<string, unknown>[]> => (await owner.query(query)).rows;

const answer = async (link: string, point: string): Promise<void> => {
  const question = 'room.seating';
  const saved = await app.post(`${link}/q/${question}`, '', { answer: point, version: '0', comment: 'A reason' });
  assert.equal(saved.status, 303);
  assert.equal((await app.post(`${link}/send`, '', {})).status, 303);
};

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  cookie = user.cookie;
  const made = await app.partnership('Anonymity', user.id, people);
  slug = made.slug;
  owner = new pg.Client({ connectionString: app.database.ownerUrl });
  owner.on('error', () => undefined);
  await owner.connect();
  const drafted = await app.post(`/p/${slug}/health-check/new/meeting-style`, cookie, {
    title: 'Meeting', subject: 'The board', everyone: 'yes', part: 'no', 'opens-day': '21', 'opens-month': '11', 'opens-year': '2026', 'closes-day': '12', 'closes-month': '12', 'closes-year': '2026',
    anonymous: 'yes', minGroup: '5', message: '', replyName: 'C', replyAddress: 'c@example.org',
  });
  campaign = (drafted.headers.get('location') ?? '').split('/').at(-1) ?? '';
  assert.equal((await app.post(`/p/${slug}/health-check/${campaign}/open`, cookie, {})).status, 303);
  links = await linksOf(app);
  assert.equal(links.size, people.length);
  const order = [6, 0, 3, 1, 5, 2];
  for (const index of order) await answer(links.get(`p${index}@${slug}.example`) ?? '', String((index % 5) + 1));
});

test('no value of a response stands in any table that names a person', async () => {
  const responses = await rows(`select id, key_hash, invitation_id, sector, layer, role from assessment.response`);
  const named = JSON.stringify(await rows(`select i.*, l.link_hash from assessment.invitation i join assessment.invitation_link l on l.invitation_id = i.id`));
  for (const response of responses) {
    assert.equal(response['invitation_id'], null);
    assert.ok(!named.includes(String(response['id'])) && !named.includes((response['key_hash'] as Buffer).toString('hex')));
  }
});

test('the two hashes of one link can’t be told apart from chance without the secret, which no table holds', async () => {
  const secret = (links.get(`p0@${slug}.example`) ?? '').slice(-43);
  const tables = await rows(`select table_schema, table_name from information_schema.tables where table_schema in ('platform', 'assessment', 'partnership', 'delivery') and table_type = 'BASE TABLE'`);
  assert.ok(tables.length > 20);
  for (const { table_schema: schema, table_name: name } of tables) {
    const text = JSON.stringify(await rows(`select * from "${String(schema)}"."${String(name)}"`), (_, value: unknown) => (value !== null && typeof value === 'object' && (value as { type?: string }).type === 'Buffer' ? Buffer.from((value as { data: number[] }).data).toString('latin1') : value));
    assert.ok(!text.includes(secret), `${String(schema)}.${String(name)} holds the secret of a link`);
  }
  assert.equal(createHash('sha256').update(`response\0${secret}`).digest().length, 32);
});

test('a lone member of a sector is described by nothing of their own', async () => {
  const kinds = await rows(`select sector, layer, role, count(*)::int as n from assessment.invitation group by 1, 2, 3`);
  for (const kind of kinds) assert.ok(Number(kind['n']) >= 5, JSON.stringify(kind));
  const police = await rows(`select 1 from assessment.response where sector = 'police'`);
  assert.equal(police.length, 0);
});

test('neither responses nor answers hold a time, and receipts are one sorted row without names', async () => {
  const columns = await rows(`select table_name, column_name from information_schema.columns where table_schema = 'assessment' and table_name in ('response', 'answer', 'receipts') and data_type like '%time%' or column_name like '%date%' and table_schema = 'assessment' and table_name in ('response', 'answer', 'receipts')`);
  assert.deepEqual(columns, []);
  const [receipts] = await rows(`select marks from assessment.receipts`);
  const marks = ((receipts ?? {})['marks'] as readonly Buffer[]).map((mark) => mark.toString('hex'));
  assert.deepEqual(marks, marks.toSorted());
  assert.equal(marks.length, 6);
});

test('the trail tells of no answer and of nobody who answered', async () => {
  const text = JSON.stringify(await rows(`select what, actor, data from platform.event`));
  assert.ok(!/Answer|Respon/i.test(text), text);
});

test('a second answer by the same person is refused, by a reminder’s link too', async () => {
  app.setNow(new Date('2026-11-30T10:00:00Z'));
  assert.equal((await app.post(`${links.get(`p0@${slug}.example`) ?? ''}/q/room.seating`, '', { answer: '1', version: '1' })).status, 410);
  const earlier = (await rows(`select 1 from platform.message`)).length;
  assert.equal((await app.post(`/p/${slug}/health-check/${campaign}/remind`, cookie, {})).status, 303);
  assert.equal((await rows(`select 1 from platform.message`)).length - earlier, 2, 'only the two who have not answered are written to');
});

test('a survey opened from what waits for a person leaves no row behind, and a reminder leaves one for everybody', async () => {
  const count = async (): Promise<readonly Record<string, unknown>[]> => rows(`select invitation_id, count(*)::int as n from assessment.invitation_link where invitation_id in (select id from assessment.invitation where campaign_id = '${campaign}') group by 1`);
  const earlier = await count();
  const person = String((await rows(`select id from partnership.person where email = 'p7@${slug}.example'`))[0]?.['id']);
  const here = String((await rows(`select id from platform.partnership where slug = '${slug}'`))[0]?.['id']);
  const path = await app.services.db.forPartnership(here as PartnershipId, async (tx) => makeContributionLink({ tx, here: { id: here as PartnershipId, slug, name: 'Anonymity', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'Test' }, now: app.services.clock(), services: app.services }, person as PersonId));
  assert.match(await (await app.get(path)).text(), /Answer “Meeting”/);
  const opened = await app.post(`${path}/survey/${campaign}`, '', {});
  assert.equal(opened.status, 303);
  const link = opened.headers.get('location') ?? '';
  assert.deepEqual(await count(), earlier);
  await answer(link, '4');
  assert.doesNotMatch(await (await app.get(path)).text(), /Answer “Meeting”/, 'it waits no longer');
  assert.equal((await rows(`select 1 from partnership.contribution`)).length, 0, 'that somebody answered is written down nowhere');
  app.setNow(new Date('2026-12-08T10:00:00Z'));
  assert.equal((await app.post(`/p/${slug}/health-check/${campaign}/remind`, cookie, {})).status, 303);
  const counts = new Set((await count()).map((row) => row['n']));
  assert.equal(counts.size, 1, 'everybody has as many links as everybody else');
});

test('after closing nobody can tell who answered, with the server’s key or without', async () => {
  assert.equal((await app.post(`/p/${slug}/health-check/${campaign}/close`, cookie, {})).status, 303);
  assert.deepEqual(await rows(`select * from assessment.receipts`), []);
  const kinds = await rows(`select sector, layer, role, count(*)::int as n from assessment.response group by 1, 2, 3`);
  for (const kind of kinds) assert.ok(Number(kind['n']) >= 5, JSON.stringify(kind));
  assert.equal((await app.post(`${links.get(`p7@${slug}.example`) ?? ''}/q/room.seating`, '', { answer: '1', version: '0' })).status, 410);
  const page = await (await app.get(`/p/${slug}/health-check/${campaign}/results`, cookie)).text();
  assert.match(page, /7 people answered/);
});

test('after closing, rows hold no order of arrival, and no message tells who was reminded', async () => {
  for (const table of ['response', 'answer']) {
    const marks = await rows(`select distinct xmin::text as mark from assessment.${table} where partnership_id = (select id from platform.partnership where slug = '${slug}')`);
    assert.equal(marks.length, 1, `${table}: all rows were written at one moment`);
  }
  assert.equal((await rows(`select 1 from platform.message where kind like 'campaign %'`)).length, 0);
  const held = await (await app.get(`/p/${slug}/people/person/${String((await rows(`select id from partnership.person where email = 'p3@${slug}.example'`))[0]?.['id'])}/held.json`, cookie)).text();
  assert.doesNotMatch(held, /Reminder/);
  await owner.end();
});
