import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { PartnershipId } from '#lib/id.ts';
import { readFileTable } from '#platform/files/read-table.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { indicatorsOf, insertIndicator } from '../store/indicator-store.ts';
import { figuresOf } from '../store/observation-store.ts';

type As = { readonly cookie: string; readonly slug: string };
let app: AppUnderTest;
let us: As & { readonly id: PartnershipId; readonly people: readonly string[] };
let them: typeof us;

const get = (path: string, as: As = us): Promise<Response> => Promise.resolve(app.get(`/p/${as.slug}${path}`, as.cookie));
const read = async (path: string, as: As = us): Promise<string> => (await get(path, as)).text();
const post = async (path: string, body: FormData | Readonly<Record<string, string>>, as: As = us): Promise<Response> =>
  app.app.request(`http://joinery.test/p/${as.slug}${path}`, { method: 'POST', headers: { cookie: `joinery=${as.cookie}`, 'sec-fetch-site': 'same-origin', ...(body instanceof FormData ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) }, body: body instanceof FormData ? body : new URLSearchParams(body).toString() });
const indicators = (at = us) => app.services.db.forPartnership(at.id, (tx) => indicatorsOf(tx, at.id));
const figures = (at = us) => app.services.db.forPartnership(at.id, (tx) => figuresOf(tx, at.id, {}));

const begin = async (name: string, email: string): Promise<typeof us> => {
  const user = await app.user(email);
  const made = await app.partnership(name, user.id, [{ name: 'Asha Patel', sector: 'council', role: 'chair' }, { name: 'Ben Okoro', sector: 'police' }]);
  return { cookie: user.cookie, ...made } as typeof us;
};
const fields = { code: 'L 1', title: 'People who volunteer', definition: 'At least once a month', unit: '', measure: 'per-cent', ratePer: '', better: 'up', kind: 'outcome', frequency: 'year', periodRule: 'financial-year', geography: '', area: '', source: 'Survey', theme: 'Stronger', decimals: '1', smallest: '5', story: '', leadOrganisation: '', leadPerson: '', compilingPerson: '', accountablePerson: '', returnedWithin: '60', askedBy: 'Local outcomes: 4a' };

before(async () => {
  app = await appUnderTest();
  us = await begin('Figures', 'c@example.org');
  them = await begin('Others', 'o@example.org');
});

test('before anything is known the scorecard says where to begin', async () => {
  assert.match(await read('/performance'), /Choose from the national indicators/);
});

test('an indicator is added, faults stand beside their fields, and a code is not given twice', async () => {
  const bad = await post('/performance/indicators/new', { ...fields, title: '', measure: 'rate' });
  assert.equal(bad.status, 422);
  assert.match(await bad.text(), /Enter what the indicator is called/);
  assert.equal((await post('/performance/indicators/new', fields)).status, 303);
  const twice = await post('/performance/indicators/new', { ...fields, title: 'Another' });
  assert.match(await twice.text(), /already an indicator with the code L 1/);
  for (const code of ['L1', 'l-1', ' l  1 ']) assert.match(await (await post('/performance/indicators/new', { ...fields, code, title: 'Another' })).text(), /already an indicator with the code L 1/, code);
  assert.deepEqual((await indicators()).map((one) => [one.code, one.title, one.returnedWithin]), [['L 1', 'People who volunteer', 60]]);
  assert.match(await read('/performance/indicators'), /Local outcomes 4a/);
});

