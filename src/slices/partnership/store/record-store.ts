import { sql } from 'kysely';
import type { GroupId, OrganisationId, PartnershipId, PersonId, SeatId } from '#lib/id.ts';
import { first, run, type Tx } from '#platform/db/database.ts';
import type { Layer, SeatRole } from '../core/membership-record.ts';

type Made<T> = { readonly id: T };
const idOf = async <T>(tx: Tx, query: ReturnType<typeof sql>): Promise<T> => ((await first<Made<T>>(tx, query)) as Made<T>).id;

export type OrganisationInput = { readonly name: string; readonly sector: string | null; readonly kind: string | null };
export type PersonInput = { readonly name: string; readonly email: string | null; readonly phone: string | null; readonly organisation: OrganisationId | null; readonly job: string | null };
export type GroupInput = { readonly name: string; readonly layer: Layer; readonly remit: string | null; readonly parent: GroupId | null; readonly meetingsAYear: number | null };
export type SeatInput = { readonly person: PersonId; readonly group: GroupId; readonly organisation: OrganisationId | null; readonly role: SeatRole };

export const insertOrganisation = (tx: Tx, here: PartnershipId, input: OrganisationInput, today: string): Promise<OrganisationId> =>
  idOf(tx, sql`insert into partnership.organisation (partnership_id, name, sector, kind, from_day) values (${here}, ${input.name}, ${input.sector}, ${input.kind}, ${today}) returning id`);

export const insertPerson = (tx: Tx, here: PartnershipId, input: PersonInput, today: string): Promise<PersonId> =>
  idOf(
    tx,
    sql`insert into partnership.person (partnership_id, name, email, phone, organisation_id, job, from_day)
        values (${here}, ${input.name}, ${input.email}, ${input.phone}, ${input.organisation}, ${input.job}, ${today}) returning id`,
  );

export const insertGroup = (tx: Tx, here: PartnershipId, input: GroupInput, today: string): Promise<GroupId> =>
  idOf(
    tx,
    sql`insert into partnership."group" (partnership_id, name, layer, remit, parent_id, meetings_a_year, from_day)
        values (${here}, ${input.name}, ${input.layer}, ${input.remit}, ${input.parent}, ${input.meetingsAYear}, ${today}) returning id`,
  );

export const insertSeat = (tx: Tx, here: PartnershipId, input: SeatInput, today: string): Promise<SeatId> =>
  idOf(
    tx,
    sql`insert into partnership.seat (partnership_id, person_id, group_id, organisation_id, role, from_day)
        values (${here}, ${input.person}, ${input.group}, ${input.organisation}, ${input.role}, ${today}) returning id`,
  );

/** Each update is refused (false) when somebody else has changed the record since `version`. */
export const updateOrganisation = async (tx: Tx, here: PartnershipId, id: OrganisationId, version: number, input: OrganisationInput): Promise<boolean> =>
  (await run(tx, sql`update partnership.organisation set name = ${input.name}, sector = ${input.sector}, kind = ${input.kind}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and to_day is null`)) === 1;

export const updatePerson = async (tx: Tx, here: PartnershipId, id: PersonId, version: number, input: PersonInput): Promise<boolean> =>
  (await run(
    tx,
    sql`update partnership.person set name = ${input.name}, email = ${input.email}, phone = ${input.phone}, organisation_id = ${input.organisation}, job = ${input.job}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and to_day is null`,
  )) === 1;

export const updateGroup = async (tx: Tx, here: PartnershipId, id: GroupId, version: number, input: GroupInput): Promise<boolean> =>
  (await run(
    tx,
    sql`update partnership."group" set name = ${input.name}, layer = ${input.layer}, remit = ${input.remit}, parent_id = ${input.parent}, meetings_a_year = ${input.meetingsAYear}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and to_day is null`,
  )) === 1;

type Ended = 'organisation' | 'person' | 'group' | 'seat';

/** Ends a record today. Nothing is deleted: who sat where on a past day can still be told. */
export const endRecord = async (tx: Tx, here: PartnershipId, kind: Ended, id: string, version: number, today: string): Promise<boolean> =>
  (await run(tx, sql`update ${sql.table(`partnership.${kind}`)} set to_day = ${today}, version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and to_day is null`)) === 1;

/** Ends the seats that hang on a person or a group that has ended. */
export const endSeatsOf = async (tx: Tx, here: PartnershipId, by: 'person_id' | 'group_id', id: string, today: string): Promise<void> => {
  await run(tx, sql`update partnership.seat set to_day = ${today}, version = version + 1 where partnership_id = ${here} and ${sql.ref(by)} = ${id} and to_day is null`);
};
