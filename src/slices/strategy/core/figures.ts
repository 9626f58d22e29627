import type { AgreementTarget } from './agreement.ts';

/** '1,234', '62.5': at most so many decimals, none that say nothing. */
export const figure = (value: number, decimals = 2): string => (Object.is(value, -0) ? 0 : value).toLocaleString('en-GB', { maximumFractionDigits: decimals });

const saysNothing = /^(number|count|no\.?|numeric|value|index|score|ratio|rate)?$/i;
const shortUnit = (unit: string | null): string => (unit === null || saysNothing.test(unit.trim()) ? '' : ` ${unit}`);

/** A value as its target writes it: '62%', '1,234 tonnes', '45.2'. */
export const valueOf = (target: Pick<AgreementTarget, 'valueKind' | 'unit'>, value: number): string => (target.valueKind === 'per-cent' ? `${figure(value)}%` : `${figure(value)}${shortUnit(target.unit)}`);

/** A difference of two values: '8 percentage points', '300 tonnes'. */
export const changeOf = (target: Pick<AgreementTarget, 'valueKind' | 'unit'>, change: number): string =>
  target.valueKind === 'per-cent' ? `${figure(Math.abs(change))} percentage ${Math.abs(change) === 1 ? 'point' : 'points'}` : `${figure(Math.abs(change))}${shortUnit(target.unit)}`;

export const pounds = (amount: number): string => `£${figure(amount)}`;
