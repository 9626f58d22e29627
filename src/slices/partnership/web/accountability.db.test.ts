import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { PartnershipId } from '#lib/id.ts';
import { all } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import type { Line } from '../core/accountability.ts';
import { linesOf } from '../store/accountability-store.ts';
import { readMembership } from '../store/membership-store.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let here: PartnershipId;
let board: string;
let council: string;
let stranger: { readonly cookie: string; readonly slug: string; readonly id: PartnershipId; readonly board: string };

const map = '/people/accountability';
const lines = (id = here): Promise<readonly Line[]> => app.services.db.forPartnership(id, (tx) => linesOf(tx, id));
const lineOf = async (what: string): Promise<Line> => (await lines()).find((line) => line.what === what) as Line;
const send = (path: string, fields: Readonly<Record<string, string>>, as = { cookie, slug }) => app.post(`/p/${as.slug}${path}`, as.cookie, fields);
const read = async (path: string, as = { cookie, slug }): Promise<string> => (await app.get(`/p/${as.slug}${path}`, as.cookie)).text();
const happened = async (): Promise<readonly string[]> =>
  (await app.services.db.forPartnership(here, (tx) => all<{ readonly what: string }>(tx, sql`select what from platform.event where subject_kind = 'accountability' order by what`))).map((row) => row.what);
const fields = (more: Readonly<Record<string, string>> = {}) => ({ from: `group:${board}`, to: '', toOther: 'The public', layer: 'strategic', way: 'account', what: 'The strategy', sanction: '', ...more });

const begin = async (name: string, email: string) => {
  const user = await app.user(email);
  const made = await app.partnership(name, user.id, [{ name: 'Asha Patel', sector: 'council' }]);
  const membership = await app.services.db.forPartnership(made.id, (tx) => readMembership(tx, made.id));
  return { cookie: user.cookie, slug: made.slug, id: made.id, board: membership.groups[0]?.id as string, council: membership.organisations[0]?.id as string };
};

before(async () => {
  app = await appUnderTest();
  const ours = await begin('Lines', 'c@example.org');
  [cookie, slug, here, board, council] = [ours.cookie, ours.slug, ours.id, ours.board, ours.council];
  stranger = await begin('Elsewhere', 'other@example.org');
});

test('an empty map says where to begin, and each gap leads to a form that knows the rest', async () => {
  const text = await read(map);
  assert.match(text, /No line is drawn yet/);
  assert.match(text, /Board answers to nobody/);
  assert.match(text, new RegExp(`line/new\\?from=group%3A${board}&amp;layer=strategic`));
  const form = await read(`${map}/line/new?from=group:${board}&layer=strategic&way=held`);
  assert.match(form, new RegExp(`value="group:${board}" selected`));
  assert.match(form, /value="held" selected/);
});

test('a bad line is refused beside its fields, with what was typed still there', async () => {
  const answer = await send(`${map}/line/new`, { ...fields({ from: 'group:nonsense', toOther: '', layer: 'top', way: '' }), what: '<b>Money</b>' });
  assert.equal(answer.status, 422);
  const text = await answer.text();
  for (const message of ['Choose the group or organisation that answers', 'Choose whom it answers to', 'Choose a layer', 'Choose in which way']) assert.match(text, new RegExp(message));
  assert.match(text, /&lt;b&gt;Money/);
  assert.equal((await send(`${map}/line/new`, fields({ what: 'x'.repeat(501) }))).status, 422);
  assert.equal((await send(`${map}/line/new`, fields({ to: `group:${board}`, toOther: '' }))).status, 422, 'to itself');
  assert.equal((await send(`${map}/line/new`, fields({ from: `group:${stranger.board}` }))).status, 422, 'from a group of another partnership');
  assert.equal((await lines()).length, 0);
});

