import { dayOf, type Day } from '#lib/day.ts';
import type { GroupId, OrganisationId, PersonId, SeatId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { sentenceList } from '#lib/text.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { tooLong } from '../core/limits.ts';
import { isMailbox } from '../core/mailbox.ts';
import type { Membership } from '../core/membership-record.ts';
import { sameName } from '../core/plan-import.ts';
import { readMembership } from '../store/membership-store.ts';
import { lockPart } from '../store/part-lock.ts';
import {
  endRecord, endSeatsOf, insertGroup, insertOrganisation, insertPerson, insertSeat, updateGroup, updateOrganisation, updatePerson, updateSeat,
  type GroupInput, type OrganisationInput, type PersonInput, type SeatInput,
} from '../store/record-store.ts';
import { endRights, type RightsEnded } from '../store/rights-store.ts';

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

const seatFaults = (membership: Membership, input: Pick<SeatInput, 'organisation' | 'substituteFor' | 'authority' | 'person'>): readonly Fault[] => [
  ...(input.organisation !== null && !membership.organisations.some((one) => one.id === input.organisation) ? [{ field: 'organisation', message: 'Choose an organisation from the list' }] : []),
  ...(input.substituteFor != null && !membership.people.some((one) => one.id === input.substituteFor) ? [{ field: 'substituteFor', message: 'Choose a person from the list' }] : []),
  ...(input.substituteFor != null && input.substituteFor === input.person ? [{ field: 'substituteFor', message: 'Nobody stands in for themselves: choose somebody else' }] : []),
  ...((input.authority ?? '').length > 500 ? [{ field: 'authority', message: 'What they may commit must be 500 characters or fewer' }] : []),
];

/** Gives a person a seat in a group, from today or from a day before. */
export const addSeat = async (work: Work, input: SeatInput): Promise<Result<SeatId>> => {
  const { tx, here } = work;
  const membership = await readMembership(tx, here.id);
  const person = membership.people.find((one) => one.id === input.person);
  if (person === undefined || !membership.groups.some((one) => one.id === input.group)) return invalid([{ field: 'group', message: 'Choose a group' }]);
  const held = membership.seats.some((seat) => seat.person === input.person && seat.group === input.group && seat.role === input.role && (input.organisation === null || seat.organisation === input.organisation));
  const faults = [...(held ? [{ field: 'group', message: `${person.name} already has this seat` }] : []), ...seatFaults(membership, input)];
  if (faults.length > 0) return invalid(faults);
  return noted(work, 'seat', await insertSeat(tx, here.id, { ...input, organisation: input.organisation ?? person.organisation }, dayOf(work.now)), true, input);
};

/** Changes for whom a seat is held, what may be committed in it, and for whom a substitute stands in. */
export const changeSeat = async (work: Work, id: SeatId, version: number, input: Pick<SeatInput, 'organisation' | 'substituteFor' | 'authority'>): Promise<Result<SeatId>> => {
  const membership = await readMembership(work.tx, work.here.id);
  const seat = membership.seats.find((one) => one.id === id);
  if (seat === undefined) return notFound('There is no such seat here, or it has ended.');
  const faults = seatFaults(membership, { ...input, person: seat.person });
  if (faults.length > 0) return invalid(faults);
  return (await updateSeat(work.tx, work.here.id, id, version, input)) ? noted(work, 'seat', id, false, input) : stale;
};

export type Ending =
  | { readonly kind: 'organisation'; readonly id: OrganisationId; readonly version: number }
  | { readonly kind: 'person'; readonly id: PersonId; readonly version: number }
  | { readonly kind: 'group'; readonly id: GroupId; readonly version: number }
  | { readonly kind: 'seat'; readonly id: SeatId; readonly version: number };

const stillNeeded = (membership: Membership, organisation: OrganisationId): string | null => {
  if (membership.people.some((one) => one.organisation === organisation)) return 'People still belong to this organisation. Move them to another, or end their membership, first.';
  const seats = membership.seats.filter((one) => one.organisation === organisation);
  const names = membership.people.filter((one) => seats.some((seat) => seat.person === one.id)).map((one) => one.name);
  if (names.length > 0) return `${sentenceList(names.slice(0, 10))} still ${names.length === 1 ? 'sits' : 'sit'} for this organisation. End their seats, or change for whom they are held, first.`;
  return membership.groups.some((one) => one.host === organisation) ? 'Committees of this organisation are still here. End them, or change whose they are, first.' : null;
};

/** Ends a record on a day, today unless said, with the seats that hang on it; for a person, with what their account may do here. What it was stays readable. */
export const end = async (work: Work, ending: Ending, why: string, today: Day = dayOf(work.now)): Promise<Result<RightsEnded>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'members');
  const membership = await readMembership(tx, here.id);
  const known = [...membership.organisations, ...membership.people, ...membership.groups, ...membership.seats].some((one) => one.id === ending.id);
  if (!known) return notFound('There is no such record here, or it has ended already.');
  const needed = ending.kind === 'organisation' ? stillNeeded(membership, ending.id) : null;
  if (needed !== null) return refuse({ kind: 'conflict', message: needed });
  const rights = ending.kind === 'person' ? await endRights(tx, ending.id) : 'none';
  if (!(await endRecord(tx, here.id, ending.kind, ending.id, ending.version, today))) return stale;
  if (ending.kind === 'person') await endSeatsOf(tx, here.id, 'person_id', ending.id, today);
  if (ending.kind === 'group') await endSeatsOf(tx, here.id, 'group_id', ending.id, today);
  await record(work, { what: `${ending.kind.charAt(0).toUpperCase()}${ending.kind.slice(1)}Ended`, subject: { kind: ending.kind, id: ending.id }, ...(why === '' ? {} : { why }) });
  return ok(rights);
};
