import { z } from 'zod';
import { readId } from '#lib/id.ts';
import { invalid, notFound, ok } from '#lib/result.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { raiseException } from '../commands/move-exception.ts';
import { exceptionsOf } from '../store/exception-store.ts';
import { reportById, reportsOf } from '../store/report-store.ts';

const layer = z.enum(['strategic', 'executive', 'operational']);
const day = z.string();
const listed = z.object({ id: z.uuid(), layer, group: z.string(), title: z.string(), meetsOn: day, issuedAt: z.string(), asOf: z.number().int(), checksum: z.string() });
const said = z.object({ key: z.string(), text: z.string() });
const line = z.looseObject({ indicator: z.uuid(), code: z.string().nullable(), title: z.string(), kind: z.string(), period: z.string(), value: z.string(), interval: z.string(), promised: z.string(), status: z.enum(['on-track', 'off-track', 'cant-tell']).nullable(), why: z.string(), way: z.string(), late: z.string().nullable() });
const content = z.looseObject({ layer, group: z.string(), title: z.string(), meetsOn: day, asOf: z.number().int(), summary: z.string(), headlines: z.array(z.string()), questions: z.array(said), lines: z.array(line), leftOut: z.array(z.string()) });
const step = z.object({ kind: z.enum(['raised', 'lowered', 'closed']), from: layer, to: layer, why: z.string(), by: z.string(), at: z.string() });
const exception = z.object({ id: z.uuid(), indicator: z.uuid(), layer, open: z.boolean(), version: z.number().int(), steps: z.array(step) });
const raising = z.object({ to: layer, why: z.string().max(2000) });

/** Issued reports and exceptions for other systems. */
export const reportApi: readonly ApiRoute[] = [
  {
    method: 'get', path: '/reports', act: 'report.read', scope: 'read', summary: 'Issued reports, the latest meeting first; ?layer= for one layer', answer: z.array(listed),
    handle: async (ask) => {
      const typed = ask.query.get('layer');
      const wanted = typed === null ? null : layer.safeParse(typed);
      if (wanted?.success === false) return invalid([{ field: 'layer', message: 'Write strategic, executive or operational' }]);
      const reports = await ask.within((tx) => reportsOf(tx, ask.here.id));
      return ok(reports.flatMap((one) => (one.seenBy === null || one.asOf === null || one.issuedAt === null || (wanted !== null && one.layer !== wanted.data) ? [] : [{ id: one.id, layer: one.layer, group: one.seenBy, title: one.title, meetsOn: one.meetsOn, issuedAt: one.issuedAt.toISOString(), asOf: one.asOf, checksum: one.checksum ?? '' }])));
    },
  },
  {
    method: 'get', path: '/reports/:id', act: 'report.read', scope: 'read', summary: 'An issued report as its group saw it', answer: content,
    handle: async (ask) => {
      const id = readId<'report'>(ask.params['id']);
      const report = id === null ? null : await ask.within((tx) => reportById(tx, ask.here.id, id));
      return report?.content == null ? notFound('There is no such issued report here.') : ok(report.content);
    },
  },
  {
    method: 'get', path: '/exceptions', act: 'report.read', scope: 'read', summary: 'Exceptions with every step, open ones first', answer: z.array(exception),
    handle: async (ask) => ok((await ask.within((tx) => exceptionsOf(tx, ask.here.id))).map((one) => ({ ...one, steps: one.steps.map((each) => ({ ...each, at: each.at.toISOString() })) }))),
  },
  {
    method: 'post', path: '/indicators/:id/exceptions', act: 'exception.raise', scope: 'write', summary: 'Raise an indicator to a layer above the one it stands before', body: raising, answer: z.object({ id: z.uuid() }), status: 201,
    handle: async (ask, body) => {
      const id = readId<'indicator'>(ask.params['id']);
      const { to, why } = body as z.output<typeof raising>;
      if (id === null) return notFound('There is no such indicator here.');
      const done = await ask.within((tx) => raiseException(workOf(ask, tx), id, { to, why: why.trim(), person: ask.person }));
      return done.ok ? ok({ id: done.value }) : done;
    },
  },
];
