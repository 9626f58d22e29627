import { dayOf } from '#lib/day.ts';
import type { PersonId } from '#lib/id.ts';
import { invalid, notFound, ok, refuse, type Result } from '#lib/result.ts';
import { record } from '#platform/db/event.ts';
import type { Work } from '#platform/services.ts';
import type { Contribution, Owned } from '#platform/slice.ts';
import { isMailbox } from '../core/mailbox.ts';
import { endRecord, endSeatsOf, insertPerson } from '../store/record-store.ts';
import { handoverById, insertHandover, moveSeats, settleHandover } from '../store/handover-store.ts';
import { readMembership } from '../store/membership-store.ts';

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

export type HandedOver = { readonly seats: number; readonly things: number };

/** Gives every seat and everything that a person owns to another, and ends the first one's membership if asked. All of it or nothing. */
export const handOverAll = async (work: Work, asks: readonly Contribution[], from: PersonId, to: PersonId, ending: boolean): Promise<Result<HandedOver>> => {
  const { tx, here } = work;
  const { people } = await readMembership(tx, here.id);
  const giver = people.find((one) => one.id === from);
  if (giver === undefined) return notFound('There is no such person here, or they have left.');
  if (from === to || !people.some((one) => one.id === to)) return invalid([{ field: 'to', message: 'Choose another person from the list' }]);
  const today = dayOf(work.now);
  const seats = await moveSeats(tx, here.id, from, to, today);
  const owned = (await ownedIn(work, asks)).filter((one) => one.person === from);
  for (const one of owned) {
    const moved = await handOverOne(work, asks, one.kind, one.id, to);
    if (!moved.ok) return moved;
  }
  await endSeatsOf(tx, here.id, 'person_id', from, today);
  if (ending) await endRecord(tx, here.id, 'person', from, giver.version, today);
  await record(work, { what: 'EverythingHandedOver', subject: { kind: 'person', id: from }, data: { to, seats, things: owned.length, ended: ending } });
  return ok({ seats, things: owned.length });
};

/** “This is not me any more: ask …”: waits for the coordinator, and moves nothing. */
export const askHandover = async (work: Work, person: PersonId, given: { readonly name: string; readonly email: string; readonly note: string }): Promise<Result<null>> => {
  const faults = [
    ...(given.name === '' ? [{ field: 'name', message: 'Enter the name of the person to ask' }] : []),
    ...(given.name.length > 200 ? [{ field: 'name', message: 'Name must be 200 characters or fewer' }] : []),
    ...(given.email !== '' && !isMailbox(given.email) ? [{ field: 'email', message: 'Enter an email address like name@example.org, or leave it empty' }] : []),
    ...(given.note.length > 1000 ? [{ field: 'note', message: 'Your note must be 1,000 characters or fewer' }] : []),
  ];
  if (faults.length > 0) return invalid(faults);
  const id = await insertHandover(work.tx, work.here.id, { person, name: given.name, email: given.email === '' ? null : given.email, note: given.note, askedAt: work.now });
  await record(work, { what: 'HandoverAsked', subject: { kind: 'handover', id } });
  return ok(null);
};

const successorOf = async (work: Work, asked: { readonly person: PersonId; readonly name: string; readonly email: string | null }): Promise<Result<PersonId>> => {
  const { people } = await readMembership(work.tx, work.here.id);
  const known = people.find((one) => one.id !== asked.person && (asked.email === null ? one.name.toLowerCase() === asked.name.toLowerCase() : one.email?.toLowerCase() === asked.email.toLowerCase()));
  if (known !== undefined) return ok(known.id);
  if (asked.email !== null && people.some((one) => one.id === asked.person && one.email?.toLowerCase() === asked.email?.toLowerCase())) return refuse({ kind: 'conflict', message: 'The address given is that of the person who hands over. Decline, and ask them for the address of the other.' });
  const organisation = people.find((one) => one.id === asked.person)?.organisation ?? null;
  const made = await insertPerson(work.tx, work.here.id, { name: asked.name, email: asked.email, phone: null, organisation, job: null }, dayOf(work.now));
  await record(work, { what: 'PersonAdded', subject: { kind: 'person', id: made }, data: { name: asked.name } });
  return ok(made);
};

/** The coordinator agrees: the person named is found or added, and everything moves. Or declines, and nothing does. */
export const settle = async (work: Work, asks: readonly Contribution[], id: string, agree: boolean): Promise<Result<HandedOver | null>> => {
  const asked = await handoverById(work.tx, work.here.id, id);
  if (asked === null) return notFound('There is no such request here.');
  if (asked.status !== 'waiting') return refuse({ kind: 'conflict', message: `This request has been ${asked.status} already. Nothing more was done.` });
  if (!agree) {
    await settleHandover(work.tx, work.here.id, id, 'declined', null, work.now);
    await record(work, { what: 'HandoverDeclined', subject: { kind: 'handover', id } });
    return ok(null);
  }
  const to = await successorOf(work, asked);
  if (!to.ok) return to;
  const moved = await handOverAll(work, asks, asked.person, to.value, true);
  if (!moved.ok) return moved;
  await settleHandover(work.tx, work.here.id, id, 'agreed', to.value, work.now);
  return moved;
};
