import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { noFigure } from './observation.ts';
import { asShown, hiddenPlaces, withheldCells, type Cell, type CountRevision } from './withhold.ts';

const column = (counts: Readonly<Record<string, number>>): readonly Cell[] => Object.entries(counts).map(([row, count]) => ({ row, column: '', count }));
const hiddenNames = (cells: readonly Cell[]): readonly string[] => [...withheldCells(cells, 5, 'all')].map((cell) => `${cell.row}${cell.column === '' ? '' : ` ${cell.column}`}`).toSorted();
const cell = (row: string, group: string, count: number): Cell => ({ row, column: group, count });

test('with a total shown, the next smallest goes with the small one', () => {
  assert.deepEqual(hiddenNames(column({ all: 97, A: 2, B: 40, C: 55 })), ['A', 'B']);
  assert.deepEqual(hiddenNames(column({ A: 2, B: 40, C: 55 })), ['A'], 'no total is shown');
  assert.deepEqual(hiddenNames(column({ all: 95, A: 0, B: 40, C: 55 })), []);
  assert.deepEqual(hiddenNames(column({ all: 58, A: 1, B: 2, C: 55 })), ['A', 'B', 'C'], 'two that sum to three say too much between them');
});

test('groups of the whole area are a table too, and so are groups beside everybody in parts', () => {
  assert.deepEqual(hiddenNames([cell('all', '', 43), cell('all', 'Boys', 3), cell('all', 'Girls', 40)]), ['all Boys', 'all Girls']);
  const parts = [cell('all', '', 43), cell('A', '', 3), cell('B', '', 40), cell('B', 'Boys', 20), cell('B', 'Girls', 20)];
  assert.deepEqual(hiddenNames(parts).slice(0, 2), ['A', 'B']);
});

test('what is in no part guards the parts, where it is as many as may be shown', () => {
  assert.deepEqual(hiddenNames(column({ all: 97, A: 2, B: 40 })), ['A']);
  assert.deepEqual(hiddenNames(column({ all: 45, A: 2, B: 40 })), ['A', 'B'], 'three people in no area leave A at five or fewer');
});

test('where groups are of two kinds, or areas of two sizes, nobody can say what adds up: all go', () => {
  assert.deepEqual(hiddenNames([cell('all', '', 43), cell('all', 'Boys', 3), cell('all', 'Girls', 40), cell('all', 'Under 10', 20), cell('all', '10 and over', 23)]), ['all 10 and over', 'all Boys', 'all Girls', 'all Under 10']);
  assert.deepEqual(hiddenNames(column({ all: 43, North: 13, South: 30, 'North 1': 3, 'North 2': 10 })), ['North', 'North 1', 'North 2', 'South']);
});

test('groups of two kinds in one area are of two kinds in every area, also where only some of them are known', () => {
  const whole = [cell('all', '', 100), cell('all', 'Boys', 40), cell('all', 'Girls', 60), cell('all', 'Under 10', 50), cell('all', '10 and over', 50)];
  assert.deepEqual(hiddenNames([...whole, cell('A', '', 43), cell('A', 'Boys', 3), cell('A', 'Girls', 20), cell('A', 'Under 10', 20)]).filter((name) => name.startsWith('A')), ['A Boys', 'A Girls', 'A Under 10']);
});

