import { readFile } from 'node:fs/promises';
import { ok, refuse, type Refusal, type Result } from '#lib/result.ts';
import { printCsv } from '#platform/documents/csv.ts';
import type { Services, Work } from '#platform/services.ts';
import { importCounts } from '../api/exchange.ts';
import { broughtByRows, importPeople, previewImport, type Progress } from '../commands/import-members.ts';
import { memberTable } from '../core/member-table.ts';
import { popoloFrom } from '../core/popolo-out.ts';
import { incomingFromPopolo } from '../core/popolo-in.ts';
import { guessColumns, readMembers } from '../core/read-members.ts';
import { readMembership } from '../store/membership-store.ts';
import { givenFile } from '../web/import-file.ts';
import { choosePartnership } from './choose-partnership.ts';

export type ImportOptions = { readonly file: string; readonly dryRun: boolean; readonly partnership: string | undefined; readonly progress: Progress };
export type Imported = ReturnType<typeof importCounts> & { readonly partnership: string };

// A list in JSON has no heading: a fault says which of its memberships.
const byPlace = (refusal: Refusal): Refusal => ({ ...refusal, faults: (refusal.faults ?? []).map(({ row, ...fault }) => (row === undefined ? fault : { ...fault, field: `${fault.field}, number ${row}` })) });

/** `joinery people import`: a file into one partnership, all of it or nothing. */
export const importOnCommandLine = async (services: Services, { file, dryRun, partnership, progress }: ImportOptions): Promise<Result<Imported>> => {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return refuse({ kind: 'not-found', message: `There is no file “${file}” that can be read.` });
  const here = await choosePartnership(services, partnership);
  if (!here.ok) return here;
  const given = await givenFile(bytes);
  if (!given.ok) return given;
  return services.db.forPartnership(here.value.id, async (tx) => {
    const work: Work = { tx, here: here.value, actor: { user: null, name: 'The command line' }, now: services.clock(), services };
    const bring = given.value.kind === 'popolo' ? incomingFromPopolo(given.value.json) : await broughtByRows(work, readMembers(given.value.table.rows, guessColumns(given.value.table.heading)));
    const told = given.value.kind === 'popolo' ? byPlace : (refusal: Refusal) => refusal;
    if (!bring.ok) return refuse(told(bring.refusal));
    const plan = dryRun ? await previewImport(work, bring.value) : await importPeople(work, bring.value, progress);
    return plan.ok ? ok({ partnership: here.value.slug, ...importCounts(plan.value, dryRun) }) : refuse(told(plan.refusal));
  });
};

/** `joinery people export`: everything that is kept as Popolo JSON, or the seats of today as CSV. */
export const exportOnCommandLine = async (services: Services, partnership: string | undefined, format: string): Promise<Result<string>> => {
  if (format !== 'popolo' && format !== 'csv') return refuse({ kind: 'invalid', message: '--format takes popolo or csv' });
  const here = await choosePartnership(services, partnership);
  if (!here.ok) return here;
  const membership = await services.db.forPartnership(here.value.id, (tx) => readMembership(tx, here.value.id, format === 'csv' ? null : 'ever'));
  if (format === 'popolo') return ok(JSON.stringify(popoloFrom(membership), null, 1));
  const { head, rows } = memberTable(membership);
  return ok(printCsv({ columns: head.map((title) => ({ title })), rows: rows.map((row) => row.map((cell) => cell ?? ''))}));
};
