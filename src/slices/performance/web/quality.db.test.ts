import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { run } from '#platform/db/database.ts';
import { makeToken } from '#platform/auth/api-token.ts';
import { ownThread } from './own-thread.ts';
import { enterFigures } from '../commands/enter-figures.ts';
import { qualityOf } from '../commands/read-quality.ts';
import { trustUnderTest, type TrustUnderTest } from '#tests/support/trust.ts';

let it: TrustUnderTest;
const all = (score: string) => Object.fromEntries(['accuracy', 'validity', 'reliability', 'timeliness', 'relevance', 'completeness'].map((one) => [`score-${one}`, score]));
const at = async (path = ''): Promise<string> => `/performance/indicators/${(await it.burglary()).id}/quality${path}`;
const marks = async () => it.app.services.db.forPartnership(it.id, (tx) => qualityOf(tx, it.id, { now: it.app.services.clock() }));
const mark = async () => (await marks()).get((await it.burglary()).id);
const loadOf = async (): Promise<string> => /name="load" value="(\d+)"/.exec(await it.read(await at(), 'ben'))?.[1] ?? '';

before(async () => {
  it = await trustUnderTest();
});

test('before there is a figure the page says where to begin', async () => {
  assert.match(await it.read('/performance/quality'), /There is no figure yet to rate or to sign/);
  await it.give(await it.burglary(), '2023/24', '410');
  await it.give(await it.burglary(), '2024/25', '380');
  await it.give(await it.homes(), '2024/25', '52');
  const text = await it.read('/performance/quality');
  for (const told of [/Of 2 latest figures, 0 are signed off/, /L 1 Burglaries, 2024\/25/, /Never rated/, /Never checked by another partner/]) assert.match(text, told);
});

test('a contributor rates what they bring and nothing of others; a coordinator rates anything', async () => {
  const refused = await it.get(await at('/rate'), 'cat');
  assert.equal(refused.status, 403, 'it is there, and not theirs to rate');
  assert.match(await refused.text(), /You can rate the figures that you bring[\s\S]*ask the coordinator, or challenge the figure/);
  assert.equal((await it.get('/performance/indicators/00000000-0000-4000-8000-000000000000/quality/rate', 'cat')).status, 404);
  assert.equal((await it.post(await at('/rate'), { ...all('4'), period: '', words: '' }, 'cat')).status, 403);
  assert.equal((await it.post(await at('/rate'), { ...all('4'), period: '', words: '' }, 'asha')).status, 403);
  assert.equal((await mark())?.grade, 'not-rated');
  const bad = await it.post(await at('/rate'), { ...all(''), period: '', words: 'kept' }, 'ben');
  assert.equal(bad.status, 422);
  assert.match(await bad.text(), /Rate at least one dimension[\s\S]*kept/);
  for (const _ of [1, 2]) assert.equal((await it.post(await at('/rate'), { ...all('4'), 'score-timeliness': '2', period: '', words: 'Three months late' }, 'ben')).status, 303);
  assert.deepEqual([(await mark())?.grade, (await mark())?.worstIn], ['usable', ['timeliness']]);
  assert.equal((await it.read(await at())).match(/Rated: accuracy/g)?.length, 1, 'the same rating sent twice is kept once');
  assert.equal((await it.post(await at('/rate'), { ...all('1'), period: '2024/25', words: '' })).status, 303);
  assert.equal((await mark())?.grade, 'poor', 'the rating of this return goes first');
});

test('the accountable officer signs a figure as they saw it; a revision unsigns it', async () => {
  const seen = await loadOf();
  assert.equal((await it.post(await at('/sign'), { period: '2024/25', load: seen }, 'cat')).status, 403);
  await it.give(await it.burglary(), '2024/25', '381', 1);
  const late = await it.post(await at('/sign'), { period: '2024/25', load: seen }, 'ben');
  assert.equal(late.status, 409);
  assert.match(await late.text(), /was revised after you opened it, and was not signed/);
  assert.equal((await it.post(await at('/sign'), { period: '2024/25', load: await loadOf() }, 'ben')).status, 303);
  assert.equal((await mark())?.signing, 'signed');
  assert.match(await it.read('/performance'), /✓ <\/span>Signed</);
  await it.give(await it.burglary(), '2024/25', '390', 2);
  assert.equal((await mark())?.signing, 'revised');
  assert.match(await it.read('/performance/quality'), /Signed, and revised since/);
  assert.match(await it.read(`/performance/indicators/${(await it.burglary()).id}`), /it was revised since and is unsigned again/);
});

