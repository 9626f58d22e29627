import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import pg from 'pg';
import { endOfDay } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import type { Result } from '#lib/result.ts';
import { rowBlocksOfBytes, rowBlocksOfFile, type RowBlocks } from '#platform/files/row-blocks.ts';
import { projectRoot } from '#platform/files/root.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { isScored } from '../core/observation.ts';
import { guessMapping, noMapping, type Mapping } from '../core/mapping.ts';
import { indicatorsOf, lockFigures } from '../store/indicator-store.ts';
import { enteredBy, forgetEntrant } from '../store/commentary-store.ts';
import { figuresOf, loadAt, loadsOf, revisionsOf } from '../store/observation-store.ts';
import { importObservations, type ImportAsk, type ImportDone } from './import-observations.ts';

let app: AppUnderTest;
let us: { readonly id: PartnershipId; readonly slug: string };
let them: typeof us;

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  us = await app.partnership('Here', user.id, []);
  them = await app.partnership('There', user.id, []);
});

const value = <T>(result: Result<T>): T => {
  if (!result.ok) assert.fail(`${result.refusal.message} ${JSON.stringify(result.refusal.faults?.slice(0, 5))}`);
  return result.value;
};
const text = async (rows: string): Promise<RowBlocks> => value(await rowBlocksOfBytes(new TextEncoder().encode(rows)));
const bring = (at: typeof us, rows: RowBlocks, mapping: Mapping, more: Partial<Pick<ImportAsk, 'keep' | 'allowNew' | 'by'>> = {}): Promise<Result<ImportDone>> =>
  importObservations(
    { here: { id: at.id, slug: at.slug, name: 'Here', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'Joe Pritchard' }, now: app.services.clock(), services: app.services },
    { rows, mapping, name: 'file.csv', by: { person: null, coordinator: true }, allowNew: true, keep: true, ...more },
  );
const figures = (at = us) => app.services.db.forPartnership(at.id, (tx) => figuresOf(tx, at.id, {}));
const header = 'Indicator,Area code,Period,Value,Numerator,Denominator,Note';
const mapping: Mapping = { ...guessMapping(header.split(',')), rule: 'financial-year' };
const fires = (rows: string) => text(`${header}\n${rows}`);

test('a file is tried and nothing kept, then kept; the same file again changes nothing; a changed figure is added as a revision', async () => {
  const first = 'Fires,E1,2023/24,120,,,\nFires,E1,2024/25,110,,,\nFires,E2,2024/25,NA,,,\nFires,E3,2024/25,,,,not in yet\n';
  assert.equal(value(await bring(us, await fires(first), mapping, { keep: false })).added, 4);
  assert.equal((await figures()).length, 0);
  assert.equal(value(await bring(us, await fires(first), mapping)).added, 4);
  assert.deepEqual((await figures()).map((one) => [one.area, one.period.to, one.value, one.absent]), [['E1', '2024-03-31', 120, 'there'], ['E1', '2025-03-31', 110, 'there'], ['E2', '2025-03-31', null, 'not-applicable'], ['E3', '2025-03-31', null, 'missing']]);
  const again = value(await bring(us, await fires(first), mapping));
  assert.deepEqual([again.added, again.revised, again.same], [0, 0, 4]);
  const changed = value(await bring(us, await fires('Fires,E1,2024/25,112,,,late calls\nFires,E1,2023/24,120,,,\n'), mapping));
  assert.deepEqual([changed.added, changed.revised, changed.same], [0, 1, 1]);
  assert.deepEqual(changed.changes.map((one) => [one.title, one.before, one.after]), [['Fires', 110, 112]]);
  const period = { from: '2024-04-01' as never, to: '2025-03-31' as never };
  const revisions = await app.services.db.forPartnership(us.id, (tx) => revisionsOf(tx, us.id, { indicator: 1, area: 'E1', breakdown: '', period }));
  assert.deepEqual(revisions.map((one) => [one.revision, one.value, one.by]), [[1, 110, 'Joe Pritchard'], [2, 112, 'Joe Pritchard']]);
  const asOf = await app.services.db.forPartnership(us.id, (tx) => figuresOf(tx, us.id, { areas: ['E1'], asOf: 1 }));
  assert.equal(asOf.at(-1)?.value, 110, 'as it stood before the second entry');
});

