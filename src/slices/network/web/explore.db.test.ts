import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import type { ExploreData } from './explore-data.ts';

let app: AppUnderTest;
let place: Place;
let member: string;
let [first, second]: readonly [string, string] = ['', ''];

const people = ['Asha Patel', 'Ben Lee', 'Cara Onu', 'Dan Fry', 'Eve Ray', 'Finn Ode', 'Gus Hay'];
const at = (path: string): string => `/p/${place.slug}/network${path}`;

const imported = async (title: string, lines: readonly string[], seenBy: Readonly<Record<string, string>> = { seenByCoordinators: 'yes' }): Promise<string> => {
  const saved = await app.post(at('/import'), place.cookie, { name: 'n.csv', text: `source,target,relation\n${lines.join('\n')}\n`, title, ...seenBy, minGroup: '3' });
  return (saved.headers.get('location') ?? '').split('/').find((part) => /^[0-9a-f-]{36}$/.test(part)) ?? '';
};

const read = async (path: string, cookie: string): Promise<ExploreData> => (await (await app.get(at(path), cookie)).json()) as ExploreData;
const named = (data: ExploreData, wave: number): readonly string[] => data.ties.filter((tie) => tie[3] === wave).map(([from, to]) => `${data.nodes[from]?.label}>${data.nodes[to]?.label}`).toSorted((a, b) => (a < b ? -1 : 1));

before(async () => {
  app = await appUnderTest();
  place = await placeIn(app, people.map((name, index) => ({ name, sector: index < 4 ? 'council' : 'health' })));
  const user = await app.user('board@explore.example');
  await app.member(place.id, user.id, 'member');
  member = user.cookie;
  first = await imported('First', ['Asha Patel,Ben Lee,work', 'Ben Lee,Cara Onu,work', 'Dan Fry,Eve Ray,work', 'Finn Ode,,']);
  second = await imported('Second', ['Asha Patel,Ben Lee,work', 'Asha Patel,Eve Ray,strategy', 'Dan Fry,Gus Hay,work', 'Cara Onu,,']);
});

test('the page holds no data of the explorer, and says where it comes from', async () => {
  const text = await (await app.get(at(`/${second}/findings`), place.cookie)).text();
  assert.match(text, new RegExp(`data-explore-from="[^"]*/network/${second}/explore.json\\?`));
  assert.doesNotMatch(text, /application\/json/);
});

test('people for those whom the consent names, written down; for others what is large enough, and no page at the level of people', async () => {
  const data = await read(`/${second}/explore.json?level=person`, place.cookie);
  assert.deepEqual(data.nodes.map(({ label }) => label).toSorted((a, b) => (a < b ? -1 : 1)), ['Asha Patel', 'Ben Lee', 'Cara Onu', 'Dan Fry', 'Eve Ray', 'Gus Hay']);
  assert.deepEqual(data.others?.map(({ title }) => title), ['First']);
  assert.match(data.keep?.href ?? '', /what-if/);
  assert.match(await (await app.get(at(`/${second}/views`), place.cookie)).text(), /Explorer/);
  assert.equal((await app.get(at(`/${second}/explore.json?level=person`), member)).status, 404);
  const board = await read(`/${second}/explore.json?level=organisation&with=${first}`, member);
  const text = JSON.stringify(board);
  for (const name of people) assert.ok(!text.includes(name), name);
  assert.deepEqual([board.waves, board.others, board.keep], [['Second'], undefined, undefined]);
  assert.equal((await app.get(at(`/${second}/explore.json`), '')).status, 303, 'nobody in particular');
});

test('another wave beside it: the same person once, and whoever is not in a wave is not in it there', async () => {
  const data = await read(`/${second}/explore.json?level=person&with=${first}`, place.cookie);
  assert.deepEqual([data.waves, data.keep?.wave], [['First', 'Second'], 1]);
  assert.deepEqual(named(data, 0), ['Asha Patel>Ben Lee', 'Ben Lee>Cara Onu', 'Dan Fry>Eve Ray']);
  assert.deepEqual(named(data, 1), ['Asha Patel>Ben Lee', 'Asha Patel>Eve Ray', 'Dan Fry>Gus Hay']);
  const presence = new Map(data.nodes.map(({ label, in: waves }) => [label, waves?.map((one) => one !== null)]));
  assert.deepEqual([presence.get('Finn Ode'), presence.get('Gus Hay'), presence.get('Asha Patel')], [[true, false], [false, true], [true, true]]);
  const asha = data.nodes.find(({ label }) => label === 'Asha Patel');
  assert.equal(asha?.in?.[1], asha?.id, 'known by the participant of the wave that is looked at');
});

test('whoever took themselves out of one of the two waves is in neither', async () => {
  await place.within((tx) => sql`update network.participant set state = 'withdrawn' where partnership_id = ${place.id} and wave_id = ${first} and name = 'Ben Lee'`.execute(tx));
  const both = await read(`/${second}/explore.json?level=person&with=${first}`, place.cookie);
  assert.ok(!both.nodes.some(({ label }) => label === 'Ben Lee'));
  assert.ok((await read(`/${second}/explore.json?level=person`, place.cookie)).nodes.some(({ label }) => label === 'Ben Lee'));
});

test('another wave stands beside it only for those who see names there, and is written down in both', async () => {
  const closed = await imported('Closed to us', ['Asha Patel,Dan Fry,work'], { seenBy: place.people[0] ?? '' });
  const data = await read(`/${second}/explore.json?level=person&with=${closed}`, place.cookie);
  assert.deepEqual(data.waves, ['Second']);
  assert.ok(!data.others?.some(({ title }) => title === 'Closed to us'));
  const seen = await (await app.get(at(`/${second}/compare?with=${closed}`), place.cookie)).text();
  for (const name of people) assert.ok(!seen.includes(name), name);
  await read(`/${second}/explore.json?level=person&with=${first}`, place.cookie);
  assert.match(await (await app.get(at(`/${first}/views`), place.cookie)).text(), /Explorer, beside “Second”/);
});
