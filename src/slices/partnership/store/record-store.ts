import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { GroupId, OrganisationId, PartnershipId, PersonId, SeatId } from '#lib/id.ts';
import { first, run, type Tx } from '#platform/db/database.ts';
import type { Elected, Layer, SeatRole } from '../core/membership-record.ts';
import { keepBelonging } from './belonging-store.ts';

/** What may be left out stays as it is on a change, and is empty on a new record. */
export type OrganisationInput = {
  readonly name: string;
  readonly sector: string | null;
  readonly kind: string | null;
  readonly standing?: readonly string[] | undefined;
  readonly areas?: readonly string[] | undefined;
  readonly identifiers?: Readonly<Record<string, string>> | undefined;
};
export type PersonInput = {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly organisation: OrganisationId | null;
  readonly job: string | null;
  readonly elected?: Elected | null | undefined;
};
export type GroupInput = {
  readonly name: string;
  readonly layer: Layer;
  readonly remit: string | null;
  readonly parent: GroupId | null;
  readonly meetingsAYear: number | null;
  readonly kind?: string | null | undefined;
  readonly host?: OrganisationId | null | undefined;
  readonly decides?: boolean | undefined;
  readonly principals?: boolean | undefined;
};
export type SeatInput = {
  readonly person: PersonId;
  readonly group: GroupId;
  readonly organisation: OrganisationId | null;
  readonly role: SeatRole;
  readonly substituteFor?: PersonId | null | undefined;
  readonly authority?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
};

type Kind = 'organisation' | 'person' | 'group' | 'seat';
type Column = readonly [string, unknown];

const json = (value: unknown): unknown => (value == null ? value : sql`${JSON.stringify(value)}::jsonb`);

const columnsOf = {
  organisation: (input: OrganisationInput): readonly Column[] => [
    ['name', input.name], ['sector', input.sector], ['kind', input.kind], ['standing', input.standing], ['areas', input.areas], ['identifiers', json(input.identifiers)],
  ],
  person: (input: PersonInput): readonly Column[] => [
    ['name', input.name], ['email', input.email], ['phone', input.phone], ['organisation_id', input.organisation], ['job', input.job], ['elected', json(input.elected)],
  ],
  group: (input: GroupInput): readonly Column[] => [
    ['name', input.name], ['layer', input.layer], ['remit', input.remit], ['parent_id', input.parent], ['meetings_a_year', input.meetingsAYear],
    ['kind', input.kind], ['host_id', input.host], ['decides', input.decides], ['principals', input.principals],
  ],
  seat: (input: SeatInput): readonly Column[] => [
    ['person_id', input.person], ['group_id', input.group], ['organisation_id', input.organisation], ['role', input.role],
    ['substitute_for', input.substituteFor], ['authority', input.authority], ['to_day', input.to],
  ],
};

const given = (columns: readonly Column[]): readonly Column[] => columns.filter(([, value]) => value !== undefined);
const table = (kind: Kind): RawBuilder<unknown> => sql.table(`partnership.${kind}`);

const insert = async <T>(tx: Tx, kind: Kind, here: PartnershipId, columns: readonly Column[], from: string | null): Promise<T> => {
  const all: readonly Column[] = [['partnership_id', here], ...given(columns), ['from_day', from]];
  const made = await first<{ readonly id: T }>(tx, sql`insert into ${table(kind)} (${sql.join(all.map(([name]) => sql.ref(name)))}) values (${sql.join(all.map(([, value]) => value))}) returning id`);
  return (made as { readonly id: T }).id;
};

const update = async (tx: Tx, kind: Kind, here: PartnershipId, id: string, version: number, columns: readonly Column[]): Promise<boolean> =>
  (await run(
    tx,
    sql`update ${table(kind)} set ${sql.join(given(columns).map(([name, value]) => sql`${sql.ref(name)} = ${value}`))}, version = version + 1
        where partnership_id = ${here} and id = ${id} and version = ${version} and partnership.lasts(to_day)`,
  )) === 1;

export const insertOrganisation = (tx: Tx, here: PartnershipId, input: OrganisationInput, today: string): Promise<OrganisationId> => insert(tx, 'organisation', here, columnsOf.organisation(input), today);
export const insertPerson = (tx: Tx, here: PartnershipId, input: PersonInput, today: string): Promise<PersonId> => insert(tx, 'person', here, columnsOf.person(input), today);
export const insertGroup = (tx: Tx, here: PartnershipId, input: GroupInput, today: string): Promise<GroupId> => insert(tx, 'group', here, columnsOf.group(input), today);
export const insertSeat = (tx: Tx, here: PartnershipId, input: SeatInput, today: string): Promise<SeatId> => insert(tx, 'seat', here, columnsOf.seat(input), input.from === undefined ? today : input.from);

/** Each update is refused (false) when somebody else has changed the record since `version`, or it has ended. */
export const updateOrganisation = (tx: Tx, here: PartnershipId, id: OrganisationId, version: number, input: OrganisationInput): Promise<boolean> => update(tx, 'organisation', here, id, version, columnsOf.organisation(input));

/** A new address is given a new chance: that the old one bounced is forgotten. Which organisation it was until today is kept. */
export const updatePerson = async (tx: Tx, here: PartnershipId, id: PersonId, version: number, input: PersonInput, today: Day): Promise<boolean> => {
  await run(tx, sql`update partnership.person set bounced_at = null, bounce_reason = null where partnership_id = ${here} and id = ${id} and version = ${version} and email is distinct from ${input.email}`);
  await keepBelonging(tx, here, id, input.organisation, today);
  return update(tx, 'person', here, id, version, columnsOf.person(input));
};

export const updateGroup = (tx: Tx, here: PartnershipId, id: GroupId, version: number, input: GroupInput): Promise<boolean> => update(tx, 'group', here, id, version, columnsOf.group(input));

export const updateSeat = (tx: Tx, here: PartnershipId, id: SeatId, version: number, input: Pick<SeatInput, 'organisation' | 'authority' | 'substituteFor' | 'role' | 'from'>): Promise<boolean> =>
  update(tx, 'seat', here, id, version, [['organisation_id', input.organisation], ['role', input.role], ['from_day', input.from], ['authority', input.authority], ['substitute_for', input.substituteFor]]);

/** Ends a record on a day. Nothing is deleted: who sat where on a past day can still be told. */
export const endRecord = async (tx: Tx, here: PartnershipId, kind: Kind, id: string, version: number, day: string): Promise<boolean> =>
  (await run(tx, sql`update ${table(kind)} set to_day = greatest(${day}::date, from_day), version = version + 1 where partnership_id = ${here} and id = ${id} and version = ${version} and (to_day is null or to_day > ${day})`)) === 1;

/** Ends the seats that hang on a person or a group that has ended. */
export const endSeatsOf = async (tx: Tx, here: PartnershipId, by: 'person_id' | 'group_id', id: string, day: string): Promise<void> => {
  await run(tx, sql`update partnership.seat set to_day = greatest(${day}::date, from_day), version = version + 1 where partnership_id = ${here} and ${sql.ref(by)} = ${id} and (to_day is null or to_day > ${day})`);
};
