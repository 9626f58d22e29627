import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import Papa from 'papaparse';
import type { PartnershipId } from '#lib/id.ts';
import { projectRoot } from '#platform/files/root.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { areasOf } from '../store/area-store.ts';
import { insertOrganisation } from '../store/record-store.ts';

let app: AppUnderTest;
let cookie: string;
let slug: string;
let id: PartnershipId;

const page = async (): Promise<string> => (await app.get(`/p/${slug}/people/boundaries`, cookie)).text();
const load = (text: string) => app.post(`/p/${slug}/people/boundaries/load`, cookie, { text });
const square = (x: number) => ({ type: 'Polygon', coordinates: [[[x, 53], [x + 0.2, 53], [x + 0.2, 53.2], [x, 53.2], [x, 53]]] });
const feature = (code: string, name: string, x: number) => ({ type: 'Feature', properties: { LAD24CD: code, LAD24NM: name }, geometry: square(x) });

before(async () => {
  app = await appUnderTest();
  const user = await app.user('c@example.org');
  const made = await app.partnership('Bounded', user.id, []);
  [cookie, slug, id] = [user.cookie, made.slug, made.id];
  await app.services.db.forPartnership(id, async (tx) => {
    for (const [name, areas] of [['County', ['E10000001']], ['Force', ['E23000001']], ['District', ['E07000001']], ['Far', ['W06000001']], ['Blank', []]] as const) await insertOrganisation(tx, id, { name, sector: 'council', kind: null, areas }, '2020-01-01');
  });
});

test('codes that are none are refused beside the field; good ones work with no map', async () => {
  const wrong = await app.post(`/p/${slug}/people/boundaries/own`, cookie, { areas: 'Hartshire' });
  assert.equal(wrong.status, 422);
  assert.equal((await app.post(`/p/${slug}/people/boundaries/own`, cookie, { areas: 'E10000001' })).status, 303);
  const text = await page();
  assert.match(text, /There is no map/);
  assert.match(text, /1 partner covers just that/);
});

test('a lookup opens codes into what lies within them', async () => {
  const lookup = 'LAD24CD,LAD24NM,CTY24CD,PFA23CD\nE07000001,North,E10000001,E23000001\nE07000002,South,E10000001,E23000001\nE06000009,City,,E23000001';
  const preview = await load('').then(() => app.app.request(`http://joinery.test/p/${slug}/people/boundaries/load`, { method: 'POST', headers: { cookie: `joinery=${cookie}`, 'sec-fetch-site': 'same-origin' }, body: (() => { const form = new FormData(); form.set('file', new File([lookup], 'lookup.csv')); return form; })() }));
  assert.match(await preview.text(), /3 new areas and 0 that are here already/);
  assert.equal((await app.services.db.forPartnership(id, (tx) => areasOf(tx, id))).length, 0, 'a preview saves nothing');
  assert.equal((await load(lookup)).status, 303);
  const text = await page();
  assert.match(text, /Force<\/a><\/th><td[^>]*>E23000001<\/td><td[^>]*>Reaches beyond it<\/td><td[^>]*>City/);
  assert.match(text, /District<\/a><\/th><td[^>]*>North<\/td><td[^>]*>Covers part of it<\/td><td[^>]*><\/td><td[^>]*>South/);
  assert.match(text, /Far<\/a><\/th><td[^>]*>W06000001<\/td><td[^>]*>Can’t tell without a lookup/);
});

test('boundaries make a map, and a broken one is refused by its number', async () => {
  const broken = await load(JSON.stringify({ type: 'FeatureCollection', features: [feature('E07000001', 'North', -1.6), { type: 'Feature', properties: { LAD24CD: 'E07000002' }, geometry: { type: 'Point', coordinates: [0, 53] } }] }));
  assert.equal(broken.status, 422);
  assert.match(await broken.text(), /Area 2: the boundary of E07000002 is not a polygon/);
  await load(JSON.stringify({ type: 'FeatureCollection', features: [feature('E07000001', 'North', -1.6), feature('E07000002', 'South', -1.4), feature('E06000009', 'City', -1.2)] }));
  const text = await page();
  assert.match(text, /<svg[^>]*aria-labelledby="map-title map-desc"/);
  assert.match(text, /Reaches beyond it/, 'the lookup is kept when boundaries are loaded later');
});

test('another partnership sees no area of it', async () => {
  const user = await app.user('other@example.org');
  const other = await app.partnership('Unbounded', user.id, []);
  assert.equal((await app.services.db.forPartnership(other.id, (tx) => areasOf(tx, id))).length, 0);
  assert.doesNotMatch(await (await app.get(`/p/${other.slug}/people/boundaries`, user.cookie)).text(), /North/);
});

const geo = join(projectRoot(), '../shared/data/geo');

test('a real county of districts, its lookup and its boundaries', { skip: existsSync(geo) ? false : 'the boundaries are not here' }, async () => {
  const user = await app.user('derbyshire@example.org');
  const made = await app.partnership('Derbyshire', user.id, []);
  [cookie, slug, id] = [user.cookie, made.slug, made.id];
  const lookup = readFileSync(join(geo, 'england_ltla24_partner_geographies.csv'), 'utf8');
  assert.equal((await load(lookup)).status, 303);
  assert.equal((await load(readFileSync(join(geo, 'derbyshire_districts24.geojson'), 'utf8'))).status, 303);
  const rows = Papa.parse<Readonly<Record<string, string>>>(lookup, { header: true, skipEmptyLines: true }).data;
  const county = rows.filter((row) => row['utla23_name'] === 'Derbyshire');
  const force = county[0]?.['pfa24_code'] ?? '';
  assert.ok(county.length >= 8);
  await app.post(`/p/${slug}/people/boundaries/own`, cookie, { areas: county[0]?.['utla23_code'] ?? '' });
  await app.services.db.forPartnership(id, async (tx) => insertOrganisation(tx, id, { name: 'Constabulary', sector: 'police', kind: null, areas: [force] }, '2020-01-01'));
  const text = await page();
  assert.match(text, /Constabulary reaches beyond the partnership’s area/);
  assert.match(text, /Derby(?!shire)/);
  assert.match(text, /aria-labelledby="map-title map-desc"/);
});
