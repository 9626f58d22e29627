import { addDays, dayOf, type Day } from '#lib/day.ts';
import { readMembership } from '#partnership/reads';
import type { Work } from '#platform/services.ts';
import type { Indicator, IndicatorId } from '../core/indicator.ts';
import { intervalOf, judge, type FigureInterval, type Judged } from '../core/judge.ts';
import type { KeptObservation } from '../core/observation.ts';
import { shownFigures } from '../core/withhold.ts';
import { commentsOf, type Comment } from '../store/commentary-store.ts';
import { askedBy, indicatorById, type AskedBy } from '../store/indicator-store.ts';
import { acrossAreas, areaNames, figuresOf, groupsOf, loadAt, type Wanted } from '../store/observation-store.ts';
import { promisesByCode, type Promised } from './read-promises.ts';

export type AreaFigure = { readonly figure: KeptObservation; readonly name: string; readonly interval: FigureInterval | null };

/** Everything that the page of one indicator shows. */
export type IndicatorSeen = {
  readonly indicator: Indicator;
  readonly area: string;
  readonly areaName: string;
  readonly group: string;
  readonly groups: readonly string[];
  readonly figures: readonly KeptObservation[];
  readonly judged: Judged;
  readonly promise: Promised | null;
  readonly areas: readonly AreaFigure[];
  readonly comments: readonly Comment[];
  readonly asked: readonly AskedBy[];
  /** Names of people and organisations by id. */
  readonly people: ReadonlyMap<string, string>;
  readonly asOf: Day | null;
};

type Where = { readonly area: string | null; readonly group: string; readonly on: Day | null };

const besides = async ({ tx, here }: Work, indicator: Indicator, latest: KeptObservation | null, group: string): Promise<readonly AreaFigure[]> => {
  if (latest === null) return [];
  const figures = shownFigures(await acrossAreas(tx, here.id, indicator.number, latest.period, group), indicator.smallest, indicator.area === '' ? null : indicator.area);
  const names = await areaNames(tx, here.id, figures.map((one) => one.area));
  return figures
    .map((figure) => ({ figure, name: names.get(figure.area) ?? (figure.area === '' ? 'No area named' : figure.area), interval: intervalOf(indicator, figure) }))
    .toSorted((a, b) => (b.figure.value ?? -Infinity) - (a.figure.value ?? -Infinity) || a.name.localeCompare(b.name));
};

const peopleNames = async ({ tx, here }: Work): Promise<ReadonlyMap<string, string>> => {
  const { people, organisations } = await readMembership(tx, here.id);
  return new Map([...people, ...organisations].map((one) => [one.id, one.name]));
};

/** All figures of an indicator as they may be shown: where counts of people are small, period by period, neither they nor what gives them away. */
export const shownOf = async ({ tx, here }: Pick<Work, 'tx' | 'here'>, indicator: Indicator, wanted: Omit<Wanted, 'indicators'>): Promise<readonly KeptObservation[]> => {
  const { areas, ...rest } = wanted;
  const isOwn = areas?.length === 1 && areas[0] === indicator.area && wanted.breakdown === '';
  if (indicator.smallest === 0 || isOwn) return figuresOf(tx, here.id, { ...wanted, indicators: [indicator.number] });
  const all = await figuresOf(tx, here.id, { ...rest, indicators: [indicator.number] });
  const periods = Map.groupBy(all, (one) => `${one.period.from} ${one.period.to}`);
  return [...periods.values()].flatMap((figures) => shownFigures(figures, indicator.smallest, indicator.area === '' ? null : indicator.area)).filter((one) => areas === undefined || areas.includes(one.area));
};

const promiseOf = async ({ tx, here }: Work, { code }: Indicator): Promise<Promised | null> => (code === null ? null : ((await promisesByCode(tx, here.id)).get(code.toLowerCase()) ?? null));

/** One indicator in one area for one group, as it stands or as it stood at the end of a day; null when there is no such indicator. */
export const readIndicator = async (work: Work, id: IndicatorId, { area: wanted, group, on }: Where): Promise<IndicatorSeen | null> => {
  const { tx, here } = work;
  const indicator = await indicatorById(tx, here.id, id);
  if (indicator === null) return null;
  const area = wanted ?? indicator.area;
  const asOf = on === null ? undefined : await loadAt(tx, here.id, new Date(`${addDays(on, 1)}T00:00:00Z`));
  const figures = await shownOf(work, indicator, { areas: [area], breakdown: group, ...(asOf === undefined ? {} : { asOf }) });
  const promise = await promiseOf(work, indicator);
  const judged = judge(indicator, figures, area === indicator.area && group === '' ? promise : null, on ?? dayOf(work.now));
  return {
    indicator, area, group, figures, judged, promise, asOf: on,
    areaName: (await areaNames(tx, here.id, [area])).get(area) ?? area, groups: await groupsOf(tx, here.id, indicator.number, area), areas: await besides(work, indicator, judged.latest, group),
    comments: await commentsOf(tx, here.id, id), asked: (await askedBy(tx, here.id)).get(id) ?? [], people: await peopleNames(work),
  };
};
