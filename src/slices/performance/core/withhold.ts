import { bridgesOf, sideOf, type Edge } from './bridges.ts';
import type { Figure } from './observation.ts';

/** A count in a table of one period: rows are areas, columns are groups of people, and the column with no name is everybody. */
export type Cell = { readonly row: string; readonly column: string; readonly count: number | null };

const everybody = '';
const isSmall = ({ count }: Cell, smallest: number): boolean => count !== null && count > 0 && count < smallest;
const countOf = (cells: readonly Cell[]): number => cells.reduce((sum, { count }) => sum + (count ?? 0), 0);

/**
 * A row or a column, and its total where there is one. It adds up where so little of the total is in none of the parts that a hidden
 * part could be told from it. It is mixed where the parts are far more than the total: they are of two kinds, and nobody can say which add up.
 */
type Line = { readonly parts: readonly Cell[]; readonly total: Cell | null; readonly addsUp: boolean; readonly mixed: boolean };

const lineOf = (cells: readonly Cell[], smallest: number, isTotal: (cell: Cell) => boolean): Line => {
  const [parts, total] = [cells.filter((cell) => !isTotal(cell)).toSorted((a, b) => (a.count ?? 0) - (b.count ?? 0)), cells.find(isTotal) ?? null];
  const whole = total?.count ?? null;
  if (whole === null || parts.length === 0) return { parts, total, addsUp: false, mixed: false };
  const rest = whole - countOf(parts);
  const mixed = rest < -0.1 * whole - smallest;
  return { parts, total, addsUp: rest < smallest && !mixed, mixed };
};

type Table = { readonly cells: readonly Cell[]; readonly smallest: number; readonly total: string; readonly rows: ReadonlyMap<string, Line>; readonly columns: ReadonlyMap<string, Line> };

const tableOf = (cells: readonly Cell[], smallest: number, total: string): Table => {
  const rows = new Map([...Map.groupBy(cells, (cell) => cell.row)].map(([name, line]) => [name, lineOf(line, smallest, (cell) => cell.column === everybody)]));
  const columns = new Map([...Map.groupBy(cells, (cell) => cell.column)].map(([name, line]) => [name, lineOf(line, smallest, (cell) => cell.row === total)]));
  // Groups of two kinds in one area are so in all of them: sexes and ages.
  const mixed = [...rows.values()].some((line) => line.mixed);
  return { cells, smallest, total, rows: mixed ? new Map([...rows].map(([name, line]) => [name, { ...line, addsUp: false, mixed }])) : rows, columns };
};

const canHide = (cell: Cell, hidden: ReadonlySet<Cell>): boolean => !hidden.has(cell) && cell.count !== null && cell.count > 0;

// What one line wants hidden besides: all of it where nobody can say what adds up; one more where it hides a single cell, or so little that the sum gives it away.
const wantedBy = ({ smallest }: Table, line: Line, hidden: ReadonlySet<Cell>): readonly Cell[] => {
  const gone = line.parts.filter((cell) => hidden.has(cell));
  if (gone.length > 0 && line.mixed) return line.parts.filter((cell) => canHide(cell, hidden));
  if (!line.addsUp) return [];
  const isTotalGone = line.total !== null && hidden.has(line.total);
  if (gone.length + Number(isTotalGone) === 0 || (isTotalGone ? gone.length > 0 : gone.length > 1 && countOf(gone) >= smallest)) return [];
  return line.parts.filter((cell) => canHide(cell, hidden)).slice(0, 1);
};

// The hidden cells as lines between the sums they are in. A sum that is not known leads to the ground, with all others of its kind.
const graphOf = ({ rows, columns }: Table, hidden: readonly Cell[]) => {
  const places = new Map([...[...rows.keys()].map((name) => `r${name}`), ...[...columns.keys()].map((name) => `c${name}`)].map((name, at) => [name, at + 1]));
  const at = (name: string): number => places.get(name) as number;
  const ends = ({ row, column }: Cell): Edge => [at(`r${row}`), at(`c${column}`)];
  const free = [...[...rows].filter(([, line]) => !line.addsUp).map(([name]) => at(`r${name}`)), ...[...columns].filter(([, line]) => !line.addsUp).map(([name]) => at(`c${name}`))];
  return { ends, edges: [...hidden.map(ends), ...free.map((place): Edge => [place, 0])], places: places.size + 1 };
};

