import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { personOf } from '#app/demo/demo-steps.ts';
import { readMembership } from '#partnership/reads';
import { appUnderTest, type AppUnderTest } from '#tests/support/app.ts';
import { placeIn, type Place } from '#tests/support/place.ts';
import { logView } from '../commands/names.ts';
import { networkSlice } from '../slice.ts';
import { participantsOf, tiesOf } from '../store/participant-store.ts';
import { scenariosOf, viewsOf } from '../store/scenario-store.ts';
import { setWaveStatus, waveById } from '../store/wave-store.ts';
import type { Participant, WaveId } from '../core/wave.ts';

let app: AppUnderTest;
let place: Place;

const names = ['Asha Patel', 'Ben Lee', 'Cara Onu', 'Dan Fry', 'Eve Ray', 'Finn Ode'];
const at = (path: string): string => `/p/${place.slug}/network${path}`;
const fields: Readonly<Record<string, string>> = {
  purpose: 'To see', consent: 'For that alone', seenByCoordinators: 'yes', relations: 'work', roster: 'all', minGroup: '3', 'keepUntil-day': '1', 'keepUntil-month': '3', 'keepUntil-year': '2027', everyone: 'yes',
  'opens-day': '21', 'opens-month': '11', 'opens-year': '2026', 'closes-day': '12', 'closes-month': '12', 'closes-year': '2026', message: '', replyName: 'C', replyAddress: 'c@example.org', version: '0',
};

type Open = { readonly wave: WaveId; readonly link: (who: string) => string; readonly id: (who: string) => string };

const people = (wave: WaveId): Promise<readonly Participant[]> => place.within((tx) => participantsOf(tx, place.id, wave));

