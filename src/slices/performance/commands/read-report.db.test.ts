import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readDay, type Day } from '#lib/day.ts';
import { readMembership } from '#partnership/reads';
import { addAgreement, saveTarget, signAgreement } from '#strategy/reads';
import type { Work } from '#platform/services.ts';
import { trustUnderTest, type TrustUnderTest } from '#tests/support/trust.ts';
import { reportById } from '../store/report-store.ts';
import { draftReport, issueReport } from './edit-report.ts';
import { comment } from './enter-figures.ts';
import { previewReport } from './read-report.ts';

let it: TrustUnderTest;
let agreement: Parameters<typeof saveTarget>[1];

const within = <T>(act: (work: Work) => Promise<T>): Promise<T> =>
  it.app.services.db.forPartnership(it.id, (tx) => act({ tx, here: { id: it.id, slug: it.slug, name: 'Trust', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'Ruth' }, now: it.app.services.clock(), services: it.app.services }));
const promise = (id: Parameters<typeof saveTarget>[2]['id'], version: number, value: number) =>
  within((work) => saveTarget(work, agreement, {
    id, version, evidence: null, why: 'Agreed with the region',
    input: { key: 'T1', kind: 'local', title: 'Fewer burglaries', indicator: 'L 1', definition: null, unit: null, polarity: 'down', measure: 'outcome', valueKind: 'number', baseline: 400, baselinePeriod: '2023/24', denominator: null, denominatorOf: null, sample: null, past: [], yearly: [{ period: '2024/25', value }], outcome: null, leadOrganisation: null, leadPerson: null, leadName: null, leadAreas: [], area: [], leadHasPower: null, funding: { amount: null, certainty: null }, reward: null, reason: null, evidenceNote: null, movesWith: [], notApplicable: [] },
  }));

const draft = (day: string) => within(async (work) => {
  const board = (await readMembership(work.tx, work.here.id)).groups.find((one) => one.layer === 'strategic');
  assert.ok(board);
  const made = await draftReport(work, { layer: 'strategic', group: board.id, title: `Report of ${day}`, meetsOn: readDay(day) as Day }, null);
  assert.ok(made.ok);
  const report = await reportById(work.tx, work.here.id, made.value);
  assert.ok(report);
  return report;
});

before(async () => {
  it = await trustUnderTest();
  await it.give(await it.burglary(), '2024/25', '380');
  const made = await within((work) => addAgreement(work, { title: 'Ours', from: null, to: null }));
  assert.ok(made.ok);
  agreement = made.value;
});

test('“last time” is what the last report said, whatever its figures would be judged by today', async () => {
  const target = await promise(null, 0, 390);
  assert.ok(target.ok);
  assert.ok((await within((work) => signAgreement(work, agreement, { version: 1, seen: null, why: 'Signed all the same' }))).ok);
  const first = await draft('2026-11-25');
  assert.ok((await within((work) => issueReport(work, first.id, first.version, null))).ok);
  const issued = await within(({ tx, here }) => reportById(tx, here.id, first.id));
  assert.match(issued?.content?.headlines[0] ?? '', /Of 1 promise, 1 is on track/);
  assert.ok((await promise(target.value, 1, 300)).ok);
  const next = await draft('2027-02-25');
  const { content } = await within((work) => previewReport(work, next));
  assert.match(content.headlines[0] ?? '', /Of 1 promise, 0 are on track and 1 off track\. Last time 1 was on track/);
  assert.match(content.headlines[1] ?? '', /Gone off track since the last report: “Burglaries”/);
});

