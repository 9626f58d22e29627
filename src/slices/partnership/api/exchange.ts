import { z } from 'zod';
import { invalid, ok, type Result } from '#lib/result.ts';
import { mostColumns } from '#platform/files/read-table.ts';
import { workOf } from '#platform/http/work-of.ts';
import type { Work } from '#platform/services.ts';
import type { ApiRoute } from '#platform/slice.ts';
import { broughtByRows, importPeople, previewImport, type Brought } from '../commands/import-members.ts';
import { countPlan, type ImportPlan } from '../core/plan-import.ts';
import { incomingFromPopolo } from '../core/popolo-in.ts';
import { popoloFrom } from '../core/popolo-out.ts';
import { guessColumns, readMembers } from '../core/read-members.ts';
import { readMembership } from '../store/membership-store.ts';

const counts = z.object({ fresh: z.number().int(), changed: z.number().int(), same: z.number().int() });
const answer = z.object({ dryRun: z.boolean(), organisations: counts, groups: counts, people: counts, seats: counts });
const body = z.object({ rows: z.array(z.record(z.string(), z.string())).max(20_000).optional(), popolo: z.unknown().optional(), dryRun: z.boolean().default(false) });

/** What an import did or would do, in figures. */
export const importCounts = (plan: ImportPlan, dryRun: boolean): z.output<typeof answer> => ({ dryRun, organisations: countPlan(plan.organisations), groups: countPlan(plan.groups), people: countPlan(plan.people), seats: countPlan(plan.seats) });

const brought = async (work: Work, { rows, popolo }: z.output<typeof body>): Promise<Result<Brought>> => {
  if (popolo !== undefined) return incomingFromPopolo(popolo);
  if (rows === undefined || rows.length === 0) return invalid([{ field: 'rows', message: 'Send “rows” or “popolo”' }]);
  // Every row is read by every column: of rows that each have columns of their own there would be no end.
  const heading = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (heading.length > mostColumns) return invalid([{ field: 'rows', message: `The rows have more than ${mostColumns} columns between them` }]);
  return broughtByRows(work, readMembers(rows.map((row) => heading.map((name) => row[name] ?? '')), guessColumns(heading)));
};

export const exchangeApi: readonly ApiRoute[] = [
  {
    method: 'post', path: '/people/import', act: 'people.edit', scope: 'write', summary: 'Add and bring up to date people, organisations, groups and seats: all of them or none', body, answer,
    handle: async (ask, given) => {
      const wanted = given as z.output<typeof body>;
      return ask.within(async (tx) => {
        const work = workOf(ask, tx);
        const bring = await brought(work, wanted);
        const plan = bring.ok ? await (wanted.dryRun ? previewImport(work, bring.value) : importPeople(work, bring.value)) : bring;
        return plan.ok ? ok(importCounts(plan.value, wanted.dryRun)) : plan;
      });
    },
  },
  {
    method: 'get', path: '/people/export', act: 'people.read', scope: 'read', summary: 'Everything that is kept, as Popolo JSON', answer: z.object({ persons: z.array(z.unknown()), organizations: z.array(z.unknown()), memberships: z.array(z.unknown()) }),
    handle: async (ask) => ok(popoloFrom(await ask.within((tx) => readMembership(tx, ask.here.id, 'ever')), ask.may('people.edit'))),
  },
];
