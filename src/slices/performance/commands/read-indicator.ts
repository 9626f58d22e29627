import { dayOf, endOfDay, type Day } from '#lib/day.ts';
import { readMembership } from '#partnership/reads';
import type { Work } from '#platform/services.ts';
import type { Indicator, IndicatorId } from '../core/indicator.ts';
import { intervalOf, type FigureInterval, type Judged } from '../core/judge.ts';
import { judgeSigned } from '../core/judge-shown.ts';
import type { KeptObservation } from '../core/observation.ts';
import { isSaidOfWaiting, onlySigned as signedFigures, type Quality } from '../core/quality.ts';
import { commentsOf, type Comment } from '../store/commentary-store.ts';
import { askedBy, indicatorById, type AskedBy } from '../store/indicator-store.ts';
import { signOffsOf } from '../store/quality-store.ts';
import { areaNames, groupsOf, loadAt, seriesOf, type Wanted } from '../store/observation-store.ts';
import { promisesOf, type Promised } from './read-promises.ts';
import { marksOf } from './read-quality.ts';
import { shownAreas, shownFigures } from './shown-figures.ts';

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
  /** What other agreements that stand promise of it; a later figure may be judged by it. */
  readonly otherAgreements: readonly Promised[];
  /** Other targets that name the indicator: of other areas, said twice, or still in negotiation. */
  readonly otherPromises: readonly Promised[];
  readonly areas: readonly AreaFigure[];
  /** Where its own area has no figure: the areas that have, the fullest first. */
  readonly elsewhere: readonly { readonly code: string; readonly name: string }[];
  readonly comments: readonly Comment[];
  readonly asked: readonly AskedBy[];
  /** Names of people and organisations by id. */
  readonly people: ReadonlyMap<string, string>;
  readonly asOf: Day | null;
  /** What is known of the data behind the headline figure; null for other areas and groups, whose figures nobody signs. */
  readonly quality: Quality | null;
  /** Where only signed figures are shown: the latest that is here and is not signed off, a new figure or a revision of one that is shown as it was signed. */
  readonly heldBack: KeptObservation | null;
};

type Where = { readonly area: string | null; readonly group: string; readonly on: Day | null; readonly onlySigned?: boolean };

const signedAmong = async ({ tx, here }: Work, { id, area }: Indicator, figures: readonly KeptObservation[], on: Day | null) =>
  signedFigures(area, figures, (await signOffsOf(tx, here.id, id)).filter((one) => on === null || one.on <= on));

const besides = async (work: Work, indicator: Indicator, latest: KeptObservation | null, group: string, signed: { readonly on: Day | null } | null): Promise<readonly AreaFigure[]> => {
  if (latest === null) return [];
  const { tx, here } = work;
  const every = await shownAreas(tx, here.id, indicator.number, latest.period, group, signed !== null);
  // Nobody signs other areas and groups by themselves: the signature of the headline covers what stood beside it.
  const figures = signed === null ? every : (await signedAmong(work, indicator, every, signed.on)).shown;
  const names = await areaNames(tx, here.id, figures.map((one) => one.area));
  return figures
    .map((figure) => ({ figure, name: names.get(figure.area) ?? (figure.area === '' ? 'No area named' : figure.area), interval: intervalOf(indicator, figure) }))
    .toSorted((a, b) => (b.figure.value ?? -Infinity) - (a.figure.value ?? -Infinity) || a.name.localeCompare(b.name));
};

// Figures may be there and stand for no whole: those of districts, where the indicator’s own area is none of them.
const areasWith = async ({ tx, here }: Work, { number }: Indicator): Promise<IndicatorSeen['elsewhere']> => {
  const codes = [...new Set((await seriesOf(tx, here.id, number)).map(({ area }) => area))];
  const names = await areaNames(tx, here.id, codes);
  return codes.map((code) => ({ code, name: names.get(code) ?? (code === '' ? 'No area named' : code) }));
};

