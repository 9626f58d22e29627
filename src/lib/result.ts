/** One thing wrong with one field, in words that say what to do. `row` counts from 1, the heading not included; people are told it as a spreadsheet shows it, with the heading as row 1. */
export type Fault = { readonly field: string; readonly message: string; readonly row?: number };

/** The first fault of each field: what to mend now. */
export const oncePerField = (faults: readonly Fault[]): readonly Fault[] => faults.filter(({ field }, at) => faults.findIndex((one) => one.field === field) === at);

export type RefusalKind =
  | 'invalid'
  | 'not-found'
  | 'forbidden'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'too-many'
  | 'signed-out'
  | 'unavailable';

/** An expected failure. It is a value and is turned into a page, a problem or an exit code in one place. */
export type Refusal = {
  readonly kind: RefusalKind;
  readonly message: string;
  readonly faults?: readonly Fault[];
  readonly detail?: unknown;
};

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<E = Refusal> = { readonly ok: false; readonly refusal: E };
export type Result<T, E = Refusal> = Ok<T> | Refused<E>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): Refused => ({ ok: false, refusal });

/** A refusal for bad input, with the faults that name each field. */
export const invalid = (faults: readonly Fault[], message = 'There is a problem'): Refused =>
  refuse({ kind: 'invalid', message, faults });

export const notFound = (message: string): Refused => refuse({ kind: 'not-found', message });
