import { plural } from '#lib/text.ts';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { TimeChart, type TimeChartProps, type TimePoint } from '#platform/charts/time-chart.tsx';
import type { Indicator } from '../core/indicator.ts';
import { intervalOf, trajectoriesOf, yearsAt, type Judged, type TargetLine } from '../core/judge.ts';
import type { KeptObservation } from '../core/observation.ts';
import { sayFigure, sayPeriod, sayValue, statusWords, wayWords } from '../core/say-figure.ts';

export type SeriesShown = { readonly indicator: Indicator; readonly judged: Judged; readonly figures: readonly KeptObservation[]; readonly promise: TargetLine | null };

const shortPeriod = (text: string): string => text.replace(/^(\w{3})\w* (\d{4})$/, '$1 $2').replace(/(\d{4}) to \d{2}(\d{2})$/, '$1–$2');

const pointsOf = ({ indicator, judged, figures }: SeriesShown): readonly TimePoint[] => {
  const signals = new Map(judged.run.map((point) => [`${point.period.from} ${point.period.to}`, point.signal !== 'none']));
  const length = judged.latest === null ? null : signals;
  return figures
    .filter((one) => one.value !== null)
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1))
    .map((one) => {
      const interval = one.origin === 'measured' ? intervalOf(indicator, one) : null;
      return { label: shortPeriod(sayPeriod(indicator, one)), at: yearsAt(one.period.to), value: one.value as number, lower: interval?.lower ?? null, upper: interval?.upper ?? null, open: one.provisional || one.origin !== 'measured', flag: length !== null && judged.run.length >= 13 && signals.get(`${one.period.from} ${one.period.to}`) === true };
    });
};

const promisedOf = ({ indicator, promise }: SeriesShown): NonNullable<TimeChartProps['promised']> => {
  const ways = trajectoriesOf({ better: indicator.better === 'none' ? 'up' : indicator.better, periodRule: indicator.periodRule }, promise);
  const first = ways[0];
  return first === undefined ? [] : [first.from, ...ways.map((way) => way.to)].map(({ at, value }) => ({ at, value, label: String(Math.floor(2000 + at)) }));
};

/** Says what the picture shows, as its title. */
export const seriesTitle = ({ indicator, judged }: Pick<SeriesShown, 'indicator' | 'judged'>): string =>
  judged.latest === null ? `${indicator.title}: no figure yet` : `${indicator.title}: ${sayFigure(indicator, judged.latest)} in ${sayPeriod(indicator, judged.latest)}${judged.status === null ? '' : `, ${statusWords[judged.status].toLowerCase()}`}${judged.way === 'cant-tell' ? '' : `, ${wayWords[judged.way].toLowerCase()}`}`;

/** One series as a picture with its figures beside it. */
export const SeriesFigure = (shown: SeriesShown) => {
  const { indicator, judged, figures } = shown;
  const points = pointsOf(shown);
  if (points.length === 0) return <p class="govuk-body">There is no figure to draw yet.</p>;
  const last = judged.run.at(-1);
  const outlook = judged.outlook;
  const ends = promisedOf(shown).at(-1);
  const props: Omit<TimeChartProps, 'id'> = {
    title: seriesTitle(shown), points, say: (value) => sayValue(indicator, value), promised: promisedOf(shown), limits: last !== undefined && judged.run.length >= 13 ? last : null,
    forecast: outlook === null || ends === undefined || (points.at(-1)?.at ?? 0) >= ends.at ? null : { at: ends.at, value: outlook.forecast.value, lower: outlook.forecast.lower, upper: outlook.forecast.upper, label: 'Forecast' },
  };
  const interval = (one: KeptObservation): string => {
    const found = intervalOf(indicator, one);
    return found === null ? '' : `${sayValue(indicator, found.lower)} to ${sayValue(indicator, found.upper)}`;
  };
  return (
    <ChartWithTable
      title={props.title}
      chart={<TimeChart id={`series-${indicator.number}`} {...props} />}
      compactChart={<TimeChart id={`series-${indicator.number}-compact`} {...props} compact />}
      columns={[{ title: 'Period' }, { title: 'Figure', numeric: true }, { title: '95 per cent interval', numeric: true }, { title: 'Numerator', numeric: true }, { title: 'Denominator', numeric: true }, { title: 'Note' }]}
      rows={figures.toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1)).map((one) => [sayPeriod(indicator, one), sayFigure(indicator, one), interval(one), one.numerator ?? '', one.denominator ?? '', `${one.note ?? ''}${one.revision > 1 ? ` Revised ${plural(one.revision - 1, 'time')}.` : ''}`])}
      note={`${judged.run.length >= 13 ? 'Dashed lines are the limits within which it has varied; a diamond is a sign of change. ' : ''}Bars are 95 per cent intervals. A ring is provisional, imputed or projected; the last two are never judged.`}
    />
  );
};
