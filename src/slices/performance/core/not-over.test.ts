import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/day.ts';
import { isOddSize, notOver } from './not-over.ts';
import { noFigure } from './observation.ts';

const year = { from: '2026-04-01' as Day, to: '2027-03-31' as Day };
const today = '2026-11-21' as Day;

test('a figure is final once its period is over; so far it is provisional, and before it a projection', () => {
  const figure = { ...noFigure, value: 3 };
  assert.match(notOver(year, figure, today) ?? '', /not over before 31 March 2027/);
  assert.equal(notOver(year, { ...figure, provisional: true }, today), null);
  assert.equal(notOver(year, figure, '2027-03-31' as Day), null);
  assert.match(notOver(year, { ...figure, provisional: true }, '2026-01-01' as Day) ?? '', /begins on 1 April 2026/);
  assert.equal(notOver(year, { ...figure, origin: 'projected' }, '2020-01-01' as Day), null);
  assert.equal(notOver(year, noFigure, today), null, 'nothing is said yet');
});

test('a hundredth of the figure before is another unit', () => {
  assert.ok(isOddSize(0.071, 7));
  assert.ok(!isOddSize(6, 7) && !isOddSize(0, 7) && !isOddSize(3, null));
});
