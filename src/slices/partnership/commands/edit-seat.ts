import { dayOf, formatDay, type Day } from '#lib/day.ts';
import type { PersonId, SeatId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Fault, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import { tooLong } from '../core/limits.ts';
import type { Membership, Seat, SeatRole } from '../core/membership-record.ts';
import { widenToSeats } from '../store/belonging-store.ts';
import { readMembership } from '../store/membership-store.ts';
import { lockPart } from '../store/part-lock.ts';
import { endRecord, insertSeat, updateSeat, type SeatInput } from '../store/record-store.ts';

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this seat after you opened it. Nothing of theirs was overwritten.' });

/** A seat as it is to be: who, where, for whom, as what, and from when to when. */
type Wanted = Pick<Seat, 'person' | 'group' | 'organisation' | 'role' | 'from' | 'to'> & { readonly id: SeatId | null; readonly substituteFor: PersonId | null; readonly authority: string | null };

const meets = (a: Pick<Seat, 'from' | 'to'>, b: Pick<Seat, 'from' | 'to'>): boolean => (a.to === null || b.from === null || b.from < a.to) && (b.to === null || a.from === null || a.from < b.to) && !(b.from !== null && b.from === b.to);

const termOf = ({ from, to }: Pick<Seat, 'from' | 'to'>): string => `${from === null ? '' : ` from ${formatDay(from)}`}${to === null ? '' : ` until ${formatDay(to)}`}`;

// One person sits once in a group for one organisation, at any one time; only a coordinator's seat may stand beside another.
const clashFaults = (ever: Membership, wanted: Wanted): readonly Fault[] => {
  const name = ever.people.find((one) => one.id === wanted.person)?.name ?? 'This person';
  const others = ever.seats.filter((seat) => seat.id !== wanted.id && seat.person === wanted.person && seat.group === wanted.group && seat.organisation === wanted.organisation && meets(seat, wanted));
  const same = others.find((seat) => seat.role === wanted.role);
  if (same !== undefined) return [{ field: same.to === null || wanted.from === null ? 'role' : 'from', message: `${name} ${same.to === null ? 'has' : 'had'} this seat already${termOf(same)}` }];
  const other = others.find((seat) => seat.role !== 'coordinator' && wanted.role !== 'coordinator');
  return other === undefined ? [] : [{ field: 'role', message: `${name} sits in this group already, as ${other.role}${termOf(other)}. Change that seat instead` }];
};

const dayFaults = ({ from, to }: Wanted, today: Day): readonly Fault[] => [
  ...(from !== null && from > today ? [{ field: 'from', message: 'The day it began must be today or before' }] : []),
  ...(from !== null && to !== null && from > to ? [{ field: 'from', message: `The seat ends on ${formatDay(to)}: give that day or an earlier one` }] : []),
];

const faultsOf = (now: Membership, ever: Membership, wanted: Wanted, today: Day): readonly Fault[] => [
  ...(wanted.organisation !== null && !now.organisations.some((one) => one.id === wanted.organisation) ? [{ field: 'organisation', message: 'Choose an organisation from the list' }] : []),
  ...(wanted.substituteFor !== null && !now.people.some((one) => one.id === wanted.substituteFor) ? [{ field: 'substituteFor', message: 'Choose a person from the list' }] : []),
  ...(wanted.substituteFor !== null && wanted.substituteFor === wanted.person ? [{ field: 'substituteFor', message: 'Nobody stands in for themselves: choose somebody else' }] : []),
  ...tooLong({ authority: wanted.authority }),
  ...dayFaults(wanted, today),
  ...clashFaults(ever, wanted),
];

/** A seat that was saved, and what is worth knowing of it. */
export type SeatSaved = { readonly id: SeatId; readonly remark: string | null };

// More than one may share the chair: it is said, and not refused.
const remarkOn = (now: Membership, wanted: Wanted): string | null => {
  const other = wanted.role !== 'chair' ? undefined : now.seats.find((seat) => seat.id !== wanted.id && seat.group === wanted.group && seat.role === 'chair' && seat.person !== wanted.person);
  const name = now.people.find((one) => one.id === other?.person)?.name;
  return name === undefined ? null : `${name} chairs this group as well`;
};

const noted = async (work: Work, what: string, id: SeatId, now: Membership, wanted: Wanted): Promise<Result<SeatSaved>> => {
  await widenToSeats(work.tx, work.here.id);
  const group = now.groups.find((one) => one.id === wanted.group)?.name ?? '';
  await record(work, { what, subject: { kind: 'seat', id }, data: { title: `${wanted.role} of ${group}`, person: wanted.person, group: wanted.group, organisation: wanted.organisation, role: wanted.role, from: wanted.from } });
  return ok({ id, remark: remarkOn(now, wanted) });
};

const bothIn = async ({ tx, here }: Work): Promise<{ readonly now: Membership; readonly ever: Membership }> => {
  await lockPart(tx, here.id, 'members');
  return { now: await readMembership(tx, here.id), ever: await readMembership(tx, here.id, 'ever') };
};

/** Gives a person a seat in a group, from today or from a day before. */
export const addSeat = async (work: Work, input: SeatInput): Promise<Result<SeatSaved>> => {
  const { tx, here } = work;
  const { now, ever } = await bothIn(work);
  const today = dayOf(work.now);
  const person = now.people.find((one) => one.id === input.person);
  if (person === undefined) return invalid([{ field: 'person', message: 'Choose a person from the list' }]);
  if (!now.groups.some((one) => one.id === input.group)) return invalid([{ field: 'group', message: 'Choose a group from the list' }]);
  const wanted: Wanted = { ...input, id: null, organisation: input.organisation ?? person.organisation, substituteFor: input.substituteFor ?? null, authority: input.authority ?? null, from: input.from === undefined ? today : (input.from as Day | null), to: null };
  const faults = faultsOf(now, ever, wanted, today);
  if (faults.length > 0) return invalid(faults);
  return noted(work, 'SeatAdded', await insertSeat(tx, here.id, { ...input, organisation: wanted.organisation }, today), now, wanted);
};

export type SeatChange = Pick<SeatInput, 'organisation' | 'substituteFor' | 'authority'> & {
  readonly role?: SeatRole | undefined;
  readonly from?: Day | null | undefined;
  /** It was written down wrongly, and was so from the first. Else it is so from today: until now it was as it stood. */
  readonly wrong?: boolean;
};

/** Changes a seat. Another role or organisation begins today, unless it was so from the first: who sat for which until now stays on record. */
export const changeSeat = async (work: Work, id: SeatId, version: number, change: SeatChange): Promise<Result<SeatSaved>> => {
  const { tx, here } = work;
  const { now, ever } = await bothIn(work);
  const today = dayOf(work.now);
  const seat = now.seats.find((one) => one.id === id);
  if (seat === undefined) return notFound('There is no such seat here, or it has ended.');
  const { wrong = false, role = seat.role, from = seat.from, organisation, substituteFor = null, authority = null } = change;
  const wanted: Wanted = { person: seat.person, group: seat.group, to: seat.to, id, role, from, organisation, substituteFor, authority };
  const another = !wrong && (role !== seat.role || organisation !== seat.organisation) && (seat.from === null || seat.from < today);
  const faults = faultsOf(now, ever, another ? { ...wanted, from: today } : wanted, today);
  if (faults.length > 0) return invalid(faults);
  if (!another) return (await updateSeat(tx, here.id, id, version, { ...change, role, from })) ? noted(work, 'SeatChanged', id, now, wanted) : stale;
  if (!(await endRecord(tx, here.id, 'seat', id, version, today))) return stale;
  const next = await insertSeat(tx, here.id, { person: seat.person, group: seat.group, role, organisation, substituteFor, authority, to: seat.to }, today);
  return noted(work, 'SeatChanged', next, now, { ...wanted, from: today });
};
