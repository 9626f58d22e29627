import { z } from 'zod';
import { readDay } from '#lib/day.ts';
import { readId, type OrganisationId, type PersonId } from '#lib/id.ts';
import { notFound, ok } from '#lib/result.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { addAction, reportAction } from '../commands/change-actions.ts';
import { actionStatuses } from '../core/action.ts';
import { actionsOf } from '../store/action-store.ts';

const id = z.uuid();
const origin = z.object({ slice: z.string(), kind: z.string(), id: z.string(), text: z.string() }).nullable();
const action = z.object({ id, what: z.string(), ownerOrganisation: id.nullable(), ownerPerson: id.nullable(), dueOn: z.string().nullable(), measure: z.string(), origin, status: z.enum(actionStatuses), version: z.number().int(), endedOn: z.string().nullable() });
const input = z.object({ what: z.string(), ownerOrganisation: id.nullable().default(null), ownerPerson: id.nullable().default(null), dueOn: z.iso.date().nullable().default(null), measure: z.string().default('') });
const report = z.object({ status: z.enum(actionStatuses), note: z.string().default(''), version: z.number().int() });
const made = z.object({ id });

export const api: readonly ApiRoute[] = [
  { method: 'get', path: '/actions', act: 'action.read', scope: 'read', summary: 'Actions of the improvement plan', answer: z.array(action), handle: async (ask) => ok(await ask.within((tx) => actionsOf(tx, ask.here.id))) },
  {
    method: 'post', path: '/actions', act: 'action.edit', scope: 'write', summary: 'Add an action', body: input, answer: made, status: 201,
    handle: async (ask, body) => {
      const given = body as z.output<typeof input>;
      const plan = { ...given, ownerOrganisation: given.ownerOrganisation as OrganisationId | null, ownerPerson: given.ownerPerson as PersonId | null, dueOn: readDay(given.dueOn), origin: null };
      const done = await ask.within((tx) => addAction(workOf(ask, tx), plan));
      return done.ok ? ok({ id: done.value }) : done;
    },
  },
  {
    method: 'post', path: '/actions/:id/report', act: 'action.report', scope: 'write', summary: 'Say how an action goes', body: report, answer: made,
    handle: async (ask, body) => {
      const wanted = readId<'action'>(ask.params['id']);
      const { status, note, version } = body as z.output<typeof report>;
      const done = wanted === null ? notFound('There is no such action here.') : await ask.within((tx) => reportAction(workOf(ask, tx), wanted, version, status, note));
      return done.ok ? ok({ id: done.value }) : done;
    },
  },
];
