import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { makeToken } from '#platform/auth/api-token.ts';
import { sql } from 'kysely';
import { first } from '#platform/db/database.ts';
import { trustUnderTest, type TrustUnderTest } from '#tests/support/trust.ts';
import { performanceSlice } from '../slice.ts';
import { challengesOf } from '../store/challenge-store.ts';
import { claimsOf } from '../store/claim-store.ts';
import type { UserId } from '#lib/id.ts';

let it: TrustUnderTest;
const within = <T>(act: Parameters<typeof it.app.services.db.forPartnership<T>>[1]) => it.app.services.db.forPartnership(it.id, act);
const challenges = () => within((tx) => challengesOf(tx, it.id));
const about = async (question: string) => { const found = (await challenges()).find((one) => one.question === question); assert.ok(found, question); return found; };
const day = (year: string) => ({ 'dueOn-day': '5', 'dueOn-month': '12', 'dueOn-year': year });
const question = async (more: Readonly<Record<string, string>> = {}) => ({ indicator: (await it.burglary()).id, period: '2024/25', question: 'Why did it fall?', to: `person:${it.people.ben}`, ...day('2026'), ...more });
const workIn = (tx: Parameters<Parameters<typeof within>[0]>[0]) => ({ tx, here: { id: it.id, slug: it.slug, name: 'Trust', pack: 'lsp-2009', packVersion: '1.0.0', demo: false }, actor: { user: null, name: 'x' }, now: it.app.services.clock(), services: it.app.services });

before(async () => {
  it = await trustUnderTest();
  await it.give(await it.burglary(), '2023/24', '410');
  await it.give(await it.burglary(), '2024/25', '380');
});

test('a member challenges a figure from its page; the form knows the figure and who can answer', async () => {
  const { id } = await it.burglary();
  assert.match(await it.read('/performance/challenges'), /Nobody has asked yet/);
  assert.match(await it.read(`/performance/indicators/${id}`, 'asha'), /Challenge this figure/);
  assert.doesNotMatch(await it.read(`/performance/indicators/${id}`, 'reader'), /Challenge this figure/);
  const form = await it.read(`/performance/challenges/new?indicator=${id}&period=2024/25`, 'asha');
  assert.match(form, new RegExp(`value="person:${it.people.ben}" selected`));
  assert.match(form, /value="2024\/25" selected/);
  assert.equal((await it.post('/performance/challenges/new', await question(), 'reader')).status, 403);
  const bad = await it.post('/performance/challenges/new', await question({ question: '', to: '', ...day('2025') }), 'asha');
  assert.equal(bad.status, 422);
  assert.match(await bad.text(), /Write what you ask[\s\S]*Choose who is to answer[\s\S]*Choose today or a later day/);
  const twice = await question();
  for (const sent of await Promise.all([1, 2].map(() => it.post('/performance/challenges/new', twice, 'asha')))) assert.equal(sent.status, 303);
  assert.equal((await challenges()).length, 1, 'the same question sent twice is asked once');
  const asked = await about('Why did it fall?');
  assert.deepEqual([asked.askedOrganisation, asked.toOrganisation, asked.toPerson, asked.dueOn], [it.organisations.council, it.organisations.police, it.people.ben, '2026-12-05']);
  assert.match(await it.read(`/performance/indicators/${id}`, 'reader'), /Why did it fall\?[\s\S]*The council asks Ben Okoro, The police/);
});

test('only who was asked may answer; the second of two answers is a conflict that shows the first and keeps the second', async () => {
  const asked = await about('Why did it fall?');
  const at = `/performance/challenges/${asked.id}`;
  assert.equal((await it.post(`${at}/answer`, { version: '1', answer: 'x' }, 'cat')).status, 403);
  assert.doesNotMatch(await it.read(at, 'cat'), /Send the answer/);
  assert.equal((await it.post(`${at}/answer`, { version: '1', answer: '' }, 'ben')).status, 422);
  assert.equal((await it.post(`${at}/answer`, { version: '1', answer: 'A new patrol' }, 'ben')).status, 303);
  const late = await it.post(`${at}/answer`, { version: '1', answer: 'Better locks' });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /A new patrol[\s\S]*Better locks/);
  assert.equal((await it.post(`${at}/withdraw`, { version: '2' }, 'cat')).status, 403);
  assert.equal((await about('Why did it fall?')).answer, 'A new patrol');
});

