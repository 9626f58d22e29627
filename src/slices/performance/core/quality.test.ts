import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PersonId } from '#lib/id.ts';
import type { IndicatorId } from './indicator.ts';
import type { KeptObservation } from './observation.ts';
import { bringersOf, gradeOf, halfYearAfter, isRevision, isSaidOfWaiting, judgeQuality, mayRate, maySign, onlySigned, sayQuality, signedRevisions, signingOf, type Rating, type SignOff, type SpotCheck } from './quality.ts';

const id = 'i' as IndicatorId;
const year = (start: number) => ({ from: `${start}-04-01` as Day, to: `${start + 1}-03-31` as Day });
const figure = (start: number, load: number): KeptObservation => ({ indicator: 1, area: '', breakdown: '', period: year(start), value: 5, absent: 'there', numerator: null, denominator: null, lower: null, upper: null, provisional: false, origin: 'measured', note: null, revision: 1, load });
const sign = (start: number, load: number, at = '2026-05-01'): SignOff => ({ indicator: id, area: '', period: year(start), load, by: 'Ben Okoro', person: null, on: at as Day, at: new Date(at) });
const rating = (scores: Rating['scores'], start: number | null = null, at = '2026-05-01'): Rating => ({ indicator: id, period: start === null ? null : year(start), scores, words: '', by: 'Ben Okoro', person: null, on: at as Day, at: new Date(at) });
const check = (start: number, load: number, agrees: SpotCheck['agrees']): SpotCheck => ({ indicator: id, area: '', period: year(start), load, organisation: 'o' as OrganisationId, on: '2026-06-01' as Day, agrees, found: 'x', by: 'Cat Lowe', at: new Date('2026-06-01') });
const all = (score: number) => ({ accuracy: score, validity: score, reliability: score, timeliness: score, relevance: score, completeness: score });

test('a rating is as good as its weakest dimension, and good only when every one is rated (Case 20)', () => {
  assert.deepEqual(gradeOf(all(3)), { grade: 'good', worst: 3, mean: 3, worstIn: Object.keys(all(3)), notRated: [] });
  assert.equal(gradeOf({ ...all(4), timeliness: 2 }).grade, 'usable');
  assert.deepEqual(gradeOf({ ...all(4), timeliness: 1 }).worstIn, ['timeliness']);
  assert.equal(gradeOf({ ...all(4), timeliness: 1 }).grade, 'poor');
  assert.equal(gradeOf({ ...all(4), completeness: null }).grade, 'usable');
  assert.equal(gradeOf(null).grade, 'not-rated');
  assert.equal(gradeOf({ accuracy: null }).grade, 'not-rated');
});

test('a half year after the last of a long month is the last of a short one', () => {
  assert.equal(halfYearAfter('2026-08-31' as Day), '2027-02-28');
  assert.equal(halfYearAfter('2026-01-15' as Day), '2026-07-15');
  assert.equal(halfYearAfter('2023-08-31' as Day), '2024-02-29');
});

test('a signature holds for the figure as it stood, in its area and period, and no longer', () => {
  assert.equal(signingOf('', null, []).signing, 'no-figure');
  assert.equal(signingOf('', figure(2024, 4), []).signing, 'unsigned');
  assert.equal(signingOf('', figure(2024, 4), [sign(2024, 4)]).signing, 'signed');
  assert.equal(signingOf('', figure(2024, 5), [sign(2024, 4)]).signing, 'revised');
  assert.equal(signingOf('', figure(2024, 5), [sign(2024, 5, '2026-07-01'), sign(2024, 4)]).signing, 'signed');
  assert.equal(signingOf('', figure(2025, 5), [sign(2024, 5)]).signing, 'unsigned');
  assert.equal(signingOf('D1', figure(2024, 4), [sign(2024, 4)]).signing, 'unsigned');
});

test('the rating of this return goes before that of the indicator, and the latest before those it follows', () => {
  const mark = (ratings: readonly Rating[], today = '2026-07-01') => judgeQuality({ id, area: '' }, figure(2024, 4), { ratings, signs: [], checks: [] }, today as Day);
  assert.equal(mark([rating(all(4)), rating(all(1), 2024, '2026-04-01')]).grade, 'poor');
  assert.equal(mark([rating(all(4)), rating(all(1), null, '2026-04-01')]).grade, 'good');
  assert.equal(mark([rating(all(2), 2023)]).grade, 'usable');
  assert.deepEqual([mark([rating(all(4))]).reviewDue, mark([rating(all(4))]).reviewLate], ['2026-11-01', false]);
  assert.equal(mark([rating(all(4))], '2026-11-02').reviewLate, true);
  assert.equal(mark([]).reviewDue, null);
});

test('the mark says in words what is known and what is not', () => {
  const say = (signs: readonly SignOff[], checks: readonly SpotCheck[], ratings: readonly Rating[], today = '2026-07-01') => sayQuality(judgeQuality({ id, area: '' }, figure(2024, 4), { ratings, signs, checks }, today as Day), today as Day);
  assert.deepEqual(say([], [], []), ['Nobody has rated the data.', 'Nobody has signed it off.', 'No other partner has checked it.']);
  assert.deepEqual(say([sign(2024, 3)], [check(2024, 4, 'no')], [rating({ ...all(4), timeliness: 1 })], '2027-03-01'), [
    'The data are poor, worst in timeliness (not met).', 'Ben Okoro signed it off on 1 May 2026; it was revised since and is unsigned again.', 'Another partner checked it on 1 June 2026, and it did not agree.', 'Its rating is long due to be looked at again, since 1 November 2026.',
  ]);
  assert.match(say([], [check(2023, 2, 'yes')], [])[2] ?? '', /checked an earlier figure/);
  assert.match(say([], [check(2024, 3, 'partly')], [])[2] ?? '', /checked an earlier figure.*in part/);
});

