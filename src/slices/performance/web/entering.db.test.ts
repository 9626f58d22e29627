import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { PartnershipId, PersonId } from '#lib/id.ts';
import { run } from '#platform/db/database.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { addIndicator } from '../commands/edit-indicator.ts';
import { enterFigures } from '../commands/enter-figures.ts';
import { emptyIndicator, type IndicatorId } from '../core/indicator.ts';
import { figuresOf } from '../store/observation-store.ts';

let app: AppUnderTest;
let us: { readonly id: PartnershipId; readonly slug: string; readonly people: readonly PersonId[] };
let cookies: { readonly coordinator: string; readonly cat: string; readonly nobody: string };
let [mine, theirs]: [IndicatorId, IndicatorId] = ['' as IndicatorId, '' as IndicatorId];

const figure = { value: '3', numerator: '', denominator: '', lower: '', upper: '', state: '', note: '' };
const post = (path: string, cookie: string, fields: Readonly<Record<string, string>>) => app.post(`/p/${us.slug}${path}`, cookie, fields);
const get = (path: string, cookie: string) => app.get(`/p/${us.slug}${path}`, cookie);
const figures = () => app.services.db.forPartnership(us.id, (tx) => figuresOf(tx, us.id, {}));
const send = async (rows: string, cookie: string): Promise<string> => {
  const form = new FormData();
  form.set('file', new File([rows], 'figures.csv'));
  const sent = await app.app.request(`http://joinery.test/p/${us.slug}/performance/bring`, { method: 'POST', headers: { cookie: `joinery=${cookie}`, 'sec-fetch-site': 'same-origin' }, body: form });
  return (sent.headers.get('location') ?? '').replace(`/p/${us.slug}`, '');
};

// What a file would change has an address of its own.
const tried = async (at: string, cookie: string, columns: Readonly<Record<string, string>>): Promise<string> => {
  assert.equal((await post(at, cookie, columns)).status, 303);
  return (await get(`${at}/preview`, cookie)).text();
};

before(async () => {
  app = await appUnderTest();
  const [founder, cat, nobody] = [await app.user('a@example.org'), await app.user('cat@example.org'), await app.user('n@example.org')];
  us = await app.partnership('Entering', founder.id, [{ name: 'Ann', sector: 'council' }, { name: 'Cat', sector: 'health' }]);
  await app.member(us.id, cat.id, 'contributor');
  await app.member(us.id, nobody.id, 'contributor');
  await app.services.db.forService((tx) => run(tx, sql`update platform.membership set person_id = ${us.people[1]} where partnership_id = ${us.id} and user_id = ${cat.id}`));
  cookies = { coordinator: founder.cookie, cat: cat.cookie, nobody: nobody.cookie };
  await app.services.db.forPartnership(us.id, async (tx) => {
    const work = { tx, here: { id: us.id, slug: us.slug, name: 'Entering', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'Ann' }, now: app.services.clock(), services: app.services };
    const add = async (code: string, person: PersonId | null) => {
      const made = await addIndicator(work, { ...emptyIndicator, code, title: `Figure ${code}`, area: 'E1', leadPerson: person });
      assert.ok(made.ok);
      assert.ok((await enterFigures(work, made.value, [{ area: 'E1', breakdown: '', period: '2023/24', figure, revision: 0 }], { person: null, coordinator: true, source: 'form' })).ok);
      return made.value;
    };
    [mine, theirs] = [await add('M 1', us.people[1] as PersonId), await add('T 1', us.people[0] as PersonId)];
  });
});

const typed = { ...figure, area: 'E1', period: '2024/25', words: '', revision: '0' };

test('a contributor enters what they bring, and nobody else’s figures: not by form, not by file, and no button offers it', async () => {
  assert.equal((await post(`/performance/indicators/${theirs}/enter`, cookies.cat, typed)).status, 403);
  assert.equal((await get(`/performance/indicators/${theirs}/enter`, cookies.cat)).status, 403);
  assert.doesNotMatch(await (await get(`/performance/indicators/${theirs}`, cookies.cat)).text(), /Enter a figure/);
  assert.match(await (await get(`/performance/indicators/${mine}`, cookies.cat)).text(), /Enter a figure/);
  assert.equal((await post(`/performance/indicators/${mine}/enter`, cookies.cat, typed)).status, 303);
  assert.equal((await figures()).length, 3);
  const columns = { indicator: 'Indicator', area: 'Area', period: 'Period', value: 'Value' };
  for (const cookie of [cookies.cat, cookies.nobody]) {
    const at = await send('Indicator,Area,Period,Value\nT 1,E1,2024/25,4\n', cookie);
    assert.match(await tried(at, cookie, columns), /There is no indicator “T 1” here/);
    assert.equal((await post(`${at}/keep`, cookie, columns)).status, 422);
  }
});

test('an account that is nobody here brings nothing', async () => {
  assert.equal((await post(`/performance/indicators/${mine}/enter`, cookies.nobody, typed)).status, 403);
  assert.match(await (await get('/performance/bring', cookies.nobody)).text(), /No indicator names you/);
});

test('a contributor adds no area of their own making; a coordinator does', async () => {
  const made = { ...typed, area: 'Atlantis', period: '2022/23' };
  const refused = await post(`/performance/indicators/${mine}/enter`, cookies.cat, made);
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /no area “Atlantis” among its figures/);
  const at = await send('Indicator,Area,Period,Value\nM 1,Atlantis,2022/23,4\n', cookies.cat);
  assert.match(await tried(at, cookies.cat, { indicator: 'Indicator', area: 'Area', period: 'Period', value: 'Value' }), /no area “Atlantis” among the figures/);
  assert.equal((await post(`/performance/indicators/${mine}/enter`, cookies.coordinator, made)).status, 303);
});

test('words of any length that name a figure are refused as faults, by form and by file', async () => {
  for (const fields of [{ area: 'x'.repeat(9000) }, { period: '2'.repeat(9000) }]) assert.equal((await post(`/performance/indicators/${mine}/enter`, cookies.coordinator, { ...typed, ...fields })).status, 422);
  const at = await send(`Indicator,Area,Period,Value\nM 1,${'x'.repeat(9000)},2022/23,4\n`, cookies.coordinator);
  assert.match(await tried(at, cookies.coordinator, { indicator: 'Indicator', area: 'Area', period: 'Period', value: 'Value' }), /The area is longer than 120 characters/);
});

test('what can’t be final yet, and what is of another size than before, is asked about; a note settles the second', async () => {
  const enter = async (fields: Readonly<Record<string, string>>) => post(`/performance/indicators/${theirs}/enter`, cookies.coordinator, { ...typed, ...fields });
  assert.match(await (await enter({ period: '2035/36' })).text(), /begins on 1 April 2035/);
  assert.match(await (await enter({ period: '2026/27' })).text(), /not over before 31 March 2027/);
  assert.equal((await enter({ period: '2026/27', state: 'provisional' })).status, 303);
  assert.match(await (await enter({ value: '0.03' })).text(), /quite another size than 3/);
  assert.equal((await enter({ value: '0.03', note: 'Counted anew' })).status, 303);
  const at = await send('Indicator,Area,Period,Value\nT 1,E1,2040/41,4\n', cookies.coordinator);
  assert.match(await tried(at, cookies.coordinator, { indicator: 'Indicator', area: 'Area', period: 'Period', value: 'Value' }), /Row 2, Period: The period begins on 1 April 2040/);
});
