import { dayOf } from '#lib/day.ts';
import type { GroupId, OrganisationId, PersonId } from '#lib/id.ts';
import { ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { planImport, sameName, type ImportPlan } from '../core/plan-import.ts';
import type { MembersRead } from '../core/read-members.ts';
import { readMembership } from '../store/membership-store.ts';
import { insertGroup, insertOrganisation, insertPerson, insertSeat } from '../store/record-store.ts';
import { run } from '#platform/db/database.ts';
import { sql } from 'kysely';

const sectorsOf = async (work: Work): Promise<ReadonlySet<string>> => new Set((await work.services.packFor(work.tx, work.here)).catalogues['sectors']?.map((item) => item.id) ?? []);

/** What importing these rows would do; refused, naming every row at fault, when any row is wrong. */
export const previewMembers = async (work: Work, read: MembersRead): Promise<Result<ImportPlan>> => {
  if (read.faults.length > 0) return refuse({ kind: 'invalid', message: 'Some rows have faults. Nothing was added.', faults: read.faults });
  return ok(planImport(read.rows, await readMembership(work.tx, work.here.id), await sectorsOf(work)));
};

const applyPlan = async (work: Work, plan: ImportPlan): Promise<void> => {
  const { tx, here } = work;
  const today = dayOf(work.now);
  const membership = await readMembership(tx, here.id);
  const organisations = new Map<string, OrganisationId>(membership.organisations.map((one) => [sameName(one.name), one.id]));
  const groups = new Map<string, GroupId>(membership.groups.map((one) => [sameName(one.name), one.id]));
  const people = new Map<string, PersonId>();
  for (const one of plan.organisations) organisations.set(sameName(one.name), await insertOrganisation(tx, here.id, { ...one, kind: null }, today));
  for (const { name, layer } of plan.groups) groups.set(sameName(name), await insertGroup(tx, here.id, { name, layer, remit: null, parent: null, meetingsAYear: null }, today));
  for (const { key, row, existing } of plan.people) {
    const organisation = row.organisation === null ? null : (organisations.get(sameName(row.organisation)) ?? null);
    if (existing === null) people.set(key, await insertPerson(tx, here.id, { name: row.name, email: row.email, phone: row.phone, organisation, job: row.job }, today));
    else {
      people.set(key, existing as PersonId);
      await run(
        tx,
        sql`update partnership.person set name = ${row.name}, organisation_id = coalesce(${organisation}, organisation_id), job = coalesce(${row.job}, job), phone = coalesce(${row.phone}, phone), version = version + 1
            where partnership_id = ${here.id} and id = ${existing}
              and (name, organisation_id, job, phone) is distinct from (${row.name}, coalesce(${organisation}, organisation_id), coalesce(${row.job}, job), coalesce(${row.phone}, phone))`,
      );
    }
  }
  for (const seat of plan.seats) {
    const organisation = seat.organisation === null ? null : (organisations.get(sameName(seat.organisation)) ?? null);
    await insertSeat(tx, here.id, { person: people.get(seat.person) as PersonId, group: groups.get(sameName(seat.group)) as GroupId, organisation, role: seat.role }, today);
  }
};

/** Adds everything the rows say, or nothing at all. */
export const importMembers = async (work: Work, read: MembersRead): Promise<Result<ImportPlan>> => {
  const plan = await previewMembers(work, read);
  if (!plan.ok) return plan;
  await applyPlan(work, plan.value);
  const { organisations, groups, people, seats } = plan.value;
  await record(work, {
    what: 'MembersImported',
    subject: { kind: 'partnership', id: work.here.id },
    data: { organisations: organisations.length, groups: groups.length, people: people.filter((one) => one.existing === null).length, seats: seats.length },
  });
  return plan;
};
