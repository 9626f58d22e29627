import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { allPartnerships } from '#platform/auth/membership.ts';
import { appUnderTest } from '#tests/support/app.ts';
import { broughtAsText, importNetworkFile, type Brought } from './import-network.ts';

const folder = mkdtempSync(join(tmpdir(), 'joinery-network-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const app = await appUnderTest();
const founder = await app.user('founder@place.example');
const { slug } = await app.partnership('Testford', founder.id, [{ name: 'Ann Lee', sector: 'council', role: 'coordinator' }, { name: 'Bo Rees', sector: 'police' }]);
const here = (await allPartnerships(app.services.db)).find((one) => one.slug === slug);
assert.ok(here !== undefined);

test('a file is brought in, with the list of people beside it, and its page stands where it is said to', async () => {
  const ties = file('a.csv', 'from,to\nAnn Lee,x1\nBo Rees,Ann Lee\nAnn Lee,Bo Rees\nAnn Lee,Ann Lee\n');
  const done = await importNetworkFile(app.services, here, { file: ties, title: 'Autumn', nodes: file('people.csv', 'id,label,organisation\nx1,Xi Yu,Village trust\n') });
  assert.ok(done.ok, JSON.stringify(done));
  assert.deepEqual({ ...done.value, id: '', address: '' }, { id: '', address: '', people: 3, ofThemAtTheTable: 2, ties: 4, tidied: '1 tie of somebody to themselves is left out. 1 tie given more than once is added together.' });
  assert.equal(done.value.address, `http://joinery.test/p/${slug}/network/${done.value.id}`);
  const page = await app.get(new URL(done.value.address).pathname, founder.cookie);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Autumn/);
  assert.match(await (await app.get(`/p/${slug}/network/${done.value.id}/findings`, founder.cookie)).text(), /Xi Yu/);
});

test('what was brought in is told in sentences', () => {
  const brought: Brought = { id: '1', address: 'http://joinery.test/p/a/network/1', people: 12, ofThemAtTheTable: 1, ties: 1, tidied: '' };
  assert.equal(broughtAsText(brought, 'Autumn'), '“Autumn” is brought in: 12 people, of whom 1 is at the table here, and 1 tie.\nThe support team sees names. Its page:\nhttp://joinery.test/p/a/network/1');
  assert.match(broughtAsText({ ...brought, ofThemAtTheTable: 0, ties: 1204, tidied: 'One left out.' }, 'A'), /of whom none is at the table here, and 1,204 ties\.\nOne left out\.\n/);
});

test('a strength that no sum could hold is refused, and nothing is kept', async () => {
  const done = await importNetworkFile(app.services, here, { file: file('huge.csv', 'source,target,weight\na,b,1e308\na,b,1e308\n'), title: 'Huge' });
  assert.ok(!done.ok);
  assert.match(JSON.stringify(done.refusal), /from a to b is too large or too small/);
});
