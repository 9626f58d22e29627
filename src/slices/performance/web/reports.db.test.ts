import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { readXlsx } from 'hucre';
import pg from 'pg';
import type { GroupId, PartnershipId, PersonId } from '#lib/id.ts';
import type { Layer } from '#partnership';
import { insertGroup, readMembership } from '#partnership/reads';
import { makeToken } from '#platform/auth/api-token.ts';
import type { Work } from '#platform/services.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { readZip } from '#tests/support/read-zip.ts';
import { addIndicator } from '../commands/edit-indicator.ts';
import { enterFigures } from '../commands/enter-figures.ts';
import { emptyIndicator, type IndicatorDraft, type IndicatorId } from '../core/indicator.ts';
import type { ReportId } from '../core/report.ts';
import { reportOnCommandLine } from '../cli/report.ts';
import { meetingDays } from './planner-page.tsx';
import { reportById, reportsOf } from '../store/report-store.ts';
import { figureContribution } from './contribution.tsx';

type Place = { readonly id: PartnershipId; readonly slug: string; readonly cookie: string; readonly people: readonly PersonId[] };
let app: AppUnderTest;
let us: Place;
let them: Place;
let contributor: string;
let ids: Readonly<Record<'volunteers' | 'visits' | 'money', IndicatorId>>;
let groups: ReadonlyMap<string, GroupId>;

const get = (path: string, as: Pick<Place, 'slug' | 'cookie'> = us): Promise<Response> => app.get(`/p/${as.slug}${path}`, as.cookie);
const read = async (path: string, as: Pick<Place, 'slug' | 'cookie'> = us): Promise<string> => (await get(path, as)).text();
const post = (path: string, fields: Readonly<Record<string, string>> = {}, as: Pick<Place, 'slug' | 'cookie'> = us): Promise<Response> => app.post(`/p/${as.slug}${path}`, as.cookie, fields);
const here = () => ({ id: us.id, slug: us.slug, name: 'Reports', pack: 'lsp-2009', packVersion: '1.0.0', demo: false });
const within = <T>(work: (all: Work) => Promise<T>): Promise<T> => app.services.db.forPartnership(us.id, (tx) => work({ tx, here: here(), actor: { user: null, name: 'Asha' }, now: app.services.clock(), services: app.services }));
const enter = (id: IndicatorId, figures: readonly (readonly [period: string, value: string, revision: number])[], person: PersonId | null = null) =>
  within((work) => enterFigures(work, id, figures.map(([period, value, revision]) => ({ area: '', breakdown: '', period, revision, figure: { value, numerator: '', denominator: '', lower: '', upper: '', state: '', note: '' } })), { person, coordinator: true, source: 'form' }));

const indicator = async (draft: Partial<IndicatorDraft>): Promise<IndicatorId> => {
  const made = await within((work) => addIndicator(work, { ...emptyIndicator, better: 'up', ...draft }));
  assert.ok(made.ok);
  return made.value;
};

before(async () => {
  app = await appUnderTest();
  const begin = async (name: string, email: string): Promise<Place> => {
    const user = await app.user(email);
    return { cookie: user.cookie, ...(await app.partnership(name, user.id, [{ name: 'Asha Patel', sector: 'council', role: 'chair' }, { name: 'Ben Okoro', sector: 'police' }])) };
  };
  [us, them] = [await begin('Reports', 'c@example.org'), await begin('Others', 'o@example.org')];
  const lead = await app.user('lead@example.org');
  await app.member(us.id, lead.id, 'contributor');
  contributor = lead.cookie;
  await within(async ({ tx }) => { for (const [name, layer, meetings] of [['Executive', 'executive', 3], ['Safer', 'operational', 12]] as const) await insertGroup(tx, us.id, { name, layer: layer as Layer, remit: null, parent: null, meetingsAYear: meetings }, '2020-01-01'); });
  groups = new Map((await within(({ tx }) => readMembership(tx, us.id))).groups.map((one) => [one.name, one.id]));
  ids = { volunteers: await indicator({ title: 'People who volunteer', kind: 'outcome', returnedWithin: 60 }), visits: await indicator({ title: 'Home visits made', kind: 'process', frequency: 'month', periodRule: 'month', returnedWithin: 10 }), money: await indicator({ title: 'Money spent on visits', kind: 'input', measure: 'money', decimals: 0 }) };
  await enter(ids.volunteers, [['2022/23', '20', 0], ['2023/24', '21', 0], ['2024/25', '23.5', 0]], us.people[1]);
  await enter(ids.visits, [['2026-08', '40', 0], ['2026-09', '42', 0]]);
  await enter(ids.money, [['2024/25', '12000', 0]]);
});

