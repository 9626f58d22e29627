import type { Membership, Organisation, Person, Seat } from './membership-record.ts';
import { memberFields } from './read-members.ts';

export type SheetOf = { readonly name: string; readonly head: readonly string[]; readonly rows: readonly (readonly (string | number | null)[])[] };

const heading = (field: string): string => field.charAt(0).toUpperCase() + field.slice(1);

/** One row a seat that is held now, with the headings that an import takes; somebody with no seat has a row too. */
export const memberTable = (now: Membership): SheetOf => {
  const people = new Map(now.people.map((one) => [one.id, one]));
  const organisations = new Map<string | null, Organisation>(now.organisations.map((one) => [one.id, one]));
  const groups = new Map(now.groups.map((one) => [one.id, one]));
  const seatsOf = Map.groupBy(now.seats, (seat) => seat.person);
  const instead = (seat: Seat): string | null => {
    const person = seat.substituteFor === null ? undefined : people.get(seat.substituteFor);
    return person === undefined ? null : (person.email ?? person.name);
  };
  const nameOf = (organisation: string | null): string | null => organisations.get(organisation)?.name ?? null;
  // The organisation that it is held for stands there where it is not the person's own.
  const seatCells = (person: Person, seat: Seat) => {
    const group = groups.get(seat.group);
    return { group: group?.name ?? null, role: seat.role, layer: group?.layer ?? null, term: [seat.from, seat.to, instead(seat), seat.authority], sitsFor: seat.organisation === person.organisation ? null : nameOf(seat.organisation), host: nameOf(group?.host ?? null) };
  };
  const noSeat = { group: null, role: null, layer: null, term: [null, null, null, null], sitsFor: null, host: null };
  const electedCells = ({ elected }: Person): readonly (string | null)[] => (elected === null ? [null, null, null] : [elected.place, elected.party, elected.portfolio]);
  const rowOf = (person: Person, seat: Seat | null): readonly (string | null)[] => {
    const organisation = organisations.get(person.organisation);
    const { group, role, layer, term, sitsFor, host } = seat === null ? noSeat : seatCells(person, seat);
    return [person.name, organisation?.name ?? null, person.email, group, role, organisation?.sector ?? null, layer, person.job, person.phone, ...term, ...electedCells(person), sitsFor, host, person.externalId];
  };
  return {
    name: 'Seats',
    head: memberFields.map(heading),
    rows: now.people.flatMap((person) => {
      const seats = seatsOf.get(person.id) ?? [];
      return seats.length === 0 ? [rowOf(person, null)] : seats.map((seat) => rowOf(person, seat));
    }),
  };
};

/** The sheets of a workbook: seats, people, organisations and groups. */
export const memberSheets = (now: Membership): readonly SheetOf[] => {
  const name = new Map<string, string>([...now.organisations, ...now.groups].map((one) => [one.id, one.name]));
  const seats = Map.groupBy(now.seats, (seat) => seat.group);
  return [
    memberTable(now),
    { name: 'People', head: ['Name', 'Email', 'Phone', 'Job', 'Organisation', 'Elected', 'Party', 'Portfolio', 'Skills', 'Inducted on', 'At the table since'], rows: now.people.map((one) => [one.name, one.email, one.phone, one.job, name.get(one.organisation ?? '') ?? null, one.elected?.place ?? null, one.elected?.party ?? null, one.elected?.portfolio ?? null, one.skills.join(', '), one.inductedOn, one.from]) },
    { name: 'Organisations', head: ['Name', 'Sector', 'Kind', 'Areas', 'Numbers', 'At the table since'], rows: now.organisations.map((one) => [one.name, one.sector, one.kind, one.areas.join(', '), Object.entries(one.identifiers).map(([scheme, number]) => `${scheme} ${number}`).join(', '), one.from]) },
    { name: 'Groups', head: ['Name', 'Layer', 'Kind', 'Reports to', 'Committee of', 'Seats', 'Meetings a year', 'What it is for'], rows: now.groups.map((one) => [one.name, one.layer, one.kind, name.get(one.parent ?? '') ?? null, name.get(one.host ?? '') ?? null, seats.get(one.id)?.length ?? 0, one.meetingsAYear, one.remit]) },
  ];
};
