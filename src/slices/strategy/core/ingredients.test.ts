import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import type { EvidenceId } from './evidence.ts';
import { ingredientsOf, strategyWarnings, type IngredientName, type PlannedAction, type StrategyInFull } from './ingredients.ts';
import { checkResting } from './resting.ts';

const day = (text: string) => text as Day;
const action: PlannedAction = { title: 'Open three centres', outcome: 'o1', owner: 'Council', accepted: true, due: day('2009-06-30') };
const whole: StrategyInFull = {
  vision: 'A county where every child does well', outcomes: [{ key: 'o1', title: 'Children do well' }], actions: [action], actionPlan: '', actionPlanLink: '', commitment: 'Each partner gives a post', checking: 'The executive, every quarter',
  engagement: 'Ten meetings', reporting: 'A report to every home each May', coversFrom: day('2008-04-01'), coversTo: day('2026-03-31'), reviewedOn: day('2008-10-01'), reviewDue: day('2009-10-01'), status: 'adopted',
};
const today = day('2009-04-20');
const state = (change: Partial<StrategyInFull>, name: IngredientName) => { const one = ingredientsOf({ ...whole, ...change }).find((found) => found.name === name); return [one?.state, ...(one?.lacks ?? [])]; };

test('a strategy with all four ingredients lacks none and is up to date', () => {
  assert.deepEqual(ingredientsOf(whole).map((one) => [one.name, one.state]), [['vision', 'there'], ['action-plan', 'there'], ['commitment', 'there'], ['checking', 'there']]);
  assert.deepEqual(strategyWarnings(whole, today), []);
});

test('each ingredient says what it lacks', () => {
  assert.deepEqual(state({ vision: ' ' }, 'vision'), ['part', 'there is no vision']);
  assert.deepEqual(state({ vision: '', outcomes: [] }, 'vision'), ['missing', 'there is no vision', 'no long-term outcome is named']);
  assert.deepEqual(state({ coversTo: day('2011-03-31') }, 'vision'), ['part', 'it runs from 1 April 2008 to 31 March 2011, which is less than ten years']);
  assert.deepEqual(state({ coversTo: day('2018-03-31') }, 'vision'), ['there']);
  assert.equal(state({ coversTo: day('2017-09-30') }, 'vision')[0], 'part', 'nine years and a half');
  assert.deepEqual(state({ actions: [] }, 'action-plan'), ['missing', 'there is no action plan']);
  assert.deepEqual(state({ actions: null, actionPlanLink: 'https://example.org/plan' }, 'action-plan'), ['there']);
  assert.deepEqual(state({ outcomes: [...whole.outcomes, { key: 'o2', title: 'Safe roads' }], actions: [action, { title: 'x', outcome: 'gone', owner: null, accepted: null, due: null }] }, 'action-plan'), ['part', 'no action leads to Safe roads', '1 action leads to no outcome', '1 action has no date']);
  assert.deepEqual(state({ commitment: '' }, 'commitment'), ['part', 'it does not say what each partner commits or how the plan will be carried out']);
  assert.equal(state({ commitment: '', actions: [] }, 'commitment')[0], 'missing');
  assert.deepEqual(state({ actions: [{ ...action, accepted: null }] }, 'commitment'), ['part', '1 action not yet accepted by the owner']);
  assert.equal(state({ checking: '', reporting: '', reviewDue: null }, 'checking')[0], 'missing');
  assert.equal(state({ checking: '', reporting: null, reviewDue: null }, 'checking')[0], 'missing');
  assert.deepEqual(state({ reporting: null }, 'checking'), ['there']);
  assert.deepEqual(state({ reporting: ' ' }, 'checking'), ['part', 'it does not say how local people hear of progress']);
});

test('a strategy that is out of date says since when', () => {
  const warn = (change: Partial<StrategyInFull>) => strategyWarnings({ ...whole, ...change }, today).map((one) => `${one.warning}: ${one.reason}`);
  assert.deepEqual(warn({ coversTo: day('2009-04-10') }), ['out-of-date: Its time ended on 10 April 2009 and nothing has replaced it.']);
  assert.deepEqual(warn({ reviewDue: day('2009-04-19') }), ['out-of-date: Its review was due on 19 April 2009.']);
  assert.deepEqual(warn({ reviewDue: today }), []);
  assert.deepEqual(warn({ status: 'draft', reviewDue: null, reviewedOn: day('2001-01-01') }), []);
  assert.deepEqual(warn({ reviewedOn: day('2005-01-01') }), ['reviewed-long-ago: It was last reviewed on 1 January 2005, more than three years ago.']);
  assert.deepEqual([warn({ engagement: '' }), warn({ engagement: null })], [['no-engagement: It does not say how local people helped to choose the priorities.'], []]);
});

test('what rests on nothing and on evidence gone stale or withdrawn is listed', () => {
  const source = (id: string, title: string, publishedOn: string, refreshMonths: number, withdrawnOn: Day | null = null) => ({ id: id as EvidenceId, title, publishedOn: day(publishedOn), refreshMonths, heldOn: null, withdrawnOn, withdrawnWhy: null });
  const sources = [source('old', 'Survey', '2003-01-01', 24), source('new', 'Census', '2009-01-01', 120), source('out', 'Audit', '2009-01-01', 120, day('2009-03-01'))];
  const on = (id: string, evidence: readonly string[]) => ({ kind: 'target' as const, id, title: id, evidence });
  const found = checkResting(sources, [on('a', []), on('b', ['gone']), on('c', ['old']), on('d', ['old', 'new', 'out']), on('e', ['new'])], today);
  assert.deepEqual(found.onNothing.map((one) => one.id), ['a', 'b']);
  assert.deepEqual(found.onStale.map((one) => [one.resting.id, one.stale, one.only]), [['c', ['old'], true], ['d', ['old', 'out'], false]]);
  assert.equal(found.onStale[1]?.reason, '“Survey” was to be refreshed by 1 January 2005; “Audit” was withdrawn on 1 March 2009.');
  assert.deepEqual(found.sources.map((one) => [one.id, one.freshness, one.due, one.used]), [['old', 'stale', '2005-01-01', 2], ['new', 'fresh', '2019-01-01', 2], ['out', 'withdrawn', '2019-01-01', 1]]);
});