const draft = async (layer: Layer, group: string, day: readonly [string, string, string] = ['3', '12', '2026']): Promise<string> => {
  const made = await post('/performance/reports/new', { layer, group: groups.get(group) ?? '', title: `The ${layer} report`, 'meetsOn-day': day[0], 'meetsOn-month': day[1], 'meetsOn-year': day[2] });
  assert.equal(made.status, 303);
  return (made.headers.get('location') ?? '').replace(`/p/${us.slug}`, '');
};

test('a draft needs a group of its layer, a day and a title', async () => {
  const bad = await post('/performance/reports/new', { layer: 'strategic', group: groups.get('Safer') ?? '', title: '', 'meetsOn-day': '31', 'meetsOn-month': '2', 'meetsOn-year': '2026' });
  assert.equal(bad.status, 422);
  const text = await bad.text();
  for (const told of [/Safer is of the operational layer/, /Enter a title/, /Enter the day of the meeting/]) assert.match(text, told);
  const change = /href="\/p\/[^/]+(\/people\/group\/[^"]+)">Change the layer of Safer/.exec(text)?.[1] ?? '';
  assert.match(await read(change), /name="layer"/, 'it leads to where the layer is changed');
});

test('an indicator is raised with a reason, goes further up, is sent back and closed, and every step is kept', async () => {
  const at = `/performance/indicators/${ids.money}/raise`;
  assert.match(await (await post(at, { to: 'executive', why: '' })).text(), /Say why, in a sentence/);
  assert.equal((await post(at, { to: 'operational', why: 'x' })).status, 422);
  assert.equal((await post(at, { to: 'executive', why: 'The grant ends in March' }, { slug: us.slug, cookie: contributor })).status, 303);
  assert.equal((await post(at, { to: 'strategic', why: 'The executive has no money either' })).status, 303);
  const shown = await read('/performance/exceptions');
  for (const told of [/1 open exception/, /The grant ends in March/, /The executive has no money either/]) assert.match(shown, told);
  const id = /\/performance\/exceptions\/([0-9a-f-]{36})/.exec(shown)?.[1] ?? '';
  assert.equal((await post(`/performance/exceptions/${id}`, { version: '1', to: 'executive', why: 'Late' })).status, 409);
  assert.equal((await post(`/performance/exceptions/${id}`, { version: '2', to: 'executive', why: 'The executive can move money after all' })).status, 303);
  assert.equal((await post(`/performance/exceptions/${id}`, { version: '3', to: 'closed', why: 'A new grant was found' }, { slug: us.slug, cookie: contributor })).status, 403);
  assert.equal((await post(`/performance/exceptions/${id}`, { version: '3', to: 'closed', why: 'A new grant was found' })).status, 303);
  assert.match(await read('/performance/exceptions'), /A new grant was found/);
  await post(at, { to: 'strategic', why: 'The new grant was withdrawn' });
});

let strategic = '';

test('a draft shows what would be issued; only coordinators see it, and others find nothing', async () => {
  strategic = await draft('strategic', 'Board');
  const text = await read(strategic);
  for (const told of [/People who volunteer/, /The new grant was withdrawn/, /Passed up to this meeting/, /leaves room to talk/]) assert.match(text, told);
  assert.doesNotMatch(text, /Home visits made/);
  for (const ending of ['', '/paper.docx', '/paper.pdf', '/paper.xlsx']) {
    assert.equal((await get(`${strategic}${ending}`, { slug: us.slug, cookie: contributor })).status, 404, ending);
    assert.equal((await get(`${strategic.replace('/performance', '/performance')}${ending}`, them)).status, 404, ending);
  }
  for (const path of ['/performance/reports', '']) assert.doesNotMatch(await read(path, { slug: us.slug, cookie: contributor }), /The strategic report/);
  assert.match(await read(''), /Issue the report “The strategic report”/);
});