test('who was asked answers by personal link, with no account', async () => {
  await it.post('/performance/challenges/new', await question({ question: 'Were thefts from sheds counted?' }), 'asha');
  const { id } = await about('Were thefts from sheds counted?');
  const link = await it.linkOf(1);
  assert.match(await (await it.anonymous(link)).text(), /Answer a question about “L 1 Burglaries, 2024\/25”/);
  const form = await (await it.anonymous(`${link}/challenge/${id}`)).text();
  assert.match(form, /Were thefts from sheds counted\?/);
  assert.equal((await it.anonymous(`${link}/challenge/${id}`, { version: '1', answer: '' })).status, 422);
  assert.equal((await it.anonymous(`${await it.linkOf(2)}/challenge/${id}`, { version: '1', answer: 'Yes' })).status, 404, 'by another’s link it is not there');
  await it.anonymous(`${link}/challenge/${id}`, { version: '1', answer: 'No, they are counted apart' });
  const done = await about('Were thefts from sheds counted?');
  assert.deepEqual([done.state, done.answeredBy, done.answer], ['answered', 'Ben Okoro', 'No, they are counted apart']);
  assert.equal((await it.anonymous(`${link}/challenge/${id}`)).status, 404, 'it waits no longer');
  assert.match(await it.read(`/performance/challenges/${id}`, 'reader'), /they are counted apart/);
});

test('what is overdue stands first, at home and in the calendar; whoever is gone hands it on; a question may be taken back', async () => {
  await it.post('/performance/challenges/new', await question({ question: 'When will it be final?', to: `organisation:${it.organisations.police}`, 'dueOn-day': '22', 'dueOn-month': '11' }), 'cat');
  const { id } = await about('When will it be final?');
  it.app.setNow(new Date('2026-11-23T10:00:00Z'));
  assert.match(await it.read('/performance/challenges'), /1 question waits for an answer, 1 past the day it was due/);
  assert.match(await it.read(''), /A question about L 1 Burglaries, 2024\/25/);
  assert.match(await it.read('', 'ben'), /A question about L 1 Burglaries/, 'whoever can answer for the organisation');
  const owned = await within((tx) => performanceSlice.contributions?.find((one) => one.kind === 'challenge')?.owned?.(workIn(tx)) ?? Promise.resolve([]));
  assert.deepEqual(owned.map(({ person, trouble }) => [person, trouble]), [[null, 'No person is asked for the answer']]);
  const days = await within((tx) => performanceSlice.calendar?.(workIn(tx)) ?? Promise.resolve([]));
  assert.ok(days.some((one) => one.on === '2026-11-22' && one.path === `/performance/challenges/${id}`));
  const kind = performanceSlice.contributions?.find((one) => one.kind === 'challenge');
  await within((tx) => kind?.handOver?.(workIn(tx), id, it.people.ben) ?? Promise.reject(new Error('no kind')));
  assert.equal((await about('When will it be final?')).toPerson, it.people.ben);
  assert.equal(await within((tx) => kind?.moveOrganisation?.(workIn(tx), it.organisations.police, it.organisations.health) ?? Promise.resolve(0)), 1, 'only what is open moves');
  assert.equal((await it.post(`/performance/challenges/${id}/withdraw`, { version: '3' }, 'cat')).status, 303);
  assert.equal((await about('When will it be final?')).state, 'withdrawn');
  it.app.setNow(new Date('2026-11-21T10:00:00Z'));
});

test('who challenges and who never does, beside what partners said in 2008', async () => {
  const text = await it.read('/performance/challenges', 'reader');
  for (const told of [/1 of 3 partners \(33%\) challenged a figure in 2026/, /The health and The police have never asked/, /2 of 3 partners have never challenged a figure/, /58 per cent of coordinators and 44 per cent of members/, /WBT ¶57/, /<svg/]) assert.match(text, told);
});

