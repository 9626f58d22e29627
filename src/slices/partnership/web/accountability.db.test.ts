import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readMembership } from '#partnership/reads';
import type { PartnershipId } from '#lib/id.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { linesOf } from '../store/accountability-store.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let id: PartnershipId;
let board: string;

const send = (path: string, fields: Readonly<Record<string, string>>) => app.post(`/p/${slug}/people/accountability${path}`, cookie, fields);
const page = async (): Promise<string> => (await app.get(`/p/${slug}/people/accountability`, cookie)).text();
const lines = () => app.services.db.forPartnership(id, (tx) => linesOf(tx, id));
const line = (over: Readonly<Record<string, string>> = {}) => ({ from: `g ${board}`, to: '', toOther: 'The public', layer: 'strategic', way: 'account', what: 'The strategy', sanction: '', ...over });

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  const made = await app.partnership('Accounts', user.id, [{ name: 'Asha', sector: 'council' }]);
  [cookie, slug, id] = [user.cookie, made.slug, made.id];
  board = (await app.services.db.forPartnership(id, (tx) => readMembership(tx, id))).groups[0]?.id ?? '';
});

test('an empty map names the groups that answer to nobody and the nine empty cells', async () => {
  const text = await page();
  assert.match(text, /1 group answers to nobody: Board/);
  assert.equal(text.match(/At \w+ level nobody/g)?.length, 9);
});

test('a line is added once, and faults stand beside their fields', async () => {
  assert.equal((await send('/new', line({ what: '', from: '' }))).status, 422);
  assert.equal((await send('/new', line({ to: `g ${board}`, toOther: '' }))).status, 422, 'nobody answers to themselves');
  assert.equal((await send('/new', line())).status, 303);
  assert.equal((await send('/new', line())).status, 422, 'a second press adds nothing');
  assert.equal((await lines()).length, 1);
  assert.equal((await page()).match(/At \w+ level nobody/g)?.length, 8);
});

test('being held to account with nothing that follows is a gap', async () => {
  await send('/new', line({ way: 'held', toOther: 'Scrutiny', what: 'Its share of the plan' }));
  assert.match(await page(), /1 line has nothing that follows/);
});

test('the second of two editors is told, and an ended line is gone from the map', async () => {
  const one = (await lines())[0];
  assert.equal((await send(`/${one?.id}`, { ...line({ what: 'The vision' }), version: '1' })).status, 303);
  assert.equal((await send(`/${one?.id}`, { ...line({ what: 'Another' }), version: '1' })).status, 409);
  assert.equal((await send(`/${one?.id}/end`, { version: '2' })).status, 303);
  assert.equal((await lines()).some((each) => each.id === one?.id), false);
});

test('another partnership neither sees a line nor can point one at its groups', async () => {
  const user = await app.user('o@example.org');
  const other = await app.partnership('Others', user.id, []);
  assert.equal((await app.services.db.forPartnership(other.id, (tx) => linesOf(tx, id))).length, 0);
  const answer = await app.post(`/p/${other.slug}/people/accountability/new`, user.cookie, line());
  assert.equal(answer.status, 422);
});