// Solves for what is hidden by elimination: every row and every column adds up to its total.
const recovered = (cells: readonly Cell[], hidden: ReadonlySet<Cell>): readonly Cell[] => {
  const unknown = [...hidden];
  const groups = [...Map.groupBy(cells, (one) => `r${one.row}`).values(), ...Map.groupBy(cells, (one) => `c${one.column}`).values()];
  const sign = (one: Cell, line: readonly Cell[]): number => ((line.every((other) => other.row === one.row) ? one.column === '' : one.row === 'all') ? -1 : 1);
  const matrix = groups.map((line) => unknown.map((one) => (line.includes(one) ? sign(one, line) : 0)));
  let top = 0;
  for (let at = 0; at < unknown.length; at += 1) {
    const pivot = matrix.findIndex((row, index) => index >= top && Math.abs(row[at] as number) > 1e-9);
    if (pivot === -1) continue;
    [matrix[top], matrix[pivot]] = [matrix[pivot] as number[], matrix[top] as number[]];
    const lead = matrix[top] as number[];
    for (const [index, row] of matrix.entries()) {
      const times = (row[at] as number) / (lead[at] as number);
      if (index !== top && times !== 0) matrix[index] = row.map((value, place) => value - times * (lead[place] as number));
    }
    top += 1;
  }
  return matrix.flatMap((row) => { const places = row.flatMap((value, at) => (Math.abs(value) > 1e-9 ? [at] : [])); return places.length === 1 ? [unknown[places[0] as number] as Cell] : []; });
};

const tables = fc.integer({ min: 1, max: 6 }).chain((areas) => fc.integer({ min: 1, max: 5 }).chain((groups) => fc.array(fc.array(fc.oneof(fc.nat(6), fc.nat(60)), { minLength: groups, maxLength: groups }), { minLength: areas, maxLength: areas })));
const withTotals = (counts: readonly (readonly number[])[]): readonly Cell[] => {
  const inner = counts.flatMap((row, at) => [...row.map((count, group) => cell(`r${at}`, `c${group}`, count)), cell(`r${at}`, '', row.reduce((sum, count) => sum + count, 0))]);
  return [...inner, ...[...Map.groupBy(inner, (one) => one.column)].map(([group, line]) => cell('all', group, line.reduce((sum, one) => sum + (one.count ?? 0), 0)))];
};

test('whatever the table, no withheld count can be found from all that is shown: rows, columns and totals', () => {
  fc.assert(
    fc.property(tables, (counts) => {
      const cells = withTotals(counts);
      const hidden = withheldCells(cells, 5, 'all');
      for (const one of cells) if ((one.count ?? 0) > 0 && (one.count ?? 0) < 5) assert.ok(hidden.has(one));
      assert.deepEqual(recovered(cells, hidden), []);
    }),
    { numRuns: 500 },
  );
});

test('a great table is done in a moment', () => {
  const cells = withTotals(Array.from({ length: 2000 }, (_, row) => Array.from({ length: 8 }, (__, at) => (row * 7 + at * 13) % 40)));
  const began = performance.now();
  assert.ok(withheldCells(cells, 5, 'all').size > 1000);
  assert.ok(performance.now() - began < 3000, `${performance.now() - began} ms`);
});

const counted = (area: string, load: number, count: number): CountRevision => ({ indicator: 1, total: 'all', smallest: 5, area, breakdown: '', from: '2024-04-01', to: '2025-03-31', load, count });

test('what was once withheld stays so, and takes its interval, its parts and its note with it', () => {
  const hidden = hiddenPlaces([counted('all', 1, 97), counted('A', 1, 2), counted('B', 1, 40), counted('C', 1, 55), counted('A', 2, 9), counted('all', 2, 104)]);
  const of = (area: string, numerator: number) => ({ ...noFigure, indicator: 1, period: { from: '2024-04-01', to: '2025-03-31' }, absent: 'there' as const, value: numerator, numerator, denominator: 100, lower: 0, upper: 9, note: 'both of them', area, breakdown: '' });
  assert.deepEqual(asShown([of('all', 104), of('A', 9), of('B', 40), of('C', 55)], hidden).map((one) => [one.area, one.value, one.numerator, one.denominator, one.lower, one.upper, one.note]), [['all', 104, 104, 100, 0, 9, 'both of them'], ['A', null, null, null, null, null, null], ['B', null, null, null, null, null, null], ['C', 55, 55, 100, 0, 9, 'both of them']]);
});