test('a summary is written, a question struck and one added; what somebody else saved first is not overwritten', async () => {
  const first = await read(strategic);
  const shown = [...first.matchAll(/name="shown" value="([^"]+)"/g)].map((found) => found[1] as string);
  assert.ok(shown.length >= 1);
  const fields = { version: '1', title: 'The strategic report', 'meetsOn-day': '3', 'meetsOn-month': '12', 'meetsOn-year': '2026', summary: 'Volunteering is up.', shown: shown[0] ?? '', added: 'What of the bus?', most: '5' };
  assert.equal((await post(strategic, fields)).status, 303);
  const text = await read(strategic);
  for (const told of [/Volunteering is up\./, /What of the bus\?/]) assert.match(text, told);
  assert.doesNotMatch(text.slice(text.indexOf('What will be issued')), /What can only this board do/);
  assert.equal((await post(strategic, fields)).status, 409);
  assert.equal((await post(strategic, { ...fields, version: '2', most: '0' })).status, 422);
});

test('what is issued is kept as it was when a figure is revised, and says what was revised since', async () => {
  assert.equal((await post(`${strategic}/issue`, { version: '2' })).status, 303);
  const kept = () => within(({ tx }) => reportById(tx, us.id, strategic.split('/').at(-1) as ReportId));
  const sealed = await kept();
  assert.equal(sealed?.content?.summary, 'Volunteering is up.');
  assert.match(await read(strategic), /None of its figures has been revised since/);
  await enter(ids.volunteers, [['2024/25', '19', 1]]);
  const text = await read(strategic, { slug: us.slug, cookie: contributor });
  for (const told of [/it said 23\.5, and now says 19\.0/, /Volunteering is up\./, /23\.5 \(2024\/25\)/]) assert.match(text, told);
  const after = await kept();
  assert.deepEqual([after?.content, after?.checksum, after?.asOf], [sealed?.content, sealed?.checksum, sealed?.asOf]);
  assert.equal((await post(`${strategic}/discard`, { version: '3' })).status, 409);
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  await assert.rejects(owner.query(`update performance.report set title = 'x'`), /can’t be changed/);
  await assert.rejects(owner.query(`delete from performance.report`), /can’t be changed/);
  await owner.end();
});

test('Word, PDF and spreadsheet hold what the page holds', async () => {
  const bytes = async (ending: string): Promise<Uint8Array> => new Uint8Array(await (await get(`${strategic}/paper.${ending}`, { slug: us.slug, cookie: contributor })).arrayBuffer());
  const body = readZip(await bytes('docx')).get('word/document.xml')?.toString('utf8') ?? '';
  for (const told of ['Volunteering is up.', 'People who volunteer', 'What of the bus?', 'The new grant was withdrawn', '23.5']) assert.ok(body.includes(told), told);
  const pdf = Buffer.from(await bytes('pdf')).toString('latin1');
  assert.ok(pdf.startsWith('%PDF') && pdf.includes('StructTreeRoot'));
  const book = await readXlsx(await bytes('xlsx'));
  const texts = book.sheets.flatMap((sheet) => sheet.rows.flat()).map(String);
  for (const told of ['Volunteering is up.', 'People who volunteer', 'The new grant was withdrawn']) assert.ok(texts.some((one) => one.includes(told)), told);
});

test('who gave a figure learns which meeting saw it; the calendar and the home page know of the report', async () => {
  const used = await within((work) => figureContribution.used?.(work, us.people[1] as PersonId) ?? Promise.resolve([]));
  assert.deepEqual(used, ['Your figure for “People who volunteer” was in the report to Board of 3 December 2026.']);
  assert.deepEqual((await within(({ tx }) => reportsOf(tx, us.id))).flatMap((one) => meetingDays([one], app.services.clock())).map((one) => one.on), ['2026-12-03']);
  assert.match(await read('', { slug: us.slug, cookie: contributor }), /Report to Board, 3 December 2026/);
  assert.match(await read('/performance/changes'), /Since the board’s last report, “The strategic report”/);
  assert.match(await read('/performance/changes'), /A figure shown before was revised/);
});

