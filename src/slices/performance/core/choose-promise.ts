import type { Day } from '#lib/day.ts';
import type { Period, PeriodRule } from '#lib/period.ts';
import { hasBegun, type TargetLine } from './promised.ts';

/** A target that names an indicator: whether its agreement is signed, and the areas it is for, by name or code. */
export type Offered = { readonly signed: boolean; readonly areas: readonly string[] };
export type ChosenPromise<T> = {
  /** What the headline is judged by. */
  readonly promise: T | null;
  /** The other targets that name the indicator: of other areas, said twice, or not signed. */
  readonly others: readonly T[];
};

const small = (text: string): string => text.trim().toLowerCase();

/**
 * Which of the targets that name an indicator its headline is judged by: of those signed, the one that is for the headline’s own area, else
 * the one that names no area. `own` are names and codes of that area. A draft is no promise.
 */
export const choosePromise = <T extends Offered>(offered: readonly T[], own: readonly (string | null | undefined)[]): ChosenPromise<T> => {
  const names = new Set(own.flatMap((name) => (name == null || small(name) === '' ? [] : [small(name)])));
  const signed = offered.filter((one) => one.signed);
  const promise = signed.find(({ areas }) => areas.length > 0 && areas.every((area) => names.has(small(area)))) ?? signed.find(({ areas }) => areas.length === 0) ?? null;
  return { promise, others: offered.filter((one) => one !== promise) };
};

export type PromisesByAgreement<T> = {
  /** What the headline may be judged by: one of each signed agreement that has one, the newest signed first. */
  readonly promises: readonly T[];
  /** The other targets that name the indicator: of other areas, said twice, or not signed. */
  readonly others: readonly T[];
};

/** Chooses in each agreement by itself. `offered` stands in the order of the agreements, the one signed last first. */
export const promisesByAgreement = <T extends Offered & { readonly agreementId: string }>(offered: readonly T[], own: readonly (string | null | undefined)[]): PromisesByAgreement<T> => {
  const chosen = [...Map.groupBy(offered, (one) => one.agreementId).values()].map((of) => choosePromise(of, own));
  return { promises: chosen.flatMap(({ promise }) => (promise === null ? [] : [promise])), others: chosen.flatMap(({ others }) => others) };
};

/**
 * Which of the promises of several agreements a figure of a period is judged by: that of the newest agreement whose first promised year has
 * begun by then, so that an earlier agreement counts until the next one takes over. Where none has begun, that of the earliest.
 * With no figure, the period is today.
 */
export const promiseFor = <T extends TargetLine>(rule: PeriodRule, promises: readonly T[], period: Period | null, today: Day): T | null =>
  promises.length < 2 ? (promises[0] ?? null) : (promises.find((one) => hasBegun(rule, one, period ?? { from: today, to: today })) ?? promises.at(-1) ?? null);