test('national indicators of the pack are adopted once, however often they are ticked', async () => {
  assert.match(await read('/performance/indicators/adopt'), /titles are still to be checked/);
  for (const _ of [1, 2]) await post('/performance/indicators/adopt', { framework: 'national-indicators', code: 'NI 4' });
  assert.equal((await indicators()).filter((one) => one.code === 'NI 4').length, 1);
  assert.equal((await post('/performance/indicators/adopt', { framework: 'national-indicators' })).status, 422);
  const own = (await indicators()).find((found) => found.code === 'NI 4') as Awaited<ReturnType<typeof indicators>>[number];
  assert.equal((await post(`/performance/indicators/${own.id}/edit`, { ...fields, title: own.title, code: 'ni4', version: String(own.version) })).status, 303);
  assert.match(await read('/performance/indicators/adopt'), /NI 4 [^<]*<\/label><div[^>]*>\s*In use here already/);
  await post('/performance/indicators/adopt', { framework: 'national-indicators', code: 'NI 4' });
  assert.deepEqual((await indicators()).filter((one) => /^ni ?4$/i.test(one.code ?? '')).map((one) => one.code), ['ni4'], 'typed another way it is the same one');
  await assert.rejects(app.services.db.forPartnership(us.id, (tx) => insertIndicator(tx, us.id, { ...own, code: 'NI-4' }, null)), /indicator_code/, 'nor does the database take a second');
});

const one = async () => (await indicators()).find((found) => found.code === 'L 1') as Awaited<ReturnType<typeof indicators>>[number];
const figure = { area: '', period: '2023/24', value: '', numerator: '210', denominator: '1000', lower: '', upper: '', state: '', note: '', words: 'A new volunteer bureau', revision: '0' };

test('a figure is worked out from its parts, drawn with its interval, and what was said stands under it', async () => {
  const { id } = await one();
  assert.equal((await post(`/performance/indicators/${id}/enter`, figure)).status, 303);
  await post(`/performance/indicators/${id}/enter`, { ...figure, period: '2024/25', numerator: '300', words: '' });
  const text = await read(`/performance/indicators/${id}`);
  for (const told of [/30\.0%/, /27\.2% to 32\.9%/, /A new volunteer bureau/, /It is higher than the time before, by more than chance/, /<svg/]) assert.match(text, told);
});

test('a figure with faults says so and keeps what was typed; one entered by somebody else meanwhile is not overwritten', async () => {
  const { id } = await one();
  const bad = await post(`/performance/indicators/${id}/enter`, { ...figure, period: 'last year', numerator: '2000' });
  assert.equal(bad.status, 422);
  const text = await bad.text();
  assert.match(text, /Enter a period like 2024\/25/);
  assert.match(text, /value="2000"/);
  const late = await post(`/performance/indicators/${id}/enter`, { ...figure, period: '2024/25', numerator: '310', words: '' });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /There is a figure for 2024\/25 already: 30\.0%/);
  assert.equal((await post(`/performance/indicators/${id}/enter`, { ...figure, period: '2024/25', numerator: '310', revision: '1', words: '' })).status, 303);
  const history = await read(`/performance/indicators/${id}/history`);
  assert.match(history, /30\.0%/);
  assert.match(history, /31\.0%/);
});

test('the scorecard as it was seen before today knows nothing of what was entered today', async () => {
  const { id } = await one();
  assert.match(await read(`/performance/indicators/${id}?on=2020-01-01`), /There is no figure to draw yet/);
  assert.match(await read('/performance/changes?since=2020-01-01'), /New figure for 2024\/25/);
});

// The way from how a file is read to what it would change: an answer that leads to an address.
const previewed = async (at: string, typed: Readonly<Record<string, string>>): Promise<string> => {
  const sent = await post(at, typed);
  assert.deepEqual([sent.status, sent.headers.get('location')], [303, `/p/${us.slug}${at}/preview`]);
  return read(`${at}/preview`);
};
const seenIn = (preview: string): string => /name="seen" value="(\d+)"/.exec(preview)?.[1] ?? '';

