import { dayOf, formatDay } from '#lib/day.ts';
import type { Slice } from '#platform/slice.ts';
import { api } from './api/actions.ts';
import { isEnded, isOverdue } from './core/action.ts';
import { actionsOf } from './store/action-store.ts';
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
};
