import type { Indicator } from './indicator.ts';
import { intervalOf, type Judged } from './judge.ts';
import type { KeptObservation } from './observation.ts';
import { trajectoriesOf, yearsAt, type TargetLine } from './promised.ts';
import { sayFigure, sayPeriod, statusWords, wayWords } from './say-figure.ts';

export type SeriesDrawn = { readonly indicator: Indicator; readonly judged: Judged; readonly figures: readonly KeptObservation[]; readonly promise: TargetLine | null };

/** A figure as a picture marks it: `open` is not final or not measured, `flag` is part of a signal. */
export type SeriesPoint = { readonly label: string; readonly at: number; readonly value: number; readonly lower: number | null; readonly upper: number | null; readonly open: boolean; readonly flag: boolean };
export type PromisedPoint = { readonly at: number; readonly value: number; readonly label: string };

/** From so many figures on, a run chart tells something. */
export const enoughForRun = 13;

const shortPeriod = (text: string): string => text.replace(/^(\w{3})\w* (\d{4})$/, '$1 $2').replace(/(\d{4}) to \d{2}(\d{2})$/, '$1–$2');

/** A series as points of a picture, in order of time. */
export const seriesPoints = ({ indicator, judged, figures }: SeriesDrawn): readonly SeriesPoint[] => {
  const signals = new Map(judged.run.map((point) => [`${point.period.from} ${point.period.to}`, point.signal !== 'none']));
  return figures
    .filter((one) => one.value !== null)
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1))
    .map((one) => {
      const interval = one.origin === 'measured' ? intervalOf(indicator, one) : null;
      return { label: shortPeriod(sayPeriod(indicator, one)), at: yearsAt(one.period.to), value: one.value as number, lower: interval?.lower ?? null, upper: interval?.upper ?? null, open: one.provisional || one.origin !== 'measured', flag: judged.run.length >= enoughForRun && signals.get(`${one.period.from} ${one.period.to}`) === true };
    });
};

/** What was promised as points of a picture, from the baseline on; none where it is another kind of number than the figures, or for another length of time. */
export const promisedPoints = ({ indicator, judged, promise }: Pick<SeriesDrawn, 'indicator' | 'judged' | 'promise'>): readonly PromisedPoint[] => {
  const ways = trajectoriesOf({ better: indicator.better === 'none' ? 'up' : indicator.better, periodRule: indicator.periodRule }, promise);
  const first = ways[0];
  return first === undefined || judged.doubt === 'unit' || judged.doubt === 'length' ? [] : [first.from, ...ways.map((way) => way.to)].map(({ at, value }) => ({ at, value, label: String(Math.floor(2000 + at)) }));
};

/** Says what the picture shows, as its title. */
export const seriesTitle = ({ indicator, judged }: Pick<SeriesDrawn, 'indicator' | 'judged'>): string =>
  judged.latest === null ? `${indicator.title}: no figure yet` : `${indicator.title}: ${sayFigure(indicator, judged.latest)} in ${sayPeriod(indicator, judged.latest)}${judged.status === null ? '' : `, ${statusWords[judged.status].toLowerCase()}`}${judged.way === 'cant-tell' ? '' : `, ${wayWords[judged.way].toLowerCase()}`}`;
