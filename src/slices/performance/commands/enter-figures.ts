import { dayOf, type Day } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import type { Period } from '#lib/period.ts';
import { formatPeriod, readPeriod } from '#lib/period.ts';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { clip } from '#lib/text.ts';
import { run } from '#platform/db/database.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { sql } from 'kysely';
import { mayEnter, nameFault, notYours, type Entrant } from '../core/entrant.ts';
import type { Indicator, IndicatorId } from '../core/indicator.ts';
import { noMapping } from '../core/mapping.ts';
import { isOddSize, notOver } from '../core/not-over.ts';
import type { Figure, KeptObservation, Observation } from '../core/observation.ts';
import { marksOf, readFigure, type FigureText } from '../core/read-rows.ts';
import { indicatorById, lockFigures } from '../store/indicator-store.ts';
import { figuresOf, insertFigures, insertLoad, momentOfLoad, strangeAreas, type LoadSource } from '../store/observation-store.ts';

/** One figure as somebody gives it. `revision` is the one they saw; 0 when there was none. */
export type FigureGiven = { readonly area: string; readonly breakdown: string; readonly period: string; readonly figure: FigureText; readonly revision: number };
export type Giver = Entrant & { readonly source: Exclude<LoadSource, 'file' | 'demo'> };

const figureFields = ['value', 'absent', 'numerator', 'denominator', 'lower', 'upper', 'provisional', 'origin', 'note'] as const satisfies readonly (keyof Figure)[];
const isSame = (one: Figure, other: Figure): boolean => figureFields.every((field) => one[field] === other[field]);

/** Reads what was given for one indicator; faults carry the number of the figure as their row. */
const readGiven = (indicator: Indicator, given: readonly FigureGiven[], today: Day): Result<readonly (Observation & { readonly seen: number })[]> => {
  const marks = marksOf(noMapping);
  const faults: Fault[] = [];
  const read = given.flatMap(({ area, breakdown, period, figure, revision }, row) => {
    const long = Object.entries({ area, breakdown, period }).flatMap(([field, text]) => { const message = nameFault(field as 'area', text); return message === null ? [] : [{ field, row, message }]; });
    if (long.length > 0) {
      faults.push(...long);
      return [];
    }
    const span = readPeriod(indicator.periodRule, period);
    if (span === null) {
      faults.push({ field: 'period', row, message: `Enter a period like ${formatPeriod(indicator.periodRule, { from: '2024-04-01', to: '2025-03-31' } as Period)}` });
      return [];
    }
    const told = readFigure(figure, indicator, marks, (field, message) => faults.push({ field, row, message }));
    const early = notOver(span, told, today);
    if (early !== null) faults.push({ field: 'period', row, message: early });
    return [{ indicator: indicator.number, area, breakdown, period: span, seen: revision, ...told }];
  });
  return faults.length > 0 ? invalid(faults) : ok(read);
};

const standing = (kept: readonly KeptObservation[], one: Observation): KeptObservation | undefined => kept.find((other) => other.area === one.area && other.breakdown === one.breakdown && other.period.from === one.period.from && other.period.to === one.period.to);

const beforeOf = (kept: readonly KeptObservation[], { area, breakdown, period }: Observation): number | null =>
  kept.filter((one) => one.area === area && one.breakdown === breakdown && one.value !== null && one.origin === 'measured' && one.period.to < period.to).toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1)).at(-1)?.value ?? null;

/** Adds figures of one indicator, each as a revision of what stands. What is given as it stands already adds nothing. Returns how many were added. */
export const enterFigures = async (work: Work, id: IndicatorId, given: readonly FigureGiven[], giver: Giver): Promise<Result<number>> => {
  const { tx, here } = work;
  await lockFigures(tx, here.id);
  const indicator = await indicatorById(tx, here.id, id);
  if (indicator === null || indicator.retiredOn !== null) return notFound('There is no such indicator here, or it is no longer in use.');
  if (!mayEnter(indicator, giver)) return refuse({ kind: 'forbidden', message: notYours });
  const read = readGiven(indicator, given, dayOf(work.now));
  if (!read.ok) return read;
  const strange = giver.coordinator ? [] : await strangeAreas(tx, here.id, indicator.number, read.value.map((one) => one.area));
  if (strange.length > 0) return invalid([{ field: 'area', message: `There is no area “${clip(strange[0] as string, 40)}” among its figures. A coordinator adds the first figure of an area` }]);
  const kept = await figuresOf(tx, here.id, { indicators: [indicator.number], areas: [...new Set(read.value.map((one) => one.area))] });
  const changed = read.value.flatMap(({ seen, ...one }) => {
    const now = standing(kept, one);
    return now !== undefined && isSame(now, one) ? [] : [{ seen, one, revision: (now?.revision ?? 0) + 1 }];
  });
  const odd = giver.source === 'api' ? undefined : changed.map(({ one }) => one).find((one) => one.note === null && isOddSize(one.value, beforeOf(kept, one)));
  if (odd !== undefined) return invalid([{ field: 'value', message: `${odd.value} is of quite another size than ${beforeOf(kept, odd)}, the figure before it. Is it the same unit? If it is right, say so in the note` }]);
  const overtaken = changed.find(({ seen, revision }) => seen !== revision - 1);
  if (overtaken !== undefined) return refuse({ kind: 'conflict', message: `Somebody else entered a figure for ${formatPeriod(indicator.periodRule, overtaken.one.period)} meanwhile. Nothing of theirs was changed: look at it, and enter yours again if it still stands.` });
  if (changed.length === 0) return ok(0);
  const load = await insertLoad(tx, here.id, { at: await momentOfLoad(tx, here.id, work.services.clock), by: work.actor.name, person: giver.person, source: giver.source, name: indicator.title, added: changed.filter(({ revision }) => revision === 1).length, revised: changed.filter(({ revision }) => revision > 1).length });
  await insertFigures(tx, here.id, load, changed.map(({ one, revision }) => ({ ...one, revision })));
  await record(work, { what: 'FiguresEntered', subject: { kind: 'indicator', id }, data: { title: indicator.title, figures: changed.length } });
  return ok(changed.length);
};

/** Keeps what somebody says about a figure; what was said before is kept too. */
export const comment = async (work: Work, id: IndicatorId, period: Period, words: string, person: PersonId | null): Promise<Result<null>> => {
  const text = words.trim();
  if (text === '') return invalid([{ field: 'words', message: 'Write what lies behind the figure' }]);
  if (text.length > 4000) return invalid([{ field: 'words', message: 'Make it 4,000 characters or fewer' }]);
  const indicator = await indicatorById(work.tx, work.here.id, id);
  if (indicator === null) return notFound('There is no such indicator here.');
  await run(work.tx, sql`insert into performance.commentary (partnership_id, indicator_id, from_day, to_day, words, by, person_id, at) values (${work.here.id}, ${id}, ${period.from}, ${period.to}, ${text}, ${work.actor.name}, ${person}, ${work.now})`);
  await record(work, { what: 'FigureCommented', subject: { kind: 'indicator', id }, data: { title: indicator.title } });
  return ok(null);
};
