import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readMembership } from '#partnership/reads';
import type { PartnershipId } from '#lib/id.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn } from '#tests/support/place.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let id: PartnershipId;
let person: string;

const membership = () => app.services.db.forPartnership(id, (tx) => readMembership(tx, id));
const send = (path: string, fields: Readonly<Record<string, string>>) => app.post(`/p/${slug}${path}`, cookie, fields);

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  const made = await app.partnership('Records', user.id, [{ name: 'Asha Patel', sector: 'council' }]);
  [cookie, slug, id, person] = [user.cookie, made.slug, made.id, made.people[0] as string];
});

test('the second of two editors is told and shown both', async () => {
  const fields = { name: 'Asha P', email: 'asha@example.org', phone: '', job: 'Leader', organisation: '' };
  assert.equal((await send(`/people/person/${person}`, { ...fields, version: '1' })).status, 303);
  const second = await send(`/people/person/${person}`, { ...fields, name: 'A. Patel', version: '1' });
  assert.equal(second.status, 409);
  const text = await second.text();
  assert.match(text, /Asha P/);
  assert.match(text, /A\. Patel/);
  assert.equal((await membership()).people[0]?.name, 'Asha P');
});

test('a wrong address is refused beside its field, with what was typed still there', async () => {
  const answer = await send(`/people/person/new`, { name: 'New One', email: 'a@b, c@d', version: '0' });
  assert.equal(answer.status, 422);
  const text = await answer.text();
  assert.match(text, /Enter an email address like name@example\.org/);
  assert.match(text, /value="New One"/);
});

test('members paste in any order, with semicolons and quotation marks; a second time adds nothing', async () => {
  const rows = 'E-mail;Role;Full name;Board;Agency\nx@example.org;Vice chair;"Xavier ""X"" Reed";Safer Place Group;Testshire Police\ny@example.org;;Yan Li;Executive Board;Testshire NHS Trust';
  const columns = { 'column-name': '2', 'column-email': '0', 'column-role': '1', 'column-group': '3', 'column-organisation': '4' };
  assert.equal((await send('/people/import', { rows, ...columns })).status, 303);
  const once = await membership();
  assert.equal((await send('/people/import', { rows, ...columns })).status, 303);
  const twice = await membership();
  assert.deepEqual([twice.people.length, twice.seats.length, twice.groups.length], [once.people.length, once.seats.length, once.groups.length]);
  assert.deepEqual(once.people.find((one) => one.email === 'x@example.org')?.name, 'Xavier "X" Reed');
  assert.equal(once.organisations.find((one) => one.name === 'Testshire Police')?.sector, 'police');
  assert.equal(once.groups.find((one) => one.name === 'Executive Board')?.layer, 'executive');
});

test('one bad row and nothing is added', async () => {
  const earlier = (await membership()).people.length;
  const answer = await send('/people/import', { rows: 'Name\tEmail\nGood\tgood@example.org\nBad\tnot-an-address' });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /Row 3/);
  assert.equal((await membership()).people.length, earlier);
});

test('a file over the limit is refused before it is read', async () => {
  const answer = await app.app.request(`http://joinery.test/p/${slug}/people/import/preview`, { method: 'POST', headers: { cookie: `joinery=${cookie}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, body: `rows=${'x'.repeat(5_100_000)}` });
  assert.equal(answer.status, 413);
});

test('a page of a past day opens what was there on that day, to read; a day that is none is told so', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }, { name: 'Ben', sector: 'health' }]);
  const [group] = (await place.membership()).groups;
  assert.equal((await app.post(`/p/${place.slug}/people/end`, place.cookie, { kind: 'person', id: place.people[1] ?? '', version: '1' })).status, 303);
  const get = async (path: string): Promise<string> => (await app.get(`/p/${place.slug}${path}`, place.cookie)).text();
  assert.match(await get('/people/groups?on=2026-01-01'), new RegExp(`/people/group/${group?.id}\\?on=2026-01-01`));
  const then = await get(`/people/group/${group?.id}?on=2026-01-01`);
  assert.match(then, /Group on 1 January 2026[\s\S]*Ben/);
  assert.doesNotMatch(then, /Save<|>Add a seat</);
  const left = await get(`/people/person/${place.people[1]}?on=2026-01-01`);
  assert.match(left, /The health/);
  assert.doesNotMatch(left, /p1@/, 'no address of somebody who has left');
  assert.match(await get('/people/organisations?on=2026-01-01'), /Organisations on 1 January 2026/);
  assert.match(await get('/people/groups?on=zzz'), /That is not a day/);
  assert.match(await get('/people?on=2050-01-01'), /That day is still to come/);
});

test('a second person of one name is remarked on, and an empty name of the partnership is refused', async () => {
  const place = await placeIn(app, [{ name: 'Ann', sector: 'council' }]);
  const added = await app.post(`/p/${place.slug}/people/person/new`, place.cookie, { name: 'ann', email: '', phone: '', job: '', organisation: '', place: '', party: '', portfolio: '', version: '0' });
  assert.equal(added.status, 303);
  const said = decodeURIComponent(added.headers.getSetCookie().join(';'));
  assert.match(said, /has the same name/);
  const about = await app.post(`/p/${place.slug}/people/about`, place.cookie, { name: '', legalStatus: 'unincorporated', area: 'Testshire', tier: 'county', version: '1' });
  assert.equal(about.status, 422);
  assert.match(await about.text(), /Enter the name of the partnership/);
});