const peopleNames = async ({ tx, here }: Work): Promise<ReadonlyMap<string, string>> => {
  const { people, organisations } = await readMembership(tx, here.id);
  return new Map([...people, ...organisations].map((one) => [one.id, one.name]));
};

/** All figures of an indicator as they may be shown: where counts of people are small, period by period, neither they nor what gives them away. */
export const shownOf = ({ tx, here }: Pick<Work, 'tx' | 'here'>, indicator: Indicator, wanted: Omit<Wanted, 'indicators'>): Promise<readonly KeptObservation[]> => shownFigures(tx, here.id, { ...wanted, indicators: [indicator.number] });

// Where only signed figures are shown, words on one that waits wait with it.
const commentsSeen = async ({ tx, here }: Work, indicator: Indicator, onlySigned: boolean): Promise<readonly Comment[]> => {
  const comments = await commentsOf(tx, here.id, indicator.id);
  if (!onlySigned || comments.length === 0) return comments;
  const signs = await signOffsOf(tx, here.id, indicator.id);
  const { waiting } = signedFigures(indicator.area, await shownFigures(tx, here.id, { indicators: [indicator.number], areas: [indicator.area], breakdown: '', allRevisions: true }), signs);
  return comments.filter((one) => !isSaidOfWaiting(indicator.area, waiting, signs, one));
};

type Series = Pick<IndicatorSeen, 'figures' | 'heldBack' | 'judged' | 'promise' | 'otherAgreements' | 'otherPromises'>;

const seriesSeen = async (work: Work, indicator: Indicator, all: readonly KeptObservation[], { isHeadline, on, onlySigned }: { readonly isHeadline: boolean; readonly on: Day | null; readonly onlySigned: boolean }): Promise<Series> => {
  const day = on ?? dayOf(work.now);
  const { promises, others } = (await promisesOf(work.tx, work.here.id, [indicator], day))(indicator.id);
  const signed = onlySigned ? await signedAmong(work, indicator, all, on) : { shown: all, heldBack: null };
  const { judged, promise } = judgeSigned(indicator, signed, all, promises, day);
  return { figures: signed.shown, heldBack: signed.heldBack, judged: isHeadline ? judged : judgeSigned(indicator, signed, all, [], day).judged, promise, otherAgreements: promises.filter((one) => one !== promise), otherPromises: others };
};

const markSeen = async ({ tx, here, now }: Work, indicator: Indicator, { judged, heldBack }: Series, on: Day | null): Promise<Quality | null> =>
  (await marksOf(tx, here.id, [{ indicator, latest: judged.latest ?? heldBack }], on ?? dayOf(now))).get(indicator.id) ?? null;

/** One indicator in one area for one group, as it stands or as it stood at the end of a day; null when there is no such indicator. */
export const readIndicator = async (work: Work, id: IndicatorId, { area: wanted, group, on, onlySigned = false }: Where): Promise<IndicatorSeen | null> => {
  const { tx, here } = work;
  const indicator = await indicatorById(tx, here.id, id);
  if (indicator === null) return null;
  const area = wanted ?? indicator.area;
  const asOf = on === null ? undefined : await loadAt(tx, here.id, endOfDay(on));
  const isHeadline = area === indicator.area && group === '';
  const all = await shownOf(work, indicator, { areas: [area], breakdown: group, allRevisions: onlySigned, ...(asOf === undefined ? {} : { asOf }) });
  const series = await seriesSeen(work, indicator, all, { isHeadline, on, onlySigned });
  return {
    indicator, area, group, ...series, elsewhere: isHeadline && all.length === 0 && asOf === undefined ? await areasWith(work, indicator) : [], asOf: on, quality: isHeadline ? await markSeen(work, indicator, series, on) : null,
    areaName: (await areaNames(tx, here.id, [area])).get(area) ?? area, groups: await groupsOf(tx, here.id, indicator.number, area), areas: await besides(work, indicator, series.judged.latest, group, onlySigned ? { on } : null),
    comments: await commentsSeen(work, indicator, onlySigned), asked: (await askedBy(tx, here.id)).get(id) ?? [], people: await peopleNames(work),
  };
};
