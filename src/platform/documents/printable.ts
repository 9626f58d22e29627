import { withoutOddMarks } from '#lib/text.ts';

/** The same, with every text in it such that XML may hold it: one odd mark in one name would make a document that no program opens. */
export const printable = <T>(value: T): T => {
  if (typeof value === 'string') return withoutOddMarks(value) as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  return typeof value === 'object' && value !== null ? (Object.fromEntries(Object.entries(value).map(([name, one]) => [name, printable(one)])) as T) : value;
};
