import { plural } from '#lib/text.ts';
import { ChartWithTable } from '#platform/charts/chart-with-table.tsx';
import { TimeChart, type TimeChartProps } from '#platform/charts/time-chart.tsx';
import { intervalOf } from '../core/judge.ts';
import type { KeptObservation } from '../core/observation.ts';
import { sayFigure, sayPeriod, sayValue } from '../core/say-figure.ts';
import { enoughForRun, promisedPoints, seriesPoints, seriesTitle, type SeriesDrawn } from '../core/series-points.ts';

/** One series as a picture with its figures beside it. */
export const SeriesFigure = (shown: SeriesDrawn) => {
  const { indicator, judged, figures } = shown;
  const points = seriesPoints(shown);
  if (points.length === 0) return <p class="govuk-body">There is no figure to draw yet.</p>;
  const last = judged.run.at(-1);
  const outlook = judged.outlook;
  const ends = promisedPoints(shown).at(-1);
  const props: Omit<TimeChartProps, 'id'> = {
    title: seriesTitle(shown), points, say: (value) => sayValue(indicator, value), promised: promisedPoints(shown), limits: last !== undefined && judged.run.length >= enoughForRun ? last : null,
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
      rows={figures.toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1)).map((one) => [sayPeriod(indicator, one), sayFigure(indicator, one), interval(one), one.numerator ?? '', one.denominator ?? '', [one.note ?? '', one.revision > 1 ? `Revised ${plural(one.revision - 1, 'time')}` : ''].filter((text) => text !== '').join('. ')])}
      note={`${judged.run.length >= enoughForRun ? 'Dashed lines are the limits within which it has varied; a diamond is a sign of change. ' : ''}Bars are 95 per cent intervals. A ring is provisional, imputed or projected; the last two are never judged.`}
    />
  );
};
