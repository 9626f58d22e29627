import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import { importWave } from '../commands/import-wave.ts';
import type { NetworkData, NetworkNode } from '../core/formats/network-data.ts';
import type { WaveId } from '../core/wave.ts';

let app: AppUnderTest;
let place: Place;
let wave: WaveId;

const people = (organisation: string, count: number): readonly NetworkNode[] => Array.from({ length: count }, (_, at) => ({ id: `${organisation} ${at}`, label: `Person ${organisation} ${at}`, attributes: { organisation, sector: 'council' } }));
const nodes = [...people('Council', 7), ...people('Health', 7), ...people('Police', 6), ...people('Shelter', 2), ...people('Chapel', 4)];
const data: NetworkData = { directed: false, nodes, ties: nodes.slice(1).map(({ id }, at) => ({ source: nodes[at]?.id ?? '', target: id, relation: null, weight: null, attributes: {} })) };

const at = (): string => `/public/${place.slug}/network/${wave}`;
const publish = (value: 'yes' | 'no', cookie = place.cookie) => app.post(`/p/${place.slug}/network/${wave}/publish`, cookie, { public: value });

before(async () => {
  app = await appUnderTest();
  place = await placeIn(app, [{ name: 'Asha Patel', sector: 'council' }]);
  const made = await place.work((work) => importWave(work, data, { title: 'Public network', file: 'ties.csv', seenBy: { coordinators: true, people: [] }, minGroup: 5 }, nodes.map(() => 'outside' as const)));
  assert.ok(made.ok, JSON.stringify(made));
  wave = made.value;
});

test('nothing is open to everybody before the coordinator says so', async () => {
  assert.equal((await app.get(at())).status, 404);
  const member = await app.user('member@public.example');
  await app.member(place.id, member.id, 'member');
  assert.equal((await publish('yes', member.cookie)).status, 403);
  assert.equal((await app.get(at())).status, 404);
  assert.match(await (await app.get(`/p/${place.slug}/network/${wave}/publish`, place.cookie)).text(), /Everybody could read what is below/);
});

test('what is published names nobody, and holds small organisations together', async () => {
  assert.equal((await publish('yes')).status, 303);
  const text = await (await app.get(at())).text();
  assert.match(text, /Public network[^]*Council[^]*All others together/);
  assert.doesNotMatch(text, /Person |Shelter|Chapel|Asha/);
  const file = await (await app.get(`${at()}/ties.csv`)).text();
  assert.match(file, /Council,Health/);
  assert.doesNotMatch(file, /Person |Shelter|Chapel/);
});

test('another partnership’s address, a wrong one and one taken back look the same', async () => {
  const other = await placeIn(app);
  await publish('yes');
  for (const path of [`/public/${other.slug}/network/${wave}`, `/public/nowhere/network/${wave}`, `/public/${place.slug}/network/x`]) assert.equal((await app.get(path)).status, 404, path);
  await publish('no');
  assert.equal((await app.get(at())).status, 404);
  assert.equal((await app.get(`${at()}/ties.csv`)).status, 404);
});

test('a what-if that ties somebody who leaves is not tried, and says which of the two to change', async () => {
  const page = `/p/${place.slug}/network/${wave}/what-if`;
  const [first, second] = [...new Set([...(await (await app.get(page, place.cookie)).text()).matchAll(/name="remove" type="checkbox" value="([^"]+)"/g)].map(([, id]) => id ?? ''))];
  assert.ok(first && second);
  const answer = await app.get(`${page}?${new URLSearchParams({ remove: first, from: second, to: first }).toString()}`, place.cookie);
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /leaves in this what-if, so nobody can be tied to them/);
  assert.equal((await app.post(page, place.cookie, { title: 'Both', remove: first, from: second, to: first })).status, 422);
});