test('others rate what they bring, compile or account for; who accounts for it signs', () => {
  const people = { leadPerson: 'a' as PersonId, compilingPerson: 'b' as PersonId, accountablePerson: 'c' as PersonId };
  const doer = (person: string | null, coordinator = false) => ({ person: person as PersonId | null, organisation: null, coordinator });
  for (const person of ['a', 'b', 'c']) assert.ok(mayRate(people, doer(person)));
  assert.ok(!mayRate(people, doer('d')));
  assert.ok(!mayRate({ leadPerson: null, compilingPerson: null, accountablePerson: null }, doer(null)));
  assert.deepEqual(['a', 'b', 'c'].map((person) => maySign(people, doer(person))), [false, false, true]);
  assert.ok(maySign(people, doer(null, true)));
  assert.deepEqual(bringersOf({ leadOrganisation: 'x' as OrganisationId, leadPerson: people.leadPerson, compilingPerson: null }, () => 'y' as OrganisationId), ['x', 'y']);
});

test('where only signed figures are shown, those after the last signed one are held back, and so is a signed one that was revised', () => {
  const figures = [figure(2022, 1), figure(2023, 2), figure(2024, 4)];
  const shown = (signs: readonly SignOff[]) => { const seen = onlySigned('', figures, signs); return [seen.shown.map((one) => one.period.from.slice(0, 4)).join(' '), seen.heldBack?.period.from.slice(0, 4)]; };
  assert.deepEqual(shown([]), ['', '2024']);
  assert.deepEqual(shown([sign(2023, 2)]), ['2022 2023', '2024']);
  assert.deepEqual(shown([sign(2024, 4)]), ['2022 2023 2024', undefined]);
  assert.deepEqual(shown([sign(2024, 4), sign(2023, 1)]), ['2022 2024', '2023']);
  assert.deepEqual(shown([sign(2024, 3)]), ['2022 2023', '2024'], 'a revision does not hide what went before');
  const revised = [figure(2022, 1), figure(2023, 6), figure(2024, 4)];
  const left = (signs: readonly SignOff[]) => { const seen = onlySigned('', revised, signs); return [seen.shown.map((one) => one.period.from.slice(0, 4)).join(' '), seen.heldBack?.period.from.slice(0, 4)]; };
  assert.deepEqual(left([sign(2024, 4)]), ['2022 2024', '2023'], 'an earlier figure revised after the signature is not covered by it');
  assert.deepEqual(left([sign(2024, 4), sign(2023, 6, '2026-06-01')]), ['2022 2023 2024', undefined]);
});

test('what was signed stays in sight while a revision of it waits, even under a later signature that came after it', () => {
  const kept = (start: number, revision: number, load: number, area = '') => ({ ...figure(start, load), revision, value: load, area });
  const told = (revisions: readonly KeptObservation[], signs: readonly SignOff[]) => { const { shown, heldBack } = onlySigned('', revisions, signs); return [shown.map((one) => one.load), heldBack?.load, heldBack === null ? null : isRevision(shown, heldBack)]; };
  const revisions = [kept(2023, 1, 1), kept(2023, 2, 3), kept(2024, 1, 4), kept(2024, 2, 7), kept(2024, 1, 4, 'D1'), kept(2024, 2, 8, 'D1')];
  assert.deepEqual(told(revisions, [sign(2023, 1), sign(2024, 4)]), [[1, 4, 4], 8, true]);
  assert.deepEqual(told(revisions, [sign(2023, 1), sign(2024, 7, '2026-07-01')]), [[1, 7, 4], 8, true]);
  assert.deepEqual(told(revisions.slice(0, 4), [sign(2023, 3), sign(2024, 7)]), [[3, 7], undefined, null]);
  assert.deepEqual(told(revisions.slice(0, 3), [sign(2023, 3)]), [[3], 4, false], 'a new figure is no revision');
  assert.deepEqual(told(revisions.slice(0, 2), []), [[], 3, false], 'what nobody ever signed is not shown');
});

test('of many revisions those are seen that somebody vouched for, and none that was replaced before anybody signed', () => {
  const revisions = [figure(2024, 7), figure(2024, 4), figure(2024, 3), figure(2023, 2), { ...figure(2024, 4), area: 'D1' }, { ...figure(2024, 9), area: 'D1' }];
  const seen = (signs: readonly SignOff[]) => signedRevisions('', revisions, signs).map((one) => `${one.area}${one.period.from.slice(0, 4)}/${one.load}`).toSorted();
  assert.deepEqual(seen([]), []);
  assert.deepEqual(seen([sign(2024, 4)]), ['2023/2', '2024/4', 'D12024/4']);
  assert.deepEqual(seen([sign(2024, 4), sign(2024, 7, '2026-07-01')]), ['2023/2', '2024/4', '2024/7', 'D12024/4']);
});

test('what is said of a figure waits with it, unless somebody has signed since it was said', () => {
  const said = (start: number, on: string) => ({ ...year(start), at: new Date(on) });
  const held = (start: number, on: string, signs: readonly SignOff[]) => isSaidOfWaiting('', [figure(2024, 5)], signs, said(start, on));
  assert.equal(held(2024, '2026-06-01', []), true, 'a new figure');
  assert.equal(held(2024, '2026-06-01', [sign(2024, 4)]), true, 'said after the signature, it may be of the revision');
  assert.equal(held(2024, '2026-04-01', [sign(2024, 4)]), false, 'said before it, it is of what was signed');
  assert.equal(held(2024, '2026-04-01', [sign(2023, 4)]), true, 'a signature of an earlier figure says nothing of it');
  assert.equal(held(2023, '2026-06-01', []), false, 'that figure doesn’t wait');
});
