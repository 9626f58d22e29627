import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readMembership } from '#partnership/reads';
import type { PartnershipId } from '#lib/id.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';

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
