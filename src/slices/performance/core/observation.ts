import type { Period } from '#lib/period.ts';

export const origins = ['measured', 'imputed', 'projected'] as const;
/** How a figure came about. Only what was measured is ever scored. */
export type Origin = (typeof origins)[number];

export const absences = ['there', 'missing', 'not-applicable', 'withheld'] as const;
/** Why there is no value; `there` when there is one. */
export type Absence = (typeof absences)[number];

/** Which figure it is: one indicator, in one area, for one group of people, over one period. */
export type ObservationKey = { readonly indicator: number; readonly area: string; readonly breakdown: string; readonly period: Period };

export type Figure = {
  readonly value: number | null;
  readonly absent: Absence;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly provisional: boolean;
  readonly origin: Origin;
  readonly note: string | null;
};

export type Observation = ObservationKey & Figure;

/** An observation as it is kept: which revision it is, and the entry it came with. */
export type KeptObservation = Observation & { readonly revision: number; readonly load: number };

export const noFigure: Figure = { value: null, absent: 'missing', numerator: null, denominator: null, lower: null, upper: null, provisional: false, origin: 'measured', note: null };

/** True when a figure may be judged: it is there and was measured. */
export const isScored = (figure: Figure): boolean => figure.value !== null && figure.origin === 'measured';