test('executive and operational reports see their own kinds, and the next report compares with the last', async () => {
  const executive = await read(await draft('executive', 'Executive'));
  for (const told of [/Home visits made/, /Money spent on visits: £12,000 in 2024\/25/, /Nothing has been passed up/]) assert.match(executive, told);
  const operational = await read(await draft('operational', 'Safer'));
  for (const told of [/Money spent on visits/, /Home visits made/, /Too few figures for a run chart/]) assert.match(operational, told);
  const again = await read(await draft('strategic', 'Board', ['3', '3', '2027']));
  assert.match(again, /“Since the last report” means since “The strategic report” of 3 December 2026/);
  assert.match(again, /A figure shown before was revised/);
});

test('the planner says who meets too seldom, draws the year, and lets a group’s figures be chosen', async () => {
  const text = await read('/performance/planner');
  for (const told of [/Executive meets 3 times a year/, /Board \(4 times a year\) would look at the same figure more than once/, /<svg/, /Figures that should arrive/]) assert.match(text, told);
  const board = groups.get('Board') ?? '';
  assert.equal((await post(`/performance/planner/${board}`, { indicator: ids.visits })).status, 303);
  assert.match(await read('/performance/planner'), /Board looks at 1 process figure, which its layer does not/);
  assert.match(await read('/performance/planner'), /Nobody looks at 1 figure: “People who volunteer”/);
  await post(`/performance/planner/${board}`, {});
});

test('limits are set, checked, and warn', async () => {
  const fields = Object.fromEntries(['strategic', 'executive', 'operational'].flatMap((layer) => [[`${layer}-pages`, '4'], [`${layer}-minutes`, '3'], [`${layer}-meeting`, '120'], [`${layer}-share`, '25']]));
  assert.equal((await post('/performance/limits', { ...fields, 'strategic-share': '0', version: '0' })).status, 422);
  assert.equal((await post('/performance/limits', { ...fields, version: '0' })).status, 303);
  assert.equal((await post('/performance/limits', { ...fields, version: '0', 'strategic-pages': '9' })).status, 409);
  assert.match(await read(await draft('strategic', 'Board', ['4', '4', '2027'])), /more than the 3 that monitoring may take here/);
});

test('the API lists and reads what was issued, and raises; the command line tells what a report would say now', async () => {
  const user = await app.user('api@example.org');
  await app.member(us.id, user.id, 'coordinator');
  const token = await makeToken(app.services.db, { user: user.id, partnership: us.id, name: 't', scopes: ['read', 'write'], expiresAt: new Date('2027-01-01') });
  const call = async (path: string, init: RequestInit = {}) => { const answer = await app.app.request(`http://joinery.test/api/v1/partnerships/${us.slug}${path}`, { ...init, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } }); return { status: answer.status, body: (await answer.json()) as never }; };
  const listed = (await call('/reports?layer=strategic')).body as readonly { readonly id: string; readonly title: string }[];
  assert.deepEqual(listed.map((one) => one.title), ['The strategic report']);
  assert.equal(((await call(`/reports/${listed[0]?.id}`)).body as { readonly summary: string }).summary, 'Volunteering is up.');
  assert.equal((await call(`/indicators/${ids.visits}/exceptions`, { method: 'POST', body: JSON.stringify({ to: 'executive', why: 'Two visitors left' }) })).status, 201);
  assert.equal(((await call('/exceptions')).body as readonly { readonly open: boolean }[]).filter((one) => one.open).length, 2);
  const said = await reportOnCommandLine(app.services, here(), 'executive');
  assert.ok(said.ok && said.value.exceptions[0]?.why === 'Two visitors left');
  assert.equal((await reportOnCommandLine(app.services, here(), 'none')).ok, false);
});

test('another partnership sees none of it', async () => {
  assert.equal((await get(strategic, them)).status, 404);
  for (const path of ['/performance/reports', '/performance/exceptions', '/performance/planner']) assert.doesNotMatch(await read(path, them), /The strategic report|Money spent|Home visits/);
  assert.equal((await post(`/performance/indicators/${ids.visits}/raise`, { to: 'executive', why: 'x' }, them)).status, 404);
  assert.equal((await app.services.db.forPartnership(them.id, (tx) => reportsOf(tx, us.id))).length, 0);
});
