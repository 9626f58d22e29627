import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution, Owned } from '#platform/slice.ts';
import { isMailbox } from '../core/mailbox.ts';
import type { Person } from '../core/membership-record.ts';
import { sameName } from '../core/plan-import.ts';
import { endRecord, endSeatsOf, insertPerson } from '../store/record-store.ts';
import { handoverById, insertHandover, moveSeats, settleHandover } from '../store/handover-store.ts';
import { personNow, readMembership } from '../store/membership-store.ts';
import { lockPart } from '../store/part-lock.ts';
import { endRights, type RightsEnded } from '../store/rights-store.ts';

export type OwnedBy = Owned & { readonly kind: string };

/** Everything that somebody owns, from every slice. */
export const ownedIn = async (work: Work, asks: readonly Contribution[]): Promise<readonly OwnedBy[]> => {
  const found: OwnedBy[] = [];
  for (const ask of asks) for (const one of (await ask.owned?.(work)) ?? []) found.push({ ...one, kind: ask.kind });
  return found;
};

/** Gives one thing to another person. */
export const handOverOne = async (work: Work, asks: readonly Contribution[], kind: string, id: string, to: PersonId): Promise<Result<string>> => {
  const { people } = await readMembership(work.tx, work.here.id);
  if (!people.some((one) => one.id === to)) return invalid([{ field: 'to', message: 'Choose a person from the list' }]);
  const move = asks.find((ask) => ask.kind === kind)?.handOver;
  return move === undefined ? notFound('There is no such thing to hand over here.') : move(work, id, to);
};

/** The kinds of things that pass from one person to another, one by one. Seats are not among them: they pass all at once. */
export const movableKinds = (asks: readonly Contribution[]): ReadonlySet<string> => new Set(asks.filter((one) => one.handOver !== undefined).map((one) => one.kind));

export type HandedOver = { readonly seats: number; readonly things: number; readonly rights: RightsEnded };

const stale = refuse({ kind: 'conflict', message: 'Somebody else changed this person’s record at the same moment. Nothing was handed over: try again.' });

/** Gives everything but the seats of one person, who may have left, to another. */
export const handOverThings = async (work: Work, asks: readonly Contribution[], from: PersonId, to: PersonId): Promise<Result<number>> => {
  if (from === to || (await personNow(work.tx, work.here.id, to)) === null) return invalid([{ field: 'to', message: 'Choose another person from the list' }]);
  return moveThings(work, asks, from, to);
};

const moveThings = async (work: Work, asks: readonly Contribution[], from: PersonId, to: PersonId): Promise<Result<number>> => {
  let things = 0;
  for (const ask of asks) {
    if (ask.handOver === undefined) continue;
    for (const one of (await ask.owned?.(work)) ?? []) {
      if (one.person !== from) continue;
      const moved = await ask.handOver(work, one.id, to);
      if (!moved.ok) return moved;
      things += 1;
    }
  }
  return ok(things);
};

/** Gives every seat and everything that a person owns to another, and ends the first one's membership and rights if asked. All of it or nothing. */
export const handOverAll = async (work: Work, asks: readonly Contribution[], from: PersonId, to: PersonId, ending: boolean): Promise<Result<HandedOver>> => {
  const { tx, here } = work;
  await lockPart(tx, here.id, 'members');
  const { people } = await readMembership(tx, here.id);
  const giver = people.find((one) => one.id === from);
  if (giver === undefined) return notFound('There is no such person here, or they have left.');
  if (from === to || !people.some((one) => one.id === to)) return invalid([{ field: 'to', message: 'Choose another person from the list' }]);
  const today = dayOf(work.now);
  const seats = await moveSeats(tx, here.id, from, to, today);
  const things = await moveThings(work, asks, from, to);
  if (!things.ok) return things;
  await endSeatsOf(tx, here.id, 'person_id', from, today);
  const rights = ending ? await endRights(tx, from) : 'none';
  if (ending && !(await endRecord(tx, here.id, 'person', from, giver.version, today))) return stale;
  await record(work, { what: 'EverythingHandedOver', subject: { kind: 'person', id: from }, data: { to, seats, things: things.value, ended: ending } });
  return ok({ seats, things: things.value, rights });
};

type Asking = { readonly name: string; readonly email: string; readonly note: string };