test('nobody checks their own figure, a contributor speaks for their own organisation, and what was found stands', async () => {
  const check = { period: '2024/25', 'on-day': '3', 'on-month': '11', 'on-year': '2026', agrees: 'partly', found: 'Six records were counted twice' };
  const faulty = async (organisation: string, as: 'ben' | 'cat' | 'coordinator', told: RegExp) => { const done = await it.post(await at('/check'), { ...check, organisation }, as); assert.equal(done.status, 422); assert.match(await done.text(), told); };
  await faulty(it.organisations.police, 'ben', /nobody checks their own figure/);
  await faulty(it.organisations.police, 'coordinator', /nobody checks their own figure/);
  await faulty(it.organisations.council, 'cat', /Choose your own organisation/);
  await faulty('', 'coordinator', /Choose the partner that checked it/);
  assert.equal((await it.post(await at('/check'), { ...check, organisation: it.organisations.health, 'on-year': '2027' }, 'cat')).status, 422);
  assert.equal((await it.post(await at('/check'), { ...check, organisation: it.organisations.health }, 'cat')).status, 303);
  assert.match(await it.read(await at()), /It agrees in part\.[\s\S]*Six records were counted twice[\s\S]*The health, 3 November 2026/);
  assert.equal((await mark())?.check?.agrees, 'partly');
});

