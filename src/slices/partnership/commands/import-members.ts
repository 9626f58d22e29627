import { randomUUID } from 'node:crypto';
import { dayOf } from '#lib/day.ts';
import { ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { Incoming } from '../core/incoming.ts';
import { incomingFromRows } from '../core/incoming-from-rows.ts';
import { countPlan, planImport, type ImportPlan } from '../core/plan-import.ts';
import type { MembersRead } from '../core/read-members.ts';
import { writePlan, writesOf } from '../store/import-store.ts';
import { readMembership } from '../store/membership-store.ts';
import { lockPart } from '../store/part-lock.ts';
import { endRights } from '../store/rights-store.ts';

/** What a file brings, from whichever form it had, and what is wrong with it. */
export type Brought = { readonly incoming: Incoming; readonly faults: readonly Fault[] };

const refusedFaults = (faults: readonly Fault[]) => refuse({ kind: 'invalid', message: 'Some rows have faults. Nothing was added.', faults });

/** Rows of a spreadsheet as what they bring to this partnership. */
export const broughtByRows = async (work: Work, read: MembersRead): Promise<Result<Brought>> => {
  if (read.faults.length > 0) return refusedFaults(read.faults);
  const sectors = new Set((await work.services.packFor(work.tx, work.here)).catalogues['sectors']?.map((item) => item.id) ?? []);
  return ok(incomingFromRows(read.rows, { sectors }));
};

/** What importing this would do; refused, naming every row at fault, when any is wrong. Nothing is written. */
export const previewImport = async (work: Work, brought: Brought): Promise<Result<ImportPlan>> => {
  if (brought.faults.length > 0) return refusedFaults(brought.faults);
  const plan = planImport(brought.incoming, await readMembership(work.tx, work.here.id, 'ever'), { today: dayOf(work.now), newId: randomUUID });
  return plan.faults.length > 0 ? refusedFaults(plan.faults) : ok(plan);
};

/** `progress` is told how many of how many records are written. */
export type Progress = (done: number, of: number) => void;

/** Adds and brings up to date everything the file says, or nothing at all. */
export const importPeople = async (work: Work, brought: Brought, progress: Progress = () => undefined): Promise<Result<ImportPlan>> => {
  await lockPart(work.tx, work.here.id, 'members');
  const plan = await previewImport(work, brought);
  if (!plan.ok) return plan;
  const of = writesOf(plan.value);
  let done = 0;
  const written = await writePlan(work.tx, work.here.id, plan.value, dayOf(work.now), (count) => {
    done += count;
    progress(done, of);
  });
  if (!written) return refuse({ kind: 'conflict', message: 'Somebody else changed one of these records while the file was read. Nothing was added: import it again.' });
  const today = dayOf(work.now);
  for (const { state, row } of plan.value.people) if (state === 'changed' && row.erased !== true && row.to !== null && row.to <= today) await endRights(work.tx, row.id);
  const { organisations, groups, people, seats } = plan.value;
  const data = { organisations: countPlan(organisations).fresh, groups: countPlan(groups).fresh, people: countPlan(people).fresh, seats: countPlan(seats).fresh };
  await record(work, { what: 'MembersImported', subject: { kind: 'partnership', id: work.here.id }, data });
  return plan;
};
