import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { personOf } from '#app/demo/demo-steps.ts';
import type { UserId } from '#lib/id.ts';
import { readMembership } from '#partnership/reads';
import { makeToken } from '#platform/auth/api-token.ts';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import { keepNames } from '../commands/empty-waves.ts';
import { readNetwork } from '../core/formats/formats.ts';
import { participantsOf, tiesOf } from '../store/participant-store.ts';
import { scenariosOf } from '../store/scenario-store.ts';
import { waveById, wavesOf } from '../store/wave-store.ts';
import { networkSlice } from '../slice.ts';
import type { WaveId } from '../core/wave.ts';

let app: AppUnderTest;
let place: Place;
let member: string;
let reader: string;

const names = ['Asha Patel', 'Ben Lee', 'Cara Onu', 'Dan Fry', 'Eve Ray', 'Finn Ode', 'Gus Hay', 'Hal Poe'];
const sectors = ['council', 'council', 'council', 'council', 'police', 'health', 'health', 'police'];

const fields = (change: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  title: 'Who works with whom', purpose: 'To see who works with whom', consent: 'Used for that alone', seenByCoordinators: 'yes', relations: 'work', roster: 'all', minGroup: '3', 'keepUntil-day': '1', 'keepUntil-month': '3', 'keepUntil-year': '2027',
  everyone: 'yes', 'opens-day': '21', 'opens-month': '11', 'opens-year': '2026', 'closes-day': '12', 'closes-month': '12', 'closes-year': '2026', message: '', replyName: 'C', replyAddress: 'c@example.org', version: '0', ...change,
});

const at = (path: string): string => `/p/${place.slug}/network${path}`;

const planned = async (change: Readonly<Record<string, string>> = {}): Promise<WaveId> => {
  const made = await app.post(at('/new'), place.cookie, fields(change));
  assert.equal(made.status, 303, await made.text());
  return (made.headers.get('location') ?? '').split('/').at(-1) as WaveId;
};

const links = async (wave: string): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await app.services.db.forService((tx) => sql<{ name: string; body: Buffer }>`select to_name as name, body_sealed as body from platform.message where kind = ${`network ${wave}`} and body_sealed is not null order by created_at`.execute(tx));
  return new Map(rows.map(({ name, body }) => [name, /\/n\/\S+/.exec((JSON.parse(app.services.secret.open(body)) as { text: string }).text)?.[0] ?? '']));
};

const idsIn = async (wave: WaveId): Promise<ReadonlyMap<string, string>> => new Map((await place.within((tx) => participantsOf(tx, place.id, wave))).map(({ name, id }) => [name, id]));

const opened = async (change: Readonly<Record<string, string>> = {}) => {
  const wave = await planned(change);
  const done = await app.post(at(`/${wave}/open`), place.cookie, {});
  assert.equal(done.status, 303, await done.text());
  return { wave, links: await links(wave), ids: await idsIn(wave) };
};

type Open = Awaited<ReturnType<typeof opened>>;

const answer = async ({ links: all, ids }: Open, who: string, named: readonly string[], relation = 'work'): Promise<void> => {
  const link = all.get(who) ?? '';
  await app.post(link, '', { agree: 'yes' });
  const saved = await app.post(`${link}/q/${relation}`, '', Object.fromEntries([...names.filter((one) => one !== who).map((one) => [`t-${ids.get(one)}`, named.includes(one) ? '4' : '0']), ['next', 'on']]));
  assert.equal(saved.status, 303, await saved.text());
};

const finished = async (open: Open, who: string, named: readonly string[]): Promise<void> => {
  await answer(open, who, named);
  assert.equal((await app.post(`${open.links.get(who)}/send`, '', {})).status, 303);
};

const ring: readonly (readonly [string, string])[] = names.map((name, index) => [name, names[(index + 1) % names.length] as string]);

before(async () => {
  app = await appUnderTest();
  place = await placeIn(app, names.map((name, index) => ({ name, sector: sectors[index] as string })));
  const [one, two] = [await app.user('board@place.example'), await app.user('reader@place.example')];
  await app.member(place.id, one.id, 'member');
  await app.member(place.id, two.id, 'reader');
  [member, reader] = [one.cookie, two.cookie];
});

