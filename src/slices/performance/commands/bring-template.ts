import { dayOf } from '#lib/day.ts';
import { formatPeriod, nextPeriod, type Period } from '#lib/period.ts';
import type { Work } from '#platform/services.ts';
import { mayEnter, type Entrant } from '../core/entrant.ts';
import { timesAYear, type Indicator } from '../core/indicator.ts';
import { indicatorsOf } from '../store/indicator-store.ts';
import { areaNames, headlineFigures } from '../store/observation-store.ts';

/** An indicator that somebody brings, with the periods that are over and have no figure yet. */
export type Bringable = { readonly indicator: Indicator; readonly last: Period | null; readonly missing: readonly string[] };

const mostPeriods = 8;

const missingOf = (indicator: Indicator, last: Period | null, today: string): readonly string[] => {
  if (last === null) return [];
  const found: string[] = [];
  if (indicator.periodRule === 'day' && timesAYear[indicator.frequency] === null) return [];
  for (let period = nextPeriod(indicator.periodRule, last); period.to < today && found.length < mostPeriods; period = nextPeriod(indicator.periodRule, period)) found.push(formatPeriod(indicator.periodRule, period));
  return found.length > 0 ? found : [formatPeriod(indicator.periodRule, nextPeriod(indicator.periodRule, last))];
};

/** What somebody may bring: everything, for a coordinator. */
export const bringable = async ({ tx, here, now }: Pick<Work, 'tx' | 'here' | 'now'>, by: Entrant): Promise<readonly Bringable[]> => {
  const indicators = (await indicatorsOf(tx, here.id)).filter((one) => mayEnter(one, by));
  const figures = Map.groupBy(await headlineFigures(tx, here.id, { indicators: indicators.map((one) => one.number) }), (one) => one.indicator);
  return indicators.map((indicator) => {
    const last = (figures.get(indicator.number) ?? []).filter((one) => one.value !== null && one.origin !== 'projected').at(-1)?.period ?? null;
    return { indicator, last, missing: missingOf(indicator, last, dayOf(now)) };
  });
};

const head = ['Indicator', 'What it is', 'Area code', 'Area name', 'Period', 'Value', 'Numerator', 'Denominator', 'State', 'Note'] as const;

/** The rows of a spreadsheet with one person's empty cells and no others. */
export const templateRows = async (work: Pick<Work, 'tx' | 'here' | 'now'>, by: Entrant): Promise<{ readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }> => {
  const mine = await bringable(work, by);
  const names = await areaNames(work.tx, work.here.id, mine.map(({ indicator }) => indicator.area));
  return { head, rows: mine.flatMap(({ indicator, missing }) => (missing.length === 0 ? [''] : missing).map((period) => [indicator.code ?? indicator.title, indicator.code === null ? indicator.definition : indicator.title, indicator.area, names.get(indicator.area) ?? '', period, '', '', '', '', ''])) };
};
