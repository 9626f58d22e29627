/** A coordinate with one decimal: finer makes files larger and no picture better. */
export const round = (value: number): number => Math.round(value * 10) / 10 + 0;

/** Rounds every number in an SVG path. */
export const roundPath = (path: string): string => path.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(round(Number(number))));
