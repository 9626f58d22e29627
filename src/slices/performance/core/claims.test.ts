import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import type { OrganisationId } from '#lib/id.ts';
import { checkClaim, emptyClaim, sortClaims, warningsOf, type ClaimInput } from './claims.ts';
import type { IndicatorId } from './indicator.ts';
import type { Judged } from './judge.ts';

const strengths = ['asserted', 'plausible', 'corroborated', 'compared'];
const input: ClaimInput = { ...emptyClaim, title: 'Fewer fires', what: 'Joint visits', organisations: ['o' as OrganisationId], strength: 'plausible', badDates: [] };
const faultsOf = (more: Partial<ClaimInput>) => { const done = checkClaim({ ...input, ...more }, strengths); return done.ok ? [] : (done.refusal.faults ?? []).map((fault) => fault.field); };

test('a claim says what was done, by whom, of which kind and on how strong evidence', () => {
  assert.deepEqual(faultsOf({}), []);
  assert.deepEqual(faultsOf({ title: '', what: '', organisations: [], kind: 'other', strength: 'certain', link: 'javascript:x', badDates: ['from'] }), ['title', 'what', 'organisations', 'kind', 'strength', 'link', 'from']);
  assert.deepEqual(faultsOf({ from: '2026-02-01' as Day, to: '2026-01-01' as Day }), ['to']);
  assert.deepEqual(faultsOf({ link: 'https://example.org/report' }), []);
});

test('each thing that a claim lacks is named (CSP 2.20, 3.5, 3.19)', () => {
  const latest = {} as NonNullable<Judged['latest']>;
  const whole = { strength: 'compared', otherwise: 'A mild winter', evidence: 'Districts without it', indicator: 'i' as IndicatorId, kind: 'people' as const };
  assert.deepEqual(warningsOf(whole, { way: 'better', latest }), []);
  assert.deepEqual(warningsOf(whole, { way: 'cant-tell', latest }), ['Its figure shows no change that chance could not account for.']);
  assert.deepEqual(warningsOf(whole, { way: 'same', latest }), ['Its figure shows no change that chance could not account for.']);
  assert.deepEqual(warningsOf(whole, { way: 'worse', latest }), ['Its figure has been getting worse.']);
  assert.deepEqual(warningsOf(whole, { way: 'cant-tell', latest: null }), ['Its indicator has no figure yet.']);
  assert.deepEqual(warningsOf({ ...whole, strength: 'asserted', otherwise: '', indicator: null }, null), ['It rests on the word of those who did it.', 'It names nothing else that could explain the change.', 'It names no figure that would show a change for people.']);
  assert.deepEqual(warningsOf({ ...whole, kind: 'process', indicator: null, evidence: '' }, null), ['It says how strong the evidence is, not what it is.']);
});

test('the best supported claims come first', () => {
  assert.deepEqual(sortClaims([{ title: 'b', strength: 'asserted' }, { title: 'c', strength: 'compared' }, { title: 'a', strength: 'asserted' }], strengths).map((one) => one.title), ['c', 'a', 'b']);
});
