import { addDays, daysBetween, readDay, type Day } from './day.ts';

/** A span of days, both ends included. */
export type Period = { readonly from: Day; readonly to: Day };

/** What the periods of a series are made of. One label may name one of them, or the first and the last of several. */
export const periodRules = ['day', 'month', 'quarter', 'financial-quarter', 'year', 'financial-year', 'academic-year'] as const;
export type PeriodRule = (typeof periodRules)[number];

export const periodRuleNames: Readonly<Record<PeriodRule, string>> = {
  day: 'Days (31 March 2024)',
  month: 'Months (April 2024, or April 2023 to March 2024)',
  quarter: 'Quarters of the calendar year (Q1 2024 begins in January)',
  'financial-quarter': 'Quarters of the financial year (2024/25 Q1 begins in April)',
  year: 'Calendar years (2024, or 2022 to 2024)',
  'financial-year': 'Financial years, from April (2024/25)',
  'academic-year': 'Academic years, from September (2024/25)',
};

export const isPeriodRule = (text: string): text is PeriodRule => (periodRules as readonly string[]).includes(text);

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fullMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const earliest = 1800;
const latest = 2200;
/** More units than this in one label is a misreading, not a pooled period. */
const most: Readonly<Record<PeriodRule, number>> = { day: 1, month: 120, quarter: 60, 'financial-quarter': 60, year: 25, 'financial-year': 25, 'academic-year': 25 };

const two = (count: number): string => String(count).padStart(2, '0');
const startOf = (year: number, month: number): Day => `${String(year + Math.floor(month / 12)).padStart(4, '0')}-${two((((month % 12) + 12) % 12) + 1)}-01` as Day;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
// The last day before a month: reading a file of a million figures asks for it a million times.
const endBefore = (year: number, month: number): Day => {
  const [of, last] = [year + Math.floor((month - 1) / 12), (((month - 1) % 12) + 12) % 12];
  const days = last === 1 && (of % 4 === 0 && (of % 100 !== 0 || of % 400 === 0)) ? 29 : (lengths[last] as number);
  return `${String(of).padStart(4, '0')}-${two(last + 1)}-${days}` as Day;
};
// `length` months from month number `month` (0 is January, 12 January of the next year).
const span = (year: number, month: number, length: number): Period | null =>
  year < earliest || year > latest ? null : { from: startOf(year, month), to: endBefore(year, month + length) };

type One = (text: string) => Period | null;

const readMonth: One = (text) => {
  const numbers = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  const words = /^([a-z]{3,9})\.? (\d{4})$/i.exec(text);
  const month = numbers === null ? months.indexOf((words?.[1] ?? '').slice(0, 3).toLowerCase()) : Number(numbers[2]) - 1;
  const named = words === null || fullMonths[month]?.toLowerCase().startsWith((words[1] as string).toLowerCase()) || words[1]?.toLowerCase() === 'sept';
  return month < 0 || month > 11 || !named ? null : span(Number(numbers?.[1] ?? words?.[2]), month, 1);
};

const splitYear = (start: number) => (text: string): Period | null => {
  const found = /^(\d{4})[-/](\d{2}|\d{4})$/.exec(text);
  if (found === null) return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  return (found[2]?.length === 2 ? (first + 1) % 100 === second : first + 1 === second) ? span(first, start, 12) : null;
};

const financialYear = splitYear(3);

const readFinancialQuarter: One = (text) => {
  const found = /^(\d{4}[-/]\d{2,4}),? ?Q([1-4])$/i.exec(text) ?? /^Q([1-4]),? ?(\d{4}[-/]\d{2,4})$/i.exec(text)?.map((part, at, all) => (at === 1 ? (all[2] as string) : at === 2 ? (all[1] as string) : part)) ?? null;
  return found === null || financialYear(found[1] as string) === null ? null : span(Number((found[1] as string).slice(0, 4)), 3 * Number(found[2]), 3);
};

const readQuarter: One = (text) => {
  const found = /^Q([1-4]),? ?(\d{4})$/i.exec(text);
  if (found !== null) return span(Number(found[2]), 3 * (Number(found[1]) - 1), 3);
  const other = /^(\d{4})[- ]?Q([1-4])$/i.exec(text);
  return other === null ? null : span(Number(other[1]), 3 * (Number(other[2]) - 1), 3);
};

const readers: Readonly<Record<PeriodRule, One>> = {
  day: (text) => {
    const day = readDay(text) ?? readDay(/^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text)?.slice(1).toReversed().join('-')) ?? readWrittenDay(text);
    return day === null ? null : { from: day, to: day };
  },
  month: readMonth,
  quarter: readQuarter,
  'financial-quarter': readFinancialQuarter,
  year: (text) => (/^\d{4}$/.test(text) ? span(Number(text), 0, 12) : null),
  'financial-year': financialYear,
  'academic-year': splitYear(8),
};

