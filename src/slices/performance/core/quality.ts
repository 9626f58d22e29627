import { daysBetween, formatDay, readDay, type Day } from '#lib/day.ts';
import type { OrganisationId, PersonId } from '#lib/id.ts';
import type { Period } from '#lib/period.ts';
import { sentenceList } from '#lib/text.ts';
import type { Indicator, IndicatorId } from './indicator.ts';
import { isScored, type KeptObservation } from './observation.ts';

/** What 1 to 4 mean when a dimension is rated. */
export const scoreNames: Readonly<Record<string, string>> = { '1': 'Not met', '2': 'Partly met', '3': 'Mostly met', '4': 'Fully met' };

/** Scores by dimension of the pack; null where a dimension was not rated. */
export type Scores = Readonly<Record<string, number | null>>;

/** What somebody thought of an indicator's figures, or of one return. */
export type Rating = { readonly indicator: IndicatorId; readonly period: Period | null; readonly scores: Scores; readonly words: string; readonly by: string; readonly person: PersonId | null; readonly on: Day; readonly at: Date };
/** Who vouched for one figure, as it stood after an entry. */
export type SignOff = { readonly indicator: IndicatorId; readonly area: string; readonly period: Period; readonly load: number; readonly by: string; readonly person: PersonId | null; readonly on: Day; readonly at: Date };

export const agreements = ['yes', 'partly', 'no'] as const;
export type Agrees = (typeof agreements)[number];
export const agreesNames: Readonly<Record<Agrees, string>> = { yes: 'It agrees', partly: 'It agrees in part', no: 'It does not agree' };

/** What another partner found when it looked behind one figure. */
export type SpotCheck = { readonly indicator: IndicatorId; readonly area: string; readonly period: Period; readonly load: number; readonly organisation: OrganisationId; readonly on: Day; readonly agrees: Agrees; readonly found: string; readonly by: string; readonly at: Date };

export const grades = ['good', 'usable', 'poor', 'not-rated'] as const;
export type Grade = (typeof grades)[number];
export const gradeNames: Readonly<Record<Grade, string>> = { good: 'Good', usable: 'Usable', poor: 'Poor', 'not-rated': 'Not rated' };

export const signings = ['signed', 'unsigned', 'revised', 'no-figure'] as const;
export type Signing = (typeof signings)[number];
export const signingNames: Readonly<Record<Signing, string>> = { signed: 'Signed off', unsigned: 'Not signed off', revised: 'Revised since it was signed', 'no-figure': 'No figure to sign' };

/** The same where there is little room. */
export const signingShort: Readonly<Record<Signing, string>> = { signed: 'Signed', unsigned: 'Not signed', revised: 'Revised since', 'no-figure': '' };

export type Graded = { readonly grade: Grade; readonly worst: number | null; readonly mean: number | null; readonly worstIn: readonly string[]; readonly notRated: readonly string[] };

/** The mark beside a figure: what is known of its data, and what is not. */
export type Quality = Graded & {
  readonly indicator: IndicatorId;
  readonly rating: Rating | null;
  readonly signing: Signing;
  readonly signOff: SignOff | null;
  readonly check: SpotCheck | null;
  /** The check was of another figure than the one that stands now: of another period, or before a revision. */
  readonly checkIsOld: boolean;
  /** When the rating is to be looked at again; null while there is none. */
  readonly reviewDue: Day | null;
  readonly reviewLate: boolean;
};

/**
 * Grades a rating by its worst dimension and its mean: good when all are rated and none is below 3; poor when one is 1 or the mean is
 * below 2; usable between. A chain is as strong as its weakest link, so that one dimension that fails is not averaged away.
 * The six dimensions: WBT Case 20. The cut-offs are Joinery's own.
 */
export const gradeOf = (scores: Scores | null): Graded => {
  const given = Object.entries(scores ?? {}).flatMap(([dimension, score]) => (score === null ? [] : [{ dimension, score }]));
  const notRated = Object.entries(scores ?? {}).flatMap(([dimension, score]) => (score === null ? [dimension] : []));
  if (given.length === 0) return { grade: 'not-rated', worst: null, mean: null, worstIn: [], notRated };
  const worst = Math.min(...given.map(({ score }) => score));
  const mean = given.reduce((sum, { score }) => sum + score, 0) / given.length;
  const grade = worst === 1 || mean < 2 ? 'poor' : worst >= 3 && notRated.length === 0 ? 'good' : 'usable';
  return { grade, worst, mean, worstIn: given.filter(({ score }) => score === worst).map(({ dimension }) => dimension), notRated };
};

