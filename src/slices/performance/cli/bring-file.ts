import { isPeriodRule, periodRules } from '#lib/period.ts';
import { invalid, ok, refuse, type Result } from '#lib/result.ts';
import { rowBlocksOfFile, type RowBlocks } from '#platform/files/row-blocks.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import { importObservations, type ImportDone, type Progress } from '../commands/import-observations.ts';
import { guessMapping, noMapping, type Mapping } from '../core/mapping.ts';
import { mappingsOf } from '../store/upload-store.ts';

export type BringOptions = {
  readonly file: string;
  /** The name of a mapping that was kept, or of a JSON file that holds one; the headings tell where none is named. */
  readonly mapping: string | undefined;
  /** The rule of periods for new series that the mapping says nothing of. */
  readonly rule: string | undefined;
  readonly allowNew: boolean;
  readonly dryRun: boolean;
  readonly progress: Progress;
};

const headingOf = async (rows: RowBlocks): Promise<readonly string[]> => {
  for await (const block of rows()) return (block[0] ?? []).map((cell) => cell.replace(/^\uFEFF/, '').trim());
  return [];
};

const readJson = async (path: string): Promise<Result<Mapping>> => {
  const { readFile } = await import('node:fs/promises');
  try {
    return ok({ ...noMapping, ...(JSON.parse(await readFile(path, 'utf8')) as Partial<Mapping>) });
  } catch {
    return refuse({ kind: 'invalid', message: `“${path}” is not a mapping in JSON. docs/how-to/bring-figures.md shows one.` });
  }
};

const mappingFor = async (services: Services, here: Here, rows: RowBlocks, name: string | undefined): Promise<Result<Mapping>> => {
  if (name === undefined) return ok(guessMapping(await headingOf(rows)));
  if (name.endsWith('.json')) return readJson(name);
  const kept = await services.db.forPartnership(here.id, (tx) => mappingsOf(tx, here.id));
  const found = kept.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return found === undefined ? refuse({ kind: 'not-found', message: `There is no mapping “${name}”. There are: ${kept.map((one) => one.name).join(', ') || 'none'}` }) : ok(found.mapping);
};

/** `joinery figures import`: a file of figures into one partnership, all of it or nothing. */
export const bringOnCommandLine = async (services: Services, here: Here, { file, mapping: name, rule, allowNew, dryRun, progress }: BringOptions): Promise<Result<ImportDone>> => {
  if (rule !== undefined && !isPeriodRule(rule)) return invalid([{ field: 'rule', message: `--rule takes one of ${periodRules.join(', ')}` }]);
  const rows = await rowBlocksOfFile(file);
  if (!rows.ok) return rows;
  const mapping = await mappingFor(services, here, rows.value, name);
  if (!mapping.ok) return mapping;
  const at = { here, actor: { user: null, name: 'The command line' }, now: services.clock(), services };
  return importObservations(at, { rows: rows.value, mapping: rule === undefined ? mapping.value : { ...mapping.value, rule }, name: file.split('/').at(-1) ?? file, by: { person: null, coordinator: true }, allowNew, keep: !dryRun }, progress);
};

/** What was done, as the command says it. */
export const broughtInWords = (done: ImportDone, dryRun: boolean) => ({
  dryRun, rows: done.rows, added: done.added, revised: done.revised, same: done.same, warnings: done.warnings,
  newIndicators: done.newSeries.map(({ series, rule, sure }) => ({ series, periods: rule, ...(sure ? {} : { check: 'its periods can be read in more than one way; name the rule with --rule or in the mapping' }) })),
});