test('a plan with faults is refused, each beside its field, and nothing is kept', async () => {
  const refused = await app.post(at('/new'), place.cookie, fields({ title: '', purpose: '', minGroup: '2', seenByCoordinators: '', relations: '', 'keepUntil-year': '2026' }));
  const text = await refused.text();
  assert.equal(refused.status, 422);
  for (const words of [/Enter a title/, /Say what it is for/, /from 3 to 50/, /Choose who sees names/, /at least one question/, /must be after the closing date/]) assert.match(text, words);
  const undated = await (await app.post(at('/new'), place.cookie, fields({ title: '', relations: '', 'closes-day': '45' }))).text();
  const [summary = ''] = /govuk-error-summary__list[^]*?<\/ul>/.exec(undated) ?? [];
  assert.match(summary, /Enter a title[^]*at least one question[^]*must be a real date/, 'all at once, and in the order of the form');
  assert.equal((await place.within((tx) => wavesOf(tx, place.id))).length, 0);
});

test('the first page says what it is for and who sees names, and nothing can be answered before a yes', async () => {
  const open = await opened({ title: 'Consent' });
  const link = open.links.get('Asha Patel') ?? '';
  const text = await (await app.get(link)).text();
  for (const words of [/To see who works with whom/, /not anonymous/, /the partnership’s support team/, /1 March 2027/, /Will you take part/]) assert.match(text, words);
  assert.equal((await app.get(`${link}/q/work`)).status, 303, 'no question before consent');
  assert.equal((await app.post(`${link}/q/work`, '', { [`t-${open.ids.get('Ben Lee')}`]: '4' })).status, 409);
  assert.equal((await app.post(link, '', {})).status, 422);
  assert.equal((await app.get(`${link.slice(0, -3)}abc`)).status, 404, 'a wrong link');
  assert.equal((await app.post(link, '', { agree: 'no' })).status, 200);
  const state = (await place.within((tx) => participantsOf(tx, place.id, open.wave))).find(({ name }) => name === 'Asha Patel')?.state;
  assert.equal(state, 'declined');
});

test('each page saves, those not shown are left as they were, and a search finds by name and organisation with no script', async () => {
  const open = await opened({ title: 'Part saved' });
  const link = open.links.get('Asha Patel') ?? '';
  await app.post(link, '', { agree: 'yes' });
  const looked = await app.post(`${link}/q/work`, '', { [`t-${open.ids.get('Ben Lee')}`]: '5', next: 'find', find: 'police' });
  assert.match(looked.headers.get('location') ?? '', /find=police/);
  const page = await (await app.get(`${link}/q/work?find=police`)).text();
  assert.match(page, /Eve Ray/);
  assert.doesNotMatch(page, /Ben Lee/);
  await app.post(`${link}/q/work`, '', { [`t-${open.ids.get('Eve Ray')}`]: '2', next: 'next' });
  const ties = await place.within((tx) => tiesOf(tx, place.id, open.wave));
  assert.deepEqual(ties.map(({ strength }) => strength ?? 0).toSorted((a, b) => a - b), [2, 5]);
  assert.match(await (await app.get(`${link}/check`)).text(), /2 people named/);
  assert.equal((await app.post(`${link}/q/work`, '', { [`t-${open.ids.get('Asha Patel')}`]: '5' })).status, 422, 'nobody ties to themselves');
  assert.equal((await app.post(`${link}/q/work`, '', { [`t-${open.ids.get('Ben Lee')}`]: '9' })).status, 422, 'outside the scale');
});

test('with a bounded list anybody at the table can still be found, and is not added a second time', async () => {
  const open = await opened({ title: 'Bounded', roster: 'theme' });
  await place.within((tx) => sql`update network.participant set groups = '{}' where partnership_id = ${place.id} and id = ${open.ids.get('Hal Poe')}`.execute(tx));
  const link = open.links.get('Asha Patel') ?? '';
  await app.post(link, '', { agree: 'yes' });
  assert.doesNotMatch(await (await app.get(`${link}/q/work`)).text(), /Hal Poe/, 'not offered: no group in common');
  assert.match(await (await app.get(`${link}/q/work?find=poe`)).text(), /Hal Poe/);
  const added = await app.post(`${link}/q/work`, '', { next: 'add', name: 'hal  poe' });
  assert.equal(added.status, 303);
  assert.equal((await idsIn(open.wave)).size, names.length);
  assert.match(await (await app.get(added.headers.get('location') ?? '')).text(), /Hal Poe/);
  await app.post(`${link}/q/work`, '', { [`t-${open.ids.get('Hal Poe')}`]: '4', next: 'next' });
  assert.match(await (await app.get(`${link}/q/work`)).text(), /Hal Poe/, 'whom they named stays on the list');
});

