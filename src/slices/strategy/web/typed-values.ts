import type { Day } from '#lib/day.ts';
import { readId, type Id } from '#lib/id.ts';
import { invalid, ok, type Fault, type Result } from '#lib/result.ts';
import { typedDay } from '#platform/http/typed-date.ts';
import type { PeriodValue } from '../core/agreement.ts';
import { readNumber } from '../core/read-number.ts';

export type Values = Readonly<Record<string, string>>;

export type Typed = {
  readonly text: (name: string) => string;
  readonly orNull: (name: string) => string | null;
  readonly id: <Kind extends string>(name: string) => Id<Kind> | null;
  readonly ids: <Kind extends string>(name: string) => readonly Id<Kind>[];
  readonly lines: (name: string) => readonly string[];
  readonly oneOf: <T extends string>(name: string, options: readonly T[]) => T | null;
  readonly day: (name: string) => Day | null;
  readonly figure: (name: string) => number | null;
  readonly years: (name: string) => readonly PeriodValue[];
  readonly fault: (field: string, message: string) => void;
  /** What was read, unless something could not be: then every fault. */
  readonly read: <T>(value: T) => Result<T>;
};

const partsOf = (line: string): readonly [period: string, value: string] => {
  const at = /^(.+?)\s*[:;=\t]\s*(.*)$/.exec(line) ?? /^(\S+(?:\s?[/–-]\s?\d{2,4})?)\s+(.*)$/.exec(line);
  return [at?.[1]?.trim() ?? line.trim(), at?.[2]?.trim() ?? ''];
};

/** Reads the values of a form, and keeps what could not be read beside the field that it is in. */
export const typed = (values: Values): Typed => {
  const faults: Fault[] = [];
  const text = (name: string): string => values[name] ?? '';
  const fault = (field: string, message: string): void => void faults.push({ field, message });
  const lines = (name: string): readonly string[] => text(name).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const figureIn = (name: string, written: string, about: string): number | null => {
    const read = readNumber(written);
    if (read.is === 'fault') fault(name, `${about} must be a figure, like 62.5 or 1,200`);
    return read.is === 'number' ? read.value : null;
  };
  return {
    text, lines, fault,
    orNull: (name) => (text(name) === '' ? null : text(name)),
    id: (name) => readId(text(name)),
    ids: <Kind extends string>(name: string) => lines(name).flatMap((one) => readId<Kind>(one) ?? []),
    oneOf: (name, options) => options.find((one) => one === text(name)) ?? null,
    day: (name) => {
      const day = typedDay(text(name));
      if (day === null && text(name) !== '') fault(name, 'Enter a real date, like 31 3 2027');
      return day;
    },
    figure: (name) => (text(name) === '' ? null : figureIn(name, text(name), `“${text(name)}”`)),
    years: (name) => lines(name).map((line) => {
      const [period, value] = partsOf(line);
      return { period, value: figureIn(name, value, `The figure for ${period}`) };
    }),
    read: (value) => (faults.length === 0 ? ok(value) : invalid(faults)),
  };
};

/** Figures by period as the form shows them, one a line: '2009/10: 62.5'. */
export const yearsShown = (years: readonly PeriodValue[]): string => years.map(({ period, value }) => `${period}: ${value ?? ''}`.trim()).join('\n');
