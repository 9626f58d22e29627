import { dayOf, type Day } from '#lib/day.ts';
import type { OrganisationId, PersonId } from '#lib/id.ts';
import { formatPeriod, type Period } from '#lib/period.ts';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { readMembership } from '#partnership/reads';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { Indicator, IndicatorId } from '../core/indicator.ts';
import type { KeptObservation } from '../core/observation.ts';
import { agreements, bringersOf, gradeOf, mayRate, maySign, type Doer, type Scores } from '../core/quality.ts';
import { indicatorById, lockFigures } from '../store/indicator-store.ts';
import { figuresOf } from '../store/observation-store.ts';
import { insertRating, insertSignOff, insertSpotCheck, keepSetting, ratingsOf, setAccountable, settingOf, signOffsOf, spotChecksOf } from '../store/quality-store.ts';

const gone = notFound('There is no such indicator here.');
const forbidden = (message: string) => refuse({ kind: 'forbidden', message });
/** What somebody is told who may not rate an indicator that they see. */
export const mayNotRate = 'You can rate the figures that you bring, compile or account for. For others, ask the coordinator, or challenge the figure.';
const isSame = (one: Period | null, other: Period | null): boolean => one?.from === other?.from && one?.to === other?.to;

/** The figure that stands for the partnership in a period; null when there is none. */
const headlineFigure = async ({ tx, here }: Work, indicator: Indicator, period: Period): Promise<KeptObservation | null> =>
  (await figuresOf(tx, here.id, { indicators: [indicator.number], areas: [indicator.area], breakdown: '' })).find((one) => isSame(one.period, period) && one.value !== null) ?? null;

/** The dimensions of the pack, by id. */
export const dimensionsOf = async ({ tx, here, services }: Pick<Work, 'tx' | 'here' | 'services'>) => (await services.packFor(tx, here)).catalogues['quality-dimensions'] ?? [];

/** Scores as they were typed: `1` to `4`, or nothing where a dimension is not rated. */
export type RatingInput = { readonly period: Period | null; readonly scores: Readonly<Record<string, string>>; readonly words: string };

const readScores = (dimensions: readonly { readonly id: string; readonly title: string }[], typed: RatingInput): Result<Scores> => {
  const faults: Fault[] = dimensions.filter(({ id }) => !['', '1', '2', '3', '4'].includes(typed.scores[id] ?? '')).map(({ id, title }) => ({ field: `score-${id}`, message: `Choose 1 to 4 for ${title.toLowerCase()}, or not rated` }));
  const scores = Object.fromEntries(dimensions.map(({ id }) => [id, (typed.scores[id] ?? '') === '' ? null : Number(typed.scores[id])]));
  if (faults.length === 0 && gradeOf(scores).grade === 'not-rated') faults.push({ field: `score-${dimensions[0]?.id ?? ''}`, message: 'Rate at least one dimension' });
  if (typed.words.length > 4000) faults.push({ field: 'words', message: 'Make it 4,000 characters or fewer' });
  return faults.length > 0 ? invalid(faults) : ok(scores);
};

/** Rates an indicator's data, or those of one return. What was rated before is kept. The same rating sent twice is kept once. */
export const rateQuality = async (work: Work, id: IndicatorId, input: RatingInput, doer: Doer): Promise<Result<null>> => {
  const { tx, here, actor, now } = work;
  await lockFigures(tx, here.id);
  const indicator = await indicatorById(tx, here.id, id);
  if (indicator === null || indicator.retiredOn !== null) return gone;
  if (!mayRate(indicator, doer)) return forbidden(mayNotRate);
  const scores = readScores(await dimensionsOf(work), input);
  if (!scores.ok) return scores;
  if (input.period !== null && (await headlineFigure(work, indicator, input.period)) === null) return invalid([{ field: 'period', message: 'There is no figure for that period' }]);
  const last = (await ratingsOf(tx, here.id, id))[0];
  const isTwice = last !== undefined && last.person === doer.person && last.by === actor.name && isSame(last.period, input.period) && last.words === input.words && now.getTime() - last.at.getTime() < 60_000 && Object.entries(scores.value).every(([dimension, score]) => last.scores[dimension] === score);
  if (isTwice) return ok(null);
  await insertRating(tx, here.id, id, input.period, scores.value, input.words, { by: actor.name, person: doer.person, at: now });
  await record(work, { what: 'DataQualityRated', subject: { kind: 'indicator', id }, data: { title: indicator.title, scores: scores.value } });
  return ok(null);
};