const claim = async (more: Readonly<Record<string, string>> = {}) => ({ title: 'Fewer burglaries after joint patrols', kind: 'people', what: 'Wardens and officers walk together', organisations: it.organisations.police, indicator: (await it.burglary()).id, outcome: '', otherwise: '', strength: 'asserted', evidence: '', link: '', version: '0', ...more });

test('a claim is kept with what it lacks, and process is kept apart from people (CSP 3.5, 3.19)', async () => {
  assert.equal((await it.post('/performance/claims/new', await claim(), 'asha')).status, 403);
  const bad = await it.post('/performance/claims/new', await claim({ title: '', organisations: '', strength: '', 'from-day': '40', 'from-month': '1', 'from-year': '2026' }), 'ben');
  assert.equal(bad.status, 422);
  assert.match(await bad.text(), /Say in one line[\s\S]*Tick who did it[\s\S]*Say how strong[\s\S]*Enter a date/);
  assert.equal((await it.post('/performance/claims/new', await claim(), 'ben')).status, 303);
  assert.equal((await it.post('/performance/claims/new', await claim({ title: 'One intake meeting', kind: 'process', indicator: '', strength: 'corroborated', evidence: 'Minutes', otherwise: 'New law' }), 'cat')).status, 303);
  const text = await it.read('/performance/claims', 'reader');
  assert.ok(text.indexOf('Results for people') < text.indexOf('Fewer burglaries') && text.indexOf('Fewer burglaries') < text.indexOf('Better ways of working') && text.indexOf('Better ways of working') < text.lastIndexOf('One intake meeting'));
  for (const told of [/1 claim of a result for people, 1 of a better way of working/, /rests on the word of those who did it/, /no change that chance could not account for/, /names nothing else that could explain/]) assert.match(text, told);
  assert.match(await it.read(`/performance/indicators/${(await it.burglary()).id}`, 'reader'), /Fewer burglaries after joint patrols/);
});

test('two who change one claim see both versions; a claim taken back leaves the list', async () => {
  const { id } = (await within((tx) => claimsOf(tx, it.id))).find((one) => one.kind === 'people') as { readonly id: string };
  assert.equal((await it.post(`/performance/claims/${id}/edit`, await claim({ version: '1', evidence: 'Patrol logs', strength: 'corroborated' }), 'ben')).status, 303);
  const late = await it.post(`/performance/claims/${id}/edit`, await claim({ version: '1', otherwise: 'A cold winter' }));
  assert.equal(late.status, 409);
  assert.match(await late.text(), /Patrol logs[\s\S]*A cold winter/);
  assert.equal((await it.app.get(`/p/${it.slug}/performance/claims/${id}`, it.as.other)).status, 404);
  assert.equal((await it.post(`/performance/claims/${id}/end`, { version: '2' }, 'ben')).status, 303);
  assert.doesNotMatch(await it.read('/performance/claims'), /Fewer burglaries/);
  assert.match(await it.read(`/performance/claims/${id}`), /Taken back on 21 November 2026/);
});

test('only whoever wrote a claim, or the coordinator, changes it or takes it back', async () => {
  await it.post('/performance/claims/new', await claim({ title: 'Sheds are locked' }), 'ben');
  const mine = async () => { const one = (await within((tx) => claimsOf(tx, it.id))).find((each) => each.title.startsWith('Sheds')); assert.ok(one); return one; };
  const at = `/performance/claims/${(await mine()).id}`;
  assert.equal((await it.post(`${at}/edit`, await claim({ version: '1', title: 'Sheds: health did it' }), 'cat')).status, 403);
  assert.equal((await it.post(`${at}/end`, { version: '1' }, 'cat')).status, 403);
  assert.deepEqual([(await mine()).title, (await mine()).version], ['Sheds are locked', 1]);
  const [theirs, own] = [await it.read(at, 'cat'), await it.read(at, 'ben')];
  assert.match(theirs, /wrote it, and changes it or takes it back/);
  assert.doesNotMatch(theirs, /Change the claim|Take it back/);
  assert.match(own, /Change the claim[\s\S]*Take it back/);
  assert.doesNotMatch(await it.read(`${at}/edit`, 'cat'), /<button[^>]*>\s*Save/);
  assert.equal((await it.post(`${at}/edit`, await claim({ version: '1', title: 'Sheds are locked at night' }))).status, 303);
  assert.equal((await it.post(`${at}/end`, { version: '2' }, 'ben')).status, 303);
});