test('who comes back half way is told how far they are, and goes on from there', async () => {
  const open = await opened({ title: 'Half way', relations: 'work' });
  const link = open.links.get('Asha Patel') ?? '';
  await app.post(link, '', { agree: 'yes' });
  assert.doesNotMatch(await (await app.get(link)).text(), /Carry on/);
  await app.post(`${link}/q/work`, '', { [`t-${open.ids.get('Ben Lee')}`]: '4', next: 'next' });
  assert.match(await (await app.get(link)).text(), /You have answered 1 of 1[^]*Carry on/);
  await app.post(`${link}/send`, '', {});
  assert.match(await (await app.get(link)).text(), /We have your answers/);
});

test('somebody added waits apart until the coordinator says who they are', async () => {
  const open = await opened({ title: 'Added' });
  const link = open.links.get('Asha Patel') ?? '';
  await app.post(link, '', { agree: 'yes' });
  const added = await app.post(`${link}/q/work`, '', { next: 'add', name: 'Jan Outside', organisation: 'Food bank' });
  assert.equal(added.status, 303);
  const id = (await idsIn(open.wave)).get('Jan Outside');
  await app.post(`${link}/q/work`, '', { [`t-${id}`]: '3', next: 'next' });
  assert.doesNotMatch(await (await app.get(`${open.links.get('Ben Lee')}/q/work`)).text(), /Jan Outside/, 'on nobody else’s list');
  assert.match(await (await app.get(at(`/${open.wave}/added`), place.cookie)).text(), /Jan Outside, Food bank/);
  assert.equal((await app.post(at(`/${open.wave}/added`), place.cookie, { added: id ?? '', to: open.ids.get('Ben Lee') ?? '' })).status, 303);
  const ties = await place.within((tx) => tiesOf(tx, place.id, open.wave));
  assert.deepEqual(ties.map(({ to }) => to), [open.ids.get('Ben Lee')]);
  // Two who add one name are one question to the coordinator.
  for (const who of ['Asha Patel', 'Cara Onu']) {
    await app.post(open.links.get(who) ?? '', '', { agree: 'yes' });
    const made = await app.post(`${open.links.get(who)}/q/work`, '', { next: 'add', name: who === 'Cara Onu' ? 'kim  outside' : 'Kim Outside', organisation: '' });
    const [named] = /(?<=name="t-)[0-9a-f-]{36}/.exec(await (await app.get(made.headers.get('location') ?? '')).text()) ?? [];
    await app.post(`${open.links.get(who)}/q/work`, '', { [`t-${named}`]: '3', next: 'next' });
  }
  const waiting = await (await app.get(at(`/${open.wave}/added`), place.cookie)).text();
  assert.equal([...waiting.matchAll(/name="added"/g)].length, 1);
  const [kim] = /(?<=name="added" value=")[^"]+/.exec(waiting) ?? [];
  assert.equal((await app.post(at(`/${open.wave}/added`), place.cookie, { added: kim ?? '', to: 'outside' })).status, 303);
  const kept = await place.within((tx) => tiesOf(tx, place.id, open.wave));
  assert.equal(kept.filter(({ to }) => to === kim).length, 2, 'what both said of them stands');
  assert.equal((await idsIn(open.wave)).has('Jan Outside'), false);
});

test('of what was said of somebody by name and as added the stronger stands; nobody is tied to themselves or placed as one who withdrew', async () => {
  const open = await opened({ title: 'Placed' });
  const link = open.links.get('Asha Patel') ?? '';
  await app.post(link, '', { agree: 'yes' });
  await app.post(`${link}/q/work`, '', { [`t-${open.ids.get('Ben Lee')}`]: '5', next: 'next' });
  const putAs = async (name: string, to: string): Promise<number> => {
    await app.post(`${link}/q/work`, '', { next: 'add', name });
    const added = (await idsIn(open.wave)).get(name) ?? '';
    await app.post(`${link}/q/work`, '', { [`t-${added}`]: '3', next: 'next' });
    return (await app.post(at(`/${open.wave}/added`), place.cookie, { added, to: open.ids.get(to) ?? '' })).status;
  };
  assert.equal(await putAs('B. Lee', 'Ben Lee'), 303);
  assert.equal(await putAs('Me, myself', 'Asha Patel'), 303);
  await app.post(`${open.links.get('Eve Ray')}/withdraw`, '', { how: 'remove' });
  assert.equal(await putAs('E. Ray', 'Eve Ray'), 422);
  const known = new Set(open.ids.values());
  assert.deepEqual((await place.within((tx) => tiesOf(tx, place.id, open.wave))).filter(({ to }) => known.has(to)).map(({ to, strength }) => [to, strength]), [[open.ids.get('Ben Lee'), 5]]);
});

test('the second of two who change a draft is told, and nothing of the first is lost', async () => {
  const wave = await planned({ title: 'Two editors' });
  const version = /name="version" value="(\d+)"/.exec(await (await app.get(at(`/${wave}/edit`), place.cookie)).text())?.[1] ?? '';
  assert.equal((await app.post(at(`/${wave}/edit`), place.cookie, fields({ title: 'By the first', version }))).status, 303);
  assert.match(await (await app.post(at(`/${wave}/edit`), place.cookie, fields({ title: 'By the second', version }))).text(), /Somebody else changed this draft[^]*By the second/);
  assert.equal((await place.within((tx) => waveById(tx, place.id, wave)))?.title, 'By the first');
});

test('a survey answered by half: names for those whom the consent names, and none for anyone else', async () => {
  const open = await opened({ title: 'Half' });
  for (const [who, other] of ring.slice(0, 4)) await finished(open, who, [other]);
  assert.equal((await app.get(at(`/${open.wave}/measures`), place.cookie)).status, 409, 'not before it closes');
  assert.equal((await app.post(at(`/${open.wave}/close`), place.cookie, {})).status, 303);
  const seen = await (await app.get(at(`/${open.wave}/findings`), place.cookie)).text();
  assert.match(seen, /4 of the 8 who were asked answered \(50 per cent\). Below 80 per cent/);
  assert.match(seen, /Asha Patel/);
  assert.match(await (await app.get(at(`/${open.wave}/measures?level=person`), place.cookie)).text(), /Hal Poe \(did not answer\)/);
  for (const cookie of [member, reader]) {
    for (const path of ['/findings', '/measures', '/measures?level=sector', '/compare', '/export', '/export/network.graphml', '/export/nodes.csv']) {
      const page = await app.get(at(`/${open.wave}${path}`), cookie);
      assert.equal(page.status, 200, path);
      const text = await page.text();
      for (const name of names) assert.ok(!text.includes(name), `${name} on ${path}`);
    }
    assert.equal((await app.get(at(`/${open.wave}/measures?level=person`), cookie)).status, 404);
    assert.equal((await app.get(at(`/${open.wave}/export/network.csv?level=person`), cookie)).status, 404);
  }
  for (const cookie of [member, reader]) assert.equal((await app.get(at(`/${open.wave}/what-if`), cookie)).status, 404, 'the same for everybody who sees no names');
  assert.equal((await app.get(at(`/${open.wave}/what-if`), place.cookie)).status, 200);
  assert.match(await (await app.get(at(`/${open.wave}/views`), place.cookie)).text(), /Findings with names/);
  const mine = await (await app.get(`${open.links.get('Ben Lee')}/position`)).text();
  assert.match(mine, /You named 1 person, and 1 person named you/);
  assert.doesNotMatch(mine, /Asha Patel/, 'by whom they were named is not shown');
});

test('an address that asks for what is not there says so, and says what is shown instead', async () => {
  const open = await opened({ title: 'Asked wrongly' });
  for (const [who, other] of ring.slice(0, 4)) await finished(open, who, [other]);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  const text = async (path: string): Promise<string> => (await app.get(at(`/${open.wave}${path}`), place.cookie)).text();
  assert.match(await text('/findings?level=banana'), /There is no level “banana”: people are shown\./);
  assert.match(await text('/measures?relation=nosuch&amp;rule=x'), /There is no relation “nosuch” here, so it is left out\./);
  assert.match(await text('/what-if?remove=abc'), /One of those to be tried is not in this network, and is left out\./);
  assert.doesNotMatch(await text('/measures?level=sector&relation=work&symmetry=both&rule=share'), /There is no /);
  assert.doesNotMatch(await text(`/what-if?remove=${open.ids.get('Asha Patel')}&from=&to=`), /not in this network/);
});

test('measures say of whom they are, and those who did not answer have no tie that is known', async () => {
  const open = await opened({ title: 'Of whom' });
  for (const [who, other] of ring.slice(0, 4)) await finished(open, who, [other]);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  const text = async (path: string, cookie = place.cookie): Promise<string> => (await app.get(at(`/${open.wave}${path}`), cookie)).text();
  const ofSectors = await text('/measures?level=sector');
  assert.match(ofSectors, /Of 3 sectors<.*Of 8 people</);
  assert.match(await text('/measures?level=sector', member), /Of 1 sector and all others<.*Of 8 people</);
  // Asha to Ben to Cara to Dan to Eve: the other three neither answered nor were named.
  const seen = await text('/findings');
  assert.match(seen, /No tie known, did not answer: Finn Ode, Gus Hay, Hal Poe/);
  assert.doesNotMatch(seen, /No tie: Finn/);
  const level = await text('/findings?level=sector');
  assert.match(level, /Thicker: more ties between their people|Ties of their people/);
  assert.doesNotMatch(level, />Level<\/th>/);
});

test('the next survey is filled in as the last was asked, under a title of its own', async () => {
  const wave = await planned({ title: 'Who works with whom, November 2026', roster: 'theme', minGroup: '4', 'opens-day': '25' });
  const form = await (await app.get(at('/new'), place.cookie)).text();
  assert.match(form, /value="Who works with whom, November 2026 \(2\)"/);
  assert.match(form, /It is filled in as “Who works with whom, November 2026” was asked/);
  assert.match(form, /value="theme"[^>]*checked/);
  assert.match(form, /Asha Patel \(can’t sign in here yet\)/);
  assert.equal((await app.post(at(`/${wave}/discard`), place.cookie, {})).status, 303);
});

test('whoever said no is not told that they named nobody', async () => {
  const open = await opened({ title: 'A no' });
  for (const [who, other] of ring.slice(0, 4)) await finished(open, who, [other]);
  await app.post(open.links.get('Hal Poe') ?? '', '', { agree: 'no' });
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  const said = await (await app.get(`${open.links.get('Hal Poe')}/position`)).text();
  assert.match(said, /You did not answer, so whom you work with is not known\. 0 people named you\./);
  assert.doesNotMatch(said, /You named 0/);
  assert.match(await (await app.get(`${open.links.get('Asha Patel')}/position`)).text(), /As far as people answered, nobody depends on you alone|As far as people answered, some are tied/);
});

test('a small organisation is in no page, figure or file without names', async () => {
  const open = await opened({ title: 'Small' });
  for (const [who, other] of ring) await finished(open, who, [other]);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  const file = readNetwork('n.csv', await (await app.get(at(`/${open.wave}/export/network.csv`), member)).text());
  assert.ok(file.ok);
  // Council 4, police 2, health 2 with a smallest group of 3: the two that are too small are four, and stand together.
  assert.deepEqual(file.value.nodes.map(({ id }) => id), ['All others together', 'The council']);
  assert.doesNotMatch(await (await app.get(at(`/${open.wave}/measures?level=organisation`), member)).text(), /The police/);
});

test('small organisations are shown by name where people were told before they answered, which stands, and ends with names', async () => {
  const open = await opened({ title: 'Named organisations', organisationsNamed: 'yes', relations: 'work' });
  const told = await (await app.get(open.links.get('Asha Patel') ?? '')).text();
  assert.match(told, /sees organisations by name, also one for which one person alone answered/);
  assert.match(told, /This ends on the day on which names are removed/);
  assert.equal((await app.post(at(`/${open.wave}/edit`), place.cookie, fields({ title: 'Named organisations' }))).status, 409, 'what people were told stands');
  await assert.rejects(place.within((tx) => sql`update network.wave set organisations_named = false where partnership_id = ${place.id} and id = ${open.wave}`.execute(tx)), /what people were told/);
  for (const [who, other] of ring) if (who !== 'Hal Poe') await finished(open, who, [other]);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  const board = await (await app.get(at(`/${open.wave}/findings?level=organisation`), member)).text();
  assert.match(board, /Organisations are, also where one person alone answered: people were told so before they did/);
  assert.match(board, /The police/, 'two people, one of whom answered');
  for (const name of names) assert.ok(!board.includes(name), name);
  const second = await opened({ title: 'Not named' });
  assert.match(await (await app.get(second.links.get('Asha Patel') ?? '')).text(), /Everyone else[^.]*sees groups of at least 3 people/);
  app.setNow(new Date('2027-03-01T09:00:00Z'));
  await keepNames(app.services);
  const kept = (await place.within((tx) => waveById(tx, place.id, open.wave)))?.kept;
  assert.ok(kept !== null && kept !== undefined && !JSON.stringify(kept).includes('The police'), 'what is left for good is of those large enough');
  app.setNow(new Date('2026-11-21T10:00:00Z'));
});

test('withdrawing takes somebody out of figures, files, pictures and kept what-ifs, or puts a code in their place', async () => {
  const open = await opened({ title: 'Withdrawn' });
  for (const [who, other] of ring) await finished(open, who, [other]);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  const asha = open.ids.get('Asha Patel') ?? '';
  assert.ok((await place.within((tx) => waveById(tx, place.id, open.wave)))?.layout[asha]);
  assert.equal((await app.post(at(`/${open.wave}/what-if`), place.cookie, { remove: asha, title: 'Without Asha' })).status, 303);
  assert.match(await (await app.get(at(`/${open.wave}/what-if`), place.cookie)).text(), /Without Asha/);
  assert.equal((await app.post(`${open.links.get('Asha Patel')}/withdraw`, '', { how: 'remove' })).status, 303);
  assert.equal((await app.post(`${open.links.get('Ben Lee')}/withdraw`, '', { how: 'mask' })).status, 303);
  for (const path of ['/findings', '/measures?level=person', '/what-if', '/export/network.csv?level=person', '/compare', '/added']) {
    const text = await (await app.get(at(`/${open.wave}${path}`), place.cookie)).text();
    assert.ok(!text.includes('Asha Patel') && !text.includes('Without Asha') && !text.includes('Ben Lee'), path);
  }
  const ties = await place.within((tx) => tiesOf(tx, place.id, open.wave));
  assert.ok(!ties.some((tie) => tie.from === asha || tie.to === asha || tie.from === open.ids.get('Ben Lee')));
  assert.equal((await place.within((tx) => waveById(tx, place.id, open.wave)))?.layout[asha], undefined);
  assert.match(await (await app.get(at(`/${open.wave}/export/network.csv?level=person`), place.cookie)).text(), /Cara Onu/);
});

test('what goes out with names comes back the same, with names matched to people', async () => {
  const open = await opened({ title: 'Round trip' });
  for (const [who, other] of ring) await finished(open, who, [other]);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  for (const ending of ['graphml', 'csv', 'gexf', 'net', 'dl', 'vna']) {
    const text = await (await app.get(at(`/${open.wave}/export/network.${ending}?level=person`), place.cookie)).text();
    const preview = await app.post(at('/import/preview'), place.cookie, { name: `n.${ending}`, text });
    assert.match(await preview.text(), /8 of these names are people at the table/, ending);
    const saved = await app.post(at('/import'), place.cookie, { name: `n.${ending}`, text, title: `From ${ending}`, seenByCoordinators: 'yes', minGroup: '3' });
    assert.equal(saved.status, 303, await saved.text());
    const wave = (saved.headers.get('location') ?? '').split('/').at(-1) as WaveId;
    const [people, ties] = await place.within(async (tx) => [await participantsOf(tx, place.id, wave), await tiesOf(tx, place.id, wave)] as const);
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    assert.deepEqual(ties.map(({ from, to }) => `${nameOf.get(from)}>${nameOf.get(to)}`).toSorted(), ring.map(([a, b]) => `${a}>${b}`).toSorted(), ending);
    assert.ok(people.every(({ person }) => person !== null));
  }
  const count = (await place.within((tx) => wavesOf(tx, place.id))).length;
  assert.equal((await app.post(at('/import'), place.cookie, { name: 'n.csv', text: 'source,target\nA,B\n', title: '', seenByCoordinators: 'yes', minGroup: '3' })).status, 422);
  assert.equal((await place.within((tx) => wavesOf(tx, place.id))).length, count, 'nothing half done');
});

test('two waves that differ by a few people are not set side by side for those who may not see names', async () => {
  const [first, second] = [await opened({ title: 'First' }), await opened({ title: 'Second' })];
  for (const [who, other] of ring) await finished(first, who, [other]);
  for (const [who, other] of ring.slice(0, 7)) await finished(second, who, [other]);
  for (const { wave } of [first, second]) await app.post(at(`/${wave}/close`), place.cookie, {});
  const path = at(`/${second.wave}/compare?with=${first.wave}`);
  assert.match(await (await app.get(path, member)).text(), /differ by fewer than 3 people/);
  const seen = await (await app.get(path, place.cookie)).text();
  assert.match(seen, /8 people are in both waves; 0 came and 0 left. What follows compares the 7 of them who answered both times/);
  assert.match(seen, />First<\/th>\s*<th[^>]*>Second<\/th>/, 'two of one day are told apart by their titles');
  assert.match(seen, /Hollow: not compared/);
  assert.match(seen, /both, not compared/);
});

test('two waves of the same people are drawn side by side: people for those whom the consent names, else sectors or organisations', async () => {
  const [first, second] = [await opened({ title: 'Before' }), await opened({ title: 'After' })];
  for (const [who, other] of ring) await finished(first, who, [other]);
  for (const [who, other] of ring) await finished(second, who, [who === 'Asha Patel' ? 'Hal Poe' : other]);
  for (const { wave } of [first, second]) await app.post(at(`/${wave}/close`), place.cookie, {});
  const path = at(`/${second.wave}/compare?with=${first.wave}&symmetry=as-reported`);
  const seen = await (await app.get(path, place.cookie)).text();
  for (const words of [/1 tie made and 1 ended; no person came or left/, /Broken: ended/, /Thick: made/, /Asha Patel<\/th>\s*<td[^>]*>both<\/td>/]) assert.match(seen, words);
  assert.match(seen, new RegExp(`name="with" value="${first.wave}"`), 'the other wave is kept when the view is changed');
  const board = await (await app.get(path, member)).text();
  for (const name of names) assert.ok(!board.includes(name), name);
  assert.match(board, /8 people are in both waves/);
  assert.equal((await app.get(`${path}&level=person`, member)).status, 404);
});

test('a reminder goes to those who have neither answered nor said no', async () => {
  const open = await opened({ title: 'Reminded' });
  await finished(open, 'Asha Patel', ['Ben Lee']);
  await app.post(open.links.get('Ben Lee') ?? '', '', { agree: 'no' });
  assert.equal((await app.post(at(`/${open.wave}/remind`), place.cookie, {})).status, 409, 'not in the week of the invitation');
  assert.doesNotMatch(await (await app.get(at(`/${open.wave}`), place.cookie)).text(), /Remind those who have not answered/, 'nor offered');
  app.setNow(new Date('2026-11-28T10:00:00Z'));
  const { id, cookie } = await app.user('a-week-later@place.example');
  await app.member(place.id, id, 'coordinator');
  assert.match(await (await app.get(at(`/${open.wave}`), cookie)).text(), /Remind those who have not answered/);
  const done = await app.post(at(`/${open.wave}/remind`), cookie, {});
  assert.match(decodeURIComponent(done.headers.get('set-cookie') ?? ''), /6 reminders/);
  assert.equal((await app.post(at(`/${open.wave}/remind`), cookie, {})).status, 409, 'not twice a week');
  app.setNow(new Date('2026-11-21T09:00:00Z'));
});

test('after the day that people were told, no name and no tie of a person is left', async () => {
  const open = await opened({ title: 'Kept for a while' });
  for (const [who, other] of ring) await finished(open, who, [other]);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  await app.post(at(`/${open.wave}/what-if`), place.cookie, { remove: open.ids.get('Asha Patel') ?? '', title: 'Tried' });
  app.setNow(new Date('2027-02-28T09:00:00Z'));
  await keepNames(app.services);
  assert.equal((await idsIn(open.wave)).size, names.length, 'not a day before');
  app.setNow(new Date('2027-03-01T09:00:00Z'));
  await keepNames(app.services);
  assert.deepEqual([(await links(open.wave)).size, await place.within((tx) => scenariosOf(tx, place.id, open.wave)), (await place.within((tx) => waveById(tx, place.id, open.wave)))?.layout], [0, [], {}], 'nor in letters, what-ifs and pictures');
  assert.equal((await place.within((tx) => participantsOf(tx, place.id, open.wave))).length, 0);
  assert.equal((await place.within((tx) => tiesOf(tx, place.id, open.wave))).length, 0);
  const later = await app.user('later@place.example');
  await app.member(place.id, later.id, 'coordinator');
  assert.match(await (await app.get(at(`/${open.wave}/findings`), later.cookie)).text(), /Names were removed on 1 March 2027/);
  assert.equal((await app.get(at(`/${open.wave}/measures`), later.cookie)).status, 410);
  app.setNow(new Date('2026-11-21T10:00:00Z'));
});

test('what is held about a person can be given to them, and is gone when they are erased', async () => {
  const open = await opened({ title: 'Personal' });
  await finished(open, 'Dan Fry', ['Eve Ray']);
  for (const who of ['Eve Ray', 'Finn Ode']) await finished(open, who, ['Dan Fry']);
  const dan = personOf(await place.within((tx) => readMembership(tx, place.id)), 'Dan Fry');
  assert.ok(dan);
  const held = await place.work((work) => networkSlice.personal?.holds(work, dan) ?? Promise.resolve([]));
  assert.deepEqual(held.find(({ what }) => what.startsWith('Whom they said'))?.rows.filter((row) => row['title'] === 'Personal').map((row) => row['named']), ['Eve Ray']);
  assert.deepEqual(held.find(({ what }) => what.startsWith('How many said'))?.rows.filter((row) => row['title'] === 'Personal'), [{ title: 'Personal', relation: 'work', 'named by': 2 }], 'and not by whom');
  await place.work(async (work) => networkSlice.personal?.forget?.(work, { id: dan, names: ['Dan Fry'] }));
  assert.ok(!(await idsIn(open.wave)).has('Dan Fry'));
});

test('somebody who was named and never asked can be taken out by the coordinator', async () => {
  const open = await opened({ title: 'Taken out' });
  await finished(open, 'Asha Patel', ['Hal Poe']);
  assert.equal((await app.post(at(`/${open.wave}/take-out`), place.cookie, { who: open.ids.get('Hal Poe') ?? '' })).status, 422);
  assert.equal((await app.post(at(`/${open.wave}/take-out`), place.cookie, { who: open.ids.get('Hal Poe') ?? '', how: 'remove' })).status, 303);
  assert.equal((await place.within((tx) => tiesOf(tx, place.id, open.wave))).length, 0);
  assert.equal((await app.get(`${open.links.get('Hal Poe')}/q/work`)).status, 410);
});

test('by machine: organisations by default, people for those whom the consent names, and each look is written down', async () => {
  const open = await opened({ title: 'By machine' });
  for (const [who, other] of ring) await finished(open, who, [other]);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  const board = await app.user('machine@place.example');
  await app.member(place.id, board.id, 'member');
  const token = (user: UserId) => makeToken(app.services.db, { user, partnership: place.id, name: 't', scopes: ['read'], expiresAt: new Date('2027-01-01') });
  const call = async (path: string, user: UserId): Promise<Response> => app.app.request(`http://joinery.test/api/v1/partnerships/${place.slug}/networks/${open.wave}${path}`, { headers: { authorization: `Bearer ${await token(user)}` } });
  for (const path of ['', '/measures', '/findings']) {
    const text = await (await call(path, board.id)).text();
    for (const name of names) assert.ok(!text.includes(name), `${name} in ${path}`);
  }
  assert.equal((await call('?level=person', board.id)).status, 404);
  assert.match(await (await call('?level=person', place.user)).text(), /Asha Patel/);
  assert.match(await (await app.get(at(`/${open.wave}/views`), place.cookie)).text(), /By machine: the network/);
});

test('another partnership sees nothing', async () => {
  const other = await placeIn(app, [{ name: 'Zoe', sector: 'council' }]);
  const [wave] = await place.within((tx) => wavesOf(tx, place.id));
  assert.ok(wave);
  assert.equal((await other.within((tx) => wavesOf(tx, place.id))).length, 0);
  assert.equal((await other.within((tx) => participantsOf(tx, place.id, wave.id))).length, 0);
  assert.equal((await app.get(`/p/${other.slug}/network/${wave.id}/findings`, other.cookie)).status, 404);
});

test('the matrix is of people for those who see names, and of what is large enough for everyone else', async () => {
  const open = await opened({ title: 'Square' });
  for (const [who, other] of ring) await finished(open, who, [other]);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  const seen = await (await app.get(at(`/${open.wave}/matrix`), place.cookie)).text();
  assert.match(seen, /8 people, 8 ties[^]*Asha Patel/);
  const board = await (await app.get(at(`/${open.wave}/matrix`), member)).text();
  assert.match(board, /The council[^]*All others together/);
  assert.match(board, /1 organisation and all others, 1 tie/);
  assert.doesNotMatch(board, /Asha Patel|The police/);
  assert.equal((await app.get(at(`/${open.wave}/matrix?level=person`), member)).status, 404);
  assert.match(await (await app.get(at(`/${open.wave}/views`), place.cookie)).text(), /Matrix of people/);
});

test('a file that does not say whether its ties have a direction is brought in as whoever brings it says', async () => {
  for (const directed of ['yes', '']) {
    const done = await app.post(at('/import'), place.cookie, { name: 'ties.csv', text: 'source,target\nAnn,Bob\nBob,Ann\n', list: '', directed, title: `Direction ${directed}`, seenByCoordinators: 'yes', minGroup: '5' });
    assert.equal(done.status, 303, await done.text());
    const wave = (done.headers.get('location') ?? '').split('/').at(-1) as WaveId;
    assert.deepEqual(await place.within(async (tx) => [(await waveById(tx, place.id, wave))?.directed, (await tiesOf(tx, place.id, wave)).length]), [directed === 'yes', 2]);
  }
});