test('the list of what is missing leads nobody to a page on which they can do nothing', async () => {
  const links = async (who: 'ben' | 'cat' | 'coordinator') => [...(await it.read('/performance/quality', who)).matchAll(/quality"[^>]*>(Sign|Rate|Record a check)\b/g)].map((found) => found[1]);
  assert.ok((await links('coordinator')).includes('Rate') && (await links('ben')).includes('Sign'));
  assert.deepEqual([...new Set(await links('cat'))], ['Record a check']);
  assert.match(await it.read('/performance/quality', 'ben'), /signs each one before|sign it again/);
  for (const who of ['cat', 'asha', 'reader'] as const) assert.doesNotMatch(await it.read('/performance/quality', who), /sign it again|signs each one before|Rate the six/, `${who} is told to do nothing that they can’t`);
});

test('where the board sees only signed figures, the others are named and not shown', async () => {
  const { id } = await it.burglary();
  assert.match(await it.read(`/performance/indicators/${id}`, 'reader'), />390</);
  assert.equal((await it.post('/performance/quality/setting', { 'only-signed': 'yes' }, 'ben')).status, 403);
  assert.equal((await it.post('/performance/quality/setting', { 'only-signed': 'yes' })).status, 303);
  const held = await it.read('/performance', 'asha');
  assert.match(held, />381<[\s\S]*2024\/25: a revision waits/);
  assert.doesNotMatch(held, />390</);
  const shown = await it.read(`/performance/indicators/${id}`, 'reader');
  assert.match(shown, /The figure for 2024\/25 has been revised, and the revision waits to be signed off/);
  assert.doesNotMatch(shown.replaceAll(/<tspan[^>]*>[^<]*<\/tspan>/g, ''), /\b390\b/, 'but as a mark of the scale');
  assert.match(await it.read('/performance', 'ben'), /390/, 'those who bring figures see them');
  await it.post(await at('/sign'), { period: '2024/25', load: await loadOf() }, 'ben');
  assert.match(await it.read('/performance', 'asha'), /390/);
  await it.post('/performance/quality/setting', { 'only-signed': 'no' });
});

test('a page on an indicator’s data shows those who see only signed figures each as it was last signed, and what is here and waits is not called late', async () => {
  const homes = await it.homes();
  const here = `/performance/indicators/${homes.id}`;
  const sign = async (period: string, load: string) => it.post(`${here}/quality/sign`, { period, load });
  const words = async (path: string, who: 'reader' | 'coordinator') => (await it.read(path, who)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  await sign('2024/25', /name="load" value="(\d+)"/.exec(await it.read(`${here}/quality`))?.[1] ?? '');
  await it.post('/performance/quality/setting', { 'only-signed': 'yes' });
  await it.give(homes, '2024/25', '61007', 1);
  await it.give(homes, '2025/26', '62003');
  assert.match(await words(`${here}/quality`, 'coordinator'), /2025\/26 62,003[^]*2024\/25 61,007/);
  const seen = await words(`${here}/quality`, 'reader');
  assert.match(seen, /2025\/26 Waits, not shown[^]*2024\/25 52 /);
  assert.doesNotMatch(seen, /6[12],?00[37]/);
  await it.app.services.db.forPartnership(it.id, (tx) => run(tx, sql`update performance.indicator set returned_within = 30 where id = ${homes.id}`));
  assert.doesNotMatch(await words(here, 'reader'), /was due by/, 'what waits for its signature is here');
  assert.match(await words('/performance', 'reader'), /L 2 Homes built 52 2024/);
  await it.give(homes, '2025/26', 'NA', 1);
  await it.give(homes, '2024/25', 'NA', 2);
  assert.match(await words('/performance', 'reader'), /L 2 Homes built 52 2024\/25 2024\/25: a revision waits/, 'a figure that is taken back stands until that is signed');
  assert.match(await words(here, 'reader'), /The figure for 2024\/25 has been revised, and the revision waits/);
  await it.post('/performance/quality/setting', { 'only-signed': 'no' });
  await it.give(homes, '2024/25', '52', 3);
});

test('history, CSV and API give those who see only signed figures no others, and say what is held back', async () => {
  const { id } = await it.burglary();
  const user = await it.app.user('api-reader@example.org');
  await it.app.member(it.id, user.id, 'reader');
  const token = await makeToken(it.app.services.db, { user: user.id, partnership: it.id, name: 't', scopes: ['read'], expiresAt: new Date('2027-01-01') });
  const api = async (path: string): Promise<string> => (await it.app.app.request(`http://joinery.test/api/v1/partnerships/${it.slug}${path}`, { headers: { authorization: `Bearer ${token}` } })).text();
  await it.give(await it.burglary(), '2024/25', '73951', 3);
  await it.post('/performance/quality/setting', { 'only-signed': 'yes' });
  const here = `/performance/indicators/${id}`;
  for (const path of [`${here}/history`, `${here}/figures.csv`]) {
    assert.doesNotMatch(await it.read(path, 'reader'), /73,?951/, path);
    for (const who of ['ben', 'coordinator'] as const) assert.match(await it.read(path, who), /73,?951/, `${who} ${path}`);
  }
  const history = await it.read(`${here}/history`, 'asha');
  assert.match(history, /entries are not signed off, and not shown/);
  assert.match(history, />390</);
  assert.doesNotMatch(history, />380</, 'what was replaced before anybody signed it');
  assert.match(await it.read(`${here}/figures.csv`, 'reader'), /2024\/25,390,,,,,,"Counted with care\. Revised since it was signed/);
  const scorecard = await it.read('/performance', 'asha');
  assert.match(scorecard, />390<br ?\/>[\s\S]*2024\/25: a revision waits/, 'what was signed stays in sight, and the revision is named and not shown');
  assert.doesNotMatch(scorecard, /73,?951/);
  assert.match(await it.read(here, 'reader'), /The figure for 2024\/25 has been revised, and the revision waits to be signed off\. What you see is what was signed[\s\S]*>390</);
  assert.match(await it.read('/performance'), /73,951/, 'those who may know see the revision itself');
  const figures = await api(`/indicators/${id}/figures`);
  assert.match(figures, /"value":390[^}]*"note":"Counted with care\. Revised since it was signed, and the revision is not signed off"/);
  for (const text of [figures, await api('/scorecard'), await it.read(`${here}?area=`, 'reader')]) assert.doesNotMatch(text, /73,?951/);
  const thread = await it.app.services.db.forPartnership(it.id, (tx) => ownThread({ tx, here: { id: it.id, slug: it.slug, name: 'Trust', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'x' }, now: it.app.services.clock(), services: it.app.services }, { key: 'o', title: 'Safer', targets: [{ id: 't', indicator: 'L 1' }] }));
  assert.doesNotMatch(JSON.stringify(thread), /73,?951/, 'nor does the golden thread');
  const then = await it.read(`${here}?on=2026-11-20`);
  assert.match(then, /Nobody has rated the data/, 'a page of an earlier day knows nothing of what was rated later');
  await it.post('/performance/quality/setting', { 'only-signed': 'no' });
  assert.match(await api('/scorecard'), /73951/);
  assert.doesNotMatch(await api('/scorecard?on=2026-11-20'), /73951/, 'as it stood on a day contains nothing entered later');
  await it.give(await it.burglary(), '2024/25', '390', 4);
});

test('the accountable officer signs by personal link, or says what has to be put right', async () => {
  await it.give(await it.burglary(), '2025/26', '300');
  const link = await it.linkOf(1);
  const { id } = await it.burglary();
  assert.match(await (await it.anonymous(link)).text(), /Sign off “Burglaries”, 2025\/26/);
  const form = await (await it.anonymous(`${link}/sign-off/${id}`)).text();
  const load = /name="load" value="(\d+)"/.exec(form)?.[1] ?? '';
  assert.equal((await it.anonymous(`${link}/sign-off/${id}`, { period: '2025/26', load, sign: 'no', words: '' })).status, 422);
  await it.anonymous(`${link}/sign-off/${id}`, { period: '2025/26', load, sign: 'no', words: 'March is missing' });
  assert.match(await it.read(`/performance/indicators/${id}`), /Not signed off yet: March is missing/);
  assert.equal((await mark())?.signing, 'unsigned');
  await it.anonymous(`${link}/sign-off/${id}`, { period: '2025/26', load, sign: 'yes', words: '' });
  assert.deepEqual([(await mark())?.signing, (await mark())?.signOff?.by], ['signed', 'Ben Okoro']);
  assert.equal((await it.anonymous(`${link}/sign-off/${(await it.homes()).id}`)).status, 404);
});

test('a rating is due to be looked at again after six months', async () => {
  it.app.setNow(new Date('2027-06-01T10:00:00Z'));
  const fresh = await it.app.user('later@example.org');
  await it.app.member(it.id, fresh.id, 'coordinator');
  assert.match(await (await it.app.get(`/p/${it.slug}/performance/quality`, fresh.cookie)).text(), /L 1 Burglaries: since 21 May 2027/);
  it.app.setNow(new Date('2026-11-21T10:00:00Z'));
});

test('another partnership sees nothing of it, and what a person said is given to them and loses their name when they are erased', async () => {
  for (const path of ['', '/rate', '/check']) assert.equal((await it.app.get(`/p/${it.slug}${await at(path)}`, it.as.other)).status, 404, path);
  const elsewhere = await it.app.app.request(`http://joinery.test/p/others${await at()}`, { headers: { cookie: `joinery=${it.as.other}` } });
  assert.equal(elsewhere.status, 404);
  const { performanceSlice } = await import('../slice.ts');
  await it.app.services.db.forPartnership(it.id, async (tx) => {
    const work = { tx, here: { id: it.id, slug: it.slug, name: 'Trust', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'x' }, now: it.app.services.clock(), services: it.app.services };
    const held = await performanceSlice.personal?.holds(work, it.people.ben);
    assert.deepEqual(held?.filter(({ rows }) => rows.length > 0).map(({ what }) => what), ['What they said about figures', 'Data quality they rated', 'Figures they signed off']);
    await performanceSlice.personal?.forget?.(work, { id: it.people.ben, names: [] });
    assert.equal((await performanceSlice.personal?.holds(work, it.people.ben))?.filter(({ rows }) => rows.length > 0).length, 0);
  });
  assert.match(await it.read(await at()), /Someone who has left/);
});

test('a figure that nobody signed is a gap for those who see only signed ones, with nothing of it left; and one is signed from its day on', async () => {
  const { id } = await it.homes();
  const here = `/performance/indicators/${id}`;
  const numbers = { value: '61237', numerator: '61238', denominator: '61239', lower: '61230', upper: '61240', state: '', note: 'A secret of 6123 homes' };
  const work = { here: { id: it.id, slug: it.slug, name: 'Trust', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'Asha' }, services: it.app.services };
  await it.app.services.db.forPartnership(it.id, async (tx) => {
    const done = await enterFigures({ ...work, tx, now: it.app.services.clock() }, id, [{ area: '', breakdown: '', period: '2025/26', revision: 2, figure: numbers }], { person: null, coordinator: true, source: 'form' });
    assert.ok(done.ok, JSON.stringify(done));
  });
  await it.post('/performance/quality/setting', { 'only-signed': 'yes' });
  const csv = await it.read(`${here}/figures.csv`, 'reader');
  assert.match(csv, /2025\/26,\*,,,,,,Not signed off/);
  for (const path of ['/performance', here, `${here}/figures.csv`, `${here}/history`, `${here}/quality`]) assert.doesNotMatch(await it.read(path, 'reader'), /6123|61,23/, path);
  it.app.setNow(new Date('2026-11-23T10:00:00Z'));
  const load = /name="load" value="(\d+)"/.exec(await it.read(`${here}/quality`))?.[1] ?? '';
  assert.equal((await it.post(`${here}/quality/sign`, { period: '2025/26', load })).status, 303);
  assert.match(await it.read(`${here}?on=2026-11-23`, 'reader'), /61,?237/);
  assert.doesNotMatch(await it.read(`${here}?on=2026-11-22`, 'reader'), /61,?23/, 'on the day before it was not signed');
  const trail = await it.app.services.db.forPartnership(it.id, (tx) => sql<{ data: unknown }>`select data from platform.event where partnership_id = ${it.id} and what = 'FigureSignedOff' and subject_id = ${id} order by at`.execute(tx));
  assert.deepEqual(trail.rows.at(-1)?.data, { title: 'Homes built', period: { from: '2025-04-01', to: '2026-03-31' }, load: Number(load) });
  await it.post('/performance/quality/setting', { 'only-signed': 'no' });
  it.app.setNow(new Date('2026-11-21T10:00:00Z'));
});
