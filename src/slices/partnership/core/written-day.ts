import { readDay, type Day } from '#lib/day.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const two = (text: string): string => text.padStart(2, '0');
const century = (year: string): string => (year.length === 2 ? `20${year}` : year);

/** Reads a day as people here write it: 2026-03-31, 31/3/2026, 31.3.26, 31 March 2026; with no day or month, the first. Null when it is none. */
export const readWrittenDay = (text: string): Day | null => {
  const plain = text.trim();
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$/.exec(plain) ?? [];
  if (year !== undefined) return readDay(`${year}-${two(month)}-${two(day)}`);
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(plain) ?? [];
  if (d !== undefined && m !== undefined && y !== undefined) return readDay(`${century(y)}-${two(m)}-${two(d)}`);
  const [, named, name, of] = /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3})[a-z]*\.?,?\s+(\d{4})$/i.exec(plain) ?? [];
  const index = months.indexOf((name ?? '').toLowerCase());
  return index === -1 || of === undefined ? null : readDay(`${of}-${two(String(index + 1))}-${two(named ?? '1')}`);
};
