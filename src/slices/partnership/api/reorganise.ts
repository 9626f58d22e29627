import { z } from 'zod';
import type { Day } from '#lib/day.ts';
import type { OrganisationId } from '#lib/id.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { ApiRoute, Contribution } from '#platform/slice.ts';
import { reorganise } from '../commands/reorganise.ts';

const body = z.object({ kind: z.enum(['renamed', 'merged', 'split']), from: z.array(z.uuid()).min(1).max(50), to: z.array(z.string().trim().min(1).max(200)).min(1).max(20), on: z.iso.date() });
const answer = z.object({ to: z.array(z.object({ id: z.uuid(), name: z.string() })), people: z.number().int(), seats: z.number().int(), things: z.number().int() });

/** Records that organisations were renamed, merged or split, and moves on what they held. */
export const reorganiseApi = (asks: readonly Contribution[]): ApiRoute => ({
  method: 'post', path: '/reorganisations', act: 'people.edit', scope: 'write', summary: 'Record that organisations were renamed, merged or split', body, answer, status: 201,
  handle: (ask, given) => {
    const { kind, from, to, on } = given as z.output<typeof body>;
    return ask.within((tx) => reorganise(workOf(ask, tx), asks, { kind, from: from as OrganisationId[], to, on: on as Day }));
  },
});
