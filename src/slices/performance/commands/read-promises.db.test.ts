import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { addAgreement, saveTarget, signAgreement } from '#strategy/reads';
import type { Work } from '#platform/services.ts';
import { trustUnderTest, type TrustUnderTest } from '#tests/support/trust.ts';
import { performanceSlice } from '../slice.ts';
import { readScorecard } from './read-scorecard.ts';

let it: TrustUnderTest;
let agreement: Parameters<typeof saveTarget>[1];

const within = <T>(act: (work: Work) => Promise<T>): Promise<T> =>
  it.app.services.db.forPartnership(it.id, (tx) => act({ tx, here: { id: it.id, slug: it.slug, name: 'Trust', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'Ruth' }, now: it.app.services.clock(), services: it.app.services }));
const line = async () => (await within((work) => readScorecard(work))).find(({ indicator }) => indicator.code === 'L 1');
const shared = async (): Promise<readonly (string | number)[]> => {
  const rows = await within(({ tx, here }) => performanceSlice.shares?.find((one) => one.kind === 'scorecard')?.read(tx, here) ?? Promise.reject(new Error('no share')));
  return rows.rows.find((row) => row[0] === 'Burglaries')?.slice(1, 5) as readonly (string | number)[];
};
const target = async (key: string, title: string, value: number, area: readonly string[], { indicator, year, from }: { readonly indicator: string; readonly year: string; readonly from: string } = { indicator: 'L 1', year: '2024/25', from: '2023/24' }): Promise<void> => {
  const done = await within((work) => saveTarget(work, agreement, {
    id: null, version: 0, evidence: null, why: '',
    input: { key, kind: 'local', title, indicator, definition: null, unit: null, polarity: 'down', measure: 'outcome', valueKind: 'number', baseline: 400, baselinePeriod: from, denominator: null, denominatorOf: null, sample: null, past: [], yearly: [{ period: year, value }], outcome: null, leadOrganisation: null, leadPerson: null, leadName: null, leadAreas: [], area, leadHasPower: null, funding: { amount: null, certainty: null }, reward: null, reason: null, evidenceNote: null, movesWith: [], notApplicable: [] },
  }));
  assert.ok(done.ok, JSON.stringify(done));
};

before(async () => {
  it = await trustUnderTest();
  await it.give(await it.burglary(), '2024/25', '380');
  const made = await within((work) => addAgreement(work, { title: 'Our agreement', from: null, to: null }));
  assert.ok(made.ok);
  agreement = made.value;
  await target('T1', 'Fewer burglaries', 300, []);
  await target('T2', 'Fewer burglaries in the north', 90_000, ['North']);
});

test('a draft is no promise: it is neither judged nor shared, and the page says that it is in negotiation', async () => {
  const seen = await line();
  assert.deepEqual([seen?.promise, seen?.judged.status, seen?.judged.should], [null, null, null]);
  assert.deepEqual(await shared(), ['380', '2024/25', '', 'Nothing promised']);
  const text = await it.read(`/performance/indicators/${(await it.burglary()).id}`);
  assert.match(text, /Nothing in a signed agreement[\s\S]*In negotiation[\s\S]*Fewer burglaries \(Our agreement\); Fewer burglaries in the north, for North \(Our agreement\)/);
});

test('of two signed targets that share a code the headline is judged by its own area’s, and the page lists the other', async () => {
  const signed = await within((work) => signAgreement(work, agreement, { version: 1, seen: null, why: 'Signed all the same' }));
  assert.ok(signed.ok, JSON.stringify(signed));
  const seen = await line();
  assert.deepEqual([seen?.promise?.title, seen?.judged.status, seen?.judged.should], ['Fewer burglaries', 'off-track', 300]);
  assert.deepEqual(await shared(), ['380', '2024/25', '300', 'Off track']);
  assert.match(await it.read(`/performance/indicators/${(await it.burglary()).id}`), /Also promised[\s\S]*Fewer burglaries in the north, for North \(Our agreement\)\. The figure is not judged by it/);
  const then = await it.read(`/performance/indicators/${(await it.burglary()).id}?on=2026-11-20`);
  assert.match(then, /Nothing in a signed agreement[\s\S]*In negotiation/, 'on the day before it was signed it was no promise');
});

test('a newer agreement takes over when its first year begins: until then the earlier one is judged by, on the scorecard, the page and elsewhere, and both are named', async () => {
  const made = await within((work) => addAgreement(work, { title: 'Our next agreement', from: null, to: null }));
  assert.ok(made.ok);
  agreement = made.value;
  await target('T1', 'Far fewer burglaries', 200, [], { indicator: 'l1', year: '2025/26', from: '2024/25' });
  const signed = await within((work) => signAgreement(work, agreement, { version: 1, seen: null, why: 'Signed all the same' }));
  assert.ok(signed.ok, JSON.stringify(signed));
  const page = async () => it.read(`/performance/indicators/${(await it.burglary()).id}`);
  const early = await line();
  assert.deepEqual([early?.promise?.title, early?.judged.status, early?.judged.should, early?.agreements], ['Fewer burglaries', 'off-track', 300, 2]);
  assert.match(early?.judged.why ?? '', /and 300 was promised by then\. This goes by Our agreement\.$/);
  assert.deepEqual(await shared(), ['380', '2024/25', '300', 'Off track']);
  assert.match(await it.read('/performance'), /300 promised, Our agreement</);
  assert.match(await page(), /This goes by Our agreement\.[\s\S]*Promised as[\s\S]*Fewer burglaries \(Our agreement\)[\s\S]*In another agreement[\s\S]*Far fewer burglaries \(Our next agreement\)/);
  await it.give(await it.burglary(), '2025/26', '190');
  const after = await line();
  assert.deepEqual([after?.promise?.title, after?.judged.status, after?.judged.should], ['Far fewer burglaries', 'on-track', 200]);
  assert.match(await page(), /This goes by Our next agreement\.[\s\S]*Promised as[\s\S]*Far fewer burglaries \(Our next agreement\)[\s\S]*In another agreement[\s\S]*Fewer burglaries \(Our agreement\)/);
  const then = await it.read(`/performance/indicators/${(await it.burglary()).id}?on=2026-11-20`);
  assert.match(then, /Nothing in a signed agreement/, 'before it was signed neither was a promise');
});

test('of a figure that waits for its signature nobody is told that there is none', async () => {
  await it.post('/performance/quality/setting', { 'only-signed': 'yes' });
  const { id } = await it.burglary();
  for (const path of ['/performance', `/performance/indicators/${id}`]) {
    const text = await it.read(path, 'reader');
    assert.match(text, /<strong class="govuk-tag[^"]*">\s*Not signed off/, path);
    assert.doesNotMatch(text, /There is no figure yet\.<\/strong>/, path);
  }
  assert.match(await it.read(`/performance/indicators/${id}`, 'reader'), /No figure of it is signed off yet\./);
  await it.post('/performance/quality/setting', { 'only-signed': 'no' });
});
