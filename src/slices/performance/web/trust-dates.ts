import { dayOf, formatDay, type Day } from '#lib/day.ts';
import { plural } from '#lib/text.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import type { Dated, HomeItem } from '#platform/slice.ts';
import { doerOf } from '../commands/doer.ts';
import { qualityOf } from '../commands/read-quality.ts';
import { isOverdue } from '../core/challenges.ts';
import { openChallenges } from '../store/challenge-store.ts';
import { indicatorsOf } from '../store/indicator-store.ts';
import { aboutOf } from './challenge-parts.tsx';

/** Days on which answers are asked for, and on which ratings are to be looked at again. */
export const trustCalendar = async ({ tx, here, now }: Pick<Work, 'tx' | 'here' | 'now'>): Promise<readonly Dated[]> => {
  const indicators = new Map((await indicatorsOf(tx, here.id)).map((one) => [one.id, one]));
  const open = await openChallenges(tx, here.id);
  const reviews = Map.groupBy([...(await qualityOf(tx, here.id, { now })).values()].flatMap(({ reviewDue }) => (reviewDue === null ? [] : [reviewDue])), (day) => day);
  return [
    ...open.map((one) => ({ id: `challenge-${one.id}`, on: one.dueOn, text: `Answer asked for: ${aboutOf(one, indicators.get(one.indicator))}`, path: `/performance/challenges/${one.id}` })),
    ...[...reviews].map(([on, all]: readonly [Day, readonly Day[]]) => ({ id: `quality-${on}`, on, text: `Data quality to look at again: ${plural(all.length, 'indicator')}`, path: '/performance/quality' })),
  ];
};

/** Challenges past their day, for the coordinator and for those who were asked; those that wait for this person. */
export const challengesAtHome = (ask: AskHere): Promise<readonly HomeItem[]> =>
  ask.within(async (tx) => {
    const work = workOf(ask, tx);
    const open = await openChallenges(tx, ask.here.id);
    if (open.length === 0) return [];
    const doer = await doerOf(work, ask);
    const indicators = new Map((await indicatorsOf(tx, ask.here.id)).map((one) => [one.id, one]));
    const isMine = (one: (typeof open)[number]): boolean => (one.toPerson !== null && one.toPerson === doer.person) || (one.toPerson === null && one.toOrganisation !== null && one.toOrganisation === doer.organisation);
    const item = (one: (typeof open)[number]) => ({ text: `A question about ${aboutOf(one, indicators.get(one.indicator))}`, href: ask.link(`/performance/challenges/${one.id}`) });
    const late = open.filter((one) => isOverdue(one, dayOf(ask.now)));
    return [
      ...late.filter((one) => doer.coordinator || isMine(one)).slice(0, 6).map((one) => ({ ...item(one), group: 'late' as const, hint: `The answer was due by ${formatDay(one.dueOn)}`, status: 'Overdue' })),
      ...open.filter((one) => isMine(one) && !late.includes(one)).slice(0, 6).map((one) => ({ ...item(one), group: 'waiting' as const, hint: `${one.by} asks for an answer by ${formatDay(one.dueOn)}`, minutes: 10 })),
    ];
  });
