import type { Day } from '#lib/day.ts';
import type { GroupId, OrganisationId, PersonId, SeatId } from '#lib/id.ts';

export const layers = ['strategic', 'executive', 'operational'] as const;
export type Layer = (typeof layers)[number];

export const seatRoles = ['chair', 'vice-chair', 'member', 'adviser', 'substitute', 'coordinator'] as const;
export type SeatRole = (typeof seatRoles)[number];

export type Organisation = {
  readonly id: OrganisationId;
  readonly name: string;
  readonly sector: string | null;
  readonly kind: string | null;
  readonly version: number;
};

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly organisation: OrganisationId | null;
  readonly job: string | null;
  readonly version: number;
};

export type Group = {
  readonly id: GroupId;
  readonly name: string;
  readonly layer: Layer;
  readonly remit: string | null;
  readonly parent: GroupId | null;
  readonly meetingsAYear: number | null;
  readonly version: number;
};

export type Seat = {
  readonly id: SeatId;
  readonly person: PersonId;
  readonly group: GroupId;
  readonly organisation: OrganisationId | null;
  readonly role: SeatRole;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly version: number;
};

/** Everyone at the table on a day. */
export type Membership = {
  readonly organisations: readonly Organisation[];
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly seats: readonly Seat[];
};

const weight: Readonly<Record<SeatRole, number>> = { coordinator: 0, chair: 1, 'vice-chair': 2, member: 3, adviser: 4, substitute: 5 };

/** How a person stands at the table: sector of the organisation, highest layer, first role. `groups` are all they sit in. */
export type Standing = {
  readonly person: Person;
  readonly sector: string | null;
  readonly layer: Layer | null;
  readonly role: SeatRole | null;
  readonly groups: readonly GroupId[];
};

/** The standing of every person: a coordinator's seat first, else the seat nearest the chair; the highest layer of any seat. */
export const standings = (membership: Membership): readonly Standing[] => {
  const sectorOf = new Map(membership.organisations.map((organisation) => [organisation.id, organisation.sector]));
  const layerOf = new Map(membership.groups.map((group) => [group.id, group.layer]));
  const seatsOf = Map.groupBy(membership.seats, (seat) => seat.person);
  return membership.people.map((person) => {
    const seats = seatsOf.get(person.id) ?? [];
    const roles = seats.map((seat) => seat.role).toSorted((a, b) => weight[a] - weight[b]);
    const held = new Set(seats.map((seat) => layerOf.get(seat.group)));
    return {
      person,
      sector: person.organisation === null ? null : (sectorOf.get(person.organisation) ?? null),
      layer: layers.find((layer) => held.has(layer)) ?? null,
      role: roles[0] ?? null,
      groups: [...new Set(seats.map((seat) => seat.group))],
    };
  });
};
