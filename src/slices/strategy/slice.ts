import { dayOf, formatDay } from '#lib/day.ts';
import { plural } from '#lib/text.ts';
import type { Slice } from '#platform/slice.ts';
import { readMembership } from '#partnership/reads';
import { strategyApi } from './api/strategy.ts';
import { targetsApi } from './api/targets.ts';
import { valueOf } from './core/figures.ts';
import { freshnessInWords, freshnessOf, refreshDue } from './core/evidence.ts';
import { holdsNow, outOfDate } from './core/plan.ts';
import { agreementsOf } from './store/agreement-store.ts';
import { forgetInStrategy, heldOnPerson } from './store/belonging-store.ts';
import { readOutcomes, readTargets } from './store/current-store.ts';
import { evidenceOf } from './store/evidence-store.ts';
import { plansOf } from './store/plan-store.ts';
import { strategyContributions } from './web/contribution.tsx';
import { ownThread } from './web/own-thread.ts';
import { strategyRoutes } from './web/routes.ts';

const home: NonNullable<Slice['home']> = async (ask) => {
  if (!ask.may('strategy.edit')) return [];
  const today = dayOf(ask.now);
  const { plans, evidence } = await ask.within(async (tx) => ({ plans: await plansOf(tx, ask.here.id), evidence: await evidenceOf(tx, ask.here.id) }));
  const stale = evidence.filter((one) => freshnessOf(one, today) === 'stale');
  return [
    ...plans.filter(holdsNow).flatMap((plan) => { const why = outOfDate(plan, today); return why === null ? [] : [{ group: 'late' as const, text: `Review ${plan.title}`, href: ask.link(`/strategy/plans/${plan.id}`), hint: why, status: 'Out of date' }]; }),
    ...(stale.length === 0 ? [] : [{ group: 'late' as const, text: stale.length === 1 ? `Have “${stale[0]?.title ?? ''}” done afresh` : `Have ${plural(stale.length, 'piece', 'pieces')} of evidence done afresh`, href: ask.link('/strategy/evidence'), hint: stale[0] === undefined ? '' : freshnessInWords(stale[0], today), status: 'Stale' }]),
  ];
};

const calendar: NonNullable<Slice['calendar']> = async ({ tx, here }) => [
  ...(await plansOf(tx, here.id)).filter(holdsNow).flatMap((plan) => (plan.reviewDue === null ? [] : [{ id: `plan-${plan.id}`, on: plan.reviewDue, text: `Review due: ${plan.title}`, path: `/strategy/plans/${plan.id}` }])),
  ...(await evidenceOf(tx, here.id)).flatMap((one) => { const due = one.withdrawnOn === null ? refreshDue(one) : null; return due === null ? [] : [{ id: `evidence-${one.id}`, on: due, text: `To be done afresh: ${one.title}`, path: `/strategy/evidence/${one.id}` }]; }),
  ...(await agreementsOf(tx, here.id)).flatMap((one) => (one.to === null || one.status === 'closed' ? [] : [{ id: `agreement-${one.id}`, on: one.to, text: `Ends: ${one.title}`, path: `/strategy/agreements/${one.id}` }])),
];

const shares: NonNullable<Slice['shares']> = [
  {
    kind: 'outcomes', title: 'Outcomes', hint: 'What is to change for people, by theme and by when',
    read: async (tx, here) => ({ head: ['Outcome', 'Plan', 'Theme', 'By when'], rows: (await readOutcomes(tx, here.id)).map((one) => [one.title, one.plan, one.theme ?? 'None', one.byWhen === null ? 'Not said' : formatDay(one.byWhen as never)]) }),
  },
  {
    kind: 'targets', title: 'Targets', hint: 'The targets of the agreement, their figures and who leads; no names of people',
    read: async (tx, here) => {
      const names = new Map((await readMembership(tx, here.id)).organisations.map((one) => [one.id, one.name]));
      const rows = (await readTargets(tx, here.id)).map((one) => [one.indicator ?? '', one.title, one.outcomeTitle ?? 'None', one.baseline === null ? 'None' : valueOf(one, one.baseline), one.yearly.map(({ period, value }) => `${period}: ${value === null ? 'not set' : valueOf(one, value)}`).join('; '), names.get(one.leadOrganisation ?? ('' as never)) ?? 'Nobody']);
      return { head: ['Indicator', 'Target', 'Outcome', 'Baseline', 'Each year', 'Lead'], rows };
    },
  },
];

export const strategySlice: Slice = {
  name: 'strategy',
  acts: { 'strategy.read': ['coordinator', 'member', 'contributor', 'reader'], 'strategy.edit': ['coordinator'] },
  nav: [{ text: 'Strategy', path: '/strategy', act: 'strategy.read', order: 20 }],
  routes: strategyRoutes,
  api: [...strategyApi, ...targetsApi],
  home,
  contributions: strategyContributions,
  personal: {
    holds: async ({ tx, here }, person) => {
      const { targets, evidence, offers } = await heldOnPerson(tx, here.id, person);
      return [{ what: 'Targets they lead on', rows: targets }, { what: 'Evidence they look after', rows: evidence }, { what: 'What they were asked to accept for their organisation', rows: offers }];
    },
    forget: ({ tx, here }, { id, names }) => forgetInStrategy(tx, here.id, id, names),
  },
  calendar,
  shares,
  thread: ownThread,
};
