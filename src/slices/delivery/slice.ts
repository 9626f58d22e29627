import { dayOf, formatDay } from '#lib/day.ts';
import type { Slice } from '#platform/slice.ts';
import { api } from './api/actions.ts';
import { isEnded, isOverdue, statusNames } from './core/action.ts';
import { actionsOf, forgetReporter, heldOn } from './store/action-store.ts';
import { namesOf, readMembership } from '#partnership/reads';
import { actionContribution } from './web/contribution.tsx';
import { actionPage, actionsPage, editActionPage, newActionPage, saveAction, saveNewAction, saveReport } from './web/actions-pages.tsx';

export const deliverySlice: Slice = {
  name: 'delivery',
  acts: {
    'action.read': ['coordinator', 'member', 'contributor', 'reader'],
    'action.report': ['coordinator', 'member', 'contributor'],
    'action.edit': ['coordinator'],
  },
  nav: [{ text: 'Delivery', path: '/delivery', act: 'action.read', order: 40 }],
  routes: [
    { method: 'get', path: '/delivery', act: 'action.read', handle: actionsPage },
    { method: 'get', path: '/delivery/new', act: 'action.edit', handle: newActionPage },
    { method: 'post', path: '/delivery/new', act: 'action.edit', handle: saveNewAction },
    { method: 'get', path: '/delivery/:id', act: 'action.read', handle: actionPage },
    { method: 'get', path: '/delivery/:id/edit', act: 'action.edit', handle: editActionPage },
    { method: 'post', path: '/delivery/:id/edit', act: 'action.edit', handle: saveAction },
    { method: 'post', path: '/delivery/:id/report', act: 'action.report', handle: saveReport },
  ],
  api,
  home: async (ask) => {
    const today = dayOf(ask.now);
    const open = (await ask.within((tx) => actionsOf(tx, ask.here.id))).filter((action) => !isEnded(action.status));
    const mine = open.filter((action) => ask.role === 'coordinator' || action.ownerPerson === ask.person);
    return mine.slice(0, 12).map((action) => ({
      group: isOverdue(action, today) ? ('late' as const) : ('next' as const),
      text: action.what,
      href: ask.link(`/delivery/${action.id}`),
      hint: action.dueOn === null ? 'No date' : `Due ${formatDay(action.dueOn)}`,
      status: isOverdue(action, today) ? 'Overdue' : 'Open',
    }));
  },
  contributions: [actionContribution],
  personal: {
    holds: async ({ tx, here }, person) => {
      const { actions, updates } = await heldOn(tx, here.id, person, await namesOf(tx, here.id, person));
      return [{ what: 'Actions they own', rows: actions }, { what: 'What they said about actions', rows: updates }];
    },
    forget: ({ tx, here }, { id, names }) => forgetReporter(tx, here.id, id, names),
  },
  calendar: async ({ tx, here }) =>
    (await actionsOf(tx, here.id)).flatMap((action) => (action.dueOn === null || isEnded(action.status) ? [] : [{ id: `action-${action.id}`, on: action.dueOn, text: `Due: ${action.what}`, path: `/delivery/${action.id}` }])),
  thread: async ({ tx, here }, outcome) => {
    const ids = new Set([outcome.key, ...outcome.targets.map((target) => target.id)]);
    const own = (await actionsOf(tx, here.id)).filter(({ origin }) => (origin?.slice === 'strategy' || origin?.slice === 'performance') && ids.has(origin.id));
    const from = new URLSearchParams({ 'origin-slice': 'strategy', 'origin-kind': 'outcome', 'origin-id': outcome.key, 'origin-text': outcome.title });
    return [{
      title: 'What is being done', lines: own.map((action) => ({ text: action.what, href: `/delivery/${action.id}`, status: statusNames[action.status] })), missing: own.some((action) => !isEnded(action.status)) ? null : 'No open action comes from it',
      add: { text: 'Add an action', href: `/delivery/new?${from.toString()}`, act: 'action.edit' },
    }];
  },
  shares: [
    {
      kind: 'actions', title: 'Actions', hint: 'What will be done, by which organisation, by when, and how it goes',
      read: async (tx, here) => {
        const { organisations } = await readMembership(tx, here.id);
        const names = new Map(organisations.map((one) => [one.id, one.name]));
        return { head: ['What', 'Organisation', 'Due', 'Status'], rows: (await actionsOf(tx, here.id)).map((action) => [action.what, names.get(action.ownerOrganisation ?? ('' as never)) ?? '', action.dueOn === null ? 'No date' : formatDay(action.dueOn), statusNames[action.status]]) };
      },
    },
  ],
};