/** Signs a figure as it was seen, `load` being the entry it came with. Refused when it was revised meanwhile: nobody signs what they did not see. */
export const signFigure = async (work: Work, id: IndicatorId, period: Period, load: number, doer: Doer): Promise<Result<string>> => {
  const { tx, here, actor, now } = work;
  await lockFigures(tx, here.id);
  const indicator = await indicatorById(tx, here.id, id);
  if (indicator === null || indicator.retiredOn !== null) return gone;
  if (!maySign(indicator, doer)) return forbidden('The accountable officer signs a figure off, or the coordinator for them.');
  const figure = await headlineFigure(work, indicator, period);
  if (figure === null) return notFound('There is no figure for that period.');
  const said = `${indicator.title} for ${formatPeriod(indicator.periodRule, period)}`;
  if (figure.load !== load) return refuse({ kind: 'conflict', message: `${said} was revised after you opened it, and was not signed. Look at it as it stands now, and sign it if you agree.` });
  if ((await signOffsOf(tx, here.id, id)).some((one) => one.area === indicator.area && isSame(one.period, period) && one.load === load)) return ok(said);
  await insertSignOff(tx, here.id, { indicator: id, area: indicator.area, period, load }, { by: actor.name, person: doer.person, at: now });
  await record(work, { what: 'FigureSignedOff', subject: { kind: 'indicator', id }, data: { title: indicator.title, period, load } });
  return ok(said);
};

export type CheckInput = { readonly period: Period | null; readonly organisation: OrganisationId | null; readonly on: Day | null; readonly agrees: string; readonly found: string };

const checkFaults = async (work: Work, indicator: Indicator, input: CheckInput, doer: Doer): Promise<readonly Fault[]> => {
  const { people, organisations } = await readMembership(work.tx, work.here.id);
  const bringers = bringersOf(indicator, (person) => people.find((one) => one.id === person)?.organisation ?? null);
  const faults: Fault[] = [];
  const need = (sound: boolean, field: string, message: string): void => {
    if (!sound && !faults.some((one) => one.field === field)) faults.push({ field, message });
  };
  need(input.period !== null, 'period', 'Choose the figure that was checked');
  need(organisations.some((one) => one.id === input.organisation), 'organisation', 'Choose the partner that checked it');
  need(bringers.length > 0, 'organisation', 'Say first who brings this figure, so that another partner can check it');
  need(input.organisation === null || !bringers.includes(input.organisation), 'organisation', 'Choose another partner: nobody checks their own figure');
  need(doer.coordinator || (input.organisation !== null && doer.organisation === input.organisation), 'organisation', 'Choose your own organisation. A coordinator records what others found');
  need(input.on !== null, 'on', 'Say when it was checked, for example 31 3 2026');
  need(input.on === null || input.on <= dayOf(work.now), 'on', 'Choose today or an earlier day');
  need(agreements.some((one) => one === input.agrees), 'agrees', 'Say whether it agrees');
  need(input.found !== '', 'found', 'Write what was found');
  need(input.found.length <= 4000, 'found', 'Make it 4,000 characters or fewer');
  return faults;
};

/** Keeps what another partner found when it looked behind a figure (WBT Case 20). */
export const spotCheck = async (work: Work, id: IndicatorId, input: CheckInput, doer: Doer): Promise<Result<null>> => {
  const { tx, here, actor, now } = work;
  await lockFigures(tx, here.id);
  const indicator = await indicatorById(tx, here.id, id);
  if (indicator === null || indicator.retiredOn !== null) return gone;
  const faults = await checkFaults(work, indicator, input, doer);
  const agrees = agreements.find((one) => one === input.agrees);
  const { period, organisation, on, found } = input;
  if (faults.length > 0 || agrees === undefined || period === null || organisation === null || on === null) return invalid(faults);
  const figure = await headlineFigure(work, indicator, period);
  if (figure === null) return invalid([{ field: 'period', message: 'There is no figure for that period' }]);
  const isTwice = (await spotChecksOf(tx, here.id, id)).some((one) => isSame(one.period, period) && one.organisation === organisation && one.on === on && one.agrees === agrees && one.found === found);
  if (isTwice) return ok(null);
  await insertSpotCheck(tx, here.id, { indicator: id, area: indicator.area, period, load: figure.load }, { organisation, on, agrees, found }, { by: actor.name, person: doer.person, at: now });
  await record(work, { what: 'FigureSpotChecked', subject: { kind: 'indicator', id }, data: { title: indicator.title, organisation, agrees } });
  return ok(null);
};

/** Settles whether members and readers see only signed figures. */
export const settleOnlySigned = async (work: Work, onlySigned: boolean): Promise<Result<null>> => {
  const { tx, here } = work;
  if ((await settingOf(tx, here.id)).onlySigned === onlySigned) return ok(null);
  await keepSetting(tx, here.id, onlySigned);
  await record(work, { what: 'FigureSettingChanged', subject: { kind: 'setting', id: null }, data: { onlySigned } });
  return ok(null);
};

/** Makes another person accountable for an indicator's figures. */
export const handOverSigning = async (work: Work, id: IndicatorId, to: PersonId): Promise<Result<string>> => {
  const { tx, here } = work;
  const indicator = await indicatorById(tx, here.id, id);
  const person = (await readMembership(tx, here.id)).people.find((one) => one.id === to);
  if (indicator === null || person === undefined) return notFound('There is no such indicator or person here.');
  await setAccountable(tx, here.id, id, to);
  await record(work, { what: 'SignOffHandedOver', subject: { kind: 'indicator', id }, data: { title: indicator.title, to } });
  return ok(`“${indicator.title}” is now signed off by ${person.name}`);
};