test('a code is one series however a file types it, new or known', async () => {
  const ours = async () => (await app.services.db.forPartnership(us.id, (tx) => indicatorsOf(tx, us.id))).filter(({ title }) => /^q/i.test(title)).map(({ title }) => title);
  const first = value(await bring(us, await fires('Q 7,E1,2023/24,1,,,\nQ7,E1,2024/25,2,,,\n'), mapping, { keep: false }));
  assert.deepEqual(first.newSeries.map(({ series }) => series), ['Q 7']);
  value(await bring(us, await fires('Q 7,E1,2023/24,1,,,\nQ7,E1,2024/25,2,,,\n'), mapping));
  const again = value(await bring(us, await fires('q-7,E1,2024/25,3,,,\n'), mapping));
  assert.deepEqual([await ours(), again.newSeries, again.revised], [['Q 7'], [], 1]);
});

test('faults name the row and the column, and nothing of the file is kept', async () => {
  const earlier = (await figures()).length;
  const done = await bring(us, await fires('Fires,E1,2025/26,1,,,\nFires,E1,2025,1,,,\nFires,E2,2025/26,many,,,\nNever heard of,E1,2025/26,3,,,\nFires,E9,2025/26,4,,,\nFires,E9,2025/26,5,,,\n'), mapping, { allowNew: false });
  assert.ok(!done.ok);
  assert.deepEqual(done.refusal.faults?.map((fault) => [fault.row, fault.field]), [[2, 'Period'], [3, 'Value'], [4, 'Indicator']]);
  const clash = await bring(us, await fires('Fires,E9,2025/26,4,,,\nFires,E9,2025/26,5,,,\n'), mapping);
  assert.ok(!clash.ok);
  assert.match(clash.refusal.faults?.[0]?.message ?? '', /Row 2 of the file says otherwise/);
  assert.equal((await figures()).length, earlier);
});

test('two rows on one figure that differ in anything are a clash; two that say the same count once', async () => {
  const columns = 'Indicator,Area code,Period,Value,State,Lower,Note';
  const twice = async (one: string, other: string) => bring(us, await text(`${columns}\nFires,E7,2024/25,${one}\nFires,E7,2024/25,${other}\n`), { ...guessMapping(columns.split(',')), rule: 'financial-year' }, { keep: false });
  for (const [one, other] of [['4,,,', '4,projected,,'], ['4,,,', '4,provisional,,'], ['4,,3,', '4,,,'], ['4,,,', '4,,,a note'], ['NA,,,', ',,,'], ['4,,,', ',,,']] as const) {
    const done = await twice(one, other);
    assert.ok(!done.ok, `${one} and ${other}`);
    assert.match(done.refusal.faults?.[0]?.message ?? '', /says otherwise/);
  }
  assert.equal(value(await twice('4,,3,', '4,,3,')).added, 1);
});

test('per cents are checked against their parts and their bounds', async () => {
  const rows = 'Indicator,Area code,Period,Value,Numerator,Denominator,Note\nPer cent satisfied,E1,2024/25,40,40,100,\nPer cent satisfied,E2,2024/25,,30,120,\n';
  value(await bring(us, await text(rows), mapping));
  assert.equal((await figures()).find((one) => one.area === 'E2' && one.numerator === 30)?.value, 25);
  for (const [row, said] of [['Per cent satisfied,E1,2025/26,140,,,', /between 0 and 100/], ['Per cent satisfied,E1,2025/26,40,130,100,', /above the denominator/], ['Per cent satisfied,E1,2025/26,40,20,100,', /is not what 20 of 100 makes/]] as const) {
    const done = await bring(us, await fires(`${row}\n`), mapping);
    assert.ok(!done.ok);
    assert.match(done.refusal.faults?.[0]?.message ?? '', said);
  }
  const share = value(await bring(us, await fires('Per cent satisfied,E1,2025/26,0.41,,,\n'), mapping, { keep: false }));
  assert.match(share.warnings[0] ?? '', /Is it the same unit/);
});

test('two analysts bring the same figures at once: they are there once', async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `Visits,A${at},2024/25,${at},,,`).join('\n');
  const done = await Promise.all([bring(us, await fires(`${rows}\n`), mapping), bring(us, await fires(`${rows}\n`), mapping)]);
  assert.deepEqual(done.map((one) => value(one).added).toSorted((a, b) => a - b), [0, 3000]);
});

