import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { waveOf } from '#tests/support/network-wave.ts';
import { placeIn, type Place } from '#tests/support/place.ts';

let app: AppUnderTest;
let place: Place;
let wave: string;

const people = 5000;

/** A page, and how large it is. */
const read = async (path: string): Promise<{ readonly text: string; readonly megabytes: number }> => {
  const reply = await app.get(`/p/${place.slug}/network/${wave}${path}`, place.cookie);
  const text = await reply.text();
  assert.equal(reply.status, 200, text.slice(0, 300));
  return { text, megabytes: Buffer.byteLength(text) / 1e6 };
};

const rowsIn = (text: string): number => text.match(/<tr/g)?.length ?? 0;

before(async () => {
  app = await appUnderTest();
  place = await placeIn(app);
  wave = await waveOf(place, { people, organisations: 600, ties: 30_000, relations: ['Work', 'Strategy', 'Informal'] });
});

test('the findings of 5,000 people come as a page of at most 2 MB, with where all of them are', async () => {
  const { text, megabytes } = await read('/findings');
  assert.ok(megabytes <= 2, `${megabytes} MB`);
  assert.match(text, /5,000 people, \d\d,\d{3} ties/);
  assert.match(text, /The table has the first 300 of 5,000/);
  assert.ok(rowsIn(text) < 320, `${rowsIn(text)} rows`);
  assert.match(text, /measures\.csv\?/);
});

test('every one of 5,000 people is in the picture, and as many ties as it says', async () => {
  const { text } = await read('/findings');
  const picture = /<svg.*?<\/svg>/s.exec(text)?.[0] ?? '';
  const marks = [...picture.matchAll(/<path d="((?:M[\d.]+ [\d.]+h0)+)"/g)].reduce((sum, [, line = '']) => sum + (line.match(/M/g)?.length ?? 0), 0);
  const lines = [...picture.matchAll(/<path d="((?:M[\d.]+ [\d.]+l-?[\d.]+[ -][\d.]+)+)"/g)].reduce((sum, [, line = '']) => sum + (line.match(/M/g)?.length ?? 0), 0);
  assert.match(text, /15,000 ties are drawn, evenly chosen, and all count/);
  assert.deepEqual([marks, lines], [people, 15_000]);
});

test('600 organisations are not drawn as a square, and the page says what to do', async () => {
  const findings = await read('/findings?level=organisation');
  const { text, megabytes } = await read('/matrix?level=organisation');
  for (const size of [findings.megabytes, megabytes, (await read('/matrix?level=person')).megabytes]) assert.ok(size <= 2, `${size} MB`);
  assert.match(text, /600 are too many for a square/);
  assert.doesNotMatch(text, /id="matrix"/);
});

test('the wave’s own page and its measures stay small, and the file of measures has everyone', async () => {
  for (const [path, most] of [['', 0.1], ['/measures?level=person', 1], ['/measures', 1], ['/measures?level=sector', 1]] as const) {
    const { megabytes } = await read(path);
    assert.ok(megabytes <= most, `${path}: ${megabytes} MB`);
  }
  const { text } = await read('/measures.csv?level=person');
  assert.equal(text.trim().split('\r\n').length, people + 1);
  assert.match(text.split('\r\n')[0] ?? '', /^\uFEFF?name,degree,inDegree,outDegree,betweenness,/);
});

test('someone whom the consent does not name gets no file of people', async () => {
  const reader = await app.user('reader@large.example');
  await app.member(place.id, reader.id, 'reader');
  assert.equal((await app.get(`/p/${place.slug}/network/${wave}/measures.csv?level=person`, reader.cookie)).status, 404);
  const sectors = await (await app.get(`/p/${place.slug}/network/${wave}/measures.csv?level=sector`, reader.cookie)).text();
  assert.match(sectors, /Local government/);
  assert.doesNotMatch(sectors, /Person \d/);
});

test('in a crowd whoever leaves is named in writing, and a name that is nobody or several is said', async () => {
  const { text, megabytes } = await read('/what-if');
  assert.ok(megabytes <= 2, `${megabytes} MB`);
  assert.match(text, /One name a line/);
  const tried = await read(`/what-if?${new URLSearchParams({ leaving: 'Person 7 Surname\nperson  8 surname', from: 'Person 9 Surname', to: 'Person 10 Surname' }).toString()}`);
  assert.match(tried.text, /Without Person 7 Surname and Person 8 Surname, with 1 new tie/);
  const wrong = await app.get(`/p/${place.slug}/network/${wave}/what-if?leaving=Nobody+At+All`, place.cookie);
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /“Nobody At All” is nobody in this network, or several/);
});
