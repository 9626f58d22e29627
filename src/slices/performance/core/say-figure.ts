import { formatPeriod } from '#lib/period.ts';
import type { Indicator } from './indicator.ts';
import type { Way } from './judge.ts';
import type { Absence, Figure, KeptObservation } from './observation.ts';
import type { Outlook, Status } from './trajectory.ts';

type Said = Pick<Indicator, 'measure' | 'decimals' | 'unit' | 'ratePer'>;

/** A value as people read it: 49.8%, 1,204, £3.20; its unit only where it is short. */
export const sayValue = ({ measure, decimals }: Said, value: number): string => {
  const text = value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return measure === 'per-cent' ? `${text}%` : measure === 'money' ? (value < 0 ? `-£${text.slice(1)}` : `£${text}`) : text;
};

export const absenceWords: Readonly<Record<Absence, string>> = { there: '', missing: 'Not in yet', 'not-applicable': 'Not applicable', withheld: 'Withheld' };

/** A figure in words: its value, or why there is none, and how it came about. */
export const sayFigure = (indicator: Said, figure: Figure): string => {
  if (figure.value === null) return absenceWords[figure.absent];
  const marks = [figure.provisional ? 'provisional' : '', figure.origin === 'measured' ? '' : figure.origin].filter((word) => word !== '');
  return `${sayValue(indicator, figure.value)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
};

export const sayPeriod = (indicator: Pick<Indicator, 'periodRule'>, figure: Pick<KeptObservation, 'period'>): string => formatPeriod(indicator.periodRule, figure.period);

export const statusWords: Readonly<Record<Status, string>> = { 'on-track': 'On track', 'off-track': 'Off track', 'cant-tell': 'Can’t tell' };
export const wayWords: Readonly<Record<Way, string>> = { better: 'Getting better', worse: 'Getting worse', rising: 'Rising', falling: 'Falling', same: 'No change', 'cant-tell': 'Can’t tell' };

/** Where it leads if it goes on as it has, with its range; null where that can't be said. */
export const sayOutlook = (indicator: Said, outlook: Outlook | null): string | null => {
  if (outlook === null) return null;
  const { willReach, forecast } = outlook;
  const range = `${sayValue(indicator, forecast.lower)} and ${sayValue(indicator, forecast.upper)}`;
  if (willReach === 'likely') return `If it goes on as it has, it will reach what was promised (between ${range}, four times in five).`;
  return willReach === 'unlikely' ? `If it goes on as it has, it will fall short of what was promised (between ${range}, four times in five).` : `Whether it will reach what was promised can’t be told yet (between ${range}, four times in five).`;
};
