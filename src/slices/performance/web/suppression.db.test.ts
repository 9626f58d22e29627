import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { PartnershipId } from '#lib/id.ts';
import type { Work } from '#platform/services.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { addIndicator } from '../commands/edit-indicator.ts';
import { enterFigures } from '../commands/enter-figures.ts';
import { readScorecard } from '../commands/read-scorecard.ts';
import { emptyIndicator, type IndicatorDraft, type IndicatorId } from '../core/indicator.ts';

let app: AppUnderTest;
let us: { readonly id: PartnershipId; readonly slug: string };
let cookie = '';

const read = async (path: string): Promise<string> => (await app.get(`/p/${us.slug}/performance${path === '' ? '' : `/${path}`}`, cookie)).text();
const within = <T>(work: (given: Work) => Promise<T>): Promise<T> =>
  app.services.db.forPartnership(us.id, (tx) => work({ tx, here: { id: us.id, slug: us.slug, name: 'Small', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'Ann' }, now: app.services.clock(), services: app.services }));
type Given = readonly [area: string, group: string, period: string, value: string, numerator: string, denominator: string, revision?: number];
const indicator = (draft: Partial<IndicatorDraft>, figures: readonly Given[]): Promise<IndicatorId> =>
  within(async (work) => {
    const made = await addIndicator(work, { ...emptyIndicator, smallest: 5, area: 'all', ...draft });
    assert.ok(made.ok);
    for (const [area, breakdown, period, value, numerator, denominator, revision = 0] of figures) {
      const done = await enterFigures(work, made.value, [{ area, breakdown, period, revision, figure: { value, numerator, denominator, lower: '', upper: '', state: '', note: '' } }], { person: null, coordinator: true, source: 'form' });
      assert.ok(done.ok, JSON.stringify(done));
    }
    return made.value;
  });
const rate = { measure: 'rate', ratePer: 1000 } as const;
const shares = async (id: IndicatorId): Promise<readonly string[]> => (await read(`indicators/${id}/figures.csv`)).trim().split('\n').slice(1).map((line) => { const cells = line.trim().split(','); return `${cells[1]}/${cells[3]} ${cells[5]}`; });

before(async () => {
  app = await appUnderTest();
  const user = await app.user('a@example.org');
  us = await app.partnership('Small', user.id, [{ name: 'Ann', sector: 'council' }]);
  cookie = user.cookie;
});

test('groups of the own area hide one another, on every page and in every revision', async () => {
  const id = await indicator({ ...rate, code: 'S 1', title: 'Pupils hurt' }, [['all', '', '2024/25', '', '43', '1000'], ['all', 'Boys', '2024/25', '', '3', '500'], ['all', 'Girls', '2024/25', '', '40', '500'], ['all', 'Boys', '2024/25', '', '9', '500', 1]]);
  assert.deepEqual(await shares(id), ['all/ 43', 'all/Boys *', 'all/Girls *']);
  for (const group of ['Boys', 'Girls']) assert.doesNotMatch(await read(`indicators/${id}?group=${group}`), />(6|80|18)\.0</, group);
  const history = await read(`indicators/${id}/history`);
  assert.doesNotMatch(history, /6\.0|80\.0|18\.0/);
  assert.match(history, /43\.0/);
});

test('counts that are the value itself, and those that value and denominator give away, are withheld', async () => {
  const counts = await indicator({ measure: 'number', code: 'S 2', title: 'Homes lost', decimals: 0 }, [['all', '', '2024/25', '43', '', ''], ['A', '', '2024/25', '3', '', ''], ['B', '', '2024/25', '40', '', '']]);
  assert.deepEqual(await shares(counts), ['A/ *', 'B/ *', 'all/ 43']);
  const areas = await read(`indicators/${counts}`);
  assert.match(areas, /Withheld/);
  assert.doesNotMatch(areas.replaceAll(/<tspan[^>]*>[^<]*<\/tspan>/g, ''), />(3|40)</, 'beside the other areas, but as a mark of a scale');
  const rates = await indicator({ ...rate, code: 'S 6', title: 'Rate' }, [['all', '', '2024/25', '2', '', '2000']]);
  assert.deepEqual(await shares(rates), ['all/ *'], 'four of 2,000 are 2 in 1,000');
  const given = await indicator({ measure: 'per-cent', code: 'S 3', title: 'Share' }, [['all', '', '2024/25', '2', '', '100']]);
  assert.deepEqual(await shares(given), ['all/ *']);
});

test('a headline that counts too few is withheld on the scorecard, not judged, and nowhere else to be found', async () => {
  const id = await indicator({ ...rate, code: 'S 4', title: 'Deaths', better: 'down' }, [['all', '', '2023/24', '', '20', '1000'], ['all', '', '2024/25', '', '2', '1000']]);
  const line = (await within((work) => readScorecard(work))).find((one) => one.indicator.id === id);
  assert.deepEqual([line?.judged.latest?.value, line?.judged.latest?.absent, line?.judged.latest?.period.to, line?.judged.way, line?.series.length], [null, 'withheld', '2025-03-31', 'cant-tell', 1]);
  for (const page of ['', `indicators/${id}`, `indicators/${id}/quality`, `indicators/${id}/history`, 'changes?since=2020-01-01']) {
    const text = await read(page);
    assert.match(text, /Withheld/, page);
    assert.doesNotMatch(text, />2\.0\b|: 2\.0\b/, page);
  }
});

test('a past state of the table and the one that stands tell nothing between them', async () => {
  const id = await indicator({ measure: 'number', code: 'S 5', title: 'Visits', decimals: 0 }, [['all', '', '2024/25', '97', '', ''], ['A', '', '2024/25', '2', '', ''], ['B', '', '2024/25', '40', '', ''], ['C', '', '2024/25', '55', '', ''], ['A', '', '2024/25', '9', '', '', 1], ['all', '', '2024/25', '104', '', '', 1]]);
  assert.deepEqual(await shares(id), ['A/ *', 'B/ *', 'C/ 55', 'all/ 104']);
});