test('an import that is killed half-way leaves nothing, and the next one goes through', async () => {
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  const row = (at: number): readonly string[] => ['Cut short', `K${at}`, '2024/25', String(at), '', '', ''];
  const kill: RowBlocks = async function* () {
    yield [header.split(',')];
    for (let block = 0; block < 10; block += 1) {
      yield Array.from({ length: 1000 }, (_, at) => row(block * 1000 + at));
      if (block === 6) await owner.query("select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy staged%' and datname = current_database()");
    }
  };
  const earlier = (await figures()).length;
  const titles = async () => (await app.services.db.forPartnership(us.id, (tx) => indicatorsOf(tx, us.id))).map((one) => one.title);
  await assert.rejects(bring(us, kill, { ...mapping, rules: { 'Cut short': 'financial-year' } }));
  assert.equal((await figures()).length, earlier);
  assert.ok(!(await titles()).includes('Cut short'));
  const whole: RowBlocks = async function* () {
    yield [header.split(','), ...Array.from({ length: 10_000 }, (_, at) => row(at))];
  };
  assert.equal(value(await bring(us, whole, mapping)).added, 10_000);
  await owner.end();
});

test('whoever is forgotten stands on no entry of figures, under their person or under their name alone', async () => {
  const user = await app.user('l@example.org');
  const { people: [person], ...place } = await app.partnership('Left', user.id, [{ name: 'Ben Okoro', sector: 'police' }]);
  assert.ok(person !== undefined);
  value(await bring(place, await fires('Fires,E1,2023/24,120,,,\n'), mapping, { by: { person, coordinator: true } }));
  value(await bring(place, await fires('Fires,E1,2024/25,110,,,\n'), mapping));
  await app.services.db.forPartnership(place.id, async (tx) => {
    assert.equal((await enteredBy(tx, place.id, person)).loads.length, 1, 'it is among what is held about them');
    await forgetEntrant(tx, place.id, person, ['Joe Pritchard']);
    assert.deepEqual((await loadsOf(tx, place.id)).map((one) => one.by), ['Someone who has left', 'Someone who has left']);
  });
});

test('the moments of entries follow their numbers, whoever asked first, and a day ends in London', async () => {
  const place = await app.partnership('Moments', (await app.user('m@example.org')).id, []);
  const late = app.services.clock();
  app.setNow(new Date('2026-07-01T22:30:00Z'));
  value(await bring(place, await fires('Fires,E1,2023/24,1,,,\n'), mapping));
  app.setNow(new Date('2026-07-01T23:30:00Z'));
  value(await bring(place, await fires('Fires,E1,2024/25,2,,,\n'), mapping));
  app.setNow(new Date('2026-07-01T23:29:00Z'));
  value(await bring(place, await fires('Fires,E1,2022/23,3,,,\n'), mapping));
  app.setNow(late);
  await app.services.db.forPartnership(place.id, async (tx) => {
    assert.deepEqual((await loadsOf(tx, place.id)).map((one) => [one.number, one.at.toISOString().slice(11, 16)]), [[3, '23:30'], [2, '23:30'], [1, '22:30']]);
    assert.deepEqual([await loadAt(tx, place.id, endOfDay('2026-07-01' as never)), await loadAt(tx, place.id, endOfDay('2026-07-02' as never))], [1, 3], 'half past eleven in summer is the next day');
  });
});

test('a preview waits for nobody and makes nobody wait, new indicators and all', { timeout: 20_000 }, async () => {
  await app.services.db.forPartnership(us.id, async (tx) => {
    await lockFigures(tx, us.id);
    const done = value(await bring(us, await fires('Quite new,E1,2024/25,7,,,\nFires,E1,2024/25,130,,,\n'), mapping, { keep: false }));
    assert.deepEqual([done.added, done.revised, done.newSeries.map((one) => one.series)], [1, 1, ['Quite new']]);
  });
  assert.ok(!(await app.services.db.forPartnership(us.id, (tx) => indicatorsOf(tx, us.id))).some((one) => one.title === 'Quite new'));
});