const readWrittenDay = (text: string): Day | null => {
  const found = /^(\d{1,2}) ([a-z]{3,9}) (\d{4})$/i.exec(text);
  const month = months.indexOf((found?.[2] ?? '').slice(0, 3).toLowerCase());
  return found === null || month === -1 ? null : readDay(`${found[3]}-${two(month + 1)}-${two(Number(found[1]))}`);
};

const between = (rule: PeriodRule, text: string): Period | null => {
  const short = rule === 'year' ? /^(\d{2})(\d{2}) ?- ?(\d{2})$/.exec(text) : null;
  // 2015 - 17, and 1998-01 for 1998 to 2001.
  const parts = short === null ? text.split(/\s+(?:-|to)\s+|(?<=[a-z\d])-(?=[a-z])|(?<=\/\d\d)-(?=\d)|(?<=\d{4})-(?=\d{4}$)|(?<=Q\d)-(?=\d)/i) : [`${short[1]}${short[2]}`, `${Number(short[1]) + (Number(short[3]) < Number(short[2]) ? 1 : 0)}${short[3]}`];
  if (parts.length !== 2) return null;
  const [first, last] = [readers[rule](parts[0] as string), readers[rule](parts[1] as string)];
  if (first === null || last === null || last.from <= first.from) return null;
  return unitsIn(rule, { from: first.from, to: last.to }) > most[rule] ? null : { from: first.from, to: last.to };
};

/** Reads a label by a series' own rule; null when the rule knows no such label. A label is never read by its shape: `2023-04` is April 2023 in one series and 2001-05 five years in another. */
export const readPeriod = (rule: PeriodRule, label: string): Period | null => {
  const text = label.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ').trim();
  return readers[rule](text) ?? (rule === 'day' ? null : between(rule, text));
};

const monthsOf = (rule: PeriodRule): number => (rule === 'month' ? 1 : rule.endsWith('quarter') ? 3 : 12);
const digit = (day: Day, at: number): number => day.charCodeAt(at) - 48;
// By its digits: every judgement of a series asks it of every figure.
const monthNumber = (day: Day): number => (digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3)) * 12 + digit(day, 5) * 10 + digit(day, 6) - 1;

/** How many of the rule's units a period spans: 3 for three pooled years. Every period but a day ends with a month. */
export const unitsIn = (rule: PeriodRule, { from, to }: Period): number => (rule === 'day' ? 1 : (monthNumber(to) + 1 - monthNumber(from)) / monthsOf(rule));

const unitName = (rule: PeriodRule, from: Day): string => {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const begun = month >= 4 ? year : year - 1;
  if (rule === 'month') return `${fullMonths[month - 1]} ${year}`;
  if (rule === 'quarter') return `Q${Math.ceil(month / 3)} ${year}`;
  if (rule === 'financial-quarter') return `${begun}/${two((begun + 1) % 100)} Q${Math.ceil((((month + 8) % 12) + 1) / 3)}`;
  return rule === 'year' ? String(year) : `${year}/${two((year + 1) % 100)}`;
};

/** A period in words that the same rule reads again. */
export const formatPeriod = (rule: PeriodRule, period: Period): string => {
  if (rule === 'day') return `${Number(period.from.slice(8))} ${fullMonths[Number(period.from.slice(5, 7)) - 1]} ${period.from.slice(0, 4)}`;
  const last = startOf(0, monthNumber(period.to) + 1 - monthsOf(rule));
  return last === period.from ? unitName(rule, period.from) : `${unitName(rule, period.from)} to ${unitName(rule, last)}`;
};

/** The same period so many months later; whole months stay whole. */
export const monthsLater = ({ from, to }: Period, count: number): Period => ({ from: startOf(0, monthNumber(from) + count), to: endBefore(0, monthNumber(to) + 1 + count) });

/** The period of the same length that begins after this one: a unit later when several are pooled, else right behind it. */
export const nextPeriod = (rule: PeriodRule, { from, to }: Period): Period => {
  if (rule === 'day') return { from: addDays(from, daysBetween(from, to) + 1), to: addDays(to, 1) };
  return monthsLater({ from, to }, monthsOf(rule));
};

// How uneven the steps between labels are under a rule: a wrong rule makes gaps and overlaps.
const unevenness = (rule: PeriodRule, periods: readonly Period[]): number => {
  const starts = [...new Set(periods.map(({ from }) => monthNumber(from)))].toSorted((a, b) => a - b);
  const steps = starts.slice(1).map((start, at) => (start - (starts[at] as number)) / monthsOf(rule));
  return steps.filter((step) => step !== 1).length / Math.max(1, steps.length);
};

/** The rules that read every label, the likeliest first. More than one is a question for whoever knows the series. */
export const possibleRules = (labels: readonly string[]): readonly PeriodRule[] =>
  periodRules
    .flatMap((rule) => {
      const periods = labels.map((label) => readPeriod(rule, label));
      return labels.length > 0 && periods.every((period) => period !== null) ? [{ rule, cost: unevenness(rule, periods as readonly Period[]) }] : [];
    })
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ rule }) => rule);
