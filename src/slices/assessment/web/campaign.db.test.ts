import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { campaignsOf } from '#assessment/reads';
import type { PartnershipId } from '#lib/id.ts';
import { appUnderTest, linksOf, type AppUnderTest } from '#tests/support/app.ts';
import { keepCampaigns } from '../jobs.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let id: PartnershipId;

const fields = { title: 'Named', subject: 'The board', everyone: 'yes', part: 'yes', questions: 'room.seating', 'opens-day': '21', 'opens-month': '11', 'opens-year': '2026', 'closes-day': '12', 'closes-month': '12', 'closes-year': '2026', anonymous: 'no', minGroup: '1', message: '', replyName: 'C', replyAddress: 'c@example.org' };

const draft = async (change: Readonly<Record<string, string>> = {}): Promise<string> => {
  const answer = await app.post(`/p/${slug}/health-check/new/meeting-style`, cookie, { ...fields, ...change });
  assert.equal(answer.status, 303, await answer.text());
  return (answer.headers.get('location') ?? '').split('/').at(-1) ?? '';
};

const statusOf = async (campaign: string): Promise<string | undefined> => (await app.services.db.forPartnership(id, (tx) => campaignsOf(tx, id))).find((one) => one.id === campaign)?.status;

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  const made = await app.partnership('Campaigns', user.id, [{ name: 'Asha Patel', sector: 'council' }, { name: 'Ben Lee', sector: 'police' }, { name: 'Cara Onu', sector: 'health' }]);
  [cookie, slug, id] = [user.cookie, made.slug, made.id];
});

test('a plan with faults is refused, each beside its field, and nothing is kept', async () => {
  const answer = await app.post(`/p/${slug}/health-check/new/meeting-style`, cookie, { ...fields, title: '', 'closes-month': '13', replyAddress: 'a@example.org\r\nBcc: b@example.org' });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /Closing date must be a real date/);
  const early = await app.post(`/p/${slug}/health-check/new/meeting-style`, cookie, { ...fields, 'closes-day': '1', 'closes-month': '11', anonymous: 'yes', minGroup: '2', everyone: 'no' });
  const text = await early.text();
  for (const words of [/after the opening date/, /must be 3 or more when answers are anonymous/, /Choose who to ask/]) assert.match(text, words);
  assert.equal((await app.services.db.forPartnership(id, (tx) => campaignsOf(tx, id))).length, 0);
});

test('an anonymous campaign for too few people does not open', async () => {
  const campaign = await draft({ anonymous: 'yes', minGroup: '5' });
  const answer = await app.post(`/p/${slug}/health-check/${campaign}/open`, cookie, {});
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /at least 5 people, and this audience has 3/);
  assert.equal(await statusOf(campaign), 'draft');
  assert.equal((await app.post(`/p/${slug}/health-check/${campaign}/discard`, cookie, {})).status, 303);
});

