const full = /(?:19|20)\d\d/;
const short = /^\D*(\d\d)\s*[/–-]\s*(\d\d)\D*$/;
const ordinal = /^(?:year|yr|y)\s*(\d{1,2})$/;

/** The year in which a written period begins: 2008 for “2008/09”, “Mar 2008” and “08/09”, and 1 for “year 1”. Null when it names none. */
export const writtenYear = (period: string): number | null => {
  const text = period.trim().toLowerCase();
  const year = full.exec(text)?.[0];
  if (year !== undefined) return Number(year);
  const counted = ordinal.exec(text)?.[1];
  if (counted !== undefined) return Number(counted);
  const [, from, to] = short.exec(text) ?? [];
  return from !== undefined && Number(to) === (Number(from) + 1) % 100 ? (Number(from) < 70 ? 2000 : 1900) + Number(from) : null;
};

const comparable = (a: number | null, b: number | null): boolean => a !== null && b !== null && (a > 1000) === (b > 1000);

/** Years from one period to another; null when they can't be told. */
export const yearsApart = (from: string, to: string): number | null => {
  const [a, b] = [writtenYear(from), writtenYear(to)];
  return comparable(a, b) ? (b as number) - (a as number) : null;
};

/** Earlier periods first; those of no known year keep their place. */
export const byYear = <T extends { readonly period: string }>(all: readonly T[]): readonly T[] =>
  all.every((one) => writtenYear(one.period) !== null) ? all.toSorted((a, b) => (writtenYear(a.period) as number) - (writtenYear(b.period) as number)) : all;