test('a form sent twice, even at once, adds one line', async () => {
  const answers = await Promise.all([send(`${map}/line/new`, fields()), send(`${map}/line/new`, fields()), send(`${map}/line/new`, fields({ what: 'the strategy ' }))]);
  assert.deepEqual(answers.map((answer) => answer.status), [303, 303, 303]);
  assert.equal((await lines()).length, 1);
  assert.deepEqual(await happened(), ['AccountabilityLineAdded']);
  const text = await read(map);
  assert.match(text, /1 line on the map/);
  assert.match(text, /<svg[^>]*role="img"/);
  assert.match(text, /Nothing follows if it goes wrong/);
});

test('the same line with another sanction is not a second line', async () => {
  const answer = await send(`${map}/line/new`, fields({ sanction: 'The money is held back' }));
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /This line is on the map already/);
});

test('the second of two editors is told and shown both; the same form twice is no conflict', async () => {
  const { id, version } = await lineOf((await lines())[0]?.what ?? '');
  const path = `${map}/line/${id}`;
  const first = { ...fields({ what: 'The strategy, once a year', sanction: 'An extra meeting' }), version: String(version) };
  assert.equal((await send(path, first)).status, 303);
  assert.equal((await send(path, first)).status, 303);
  const second = await send(path, { ...fields({ what: 'The strategy, each quarter' }), version: String(version) });
  assert.equal(second.status, 409);
  const text = await second.text();
  assert.match(text, /once a year/);
  assert.match(text, /each quarter/);
  assert.equal((await lines())[0]?.sanction, 'An extra meeting');
  assert.deepEqual(await happened(), ['AccountabilityLineAdded', 'AccountabilityLineChanged']);
  assert.equal((await send(path, { ...fields({ what: 'The strategy, each quarter' }), version: String(version + 1) })).status, 303);
});

test('two bodies that hold the board for one thing are told on the page', async () => {
  for (const to of [{ to: `organisation:${council}`, toOther: '' }, { to: '', toOther: 'Scrutiny committee' }]) {
    assert.equal((await send(`${map}/line/new`, fields({ ...to, way: 'held', what: 'Targets', sanction: 'A report' }))).status, 303);
  }
  assert.match(await read(map), /each hold Board to account for the same thing: Targets/);
});

test('a line is ended once, by whoever saw it as it is', async () => {
  const { id, version } = await lineOf('The strategy, each quarter');
  const path = `${map}/line/${id}`;
  assert.equal((await send(`${path}/end`, { version: '1' })).status, 409);
  assert.equal((await send(`${path}/end`, { version: String(version) })).status, 303);
  assert.equal((await send(`${path}/end`, { version: String(version) })).status, 303);
  assert.equal((await app.get(`/p/${slug}${path}`, cookie)).status, 404);
  assert.equal((await send(path, { ...fields(), version: String(version + 1) })).status, 404);
  assert.equal((await happened()).filter((what) => what === 'AccountabilityLineEnded').length, 1);
});

test('a reader sees the map and can’t change it', async () => {
  const reader = await app.user('reader@example.org');
  await app.member(here, reader.id, 'reader');
  const as = { cookie: reader.cookie, slug };
  const text = await read(map, as);
  assert.match(text, /Scrutiny committee/);
  assert.doesNotMatch(text, /Add a line/);
  assert.equal((await app.get(`/p/${slug}${map}/line/new`, reader.cookie)).status, 404);
  const { id } = await lineOf('Targets');
  assert.doesNotMatch(await read(`${map}/line/${id}`, as), /<textarea|End this line/);
  assert.equal((await send(`${map}/line/new`, fields({ what: 'No' }), as)).status, 403);
});

test('another partnership sees nothing of it and can’t reach it', async () => {
  const { id, version } = await lineOf('Targets');
  assert.equal((await lines(stranger.id)).length, 0);
  assert.doesNotMatch(await read(map, stranger), /Targets|Scrutiny committee/);
  assert.equal((await app.get(`/p/${stranger.slug}${map}/line/${id}`, stranger.cookie)).status, 404);
  assert.equal((await send(`${map}/line/${id}/end`, { version: String(version) }, stranger)).status, 404);
  assert.equal((await app.get(`/p/${slug}${map}`, stranger.cookie)).status, 404);
  assert.equal((await lines()).length, 2);
});