test('another partnership sees nothing of it', async () => {
  assert.equal((await figures(them)).length, 0);
  assert.equal((await app.services.db.forPartnership(them.id, (tx) => figuresOf(tx, us.id, {}))).length, 0);
  assert.equal((await app.services.db.forPartnership(them.id, (tx) => loadsOf(tx, us.id))).length, 0);
});

test('quoted cells, semicolons, Windows letters and a heading mark are read; a quotation mark that never ends is refused', async () => {
  const rows = await text('\uFEFF"Indicator";"Area name";"Period";"Value"\n"Homes; all, ""new""";"Ynys\nMôn";2023;1,204\n');
  value(await bring(them, rows, { ...guessMapping(['Indicator', 'Area name', 'Period', 'Value']), rule: 'year' }));
  assert.deepEqual((await figures(them)).map((one) => [one.area, one.value]), [['Ynys\nMôn', 1204]]);
  const open = await bring(them, await text('Indicator,Area name,Period,Value\nA,"B,2023,4\nC,D,2023,5\n'), { ...guessMapping(['Indicator', 'Area name', 'Period', 'Value']), rule: 'year' });
  assert.ok(!open.ok);
  assert.match(open.refusal.message, /never closed/);
});

const demo = join(projectRoot(), '../shared/data/demo');
const skip = existsSync(demo) ? false : 'the real files are not beside the project';
const real = async (name: string): Promise<RowBlocks> => value(await rowBlocksOfFile(join(demo, name)));

test('Trafford: 20,944 rows through one mapping, each series with its own rule of periods', { skip }, async () => {
  const columns: Mapping = { ...noMapping, indicator: ['indicator', 'measure', 'unit'], breakdown: ['inequality'], area: 'area_code', areaName: 'area_name', period: 'period', value: 'value', theme: 'theme' };
  const user = await app.user('trafford@example.org');
  const place = await app.partnership('Trafford', user.id, []);
  const done = value(await bring(place, await real('trafford_scorecard_long.csv.gz'), columns));
  assert.deepEqual([done.rows, done.added, done.revised], [20_944, 20_944, 0]);
  const rules = Object.groupBy(done.newSeries, (one) => one.rule ?? 'none');
  assert.ok((rules['month']?.length ?? 0) > 5 && (rules['quarter']?.length ?? 0) > 2 && (rules['financial-quarter']?.length ?? 0) >= 2 && (rules['day']?.length ?? 0) >= 3 && (rules['year']?.length ?? 0) > 20);
  assert.equal(done.newSeries.filter((one) => one.rule === null).length, 0);
  assert.equal((await figures(place)).filter((one) => one.absent === 'missing').length, 1604);
});

test('Scotland: imputed and projected points are kept and never scored', { skip }, async () => {
  const columns: Mapping = { ...noMapping, indicator: ['Indicator'], areaName: 'CPP', period: 'Year', value: 'value', state: 'Type', rule: 'financial-year' };
  const user = await app.user('scotland@example.org');
  const place = await app.partnership('Scotland', user.id, []);
  const done = value(await bring(place, await real('cpop_32cpps_18indicators_2010_2025.csv.gz'), columns));
  assert.equal(done.added, 8811);
  const all = await figures(place);
  assert.deepEqual(['measured', 'imputed', 'projected'].map((origin) => all.filter((one) => one.origin === origin).length), [6897, 1023, 891]);
  assert.equal(all.filter(isScored).length, 6895);
});

test('Northern Ireland: years, financial years and pooled years, each by its own rule, with one figure withheld by the publisher', { skip }, async () => {
  const columns: Mapping = { ...noMapping, indicator: ['statistic'], area: 'area_code', areaName: 'area_name', period: 'period', value: 'value', theme: 'domain' };
  const user = await app.user('ni@example.org');
  const place = await app.partnership('Northern Ireland', user.id, []);
  const done = value(await bring(place, await real('ni_pfg_series.csv.gz'), columns));
  assert.equal(done.added, 3330);
  const all = await figures(place);
  assert.deepEqual([all.filter((one) => one.absent === 'missing').length, all.filter((one) => one.absent === 'withheld').length], [104, 1]);
  const indicators = await app.services.db.forPartnership(place.id, (tx) => indicatorsOf(tx, place.id));
  assert.equal(indicators.length, 51);
});
