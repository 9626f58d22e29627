import { dayOf } from '#lib/day.ts';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { AccountabilityLine, LineInput } from '../core/accountability.ts';
import type { Membership } from '../core/membership-record.ts';
import { endLine, insertLine, linesOf, updateLine } from '../store/accountability-store.ts';
import { readMembership } from '../store/membership-store.ts';

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this line after you opened it. Nothing of theirs was overwritten: open it again to see what it says now.' });

const known = (membership: Membership, group: string | null, organisation: string | null): boolean =>
  (group === null || membership.groups.some((one) => one.id === group)) && (organisation === null || membership.organisations.some((one) => one.id === organisation));

const same = (a: LineInput, b: LineInput): boolean =>
  a.fromGroup === b.fromGroup && a.fromOrganisation === b.fromOrganisation && a.toGroup === b.toGroup && a.toOrganisation === b.toOrganisation && a.toOther === b.toOther && a.layer === b.layer && a.way === b.way && a.what.toLowerCase() === b.what.toLowerCase();

const faultsOf = (line: LineInput, membership: Membership, others: readonly AccountabilityLine[]): readonly Fault[] => {
  const froms = [line.fromGroup, line.fromOrganisation].filter((one) => one !== null).length;
  const tos = [line.toGroup, line.toOrganisation, line.toOther].filter((one) => one !== null).length;
  const itself = (line.fromGroup !== null && line.fromGroup === line.toGroup) || (line.fromOrganisation !== null && line.fromOrganisation === line.toOrganisation);
  const faults: (Fault | null)[] = [
    froms !== 1 || !known(membership, line.fromGroup, line.fromOrganisation) ? { field: 'from', message: 'Choose who answers' } : null,
    tos !== 1 || !known(membership, line.toGroup, line.toOrganisation) ? { field: 'to', message: 'Choose to whom, or write the name of a body that is not on the list; not both' } : null,
    itself ? { field: 'to', message: 'Nobody answers to themselves: choose another body' } : null,
    line.what === '' ? { field: 'what', message: 'Say for what' } : null,
    line.what.length > 300 ? { field: 'what', message: 'For what must be 300 characters or fewer' } : null,
    (line.toOther ?? '').length > 200 ? { field: 'toOther', message: 'The name of the body must be 200 characters or fewer' } : null,
    (line.sanction ?? '').length > 300 ? { field: 'sanction', message: 'What follows must be 300 characters or fewer' } : null,
    others.some((one) => same(one, line)) ? { field: 'what', message: 'This line is on the map already' } : null,
  ];
  return faults.filter((fault): fault is Fault => fault !== null);
};

/** Adds a line, or changes one; the second of two editors is told. */
export const saveLine = async (work: Work, id: string | null, version: number, line: LineInput): Promise<Result<string>> => {
  const { tx, here } = work;
  const lines = await linesOf(tx, here.id);
  if (id !== null && !lines.some((one) => one.id === id)) return notFound('There is no such line here, or it has ended.');
  const faults = faultsOf(line, await readMembership(tx, here.id), lines.filter((one) => one.id !== id));
  if (faults.length > 0) return invalid(faults);
  if (id === null) {
    const made = await insertLine(tx, here.id, line, dayOf(work.now));
    await record(work, { what: 'AccountabilityAdded', subject: { kind: 'accountability', id: made }, data: { what: line.what } });
    return ok(made);
  }
  if (!(await updateLine(tx, here.id, id, version, line))) return stale;
  await record(work, { what: 'AccountabilityChanged', subject: { kind: 'accountability', id }, data: { what: line.what } });
  return ok(id);
};

export const endOneLine = async (work: Work, id: string, version: number): Promise<Result<null>> => {
  if (!(await endLine(work.tx, work.here.id, id, version, dayOf(work.now)))) return (await linesOf(work.tx, work.here.id)).some((one) => one.id === id) ? stale : notFound('There is no such line here, or it has ended.');
  await record(work, { what: 'AccountabilityEnded', subject: { kind: 'accountability', id } });
  return ok(null);
};