/** The same day six months on, or the last of that month: data quality is looked at again every half year (WBT Case 20). */
export const halfYearAfter = (day: Day): Day => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month + 5, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return readDay(`${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`) as Day;
};

const isSame = (one: Period, other: Period): boolean => one.from === other.from && one.to === other.to;
const newest = <T extends { readonly at: Date }>(all: readonly T[]): T | null => all.reduce<T | null>((last, one) => (last === null || one.at >= last.at ? one : last), null);

/** Whether a figure is signed as it stands: a revision after the signature undoes it. */
export const signingOf = (area: string, figure: KeptObservation | null, signs: readonly SignOff[]): { readonly signing: Signing; readonly signOff: SignOff | null } => {
  if (figure === null) return { signing: 'no-figure', signOff: null };
  const signOff = newest(signs.filter((one) => one.area === area && isSame(one.period, figure.period)));
  return { signing: signOff === null ? 'unsigned' : signOff.load < figure.load ? 'revised' : 'signed', signOff };
};

export type Known = { readonly ratings: readonly Rating[]; readonly signs: readonly SignOff[]; readonly checks: readonly SpotCheck[] };

/** What is known of the data behind an indicator's figure: its own return's rating before that of the indicator, and the latest of each. */
export const judgeQuality = ({ id, area }: Pick<Indicator, 'id' | 'area'>, figure: KeptObservation | null, { ratings, signs, checks }: Known, today: Day): Quality => {
  const rating = newest(ratings.filter((one) => figure !== null && one.period !== null && isSame(one.period, figure.period))) ?? newest(ratings.filter((one) => one.period === null)) ?? newest(ratings);
  const last = newest(ratings);
  const check = checks.reduce<SpotCheck | null>((latest, one) => (latest === null || one.on > latest.on || (one.on === latest.on && one.at >= latest.at) ? one : latest), null);
  const reviewDue = last === null ? null : halfYearAfter(last.on);
  return {
    indicator: id, rating, ...gradeOf(rating?.scores ?? null), ...signingOf(area, figure, signs), check,
    checkIsOld: check !== null && (figure === null || !isSame(check.period, figure.period) || check.load < figure.load),
    reviewDue, reviewLate: reviewDue !== null && reviewDue < today,
  };
};

const named = (dimensions: readonly string[]): string => sentenceList(dimensions.map((one) => one.replaceAll('-', ' ')));

const gradeWords = ({ grade, worst, worstIn, notRated }: Quality): string => {
  const open = notRated.length === 0 ? '' : ` Not rated: ${named(notRated)}.`;
  if (grade === 'not-rated') return 'Nobody has rated the data.';
  if (grade === 'good') return 'The data are good: every dimension is at least mostly met.';
  if (grade === 'poor') return `The data are poor, worst in ${named(worstIn)} (${(scoreNames[String(worst)] ?? '').toLowerCase()}).${open}`;
  return worst !== null && worst >= 3 ? `The data are usable: what was rated is met.${open}` : `The data are usable, weakest in ${named(worstIn)} (${(scoreNames[String(worst)] ?? '').toLowerCase()}).${open}`;
};

const signWords = ({ signing, signOff }: Quality): string => {
  if (signing === 'signed' && signOff !== null) return `Signed off by ${signOff.by} on ${formatDay(signOff.on)}.`;
  if (signing === 'revised' && signOff !== null) return `${signOff.by} signed it off on ${formatDay(signOff.on)}; it was revised since and is unsigned again.`;
  return signing === 'no-figure' ? 'There is no figure to sign off yet.' : 'Nobody has signed it off.';
};

const checkWords = ({ check, checkIsOld }: Quality): string => {
  if (check === null) return 'No other partner has checked it.';
  const found = check.agrees === 'yes' ? 'and it agreed' : check.agrees === 'partly' ? 'and it agreed in part' : 'and it did not agree';
  return `Another partner checked ${checkIsOld ? 'an earlier figure' : 'it'} on ${formatDay(check.on)}, ${found}.`;
};

/** The mark in words, a sentence for each thing that is known or lacking. */
export const sayQuality = (quality: Quality, today: Day): readonly string[] => [
  gradeWords(quality), signWords(quality), checkWords(quality),
  ...(quality.reviewDue === null ? [] : quality.reviewLate ? [`Its rating is ${daysBetween(quality.reviewDue, today) > 60 ? 'long ' : ''}due to be looked at again, since ${formatDay(quality.reviewDue)}.`] : []),
];

