import { dayOf } from '#lib/day.ts';
import type { OrganisationId, PersonId } from '#lib/id.ts';
import { readMembership } from '#partnership/reads';
import type { Work } from '#platform/services.ts';
import type { Indicator, IndicatorId } from '../core/indicator.ts';
import { comparable } from '../core/judge.ts';
import type { KeptObservation } from '../core/observation.ts';
import { bringersOf, judgeQuality, onlySigned, placeOf, signingOf, type Known, type Quality, type Signing, type SignOff } from '../core/quality.ts';
import { indicatorById } from '../store/indicator-store.ts';
import { figuresOf, type Wanted } from '../store/observation-store.ts';
import { ratingsOf, signOffsOf, spotChecksOf } from '../store/quality-store.ts';
import { dimensionsOf } from './rate-figures.ts';
import { shownAmong, shownFigures } from './shown-figures.ts';

/** A figure that stands, what of it may be seen (null where it waits for its first signature), and who signed it. */
export type FigureSigned = { readonly figure: KeptObservation; readonly seen: KeptObservation | null; readonly signing: Signing; readonly signOff: SignOff | null };

/** Everything that the page on one indicator's data shows. */
export type IndicatorQuality = Known & {
  readonly indicator: Indicator;
  readonly quality: Quality;
  readonly latest: KeptObservation | null;
  /** The figures that stand for the partnership, the latest first, each with its signature. */
  readonly figures: readonly FigureSigned[];
  readonly dimensions: Awaited<ReturnType<typeof dimensionsOf>>;
  /** Names of people and organisations by id, those that have left included. */
  readonly names: ReadonlyMap<string, string>;
  /** The partners that may check it: not those behind the figure. */
  readonly checkers: readonly { readonly id: OrganisationId; readonly name: string }[];
};

const headline = ({ number, area }: Indicator): Wanted => ({ indicators: [number], areas: [area], breakdown: '' });

// Each figure as it was last signed, by its place.
const lastSigned = async ({ tx, here }: Work, indicator: Indicator, signs: readonly SignOff[]): Promise<ReadonlyMap<string, KeptObservation>> => {
  const revisions = await shownFigures(tx, here.id, { ...headline(indicator), allRevisions: true });
  return new Map(onlySigned(indicator.area, revisions, signs).shown.map((one) => [placeOf(one), one]));
};

/** What is known of one indicator's data, for those who see only signed figures with each as it was last signed; null when there is no such indicator. */
export const readIndicatorQuality = async (work: Work, id: IndicatorId, seesSigned = false): Promise<IndicatorQuality | null> => {
  const { tx, here, now } = work;
  const indicator = await indicatorById(tx, here.id, id);
  if (indicator === null) return null;
  const kept = (await figuresOf(tx, here.id, headline(indicator))).filter((one) => one.value !== null);
  const known: Known = { ratings: await ratingsOf(tx, here.id, id), signs: await signOffsOf(tx, here.id, id), checks: await spotChecksOf(tx, here.id, id) };
  const figures = await shownAmong(tx, here.id, indicator.number, kept);
  const signed = seesSigned ? await lastSigned(work, indicator, known.signs) : null;
  const last = comparable(indicator.periodRule, kept).at(-1) ?? null;
  const latest = last === null ? null : (figures[kept.indexOf(last)] ?? null);
  const { people, organisations } = await readMembership(tx, here.id);
  const ever = await readMembership(tx, here.id, 'ever');
  const bringers = bringersOf(indicator, (person: PersonId) => people.find((one) => one.id === person)?.organisation ?? null);
  return {
    ...known, indicator, latest, quality: judgeQuality(indicator, latest, known, dayOf(now)), dimensions: await dimensionsOf(work),
    figures: figures.toSorted((a, b) => (a.period.to < b.period.to ? 1 : -1)).map((figure) => ({ figure, seen: signed === null ? figure : (signed.get(placeOf(figure)) ?? null), ...signingOf(indicator.area, figure, known.signs) })),
    names: new Map([...ever.people, ...ever.organisations].map((one) => [one.id, one.name])), checkers: organisations.filter((one) => !bringers.includes(one.id)),
  };
};