test('figures that came in after the preview are looked at before they are overtaken', async () => {
  const { id } = await one();
  const form = new FormData();
  form.set('file', new File(['Indicator,Period,Value\nL 1,2021/22,18\n'], 'late.csv'));
  const at = (await post('/performance/bring', form)).headers.get('location')?.replace(`/p/${us.slug}`, '') as string;
  const columns = { indicator: 'Indicator', period: 'Period', value: 'Value' };
  const seen = seenIn(await previewed(at, columns));
  assert.equal((await post(`/performance/indicators/${id}/enter`, { ...figure, period: '2021/22', numerator: '190', words: '' })).status, 303);
  const kept = await post(`${at}/keep`, { ...columns, seen });
  assert.equal(kept.status, 409);
  const text = await kept.text();
  assert.match(text, /Somebody else brought figures after you looked/);
  assert.match(text, /2021-04-01 to 2022-03-31.*19.*18/);
  assert.equal((await figures()).find((each) => each.period.from === '2021-04-01')?.value, 19);
  assert.equal((await post(`${at}/keep`, { ...columns, seen: seenIn(text) })).status, 303);
  assert.equal((await figures()).find((each) => each.period.from === '2021-04-01')?.value, 18);
});

test('a file is read by its headings, shown before it changes anything, and added whole', async () => {
  const send = async (content: string) => {
    const form = new FormData();
    form.set('file', new File([content], 'volunteers.csv', { type: 'text/csv' }));
    return (await post('/performance/bring', form)).headers.get('location')?.replace(`/p/${us.slug}`, '') as string;
  };
  const at = await send('Indicator,Area code,Area name,Period,Value\nL 1,D1,Ambleton,2024/25,22\nL 1,D2,Brackenfield,2024/25,35.5\nHomes built,D1,Ambleton,2023/24,41\nHomes built,D1,Ambleton,2024/25,44\n');
  const asked = await read(at);
  assert.match(asked, /can be read in more than one way/);
  const columns = { indicator: 'Indicator', area: 'Area code', areaName: 'Area name', period: 'Period', value: 'Value' };
  assert.equal((await post(at, columns)).headers.get('location'), `/p/${us.slug}${at}?said=yes`);
  assert.match(await read(`${at}?said=yes`), /<a href="#rule-0">Say what the periods of “Homes built” are<\/a>[^]*id="rule-0-error"[^]*Say what the periods of “Homes built” are/, 'it leads to the field, and the field says it too');
  assert.equal((await get(`${at}/preview`)).headers.get('location'), `/p/${us.slug}${at}?said=yes`, 'nothing is tried before it is said how it is read');
  const preview = await previewed(at, { ...columns, 'rule:Homes built': 'financial-year' });
  assert.match(await read(`${at}/preview`), /4 new figures/, 'it can be gone back to');
  assert.match(await read(at), /<option value="financial-year" selected/, 'and how it is read is as it was said');
  assert.match(preview, /4 new figures/);
  const seen = seenIn(preview);
  assert.equal((await figures()).filter((each) => each.area === 'D1').length, 0);
  assert.equal((await post(`${at}/keep`, { ...columns, seen, 'rule:Homes built': 'financial-year', 'save-as': 'Volunteers' })).status, 303);
  assert.equal((await figures()).filter((each) => each.area === 'D1').length, 3);
  assert.match(await read('/performance/bring'), /As last time: Volunteers/);
  assert.equal((await get(`${at}/preview`)).status, 404);
  const forget = /href="\/p\/[^/]+(\/performance\/bring\/readings\/[^/"]+\/forget)"/.exec(await read('/performance/bring/readings'))?.[1] ?? '';
  assert.match(await read(forget), /Forget this way of reading files\?[\s\S]*Area code/);
  assert.equal((await app.get(`/p/${us.slug}${forget}`, them.cookie)).status, 404);
  assert.equal((await get(forget.replace(us.slug, them.slug), them)).status, 404);
  assert.equal((await post(forget, {})).status, 303);
  assert.match(await read('/performance/bring/readings'), /None is remembered/);
  assert.doesNotMatch(await read('/performance/bring'), /As last time/);
  assert.equal((await post(forget, {})).status, 404);
  assert.equal((await figures()).filter((each) => each.area === 'D1').length, 3, 'what was read by it stays');
  const faulty = await send('Indicator,Area code,Period,Value\nL 1,D3,2024/25,lots\n');
  assert.match(await previewed(faulty, { indicator: 'Indicator', area: 'Area code', period: 'Period', value: 'Value' }), /Row 2, Value: “lots” is not a number/);
});

