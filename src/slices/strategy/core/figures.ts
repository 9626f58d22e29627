import type { AgreementTarget } from './agreement.ts';

/** '1,234', '62.5', '0.004': at most so many decimals, none that say nothing; a small figure keeps two digits that say something. */
export const figure = (value: number, decimals = 2): string => {
  const size = Math.abs(value);
  const isSmall = decimals === 2 && size < 0.1 && size >= 1e-6;
  return (Object.is(value, -0) ? 0 : value).toLocaleString('en-GB', isSmall ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: decimals });
};

const saysNothing = /^(number|count|no\.?|numeric|value|index|score|ratio|rate)?$/i;
const shortUnit = (unit: string | null): string => (unit === null || saysNothing.test(unit.trim()) ? '' : ` ${unit}`);

/** A value as its target writes it: '62%', '1,234 tonnes', '45.2'. */
export const valueOf = (target: Pick<AgreementTarget, 'valueKind' | 'unit'>, value: number, decimals = 2): string => (target.valueKind === 'per-cent' ? `${figure(value, decimals)}%` : `${figure(value, decimals)}${shortUnit(target.unit)}`);

/** A difference of two values: '8 percentage points', '300 tonnes'. */
export const changeOf = (target: Pick<AgreementTarget, 'valueKind' | 'unit'>, change: number): string =>
  target.valueKind === 'per-cent' ? `${figure(Math.abs(change))} percentage ${Math.abs(change) === 1 ? 'point' : 'points'}` : `${figure(Math.abs(change))}${shortUnit(target.unit)}`;

export const pounds = (amount: number, decimals = 2): string => `£${figure(amount, decimals)}`;
