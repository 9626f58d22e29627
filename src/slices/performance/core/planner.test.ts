import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import type { Layer } from '#partnership';
import type { IndicatorId } from './indicator.ts';
import { layerKinds } from './layer-kinds.ts';
import { arrivalRows, meetingMonths, monthNames, planFindings, type PlannedFigure, type PlannedGroup, type PlannerMatter } from './planner.ts';
import { sortedJson } from './checksum.ts';

const kinds = layerKinds([{ id: 'input', tags: { operational: 'true' } }, { id: 'process', tags: { operational: 'true', executive: 'true' } }, { id: 'output', tags: { executive: 'true', strategic: 'true' } }, { id: 'outcome', tags: { strategic: 'true' } }, { id: 'perception', tags: { strategic: 'true' } }]);
const rhythms = { strategic: { least: 3, most: 4, source: 'WBT Table 8' }, executive: { least: 6, most: 12, source: 'WBT Table 8' }, operational: { least: 12, most: 52, source: 'WBT Table 8' } };

const figure = (id: string, rest: Partial<PlannedFigure> = {}): PlannedFigure => ({ id: id as IndicatorId, number: 1, title: id, kind: 'outcome', frequency: 'quarter', periodRule: 'financial-quarter', returnedWithin: 30, judged: { latest: null, due: null }, ...rest });
const group = (name: string, layer: Layer, meetingsAYear: number | null): PlannedGroup => ({ id: name, name, layer, meetingsAYear });
const findings = (matter: Partial<PlannerMatter>) => planFindings({ groups: [], figures: [], kinds, rhythms, chosen: new Map(), exceptions: new Map(), ...matter });
const checks = (matter: Partial<PlannerMatter>) => findings(matter).map((one) => [one.check, one.groups.join(' ')]);

test('a layer that meets less or more often than the pack says is named with the numbers', () => {
  const found = findings({ groups: [group('Forum', 'strategic', 2), group('Board', 'strategic', 4), group('Exec', 'executive', 13), group('Theme', 'operational', null)] });
  assert.deepEqual(found.map((one) => [one.check, one.groups.join(' ')]), [['seldom', 'Forum'], ['often', 'Exec'], ['unknown', 'Theme']]);
  assert.match(found[0]?.text ?? '', /meets 2 times a year\. At strategic level, performance is looked at 3 to 4 times/);
});

test('a yearly figure before a board that meets four times is the same figure more than once; a quarterly one is not', () => {
  assert.deepEqual(checks({ groups: [group('Board', 'strategic', 4)], figures: [figure('yearly', { frequency: 'year' }), figure('quarterly')] }), [['twice', 'Board']]);
});

test('groups that see the same figures too often are told of together', () => {
  const found = findings({ groups: [group('A', 'operational', 12), group('B', 'operational', 14)], figures: [figure('quarterly', { kind: 'input' })] });
  assert.deepEqual(found.map((one) => [one.check, one.groups]), [['twice', ['A', 'B']]]);
  assert.match(found[0]?.text ?? '', /A \(12 times a year\) and B \(14 times a year\)/);
});

test('weekly figures wait for a group that meets eight times a year', () => {
  assert.deepEqual(checks({ groups: [group('Exec', 'executive', 8)], figures: [figure('weekly', { kind: 'process', frequency: 'week' })] }), [['waits', 'Exec']]);
});

test('a kind that the layer does not look at is named, unless it stands there as an exception', () => {
  const matter = { groups: [group('Board', 'strategic', 4)], figures: [figure('money', { kind: 'input' })], chosen: new Map([['Board', new Set(['money'])]]) };
  assert.match(findings(matter)[0]?.text ?? '', /Board looks at 1 input figure, which its layer does not/);
  assert.deepEqual(checks({ ...matter, exceptions: new Map([['money', 'strategic' as const]]) }), []);
});

test('a figure that no group looks at is found; one that stands as an exception is seen', () => {
  const figures = [figure('money', { kind: 'input' })];
  assert.deepEqual(checks({ groups: [group('Board', 'strategic', 4)], figures }), [['nobody', '']]);
  assert.deepEqual(checks({ groups: [group('Board', 'strategic', 4)], figures, exceptions: new Map([['money', 'strategic' as const]]) }), []);
});

test('meetings are spread evenly, and a day that is known takes the place of the nearest', () => {
  assert.deepEqual(meetingMonths(4, []), [1.5, 4.5, 7.5, 10.5]);
  assert.deepEqual(meetingMonths(4, [5]), [1.5, 5, 7.5, 10.5]);
  assert.deepEqual(meetingMonths(null, [2]), [2]);
  assert.deepEqual(monthNames('2026-11-01' as Day).slice(0, 3), ['November', 'December', 'January']);
});

test('figures are expected in the months in which they are due', () => {
  const due = figure('quarterly', { judged: { latest: { period: { from: '2026-07-01', to: '2026-09-30' } } as never, due: '2026-10-30' as Day } });
  const rows = arrivalRows([due, figure('never', { frequency: 'irregular' })], '2026-11-01' as Day);
  assert.deepEqual(rows.map((row) => [row.label, row.months]), [['Every quarter (1)', [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]]]);
  const monthly = figure('monthly', { frequency: 'month', judged: { latest: null, due: '2026-11-30' as Day } });
  assert.deepEqual(arrivalRows([monthly], '2026-11-01' as Day)[0]?.months, Array.from({ length: 12 }, () => 1));
});

test('the sum of a content does not depend on the order of its parts', () => assert.equal(sortedJson({ b: [1, { d: 1, c: null }], a: undefined, e: 'x' }), sortedJson({ e: 'x', b: [1, { c: null, d: 1 }] })));
