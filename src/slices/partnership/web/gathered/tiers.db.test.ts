import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';

type Side = { readonly id: PartnershipId; readonly slug: string; readonly cookie: string };

let app: AppUnderTest;
let county: Side;
let district: Side;
let stranger: Side;

const side = async (name: string): Promise<Side> => {
  const user = await app.user(`${name}@example.org`);
  const made = await app.partnership(name, user.id, [{ name: `Chair of ${name}`, sector: 'council', role: 'chair' }]);
  return { id: made.id, slug: made.slug, cookie: user.cookie };
};
const page = async (at: Side): Promise<string> => (await app.get(`/p/${at.slug}/people/tiers`, at.cookie)).text();
const send = (at: Side, path: string, fields: Readonly<Record<string, string>>) => app.post(`/p/${at.slug}/people/tiers${path}`, at.cookie, fields);

before(async () => {
  app = await appUnderTest();
  [county, district, stranger] = [await side('Countyshire'), await side('Districton'), await side('Elsewhere')];
});

test('neither knows of the other until a code is brought, and a code works once', async () => {
  assert.doesNotMatch(await page(county), /Districton/);
  const made = await (await send(county, '/invite', { relation: 'below' })).text();
  const code = /<code>([\w-]{43})<\/code>/.exec(made)?.[1] ?? '';
  assert.equal((await send(district, '/join', { code: 'wrong' })).status, 422);
  assert.equal((await send(county, '/join', { code })).status, 422, 'not one’s own');
  const [a, b] = await Promise.all([send(district, '/join', { code }), send(stranger, '/join', { code })]);
  assert.deepEqual([a.status, b.status].toSorted((x, y) => x - y), [303, 422]);
  if (a.status !== 303) [district, stranger] = [stranger, district];
  assert.match(await page(county), /It shares nothing with you yet/);
  assert.match(await page(district), /above this one/);
});

test('each sees what the other chose, and no more, and the third sees neither', async () => {
  const chosen = await send(county, `/${district.id}`, { version: '1', shares: 'groups' });
  assert.equal(chosen.status, 303);
  const seen = await page(district);
  assert.match(seen, /Groups of Countyshire/);
  assert.doesNotMatch(seen, /Chair of Countyshire/);
  assert.doesNotMatch(await page(county), /Groups of/);
  assert.doesNotMatch(await page(stranger), /Countyshire/);
  await send(county, `/${district.id}`, { version: '2', shares: 'seats' });
  assert.match(await page(district), /Chair of Countyshire/);
  assert.equal((await send(county, `/${district.id}`, { version: '2', shares: 'groups' })).status, 409, 'the second of two editors is told');
});

test('a partnership can’t write itself a share of another’s', async () => {
  const forged = app.services.db.forPartnership(stranger.id, (tx) => sql`insert into partnership.tier_link (partnership_id, other_id, other_name, relation, shares, since) values (${county.id}, ${stranger.id}, 'Elsewhere', 'below', '{seats}', '2026-01-01')`.execute(tx));
  await assert.rejects(forged, /row-level security/);
  // Even a row of one's own shows nothing: what counts is the other's choice.
  await app.services.db.forPartnership(stranger.id, (tx) => sql`insert into partnership.tier_link (partnership_id, other_id, other_name, relation, shares, since) values (${stranger.id}, ${county.id}, 'Countyshire', 'above', '{seats}', '2026-01-01')`.execute(tx));
  assert.doesNotMatch(await page(stranger), /Chair of Countyshire/);
});

test('ending the link ends it for both', async () => {
  assert.equal((await send(district, `/${county.id}/end`, {})).status, 303);
  assert.doesNotMatch(await page(district), /Chair of/);
  const left = await app.services.db.forPartnership(county.id, (tx) => all(tx, sql`select 1 from partnership.tier_link where other_id = ${district.id}`));
  assert.equal(left.length, 0);
});

test('the calendar feed opens by its secret, and no longer once withdrawn', async () => {
  const made = await (await app.post(`/p/${county.slug}/people/calendar`, county.cookie, {})).text();
  const path = /http:\/\/joinery\.test(\/calendar\/[\w-]+\.ics)/.exec(made)?.[1] ?? '';
  const feed = await app.get(path);
  assert.equal(feed.status, 200);
  assert.match(await feed.text(), /BEGIN:VCALENDAR/);
  await app.post(`/p/${county.slug}/people/calendar/end`, county.cookie, {});
  assert.equal((await app.get(path)).status, 404);
});
