declare const brand: unique symbol;

/** A calendar date with no time and no zone, written YYYY-MM-DD. */
export type Day = string & { readonly [brand]: 'day' };

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const asUtc = (day: Day): Date => new Date(`${day}T00:00:00Z`);

// Days since 1 January 1970, by arithmetic alone: long series ask for it many times.
const dayNumber = (day: Day): number => (day < '0100' ? asUtc(day).getTime() : Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))) / 86_400_000;

/** Reads YYYY-MM-DD; null when there is no such date. */
export const readDay = (text: string | null | undefined): Day | null => {
  if (text == null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : (text as Day);
};

/** Reads the three fields of a date input; null when they name no date. */
export const dayFrom = (year: string, month: string, day: string): Day | null =>
  readDay(`${year.trim().padStart(4, '0')}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`);

const calendars = new Map<string, Intl.DateTimeFormat>();
const calendarOf = (zone: string): Intl.DateTimeFormat => {
  const known = calendars.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  calendars.set(zone, known);
  return known;
};

/** The day it is at a moment, in London unless another zone is named. */
export const dayOf = (moment: Date, zone = 'Europe/London'): Day =>
  calendarOf(zone).format(moment) as Day;

/** '21 November 2026'. */
export const formatDay = (day: Day): string => {
  const date = asUtc(day);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

const two = (count: number): string => (count < 10 ? `0${count}` : String(count));

// The date of a day number, by arithmetic alone: eras of 400 years, and years that begin in March (Hinnant, chrono-compatible low-level date algorithms).
const dayAt = (number: number): Day => {
  const since = number + 719_468;
  const era = Math.floor(since / 146_097);
  const inEra = since - era * 146_097;
  const year = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365);
  const inYear = inEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * inYear + 2) / 153);
  return `${year + era * 400 + (month < 10 ? 0 : 1)}-${two(month < 10 ? month + 3 : month - 9)}-${two(inYear - Math.floor((153 * month + 2) / 5) + 1)}` as Day;
};

// Those of four-digit years; beyond them the calendar of the language says.
const [first, last] = [-354_285, 2_932_896];

/** The day so many days later; earlier where negative. */
export const addDays = (day: Day, count: number): Day => {
  const number = dayNumber(day) + count;
  return number >= first && number <= last ? dayAt(number) : (new Date(number * 86_400_000).toISOString().slice(0, 10) as Day);
};

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

// How far a zone's clocks are ahead of the universal time at a moment, in milliseconds.
const ahead = (moment: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(moment / 1000) * 1000;
};

/** The last moment of a day, in London unless another zone is named. */
export const endOfDay = (day: Day, zone = 'Europe/London'): Date => {
  const midnight = asUtc(day).getTime() + 86_400_000;
  const guess = midnight - ahead(midnight, zone);
  return new Date(midnight - ahead(guess, zone) - 1);
};
