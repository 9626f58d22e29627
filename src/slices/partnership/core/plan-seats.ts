import { formatDay, type Day } from '#lib/day.ts';
import type { Fault } from '#lib/result.ts';
import type { IncomingSeat } from './incoming.ts';
import type { Seat } from './membership-record.ts';
import { lasts, linked, put, said, settled, type PlanContext, type Settled } from './plan-basics.ts';

const blankSeat = { organisation: null, substituteFor: null, authority: null, from: null, to: null, version: 1 } as const;

/** `homeOf`: the organisation of a person once the file is in; `wasHomeOf`: the one before. */
export type SeatIds = {
  readonly people: ReadonlyMap<string, string>; readonly groups: ReadonlyMap<string, string>; readonly organisations: ReadonlyMap<string, string>;
  readonly homeOf: (person: string) => string | null; readonly wasHomeOf: (person: string) => string | null; readonly nameOf: (person: string) => string;
};

/** A seat of the file with what its keys stand for. `organisation` is undefined where the file does not say for whom it is held. */
type Wanted = { readonly one: IncomingSeat; readonly person: string; readonly group: string; readonly organisation: string | null | undefined; readonly home: string | null };

export type SeatPlan = Settled<Seat> & { readonly faults: Fault[] };

const placeKey = (person: string, group: string, role: string): string => `${person} ${group} ${role}`;

// Held for whom the row says; with none recorded, for the person's own organisation.
const fitting = ({ organisation, home }: Wanted, known: readonly Seat[]): readonly Seat[] =>
  organisation === undefined ? known : [...known.filter((seat) => seat.organisation === organisation), ...known.filter((seat) => seat.organisation === null && organisation !== null && organisation === home)];

// The seat that a row means: the one held now, or the one of the same days; a row with an end ends the one held now, unless another row says that it is held.
const seatFor = (wanted: Wanted, known: readonly Seat[], { claimed, ids, context: { today } }: Pick<Sheet, 'claimed' | 'ids' | 'context'>): Seat | undefined => {
  const { one } = wanted;
  const fits = fitting(wanted, known);
  // Of two that differ only in whom they are held for, the one that is as the row has it.
  const isAsSaid = (seat: Seat): boolean => (Object.entries(rowFor(wanted, seat, seat.id, ids, today)) as [keyof Seat, unknown][]).every(([field, value]) => seat[field] === value);
  const begun = (seat: Seat): boolean => one.from == null || seat.from === one.from;
  if (one.to == null) return (fits.length < 2 ? undefined : fits.find((seat) => seat.to === null && isAsSaid(seat))) ?? fits.find((seat) => seat.to === null) ?? fits.find((seat) => lasts(seat, today));
  const { to } = one;
  return fits.find((seat) => seat.to === to && begun(seat)) ?? fits.find((seat) => lasts(seat, today) && !claimed.has(seat.id) && (seat.from === null || (begun(seat) && seat.from <= to)));
};

const rowFor = ({ one, person, group, organisation, home }: Wanted, match: Seat | undefined, id: string, ids: SeatIds, today: Day): Seat => {
  const { id: _, row: __, person: ___, group: ____, organisation: _____, substituteFor, from, ...fields } = one;
  // That a file knows no first day does not undo one that is known here.
  const begun = from === null ? match?.from : from;
  const own = organisation === undefined || (match?.organisation === null && organisation === home);
  const first = from === null ? null : lasts(one, today) ? today : null;
  return {
    ...blankSeat, from: first, ...match, ...said({ ...fields, from: begun, substituteFor: linked(substituteFor, ids.people) }),
    organisation: own ? (match === undefined ? home : match.organisation) : organisation, person, group, id,
  } as Seat;
};

type Sheet = {
  readonly plan: SeatPlan;
  readonly byId: ReadonlyMap<string, Seat>;
  readonly held: Map<string, readonly Seat[]>;
  /** Which row of the file said each seat. */
  readonly claimed: Map<string, IncomingSeat>;
  readonly ids: SeatIds;
  readonly context: PlanContext;
};

const knownAt = ({ held }: Sheet, { person, group, one }: Wanted): readonly Seat[] => held.get(placeKey(person, group, one.role)) ?? [];

