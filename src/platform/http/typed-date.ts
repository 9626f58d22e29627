import { dayFrom, formatDay, type Day } from '#lib/day.ts';
import type { Form } from './form.ts';

/** A date as it was typed, `year-month-day`; empty when nothing was. */
export const sentDate = (form: Form, name: string): string => {
  const parts = ['year', 'month', 'day'].map((part) => form.text(`${name}-${part}`).replaceAll('-', ' '));
  return parts.every((part) => part === '') ? '' : parts.join('-');
};

/** The three fields of a date as typed: day, month, year. */
export const dateParts = (value: string): readonly [string, string, string] => {
  const [year = '', month = '', day = ''] = value.split('-');
  const bare = (part: string): string => (/^0\d$/.test(part) ? part.slice(1) : part);
  return [bare(day), bare(month), year];
};

/** The day that was typed: null when it names none, or nothing was typed. */
export const typedDay = (value: string | undefined): Day | null => {
  const [day, month, year] = dateParts(value ?? '');
  return value === undefined || value === '' ? null : dayFrom(year, month, day);
};

/** A date as typed in words, or as typed where it names no day. */
export const dateShown = (value: string): string => {
  const day = typedDay(value);
  return day === null ? value : formatDay(day);
};
