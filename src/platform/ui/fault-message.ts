import type { Fault } from '#lib/result.ts';

/** The error message of a field, to spread into its component; nothing when the field is in order. */
export const faultMessage = (faults: readonly Fault[], field: string): { readonly errorMessage?: { readonly text: string } } => {
  const fault = faults.find((one) => one.field === field);
  return fault === undefined ? {} : { errorMessage: { text: fault.message } };
};