const fault = ({ plan, ids }: Sheet, { one, person }: Wanted, message: string): void => void plan.faults.push({ field: 'from', ...(one.row === undefined ? {} : { row: one.row }), message: `${ids.nameOf(person)} ${message}` });

const keep = (sheet: Sheet, wanted: Wanted, row: Seat): void => {
  put(sheet.plan, row.id, sheet.byId.get(row.id), row);
  sheet.claimed.set(row.id, wanted.one);
  sheet.held.set(placeKey(row.person, row.group, row.role), [...knownAt(sheet, wanted).filter((seat) => seat.id !== row.id), row]);
};

const take = (sheet: Sheet, wanted: Wanted, match: Seat | undefined): void => {
  const { one } = wanted;
  const { today, newId } = sheet.context;
  const before = match === undefined ? undefined : sheet.claimed.get(match.id);
  if (before?.from != null && one.from != null && before.from !== one.from && lasts(one, today)) fault(sheet, wanted, `has this seat twice, from ${formatDay(before.from)} and from ${formatDay(one.from)}. Keep one row, or give the earlier one an end`);
  keep(sheet, wanted, rowFor(wanted, match, match?.id ?? newId(), sheet.ids, today));
};

// A seat held here for the organisation that the person was of before the file, where the file has it for the one they are of now.
const movedSeat = (sheet: Sheet, wanted: Wanted): Seat | undefined => {
  const { one, person, organisation, home } = wanted;
  const { ids, claimed, context } = sheet;
  const was = ids.wasHomeOf(person);
  if (organisation == null || organisation !== home || was === null || was === home || !lasts(one, context.today)) return undefined;
  return knownAt(sheet, wanted).find((seat) => lasts(seat, context.today) && !claimed.has(seat.id) && seat.organisation === was);
};

// It ends on the day of the move, and goes on for the other. Where the row says that it began when it did, only the name was wrong.
const move = (sheet: Sheet, wanted: Wanted, seat: Seat): void => {
  const { today, newId } = sheet.context;
  const begins = wanted.one.from ?? null;
  const turn = begins !== null && (seat.from === null || begins > seat.from) ? begins : today;
  const wrong = seat.from !== null && ((begins !== null && begins <= seat.from) || seat.from >= turn);
  if (!wrong) keep(sheet, wanted, { ...seat, to: turn });
  const base = wrong ? seat : { ...seat, id: newId() as Seat['id'], from: turn, version: 1 };
  keep(sheet, wanted, { ...rowFor(wanted, base, base.id, sheet.ids, today), from: wrong ? (begins ?? seat.from) : turn });
};

/** Works out what the seats of a file make of those that are kept. */
export const planSeats = (given: readonly IncomingSeat[], ever: readonly Seat[], ids: SeatIds, context: PlanContext): SeatPlan => {
  const { today } = context;
  const sheet: Sheet = {
    plan: { ...settled<Seat>(), faults: [] }, byId: new Map(ever.map((one) => [one.id as string, one])), ids, context,
    held: new Map(Map.groupBy(ever, (seat) => placeKey(seat.person, seat.group, seat.role))), claimed: new Map(),
  };
  const later: Wanted[] = [];
  for (const one of given) {
    const [person, group] = [ids.people.get(one.person), ids.groups.get(one.group)];
    if (person === undefined || group === undefined) continue;
    const wanted: Wanted = { one, person, group, organisation: linked(one.organisation, ids.organisations), home: ids.homeOf(person) };
    if (one.from != null && one.from > today) fault(sheet, wanted, `begins on ${formatDay(one.from)}, which is still to come. Take the row out, and add it once the seat has begun`);
    const match = (one.id == null ? undefined : sheet.byId.get(one.id)) ?? seatFor(wanted, knownAt(sheet, wanted), sheet);
    if (match === undefined) later.push(wanted);
    else take(sheet, wanted, match);
  }
  for (const wanted of later) {
    const match = seatFor(wanted, knownAt(sheet, wanted), sheet);
    const moved = match === undefined ? movedSeat(sheet, wanted) : undefined;
    if (moved === undefined) take(sheet, wanted, match);
    else move(sheet, wanted, moved);
  }
  return sheet.plan;
};
