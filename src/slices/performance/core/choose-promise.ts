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
