import { studentQuantile } from './student.ts';

/** A straight line through points: where it stands at x and how it rises, with what is needed to say how sure it is. */
export type Line = { readonly slope: number; readonly intercept: number; readonly n: number; readonly meanX: number; readonly spreadX: number; readonly residual: number };

/** Least squares; null below three points or where all stand at one x. */
export const lineThrough = (points: readonly (readonly [x: number, y: number])[]): Line | null => {
  const n = points.length;
  if (n < 3) return null;
  const [meanX, meanY] = [points.reduce((sum, [x]) => sum + x, 0) / n, points.reduce((sum, [, y]) => sum + y, 0) / n];
  const spreadX = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (spreadX === 0) return null;
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spreadX;
  const intercept = meanY - slope * meanX;
  const residual = Math.sqrt(points.reduce((sum, [x, y]) => sum + (y - intercept - slope * x) ** 2, 0) / (n - 2));
  return { slope, intercept, n, meanX, spreadX, residual };
};

export type Forecast = { readonly value: number; readonly lower: number; readonly upper: number };

/** Where the line leads, with the interval in which a single new point is to be expected. */
export const forecastAt = (line: Line, x: number, level = 0.8): Forecast => {
  const value = line.intercept + line.slope * x;
  const half = studentQuantile(level, line.n - 2) * line.residual * Math.sqrt(1 + 1 / line.n + (x - line.meanX) ** 2 / line.spreadX);
  return { value, lower: value - half, upper: value + half };
};
