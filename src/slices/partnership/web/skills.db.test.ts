import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { all } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import type { Person } from '../core/membership-record.ts';
import type { DevelopmentEvent } from '../core/skills.ts';
import { readMembership } from '../store/membership-store.ts';
import { eventsOf, needsOf } from '../store/skills-store.ts';

type As = { readonly cookie: string; readonly slug: string };
type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

let app: AppUnderTest;
let us: As & { readonly id: PartnershipId; readonly people: readonly PersonId[] };
let them: typeof us;

const skills = '/people/skills';
const inside = <T>(work: (tx: Parameters<typeof needsOf>[0], id: PartnershipId) => Promise<T>, id = us.id): Promise<T> => app.services.db.forPartnership(id, (tx) => work(tx, id));
const personNow = async (index: number): Promise<Person> => (await inside((tx, id) => readMembership(tx, id))).people.find((one) => one.id === us.people[index]) as Person;
const eventNow = async (title: string): Promise<DevelopmentEvent> => (await inside(eventsOf)).find((one) => one.title === title) as DevelopmentEvent;
const read = async (path: string, as: As = us): Promise<string> => (await app.get(`/p/${as.slug}${path}`, as.cookie)).text();
const statusOf = async (path: string, as: As = us): Promise<number> => (await app.get(`/p/${as.slug}${path}`, as.cookie)).status;
const send = async (path: string, fields: Fields, as: As = us): Promise<Response> =>
  app.app.request(`http://joinery.test/p/${as.slug}${path}`, {
    method: 'POST',
    headers: { cookie: `joinery=${as.cookie}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(Array.isArray(fields) ? fields.map(([name, value]) => [name, value]) : { ...(fields as Readonly<Record<string, string>>) }).toString(),
  });
const happened = async (what: string): Promise<number> => (await inside((tx) => all(tx, sql`select 1 from platform.event where what = ${what}`))).length;

const begin = async (name: string, email: string): Promise<typeof us> => {
  const user = await app.user(email);
  const made = await app.partnership(name, user.id, [{ name: 'Asha Patel', sector: 'council', role: 'chair' }, { name: 'Ben Okoro', sector: 'police' }]);
  return { cookie: user.cookie, ...made };
};

before(async () => {
  app = await appUnderTest();
  us = await begin('Learners', 'c@example.org');
  them = await begin('Elsewhere', 'other@example.org');
});

test('before anything is known the page says where to begin', async () => {
  const text = await read(skills);
  for (const told of [/No skill is named for any role yet/, /No development event is recorded in the last year/, /Asha Patel has had a seat in Board since 1 January 2020/, /Done today/]) assert.match(text, told);
});

test('needs: bad input is refused beside its fields, and a form sent twice adds each skill once', async () => {
  const bad = await send(`${skills}/need/new`, { layer: 'top', role: '', skills: '<i>x</i>', version: '0' });
  assert.equal(bad.status, 422);
  const text = await bad.text();
  assert.match(text, /Choose a layer/);
  assert.match(text, /Choose a role/);
  assert.match(text, /&lt;i&gt;x/);
  const good = { layer: 'strategic', role: 'chair', skills: 'Chairing\nreading accounts\nCHAIRING' };
  assert.deepEqual((await Promise.all([send(`${skills}/need/new`, good), send(`${skills}/need/new`, good)])).map((answer) => answer.status), [303, 303]);
  assert.deepEqual((await inside(needsOf)).map((need) => need.skill), ['Chairing', 'reading accounts']);
  assert.equal(await happened('SkillNeedAdded'), 2);
  assert.match(await read(skills), /Chairing is needed of strategic chairs, and Asha Patel does not have it/);
});

test('a need is taken away once, and twice is no fault', async () => {
  const need = (await inside(needsOf)).find((one) => one.skill === 'reading accounts');
  for (let time = 0; time < 2; time += 1) assert.equal((await send(`${skills}/need/${need?.id}/remove`, {})).status, 303);
  assert.equal((await inside(needsOf)).length, 1);
  assert.equal(await happened('SkillNeedRemoved'), 1);
});

test('a person’s skills: a date that is none or to come is refused, the second editor is told, the same form twice is no conflict', async () => {
  const path = `${skills}/person/${us.people[0]}`;
  const { version } = await personNow(0);
  const bad = await send(path, { other: 'chairing', 'inducted-day': '31', 'inducted-month': '2', 'inducted-year': '2026', version: String(version) });
  assert.equal(bad.status, 422);
  const text = await bad.text();
  assert.match(text, /Induction must be a real date/);
  assert.match(text, /value="31"/);
  assert.equal((await send(path, { 'inducted-day': '22', 'inducted-month': '11', 'inducted-year': '2026', version: String(version) })).status, 422);
  const good = { other: 'chairing\nListening', 'inducted-day': '1', 'inducted-month': '2', 'inducted-year': '2026', version: String(version) };
  assert.deepEqual((await Promise.all([send(path, good), send(path, good)])).map((answer) => answer.status), [303, 303]);
  const now = await personNow(0);
  assert.deepEqual([now.skills, now.inductedOn, now.version], [['Chairing', 'Listening'], '2026-02-01', version + 1]);
  const late = await send(path, { other: 'Singing', version: String(version) });
  assert.equal(late.status, 409);
  const both = await late.text();
  assert.match(both, /Chairing; Listening/);
  assert.match(both, /1 February 2026/);
  assert.match(both, /Singing/);
  assert.equal(await happened('PersonSkillsChanged'), 1);
  assert.match(await read(skills), /1 of 1: Asha Patel/);
});

test('an induction is done today in one press, and a second press keeps the day', async () => {
  const path = `${skills}/person/${us.people[1]}/inducted`;
  assert.equal((await send(path, {})).status, 303);
  app.setNow(new Date('2026-11-22T10:00:00Z'));
  assert.equal((await send(path, {})).status, 303);
  app.setNow(new Date('2026-11-21T10:00:00Z'));
  assert.equal((await personNow(1)).inductedOn, '2026-11-21');
  assert.equal(await happened('PersonInducted'), 1);
  assert.match(await read(skills), /Everyone with a seat has been inducted/);
});

const day = { 'on-day': '1', 'on-month': '10', 'on-year': '2026' };

test('events: bad input is refused, and who came can’t be known before the day', async () => {
  assert.equal((await send(`${skills}/event/new`, { title: '', 'on-day': 'x' })).status, 422);
  const early = await send(`${skills}/event/new`, { title: 'Soon', 'on-day': '1', 'on-month': '12', 'on-year': '2026', came: us.people[0] as string });
  assert.equal(early.status, 422);
  assert.match(await early.text(), /Record who came on the day or after it/);
  const elsewhere = await send(`${skills}/event/new`, { title: 'Guests', ...day, came: them.people[0] as string });
  assert.equal(elsewhere.status, 422, 'people of another partnership');
  assert.equal((await inside(eventsOf)).length, 0);
});

test('an event sent twice, even at once, is one; who came is kept, and who did not is told', async () => {
  const fields: Fields = [['title', 'Chairing day'], ...Object.entries(day), ['about', 'How to chair'], ['skills', 'Chairing'], ['other', 'Summing up'], ['came', us.people[0] as string]];
  assert.deepEqual((await Promise.all([send(`${skills}/event/new`, fields), send(`${skills}/event/new`, fields)])).map((answer) => answer.status), [303, 303]);
  const event = await eventNow('Chairing day');
  assert.deepEqual([event.skills, event.came, event.on], [['Chairing', 'Summing up'], [us.people[0]], '2026-10-01']);
  assert.equal(await happened('DevelopmentEventAdded'), 1);
  assert.equal((await send(`${skills}/event/new`, { title: 'chairing day', ...day })).status, 422, 'another of that name on that day');
  assert.match(await read(skills), /Ben Okoro did not come to the one development event/);
});

test('an event is changed by one editor at a time', async () => {
  const { id, version } = await eventNow('Chairing day');
  const path = `${skills}/event/${id}`;
  const first: Fields = [['title', 'Chairing day'], ...Object.entries(day), ['about', ''], ['skills', 'Chairing'], ['came', us.people[0] as string], ['came', us.people[1] as string], ['version', String(version)]];
  assert.equal((await send(path, first)).status, 303);
  assert.equal((await send(path, first)).status, 303);
  const second = await send(path, { title: 'Chairing morning', ...day, version: String(version) });
  assert.equal(second.status, 409);
  assert.match(await second.text(), /Asha Patel; Ben Okoro|Ben Okoro; Asha Patel/);
  assert.equal((await eventNow('Chairing day')).came.length, 2);
  assert.equal(await happened('DevelopmentEventChanged'), 1);
  assert.doesNotMatch(await read(skills), /came to none|did not come/);
});

test('someone who came and has left since stays among those who came', async () => {
  const ben = await personNow(1);
  assert.equal((await app.post(`/p/${us.slug}/people/end`, us.cookie, { kind: 'person', id: ben.id, version: String(ben.version) })).status, 303);
  const { id, version } = await eventNow('Chairing day');
  assert.match(await read(`${skills}/event/${id}`), new RegExp(`value="${ben.id}" checked`));
  assert.equal((await send(`${skills}/person/${ben.id}/inducted`, {})).status, 404);
  assert.equal((await send(`${skills}/event/${id}`, [['title', 'Chairing day'], ...Object.entries(day), ['about', 'Again'], ['came', us.people[0] as string], ['came', ben.id], ['version', String(version)]])).status, 303);
  assert.equal((await eventNow('Chairing day')).came.length, 2);
});

test('a reader sees the pages and can’t change anything', async () => {
  const user = await app.user('reader@example.org');
  await app.member(us.id, user.id, 'reader');
  const as = { cookie: user.cookie, slug: us.slug };
  const text = await read(skills, as);
  assert.match(text, /Chairing day/);
  assert.doesNotMatch(text, /Done today|Add an event|Remove/);
  assert.doesNotMatch(await read(`${skills}/person/${us.people[0]}`, as), /<textarea/);
  assert.equal(await statusOf(`${skills}/event/new`, as), 404);
  assert.equal((await send(`${skills}/person/${us.people[0]}/inducted`, {}, as)).status, 403);
});

test('another partnership sees nothing of it and can’t reach it', async () => {
  const [{ id }, need] = [await eventNow('Chairing day'), (await inside(needsOf))[0]];
  assert.deepEqual([(await inside(needsOf, them.id)).length, (await inside(eventsOf, them.id)).length], [0, 0]);
  assert.doesNotMatch(await read(skills, them), /Chairing/);
  for (const path of [`${skills}/event/${id}`, `${skills}/person/${us.people[0]}`]) {
    assert.equal(await statusOf(path, them), 404);
    assert.equal((await send(path, { title: 'Mine', ...day, version: '1' }, them)).status, 404);
  }
  assert.equal((await send(`${skills}/person/${us.people[0]}/inducted`, {}, them)).status, 404);
  await send(`${skills}/need/${need?.id}/remove`, {}, them);
  assert.equal((await inside(needsOf)).length, 1);
  assert.equal(await statusOf(skills, { cookie: them.cookie, slug: us.slug }), 404);
});
