import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { insertGroup, insertOrganisation } from '#partnership/reads';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';

let app: AppUnderTest;

before(async () => {
  app = await appUnderTest();
});

const send = async (place: Place, path: string, fields: Readonly<Record<string, string>>) => {
  const answer = await app.post(`/p/${place.slug}${path}`, place.cookie, fields);
  return { status: answer.status, text: await answer.text() };
};
const seatOf = async (place: Place) => {
  const [seat] = (await place.membership()).seats;
  assert.ok(seat !== undefined);
  return { ...seat, values: { version: String(seat.version), role: seat.role, from: seat.from ?? '', organisation: seat.organisation ?? '', substituteFor: '', authority: '' } };
};

test('a seat held for another organisation from today does not rewrite the past; one written down wrongly does', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  const other = await place.within((tx) => insertOrganisation(tx, place.id, { name: 'Other', sector: null, kind: null }, '2019-01-01'));
  const first = await seatOf(place);
  assert.equal((await send(place, `/people/seat/${first.id}`, { ...first.values, organisation: other })).status, 303);
  const [now, then] = [await seatOf(place), (await place.membership('2021-01-01')).seats[0]];
  assert.deepEqual([now.organisation, now.from, then?.organisation], [other, '2026-11-21', first.organisation]);
  assert.equal((await send(place, `/people/seat/${now.id}`, { ...now.values, from: '2026-11-21', role: 'adviser', wrong: 'yes' })).status, 303);
  assert.deepEqual([(await seatOf(place)).id, (await seatOf(place)).role], [now.id, 'adviser']);
});

test('the role and the first day of a seat can be put right, and its group is there from that day', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  const seat = await seatOf(place);
  assert.equal((await send(place, `/people/seat/${seat.id}`, { ...seat.values, role: 'chair', from: '2018-05-01', wrong: 'yes' })).status, 303);
  const then = await place.membership('2018-06-01');
  assert.deepEqual([then.seats.map((one) => one.role), then.people.length, then.groups.length, then.organisations.length], [['chair'], 1, 1, 1]);
  const now = await seatOf(place);
  const wrong = await send(place, `/people/seat/${seat.id}`, { ...now.values, from: '2099-01-01', authority: 'kept as typed' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /The day it began must be today or before[\s\S]*kept as typed/);
});

test('a second seat of the same days is refused beside its field, with what was typed still there', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'Ben', sector: 'health', role: 'chair' }]);
  const { seats, groups } = await place.membership();
  const fields = { by: 'person', person: place.people[0] ?? '', group: groups[0]?.id ?? '', role: 'member', from: '2021-01-01', organisation: '', substituteFor: '', authority: 'kept as typed' };
  const same = await send(place, '/people/seat', fields);
  assert.equal(same.status, 422);
  assert.match(same.text, /Ann has this seat already from 1 January 2020[\s\S]*kept as typed/);
  assert.match((await send(place, '/people/seat', { ...fields, role: 'adviser' })).text, /Ann sits in this group already, as member/);
  assert.match((await send(place, '/people/seat', { ...fields, group: '' })).text, /Choose a group/);
  assert.equal((await place.membership('ever')).seats.length, seats.length);
  const seat = seats.find((one) => one.person === place.people[0]);
  assert.equal((await send(place, '/people/end', { kind: 'seat', id: seat?.id ?? '', version: '1', on: '2022-01-01' })).status, 303);
  assert.match((await send(place, '/people/seat', fields)).text, /Ann had this seat already from 1 January 2020 until 1 January 2022/);
  assert.equal((await send(place, '/people/seat', { ...fields, role: 'chair', from: '2022-01-01' })).status, 303);
  assert.match(await (await app.get(`/p/${place.slug}/people`, place.cookie)).text(), /Ben/);
});

test('an end before the beginning is a fault by its field, and nothing ends', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  const seat = await seatOf(place);
  const early = await send(place, '/people/end', { kind: 'seat', id: seat.id, version: '1', on: '2019-01-01', why: 'kept as typed' });
  assert.equal(early.status, 422);
  assert.match(early.text, /It began on 1 January 2020: give that day or a later one[\s\S]*kept as typed/);
  assert.equal((await seatOf(place)).to, null);
});

test('before a group ends, the page says what ends with it and what goes on', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'Ben', sector: 'council' }]);
  const [board] = (await place.membership()).groups;
  await place.within((tx) => insertGroup(tx, place.id, { name: 'Below', layer: 'operational', remit: null, parent: board?.id ?? null, meetingsAYear: null }, '2020-01-01'));
  const text = await (await app.get(`/p/${place.slug}/people/end/group/${board?.id}`, place.cookie)).text();
  assert.match(text, /2 seats in it end on the same day[\s\S]*Below reports to it: it goes on/);
  assert.equal((await send(place, '/people/end', { kind: 'group', id: board?.id ?? '', version: '1' })).status, 303);
  assert.deepEqual([(await place.membership()).groups.map((one) => one.name), (await place.membership()).seats.length], [['Below'], 0]);
  assert.equal((await app.get(`/p/${place.slug}/people/end/person/${place.people[0]}`, place.cookie)).status, 200);
});