const askFaults = ({ name, email, note }: Asking, me: Person | undefined) => [
  ...(name === '' ? [{ field: 'name', message: 'Enter the name of the person to ask' }] : []),
  ...(name.length > 200 ? [{ field: 'name', message: 'Name must be 200 characters or fewer' }] : []),
  ...(email !== '' && !isMailbox(email) ? [{ field: 'email', message: 'Enter an email address like name@example.org, or leave it empty' }] : []),
  ...(email !== '' && me?.email?.toLowerCase() === email.toLowerCase() ? [{ field: 'email', message: 'This is your own address. Give that of the other person, or leave it empty' }] : []),
  ...(email === '' && me !== undefined && sameName(me.name) === sameName(name) ? [{ field: 'name', message: 'This is your own name. Name the other person, or give their address as well' }] : []),
  ...(note.length > 1000 ? [{ field: 'note', message: 'Your note must be 1,000 characters or fewer' }] : []),
];

/** “This is not me any more: ask …”: waits for the coordinator, and moves nothing. */
export const askHandover = async (work: Work, person: PersonId, given: Asking): Promise<Result<null>> => {
  const faults = askFaults(given, (await readMembership(work.tx, work.here.id)).people.find((one) => one.id === person));
  if (faults.length > 0) return invalid(faults);
  const id = await insertHandover(work.tx, work.here.id, { person, name: given.name, email: given.email === '' ? null : given.email, note: given.note, askedAt: work.now });
  await record(work, { what: 'HandoverAsked', subject: { kind: 'handover', id } });
  return ok(null);
};

type Asked = { readonly person: PersonId; readonly name: string; readonly email: string | null };

/** Whom a request may mean: whoever has the address, else everyone of that name. */
export const meantBy = (asked: Asked, people: readonly Person[]): { readonly by: 'address' | 'name'; readonly people: readonly Person[] } => {
  const others = people.filter((one) => one.id !== asked.person);
  const owner = asked.email === null ? undefined : others.find((one) => one.email?.toLowerCase() === asked.email?.toLowerCase());
  return owner === undefined ? { by: 'name', people: others.filter((one) => sameName(one.name) === sameName(asked.name)) } : { by: 'address', people: [owner] };
};

/** Whom the coordinator chose: somebody at the table, or that a new person be added. */
export type Chosen = PersonId | 'new' | null;

const addSuccessor = async (work: Work, asked: Asked, people: readonly Person[]): Promise<Result<PersonId>> => {
  if (asked.email !== null && people.some((one) => one.email?.toLowerCase() === asked.email?.toLowerCase())) return refuse({ kind: 'conflict', message: 'The address given is that of somebody who is here already. Choose them, or decline and ask for the address of the other.' });
  const organisation = people.find((one) => one.id === asked.person)?.organisation ?? null;
  const made = await insertPerson(work.tx, work.here.id, { name: asked.name, email: asked.email, phone: null, organisation, job: null }, dayOf(work.now));
  await record(work, { what: 'PersonAdded', subject: { kind: 'person', id: made }, data: { name: asked.name } });
  return ok(made);
};

const successorOf = async (work: Work, asked: Asked, chosen: Chosen): Promise<Result<PersonId>> => {
  const { people } = await readMembership(work.tx, work.here.id);
  const meant = meantBy(asked, people);
  if (chosen === 'new' || (chosen === null && meant.people.length === 0)) return addSuccessor(work, asked, people);
  const known = chosen === null ? (meant.by === 'address' ? meant.people[0] : undefined) : meant.people.find((one) => one.id === chosen);
  return known === undefined ? invalid([{ field: 'to', message: `Choose which ${asked.name} is meant` }], `Choose which ${asked.name} is meant.`) : ok(known.id);
};

/** The coordinator agrees: the person named is found, chosen or added, and everything moves. Or declines, and nothing does. */
export const settle = async (work: Work, asks: readonly Contribution[], id: string, agree: boolean, chosen: Chosen = null): Promise<Result<HandedOver | null>> => {
  const asked = await handoverById(work.tx, work.here.id, id);
  if (asked === null) return notFound('There is no such request here.');
  if (asked.status !== 'waiting') return refuse({ kind: 'conflict', message: `This request has been ${asked.status} already. Nothing more was done.` });
  if (!agree) {
    await settleHandover(work.tx, work.here.id, id, 'declined', null, work.now);
    await record(work, { what: 'HandoverDeclined', subject: { kind: 'handover', id } });
    return ok(null);
  }
  const to = await successorOf(work, asked, chosen);
  if (!to.ok) return to;
  const moved = await handOverAll(work, asks, asked.person, to.value, true);
  if (!moved.ok) return moved;
  await settleHandover(work.tx, work.here.id, id, 'agreed', to.value, work.now);
  return moved;
};