test('another system rates, signs, asks, answers and claims by API, under the same rules', async () => {
  const user = (await it.app.services.db.forService((tx) => first<{ readonly id: UserId }>(tx, sql`select id from platform.app_user where email = 'ben@example.org'`)))?.id as UserId;
  const token = await makeToken(it.app.services.db, { user, partnership: it.id, name: 't', scopes: ['read', 'write'], expiresAt: new Date('2027-01-01') });
  const call = async (method: string, path: string, body?: unknown) => { const answer = await it.app.app.request(`http://joinery.test/api/v1/partnerships/${it.slug}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }); return { status: answer.status, body: (await answer.json()) as never }; };
  const [mine, theirs] = [(await it.burglary()).id, (await it.homes()).id];
  assert.equal((await call('POST', `/indicators/${mine}/ratings`, { scores: { accuracy: 3 } })).status, 201);
  assert.equal((await call('POST', `/indicators/${theirs}/ratings`, { scores: { accuracy: 3 } })).status, 403);
  assert.equal((await call('POST', `/indicators/${mine}/sign-offs`, { period: '2024/25', load: 0 })).status, 409);
  assert.equal((await call('POST', `/indicators/${mine}/spot-checks`, { period: '2024/25', organisation: it.organisations.police, on: '2026-11-01', agrees: 'yes', found: 'x' })).status, 422);
  const marks = (await call('GET', '/quality')).body as readonly { readonly indicator: string; readonly grade: string; readonly signing: string }[];
  assert.deepEqual(marks.filter((one) => one.indicator === mine).map(({ grade, signing }) => [grade, signing]), [['usable', 'unsigned']]);
  const asked = await call('POST', '/challenges', { indicator: mine, toPerson: it.people.ben, question: 'Asked by API?', dueOn: '2026-12-20' });
  assert.equal(asked.status, 201);
  const { id } = asked.body as { readonly id: string };
  assert.equal((await call('POST', `/challenges/${id}/answer`, { answer: 'Yes', version: 1 })).status, 200);
  assert.equal((await call('POST', `/challenges/${id}/answer`, { answer: 'No', version: 1 })).status, 409);
  const claimed = await call('POST', '/claims', { title: 'By API', kind: 'process', what: 'x', organisations: [it.organisations.police], strength: 'plausible' });
  assert.equal(claimed.status, 201);
  const own = (claimed.body as { readonly id: string }).id;
  assert.equal((await call('PATCH', `/claims/${own}`, { evidence: 'Minutes', version: 1 })).status, 200);
  assert.equal((await call('POST', `/claims/${own}/end`, { version: 1 })).status, 409);
  const list = (await call('GET', '/claims')).body as readonly { readonly title: string; readonly warnings: readonly string[] }[];
  assert.deepEqual(list.find((one) => one.title === 'By API')?.warnings, ['It names nothing else that could explain the change.']);
});

test('whoever is erased is no longer named by what they asked, were asked and answered; what was said stays', async () => {
  const earlier = await about('Were thefts from sheds counted?');
  for (const person of [it.people.asha, it.people.ben]) {
    await within(async (tx) => performanceSlice.personal?.forget?.(workIn(tx), { id: person, names: [] }));
    const held = await within((tx) => performanceSlice.personal?.holds(workIn(tx), person) ?? Promise.resolve([]));
    assert.deepEqual(held.filter(({ what, rows }) => /asked|answered/.test(what) && rows.length > 0), []);
  }
  const after = await about('Were thefts from sheds counted?');
  assert.deepEqual([after.by, after.askedPerson, after.answeredBy, after.toPerson, after.answer], ['Someone who has left', null, 'Someone who has left', null, earlier.answer]);
});
