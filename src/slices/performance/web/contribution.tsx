import { dayOf, formatDay, type Day } from '#lib/day.ts';
import { readId, type PersonId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution } from '#platform/slice.ts';
import { handOverIndicator } from '../commands/edit-indicator.ts';
import { readScorecard, type ScoreLine } from '../commands/read-scorecard.ts';
import { lateWords } from '../core/due.ts';
import { sayFigure, sayPeriod } from '../core/say-figure.ts';
import { indicatorsOf, moveIndicators } from '../store/indicator-store.ts';
import { lastGiven } from '../store/observation-store.ts';
import { reportsHolding } from '../store/report-store.ts';
import { FigureFields, keepFigure, sentFigure, typedFrom } from './enter-page.tsx';

const linesOf = async (work: Work, person: PersonId): Promise<readonly ScoreLine[]> => {
  const mine = (await indicatorsOf(work.tx, work.here.id)).filter((one) => one.leadPerson === person);
  return mine.length === 0 ? [] : readScorecard(work, { only: mine.map((one) => one.id) });
};

const mine = async (work: Work, person: PersonId, id: string): Promise<ScoreLine | null> => (await linesOf(work, person)).find((line) => line.indicator.id === readId(id)) ?? null;

// A figure is asked for from the day its period is over: its due day less the days it may take.
const isAsked = ({ indicator, judged }: ScoreLine, today: Day): boolean => {
  if (judged.latest === null) return true;
  if (judged.due === null || indicator.returnedWithin === null) return false;
  return (Date.parse(judged.due) - Date.parse(today)) / 86_400_000 < indicator.returnedWithin;
};

/** Asks for figures by personal link (B1) and hands on those whose owner is gone (B2). */
export const figureContribution: Contribution = {
  kind: 'figure',
  waiting: async (work, person) => {
    const today = dayOf(work.now);
    return (await linesOf(work, person)).filter((line) => isAsked(line, today)).map(({ indicator, judged }) => ({
      id: indicator.id, text: `Give the figure for “${indicator.title}”`, why: judged.latest === null ? 'There is no figure yet' : `The latest is ${sayFigure(indicator, judged.latest)} for ${sayPeriod(indicator, judged.latest)}`, minutes: 3, due: judged.due, late: judged.late,
    }));
  },
  form: async (work, person, id, sent, faults) => {
    const line = await mine(work, person, id);
    if (line === null) return null;
    const { indicator, judged } = line;
    return (
      <>
        {indicator.definition !== '' && <p class="govuk-body">{indicator.definition}</p>}
        <FigureFields indicator={indicator} typed={sent === null ? typedFrom(indicator, judged.latest, null) : sentFigure(sent)} faults={faults} />
      </>
    );
  },
  take: async (work, person, id, form) => {
    const line = await mine(work, person, id);
    if (line === null) return notFound('This figure no longer waits for you.');
    const typed = sentFigure(form);
    const done = await keepFigure(work, line.indicator, line.indicator.area, typed, { person, coordinator: false, source: 'link' });
    return done.ok ? ok(`${typed.value === '' ? 'No value yet' : typed.value} for ${typed.period}`) : done;
  },
  used: async ({ tx, here }, person) => {
    const reported = new Map((await reportsHolding(tx, here.id, person)).map((one) => [one.title, `Your figure for “${one.title}” was in the report to ${one.group} of ${formatDay(one.meetsOn)}.`]));
    const standing = (await lastGiven(tx, here.id, person)).filter((one) => !reported.has(one.title));
    return [...reported.values(), ...standing.map(({ title, at }) => `Your figure for “${title}” has stood on the scorecard since ${formatDay(dayOf(at))}.`)];
  },
  owned: async (work) =>
    (await readScorecard(work)).map(({ indicator, judged }) => {
      const trouble = indicator.leadPerson === null ? 'Nobody is named to bring its figures' : judged.latest === null && indicator.returnedWithin !== null ? 'No figure yet' : judged.late && judged.due !== null ? lateWords(indicator, judged.latest?.period ?? null, judged.due) : undefined;
      return { id: indicator.id, text: `Figures of “${indicator.title}”`, path: `/performance/indicators/${indicator.id}`, person: indicator.leadPerson, organisation: indicator.leadOrganisation, ...(trouble === undefined ? {} : { trouble }) };
    }),
  handOver: async (work, id, to) => {
    const wanted = readId<'indicator'>(id);
    return wanted === null ? notFound('There is no such indicator here.') : handOverIndicator(work, wanted, to);
  },
  moveOrganisation: (work, from, to) => moveIndicators(work.tx, work.here.id, from, to),
};
