import type { Figure } from './observation.ts';

/** A table of figures: rows are areas, columns are groups. A total of a row, a column or all stands where its name says so. */
export type Cell = { readonly row: string; readonly column: string; readonly count: number | null };
export type Totals = { readonly rows: boolean; readonly columns: boolean };

const isSmall = (count: number, smallest: number): boolean => count > 0 && count < smallest;

// Hides one more wherever a line shows its total and hides a single cell, or hides so little that the sum gives it away.
const helpersOf = (lines: readonly (readonly Cell[])[], hidden: ReadonlySet<Cell>, smallest: number): readonly Cell[] =>
  lines.flatMap((line) => {
    const gone = line.filter((cell) => hidden.has(cell));
    const sum = gone.reduce((total, cell) => total + (cell.count ?? 0), 0);
    if (gone.length === 0 || (gone.length > 1 && sum >= smallest)) return [];
    const next = line.filter((cell) => !hidden.has(cell) && cell.count !== null && cell.count > 0).toSorted((a, b) => (a.count as number) - (b.count as number))[0];
    return next === undefined ? [] : [next];
  });

/**
 * Which counts of a table may not be shown: those from 1 to below `smallest`, and as many more as it takes that none of them can be
 * worked out from a total (complementary suppression). A count of nought is shown: it is nobody.
 * Example: 2, 40, 55 with their total shown and a smallest of 5 withholds 2 and 40.
 */
export const withheldCells = (cells: readonly Cell[], smallest: number, totals: Totals): ReadonlySet<Cell> => {
  const hidden = new Set(cells.filter(({ count }) => count !== null && isSmall(count, smallest)));
  if (hidden.size === 0) return hidden;
  const lines = [...(totals.rows ? [...Map.groupBy(cells, (cell) => cell.row).values()] : []), ...(totals.columns ? [...Map.groupBy(cells, (cell) => cell.column).values()] : [])];
  for (let more = helpersOf(lines, hidden, smallest); more.length > 0; more = helpersOf(lines, hidden, smallest)) for (const cell of more) hidden.add(cell);
  return hidden;
};

/** Figures of areas (and groups) for one period with the small ones taken out, so that no one of them can be found by subtraction. `total` names the area that is the sum of the others. */
export const shownFigures = <F extends Figure & { readonly area: string; readonly breakdown: string }>(figures: readonly F[], smallest: number, total: string | null): readonly F[] => {
  if (smallest === 0) return figures;
  const parts = figures.filter((one) => one.area !== total);
  const cells = new Map(parts.map((one) => [{ row: one.area, column: one.breakdown, count: one.numerator ?? null }, one] as const));
  const groups = new Set(parts.map((one) => one.breakdown));
  const hidden = withheldCells([...cells.keys()].filter((cell) => cell.column !== '' || groups.size === 1), smallest, { rows: groups.size > 1, columns: total !== null });
  const gone = new Set([...hidden].map((cell) => cells.get(cell)));
  // A whole whose own count is small is withheld with its parts.
  const small = (one: F): boolean => one.numerator !== null && isSmall(one.numerator, smallest);
  return figures.map((one) => (gone.has(one) || small(one) ? { ...one, value: null, absent: 'withheld' as const, numerator: null, denominator: null, lower: null, upper: null } : one));
};