test('many new indicators whose periods are read alike take one answer', async () => {
  const form = new FormData();
  form.set('file', new File(['Indicator,Period,Value\nHedges,2020/21,1\nPonds,2020/21,2\nL 1,2023/24,22\n'], 'many.csv'));
  const at = (await post('/performance/bring', form)).headers.get('location')?.replace(`/p/${us.slug}`, '') as string;
  const columns = { indicator: 'Indicator', period: 'Period', value: 'Value' };
  assert.match(await read(at), /The same for all below/);
  const preview = await previewed(at, { ...columns, 'rule-all': 'academic-year' });
  assert.match(preview, /2 new indicators/);
  assert.match(preview, /Add 2 figures and revise 1 figure/);
  assert.equal((await post(`${at}/keep`, { ...columns, 'rule-all': 'academic-year', seen: seenIn(preview) })).status, 303);
  assert.deepEqual((await indicators()).filter((each) => ['Hedges', 'Ponds'].includes(each.title)).map((each) => each.periodRule), ['academic-year', 'academic-year']);
});

test('one answer is for all new indicators that it fits; those that it does not fit are asked for, those that leave no choice are not', async () => {
  const form = new FormData();
  form.set('file', new File(['Indicator,Period,Value\nRooks,2020/21,1\nRuffs,2020/21,2\nRails,1998-01,3\nReeves,1998-01,4\nRobins,Q1 2020,5\n'], 'mixed.csv'));
  const at = (await post('/performance/bring', form)).headers.get('location')?.replace(`/p/${us.slug}`, '') as string;
  const asked = await read(at);
  assert.match(asked, /The same for all below/);
  assert.match(asked, /1 that can be read in one way only/);
  assert.doesNotMatch(asked, /name="rule:Robins"/, 'where there is no choice there is none to make');
  const columns = { indicator: 'Indicator', period: 'Period', value: 'Value', 'rule:Rooks': '', 'rule:Ruffs': '', 'rule:Rails': '', 'rule:Reeves': '' };
  const half = await post(at, { ...columns, 'rule-all': 'academic-year', 'rule:Rooks': 'financial-year' });
  assert.equal(half.headers.get('location'), `/p/${us.slug}${at}?said=yes`);
  const again = await get(`${at}?said=yes`);
  assert.equal(again.status, 422);
  const text = await again.text();
  assert.doesNotMatch(text, /Say what the periods of “R(ooks|uffs)”/);
  assert.match(text, /Say what the periods of “Reeves”/);
  const preview = await previewed(at, { ...columns, 'rule-all': 'academic-year', 'rule:Rooks': 'financial-year', 'rule:Rails': 'month', 'rule:Reeves': 'month' });
  assert.match(preview, /5 new indicators/);
  assert.equal((await post(`${at}/keep`, { ...columns, 'rule-all': 'academic-year', 'rule:Rooks': 'financial-year', 'rule:Rails': 'month', 'rule:Reeves': 'month', seen: seenIn(preview) })).status, 303);
  assert.deepEqual((await indicators()).filter((each) => each.title.startsWith('R')).map((each) => each.periodRule), ['financial-year', 'academic-year', 'month', 'month', 'quarter']);
});

test('a packed file too large for a page says so where a file is asked for', async () => {
  const form = new FormData();
  form.set('file', new File([gzipSync(`Indicator,Period,Value\n${'L 1,2024/25,1\n'.repeat(260_000)}`)], 'great.csv.gz'));
  const at = (await post('/performance/bring', form)).headers.get('location')?.replace(`/p/${us.slug}`, '') as string;
  for (const answer of [await get(at), await post(at, { indicator: 'Indicator', period: 'Period', value: 'Value' })]) {
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /more than 250,000 rows/);
  }
});

