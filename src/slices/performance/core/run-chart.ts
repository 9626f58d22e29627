/** What a point of a run chart shows, strongest first. */
export type Signal = 'outside' | 'trend' | 'two-of-three' | 'shift' | 'none';
export type Direction = 'high' | 'low' | null;
export type RunPoint = { readonly value: number; readonly mean: number; readonly lower: number; readonly upper: number; readonly signal: Signal; readonly direction: Direction };

/** `fixAfter`: mean and limits from so many first points, for all. `screen`: moving ranges beyond their own limit are left out once. */
export type RunChartOptions = { readonly screen?: boolean; readonly fixAfter?: number | null };

const run = 7;
const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Mean and limits of an XmR chart: mean ± 2.66 times the mean moving range, after moving ranges of at least 3.267 times their mean are
 * screened out once (Wheeler, Understanding Variation, 1993; the health service's method). Limits equal the mean for a single point.
 */
export const runLimits = (values: readonly number[], { screen = true, fixAfter = null }: RunChartOptions = {}): { readonly mean: number; readonly lower: number; readonly upper: number } => {
  const base = fixAfter === null ? values : values.slice(0, fixAfter);
  const mean = average(base);
  const ranges = base.slice(1).map((value, index) => Math.abs(value - (base[index] as number)));
  if (ranges.length === 0) return { mean, lower: mean, upper: mean };
  const first = average(ranges);
  const kept = screen ? ranges.filter((range) => range < 3.267 * first) : ranges;
  const typical = kept.length === 0 ? 0 : average(kept);
  return { mean, lower: mean - 2.66 * typical, upper: mean + 2.66 * typical };
};

// Marks every point of each stretch of at least seven that go on in one way; `step` says which way each goes, 0 for neither.
const stretches = (steps: readonly number[], least: number, mark: (from: number, to: number, way: number) => void): void => {
  let from = 0;
  for (let index = 1; index <= steps.length; index += 1) {
    if (index < steps.length && steps[index] === steps[from]) continue;
    if (steps[from] !== 0 && index - from >= least) mark(from, index, steps[from] as number);
    from = index;
  }
};

const sides = (values: readonly number[], mean: number): readonly number[] => values.map((value) => Math.sign(value - mean));

/** The direction of each point that is part of seven strictly rising or falling; 0 for none. */
export const trends = (values: readonly number[]): readonly number[] => {
  const found = values.map(() => 0);
  stretches(values.slice(1).map((value, index) => Math.sign(value - (values[index] as number))), run - 1, (from, to, way) => found.fill(way, from, to + 1));
  return found;
};

/** The side of each point that is part of seven strictly on one side of the mean; a point on the mean breaks a run. */
export const shifts = (values: readonly number[], mean: number): readonly number[] => {
  const found = values.map(() => 0);
  stretches(sides(values, mean), run, (from, to, way) => found.fill(way, from, to));
  return found;
};

/** The side of each point beyond two thirds of a limit that is one of two such among three in a row, all three on one side. */
export const twoOfThree = (values: readonly number[], mean: number, upper: number): readonly number[] => {
  const near = (2 / 3) * (upper - mean);
  const side = sides(values, mean);
  const close = values.map((value) => Math.abs(value - mean) > near && Math.abs(value - mean) <= upper - mean);
  const found = values.map(() => 0);
  for (let index = 0; index + 3 <= values.length; index += 1) {
    const way = side[index] as number;
    if (way === 0 || side[index + 1] !== way || side[index + 2] !== way || Number(close[index]) + Number(close[index + 1]) + Number(close[index + 2]) < 2) continue;
    for (let at = index; at < index + 3; at += 1) if (close[at]) found[at] = way;
  }
  return found;
};

const towards = (way: number): Direction => (way > 0 ? 'high' : way < 0 ? 'low' : null);

/**
 * The run chart of a series: each point with mean and limits, and the strongest signal it is part of: outside the limits, then a trend
 * of seven, two of three near a limit, a shift of seven. Below 13 points it says little; see docs/explanation/methods.md.
 */
export const runChart = (values: readonly number[], options: RunChartOptions = {}): readonly RunPoint[] => {
  if (values.length === 0) return [];
  const { mean, lower, upper } = runLimits(values, options);
  const [trend, pair, shift] = [trends(values), twoOfThree(values, mean, upper), shifts(values, mean)];
  return values.map((value, index): RunPoint => {
    const outside = value > upper ? 1 : value < lower ? -1 : 0;
    const [rising, near, side] = [trend[index] as number, pair[index] as number, shift[index] as number];
    const signal = outside !== 0 ? 'outside' : rising !== 0 ? 'trend' : near !== 0 ? 'two-of-three' : side !== 0 ? 'shift' : 'none';
    return { value, mean, lower, upper, signal, direction: towards(outside || rising || near || side) };
  });
};

export type Improvement = 'up' | 'down' | 'none';
/** What the variation says: special cause for the better or worse, special cause where neither is better, or common cause. */
export type Variation = 'improving' | 'concerning' | 'changing' | 'common';
/** Whether the process as it stands meets a target: always, never, by chance; null where there is none. */
export type Assurance = 'passing' | 'failing' | 'by-chance' | null;

/** The icon of variation, from the last point, given which way is better. */
export const variationOf = (points: readonly RunPoint[], improvement: Improvement): Variation => {
  const last = points.at(-1);
  if (last === undefined || last.signal === 'none') return 'common';
  if (improvement === 'none') return 'changing';
  return (last.direction === 'high') === (improvement === 'up') ? 'improving' : 'concerning';
};

/** The icon of assurance, from the limits at the last point and the target. */
export const assuranceOf = (points: readonly RunPoint[], target: number | null, improvement: Improvement): Assurance => {
  const last = points.at(-1);
  if (last === undefined || target === null || improvement === 'none') return null;
  if (target > last.upper) return improvement === 'up' ? 'failing' : 'passing';
  if (target < last.lower) return improvement === 'up' ? 'passing' : 'failing';
  return 'by-chance';
};