test('a named campaign, from opening to who said what; each wrong step is refused and changes nothing', async () => {
  const campaign = await draft();
  assert.equal((await app.post(`/p/${slug}/health-check/${campaign}/open`, cookie, {})).status, 303);
  assert.equal((await app.post(`/p/${slug}/health-check/${campaign}/open`, cookie, {})).status, 409, 'a double press');
  const links = await linksOf(app);
  const link = links.get(`p0@${slug}.example`) ?? '';
  const question = `${link}/q/room.seating`;
  assert.match(await (await app.get(link)).text(), /Your name is kept with your answers/);
  assert.equal((await app.post(question, '', { answer: '9', version: '0' })).status, 422, 'outside the scale');
  assert.equal((await app.post(`${link}/q/no.such`, '', { answer: '1', version: '0' })).status, 404);
  assert.equal((await app.get(`${link.slice(0, -3)}abc`)).status, 404, 'a wrong link');
  assert.equal((await app.post(`${link}/send`, '', {})).status, 422, 'nothing answered yet');
  const low = await app.post(question, '', { answer: '1', version: '0' });
  assert.match(low.headers.get('location') ?? '', /\/why$/, 'a low score invites a reason');
  const stale = await app.post(question, '', { answer: '5', comment: 'From another window', version: '0' });
  assert.equal(stale.status, 409);
  const both = await stale.text();
  assert.match(both, /1 – Never seen/);
  assert.match(both, /5 – Seen throughout/);
  assert.equal((await app.post(`${question}/why`, '', { comment: 'There was a top table', version: '1' })).status, 303);
  assert.equal((await app.post(`${link}/send`, '', {})).status, 303);
  assert.equal((await app.post(`${link}/send`, '', {})).status, 303, 'a second press of Send');
  assert.equal((await app.post(question, '', { answer: '2', version: '2' })).status, 410, 'after sending');
  assert.equal((await app.get(`/p/${slug}/health-check/${campaign}/results`, cookie)).status, 409, 'results before closing');
  assert.match(await (await app.get(`/p/${slug}/health-check/${campaign}`, cookie)).text(), /1 of 3/);
  assert.equal((await app.post(`/p/${slug}/health-check/${campaign}/close`, cookie, {})).status, 303);
  const named = await (await app.get(`/p/${slug}/health-check/${campaign}/answers`, cookie)).text();
  assert.match(named, /Asha Patel/);
  assert.match(named, /There was a top table/);
  assert.equal((await app.get(links.get(`p1@${slug}.example`) ?? '')).status, 200);
  assert.equal((await app.post(`${links.get(`p1@${slug}.example`) ?? ''}/q/room.seating`, '', { answer: '2', version: '0' })).status, 410);
  for (const ending of ['.docx', '.pdf', '.xlsx', '']) assert.equal((await app.get(`/p/${slug}/health-check/${campaign}/paper${ending}`, cookie)).status, 200, ending);
});

test('the calendar opens, reminds once a week and closes, once however many replicas look', async () => {
  const campaign = await draft({ title: 'Later', 'opens-day': '25' });
  await app.post(`/p/${slug}/health-check/${campaign}/open`, cookie, {});
  assert.equal(await statusOf(campaign), 'scheduled');
  const messages = (): Promise<number> => app.services.db.forService(async (tx) => (await sql<{ n: number }>`select count(*) as n from platform.message`.execute(tx)).rows[0]?.n ?? 0);
  const on = async (day: string): Promise<number> => {
    app.setNow(new Date(`2026-${day}T10:00:00Z`));
    const earlier = await messages();
    await Promise.all([keepCampaigns(app.services), keepCampaigns(app.services)]);
    return (await messages()) - earlier;
  };
  assert.equal(await on('11-24'), 0);
  assert.equal(await on('11-25'), 3);
  assert.equal(await statusOf(campaign), 'open');
  assert.equal(await on('11-28'), 0);
  assert.equal(await on('12-02'), 3);
  assert.equal(await on('12-03'), 0);
  assert.equal((await app.post(`/p/${slug}/health-check/${campaign}/remind`, cookie, {})).status, 409);
  await on('12-13');
  assert.equal(await statusOf(campaign), 'closed');
});

test('people of one name are told apart by their organisation, and where that is one too by their address', async () => {
  const user = await app.user('twins@example.org');
  const made = await app.partnership('Twins', user.id, [{ name: 'Jo Lee', sector: 'council' }, { name: 'Jo Lee', sector: 'police' }, { name: 'jo lee', sector: 'police' }, { name: 'Cara Onu', sector: 'police' }]);
  const text = await (await app.get(`/p/${made.slug}/health-check/new/meeting-style`, user.cookie)).text();
  for (const name of ['Jo Lee (The council)', 'Jo Lee (The police), p1@twins.example', 'jo lee (The police), p2@twins.example', 'Cara Onu']) assert.match(text, new RegExp(`>\\s*${name.replaceAll(/[().]/g, (mark) => `\\${mark}`)}\\s*<`), name);
});