test('the spreadsheet made for somebody comes back as it went, and reads by itself', async () => {
  const file = await get('/performance/bring/template.xlsx');
  const table = await readFileTable(new Uint8Array(await file.arrayBuffer()));
  assert.ok(table.ok);
  assert.deepEqual(table.value.heading.slice(0, 6), ['Indicator', 'What it is', 'Area code', 'Area name', 'Period', 'Value']);
  assert.ok(table.value.rows.some((row) => row[0] === 'L 1' && row[4] === '2025/26'));
});

test('another partnership gets the same answer as for an indicator that does not exist', async () => {
  const { id } = await one();
  for (const path of ['', '/history', '/figures.csv', '/edit', '/enter']) assert.equal((await get(`/performance/indicators/${id}${path}`, them)).status, 404, path);
  assert.equal((await figures(them)).length, 0);
  assert.equal((await post(`/performance/indicators/${id}/enter`, figure, them)).status, 404);
});

test('an indicator whose figures are all of other areas says where they are', async () => {
  const homes = (await indicators()).find((found) => found.title === 'Homes built');
  assert.ok(homes);
  const path = `/performance/indicators/${homes.id}/edit`;
  const form = await read(path);
  const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? '';
  assert.equal((await post(path, { ...fields, code: '', title: 'Homes built', measure: 'number', area: 'COUNTY', version })).status, 303);
  const text = await read(`/performance/indicators/${homes.id}`);
  assert.match(text, /1 other area has figures, and none of them stands for the partnership[\s\S]*Ambleton[\s\S]*Say whose figure stands/);
});

test('figures go out as CSV in the columns that bring them in again', async () => {
  const { id } = await one();
  const csv = await read(`/performance/indicators/${id}/figures.csv`);
  assert.match(csv, /L 1,,,,2024\/25,31,310,1000/);
  assert.match(csv, /L 1,D2,Brackenfield,,2024\/25,35\.5/);
});

test('a list of indicators goes out and comes in again with no change; one that was published brings what is new, once', async () => {
  const csv = await read('/performance/indicators.csv');
  assert.match(csv, /^\uFEFF?Code,Name,Definition/);
  assert.match(await (await post('/performance/indicators/list', { rows: csv })).text(), /<strong>0 new indicators<\/strong>/);
  const rows = 'IndicatorID,Polarity,ValueType,IndicatorName,PeriodType,Frequency\n41101,Low is good,Proportion,Emergency stays again within 30 days,Financial,annually\n383,No judgement,Count,Falls at home,Calendar,quarterly\n';
  assert.match(await (await post('/performance/indicators/list', { rows, framework: 'Health profiles' })).text(), /<strong>2 new indicators<\/strong>/);
  for (const _ of [1, 2]) assert.equal((await post('/performance/indicators/list/keep', { rows, framework: 'Health profiles' })).status, 303);
  const added = (await indicators()).filter((each) => ['41101', '383'].includes(each.code ?? ''));
  assert.deepEqual(added.map((each) => [each.code, each.better, each.measure, each.periodRule, each.frequency]).toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))), [['383', 'none', 'number', 'quarter', 'quarter'], ['41101', 'down', 'per-cent', 'financial-year', 'year']]);
  assert.match(await (await post('/performance/indicators/list', { rows: 'code,name\nl1,People who volunteer\n' })).text(), /<strong>0 new indicators<\/strong>[\s\S]*<strong>0 indicators<\/strong> brought up to date/, 'its code typed another way is no change');
  const bad = await post('/performance/indicators/list', { rows: 'Indicator,Polarity\nA,sideways\n' });
  assert.equal(bad.status, 422);
  assert.match(await bad.text(), /Row 2, Polarity: “sideways” doesn’t say which way is good/);
});