test('where the board sees only what is signed, so do its papers: a later figure is in neither lines nor words', async () => {
  const { id } = await it.burglary();
  await it.post('/performance/quality/setting', { 'only-signed': 'yes' });
  const load = /name="load" value="(\d+)"/.exec(await it.read(`/performance/indicators/${id}/quality`, 'ben'))?.[1] ?? '';
  assert.equal((await it.post(`/performance/indicators/${id}/quality/sign`, { period: '2024/25', load }, 'ben')).status, 303);
  await it.give(await it.burglary(), '2025/26', '77731');
  await it.give(await it.homes(), '2024/25', '88842');
  const report = await draft('2027-03-25');
  const { content } = await within((work) => previewReport(work, report));
  const line = content.lines.find((one) => one.title === 'Burglaries');
  assert.deepEqual([line?.value, line?.period], ['380', '2024/25']);
  assert.equal(line?.badge, 'Not rated, signed');
  assert.doesNotMatch(JSON.stringify(content), /77,?731|88,?842/);
  assert.ok((await within((work) => issueReport(work, report.id, report.version, null))).ok);
  for (const ending of ['', '/paper.docx']) assert.equal((await it.get(`/performance/reports/${report.id}${ending}`, 'asha')).status, 200);
  await it.give(await it.burglary(), '2024/25', '99953', 1);
  // What was signed stays in papers of signed figures while a revision of it waits.
  await it.give(await it.homes(), '2023/24', '50');
  const homes = (await it.homes()).id;
  const later = /name="load" value="(\d+)"/.exec(await it.read(`/performance/indicators/${homes}/quality`))?.[1] ?? '';
  await it.give(await it.homes(), '2025/26', '60');
  const latest = /name="load" value="(\d+)"/.exec(await it.read(`/performance/indicators/${homes}/quality`))?.[1] ?? '';
  assert.notEqual(later, latest);
  assert.equal((await it.post(`/performance/indicators/${homes}/quality/sign`, { period: '2025/26', load: latest })).status, 303);
  await it.give(await it.homes(), '2025/26', '61', 1);
  const again = await within((work) => previewReport(work, { ...report, meetsOn: readDay('2027-04-25') as Day }));
  const built = again.content.lines.find((one) => one.title === 'Homes built');
  assert.deepEqual([built?.value, built?.period, built?.badge], ['60', '2025/26', 'Not rated, signed'], 'a revision that waits hides nothing of what was signed');
  const page = await it.read(`/performance/reports/${report.id}`, 'asha');
  assert.match(page, /380/);
  assert.doesNotMatch(page, /99,?953|77,?731|88,?842/, 'a revision that nobody signed is not told to those who see only what is signed');
});

test('where the board sees only signed figures, its papers compare with what was signed then, and tell of no revision that nobody signed', async () => {
  const burglary = await it.burglary();
  const first = await draft('2027-05-25');
  assert.ok((await within((work) => issueReport(work, first.id, first.version, null))).ok);
  await it.give(burglary, '2024/25', '381', 2);
  const page = `/performance/indicators/${burglary.id}/quality`;
  const load = /value="2024\/25"[^>]*><input[^>]*name="load" value="(\d+)"/.exec(await it.read(page))?.[1] ?? '';
  assert.equal((await it.post(`${page}/sign`, { period: '2024/25', load })).status, 303);
  const { content } = await within(async (work) => previewReport(work, { ...first, meetsOn: readDay('2027-06-25') as Day }));
  const line = content.lines.find(({ indicator }) => indicator === burglary.id);
  assert.equal(line?.value, '381');
  assert.match(line?.change ?? '', /was revised; the latest then was 380/);
  assert.doesNotMatch(JSON.stringify(content), /99,?953/);
});

test('words on a figure that waits for its signature wait with it, on the page and in papers', async () => {
  const { id } = await it.burglary();
  const say = (from: string, to: string, words: string) => within((work) => comment(work, id, { from: readDay(from) as Day, to: readDay(to) as Day }, words, null));
  await say('2025-04-01', '2026-03-31', 'It went up to 77,731 by a change of the count');
  const report = await draft('2027-07-25');
  const paper = async () => JSON.stringify((await within((work) => previewReport(work, report))).content);
  const page = `/performance/indicators/${id}`;
  for (const text of [await it.read(page, 'reader'), await it.read(`${page}?area=D1`, 'reader'), await paper()]) assert.doesNotMatch(text, /It went up to 77/);
  assert.match(await it.read(page), /It went up to 77/);
  await it.post('/performance/quality/setting', { 'only-signed': 'no' });
  for (const text of [await it.read(page, 'reader'), await paper()]) assert.match(text, /It went up to 77/);
});
