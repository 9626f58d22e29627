import { dayOf } from '#lib/day.ts';
import type { GroupId, OrganisationId, PersonId } from '#lib/id.ts';
import { invalid, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { tooLong } from '../core/limits.ts';
import { isMailbox } from '../core/mailbox.ts';
import type { Membership } from '../core/membership-record.ts';
import { sameName } from '../core/plan-import.ts';
import { readMembership } from '../store/membership-store.ts';
import {
  insertGroup, insertOrganisation, insertPerson, updateGroup, updateOrganisation, updatePerson, type GroupInput, type OrganisationInput, type PersonInput,
} from '../store/record-store.ts';

/** A record to change, with the version the person was looking at; no `id` for a new one. */
export type Edit<Id, Input> = { readonly id: Id | null; readonly version: number; readonly input: Input };

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this record after you opened it. Nothing of theirs was overwritten.' });

const nameFaults = (name: string, what: string, taken: boolean): readonly Fault[] => [
  ...(name === '' ? [{ field: 'name', message: `Enter the name of the ${what}` }] : []),
  ...tooLong({ name }),
  ...(taken ? [{ field: 'name', message: `There is already ${what === 'organisation' ? 'an' : 'a'} ${what} with this name` }] : []),
];

const nameTaken = (records: readonly { readonly id: string; readonly name: string }[], name: string, id: string | null): boolean =>
  records.some((one) => one.id !== id && sameName(one.name) === sameName(name));

const noted = async <T extends string>(work: Work, kind: string, id: T, fresh: boolean, data: Readonly<Record<string, unknown>>): Promise<Result<T>> => {
  await record(work, { what: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}${fresh ? 'Added' : 'Changed'}`, subject: { kind, id }, data });
  return ok(id);
};

export const editOrganisation = async (work: Work, edit: Edit<OrganisationId, OrganisationInput>): Promise<Result<OrganisationId>> => {
  const { tx, here } = work;
  const membership = await readMembership(tx, here.id);
  const faults = nameFaults(edit.input.name, 'organisation', nameTaken(membership.organisations, edit.input.name, edit.id));
  if (faults.length > 0) return invalid(faults);
  if (edit.id === null) return noted(work, 'organisation', await insertOrganisation(tx, here.id, edit.input, dayOf(work.now)), true, edit.input);
  return (await updateOrganisation(tx, here.id, edit.id, edit.version, edit.input)) ? noted(work, 'organisation', edit.id, false, edit.input) : stale;
};

const personFaults = (membership: Membership, edit: Edit<PersonId, PersonInput>): readonly Fault[] => {
  const { email, organisation } = edit.input;
  const owner = email === null ? undefined : membership.people.find((one) => one.id !== edit.id && one.email?.toLowerCase() === email.toLowerCase());
  return [
    ...nameFaults(edit.input.name, 'person', false),
    ...tooLong({ email, phone: edit.input.phone, job: edit.input.job, party: edit.input.elected?.party, portfolio: edit.input.elected?.portfolio }),
    ...(email !== null && !isMailbox(email) ? [{ field: 'email', message: 'Enter an email address like name@example.org' }] : []),
    ...(owner === undefined ? [] : [{ field: 'email', message: `This address belongs to ${owner.name}. One address belongs to one person` }]),
    ...(organisation !== null && !membership.organisations.some((one) => one.id === organisation) ? [{ field: 'organisation', message: 'Choose an organisation from the list' }] : []),
  ];
};

export const editPerson = async (work: Work, edit: Edit<PersonId, PersonInput>): Promise<Result<PersonId>> => {
  const { tx, here } = work;
  const faults = personFaults(await readMembership(tx, here.id), edit);
  if (faults.length > 0) return invalid(faults);
  // The trail says that a record changed; it does not keep a second copy of somebody's address.
  if (edit.id === null) return noted(work, 'person', await insertPerson(tx, here.id, edit.input, dayOf(work.now)), true, { name: edit.input.name });
  return (await updatePerson(tx, here.id, edit.id, edit.version, edit.input, dayOf(work.now))) ? noted(work, 'person', edit.id, false, { name: edit.input.name }) : stale;
};

const makesLoop = (membership: Membership, id: GroupId | null, parent: GroupId | null): boolean => {
  const parentOf = new Map(membership.groups.map((group) => [group.id, group.parent]));
  for (let at = parent, steps = 0; at !== null && steps < 100; at = parentOf.get(at) ?? null, steps += 1) if (at === id) return true;
  return false;
};

export const editGroup = async (work: Work, edit: Edit<GroupId, GroupInput>): Promise<Result<GroupId>> => {
  const { tx, here } = work;
  const membership = await readMembership(tx, here.id);
  const { meetingsAYear, parent } = edit.input;
  const faults: Fault[] = [
    ...nameFaults(edit.input.name, 'group', nameTaken(membership.groups.filter((one) => one.host === (edit.input.host ?? null)), edit.input.name, edit.id)),
    ...tooLong({ remit: edit.input.remit }),
    ...(meetingsAYear !== null && !(Number.isInteger(meetingsAYear) && meetingsAYear >= 0 && meetingsAYear <= 366) ? [{ field: 'meetingsAYear', message: 'Meetings a year must be a whole number from 0 to 366' }] : []),
    ...(parent !== null && !membership.groups.some((one) => one.id === parent) ? [{ field: 'parent', message: 'Choose a group from the list' }] : []),
    ...(edit.input.host != null && !membership.organisations.some((one) => one.id === edit.input.host) ? [{ field: 'host', message: 'Choose an organisation from the list' }] : []),
    ...(edit.id !== null && makesLoop(membership, edit.id, parent) ? [{ field: 'parent', message: 'A group can’t report to itself, nor to a group below it' }] : []),
  ];
  if (faults.length > 0) return invalid(faults);
  if (edit.id === null) return noted(work, 'group', await insertGroup(tx, here.id, edit.input, dayOf(work.now)), true, edit.input);
  return (await updateGroup(tx, here.id, edit.id, edit.version, edit.input)) ? noted(work, 'group', edit.id, false, edit.input) : stale;
};