/** Whoever acts: which person of the partnership they are, of which organisation, and whether they coordinate it. */
export type Doer = { readonly person: PersonId | null; readonly organisation: OrganisationId | null; readonly coordinator: boolean };

/** Coordinators rate any indicator, others those that they bring, compile or account for. */
export const mayRate = (indicator: Pick<Indicator, 'leadPerson' | 'compilingPerson' | 'accountablePerson'>, { coordinator, person }: Doer): boolean =>
  coordinator || (person !== null && [indicator.leadPerson, indicator.compilingPerson, indicator.accountablePerson].includes(person));

/** The accountable officer signs, or the coordinator for them. */
export const maySign = ({ accountablePerson }: Pick<Indicator, 'accountablePerson'>, { coordinator, person }: Doer): boolean => coordinator || (person !== null && accountablePerson === person);

/** The organisations behind a figure, which can't be the ones that check it: whose figure it is, and those of whoever brings and compiles it. */
export const bringersOf = (indicator: Pick<Indicator, 'leadOrganisation' | 'leadPerson' | 'compilingPerson'>, organisationOf: (person: PersonId) => OrganisationId | null): readonly OrganisationId[] => [
  ...new Set([indicator.leadOrganisation, ...[indicator.leadPerson, indicator.compilingPerson].map((one) => (one === null ? null : organisationOf(one)))].filter((one) => one !== null)),
];

// Vouched for by a signature at its end or after it, given when the figure already stood as it does, and not revised since its own.
const isVouched = (area: string, one: KeptObservation, signs: readonly SignOff[]): boolean =>
  signs.some((sign) => sign.area === area && sign.period.to >= one.period.to && sign.load >= one.load) && signingOf(area, one, signs).signing !== 'revised';

/** Which figure a revision is of, as a key. */
export const placeOf = ({ area, breakdown, period }: KeptObservation): string => `${area}|${breakdown}|${period.from}|${period.to}`;

/** Of many revisions those that somebody vouched for: what a figure said before, and nobody ever signed, is left out. Other areas and groups go with the headline in `area`. */
export const signedRevisions = <T extends KeptObservation>(area: string, revisions: readonly T[], signs: readonly SignOff[]): readonly T[] => {
  const loads = Map.groupBy(revisions, placeOf);
  return [...loads.values()].flatMap((same) =>
    same.filter((one) => {
      const later = Math.min(...same.map(({ load }) => load).filter((load) => load > one.load));
      return isVouched(area, one, signs) && signs.some((sign) => sign.area === area && sign.period.to >= one.period.to && sign.load >= one.load && sign.load < later);
    }),
  );
};

/** Of many revisions the one of each figure that stands: the last. */
export const standing = <T extends KeptObservation>(revisions: readonly T[]): readonly T[] => {
  const last = new Map<string, T>();
  for (const one of revisions) { const known = last.get(placeOf(one)); if (known === undefined || known.revision <= one.revision) last.set(placeOf(one), one); }
  return last.size === revisions.length ? revisions : [...last.values()];
};

/**
 * The figures that may be shown where only signed ones are: each as it stood when a signature over it was last given, without any entered or
 * revised after it; and the latest of those held back, which is a new figure or a revision that waits, one that takes a figure back included. Whoever signs a figure vouches for
 * the series that it stands at the end of, as it stood. `revisions` are all of them, or those that stand.
 */
export const onlySigned = <T extends KeptObservation>(area: string, revisions: readonly T[], signs: readonly SignOff[]): { readonly shown: readonly T[]; readonly heldBack: T | null; /** All that are held back, in order of time. */ readonly waiting: readonly T[] } => {
  const shown = standing(signedRevisions(area, revisions, signs));
  const seen = new Set(shown);
  const scored = new Set(shown.filter(isScored).map(placeOf));
  const held = standing(revisions).filter((one) => !seen.has(one) && (isScored(one) || scored.has(placeOf(one)))).toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1));
  return { shown, heldBack: held.at(-1) ?? null, waiting: held };
};

/** Whether what is held back is a revision of a figure that is shown as it was signed. */
export const isRevision = (shown: readonly KeptObservation[], heldBack: KeptObservation): boolean => shown.some((one) => placeOf(one) === placeOf(heldBack));

/** Whether what was said of the figure for a period waits with it: the figure in `area` waits, and nobody has signed it or a later one since it was said. */
export const isSaidOfWaiting = (area: string, waiting: readonly KeptObservation[], signs: readonly SignOff[], said: Period & { readonly at: Date }): boolean =>
  waiting.some(({ period }) => isSame(period, said)) && !signs.some((one) => one.area === area && one.period.to >= said.to && one.at > said.at);