// A hidden cell can be worked out from sums just where it is the only way between its two: then one more is hidden that makes another way.
const wayRound = (table: Table, hidden: ReadonlySet<Cell>): Cell | null => {
  const gone = [...hidden];
  const { ends, edges, places } = graphOf(table, gone);
  for (const bridge of bridgesOf(edges, places)) {
    if (bridge >= gone.length) continue;
    const side = sideOf(edges, places, (edges[bridge] as Edge)[0], bridge);
    const crossing = table.cells.filter((cell) => canHide(cell, hidden) && side.has(ends(cell)[0]) !== side.has(ends(cell)[1]));
    const isTotal = ({ row, column }: Cell): number => Number(row === table.total) + Number(column === everybody);
    const [next] = crossing.toSorted((a, b) => isTotal(a) - isTotal(b) || (a.count as number) - (b.count as number));
    if (next !== undefined) return next;
  }
  return null;
};

/**
 * Which counts of a table may not be shown: those from 1 to below `smallest`, and as many more as it takes that none of them can be
 * worked out by subtraction from what is shown, totals of rows and columns included (complementary suppression). A total is itself a
 * cell: the row named `total` is the sum of the others, and so is the column with no name. A count of nought is shown: it is nobody.
 * Example: 2, 40, 55 with their total of 97 shown and a smallest of 5 withholds 2 and 40.
 */
export const withheldCells = (cells: readonly Cell[], smallest: number, total: string): ReadonlySet<Cell> => {
  const hidden = new Set(cells.filter((cell) => isSmall(cell, smallest)));
  if (hidden.size === 0) return hidden;
  const table = tableOf(cells, smallest, total);
  const lines = [...table.rows.values(), ...table.columns.values()];
  for (let size = -1; size < hidden.size;) {
    size = hidden.size;
    for (const line of lines) for (const cell of wantedBy(table, line, hidden)) hidden.add(cell);
    const next = hidden.size === size ? wayRound(table, hidden) : null;
    if (next !== null) hidden.add(next);
  }
  return hidden;
};

/** One revision of a count, as much of it as suppression needs to know. */
export type CountRevision = { readonly indicator: number; readonly total: string; readonly smallest: number; readonly area: string; readonly breakdown: string; readonly from: string; readonly to: string; readonly load: number; readonly count: number | null };

type Placed = Pick<CountRevision, 'indicator' | 'area' | 'breakdown' | 'from' | 'to'>;
const placeOf = ({ indicator, area, breakdown, from, to }: Placed): string => JSON.stringify([indicator, area, breakdown, from, to]);

/**
 * The places of all figures that may not be shown, in order of their entries. What was once withheld stays so in every revision and on
 * every page: two states of a table, each safe, could tell between them.
 */
export const hiddenPlaces = (revisions: readonly CountRevision[]): ReadonlySet<string> => {
  const hidden = new Set<string>();
  for (const table of Map.groupBy(revisions, ({ indicator, from, to }) => `${indicator} ${from} ${to}`).values()) {
    const standing = new Map<string, Cell>();
    for (const entry of Map.groupBy(table, (one) => one.load).values()) {
      for (const one of entry) standing.set(placeOf(one), { row: one.area, column: one.breakdown, count: one.count });
      const { smallest, total } = table[0] as CountRevision;
      const gone = withheldCells([...standing.values()], smallest, total);
      for (const [place, cell] of standing) if (gone.has(cell)) hidden.add(place);
    }
  }
  return hidden;
};

type Kept = Figure & { readonly indicator: number; readonly area: string; readonly breakdown: string; readonly period: { readonly from: string; readonly to: string } };

/** Figures as they may be shown: those in hidden places lose their value and all that it could be worked out from. */
export const asShown = <F extends Kept>(figures: readonly F[], hidden: ReadonlySet<string>): readonly F[] =>
  hidden.size === 0 ? figures : figures.map((one) => (one.value !== null && hidden.has(placeOf({ ...one, ...one.period })) ? { ...one, value: null, absent: 'withheld' as const, numerator: null, denominator: null, lower: null, upper: null, note: null } : one));
