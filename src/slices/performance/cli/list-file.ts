import { readFile } from 'node:fs/promises';
import { ok, refuse, type Result } from '#lib/result.ts';
import { readFileTable } from '#platform/files/read-table.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import { importIndicators, type ListPlan } from '../commands/import-indicators.ts';
import { readIndicators } from '../core/read-indicators.ts';

/** `joinery indicators import`: a list of indicators into one partnership, all of it or nothing. */
export const listOnCommandLine = async (services: Services, here: Here, { file, framework, dryRun }: { readonly file: string; readonly framework: string | undefined; readonly dryRun: boolean }): Promise<Result<ListPlan & { readonly dryRun: boolean }>> => {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return refuse({ kind: 'not-found', message: `There is no file “${file}” that can be read.` });
  const table = await readFileTable(bytes);
  if (!table.ok) return table;
  const listed = readIndicators(table.value.heading, table.value.rows);
  if (!listed.ok) return listed;
  const done = await services.db.forPartnership(here.id, (tx) => importIndicators({ tx, here, actor: { user: null, name: 'The command line' }, now: services.clock(), services }, listed.value, framework ?? null, !dryRun));
  return done.ok ? ok({ dryRun, ...done.value }) : done;
};
