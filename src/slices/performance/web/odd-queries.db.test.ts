import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Work } from '#platform/services.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { addIndicator } from '../commands/edit-indicator.ts';
import { enterFigures } from '../commands/enter-figures.ts';
import { emptyIndicator } from '../core/indicator.ts';
import { performanceSlice } from '../slice.ts';

let app: AppUnderTest;
let [place, cookie, id] = ['', '', ''];

before(async () => {
  app = await appUnderTest();
  const user = await app.user('a@example.org');
  const us = await app.partnership('Odd', user.id, [{ name: 'Ann', sector: 'council', role: 'coordinator' }]);
  [place, cookie] = [us.slug, user.cookie];
  await app.services.db.forPartnership(us.id, async (tx) => {
    const work: Work = { tx, here: { id: us.id, slug: us.slug, name: 'Odd', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'Ann' }, now: app.services.clock(), services: app.services };
    const made = await addIndicator(work, { ...emptyIndicator, code: 'O 1', title: 'Odd', area: 'E1', smallest: 5, measure: 'number' });
    assert.ok(made.ok);
    id = made.value;
    assert.ok((await enterFigures(work, made.value, [{ area: 'E1', breakdown: '', period: '2024/25', figure: { value: '30', numerator: '', denominator: '', lower: '', upper: '', state: '', note: '' }, revision: 0 }], { person: null, coordinator: true, source: 'form' })).ok);
  });
});

const long = 'x'.repeat(10_000);
const values = [long, '%00', '%ED%A0%80', '%F0%9F%91%A9', 'nonsense', '9999-12-31', '0000-01-01', '2026-02-30', '-1', '1e309', "'%22%3C", '..%2F..', ''];
const names = ['area', 'group', 'on', 'since', 'period', 'indicator', 'show', 'theme', 'framework', 'mapping', 'organisation', 'layer', 'meets', 'kind', 'state', 'who', 'to', 'from', 'id'];

test('no page fails on an odd question', async () => {
  const paths = (performanceSlice.routes ?? []).filter((route) => route.method === 'get').map((route) => route.path.replace(/:\w+/g, id));
  const own = `/performance/indicators/${id}`;
  paths.push(own);
  assert.ok(paths.length > 20);
  assert.equal((await app.get(`/p/${place}${own}`, cookie)).status, 200);
  for (const path of paths) {
    for (const value of values) {
      const asked = `/p/${place}${path}?${names.map((name) => `${name}=${name === 'period' || value !== long ? value : name === 'area' || name === 'group' || name === 'theme' || name === 'since' ? value : ''}`).join('&')}`;
      const { status } = await app.get(asked, cookie);
      assert.ok(status < 500, `${status} ${asked.slice(0, 120)} ${value.slice(0, 20)}`);
    }
  }
});
