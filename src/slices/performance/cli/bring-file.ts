import { isPeriodRule, periodRules } from '#lib/period.ts';
import { invalid, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { sentenceList } from '#lib/text.ts';
import { rowBlocksOfFile, UnreadableFile, type RowBlocks } from '#platform/files/row-blocks.ts';
import type { Here } from '#platform/http/ask.ts';
import type { Services } from '#platform/services.ts';
import { importObservations, unknownSeries, type ImportDone, type Progress } from '../commands/import-observations.ts';
import { guessMapping, mappingFaults, noMapping, type Mapping } from '../core/mapping.ts';
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

// A page asks; here it is said beforehand.
const unsure = async (services: Services, here: Here, rows: RowBlocks, mapping: Mapping): Promise<readonly Fault[]> => {
  if (mappingFaults(mapping, await headingOf(rows)).length > 0) return [];
  const fresh = await services.db.forPartnership(here.id, (tx) => unknownSeries({ tx, here }, rows, mapping));
  return fresh.filter((one) => one.rule !== null && !one.sure).slice(0, 50).map((one) => ({ field: one.series, message: `${one.example} can be ${sentenceList(one.choices, 'or')}. Say which with --rule, or under rules in the mapping` }));
};

const broughtIn = async (services: Services, here: Here, { file, mapping: name, rule, allowNew, dryRun, progress }: BringOptions): Promise<Result<ImportDone>> => {
  if (rule !== undefined && !isPeriodRule(rule)) return invalid([{ field: 'rule', message: `--rule takes one of ${periodRules.join(', ')}` }]);
  const rows = await rowBlocksOfFile(file);
  if (!rows.ok) return rows;
  const mapping = await mappingFor(services, here, rows.value, name);
  if (!mapping.ok) return mapping;
  const read = rule === undefined ? mapping.value : { ...mapping.value, rule };
  const doubtful = allowNew && !dryRun ? await unsure(services, here, rows.value, read) : [];
  if (doubtful.length > 0) return invalid(doubtful, 'The periods of some new indicators can be read in more than one way. Nothing was added.');
  const at = { here, actor: { user: null, name: 'The command line' }, now: services.clock(), services };
  return importObservations(at, { rows: rows.value, mapping: read, name: file.split('/').at(-1) ?? file, by: { person: null, coordinator: true }, allowNew, keep: !dryRun }, progress);
};

// Rows are counted as a spreadsheet counts them, the headings first.
const asCounted = <T>(done: Result<T>): Result<T> => (done.ok || done.refusal.faults === undefined ? done : refuse({ ...done.refusal, faults: done.refusal.faults.map((fault) => (fault.row === undefined ? fault : { ...fault, row: fault.row + 1 })) }));

/** `joinery figures import`: a file of figures into one partnership, all of it or nothing. */
export const bringOnCommandLine = async (services: Services, here: Here, options: BringOptions): Promise<Result<ImportDone>> => {
  try {
    return asCounted(await broughtIn(services, here, options));
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse({ kind: 'invalid', message: `${error.message} Nothing was added.` });
    throw error;
  }
};

/** What was done, as the command says it. */
export const broughtInWords = (done: ImportDone, dryRun: boolean) => ({
  dryRun, rows: done.rows, added: done.added, revised: done.revised, same: done.same, warnings: done.warnings,
  newIndicators: done.newSeries.map(({ series, rule, sure }) => ({ series, periods: rule, ...(sure ? {} : { check: 'its periods can be read in more than one way; name the rule with --rule or in the mapping' }) })),
});
