import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import type { OrganisationId, PersonId } from '#lib/id.ts';
import { challengeYears, checkChallenge, isOverdue, mayAnswer, mayWithdraw, whoChallenges, type Challenge, type ChallengeId, type Partner } from './challenges.ts';
import type { IndicatorId } from './indicator.ts';

const org = (name: string) => name as OrganisationId;
const today = '2026-11-21' as Day;
const challenge = (more: Partial<Challenge>): Challenge => ({
  id: 'c' as ChallengeId, indicator: 'i' as IndicatorId, period: null, toOrganisation: org('police'), toPerson: null, question: 'Why?', dueOn: '2026-11-20' as Day, by: 'Asha', askedPerson: 'asha' as PersonId, askedOrganisation: org('council'),
  askedAt: new Date('2026-11-01'), askedOn: '2026-11-01' as Day, answer: '', answeredBy: null, answeredAt: null, answeredOn: null, state: 'open', version: 1, ...more,
});
const partner = (name: string, from: string | null = null, to: string | null = null): Partner => ({ id: org(name), name, from: from as Day | null, to: to as Day | null });

test('a challenge needs a question, somebody to answer it and a day that is still to come', () => {
  const draft = { indicator: 'i' as IndicatorId, period: null, toOrganisation: org('police'), toPerson: null, question: 'Why did it fall?', dueOn: '2026-12-01' as Day };
  assert.ok(checkChallenge(draft, today).ok);
  const fields = (more: object) => { const done = checkChallenge({ ...draft, ...more }, today); return done.ok ? [] : (done.refusal.faults ?? []).map((fault) => fault.field); };
  assert.deepEqual(fields({ question: '', toOrganisation: null, dueOn: null }), ['question', 'to', 'dueOn']);
  assert.deepEqual(fields({ dueOn: '2026-11-20' }), ['dueOn']);
  assert.deepEqual(fields({ dueOn: '2029-11-20' }), ['dueOn']);
  assert.deepEqual(fields({ question: 'x'.repeat(4001) }), ['question']);
});

test('an open one is overdue the day after it was due; answered and withdrawn ones never are', () => {
  assert.deepEqual([isOverdue(challenge({}), today), isOverdue(challenge({ dueOn: today }), today), isOverdue(challenge({ state: 'answered' }), today), isOverdue(challenge({ state: 'withdrawn' }), today)], [true, false, false, false]);
});

test('who was asked answers, for a person or for their organisation; who asked withdraws', () => {
  const doer = (person: string | null, organisation: string | null, coordinator = false) => ({ person: person as PersonId | null, organisation: organisation as OrganisationId | null, coordinator });
  assert.deepEqual([mayAnswer(challenge({}), doer('ben', 'police')), mayAnswer(challenge({}), doer('cat', 'health')), mayAnswer(challenge({ toOrganisation: null }), doer(null, null)), mayAnswer(challenge({}), doer(null, null, true))], [true, false, false, true]);
  assert.deepEqual([mayWithdraw(challenge({}), doer('asha', 'council')), mayWithdraw(challenge({}), doer('ben', 'council')), mayWithdraw(challenge({ askedPerson: null }), doer(null, null))], [true, false, false]);
});

test('the share that challenges counts partners at the table in each year, once, and no challenge taken back (WBT ¶57)', () => {
  const partners = [partner('council'), partner('police'), partner('health', '2026-01-01'), partner('trust', '2020-01-01', '2025-06-30')];
  const asked = [challenge({}), challenge({}), challenge({ askedOn: '2025-05-01' as Day }), challenge({ askedOn: '2025-05-01' as Day, askedOrganisation: org('trust') }), challenge({ askedOrganisation: org('health'), state: 'withdrawn' }), challenge({ askedOrganisation: org('police') }), challenge({ askedOrganisation: null })];
  assert.deepEqual(challengeYears(asked, partners, today), [{ year: 2025, asked: 2, partners: 3 }, { year: 2026, asked: 1, partners: 3 }]);
  assert.deepEqual(challengeYears([], partners, today), [{ year: 2026, asked: 0, partners: 3 }]);
});

test('each partner’s part: what it asked, was asked, answered, and let go late', () => {
  const rows = whoChallenges([challenge({}), challenge({ state: 'answered', answeredOn: '2026-11-19' as Day }), challenge({ state: 'answered', answeredOn: '2026-11-21' as Day }), challenge({ state: 'withdrawn' })], [partner('police'), partner('council'), partner('gone', null, '2025-01-01')], today);
  assert.deepEqual(rows.map(({ partner: { name }, asked, wasAsked, answered, late }) => [name, asked, wasAsked, answered, late]), [['council', 3, 0, 0, 0], ['police', 0, 3, 2, 2]]);
});