const opened = async (title: string, more: readonly (readonly [string, string])[] = []): Promise<Open> => {
  const made = await app.app.request(`http://joinery.test${at('/new')}`, { method: 'POST', headers: { cookie: `joinery=${place.cookie}`, 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams([...Object.entries({ ...fields, title }), ...more.map((one) => [...one])]) });
  const wave = (made.headers.get('location') ?? '').split('/').at(-1) as WaveId;
  assert.equal((await app.post(at(`/${wave}/open`), place.cookie, {})).status, 303);
  const { rows } = await app.services.db.forService((tx) => sql<{ name: string; body: Buffer }>`select to_name as name, body_sealed as body from platform.message where kind = ${`network ${wave}`} and body_sealed is not null`.execute(tx));
  const links = new Map(rows.map(({ name, body }) => [name, /\/n\/\S+/.exec((JSON.parse(app.services.secret.open(body)) as { text: string }).text)?.[0] ?? '']));
  const ids = new Map((await people(wave)).map(({ name, id }) => [name, id as string]));
  return { wave, link: (who) => links.get(who) ?? '', id: (who) => ids.get(who) ?? '' };
};

const named = async ({ link, id }: Open, who: string, others: readonly string[]): Promise<Response> => {
  await app.post(link(who), '', { agree: 'yes' });
  return app.post(`${link(who)}/q/work`, '', Object.fromEntries([...others.map((one) => [`t-${id(one)}`, '4']), ['next', 'next']]));
};

const chain = async (open: Open): Promise<void> => {
  for (const [index, who] of names.entries()) {
    await named(open, who, names.slice(index + 1, index + 2));
    await app.post(`${open.link(who)}/send`, '', {});
  }
};

const adds = async ({ link, wave }: Open, who: string, name: string): Promise<string> => {
  await app.post(`${link(who)}/q/work`, '', { next: 'add', name, organisation: 'Food bank' });
  const id = (await people(wave)).find((one) => one.name === name)?.id ?? '';
  await app.post(`${link(who)}/q/work`, '', { [`t-${id}`]: '3', next: 'next' });
  return id;
};

before(async () => {
  app = await appUnderTest();
  place = await placeIn(app, names.map((name) => ({ name, sector: 'council' })));
});

test('a kept what-if that names somebody who withdrew goes, and the words of the others go', async () => {
  const open = await opened('Kept');
  await chain(open);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  for (const [remove, title] of [['Ben Lee', 'One'], ['Eve Ray', 'Two'], ['Eve Ray', 'Without Asha Patel']] as const) await app.post(at(`/${open.wave}/what-if`), place.cookie, { remove: open.id(remove), title });
  await app.post(at(`/${open.wave}/what-if`), place.cookie, { remove: open.id('Eve Ray'), title: 'Two' });
  const earlier = await place.within((tx) => scenariosOf(tx, place.id, open.wave));
  assert.deepEqual(earlier.map(({ title }) => title).toSorted(), ['One', 'Two', 'Without Asha Patel'], 'pressed twice, kept once');
  assert.match(earlier.find(({ title }) => title === 'One')?.words.join(' ') ?? '', /Asha Patel is cut off/);
  assert.equal((await app.post(`${open.link('Asha Patel')}/withdraw`, '', { how: 'remove' })).status, 303);
  const after = await place.within((tx) => scenariosOf(tx, place.id, open.wave));
  assert.deepEqual(after.map(({ title, words }) => [title, words.length]), [['Two', 1]]);
  assert.match(after[0]?.words[0] ?? '', /Answers have changed/);
});

test('whom somebody added goes with them, unless somebody else has named them', async () => {
  const open = await opened('Added');
  await named(open, 'Asha Patel', []);
  const [alone, shared] = [await adds(open, 'Asha Patel', 'Jan Alone'), await adds(open, 'Asha Patel', 'Kit Shared')];
  for (const added of [alone, shared]) assert.equal((await app.post(at(`/${open.wave}/added`), place.cookie, { added, to: 'outside' })).status, 303);
  await named(open, 'Ben Lee', []);
  assert.equal((await app.post(`${open.link('Ben Lee')}/q/work`, '', { [`t-${shared}`]: '2', next: 'next' })).status, 303);
  await app.post(`${open.link('Asha Patel')}/withdraw`, '', { how: 'mask' });
  const left = (await people(open.wave)).map(({ name }) => name);
  assert.ok(!left.includes('Jan Alone') && left.includes('Kit Shared'));
});

test('a no takes back all that was said, so that a later yes begins anew', async () => {
  const open = await opened('No');
  await named(open, 'Asha Patel', ['Ben Lee']);
  await adds(open, 'Asha Patel', 'Lou Queue');
  await app.post(open.link('Asha Patel'), '', { agree: 'no' });
  const everyone = await people(open.wave);
  assert.ok(!everyone.some(({ name }) => name === 'Lou Queue'));
  assert.deepEqual(everyone.find(({ name }) => name === 'Asha Patel')?.saved, []);
  await app.post(open.link('Asha Patel'), '', { agree: 'yes' });
  assert.equal((await app.post(`${open.link('Asha Patel')}/send`, '', {})).status, 422, 'nothing is answered yet');
});

test('a page opened before somebody left the list saves all the rest', async () => {
  const open = await opened('Stale');
  await named(open, 'Asha Patel', []);
  const gone = await adds(open, 'Asha Patel', 'Mo Placed');
  await app.post(at(`/${open.wave}/added`), place.cookie, { added: gone, to: open.id('Cara Onu') });
  await app.post(`${open.link('Dan Fry')}/withdraw`, '', { how: 'remove' });
  const saved = await app.post(`${open.link('Asha Patel')}/q/work`, '', { [`t-${gone}`]: '3', [`t-${open.id('Dan Fry')}`]: '5', [`t-${open.id('Ben Lee')}`]: '4', next: 'next' });
  assert.equal(saved.status, 303);
  assert.deepEqual((await place.within((tx) => tiesOf(tx, place.id, open.wave))).map(({ to }) => to as string).toSorted(), [open.id('Ben Lee'), open.id('Cara Onu')].toSorted());
});

test('an answer that is under way while somebody withdraws leaves no tie of theirs', async () => {
  const open = await opened('At once');
  for (const who of names) await app.post(open.link(who), '', { agree: 'yes' });
  for (let round = 0; round < 4; round += 1) {
    const who = names[round] as string;
    await Promise.all([
      ...names.filter((one) => one !== who).map((one) => named(open, one, names.filter((other) => other !== one))),
      app.post(`${open.link(who)}/withdraw`, '', { how: 'remove' }),
      app.post(`${open.link(who)}/q/work`, '', { [`t-${open.id('Finn Ode')}`]: '4', next: 'next' }), app.post(`${open.link(who)}/send`, '', {}),
    ]).then((replies) => assert.ok(replies.every(({ status }) => status < 500)));
    const ties = await place.within((tx) => tiesOf(tx, place.id, open.wave));
    assert.ok(!ties.some(({ from, to }) => from === open.id(who) || to === open.id(who)), `round ${round}`);
    assert.equal((await people(open.wave)).find(({ name }) => name === who)?.state, 'withdrawn');
  }
});

test('nothing is answered after closing, however close', async () => {
  const open = await opened('Closing');
  await named(open, 'Asha Patel', []);
  let saving: Promise<Response> | null = null;
  await place.within(async (tx) => {
    await waveById(tx, place.id, open.wave, true);
    await setWaveStatus(tx, place.id, open.wave, 'closed', app.services.clock());
    saving = Promise.resolve(app.post(`${open.link('Asha Patel')}/q/work`, '', { [`t-${open.id('Ben Lee')}`]: '4', next: 'next' }));
    await sleep(300);
  });
  assert.equal((await (saving as Promise<Response> | null))?.status, 410);
  assert.deepEqual(await place.within((tx) => tiesOf(tx, place.id, open.wave)), []);
});

test('each look at names is written down in every wave whose names were seen', async () => {
  const [first, second] = [await opened('First'), await opened('Second')];
  for (const open of [first, second]) {
    await chain(open);
    await app.post(at(`/${open.wave}/close`), place.cookie, {});
  }
  await app.get(at(`/${second.wave}/compare?with=${first.wave}`), place.cookie);
  const asha = personOf(await place.within((tx) => readMembership(tx, place.id)), 'Asha Patel');
  await app.get(`/p/${place.slug}/people/person/${asha}/held`, place.cookie);
  const said = (await place.within((tx) => viewsOf(tx, place.id, first.wave))).map(({ what }) => what);
  assert.ok(said.includes('Beside “Second”') && said.includes('What is held on one person'), said.join(', '));
  const added = await opened('Added names');
  await named(added, 'Asha Patel', []);
  await adds(added, 'Asha Patel', 'Nia Waits');
  await app.get(at(`/${added.wave}/added`), place.cookie);
  assert.deepEqual((await place.within((tx) => viewsOf(tx, place.id, added.wave))).map(({ what }) => what), ['Names that respondents added']);
});

test('the title of a what-if is not carried to where everyone reads it', async () => {
  const open = await opened('Titles');
  await chain(open);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  await app.post(at(`/${open.wave}/what-if`), place.cookie, { remove: open.id('Ben Lee'), title: 'When Ben Lee retires' });
  const page = await (await app.get(at(`/${open.wave}/what-if`), place.cookie)).text();
  const links = [...page.matchAll(/href="([^"]*\/plan\?[^"]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));
  assert.ok(links.length > 1);
  for (const path of [...links, at(`/${open.wave}/plan?scenario=Ben%20Lee`)]) {
    const form = await (await app.get(path, place.cookie)).text();
    const origin = /It comes from this finding[\s\S]*?<label/.exec(form)?.[0] ?? '';
    assert.match(origin, /origin-text/, path);
    assert.doesNotMatch(origin, /Ben Lee/, path);
  }
});

test('a file with strengths below nought or text that can’t be kept does no harm', async () => {
  const bring = (name: string, text: string): Promise<Response> => app.post(at('/import'), place.cookie, { name, text, title: 'From a file', seenByCoordinators: 'yes', minGroup: '3' });
  const minus = await bring('a.net', '*Vertices 2\n1 "A"\n2 "B"\n*Arcs\n1 2 -1\n');
  assert.equal(minus.status, 422);
  assert.match(await minus.text(), /below 0/);
  assert.equal((await bring('a.net', '*Vertices 2\n1 "A&#0;x"\n2 "B&#55296;y"\n*Arcs\n1 2\n')).status, 303);
  assert.equal((await bring('a.csv', `source,target,relation\n${'x'.repeat(118)}😀😀,b,${'y'.repeat(58)}😀😀\n`)).status, 303);
});

test('whoever is erased is in no network, file or kept what-if by name either', async () => {
  const open = await opened('Erased');
  await chain(open);
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  const held = await app.post(at('/import'), place.cookie, { name: 'a.csv', text: 'source,target\nFinn Ode,Somebody Else\n', 'who-0': 'outside', title: 'A file', seenByCoordinators: 'yes', minGroup: '3' });
  const file = (held.headers.get('location') ?? '').split('/').at(-1) as WaveId;
  await place.within((tx) => sql`insert into network.scenario (partnership_id, wave_id, title, change, words, made_by, made_at) values (${place.id}, ${open.wave}, 'T', '{"remove":[],"add":[]}', '{}', 'Finn Ode', now())`.execute(tx));
  const finn = personOf(await place.within((tx) => readMembership(tx, place.id)), 'Finn Ode');
  assert.ok(finn);
  await place.work(async (work) => networkSlice.personal?.forget?.(work, { id: finn, names: ['Finn Ode'] }));
  assert.deepEqual((await people(file)).map(({ name }) => name), ['Somebody Else']);
  assert.deepEqual((await place.within((tx) => scenariosOf(tx, place.id, open.wave))).map(({ by }) => by), ['Someone who has left']);
});

test('under a code nothing is left that tells who they were, and no two codes are the same', async () => {
  const open = await opened('Codes');
  await chain(open);
  await place.within((tx) => sql`update network.participant set layer = 'strategic' where partnership_id = ${place.id} and wave_id = ${open.wave}`.execute(tx));
  for (const who of ['Asha Patel', 'Ben Lee']) assert.equal((await app.post(`${open.link(who)}/withdraw`, '', { how: 'mask' })).status, 303);
  const [asha, ben] = ['Asha Patel', 'Ben Lee'].map((who) => open.id(who));
  const masked = (await people(open.wave)).filter(({ id }) => id === asha || id === ben);
  assert.deepEqual(masked.map(({ name, organisation, sector, layer, groups }) => [name, organisation, sector, layer, groups]), [1, 2].map((code) => [`Someone ${code}`, null, null, null, []]));
  const { rows } = await place.within((tx) => sql<{ n: number }>`select count(*)::int as n from platform.event where partnership_id = ${place.id} and what = 'NetworkWithdrawn' and subject_id = ${open.wave}`.execute(tx));
  assert.equal(rows[0]?.n, 2, 'that somebody withdrew is in the trail');
});

test('whoever withdrew can’t say yes again by the same link, and nobody can after closing', async () => {
  const open = await opened('Too late');
  await app.post(`${open.link('Asha Patel')}/withdraw`, '', { how: 'remove' });
  await app.post(at(`/${open.wave}/close`), place.cookie, {});
  for (const [who, earlier] of [['Asha Patel', 'withdrawn'], ['Ben Lee', 'invited']] as const) {
    assert.equal((await app.post(open.link(who), '', { agree: 'yes' })).status, 410, who);
    assert.equal((await people(open.wave)).find(({ name }) => name === who)?.state, earlier);
  }
  const still = await opened('Still open');
  await app.post(`${still.link('Asha Patel')}/withdraw`, '', { how: 'remove' });
  assert.equal((await app.post(still.link('Asha Patel'), '', { agree: 'yes' })).status, 410);
});

test('whoever is erased is no longer among those who see names, nor in the log of who looked', async () => {
  const open = await opened('Seen by');
  const cara = personOf(await place.within((tx) => readMembership(tx, place.id)), 'Cara Onu');
  assert.ok(cara);
  await place.within((tx) => sql`update network.wave set seen_by_people = array[${cara}]::uuid[] where partnership_id = ${place.id} and id = ${open.wave}`.execute(tx));
  await place.work((work) => logView({ ...work, actor: { user: null, name: 'Cara O.', person: cara } }, open.wave, 'Findings with names'));
  await place.work(async (work) => networkSlice.personal?.forget?.(work, { id: cara, names: ['Cara Onu'] }));
  assert.deepEqual((await place.within((tx) => waveById(tx, place.id, open.wave)))?.seenBy.people, []);
  assert.deepEqual((await place.within((tx) => viewsOf(tx, place.id, open.wave))).map(({ who, what }) => [who, what]), [['Someone who has left', 'Findings with names']]);
});

test('how far somebody can be relied on is asked of those one is often in touch with, from 1 to 4, and holds in every relation', async () => {
  const open = await opened('Rated', [['ratings', 'yes'], ['relations', 'strategy']]);
  const link = open.link('Asha Patel');
  const [ben, dan] = [open.id('Ben Lee'), open.id('Dan Fry')];
  await app.post(link, '', { agree: 'yes' });
  await app.post(`${link}/q/work`, '', { [`t-${ben}`]: '5', [`t-${dan}`]: '1', next: 'next' });
  await app.post(`${link}/ratings`, '', { [`trust-${ben}`]: '3', [`value-${ben}`]: '5', [`trust-${dan}`]: '4' });
  await app.post(`${link}/q/strategy`, '', { [`t-${ben}`]: '2', next: 'next' });
  await app.post(`${link}/q/work`, '', { [`t-${ben}`]: '4', [`t-${dan}`]: '1', next: 'next' });
  const ties = await place.within((tx) => tiesOf(tx, place.id, open.wave));
  assert.deepEqual(ties.map(({ to, relation, strength, trust, value }) => [to === ben ? 'Ben' : 'Dan', relation, strength, trust, value]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1)), [['Ben', 'strategy', 2, 3, null], ['Ben', 'work', 4, 3, null], ['Dan', 'work', 1, null, null]]);
});

test('one respondent adds thirty names at most', async () => {
  const open = await opened('Many');
  await named(open, 'Asha Patel', []);
  await place.within((tx) => sql`insert into network.participant (partnership_id, id, wave_id, kind, name, groups, state, added_by) select ${place.id}::uuid, gen_random_uuid(), ${open.wave}::uuid, 'added', 'Added ' || n, '{}', 'none', ${open.id('Asha Patel')}::uuid from generate_series(1, 30) as n`.execute(tx));
  assert.equal((await app.post(`${open.link('Asha Patel')}/q/work`, '', { next: 'add', name: 'One more' })).status, 422);
});
