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
  /** Entries of the pack's partner lists that name it, `list/partner`. */
  readonly standing: readonly string[];
  /** GSS codes of the areas it serves. */
  readonly areas: readonly string[];
  /** Numbers by the prefix of org-id.guide or of the scheme: `GB-COH` → '01234567', `GSS` → 'E10000007'. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly externalId: string | null;
  readonly version: number;
};

/** How an elected member sits: for which party, with which portfolio, or on the back benches. */
export type Elected = { readonly party: string | null; readonly portfolio: string | null; readonly place: ElectedPlace };
export const electedPlaces = ['leader', 'portfolio', 'scrutiny', 'backbench', 'opposition'] as const;
export type ElectedPlace = (typeof electedPlaces)[number];

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly organisation: OrganisationId | null;
  readonly job: string | null;
  readonly elected: Elected | null;
  readonly skills: readonly string[];
  readonly inductedOn: Day | null;
  /** They were erased: only that somebody held their seats is kept. */
  readonly erased?: boolean;
  readonly rhythm: Rhythm;
  readonly bounceReason: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly externalId: string | null;
  readonly version: number;
};

/** How often one message may gather what waits for a person. */
export const rhythms = ['weekly', 'monthly', 'never'] as const;
export type Rhythm = (typeof rhythms)[number];

export type Group = {
  readonly id: GroupId;
  readonly name: string;
  readonly layer: Layer;
  readonly kind: string | null;
  readonly remit: string | null;
  readonly parent: GroupId | null;
  /** The organisation whose committee it is; null for a group of the partnership's own. */
  readonly host: OrganisationId | null;
  readonly meetingsAYear: number | null;
  /** It takes decisions, and is not only a place to talk. */
  readonly decides: boolean;
  /** Members are expected in person, not a substitute (WBT ¶53). */
  readonly principals: boolean;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly externalId: string | null;
  readonly version: number;
};

export type Seat = {
  readonly id: SeatId;
  readonly person: PersonId;
  readonly group: GroupId;
  readonly organisation: OrganisationId | null;
  readonly role: SeatRole;
  readonly substituteFor: PersonId | null;
  /** What the person may commit without going back to the organisation. */
  readonly authority: string | null;
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
