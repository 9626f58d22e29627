import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#lib/day.ts';
import type { PartnershipId } from '#lib/id.ts';
import { run, type Tx } from '#platform/db/database.ts';
import type { Planned } from '../core/plan-import.ts';
import type { Group, Organisation, Person, Seat } from '../core/membership-record.ts';
import { widenToSeats } from './belonging-store.ts';

const size = 2_000;

type Kind = 'organisation' | 'person' | 'group' | 'seat';
type Shape = { readonly kind: Kind; readonly columns: readonly (readonly [column: string, field: string, type: string])[] };

const days = [['from_day', 'from', 'date'], ['to_day', 'to', 'date']] as const;
const external = ['external_id', 'externalId', 'text'] as const;

const organisations: Shape = { kind: 'organisation', columns: [['name', 'name', 'text'], ['sector', 'sector', 'text'], ['kind', 'kind', 'text'], ['standing', 'standing', 'text[]'], ['areas', 'areas', 'text[]'], ['identifiers', 'identifiers', 'jsonb'], ...days, external] };
const groups: Shape = { kind: 'group', columns: [['name', 'name', 'text'], ['layer', 'layer', 'text'], ['kind', 'kind', 'text'], ['remit', 'remit', 'text'], ['host_id', 'host', 'uuid'], ['meetings_a_year', 'meetingsAYear', 'integer'], ['decides', 'decides', 'boolean'], ['principals', 'principals', 'boolean'], ...days, external] };
const parents: Shape = { kind: 'group', columns: [['parent_id', 'parent', 'uuid']] };
const people: Shape = { kind: 'person', columns: [['name', 'name', 'text'], ['email', 'email', 'text'], ['phone', 'phone', 'text'], ['job', 'job', 'text'], ['organisation_id', 'organisation', 'uuid'], ['elected', 'elected', 'jsonb'], ['skills', 'skills', 'text[]'], ['inducted_on', 'inductedOn', 'date'], ['rhythm', 'rhythm', 'text'], ...days, external] };
const seats: Shape = { kind: 'seat', columns: [['person_id', 'person', 'uuid'], ['group_id', 'group', 'uuid'], ['organisation_id', 'organisation', 'uuid'], ['role', 'role', 'text'], ['substitute_for', 'substituteFor', 'uuid'], ['authority', 'authority', 'text'], ...days] };

const table = (kind: Kind): RawBuilder<unknown> => sql.table(`partnership.${kind}`);
const names = ({ columns }: Shape): RawBuilder<unknown> => sql.join(columns.map(([column]) => sql.ref(column)));
// The rows of a batch as a table: one parameter, whatever their number.
const rowsOf = ({ columns }: Shape, batch: readonly object[]): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as r(id uuid, version integer, ${sql.join(columns.map(([, field, type]) => sql`${sql.id(field)} ${sql.raw(type)}`))})`;
const fieldsOf = ({ columns }: Shape): RawBuilder<unknown> => sql.join(columns.map(([, field]) => sql`r.${sql.id(field)}`));

const batches = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] => Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));

type Told = (done: number) => void;

const insertAll = async (tx: Tx, here: PartnershipId, shape: Shape, rows: readonly object[], tell: Told): Promise<void> => {
  for (const batch of batches(rows)) {
    await run(tx, sql`insert into ${table(shape.kind)} (partnership_id, id, ${names(shape)}) select ${here}::uuid, r.id, ${fieldsOf(shape)} from ${rowsOf(shape, batch)}`);
    tell(batch.length);
  }
};

/** False when any of the rows has been changed by somebody else since it was read. */
const updateAll = async (tx: Tx, here: PartnershipId, shape: Shape, rows: readonly object[], tell: Told, versioned = true): Promise<boolean> => {
  for (const batch of batches(rows)) {
    const changed = await run(
      tx,
      sql`update ${table(shape.kind)} as t set ${sql.join(shape.columns.map(([column, field]) => sql`${sql.ref(column)} = r.${sql.id(field)}`))} ${versioned ? sql`, version = t.version + 1` : sql``}
          from ${rowsOf(shape, batch)} where t.partnership_id = ${here} and t.id = r.id ${versioned ? sql`and t.version = r.version` : sql``}`,
    );
    if (changed !== batch.length) return false;
    tell(batch.length);
  }
  return true;
};

type Rows = { readonly organisations: readonly Planned<Organisation>[]; readonly groups: readonly Planned<Group>[]; readonly people: readonly Planned<Person>[]; readonly seats: readonly Planned<Seat>[] };

const split = <Row>(rows: readonly Planned<Row>[]): { readonly fresh: readonly Row[]; readonly changed: readonly Row[] } => ({ fresh: rows.filter((one) => one.state === 'new').map((one) => one.row), changed: rows.filter((one) => one.state === 'changed').map((one) => one.row) });

/** How many rows a plan writes. */
export const writesOf = (rows: Rows): number => [rows.organisations, rows.groups, rows.people, rows.seats].flat().filter((one) => one.state !== 'same').length;

const keepBelongings = async (tx: Tx, here: PartnershipId, rows: readonly object[], today: Day): Promise<void> => {
  for (const batch of batches(rows)) {
    await run(
      tx,
      sql`insert into partnership.belonging (partnership_id, person_id, organisation_id, to_day)
          select p.partnership_id, p.id, p.organisation_id, ${today} from partnership.person p join ${rowsOf(people, batch)} on r.id = p.id
          where p.partnership_id = ${here} and p.organisation_id is not null and p.organisation_id is distinct from r.organisation and (p.from_day is null or p.from_day < ${today})
          on conflict do nothing`,
    );
  }
};

/**
 * Writes a plan, a few statements for each thousand rows. False when somebody else changed one of its records meanwhile: roll back then.
 * Changes come before additions, so that a seat that ends makes room for the one that begins.
 */
export const writePlan = async (tx: Tx, here: PartnershipId, rows: Rows, today: Day, tell: Told): Promise<boolean> => {
  const [o, g, p, s] = [split<object>(rows.organisations), split<Group>(rows.groups), split<object>(rows.people), split<object>(rows.seats)];
  if (!(await updateAll(tx, here, organisations, o.changed, tell))) return false;
  await insertAll(tx, here, organisations, o.fresh, tell);
  if (!(await updateAll(tx, here, groups, g.changed, tell))) return false;
  await insertAll(tx, here, groups, g.fresh, tell);
  if (!(await updateAll(tx, here, parents, [...g.changed, ...g.fresh.filter((one) => one.parent !== null)], () => undefined, false))) return false;
  await keepBelongings(tx, here, p.changed, today);
  if (!(await updateAll(tx, here, people, p.changed, tell))) return false;
  await insertAll(tx, here, people, p.fresh, tell);
  if (!(await updateAll(tx, here, seats, s.changed, tell))) return false;
  await insertAll(tx, here, seats, s.fresh, tell);
  await widenToSeats(tx, here);
  return true;
};
