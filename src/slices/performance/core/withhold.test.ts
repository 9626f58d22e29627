import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { noFigure } from './observation.ts';
import { shownFigures, withheldCells, type Cell } from './withhold.ts';

const line = (...counts: readonly number[]): readonly Cell[] => counts.map((count, at) => ({ row: `r${at}`, column: '', count }));
const hiddenCounts = (cells: readonly Cell[], totals = true): readonly (number | null)[] => [...withheldCells(cells, 5, { rows: false, columns: totals })].map((cell) => cell.count).toSorted((a, b) => (a ?? 0) - (b ?? 0));

test('with a total shown, the next smallest goes with the small one', () => {
  assert.deepEqual(hiddenCounts(line(2, 40, 55)), [2, 40]);
  assert.deepEqual(hiddenCounts(line(2, 40, 55), false), [2]);
  assert.deepEqual(hiddenCounts(line(0, 40, 55)), []);
  assert.deepEqual(hiddenCounts(line(1, 2, 55)), [1, 2, 55], 'two that sum to three say too much between them');
});

test('whatever the table, no withheld count can be found from a total of its row or its column', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 }), (rows) => {
      const cells = rows.flatMap((counts, row) => counts.map((count, column): Cell => ({ row: `r${row}`, column: `c${column}`, count })));
      const hidden = withheldCells(cells, 5, { rows: true, columns: true });
      for (const part of [...Map.groupBy(cells, (cell) => cell.row).values(), ...Map.groupBy(cells, (cell) => cell.column).values()]) {
        const gone = part.filter((cell) => hidden.has(cell));
        const left = part.filter((cell) => !hidden.has(cell) && (cell.count ?? 0) > 0);
        assert.ok(gone.length !== 1 || left.length === 0, 'one hidden cell with others to hide beside it');
      }
      for (const cell of cells) if ((cell.count ?? 0) > 0 && (cell.count ?? 0) < 5) assert.ok(hidden.has(cell));
    }),
  );
});

test('an area’s small figure goes with its interval and its parts, and the total stays', () => {
  const of = (area: string, numerator: number) => ({ ...noFigure, absent: 'there' as const, value: numerator, numerator, denominator: 100, lower: 0, upper: 9, area, breakdown: '' });
  const shown = shownFigures([of('Total', 97), of('A', 2), of('B', 40), of('C', 55)], 5, 'Total');
  assert.deepEqual(shown.map((one) => [one.area, one.value, one.numerator]), [['Total', 97, 97], ['A', null, null], ['B', null, null], ['C', 55, 55]]);
});
