import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import { checkEvidence, freshnessOf, monthsLater } from './evidence.ts';
import { ingredientsOf, strategyWarnings, type IngredientName } from './ingredients.ts';
import type { Strategy } from './strategy.ts';

const day = (text: string) => text as Day;
const whole: Strategy = {
  vision: 'A county where every child does well', themes: ['Children'], outcomes: [{ id: 'o1', title: 'Children do well', theme: 'Children', evidence: ['jsna'] }],
  actions: [{ title: 'Open three centres', outcome: 'o1', owner: 'Council', accepted: true, due: day('2009-06-30') }], commitment: 'Each partner gives a post', checking: 'The executive, every quarter', engagement: 'Ten meetings', reporting: 'A report to every home each May',
  from: day('2008-04-01'), to: day('2026-03-31'), reviewed: day('2008-10-01'), reviewDue: day('2009-10-01'),
};
const today = day('2009-04-20');
const state = (change: Partial<Strategy>, name: IngredientName) => { const one = ingredientsOf({ ...whole, ...change }).find((found) => found.name === name); return [one?.state, ...(one?.lacks ?? [])]; };

test('a strategy with all four ingredients lacks none and is up to date', () => {
  assert.deepEqual(ingredientsOf(whole).map((one) => [one.name, one.state]), [['vision', 'there'], ['action-plan', 'there'], ['commitment', 'there'], ['checking', 'there']]);
  assert.deepEqual(strategyWarnings(whole, today), []);
});

test('each ingredient says what it lacks', () => {
  assert.deepEqual(state({ vision: ' ' }, 'vision'), ['part', 'there is no vision']);
  assert.deepEqual(state({ vision: null, outcomes: [] }, 'vision'), ['missing', 'there is no vision', 'no long-term outcome is named']);
  assert.deepEqual(state({ to: day('2011-03-31') }, 'vision'), ['part', 'it runs from 1 April 2008 to 31 March 2011, which is less than ten years']);
  assert.deepEqual(state({ to: day('2018-03-31') }, 'vision'), ['there']);
  assert.deepEqual(state({ actions: [] }, 'action-plan'), ['missing', 'there is no action plan']);
  assert.deepEqual(state({ outcomes: [...whole.outcomes, { id: 'o2', title: 'Safe roads', theme: null, evidence: [] }], actions: [...whole.actions, { title: 'x', outcome: 'gone', owner: null, accepted: null, due: null }] }, 'action-plan'), ['part', 'no action leads to Safe roads', '1 action leads to no outcome', '1 action has no date']);
  assert.deepEqual(state({ commitment: null }, 'commitment'), ['part', 'it does not say what each partner commits or how the plan will be carried out']);
  assert.equal(state({ commitment: null, actions: [] }, 'commitment')[0], 'missing');
  assert.deepEqual(state({ actions: whole.actions.map((one) => ({ ...one, accepted: null })) }, 'commitment'), ['part', '1 action not yet accepted by the owner']);
  assert.equal(state({ checking: null, reporting: null, reviewDue: null }, 'checking')[0], 'missing');
  assert.deepEqual(state({ reporting: null }, 'checking'), ['part', 'it does not say how local people hear of progress']);
});

test('a strategy that is out of date says since when', () => {
  const warn = (change: Partial<Strategy>) => strategyWarnings({ ...whole, ...change }, today).map((one) => `${one.warning}: ${one.reason}`);
  assert.deepEqual(warn({ to: day('2009-04-10') }), ['ended: The strategy ended on 10 April 2009, 10 days ago.']);
  assert.deepEqual(warn({ reviewDue: day('2009-04-19') }), ['review-overdue: Its review was due on 19 April 2009, 1 day ago.']);
  assert.deepEqual(warn({ reviewDue: today }), []);
  assert.deepEqual(warn({ reviewed: day('2005-01-01') }), ['reviewed-long-ago: It was last reviewed on 1 January 2005, more than three years ago.']);
  assert.deepEqual(warn({ reviewed: null, from: day('2004-01-01') }), ['never-reviewed: It has not been reviewed since it began on 1 January 2004.']);
  assert.deepEqual(warn({ engagement: null }), ['no-engagement: It does not say how local people helped to choose the priorities.']);
});

test('months later is the same day, or the last of a shorter month', () => {
  assert.deepEqual([['2008-01-31', 1], ['2008-11-15', 3], ['2008-12-31', 12], ['2007-01-30', 1], ['2008-03-05', 36]].map(([from, months]) => monthsLater(day(from as string), months as number)), ['2008-02-29', '2009-02-15', '2009-12-31', '2007-02-28', '2011-03-05']);
});

test('evidence is fresh, due from a quarter before its refresh, and stale after it', () => {
  const jsna = { id: 'jsna', title: 'Needs assessment', published: day('2006-04-20'), refreshMonths: 36 };
  assert.deepEqual(['2008-12-01', '2009-01-19', '2009-04-20', '2009-04-21'].map((on) => freshnessOf(jsna, day(on))), ['fresh', 'due', 'due', 'stale']);
  assert.equal(freshnessOf({ ...jsna, refreshMonths: null }, today), 'unknown');
});

test('what rests on nothing and on stale evidence is listed', () => {
  const sources = [{ id: 'old', title: 'Survey', published: day('2003-01-01'), refreshMonths: 24 }, { id: 'new', title: 'Census', published: day('2009-01-01'), refreshMonths: 120 }];
  const on = (id: string, evidence: readonly string[]) => ({ kind: 'target' as const, id, title: id, evidence });
  const found = checkEvidence(sources, [on('a', []), on('b', ['gone']), on('c', ['old']), on('d', ['old', 'new']), on('e', ['new'])], today);
  assert.deepEqual(found.onNothing.map((one) => one.id), ['a', 'b']);
  assert.deepEqual(found.onStale.map((one) => [one.resting.id, one.stale, one.only]), [['c', ['old'], true], ['d', ['old'], false]]);
  assert.equal(found.onStale[0]?.reason, '“Survey” was to be refreshed by 1 January 2005.');
  assert.deepEqual(found.sources.map((one) => [one.evidence.id, one.freshness, one.refresh, one.used]), [['old', 'stale', '2005-01-01', 2], ['new', 'fresh', '2019-01-01', 2]]);
});
