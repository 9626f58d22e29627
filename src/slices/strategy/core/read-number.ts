/** What a cell of a figure says: a number, nothing yet, that it does not apply, or something that is no number. */
export type Written = { readonly is: 'number'; readonly value: number; readonly perCent: boolean } | { readonly is: 'blank' | 'not-applicable' | 'fault' };

const notYet = new Set(['', '-', '–', '—', '?', 'tbc', 'tba', 'tbd', 'n/k', 'nk', 'unknown', 'not known', 'to be confirmed', 'to be agreed', 'to be set', 'none', 'not set', 'not available']);
const never = new Set(['na', 'n/a', 'n.a.', 'not applicable', 'does not apply']);
const scales: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };
const shape = /^([-−–+]?)\s*£?\s*((?:\d{1,3}(?:[, \u00A0]\d{3})+|\d+)(?:\.\d+)?|\.\d+)\s*(k|thousand|m|million)?\s*(%|per ?cent|percent)?$/i;

/** Whether a cell says that there is nothing yet: empty, a dash, “TBC”. */
export const isNotYet = (text: string): boolean => notYet.has(text.trim().toLowerCase());
/** Whether a cell says that the question does not apply: “NA”, “n/a”, “not applicable”. */
export const isNotApplicable = (text: string): boolean => never.has(text.trim().toLowerCase());

/** Reads a figure as people write it: '1,234', '62%', '62.5 per cent', '£1.2m', '£500k', '−3'. A comma must stand before three digits. */
export const readNumber = (text: string): Written => {
  if (isNotApplicable(text)) return { is: 'not-applicable' };
  if (isNotYet(text)) return { is: 'blank' };
  const [, sign, digits, scale, perCent] = shape.exec(text.trim()) ?? [];
  if (digits === undefined) return { is: 'fault' };
  const value = Number(digits.replaceAll(/[, \u00A0]/g, '')) * (scales[scale?.toLowerCase() ?? ''] ?? 1);
  if (!Number.isFinite(value)) return { is: 'fault' };
  return { is: 'number', value: sign === '' || sign === '+' ? value : -value, perCent: perCent !== undefined };
};
